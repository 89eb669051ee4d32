"""What the tests of the window share: a small real workspace, and the window opened on it without a screen."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app.services.register_patient import PatientDraft, register_patient
from app.services.workspace import Workspace, close_workspace, create_workspace
from app.settings import Settings
from app.ui.context import AppContext
from app.ui.focus_ring import FocusRings
from app.ui.jobs import JobRunner
from app.ui.main_window import MainWindow
from app.ui.shell.frame import Frame
from app.ui.theme import Theme
from app.ui.translation import Translation
from mlpipeline.domain import Sex

CLINIC, USER, PASSPHRASE = "Hospital San José", "ana", "four words are enough"
JOBS_MS = 30_000


@pytest.fixture(autouse=True)
def collector_on_the_window_s_thread() -> Iterator[None]:
    """The test runner has threads of its own: what they collect there, widgets among it, would make Qt abort."""
    gc.disable()
    yield
    gc.collect()
    gc.freeze()  # what outlived a test, the knowledge among it, is not looked through again after the next one


@pytest.fixture(scope="module", autouse=True)
def nothing_is_kept_for_good() -> None:
    """What was held a moment longer than its test, a window perhaps, is collected before the next file of tests."""
    gc.unfreeze()
    gc.collect()


@pytest.fixture(scope="session")
def seen(module_at: Callable[[Path], ModuleType]) -> ModuleType:
    """The detectors of seen.py."""
    return module_at(Path(__file__).with_name("seen.py"))


@pytest.fixture(scope="session")
def home_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The user's folders of the program, for the time of the tests."""
    folder = tmp_path_factory.mktemp("home")
    before = os.environ.get("HOOFBEAT_HOME")
    os.environ["HOOFBEAT_HOME"] = str(folder)
    yield folder
    if before is None:
        del os.environ["HOOFBEAT_HOME"]
    else:
        os.environ["HOOFBEAT_HOME"] = before


@pytest.fixture(scope="session")
def clinic(home_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A real workspace with three patients, shared by all tests of the window: they read, they do not write."""
    folder = tmp_path_factory.mktemp("clinic") / "workspace"
    workspace, _code = create_workspace(folder, CLINIC, USER, "Dr. Ana Restrepo", PASSPHRASE)
    for label, sex, age in (
        ("Luz Marina O.", Sex.FEMALE, 34.0),
        ("Samuel P.", Sex.MALE, 4.0),
        ("Rosa E.", Sex.FEMALE, 61.0),
    ):
        register_patient(workspace, PatientDraft(label, sex, age))
    yield workspace
    close_workspace(workspace)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture(scope="session")
def translation(qapp: QApplication) -> Translation:
    return Translation(qapp, "en")


@pytest.fixture(scope="session")
def focus_ring(qapp: QApplication) -> FocusRings:
    return FocusRings(qapp)


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[JobRunner]:
    runner = JobRunner(qapp)
    yield runner
    runner.shutdown()
    runner.deleteLater()


@pytest.fixture
def context_of(jobs: JobRunner, theme: Theme, translation: Translation) -> Iterator[Callable[[Workspace], AppContext]]:
    """Makes the context of a workspace, in English and light; what a test switched is switched back."""
    settings = Settings(language="en", theme="light")
    yield lambda workspace: AppContext(workspace, jobs, theme, settings, translation)
    theme.set_choice("light")
    translation.set_language("en")


@pytest.fixture
def context(clinic: Workspace, context_of: Callable[[Workspace], AppContext]) -> AppContext:
    return context_of(clinic)


@pytest.fixture
def window(qtbot: QtBot, context: AppContext, focus_ring: FocusRings) -> Iterator[MainWindow]:
    """The window at 1280 × 800 with the clinic open on Home."""
    shown = MainWindow()
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.open_frame(context)
    wait_for_jobs(qtbot, context)
    yield shown
    wait_for_jobs(qtbot, context)
    close_window(shown)


@pytest.fixture
def frame(window: MainWindow) -> Frame:
    assert window.frame is not None
    return window.frame


@pytest.fixture
def settle(qtbot: QtBot, context: AppContext) -> Callable[[], None]:
    """settle(): until every job has ended and what it brought is painted."""
    return lambda: wait_for_jobs(qtbot, context)


def close_window(window: MainWindow) -> None:
    """In the order of the program: the pages, then the window; qtbot would end it before its jobs."""
    window.close_frame()
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wait_for_jobs(qtbot: QtBot, context: AppContext) -> None:
    qtbot.waitUntil(lambda: not context.jobs.is_busy(), timeout=JOBS_MS)
    for _ in range(3):
        QApplication.processEvents()
