"""Step 1: the dataset version to learn from, or a new one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout

from app.services.browse import DatasetView, datasets
from app.services.make_dataset import make_dataset
from app.services.rights import Act
from app.ui.context import AppContext
from app.ui.jobs import Job
from app.ui.models.dataset_rows import dataset_columns, dataset_name, parts_figures
from app.ui.models.run_rows import tighten
from app.ui.problems import show_problem
from app.ui.theme import BETWEEN
from app.ui.translation import whole
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.synthetic_badge import SyntheticBadge
from app.ui.widgets.table import RecordsModel, Table
from app.ui.widgets.text import Text
from app.ui.wizard import WizardStep
from app.ui.wizards.train.draft import TrainingDraft

SHOWN = 6
PARTS = ("learn", "choose", "locked")


class DataStep(WizardStep):
    """The newest version is chosen already."""

    def __init__(self, context: AppContext, draft: TrainingDraft) -> None:
        super().__init__()
        self._context, self._draft = context, draft
        self._freezing: Job | None = None
        self._is_read = False
        self.rows: RecordsModel[DatasetView] = RecordsModel(self)
        self.table = Table()
        self.table.setModel(self.rows)
        self.table.grow_with_rows(SHOWN)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self._versions, self._parts = Card(flush=True), Card()
        self._nothing, self.freeze, self._bar = Text(role="muted", wrap=True), Button(), QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self.freeze.clicked.connect(self.freeze_dataset)
        self._badge = SyntheticBadge()
        self._shares = {name: Text(role="figure") for name in PARTS}
        self._names = {name: Text(role="heading") for name in PARTS}
        self._uses = {name: Text(role="muted", wrap=True) for name in PARTS}
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        self._versions.add(self.table)
        grid = QGridLayout()
        grid.setHorizontalSpacing(BETWEEN)
        for place, name in enumerate(PARTS):
            for row, labels in enumerate((self._shares, self._names, self._uses)):
                grid.addWidget(labels[name], row, place)
            grid.setColumnStretch(place, 1)
        self._parts.add(grid)
        row = QHBoxLayout()
        row.setSpacing(BETWEEN)
        row.addWidget(self.freeze)
        row.addWidget(self._bar, 1)
        row.addWidget(self._badge)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(self._nothing)
        column.addWidget(self._versions)
        column.addLayout(row)
        column.addWidget(self._parts)
        column.addStretch(1)

    def name(self) -> str:
        return self.tr("Data")

    def title(self) -> str:
        return self.tr("Learn from which records?")

    def subtitle(self) -> str:
        return self.tr("A frozen dataset version: the same rows and parts for every model, now and later.")

    def reason(self) -> str:
        if self._freezing is not None:
            return self.tr("Freezing…")
        return "" if self._draft.dataset else self.tr("Choose a dataset version, or freeze one.")

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Dataset versions"))
        self.freeze.setText(self.tr("Freeze a new version"))
        self._nothing.setText(self.tr("No dataset version yet: freeze one of the records that may be learned from."))
        words = {
            "learn": (self.tr("70 % to learn"), self.tr("The models see only these.")),
            "choose": (self.tr("20 % to choose"), self.tr("Compared on these: half to select, half to calibrate.")),
            "locked": (self.tr("10 % locked"), self.tr("Opened, numbered, only for an approval.")),
        }
        for name, (share, use) in words.items():
            self._names[name].setText(share)
            self._uses[name].setText(use)
        self._parts.set_title(self.tr("Parts"), self.tr("by patient, for good"))
        self._bar.setAccessibleName(self.tr("Freezing"))
        self.rows.set_columns(dataset_columns())
        self.table.fit_columns(160)
        tighten(self.table)
        self._show()

    def enter(self) -> None:
        self._read()

    def freeze_dataset(self) -> None:
        """A new version of everything that may be learned from now."""
        if self._freezing is not None:
            return
        workspace = self._context.workspace
        job = self._context.jobs.start(
            self.tr("Freeze a dataset version"), lambda progress: make_dataset(workspace, progress=progress)
        )
        self._freezing = job
        self._bar.setValue(0)
        job.progressed.connect(lambda fraction, stage: self._bar.setValue(int(1000 * fraction)))
        job.succeeded.connect(self._frozen)
        job.failed.connect(partial(show_problem, self))
        job.finished.connect(self._freezing_ended)
        self._show()

    def _frozen(self, dataset: DatasetView) -> None:
        self._draft.wanted_dataset = dataset.dataset_id
        self._context.tell_change("datasets")

    def _freezing_ended(self) -> None:
        self._freezing = None
        self._read()

    def _read(self) -> None:
        workspace = self._context.workspace
        job = self._context.jobs.start(self.tr("Dataset versions"), lambda progress: datasets(workspace), lane="quick")
        job.succeeded.connect(self._show_versions)
        job.failed.connect(partial(show_problem, self))

    def _show_versions(self, found: tuple[DatasetView, ...]) -> None:
        wanted = self._draft.wanted_dataset or (self._draft.dataset.dataset_id if self._draft.dataset else "")
        self._draft.wanted_dataset = ""
        self._is_read = True
        self.rows.set_records(found)
        self.table.fit_columns(160)
        tighten(self.table)
        ids = [each.dataset_id for each in found]
        self._draft.dataset = None
        if ids:
            self.table.selectRow(ids.index(wanted) if wanted in ids else 0)
            self._chosen()
        self._show()

    def _chosen(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < self.rows.rowCount():
            self._draft.dataset = self.rows.record(row)
        self._show()

    def _show(self) -> None:
        dataset, has_versions = self._draft.dataset, self.rows.rowCount() > 0
        self._nothing.setVisible(self._is_read and not has_versions)
        self._versions.setVisible(has_versions)
        self._bar.setVisible(self._freezing is not None)
        self.freeze.setEnabled(self._freezing is None)
        self.freeze.setVisible(self._context.may(Act.MAKE_DATASET))
        self._parts.setVisible(dataset is not None)
        self._badge.setVisible(dataset is not None and dataset.synthetic)
        if dataset is not None:
            for name, rows in zip(PARTS, parts_figures(dataset), strict=True):
                self._shares[name].setText(whole(rows))
            self._parts.set_title(dataset_name(dataset), self.tr("parts by patient, for good"))
        self.changed.emit()
