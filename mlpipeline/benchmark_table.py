"""Any table, one target column: typed, split, trained and compared without a workspace."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import pandas as pd

from mlpipeline.artifact import load_model
from mlpipeline.errors import KnownError
from mlpipeline.evaluation.estimates import Estimate, Metrics
from mlpipeline.evaluation.evaluating import Evaluation
from mlpipeline.evaluation.split import CALIBRATE, PARTS, SELECT, TEST, TRAIN, part_of
from mlpipeline.features.any_table import read_any_table, text_of, type_columns
from mlpipeline.features.table import NO_SEVERITY, PatientTable
from mlpipeline.progress import Progress
from mlpipeline.training import FAMILIES, TrainedRun, TrainingPlan, evaluate_on, train_families

MAX_CLASSES = 1000
REPORTED = ("accuracy", "macro_recall", "macro_f1", "mse", "log_loss", "rare_recall")
FURTHER = ("ece", "sensitivity", "specificity")


@dataclass(frozen=True)
class TableRun:
    """One family: its run, and the evaluation of its model on the test part where it was fitted."""

    run: TrainedRun
    test: Evaluation | None

    def to_dict(self) -> dict[str, Any]:
        return {
            "family": self.run.family,
            "state": self.run.state,
            "reason": self.run.reason,
            "cpu_s": round(self.run.cpu_s, 3),
            "size_bytes": self.run.size_bytes,
            "validation": _figures(self.run.validation),
            "test": _figures(self.test.metrics) if self.test else None,
        }


@dataclass(frozen=True)
class TableReport:
    """rows: with a target. part_rows: rows of each part. notes: columns left out; warnings: "code:detail"."""

    rows: int
    classes: tuple[str, ...]
    part_rows: dict[str, int]
    columns: int
    warnings: tuple[str, ...]
    notes: tuple[str, ...]
    runs: tuple[TableRun, ...]

    def to_dict(self) -> dict[str, Any]:
        """The JSON of `hoofbeat benchmark table`: rows, classes (how many), runs by the contract, and more."""
        return {
            "rows": self.rows,
            "classes": len(self.classes),
            "class_names": list(self.classes),
            "columns": self.columns,
            "train_rows": self.part_rows[TRAIN],
            "validation_rows": self.part_rows[SELECT],
            "calibration_rows": self.part_rows[CALIBRATE],
            "test_rows": self.part_rows[TEST],
            "warnings": list(self.warnings),
            "notes": list(self.notes),
            "runs": [run.to_dict() for run in self.runs],
        }


def _figures(metrics: Metrics | None) -> dict[str, Any] | None:
    if metrics is None:
        return None
    found: dict[str, Estimate] = {name: getattr(metrics, name) for name in (*REPORTED, *FURTHER)}
    intervals = {name: [each.low, each.high] for name, each in found.items()}
    return {**{name: each.value for name, each in found.items()}, "intervals": intervals}


def run_table(
    path: Path, target: str, families: Sequence[str] = FAMILIES, seed: int = 0, progress: Progress = Progress()
) -> TableReport:
    """Read, type, split 70/10/10/10 by a keyed hash of each row's content, train, and measure on validation and test.

    Equal rows fall into one part, so that no test row was ever trained on. Validation is the half of the 20 % that
    settings were chosen on; the temperature was fitted on the other half. Raises KnownError table.* and training.*.
    """
    progress(0.0, "benchmark.read")
    frame = read_any_table(path)
    if target not in frame.columns:
        raise KnownError("table.missing_target", target=target, columns=", ".join(map(str, frame.columns))[:300])
    progress(0.03, "benchmark.types")
    table, warnings, notes = _as_patient_table(frame, target, seed)
    plan = TrainingPlan(tuple(families), seed)
    runs = train_families(table, plan, None, progress.part(0.08, 0.95))
    tested: list[TableRun] = []
    for place, run in enumerate(runs):
        progress(0.95 + 0.05 * place / len(runs), f"benchmark.test {run.family}")
        tested.append(
            TableRun(run, evaluate_on(table, load_model(run.members), TEST, seed=seed) if run.members else None)
        )
    part_rows = {part: int((table.part == part).sum()) for part in PARTS}
    warnings += list(dict.fromkeys(warning for run in runs for warning in run.warnings))
    classes = tuple(sorted(set(table.disease.tolist())))
    return TableReport(len(table), classes, part_rows, len(table.columns), tuple(warnings), notes, tuple(tested))


def _as_patient_table(frame: pd.DataFrame, target: str, seed: int) -> tuple[PatientTable, list[str], tuple[str, ...]]:
    warnings: list[str] = []
    labels = text_of(cast(pd.Series, frame[target]))
    known = np.array([label is not None for label in labels], dtype=bool)
    if not known.any():
        raise KnownError("training.no_target", rows=len(frame))
    if not known.all():
        warnings.append(f"rows_without_target:{int((~known).sum())}")
    frame, labels = frame.loc[known].reset_index(drop=True), labels[known]
    classes = len(set(labels.tolist()))
    if classes < 2:
        raise KnownError("training.one_class", classes=classes, rows=len(labels))
    if classes > MAX_CLASSES or (classes > 50 and classes > len(labels) / 2):
        raise KnownError("table.target_not_classes", target=target, classes=classes, rows=len(labels))
    rows = _row_digests(frame)
    distinct = len(set(rows))
    if distinct < len(rows):
        warnings.append(f"duplicate_rows:{len(rows) - distinct} of {len(rows)}")
    typed = type_columns(frame.drop(columns=[target]), distinct)
    if not typed.columns:
        raise KnownError("training.no_columns", dropped=len(typed.notes))
    key = f"benchmark {seed}".encode()
    parts = np.array([part_of(row, key) for row in rows], dtype=object)
    table = PatientTable(
        typed.columns,
        typed.values,
        np.array(rows, dtype=object),
        parts,
        labels,
        np.full(len(labels), NO_SEVERITY, dtype=np.int8),
        {str(label): str(label) for label in set(labels.tolist())},
    )
    return table, warnings, typed.notes


def _row_digests(frame: pd.DataFrame) -> list[str]:
    """A hash of each row's whole content, target and all: equal rows are one patient to the split."""
    columns = [text_of(cast(pd.Series, frame[name])) for name in frame.columns]
    return [
        hashlib.sha256("\x1f".join("" if cell is None else cell for cell in row).encode("utf-8", "replace")).hexdigest()
        for row in zip(*columns, strict=True)
    ]
