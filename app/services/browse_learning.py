"""Lists and pages about datasets, runs, versions and what is to be done."""

from __future__ import annotations

from app.services import learning_rows
from app.services.learning_views import BenchmarkView, DatasetView, RunDetail, RunView, TaskView, VersionView
from app.services.rights import Act, require
from app.services.trace import names_of_people, record
from app.services.workspace import Workspace
from db import benchmarks as stored_benchmarks
from db import datasets as stored_datasets
from db import registry
from db import runs as stored_runs
from db import tasks as stored_tasks
from db.store import Connection
from mlpipeline.errors import KnownError


def datasets(workspace: Workspace) -> tuple[DatasetView, ...]:
    """All dataset versions, newest first."""
    require(workspace, Act.READ_DATASETS)
    with workspace.store.begin() as conn:
        names = names_of_people(conn)
        views = tuple(learning_rows.dataset_view(conn, each, names) for each in stored_datasets.all_datasets(conn))
        record(conn, workspace, Act.READ_DATASETS, "datasets", shown=len(views))
    return views


def runs(workspace: Workspace, dataset_id: str | None = None) -> tuple[RunView, ...]:
    """All runs, or those of a dataset, newest first."""
    require(workspace, Act.READ_RUNS)
    with workspace.store.begin() as conn:
        views = run_views(conn, stored_runs.all_runs(conn, dataset_id=dataset_id))
        record(conn, workspace, Act.READ_RUNS, "runs", shown=len(views))
    return views


def run_views(conn: Connection, found: tuple[stored_runs.Run, ...]) -> tuple[RunView, ...]:
    """The runs as pages show them, in their order."""
    names = names_of_people(conn)
    numbers = {each.dataset_id: each.number for each in stored_datasets.all_datasets(conn)}
    return tuple(learning_rows.run_view(conn, each, numbers[each.dataset_id], names) for each in found)


def run(workspace: Workspace, run_id: str) -> RunDetail:
    """A run with its confusions and each disease. Raises KnownError run.missing, rights.denied."""
    require(workspace, Act.READ_RUNS)
    with workspace.store.begin() as conn:
        found = stored_runs.get_run(conn, run_id)
        labels = learning_rows.labels_of(stored_datasets.get_dataset(conn, found.dataset_id))
        view = run_views(conn, (found,))[0]
        record(conn, workspace, Act.READ_RUNS, f"run {run_id}")
    return RunDetail(
        view=view,
        confusion=tuple((labels.get(a) or a, labels.get(b) or b, int(n)) for a, b, n in found.confusion),
        per_class=learning_rows.per_class_views(found.per_class, labels),
        classes=len(found.params.get("class_counts", {})),
        severity=found.params.get("severity"),
        warnings=tuple(found.params.get("warnings", ())),
    )


def versions(workspace: Workspace) -> tuple[VersionView, ...]:
    """All registered models, newest first."""
    require(workspace, Act.READ_RUNS)
    with workspace.store.begin() as conn:
        names = names_of_people(conn)
        views = tuple(learning_rows.version_view(conn, each, names) for each in registry.all_versions(conn))
        record(conn, workspace, Act.READ_RUNS, "versions", shown=len(views))
    return views


def tasks(workspace: Workspace, open_only: bool = False) -> tuple[TaskView, ...]:
    """What models that were sent back left to do, oldest first."""
    require(workspace, Act.READ_TASKS)
    with workspace.store.begin() as conn:
        names = names_of_people(conn)
        views = tuple(learning_rows.task_view(each, names) for each in stored_tasks.tasks(conn, open_only))
        record(conn, workspace, Act.READ_TASKS, "tasks", shown=len(views))
    return views


def finish_task(workspace: Workspace, task_id: str) -> TaskView:
    """Raises KnownError task.missing, task.done, rights.denied."""
    require(workspace, Act.FINISH_TASK)
    if not task_id.isascii() or not task_id.isdigit() or len(task_id) > 18:
        raise KnownError("task.missing", task=task_id[:40])
    with workspace.store.begin() as conn:
        done = stored_tasks.finish_task(conn, int(task_id), workspace.user.user_id)
        record(conn, workspace, Act.FINISH_TASK, f"task {task_id}")
        return learning_rows.task_view(done, names_of_people(conn))


def benchmarks(workspace: Workspace) -> tuple[BenchmarkView, ...]:
    """All measurements of the ranking that were kept, newest first."""
    require(workspace, Act.READ_BENCHMARKS)
    with workspace.store.begin() as conn:
        names = names_of_people(conn)
        views = tuple(learning_rows.benchmark_view(each, names) for each in stored_benchmarks.all_benchmarks(conn))
        record(conn, workspace, Act.READ_BENCHMARKS, "benchmarks", shown=len(views))
    return views
