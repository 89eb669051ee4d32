"""Boosted trees by XGBoost's histograms: small, regularised, stopped early on the select part, kept as .ubj."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import xgboost as xgb
from xgboost import callback

from mlpipeline.errors import KnownError
from mlpipeline.families.family import FitData, FittedFamily, Pace
from mlpipeline.features.design import Design
from mlpipeline.features.encoded_rows import EncodedRows
from mlpipeline.progress import Progress

ROUNDS = 400
ROUNDS_WITHOUT_SELECT = 60
PATIENCE = 20
MIN_SELECT_ROWS = 30
_BOOSTER = "xgboost.ubj"
SETTINGS: dict[str, Any] = {
    "objective": "multi:softprob",
    "eval_metric": "mlogloss",
    "tree_method": "hist",
    "max_bin": 64,
    "eta": 0.2,
    "max_depth": 3,
    "min_child_weight": 0.5,
    "subsample": 0.8,
    "colsample_bytree": 0.5,
    "lambda": 2.0,
    "nthread": 1,
    "verbosity": 0,
}


@dataclass(frozen=True)
class BoostedTrees:
    """A booster whose margins are the scores."""

    booster: xgb.Booster

    def scores(self, design: Design, rows: EncodedRows) -> np.ndarray:
        if not len(rows):
            return np.zeros((0, self._classes))
        margins = self.booster.inplace_predict(design.matrix(rows), missing=0.0, predict_type="margin")
        return np.asarray(margins, dtype=np.float64).reshape(len(rows), -1)

    @property
    def _classes(self) -> int:
        return int(json.loads(self.booster.save_config())["learner"]["learner_model_param"]["num_class"])

    def members(self) -> dict[str, bytes]:
        return {_BOOSTER: bytes(self.booster.save_raw(raw_format="ubj"))}


class _Asking(callback.TrainingCallback):
    def __init__(self, ask: Pace, rounds: int) -> None:
        self.ask, self.rounds = ask, rounds

    def after_iteration(self, model: Any, epoch: int, evals_log: Any) -> bool:
        self.ask((epoch + 1) / self.rounds)
        return False


def as_dmatrix(x: Any, y: np.ndarray | None = None, margin: np.ndarray | None = None) -> xgb.DMatrix:
    """0 is unknown-or-not-so in dense and in sparse rows alike, so that both grow and follow the same trees."""
    matrix = xgb.DMatrix(x, label=y, missing=0.0, nthread=1)
    if margin is not None:
        matrix.set_base_margin(np.ascontiguousarray(margin, dtype=np.float32))
    return matrix


def fit(data: FitData, seed: int, progress: Progress) -> FittedFamily:
    """Up to 400 rounds, until the select part has not got better for 20; 60 where that part has < 30 usable rows."""
    return BoostedTrees(boost(data, seed, progress, "training.fit xgboost"))


def boost(
    data: FitData,
    seed: int,
    progress: Progress,
    stage: str,
    margin: np.ndarray | None = None,
    select_margin: np.ndarray | None = None,
    settings: Mapping[str, Any] | None = None,
) -> xgb.Booster:
    """The booster cut at its best round. Margins: log scores (n, k) to start from instead of zeros."""
    ask = Pace(progress, stage)
    ask(0.0)
    known = data.select_y >= 0
    stops_early = int(known.sum()) >= MIN_SELECT_ROWS
    rounds = ROUNDS if stops_early else ROUNDS_WITHOUT_SELECT
    train = as_dmatrix(data.train_matrix, data.train_y, margin)
    evals: list[tuple[xgb.DMatrix, str]] = []
    callbacks: list[callback.TrainingCallback] = [_Asking(ask, rounds)]
    if stops_early:
        rows = data.select_matrix[np.flatnonzero(known)]
        evals = [
            (as_dmatrix(rows, data.select_y[known], None if select_margin is None else select_margin[known]), "select")
        ]
        callbacks.append(callback.EarlyStopping(rounds=PATIENCE, save_best=True))
    parameters = {**SETTINGS, **(settings or {}), "num_class": len(data.classes), "seed": seed}
    return xgb.train(parameters, train, num_boost_round=rounds, evals=evals, callbacks=callbacks, verbose_eval=False)


def load(members: Mapping[str, bytes]) -> FittedFamily:
    return BoostedTrees(booster_from_members(members, _BOOSTER))


def booster_from_members(members: Mapping[str, bytes], name: str) -> xgb.Booster:
    """The booster of a member. Raises KnownError artifact.member_missing or artifact.damaged.

    XGBoost's native reader trusts its file: one altered by hand can end the process. So only members that `unpack` has
    checked, signature and hash, may come here.
    """
    if name not in members:
        raise KnownError("artifact.member_missing", member=name)
    booster = xgb.Booster(params={"nthread": 1})
    try:
        booster.load_model(bytearray(members[name]))
    except (xgb.core.XGBoostError, ValueError, TypeError):
        raise KnownError("artifact.damaged", member=name) from None
    return booster
