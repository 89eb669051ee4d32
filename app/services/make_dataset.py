"""Freeze a dataset version of everything that may be learned from."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

from app.services.disk_space import require_free_space
from app.services.learning_rows import dataset_view
from app.services.learning_views import DatasetView
from app.services.process import run_in_process
from app.services.rights import Act, require
from app.services.trace import names_of_people, record
from app.services.training_worker import dataset_label
from app.services.workspace import Workspace
from db import cases, datasets
from db.clock import utc_now
from db.numbering import new_id
from mlpipeline.domain import case_to_dict
from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress

__all__ = ["DatasetView", "make_dataset"]

BYTES_A_CASE = 2_000
"""A generous guess of what a case takes in the sealed Parquet file, for asking for room."""
EVERY = 1000


def make_dataset(workspace: Workspace, note: str = "", progress: Progress = Progress()) -> DatasetView:
    """The sealed file first, its row last. Only patients whose consent covers research, and imports whose legal basis
    allows it, come in; each patient's part (70/10/10/10) is for good.

    Raises KnownError dataset.nothing_allowed (fact: cases), workspace.disk_full, rights.denied; Cancelled.
    """
    require(workspace, Act.MAKE_DATASET)
    frozen_at = utc_now()  # whatever is recorded later is not in it
    allowed = _allowed_cases(workspace, progress.part(0.0, 0.3))
    require_free_space(workspace.folder, BYTES_A_CASE * len(allowed))
    dataset_id = new_id()
    path = workspace.datasets_folder / f"{dataset_id}.parquet.hoof"
    with ExitStack() as undo:
        undo.callback(_remove_unowned, workspace, dataset_id)
        made = run_in_process(
            "app.services.dataset_worker:freeze",
            [case_to_dict(each.case) for each in allowed],
            workspace.keys.split,
            str(path),
            workspace.keys.datasets,
            dataset_label(dataset_id),
            progress=progress.part(0.3, 0.95),
        )
        progress(0.95, "dataset.keep")
        view = _keep(workspace, dataset_id, path, allowed, made, note, frozen_at)
        undo.pop_all()
    return view


def _keep(
    workspace: Workspace,
    dataset_id: str,
    path: Path,
    allowed: list[cases.TrainingCase],
    made: dict[str, Any],
    note: str,
    frozen_at: datetime,
) -> DatasetView:
    with workspace.store.begin() as conn:
        kept = datasets.add_dataset(
            conn,
            dataset_id=dataset_id,
            sha256=made["sha256"],
            path=path.relative_to(workspace.folder).as_posix(),
            rows=len(allowed),
            patients=len({each.case.patient_id for each in allowed}),
            columns=made["columns"],
            label_counts=made["label_counts"],
            parts=made["parts"],
            by=workspace.user.user_id,
            checks=_checks(allowed, made["labels"], note),
            at=frozen_at,
        )
        record(conn, workspace, Act.MAKE_DATASET, f"dataset {dataset_id}", rows=kept.rows, number=kept.number)
        return dataset_view(conn, kept, names_of_people(conn))


def _allowed_cases(workspace: Workspace, progress: Progress) -> list[cases.TrainingCase]:
    allowed: list[cases.TrainingCase] = []
    with workspace.store.read() as conn:
        total = cases.count_cases(conn)
        for case in cases.training_cases(conn):
            allowed.append(case)
            if len(allowed) % EVERY == 0:
                progress(len(allowed) / total, "dataset.gather")
    if not allowed:
        raise KnownError("dataset.nothing_allowed", cases=total)
    progress(1.0, "dataset.gather")
    return allowed


def _checks(allowed: list[cases.TrainingCase], labels: dict[str, str], note: str) -> dict[str, object]:
    """by_consent: patients who are in for their consent alone; once it ends, a training leaves them out."""
    by_basis = {each.case.patient_id for each in allowed if each.legal_basis in cases.TRAINING_BASES}
    everybody = {each.case.patient_id for each in allowed}
    return {
        "note": note.strip(),
        "labels": labels,
        "batches": sorted({each.batch_id for each in allowed if each.batch_id}),
        "by_consent": sorted(everybody - by_basis),
        "synthetic": any(each.case.synthetic for each in allowed),
    }


def _remove_unowned(workspace: Workspace, dataset_id: str) -> None:
    """Nothing half-done stays: the sealed file without a row, and what a stopped child left of it."""
    with workspace.store.read() as conn:
        if any(each.dataset_id == dataset_id for each in datasets.all_datasets(conn)):
            return
    for path in workspace.datasets_folder.glob(f"*{dataset_id}*"):
        path.unlink(missing_ok=True)
