"""The child that trains: unseals the dataset in memory, seals each model, and never opens the store.

A finished run leaves `<run>.hoof` (the signed model), `<run>.rows` (its answers row by row, for comparisons) and, last,
`<run>.done` (the report). The parent writes the store's row of what has a report, and clears away what has none.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.services.knowledge_packs import active_packs
from db import sealed
from mlpipeline.progress import Progress

if TYPE_CHECKING:
    from mlpipeline.features.table import PatientTable
    from mlpipeline.training import TrainedRun

MODEL, ROWS, DONE = ".hoof", ".rows", ".done"


def artifact_label(run_id: str) -> str:
    """What a sealed file of a run says it is."""
    return f"artifact {run_id}"


def dataset_label(dataset_id: str) -> str:
    return f"dataset {dataset_id}"


def train(job: dict[str, Any], progress: Progress = Progress()) -> None:
    """Fit the families of `job`: dataset (path, key, label), without (patient ids whose consent ended), run_ids by
    family, seed, ranking (settings), folder, artifact_key, signing_seed, cache_folder.

    Raises KnownError training.*, sealed.*."""
    progress(0.0, "training.open")
    table = _table(job)
    # After the table: one that is damaged is said at once, without waiting for the learning libraries.
    from mlpipeline.knowledge.cache import load_knowledge
    from mlpipeline.training import TrainingPlan, train_families

    knowledge = load_knowledge(Path(job["cache_folder"]), progress.part(0.0, 0.02), packs=active_packs())
    ranking = job["ranking"]
    plan = TrainingPlan(tuple(job["run_ids"]), job["seed"], ranking.any_disease_threshold, ranking)

    def keep(run: TrainedRun) -> None:
        if run.state != "cancelled":
            _seal_run(job, job["run_ids"][run.family], run)

    train_families(table, plan, knowledge, progress.part(0.02, 1.0), keep, job["signing_seed"])


def _table(job: dict[str, Any]) -> PatientTable:
    import numpy as np

    from mlpipeline.features.table import table_from_parquet

    path, key, label = job["dataset"]
    table = table_from_parquet(sealed.unseal(Path(path), key, label))
    without = set(job["without"])
    if not without:
        return table
    return table.rows(np.array([patient not in without for patient in table.patient.tolist()], dtype=bool))


def _seal_run(job: dict[str, Any], run_id: str, run: TrainedRun) -> None:
    folder, key, label = Path(job["folder"]), job["artifact_key"], artifact_label(run_id)
    if run.artifact is not None:
        sealed.seal_bytes(run.artifact, folder / f"{run_id}{MODEL}", key, label)
    if run.validation_rows:
        sealed.seal_bytes(run.validation_rows, folder / f"{run_id}{ROWS}", key, f"{label} rows")
    report = json.dumps(_report(run), ensure_ascii=False).encode()
    sealed.seal_bytes(report, folder / f"{run_id}{DONE}", key, f"{label} report")


def _report(run: TrainedRun) -> dict[str, Any]:
    from mlpipeline.training import library_versions

    return {
        "family": run.family,
        "state": run.state,
        "reason": run.reason,
        "cpu_s": run.cpu_s,
        "metrics": run.validation.to_dict() if run.validation else None,
        "class_counts": run.class_counts,
        "confusion": run.confusion,
        "per_class": run.per_class,
        "warnings": run.warnings,
        "severity": run.severity,
        "size": len(run.artifact or b""),
        "artifact_sha256": hashlib.sha256(run.artifact).hexdigest() if run.artifact else None,
        "versions": library_versions(),
    }
