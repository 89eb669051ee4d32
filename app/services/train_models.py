"""Train model families on a dataset version, in a child process that can be stopped for good."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.paths import cache_folder
from app.services.browse_learning import run_views
from app.services.disk_space import require_free_space
from app.services.learning_views import RunView
from app.services.process import run_in_process
from app.services.rights import Act, require
from app.services.set_policy import ranking_in_force
from app.services.trace import record
from app.services.training_worker import DONE, MODEL, ROWS, artifact_label, dataset_label
from app.services.workspace import Workspace
from db import consents, datasets, runs, sealed
from db.clock import utc_now
from db.numbering import new_id
from db.store import Connection
from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress

__all__ = ["FamilyCard", "RunView", "TrainingReport", "TrainingRequest", "families", "train_models"]

FAMILIES = ("prior", "logistic_regression", "random_forest", "xgboost")
"""As mlpipeline.training names them; a test compares the two, because that module must not be loaded here."""
_SECONDS_PER_MILLION = {"prior": 0.05, "logistic_regression": 6.0, "random_forest": 8.0, "xgboost": 20.0}
GRACE_S = 0.7
"""A cancelled training must be gone within a second."""
ROOM_BYTES = 256 * 2**20
"""What the models of one training may take."""


@dataclass(frozen=True, slots=True)
class FamilyCard:
    """A model family to choose. seconds_per_million: on one core, for a million table cells and some 40 diseases."""

    name: str
    seconds_per_million: float

    def seconds_hint(self, rows: int, columns: int) -> float:
        """About how long a fit takes here, seconds; an order of magnitude, never under 1."""
        return max(1.0, self.seconds_per_million * rows * max(1, columns) / 1e6)


@dataclass(frozen=True, slots=True)
class TrainingRequest:
    dataset_id: str
    families: tuple[str, ...] = FAMILIES
    seed: int = 0


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """runs: of this training, in the order of the request. After Cancel there is no report; finished runs are kept."""

    runs: tuple[RunView, ...]


def families() -> tuple[FamilyCard, ...]:
    """What can be trained, from the simplest to the slowest."""
    return tuple(FamilyCard(name, _SECONDS_PER_MILLION[name]) for name in FAMILIES)


def train_models(workspace: Workspace, request: TrainingRequest, progress: Progress = Progress()) -> TrainingReport:
    """Each finished family becomes a run, whatever happens to the rest: Cancel, a bug or a killed child keep them too.

    Raises KnownError training.no_family, training.unknown_family, training.* of the table, dataset.missing,
    workspace.disk_full, rights.denied; worker.died; Cancelled.
    """
    require(workspace, Act.TRAIN)
    _require_families(request.families)
    require_free_space(workspace.folder, ROOM_BYTES)
    run_ids = {family: new_id() for family in dict.fromkeys(request.families)}
    with workspace.store.read() as conn:
        dataset = datasets.get_dataset(conn, request.dataset_id)
        without = patients_without_consent(conn, dataset)
        ranking, _ = ranking_in_force(conn)
    job = {
        "dataset": sealed_dataset(workspace, dataset),
        "without": without,
        "run_ids": run_ids,
        "seed": request.seed,
        "ranking": ranking,
        "folder": str(workspace.artifacts_folder),
        "artifact_key": workspace.keys.artifacts,
        "signing_seed": workspace.keys.signing_seed,
        "cache_folder": str(cache_folder()),
    }
    workspace.artifacts_folder.mkdir(parents=True, exist_ok=True)
    try:
        run_in_process("app.services.training_worker:train", job, progress=progress, grace_s=GRACE_S)
    finally:
        kept = _keep_finished(workspace, request, run_ids, len(without))
    return TrainingReport(kept)


def sealed_dataset(workspace: Workspace, dataset: datasets.Dataset) -> tuple[str, bytes, str]:
    """(path, key, label) for a child."""
    path = workspace.folder / dataset.path
    return str(path), workspace.keys.datasets, dataset_label(dataset.dataset_id)


def patients_without_consent(conn: Connection, dataset: datasets.Dataset) -> list[str]:
    """Patients of a frozen dataset who withdrew since, or whose consent alone had let them in and no longer does."""
    allowed = consents.permitted_patients(conn, consents.RESEARCH, utc_now())
    by_consent = (dataset.checks or {}).get("by_consent", ())
    withdrawn = consents.withdrawn_patients(conn, consents.RESEARCH)
    return sorted({*withdrawn, *(patient for patient in by_consent if patient not in allowed)})


def _require_families(wanted: tuple[str, ...]) -> None:
    if not wanted:
        raise KnownError("training.no_family")
    for family in wanted:
        if family not in FAMILIES:
            raise KnownError("training.unknown_family", family=family[:40], known=", ".join(FAMILIES))


def _keep_finished(
    workspace: Workspace, request: TrainingRequest, run_ids: dict[str, str], left_out: int
) -> tuple[RunView, ...]:
    """Rows for what has a report, in one short transaction; then everything of the unfinished is cleared away."""
    reports = {run_id: report for run_id in run_ids.values() if (report := _report_of(workspace, run_id))}
    views: tuple[RunView, ...] = ()
    try:
        if reports:
            with workspace.store.begin() as conn:
                experiment = runs.next_experiment(conn)
                for run_id, report in reports.items():
                    _add_run(conn, workspace, request, experiment, run_id, report)
                facts = {"runs": len(reports), "asked": len(run_ids), "left_out": left_out}
                record(conn, workspace, Act.TRAIN, f"dataset {request.dataset_id}", experiment=experiment, **facts)
                views = run_views(conn, tuple(runs.get_run(conn, run_id) for run_id in reports))
    finally:
        _clear(workspace, list(run_ids.values()))
    return views


def _report_of(workspace: Workspace, run_id: str) -> dict[str, Any] | None:
    path = workspace.artifacts_folder / f"{run_id}{DONE}"
    if not path.exists():
        return None
    return json.loads(sealed.unseal(path, workspace.keys.artifacts, f"{artifact_label(run_id)} report"))


def _add_run(
    conn: Connection,
    workspace: Workspace,
    request: TrainingRequest,
    experiment: int,
    run_id: str,
    report: dict[str, Any],
) -> None:
    path = workspace.artifacts_folder / f"{run_id}{MODEL}"
    runs.add_run(
        conn,
        run_id=run_id,
        experiment=experiment,
        dataset_id=request.dataset_id,
        family=report["family"],
        by=workspace.user.user_id,
        state=report["state"],
        reason=report["reason"],
        params={name: report[name] for name in ("class_counts", "warnings", "severity")},
        metrics=report["metrics"],
        confusion=report["confusion"],
        per_class=report["per_class"],
        artifact_path=path.relative_to(workspace.folder).as_posix() if report["artifact_sha256"] else None,
        artifact_sha256=report["artifact_sha256"],
        cpu_s=report["cpu_s"],
        size=report["size"],
        seed=request.seed,
        versions=report["versions"],
    )


def _clear(workspace: Workspace, run_ids: list[str]) -> None:
    with workspace.store.read() as conn:
        kept = {each.run_id for each in runs.all_runs(conn, limit=len(run_ids) + 500)}
    for run_id in run_ids:
        owned = {f"{run_id}{MODEL}", f"{run_id}{ROWS}"} if run_id in kept else set[str]()
        for path in list(Path(workspace.artifacts_folder).glob(f"*{run_id}*")):
            if path.name not in owned:
                path.unlink(missing_ok=True)
