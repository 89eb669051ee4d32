"""Random forest, grown a few trees at a time so that it can be watched and stopped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from sklearn.ensemble import RandomForestClassifier

from mlpipeline.errors import KnownError
from mlpipeline.evaluation.calibration import mean_log_loss
from mlpipeline.families.estimator_file import estimator_from_bytes, estimator_to_bytes
from mlpipeline.families.family import (
    FitData,
    FittedFamily,
    Pace,
    array_from_members,
    json_from_members,
    log_prior,
)
from mlpipeline.features.array_bytes import array_to_bytes
from mlpipeline.features.design import Design
from mlpipeline.features.encoded_rows import EncodedRows
from mlpipeline.progress import Progress

TREES = 200
CHUNK = 4
MAX_ROWS_A_TREE = 20_000
"""Bounds the time of one tree, the longest stretch in which nobody asks whether to stop."""
FLOORS = (0.003, 0.01, 0.03, 0.1)
_FOREST, _PRIOR, _SETTINGS = "forest.skops", "forest_prior.npy", "forest.json"


@dataclass(frozen=True)
class RandomForest:
    """The forest's shares mixed with `floor` of the class prior: a forest says 0 where it has seen nothing."""

    forest: RandomForestClassifier
    log_prior: np.ndarray
    floor: float

    def scores(self, design: Design, rows: EncodedRows) -> np.ndarray:
        return np.log(_floored(self._shares(design, rows), self.log_prior, self.floor))

    def _shares(self, design: Design, rows: EncodedRows) -> np.ndarray:
        shares = np.zeros((len(rows), len(self.log_prior)))
        if len(rows):
            matrix, learned = design.matrix(rows), np.asarray(self.forest.classes_, dtype=np.intp)
            # The trees are asked directly: scikit-learn checks the row anew for each of them, 15 ms for one patient.
            for tree in self.forest.estimators_:
                shares[:, learned] += tree.tree_.predict(matrix)
            shares /= len(self.forest.estimators_)
        return shares

    def members(self) -> dict[str, bytes]:
        settings = f'{{"floor": {self.floor}}}'.encode()
        return {
            _FOREST: estimator_to_bytes(self.forest),
            _PRIOR: array_to_bytes(self.log_prior),
            _SETTINGS: settings,
        }


def fit(data: FitData, seed: int, progress: Progress) -> FittedFamily:
    """200 trees on at most 20,000 rows each; leaves of one row on small tables, of more on large ones."""
    ask = Pace(progress, "training.fit random_forest")
    ask(0.0)
    n = len(data.train_y)
    forest = RandomForestClassifier(
        n_estimators=CHUNK,
        min_samples_leaf=1 if n < 5_000 else 3,
        max_features="sqrt",
        max_samples=MAX_ROWS_A_TREE if n > MAX_ROWS_A_TREE else None,
        warm_start=True,
        n_jobs=1,  # two workers of one thread each beat two threads; and no process is ever started from here
        random_state=seed,
    )
    for trees in range(CHUNK, TREES + 1, CHUNK):
        forest.n_estimators = trees
        forest.fit(data.train_matrix, data.train_y)
        ask(trees / TREES)
    prior = log_prior(data.counts)
    fitted = RandomForest(forest, prior, FLOORS[1])
    if not (data.select_y >= 0).any():
        return fitted
    shares = fitted._shares(data.design, data.select)
    losses = {floor: mean_log_loss(np.log(_floored(shares, prior, floor)), data.select_y) for floor in FLOORS}
    return RandomForest(forest, prior, min(losses, key=lambda floor: losses[floor]))


def _floored(shares: np.ndarray, prior: np.ndarray, floor: float) -> np.ndarray:
    return (1 - floor) * shares + floor * np.exp(prior)


def load(members: Mapping[str, bytes]) -> FittedFamily:
    floor = json_from_members(members, _SETTINGS).get("floor")
    prior = array_from_members(members, _PRIOR, 1)
    forest = estimator_from_bytes(members, _FOREST)
    if not isinstance(forest, RandomForestClassifier) or not isinstance(floor, float) or not 0 < floor < 1:
        raise KnownError("artifact.damaged", member=_FOREST)
    return RandomForest(forest, prior, floor)
