"""What every page and wizard is handed: the open workspace, the job runner, the look, and the ways to elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.services.rights import Act, may
from app.services.workspace import Workspace
from app.settings import Settings, save_settings
from app.ui.jobs import Job, JobRunner
from app.ui.models.finding_words import FindingWords
from app.ui.theme import Theme
from app.ui.translation import Translation


class AppContext(QObject):
    """One per open workspace. Lives on the GUI thread.

    Usage in a page:
        job = self.context.jobs.start(self.tr("Freeze a dataset"), partial(_make, self.context.workspace), lane="long")
        job.succeeded.connect(self._on_made)                      # plain signals, always on the GUI thread
        job.failed.connect(partial(show_problem, self))           # app.ui.problems
        self.context.navigate("patients", patient_id="…")         # keys of app.ui.navigation; facts reach Page.open()
        self.context.tell_change("patients")                      # after a write: pages that show it refresh
        self.context.say(self.tr("Saved"))                        # one calm line in the footer, gone after 6 s
        if self.context.may(Act.TRAIN): …                         # hide what this person may not do
    """

    navigated = Signal(str, dict)
    """A page or wizard is asked for: key and facts. The window listens; others call navigate()."""
    changed = Signal(str)
    """Something was written: "patients", "imports", "datasets", "runs", "registry", "diagnoses", "tasks", "users",
    "policies", "benchmarks", "rerankers", "records", "knowledge" or "everything"."""
    said = Signal(str)
    fact_told = Signal(str, object)
    """For the frame of the window: ("patients", 18240), ("knowledge", "HPO 2025-01-16"), ("synthetic", True)."""
    left = Signal(str)
    """This workspace is to be closed: "sign_out", or "example" for the example workspace."""

    def __init__(
        self,
        workspace: Workspace,
        jobs: JobRunner,
        theme: Theme,
        settings: Settings,
        translation: Translation | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.translation = translation or Translation(self, "en")
        self.workspace = workspace
        self.finding_words = FindingWords(workspace, self.translation)
        self.jobs = jobs
        self.theme = theme
        self._settings = settings
        self.running: dict[str, Job] = {}
        """Long jobs that a page wants to find again after it was left, by a key of its own ("training")."""

    @property
    def settings(self) -> Settings:
        return self._settings

    def change_settings(self, **changes: str) -> None:
        """Keep the user's choices: change_settings(theme="dark"). Raises KnownError settings.unwritable."""
        self._settings = replace(self._settings, **changes)
        save_settings(self._settings)

    def navigate(self, key: str, **facts: Any) -> None:
        """Open a page or wizard of app.ui.navigation; `facts` are handed to its open()."""
        self.navigated.emit(key, facts)

    def tell_change(self, what: str = "everything") -> None:
        if what in ("knowledge", "everything"):
            self.finding_words.forget()
        self.changed.emit(what)

    def say(self, text: str) -> None:
        """A line for the footer: done, saved, copied. What went wrong goes to show_problem instead."""
        self.said.emit(text)

    def leave(self, wanted: str = "sign_out") -> None:
        """Close this workspace for the sign-in, or for the example ("example")."""
        self.left.emit(wanted)

    def tell_fact(self, name: str, value: object) -> None:
        """For header and footer: see fact_told."""
        self.fact_told.emit(name, value)

    def may(self, act: Act) -> bool:
        """Whether a role of the signed-in user allows the act (the service checks again)."""
        return may(self.workspace.user.roles, act)
