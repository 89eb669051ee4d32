"""A run's sealed model: where it is, and how it is checked and loaded, here or in a child."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.model_worker import SealedFile, opened_model
from app.services.training_worker import artifact_label
from app.services.workspace import Workspace
from db import datasets, registry, runs
from mlpipeline.errors import KnownError

if TYPE_CHECKING:
    from mlpipeline.artifact import Model
    from mlpipeline.diagnosing import Ranker


@dataclass(frozen=True)
class ProductionModel:
    """The model of the alias `production`, loaded, with the ranker made for it."""

    version: int | None
    family: str
    trained_patients: int
    model: Model | None
    ranker: Ranker


def sealed_artifact(workspace: Workspace, run: runs.Run) -> SealedFile:
    """(path, key, label). Raises KnownError run.no_model (fact: run) where the run has none."""
    if run.state != "done" or run.artifact_path is None:
        raise KnownError("run.no_model", run=run.number, state=run.state)
    return str(workspace.folder / run.artifact_path), workspace.keys.artifacts, artifact_label(run.run_id)


def public_key(workspace: Workspace) -> bytes:
    """What the workspace's signatures are checked with."""
    from mlpipeline.artifact import public_key_of  # the learning libraries load with it

    return public_key_of(workspace.keys.signing_seed)


def production_model(workspace: Workspace) -> ProductionModel:
    """Loaded once a version and kept on the workspace; knowledge alone where nothing is in production.

    Raises KnownError sealed.*, artifact.*."""
    with workspace.store.read() as conn:
        current = registry.current(conn)
        run = runs.get_run(conn, current.run_id) if current else None
        patients = datasets.get_dataset(conn, run.dataset_id).patients if run else 0
    number = current.number if current else None
    with workspace.warming:
        kept = workspace.warm.get("production")
        if isinstance(kept, ProductionModel) and kept.version == number:
            return kept
        from mlpipeline.diagnosing import ranker_for  # the learning libraries load with it

        model = opened_model(sealed_artifact(workspace, run), public_key(workspace)) if run else None
        ranker = ranker_for(model, workspace.knowledge)
        made = ProductionModel(number, run.family if run else "", patients, model, ranker)
        workspace.warm["production"] = made
        return made
