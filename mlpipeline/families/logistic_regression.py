"""Multinomial logistic regression with L2; its strength is chosen on the select part along a warm-started path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from mlpipeline.evaluation.calibration import mean_log_loss
from mlpipeline.families.family import FitData, FittedFamily, Pace, array_from_members
from mlpipeline.families.multinomial import fit_multinomial, multinomial_scores
from mlpipeline.features.array_bytes import array_to_bytes
from mlpipeline.features.design import Design
from mlpipeline.features.encoded_rows import EncodedRows
from mlpipeline.progress import Progress

STRENGTHS = (0.03, 0.1, 0.3, 1.0, 3.0)
DEFAULT_STRENGTH = 0.3
MIN_SELECT_ROWS = 30
"""With fewer rows in the select part the choice would be chance: the default strength is used."""
_WEIGHTS = "logistic.npy"


@dataclass(frozen=True)
class LogisticRegression:
    """weights: float32 (planes + 1, k), intercepts last."""

    weights: np.ndarray

    def scores(self, design: Design, rows: EncodedRows) -> np.ndarray:
        return multinomial_scores(design.matrix(rows), self.weights)

    def members(self) -> dict[str, bytes]:
        return {_WEIGHTS: array_to_bytes(self.weights)}


def fit(data: FitData, seed: int, progress: Progress) -> FittedFamily:
    """Strong to weak penalty, each starting from the last, until the select part has got worse twice in a row."""
    return LogisticRegression(fit_path(data, progress, "training.fit logistic_regression"))


def fit_path(
    data: FitData,
    progress: Progress,
    stage: str,
    offset: np.ndarray | None = None,
    select_offset: np.ndarray | None = None,
) -> np.ndarray:
    """The weights of the strength with the least log loss on the select part. Offsets: log scores (n, k) to add."""
    enough = int((data.select_y >= 0).sum()) >= MIN_SELECT_ROWS
    strengths = STRENGTHS if enough else (DEFAULT_STRENGTH,)
    best: tuple[float, np.ndarray] | None = None
    weights: np.ndarray | None = None
    worse = 0
    for step, strength in enumerate(strengths):
        share = progress.part(step / len(strengths), (step + 1) / len(strengths))
        weights = fit_multinomial(
            data.train_matrix, data.train_y, len(data.classes), strength, Pace(share, stage), weights, offset
        )
        if not enough:
            return weights
        scores = multinomial_scores(data.select_matrix, weights)
        loss = mean_log_loss(scores if select_offset is None else scores + select_offset, data.select_y)
        if best is None or loss < best[0]:
            best, worse = (loss, weights), 0
        else:
            worse += 1
            if worse == 2:
                break
    assert best is not None  # the loop ran: STRENGTHS is not empty
    return best[1]


def load(members: Mapping[str, bytes]) -> FittedFamily:
    return LogisticRegression(array_from_members(members, _WEIGHTS, 2))
