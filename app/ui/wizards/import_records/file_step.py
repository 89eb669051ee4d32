"""Step 1: the file, its size and its hash."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QProgressBar, QVBoxLayout

from app.services.import_cases import ImportPreview, preview_import
from app.ui.context import AppContext
from app.ui.models.run_words import size_words
from app.ui.problems import show_problem
from app.ui.theme import BETWEEN
from app.ui.widgets.card import Card
from app.ui.widgets.synthetic_badge import SyntheticBadge
from app.ui.widgets.text import Text
from app.ui.wizard import WizardStep
from app.ui.wizards.import_records.draft import CSV, ImportDraft
from app.ui.wizards.import_records.drop_zone import DropZone

FACTS = ("name", "size", "format", "sha256")


class FileStep(WizardStep):
    """take(path) is what dropping or browsing does."""

    def __init__(self, context: AppContext, draft: ImportDraft) -> None:
        super().__init__()
        self._context, self._draft = context, draft
        self._reading: Path | None = None
        self.zone = DropZone()
        self.zone.chosen.connect(self.take)
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._card = Card()
        self._names = {name: Text(role="muted") for name in FACTS}
        self._values = {name: Text(wrap=name in ("name", "sha256")) for name in FACTS}
        self._badge, self._is_demo = SyntheticBadge(), Text(role="muted", wrap=True)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(BETWEEN)
        grid.setVerticalSpacing(8)
        for row, name in enumerate(FACTS):
            grid.addWidget(self._names[name], row, 0)
            grid.addWidget(self._values[name], row, 1)
        grid.setColumnStretch(1, 1)
        self._card.add(grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(self._badge)
        column.addWidget(self._is_demo)
        column.addWidget(self.zone)
        column.addWidget(self._bar)
        column.addWidget(self._card)
        column.addStretch(1)
        self._badge.setVisible(self._context.workspace.is_demo)
        self._is_demo.setVisible(self._context.workspace.is_demo)

    def name(self) -> str:
        return self.tr("File")

    def title(self) -> str:
        return self.tr("Which records come in?")

    def subtitle(self) -> str:
        return self.tr("The file is only read; nothing is written before the last step.")

    def reason(self) -> str:
        if self._reading is not None:
            return self.tr("Reading the first rows…")
        return "" if self._draft.preview else self.tr("Choose a file first.")

    def retranslate(self) -> None:
        words = {
            "name": self.tr("File"),
            "size": self.tr("Size"),
            "format": self.tr("Format"),
            "sha256": self.tr("SHA-256"),
        }
        for name, text in words.items():
            self._names[name].setText(text)
        self._bar.setAccessibleName(self.tr("Reading the first rows"))
        self._is_demo.setText(self.tr("This is the example workspace: whatever comes in is marked SYNTHETIC."))
        self.zone.retranslate()
        self._show()

    def enter(self) -> None:
        self._show()
        if not self._draft.preview:
            self.zone.browse.setFocus()

    def take(self, path: Path) -> None:
        """Look at the file; the answer is the draft's preview."""
        self._reading = path
        workspace = self._context.workspace
        job = self._context.jobs.start(
            self.tr("Look at a file"), lambda progress: (path, preview_import(workspace, path, progress)), lane="quick"
        )
        job.progressed.connect(lambda fraction, stage: self._bar.setValue(int(1000 * fraction)))
        job.succeeded.connect(self._seen)
        job.failed.connect(partial(self._failed, path))
        self._bar.setValue(0)
        self._show()

    def _seen(self, answer: tuple[Path, ImportPreview]) -> None:
        path, preview = answer
        if path != self._reading:
            return  # another file was chosen meanwhile
        self._reading = None
        self._draft.take_file(path, preview)
        self._show()

    def _failed(self, path: Path, error: BaseException) -> None:
        if path == self._reading:
            self._reading = None
        self._show()
        show_problem(self, error)

    def _show(self) -> None:
        preview, path = self._draft.preview, self._draft.path
        self._bar.setVisible(self._reading is not None)
        self._card.setVisible(preview is not None and self._reading is None)
        if preview is not None and path is not None:
            kind = self.tr("Table (CSV)") if preview.format == CSV else self.tr("Phenopackets")
            shown = {"name": path.name, "size": size_words(preview.size), "format": kind, "sha256": preview.sha256}
            for name, text in shown.items():
                self._values[name].setText(text)
        self.changed.emit()
