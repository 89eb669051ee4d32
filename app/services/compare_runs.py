"""Set the runs of a dataset side by side: figures, requirements, and which differences are real."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.browse_learning import run_views
from app.services.learning_rows import dataset_view, labels_of, per_class_views, requirement_view
from app.services.learning_views import DatasetView, EstimateView, RequirementView, RunView
from app.services.rights import Act, require
from app.services.set_policy import requirements_in_force
from app.services.trace import names_of_people, record
from app.services.training_worker import ROWS, artifact_label
from app.services.workspace import Workspace
from db import datasets, runs, sealed
from mlpipeline.errors import KnownError
from mlpipeline.evaluation.estimates import Metrics
from mlpipeline.requirements import Requirements, check_requirements

if TYPE_CHECKING:
    from mlpipeline.evaluation.comparison import PairedDifference, RowScores

__all__ = ["Comparison", "ComparisonRow", "RequirementView", "compare_runs", "recall_by_records"]


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """requirements: against the validation part. delta_to_best: this run's MSE minus the best run's on the same rows
    (≥ 0 is worse), with its 95 % interval. tie: the interval holds 0."""

    run: RunView
    requirements: tuple[RequirementView, ...]
    delta_to_best: EstimateView | None
    tie: bool
    best: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """rows: newest training first, the best first within it is for the page to sort."""

    dataset: DatasetView
    rows: tuple[ComparisonRow, ...]


def compare_runs(workspace: Workspace, dataset_id: str | None = None) -> Comparison:
    """All runs of a dataset, the newest one if none is named.

    Raises KnownError dataset.missing, comparison.empty (the dataset has no runs), rights.denied."""
    require(workspace, Act.READ_RUNS)
    with workspace.store.begin() as conn:
        dataset = datasets.get_dataset(conn, dataset_id) if dataset_id else datasets.latest_dataset(conn)
        if dataset is None:
            raise KnownError("dataset.missing", dataset="")
        found = runs.all_runs(conn, dataset_id=dataset.dataset_id)
        if not found:
            raise KnownError("comparison.empty", dataset=dataset.number)
        shown = dataset_view(conn, dataset, names_of_people(conn))
        views = run_views(conn, found)
        wanted = requirements_in_force(conn)
        record(conn, workspace, Act.READ_RUNS, f"dataset {dataset.dataset_id}", compared=len(found))
    best, deltas = _differences(workspace, found)
    return Comparison(shown, tuple(_row(view, wanted, best, deltas.get(view.run_id)) for view in views))


def recall_by_records(workspace: Workspace, run_id: str) -> tuple[tuple[int, float, str], ...]:
    """(training records, recall on validation, disease) of each disease of the validation part, fewest records first.
    Raises KnownError run.missing, rights.denied."""
    require(workspace, Act.READ_RUNS)
    with workspace.store.begin() as conn:
        found = runs.get_run(conn, run_id)
        labels = labels_of(datasets.get_dataset(conn, found.dataset_id))
        record(conn, workspace, Act.READ_RUNS, f"run {run_id}")
    rows = [
        (each.n_train, each.recall, each.label)
        for each in per_class_views(found.per_class, labels)
        if each.recall is not None
    ]
    return tuple(sorted(rows))


def requirement_views(wanted: Requirements, metrics: Metrics) -> tuple[RequirementView, ...]:
    """Each requirement against what was measured."""
    return tuple(requirement_view(result) for result in check_requirements(wanted, metrics))


def _row(view: RunView, wanted: Requirements, best: str, delta: PairedDifference | None) -> ComparisonRow:
    checked: tuple[RequirementView, ...] = ()
    if view.metrics is not None:
        checked = requirement_views(wanted, Metrics(**view.metrics))
    is_best = view.run_id == best
    estimate = EstimateView(delta.difference, delta.low, delta.high, delta.n) if delta and not is_best else None
    return ComparisonRow(view, checked, estimate, bool(delta and delta.tie and not is_best), is_best)


def _differences(workspace: Workspace, found: tuple[runs.Run, ...]) -> tuple[str, dict[str, PairedDifference]]:
    """The best run by MSE, and each run's paired difference to it; runs measured on other rows (patients left out
    since) have none."""
    scores: dict[str, RowScores] = {}
    for run in found:
        path = workspace.artifacts_folder / f"{run.run_id}{ROWS}"
        if run.state == "done" and path.exists():
            scores[run.run_id] = _scores(workspace, run.run_id)
    sizes = {run_id: len(each.patients) for run_id, each in scores.items()}
    if not sizes or not max(sizes.values()):
        return "", {}
    newest = next(sizes[run.run_id] for run in found if run.run_id in sizes)
    comparable = {run_id: each for run_id, each in scores.items() if sizes[run_id] == newest}
    from mlpipeline.evaluation.comparison import compare_to_best  # numpy: not at start-up

    return compare_to_best(comparable, "mse")


def _scores(workspace: Workspace, run_id: str) -> RowScores:
    from mlpipeline.evaluation.comparison import RowScores  # numpy: not at start-up

    path = workspace.artifacts_folder / f"{run_id}{ROWS}"
    return RowScores.from_bytes(sealed.unseal(path, workspace.keys.artifacts, f"{artifact_label(run_id)} rows"))
