"""The Import wizard: records of the clinic come into the store, checked, with their legal basis, and can go again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.ui.context import AppContext
from app.ui.wizard import Wizard
from app.ui.wizards.import_records.check_step import CheckStep
from app.ui.wizards.import_records.draft import ImportDraft
from app.ui.wizards.import_records.file_step import FileStep
from app.ui.wizards.import_records.map_step import MapStep
from app.ui.wizards.import_records.read_step import ReadStep
from app.ui.wizards.import_records.report_step import ReportStep
from app.ui.wizards.import_records.write_step import WriteStep


class ImportWizard(Wizard):
    """context.navigate("import", path=…) begins with that file; without one it carries on where it was left."""

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self.draft = ImportDraft()
        self.file, self.read = FileStep(context, self.draft), ReadStep(context, self.draft)
        self.map, self.check = MapStep(context, self.draft), CheckStep(context, self.draft)
        self.write, self.report = WriteStep(context, self.draft), ReportStep(context, self.draft)
        super().__init__([self.file, self.read, self.map, self.check, self.write, self.report])
        self.finished.connect(self._done)
        self.report.undone.connect(self._done)

    def open(self, path: str | Path | None = None, **facts: Any) -> None:
        if path is not None:
            self.begin_again()
            self.file.take(Path(path))

    def go_to(self, index: int) -> None:
        """Not back while the import is written, nor from its report: what is done is undone, not gone back from."""
        if index >= self.index or self.step.can_go_back():
            super().go_to(index)

    def begin_again(self) -> None:
        """The next file: nothing of the one before stays."""
        self.draft.forget()
        self.go_to(0)

    def _done(self) -> None:
        batch_id = self.draft.report.batch_id if self.draft.report else ""
        self.begin_again()
        self._context.navigate("data", batch_id=batch_id)
