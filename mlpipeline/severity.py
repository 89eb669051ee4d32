"""How severe it is: the second target, one multinomial logistic over the levels that the records' labels have."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from mlpipeline.domain import Severity
from mlpipeline.errors import KnownError
from mlpipeline.evaluation.calibration import fit_temperature, softmax
from mlpipeline.evaluation.estimates import wilson
from mlpipeline.evaluation.metrics import bootstrap_weights
from mlpipeline.families.family import Pace, array_from_members, json_from_members
from mlpipeline.families.multinomial import fit_multinomial, multinomial_scores
from mlpipeline.features.array_bytes import array_to_bytes
from mlpipeline.features.design import Design
from mlpipeline.features.encoded_rows import EncodedRows
from mlpipeline.progress import Progress

MIN_ROWS_A_LEVEL = 5
STRENGTH = 0.3
_WEIGHTS, _LEVELS = "severity.npy", "severity.json"


@dataclass(frozen=True)
class SeverityModel:
    """levels: those with enough labelled training rows, in order. weights: float32 (planes + 1, levels)."""

    levels: tuple[Severity, ...]
    weights: np.ndarray
    temperature: float

    def predict_proba(self, design: Design, rows: EncodedRows) -> np.ndarray:
        """float64 (n, levels)."""
        return softmax(multinomial_scores(design.matrix(rows), self.weights) / self.temperature)

    def members(self) -> dict[str, bytes]:
        plain = {"levels": [int(level) for level in self.levels], "temperature": self.temperature}
        return {_WEIGHTS: array_to_bytes(self.weights), _LEVELS: json.dumps(plain).encode()}


def load_severity(members: Mapping[str, bytes]) -> SeverityModel | None:
    """The severity model among the members, None where the records had too few labels. Raises KnownError artifact.*."""
    if _LEVELS not in members and _WEIGHTS not in members:
        return None
    plain = json_from_members(members, _LEVELS)
    weights = array_from_members(members, _WEIGHTS, 2)
    try:
        levels, temperature = tuple(Severity(level) for level in plain["levels"]), float(plain["temperature"])
    except (KeyError, TypeError, ValueError):
        raise KnownError("artifact.damaged", member=_LEVELS) from None
    if len(levels) != weights.shape[1] or not 0 < temperature < 1e6:
        raise KnownError("artifact.damaged", member=_LEVELS)
    return SeverityModel(levels, weights, temperature)


def fit_severity(
    design: Design,
    train: tuple[EncodedRows, np.ndarray],
    calibrate: tuple[EncodedRows, np.ndarray],
    progress: Progress,
) -> SeverityModel | None:
    """The model of (rows, int levels; -1 = no label); None unless two levels have five labelled training rows each."""
    rows, labels = train
    counts = {level: int((labels == level).sum()) for level in Severity}
    levels = tuple(level for level, n in counts.items() if n >= MIN_ROWS_A_LEVEL)
    if len(levels) < 2:
        return None
    place = _places(labels, levels)
    used = np.flatnonzero(place >= 0)
    matrix = design.matrix(rows.take(used))
    weights = fit_multinomial(matrix, place[used], len(levels), STRENGTH, Pace(progress, "training.fit_severity"))
    scores = multinomial_scores(design.matrix(calibrate[0]), weights)
    return SeverityModel(levels, weights, fit_temperature(scores, _places(calibrate[1], levels)))


def _places(labels: np.ndarray, levels: tuple[Severity, ...]) -> np.ndarray:
    place = np.full(len(labels), -1, dtype=np.intp)
    for position, level in enumerate(levels):
        place[labels == level] = position
    return place


def measure_severity(
    model: SeverityModel, design: Design, rows: EncodedRows, labels: np.ndarray, patients: np.ndarray, seed: int = 0
) -> dict[str, Any] | None:
    """{"n", "accuracy", "squared_error", "ranked_probability"}, the latter three as estimates; None without labels.

    squared_error: of the most probable level (0-4) against the label, mean over rows, with a bootstrap by patient;
    ranked_probability: sum over thresholds of the squared error of the cumulative probability.
    """
    labelled = np.flatnonzero(labels >= 0)
    if not len(labelled):
        return None
    truth = labels[labelled].astype(np.int64)
    proba = model.predict_proba(design, rows.take(labelled))
    spread = np.zeros((len(labelled), len(Severity)))
    spread[:, [int(level) for level in model.levels]] = proba
    guess = spread.argmax(axis=1)
    squared = ((guess - truth) ** 2).astype(np.float64)
    passed = np.arange(len(Severity))[None, :] >= truth[:, None]
    ranked = ((spread.cumsum(axis=1) - passed) ** 2).sum(axis=1)
    draws = list(bootstrap_weights(patients[labelled], 400, seed))

    def estimate(figures: np.ndarray) -> dict[str, float | int]:
        resampled = np.concatenate([weights @ figures / weights.sum(axis=1) for weights in draws])
        low, high = np.quantile(resampled, [0.025, 0.975])
        return {"value": float(figures.mean()), "low": float(low), "high": float(high), "n": len(figures)}

    return {
        "n": len(labelled),
        "accuracy": wilson(int((guess == truth).sum()), len(labelled)).to_dict(),
        "squared_error": estimate(squared),
        "ranked_probability": estimate(ranked),
    }
