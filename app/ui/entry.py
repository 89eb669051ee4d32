"""The way into a workspace: the example, signing in, or the first run; and out again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.paths import demo_folder
from app.services.demo import DEMO_PASSPHRASE, DEMO_USER, ensure_demo_workspace
from app.services.workspace import Workspace, close_workspace, is_workspace, open_with_recovery, open_workspace
from app.settings import Settings, save_settings
from app.ui.context import AppContext
from app.ui.dialogs.opening import Opening
from app.ui.dialogs.sign_in import SignIn
from app.ui.jobs import JobRunner
from app.ui.main_window import MainWindow
from app.ui.problems import show_problem
from app.ui.theme import Theme
from app.ui.translation import Translation
from app.ui.wizards.first_run.wizard import FirstRun
from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress

WAIT_MS = 100
"""Between looks whether the last job has ended."""


class Entry(QObject):
    """entry.begin(demo, folder): shows what is needed in the window and opens its frame. Signals `opened(frame)`,
    `failed(error)`."""

    opened = Signal(object)
    failed = Signal(object)

    def __init__(
        self, window: MainWindow, jobs: JobRunner, theme: Theme, translation: Translation, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window, self._jobs, self._theme, self._translation = window, jobs, theme, translation
        self._settings = settings
        self._first_run: FirstRun | None = None
        self._context: AppContext | None = None
        self.workspace: Workspace | None = None

    def begin(self, demo: bool, folder: Path | None) -> None:
        """The example, the given folder, the last one, or the first run: whatever comes first."""
        if demo:
            self.open_example()
            return
        last = Path(self._settings.last_workspace) if self._settings.last_workspace else None
        wanted = folder or last
        if wanted is not None and (folder is not None or is_workspace(wanted)):
            self.ask_passphrase(wanted)
        else:
            self.make_new()

    def open_example(self) -> None:
        """Makes it where there is none, with a bar; then opens it with its public passphrase."""
        self._leave()
        job = self._jobs.start(self.tr("Example workspace"), _open_example)
        title = self.tr("Opening the example clinic")
        self._window.show_alone(Opening(job, title, self.tr("The first time, its made-up patients are written.")))
        job.succeeded.connect(self._on_opened)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self.make_new)

    def ask_passphrase(self, folder: Path) -> None:
        self._leave()
        page = SignIn(folder)
        page.asked.connect(partial(self._sign_in, page, folder))
        page.elsewhere.connect(lambda chosen: self.ask_passphrase(Path(chosen)))
        page.new_wanted.connect(self.make_new)
        page.example_wanted.connect(self.open_example)
        self._window.show_alone(page)

    def make_new(self) -> None:
        self._leave()
        wizard = FirstRun(self._jobs, self._translation)
        self._first_run = wizard
        wizard.created.connect(self._on_created)
        wizard.example_wanted.connect(self.open_example)
        self._window.show_alone(wizard)
        wizard.refresh()

    def close(self) -> None:
        """Let go of the workspace: its lock, its store; a backup is made where something changed."""
        self._leave()
        if self._context is not None:
            self._settings = self._context.settings  # what was changed inside holds for the next workspace, too
            self._context.deleteLater()
            self._context = None
        if self.workspace is not None:
            close_workspace(self.workspace)
            self.workspace = None

    def _on_left(self, wanted: str) -> None:
        """Queued: the page whose button was pressed must have returned before it is deleted."""
        if self._jobs.is_busy():
            QTimer.singleShot(WAIT_MS, partial(self._on_left, wanted))
            return
        folder = self.workspace.folder if self.workspace is not None else None
        self._window.close_frame()
        self.close()
        if wanted == "example" or folder is None:
            self.open_example()
        else:
            self.ask_passphrase(folder)

    def _leave(self) -> None:
        if self._first_run is not None:
            self._first_run.give_up()
            self._first_run = None

    def _sign_in(self, page: SignIn, folder: Path, name: str, passphrase: str, code: str) -> None:
        page.set_busy(True)
        job = self._jobs.start(self.tr("Sign in"), partial(_signed_in, folder, name, passphrase, code), lane="quick")
        job.succeeded.connect(self._on_opened)
        job.failed.connect(page.show_trouble)

    def _on_created(self, workspace: Workspace) -> None:
        if self._first_run is not None:
            self._first_run.draft.workspace = None  # it is the window's now
            self._settings = replace(self._settings, language=self._first_run.draft.language)
        self._on_opened(workspace)

    def _on_opened(self, workspace: Workspace) -> None:
        self._first_run = None
        self.workspace = workspace
        unsaved: KnownError | None = None
        if not workspace.is_demo:
            self._settings = replace(self._settings, last_workspace=str(workspace.folder))
            try:
                save_settings(self._settings)
            except KnownError as error:
                unsaved = error
        context = AppContext(workspace, self._jobs, self._theme, self._settings, self._translation, self)
        self._context = context
        context.left.connect(self._on_left, Qt.ConnectionType.QueuedConnection)
        frame = self._window.open_frame(context)
        if unsaved is not None:
            show_problem(frame, unsaved)
        self.opened.emit(frame)

    def _on_failed(self, error: BaseException) -> None:
        self.make_new()
        show_problem(self._window, error)
        self.failed.emit(error)


def _open_example(progress: Progress) -> Workspace:
    folder = demo_folder()
    ensure_demo_workspace(folder, progress=progress.part(0.0, 0.95))
    return open_workspace(folder, DEMO_USER, DEMO_PASSPHRASE, exclusive=True)


def _signed_in(folder: Path, name: str, passphrase: str, code: str, progress: Progress) -> Workspace:
    progress(0.0, "workspace.open")
    if code:
        return open_with_recovery(folder, code, name, passphrase)
    return open_workspace(folder, name, passphrase, exclusive=True)
