"""Training in a child that can be stopped or killed: what was finished stays, and nothing else."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from app.services import browse
from app.services.compare_runs import compare_runs
from app.services.diagnose_patient import DiagnosisRequest, diagnose_patient
from app.services.train_models import TrainingRequest, train_models
from app.services.verify_audit import verify_audit
from app.services.workspace import Workspace
from mlpipeline.errors import KnownError
from mlpipeline.progress import Cancelled, Progress


def artifact_names(workspace: Workspace) -> set[str]:
    return {path.name for path in workspace.artifacts_folder.iterdir()}


def files_owned(workspace: Workspace) -> set[str]:
    return {f"{run.run_id}{ending}" for run in browse.runs(workspace) for ending in (".hoof", ".rows")}


class AtStage:
    """Says when a stage has been seen, and does something once."""

    def __init__(self, wanted: str, then: Any = lambda: None) -> None:
        self.seen, self._wanted, self._then = False, wanted, then

    def __call__(self, _fraction: float, stage: str) -> None:
        if not self.seen and stage == self._wanted:
            self.seen = True
            self._then()


def kill_the_child() -> None:
    for child in multiprocessing.active_children():
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)


def is_usable(clinic: Any, workspace: Workspace) -> None:
    patient_id, case = clinic.some_patient(workspace)
    clinic.consent(workspace, patient_id)
    assert diagnose_patient(workspace, DiagnosisRequest(patient_id, case)).model_version == 1
    assert verify_audit(workspace).ok


@pytest.mark.parametrize("end", ["cancel", "kill"])
def test_what_was_finished_stays_and_nothing_else(clinic: Any, end: str) -> None:
    workspace = clinic.open("trained")
    request = TrainingRequest(browse.datasets(workspace)[0].dataset_id, ("prior", "xgboost", "random_forest"), seed=3)
    if end == "cancel":
        reached = AtStage("training.fit xgboost")
        with pytest.raises(Cancelled):
            train_models(workspace, request, Progress(reached, lambda: reached.seen))
    else:
        with pytest.raises(KnownError) as died:
            train_models(workspace, request, Progress(AtStage("training.fit xgboost", kill_the_child)))
        assert (died.value.code, died.value.facts) == ("worker.died", {"exit_code": -signal.SIGKILL})
    families = [run.family for run in browse.runs(workspace) if run.number > 2]
    assert families[-1:] == ["prior"], "newest first: the one that was finished has the lowest number"
    assert "random_forest" not in families
    assert artifact_names(workspace) == files_owned(workspace)
    assert not multiprocessing.active_children()
    assert len(compare_runs(workspace).rows) == 2 + len(families)
    is_usable(clinic, workspace)


@pytest.mark.slow
def test_cancelled_before_any_family_leaves_nothing(clinic: Any) -> None:
    workspace = clinic.open("trained")
    before = artifact_names(workspace)
    request = TrainingRequest(browse.datasets(workspace)[0].dataset_id)
    reached = AtStage("training.prepare")
    with pytest.raises(Cancelled):
        train_models(workspace, request, Progress(reached, lambda: reached.seen))
    assert artifact_names(workspace) == before
    assert len(browse.runs(workspace)) == 2


def test_what_cannot_be_trained(clinic: Any, tmp_path: Path) -> None:
    workspace = clinic.open("trained")
    dataset_id = browse.datasets(workspace)[0].dataset_id
    for request, code in (
        (TrainingRequest(dataset_id, ()), "training.no_family"),
        (TrainingRequest(dataset_id, ("oracle",)), "training.unknown_family"),
        (TrainingRequest("none"), "dataset.missing"),
    ):
        with pytest.raises(KnownError) as refused:
            train_models(workspace, request)
        assert refused.value.code == code
    sealed = next((workspace.folder / "datasets").iterdir())
    data = bytearray(sealed.read_bytes())
    data[len(data) // 2] ^= 1
    sealed.write_bytes(bytes(data))
    with pytest.raises(KnownError) as refused:
        train_models(workspace, TrainingRequest(dataset_id, ("prior",)))
    assert refused.value.code == "sealed.damaged"
    assert len(browse.runs(workspace)) == 2
