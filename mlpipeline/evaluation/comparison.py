"""Is one model better than another? The same rows, answered by both, resampled by patient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from mlpipeline.errors import KnownError
from mlpipeline.evaluation.metrics import Answers, bootstrap_weights
from mlpipeline.features.array_bytes import array_from_bytes, array_to_bytes

Measure = Literal["accuracy", "mse", "log_loss"]
_FIELDS: dict[Measure, str] = {"accuracy": "correct", "mse": "squared_error", "log_loss": "log_loss"}


@dataclass(frozen=True)
class RowScores:
    """One model's figures on each row of a part. patients: int32 (n,) number of the patient within the part."""

    patients: np.ndarray
    correct: np.ndarray
    squared_error: np.ndarray
    log_loss: np.ndarray

    @staticmethod
    def of(answers: Answers) -> RowScores:
        _, owner = np.unique(answers.patients.astype(str), return_inverse=True)
        return RowScores(
            owner.astype(np.int32),
            answers.correct.astype(np.float32),
            answers.squared_error.astype(np.float32),
            answers.log_loss.astype(np.float32),
        )

    def to_bytes(self) -> bytes:
        """16 bytes a row, as one .npy without pickle. Holds no name and no value of a patient."""
        stacked = np.stack([self.patients.astype(np.float32), self.correct, self.squared_error, self.log_loss])
        return array_to_bytes(stacked.astype(np.float32))

    @staticmethod
    def from_bytes(data: bytes) -> RowScores:
        """Raises KnownError comparison.damaged."""
        try:
            stacked = array_from_bytes(data, 2)
        except ValueError:
            raise KnownError("comparison.damaged") from None
        if stacked.shape[0] != 4 or stacked.dtype != np.float32:
            raise KnownError("comparison.damaged")
        return RowScores(stacked[0].astype(np.int32), stacked[1], stacked[2], stacked[3])


@dataclass(frozen=True, slots=True)
class PairedDifference:
    """first - second on the same rows, with a 95 % interval; `tie` where the interval holds 0."""

    measure: Measure
    difference: float
    low: float
    high: float
    n: int
    tie: bool


def compare_paired(
    first: RowScores, second: RowScores, measure: Measure = "log_loss", seed: int = 0, resamples: int = 1000
) -> PairedDifference:
    """The difference of two models' means, resampled by patient. Raises KnownError comparison.other_rows."""
    if len(first.patients) != len(second.patients) or not np.array_equal(first.patients, second.patients):
        raise KnownError("comparison.other_rows", first=len(first.patients), second=len(second.patients))
    if not len(first.patients):
        return PairedDifference(measure, 0.0, 0.0, 0.0, 0, True)
    name = _FIELDS[measure]
    gaps = getattr(first, name).astype(np.float64) - getattr(second, name)
    draws = [w @ gaps / w.sum(axis=1) for w in bootstrap_weights(first.patients, resamples, seed)]
    low, high = np.quantile(np.concatenate(draws), [0.025, 0.975])
    return PairedDifference(measure, float(gaps.mean()), float(low), float(high), len(gaps), bool(low <= 0 <= high))


def compare_to_best(
    runs: Mapping[str, RowScores], measure: Measure = "log_loss", seed: int = 0
) -> tuple[str, dict[str, PairedDifference]]:
    """The best run, and each run's difference to it (its own is 0, a tie). Raises KnownError comparison.empty."""
    if not runs:
        raise KnownError("comparison.empty")
    sign = -1.0 if measure == "accuracy" else 1.0
    name = _FIELDS[measure]

    def mean(run: str) -> float:
        figures = getattr(runs[run], name)
        return sign * float(figures.mean()) if len(figures) else 0.0

    best = min(runs, key=mean)
    return best, {run: compare_paired(scores, runs[best], measure, seed) for run, scores in runs.items()}
