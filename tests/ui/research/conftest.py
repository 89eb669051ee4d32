"""A small real clinic for the research pages: SYNTHETIC patients, a dataset, two runs; each test has its own copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.import_cases import ImportRequest, import_cases
from app.services.make_dataset import make_dataset
from app.services.manage_users import add_user
from app.services.rights import Role
from app.services.set_policy import set_requirements
from app.services.train_models import TrainingRequest, train_models
from app.services.workspace import Workspace, close_workspace, create_workspace, open_workspace
from app.ui.context import AppContext
from app.ui.focus_ring import FocusRings
from app.ui.main_window import MainWindow
from app.ui.pages.experiments import ExperimentsPage
from app.ui.shell.frame import Frame
from mlpipeline.examples import examples_as_phenopackets, generate_examples
from mlpipeline.requirements import Requirement, Requirements

USER, PASSPHRASE = "ana", "four words are enough"
APPROVER, APPROVER_PASSPHRASE = "mejia", "another four words here"
PATIENTS = 300
JOBS_MS = 180_000
"""A training takes its time."""


@pytest.fixture(scope="session")
def research_template(home_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed workspace with one dataset, runs of two quick families, and requirements that every model meets; Ana,
    who trained, and Mejía, who approves. examples.zip beside it is what was imported."""
    folder = tmp_path_factory.mktemp("research") / "workspace"
    workspace, _code = create_workspace(folder, "Hospital San José", USER, "Dr. Ana Restrepo", PASSPHRASE)
    add_user(workspace, APPROVER, "Dr. Julián Mejía", [Role.APPROVER, Role.CLINICIAN], APPROVER_PASSPHRASE)
    set_requirements(workspace, Requirements("test", (Requirement("accuracy", minimum=0.05),)), "for the tests")
    records = folder.parent / "examples.zip"
    records.write_bytes(examples_as_phenopackets(generate_examples(workspace.knowledge, PATIENTS, seed=7)))
    import_cases(workspace, ImportRequest(records, legal_basis="synthetic", synthetic=True))
    dataset = make_dataset(workspace)
    train_models(workspace, TrainingRequest(dataset.dataset_id, ("prior", "logistic_regression")))
    close_workspace(workspace)
    return folder


@pytest.fixture
def research_clinic(research_template: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A copy that a test may change, opened by Ana."""
    folder = tmp_path / "workspace"
    shutil.copytree(research_template, folder)
    workspace = open_workspace(folder, USER, PASSPHRASE, exclusive=True)
    yield workspace
    close_workspace(workspace)


@pytest.fixture
def research_context(research_clinic: Workspace, context_of: Callable[[Workspace], AppContext]) -> AppContext:
    return context_of(research_clinic)


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[AppContext, int], None]:
    """settled(context, ms): every job has ended, also those that its end began, and what they brought is painted."""

    def wait(context: AppContext, patience_ms: int) -> None:
        for _ in range(3):
            qtbot.waitUntil(lambda: not context.jobs.is_busy(), timeout=patience_ms)
            QApplication.processEvents()

    return wait


@pytest.fixture
def research_settle(research_context: AppContext, settled: Callable[[AppContext, int], None]) -> Callable[[], None]:
    return lambda: settled(research_context, JOBS_MS)


@pytest.fixture
def research_frame(
    research_context: AppContext, research_settle: Callable[[], None], focus_ring: FocusRings
) -> Iterator[Frame]:
    """The frame of the window at 1280 × 800 with the research clinic open."""
    with opened_frame(research_context, research_settle) as frame:
        yield frame


@contextmanager
def opened_frame(context: AppContext, settle: Callable[[], None]) -> Iterator[Frame]:
    """Of a window of its own, which is ended after its jobs."""
    window = MainWindow()
    window.show()
    frame = window.open_frame(context)
    settle()
    yield frame
    settle()
    window.close_frame()
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def lab(home_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A workspace without a record, for what is measured on files."""
    workspace, _ = create_workspace(tmp_path / "lab", "Hospital San José", "ana", "Dr. Ana Restrepo", "four words here")
    yield workspace
    close_workspace(workspace)


@pytest.fixture
def lab_context(lab: Workspace, context_of: Callable[[Workspace], AppContext]) -> AppContext:
    return context_of(lab)


@pytest.fixture
def lab_settle(lab_context: AppContext, settled: Callable[[AppContext, int], None]) -> Callable[[], None]:
    return lambda: settled(lab_context, JOBS_MS)


@pytest.fixture
def lab_frame(lab_context: AppContext, lab_settle: Callable[[], None], focus_ring: FocusRings) -> Iterator[Frame]:
    with opened_frame(lab_context, lab_settle) as frame:
        yield frame


@pytest.fixture
def page(lab_frame: Frame, lab_settle: Callable[[], None]) -> ExperimentsPage:
    lab_frame.go("experiments")
    lab_settle()
    shown = lab_frame.pages["experiments"]
    assert isinstance(shown, ExperimentsPage)
    return shown


@pytest.fixture(scope="session")
def reports(module_at: Callable[[Path], ModuleType]) -> ModuleType:
    """Made-up reports of the three benchmarks and of a reranker: made_up_reports.py."""
    return module_at(Path(__file__).with_name("made_up_reports.py"))
