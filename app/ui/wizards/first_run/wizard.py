"""The wizard of the first run."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.services.workspace import close_workspace
from app.ui.jobs import JobRunner
from app.ui.translation import Translation
from app.ui.wizard import Wizard
from app.ui.wizards.first_run.clinic_steps import ClinicStep, LanguageStep
from app.ui.wizards.first_run.draft import Draft
from app.ui.wizards.first_run.person_steps import CodeStep, PersonStep


class FirstRun(Wizard):
    """Signals: `created(workspace)` at the end, `example_wanted` when the example is chosen instead."""

    created = Signal(object)
    example_wanted = Signal()

    def __init__(self, jobs: JobRunner, translation: Translation) -> None:
        self.draft = Draft(language=translation.language)
        super().__init__(
            [
                LanguageStep(self.draft, translation),
                ClinicStep(self.draft),
                PersonStep(self.draft, jobs, self.set_busy),
                CodeStep(self.draft),
            ]
        )
        self.finished.connect(lambda: self.created.emit(self.draft.workspace))
        first = self.steps[0]
        if isinstance(first, LanguageStep):
            first.example.clicked.connect(self.example_wanted)

    def give_up(self) -> None:
        """The window closes before the end: let go of what was made."""
        if self.draft.workspace is not None:
            close_workspace(self.draft.workspace)
