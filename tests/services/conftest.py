"""A clinic for the tests: people, SYNTHETIC patients, an approved model; built once, copied for each test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from app.paths import HOME_VARIABLE
from app.services import browse
from app.services.activate_model import activate_model
from app.services.approve_model import DecisionRequest, decide, open_evidence
from app.services.capture_consent import ConsentRequest, ConsentView, capture_consent
from app.services.import_cases import ImportRequest, import_cases
from app.services.make_dataset import make_dataset
from app.services.manage_users import add_user
from app.services.rights import Role
from app.services.set_policy import set_requirements
from app.services.train_models import TrainingRequest, train_models
from app.services.workspace import Workspace, close_workspace, create_workspace, open_workspace
from db import audit, benchmarks, cases, datasets, imports, patients, predictions, registry, rerankers, runs
from mlpipeline.domain import Case
from mlpipeline.examples import examples_as_phenopackets, generate_examples
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.requirements import Requirement, Requirements

REPOSITORY = Path(__file__).resolve().parents[2]
ANA, MEJIA = "ana", "mejia"
PASSPHRASES = {ANA: "passphrase of ana", MEJIA: "passphrase of mejia"}
PATIENTS = 300
FAMILIES = ("prior", "logistic_regression")
MODEST = Requirements("test", (Requirement("accuracy", minimum=0.2), Requirement("mse", maximum=1.5)))
"""What any fitted model reaches: these tests are about the way, not about the figures."""


def make_clinic(folder: Path) -> Workspace:
    """Ana may do everything but sign; Mejía signs."""
    roles = frozenset(Role) - {Role.APPROVER}
    workspace, _ = create_workspace(folder, "Test clinic", ANA, "Dr. Ana", PASSPHRASES[ANA], roles)
    add_user(workspace, MEJIA, "Dr. Mejía", {Role.APPROVER, Role.CLINICIAN}, PASSPHRASES[MEJIA])
    return workspace


def sign_modest_requirements(folder: Path) -> None:
    workspace = open_workspace(folder, MEJIA, PASSPHRASES[MEJIA], exclusive=False)
    set_requirements(workspace, MODEST, "for the tests")
    close_workspace(workspace)


def approve_newest(workspace: Workspace, run_id: str) -> int:
    """The number of the new version."""
    evidence = open_evidence(workspace, run_id)
    request = DecisionRequest(run_id, "approve", MEJIA, PASSPHRASES[MEJIA], "meets what was asked", evidence.opening)
    version = decide(workspace, request)
    assert not isinstance(version, tuple)
    return version.number


@pytest.fixture(scope="session", autouse=True)
def home_of_the_tests() -> Iterator[Path]:
    """The user's folders of these tests; the knowledge built there is kept between runs."""
    home = REPOSITORY / "build" / "test-home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(home))
        yield home


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all processes of a test run."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture(scope="session")
def examples_file(shared_folder: Path, knowledge: Knowledge) -> Path:
    path = shared_folder / "examples-SYNTHETIC.zip"
    with FileLock(f"{path}.lock"):
        if not path.exists():
            path.write_bytes(examples_as_phenopackets(generate_examples(knowledge, PATIENTS, 11)))
    return path


class Stages:
    """Closed workspaces, each built when first asked for, once a test run, from the one before:
    "empty" (people), "imported" (patients), "trained" (version 1 in production)."""

    def __init__(self, folder: Path, examples: Path) -> None:
        self._folder, self._examples = folder, examples

    def __getitem__(self, name: str) -> Path:
        folder, ready = self._folder / f"clinic-{name}", self._folder / f"{name}.ready"
        with FileLock(self._folder / f"{name}.lock"):
            if not ready.exists():
                {"empty": self._empty, "imported": self._imported, "trained": self._trained}[name](folder)
                ready.touch()
        return folder

    def _empty(self, folder: Path) -> None:
        close_workspace(make_clinic(folder))
        sign_modest_requirements(folder)

    def _imported(self, folder: Path) -> None:
        shutil.copytree(self["empty"], folder)
        workspace = open_workspace(folder, ANA, PASSPHRASES[ANA], exclusive=True)
        import_cases(workspace, ImportRequest(self._examples, "phenopackets", None, "synthetic", True))
        close_workspace(workspace)

    def _trained(self, folder: Path) -> None:
        shutil.copytree(self["imported"], folder)
        workspace = open_workspace(folder, ANA, PASSPHRASES[ANA], exclusive=True)
        dataset = make_dataset(workspace, "test")
        report = train_models(workspace, TrainingRequest(dataset.dataset_id, FAMILIES))
        activate_model(workspace, approve_newest(workspace, report.runs[0].run_id), "first")
        close_workspace(workspace)


@pytest.fixture(scope="session")
def stages(shared_folder: Path, examples_file: Path) -> Stages:
    return Stages(shared_folder, examples_file)


class Clinic:
    """What a test asks for: copies of the stages, opened, and short ways to what is not its subject."""

    ana, mejia, passphrases, families, modest = ANA, MEJIA, PASSPHRASES, FAMILIES, MODEST

    def __init__(self, stages: Stages, folder: Path, examples: Path) -> None:
        self._stages, self._folder, self.examples = stages, folder, examples
        self._open: list[Workspace] = []

    def folder(self, stage: str) -> Path:
        """A copy of a stage, closed."""
        copy = self._folder / f"clinic-{len(list(self._folder.glob('clinic-*')))}"
        shutil.copytree(self._stages[stage], copy)
        return copy

    def open(self, stage: str, user: str = ANA, exclusive: bool = True) -> Workspace:
        return self.open_folder(self.folder(stage), user, exclusive)

    def open_folder(self, folder: Path, user: str = ANA, exclusive: bool = True) -> Workspace:
        workspace = open_workspace(folder, user, PASSPHRASES[user], exclusive)
        self._open.append(workspace)
        return workspace

    def close_all(self) -> None:
        for workspace in self._open:
            close_workspace(workspace)

    def approve(self, workspace: Workspace, run_id: str) -> int:
        return approve_newest(workspace, run_id)

    def some_patient(self, workspace: Workspace, place: int = 0) -> tuple[str, Case]:
        """The id of a patient, and the case without what is to be found out."""
        row = browse.patients(workspace, size=place + 1).rows[place]
        case = browse.patient(workspace, row.patient_id).cases[0][1]
        return row.patient_id, replace(case, diagnosis=None, severity=None)

    def consent(self, workspace: Workspace, patient_id: str, *purposes: str) -> ConsentView:
        asked = ConsentRequest(patient_id, frozenset(purposes or ("care",)), "paper", "", "", "es", True)
        return capture_consent(workspace, asked)

    def counts(self, workspace: Workspace) -> dict[str, int]:
        """Rows that acts leave behind, and the length of the trace, read without leaving one."""
        with workspace.store.read() as conn:
            return {
                "events": audit.head(conn).events,
                "cases": cases.count_cases(conn),
                "patients": patients.count_patients(conn),
                "diagnoses": predictions.count_diagnoses(conn),
                "runs": len(runs.all_runs(conn)),
                "datasets": len(datasets.all_datasets(conn)),
                "versions": len(registry.all_versions(conn)),
                "batches": len(imports.batches(conn)),
                "benchmarks": len(benchmarks.all_benchmarks(conn)),
                "rerankers": len(rerankers.all_rerankers(conn)[0]),
            }


@pytest.fixture
def clinic(stages: Stages, tmp_path: Path, examples_file: Path) -> Iterator[Clinic]:
    made = Clinic(stages, tmp_path, examples_file)
    yield made
    made.close_all()
