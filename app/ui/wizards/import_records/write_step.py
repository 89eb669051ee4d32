"""Step 5: what goes where, and on which legal basis; then everything is written, or nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QGridLayout, QProgressBar, QVBoxLayout

from app.services.import_cases import LEGAL_BASES, ImportReport, ImportRequest, import_cases
from app.ui.context import AppContext
from app.ui.jobs import Job
from app.ui.models.batch_rows import basis_words
from app.ui.models.run_words import size_words
from app.ui.problems import show_problem
from app.ui.theme import BETWEEN, INSIDE
from app.ui.translation import fill, whole
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.synthetic_badge import SyntheticBadge
from app.ui.widgets.text import FieldLabel, Text
from app.ui.wizard import WizardStep
from app.ui.wizards.import_records.draft import ImportDraft
from app.ui.words import stage_words

PLACES = ("cases", "file", "refused", "trace")


class WriteStep(WizardStep):
    """[Import] writes; while it runs it can be cancelled, after which nothing is left."""

    def __init__(self, context: AppContext, draft: ImportDraft) -> None:
        super().__init__()
        self._context, self._draft = context, draft
        self._job: Job | None = None
        self.basis = QComboBox()
        self.basis.activated.connect(self._basis_chosen)
        self._basis_label = FieldLabel("", self.basis, role="heading")
        self._basis_hint, self._badge = Text(role="muted", wrap=True), SyntheticBadge()
        self._where = Card()
        self._what = {name: Text(role="heading") for name in PLACES}
        self._place = {name: Text(role="muted", wrap=True) for name in PLACES}
        self._running = Card()
        self._stage, self._bar, self.cancel = Text(), QProgressBar(), Button()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self.cancel.clicked.connect(self._cancel)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(BETWEEN)
        grid.setVerticalSpacing(INSIDE)
        for row, name in enumerate(PLACES):
            grid.addWidget(self._what[name], row, 0)
            grid.addWidget(self._place[name], row, 1)
        grid.setColumnStretch(1, 1)
        self._where.add(grid)
        basis = Card()
        basis.add(self._basis_label)
        basis.add(self.basis)
        basis.add(self._basis_hint)
        basis.add(self._badge)
        for widget in (self._stage, self._bar, self.cancel):
            self._running.add(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(self._where)
        column.addWidget(basis)
        column.addWidget(self._running)
        column.addStretch(1)

    def name(self) -> str:
        return self.tr("Write")

    def title(self) -> str:
        return self.tr("What goes where?")

    def subtitle(self) -> str:
        return self.tr("All of it is written, or nothing. It can be undone as long as no diagnosis stands on it.")

    def primary_text(self) -> str:
        return self.tr("Import")

    def reason(self) -> str:
        if self._job is not None:
            return self.tr("Importing…")
        return "" if self._draft.legal_basis else self.tr("Choose the legal basis first.")

    def can_go_back(self) -> bool:
        return self._job is None

    def retranslate(self) -> None:
        self._basis_label.rename(self.tr("Legal basis"))
        self._basis_hint.setText(
            self.tr("It decides what may be done with these records; it is kept with the import for good.")
        )
        now = self._draft.legal_basis
        self.basis.clear()
        self.basis.addItem(self.tr("Choose…"), "")
        for basis in LEGAL_BASES:
            self.basis.addItem(basis_words(basis), basis)
        self.basis.setCurrentIndex(max(0, self.basis.findData(now)))
        self.cancel.setText(self.tr("Cancel the import"))
        self._bar.setAccessibleName(self.tr("Import"))
        self._running.set_title(self.tr("Importing"))
        self._show()

    def enter(self) -> None:
        self.basis.setCurrentIndex(max(0, self.basis.findData(self._draft.legal_basis)))
        self._show()
        self.basis.setFocus()

    def proceed(self, go_on: Callable[[], None]) -> None:
        draft = self._draft
        if draft.path is None or draft.preview is None or self._job is not None:
            return
        request = ImportRequest(draft.path, draft.preview.format, draft.profile, draft.legal_basis)
        workspace = self._context.workspace
        job = self._context.jobs.start(
            self.tr("Import records"), lambda progress: import_cases(workspace, request, progress), lane="long"
        )
        self._job = job
        self._bar.setValue(0)
        job.progressed.connect(self._progressed)
        job.succeeded.connect(lambda report: self._written(report, go_on))
        job.failed.connect(self._failed)
        job.finished.connect(self._finished)
        self._show()

    def _written(self, report: ImportReport, go_on: Callable[[], None]) -> None:
        self._draft.report = report
        self._job = None
        self._context.tell_change("imports")
        self._context.tell_change("patients")
        go_on()

    def _failed(self, error: BaseException) -> None:
        show_problem(self, error)

    def _finished(self) -> None:
        self._job = None
        self._show()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.cancel.setEnabled(False)

    def _progressed(self, fraction: float, stage: str) -> None:
        self._bar.setValue(int(1000 * fraction))
        self._stage.setText(stage_words(stage))

    def _basis_chosen(self, index: int) -> None:
        self._draft.legal_basis = str(self.basis.itemData(index))
        self._show()

    def _show(self) -> None:
        check, preview = self._draft.check, self._draft.preview
        if check is not None and preview is not None:
            words = {
                "cases": (
                    fill(self.tr("Cases: %1, patients: %2"), whole(check.cases), whole(check.patients)),
                    self.tr("into the encrypted store"),
                ),
                "file": (
                    fill(self.tr("The file as it is, %1"), size_words(preview.size)),
                    self.tr("sealed into the lake, as proof of what came in"),
                ),
                "refused": (
                    fill(self.tr("Refused rows: %1"), whole(check.refused_rows)),
                    self.tr("listed with the import by line and reason, never by value"),
                ),
                "trace": (self.tr("One event"), self.tr("into the audit trail: who, when, which file, which basis")),
            }
            for name, (what, where) in words.items():
                self._what[name].setText(what)
                self._place[name].setText(where)
        synthetic = self._draft.legal_basis == "synthetic" or self._context.workspace.is_demo
        self._badge.setVisible(synthetic)
        self._running.setVisible(self._job is not None)
        self.cancel.setEnabled(self._job is not None)
        self.basis.setEnabled(self._job is None)
        self.changed.emit()
