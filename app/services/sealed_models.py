"""A run's sealed model: where it is, and how it is checked and loaded, here or in a child."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.services.confirmed_cases import Confirmed, confirmed_since
from app.services.model_worker import SealedFile, opened_model
from app.services.reranker_in_use import RerankerInUse, reranker_in_use
from app.services.training_worker import artifact_label
from app.services.workspace import Workspace
from db import datasets, registry, rerankers, runs
from db.confirmed import confirmed_signature
from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress

if TYPE_CHECKING:
    from mlpipeline.artifact import Model
    from mlpipeline.diagnosing import Ranker


@dataclass(frozen=True)
class ProductionModel:
    """The model of the alias `production`, loaded, with the ranker made for it and for the cases confirmed since, under
    the reranker in use.

    signature: of the store when they were counted."""

    version: int | None
    family: str
    trained_patients: int
    model: Model | None
    ranker: Ranker
    confirmed: Confirmed
    signature: tuple[int, ...]
    reranker: RerankerInUse = field(default_factory=RerankerInUse)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a result must say of confirmed cases and of the reranker."""
        return (*self.confirmed.notes, *self.reranker.notes)

    def under(self, reranker: RerankerInUse) -> ProductionModel:
        """The same, its known diseases ordered by another reranker: costs nothing."""
        if reranker == self.reranker:
            return self
        return replace(self, ranker=self.ranker.reranked(reranker.reranker), reranker=reranker)


def sealed_artifact(workspace: Workspace, run: runs.Run) -> SealedFile:
    """(path, key, label). Raises KnownError run.no_model (fact: run) where the run has none."""
    if run.state != "done" or run.artifact_path is None:
        raise KnownError("run.no_model", run=run.number, state=run.state)
    return str(workspace.folder / run.artifact_path), workspace.keys.artifacts, artifact_label(run.run_id)


def public_key(workspace: Workspace) -> bytes:
    """What the workspace's signatures are checked with."""
    from mlpipeline.artifact import public_key_of  # the learning libraries load with it

    return public_key_of(workspace.keys.signing_seed)


def production_model(workspace: Workspace, progress: Progress = Progress()) -> ProductionModel:
    """Loaded once a version and kept on the workspace; knowledge alone where nothing is in production. The ranker is
    made anew when other cases are confirmed, or may be learned from, than it knows, and reordered when another reranker
    is in use.

    Raises KnownError sealed.*, artifact.*, reranker.tampered; Cancelled."""
    with workspace.store.read() as conn:
        current = registry.current(conn)
        run = runs.get_run(conn, current.run_id) if current else None
        dataset = datasets.get_dataset(conn, run.dataset_id) if run else None
        signature = confirmed_signature(conn)
    number = current.number if current else None
    with workspace.warming:
        kept = workspace.warm.get("production")
        same = kept if isinstance(kept, ProductionModel) and kept.version == number else None
        with workspace.store.read() as conn:
            reranker = reranker_in_use(conn, same.reranker if same else None)
        if same and same.signature == signature:
            made = workspace.warm["production"] = same.under(reranker)
            return made
        from mlpipeline.diagnosing import ranker_for  # the learning libraries load with it

        progress(0.0, "diagnosis.load")
        knowledge = workspace.knowledge
        with workspace.store.read() as conn:
            confirmed = confirmed_since(workspace, conn, dataset, progress.part(0.1, 0.5))
        if same and same.confirmed.digest == confirmed.digest:
            made = replace(same, confirmed=confirmed, signature=signature)
        else:
            model = same.model if same else _model(workspace, run)
            progress(0.6, "diagnosis.load")
            ranker = ranker_for(model, knowledge, confirmed.counts, confirmed.names)
            patients = dataset.patients if dataset else 0
            made = ProductionModel(number, run.family if run else "", patients, model, ranker, confirmed, signature)
        made = workspace.warm["production"] = made.under(reranker)
        return made


def kept_if_current(workspace: Workspace) -> ProductionModel | None:
    """What `production_model` would give at once, and None where it has to load, count or make something."""
    with workspace.store.read() as conn:
        current = registry.current(conn)
        signature = confirmed_signature(conn)
        use = rerankers.reranker_in_use(conn)
    kept = workspace.warm.get("production")
    if not isinstance(kept, ProductionModel) or kept.signature != signature:
        return None
    if kept.reranker.number != (use.number if use else None):
        return None
    return kept if kept.version == (current.number if current else None) else None


def _model(workspace: Workspace, run: runs.Run | None) -> Model | None:
    return opened_model(sealed_artifact(workspace, run), public_key(workspace)) if run else None
