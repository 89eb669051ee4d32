"""Boosted trees that learn only what the prior model gets wrong: its log-probabilities are their base margin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import xgboost as xgb

from mlpipeline.families.family import FitData, FittedFamily
from mlpipeline.families.logistic_on_prior import prior_from_members
from mlpipeline.families.prior import Prior
from mlpipeline.families.prior_offset import cross_fit, offset_of
from mlpipeline.families.xgboost import boost, booster_from_members
from mlpipeline.features.array_bytes import array_to_bytes
from mlpipeline.features.design import Design
from mlpipeline.features.encoded_rows import EncodedRows
from mlpipeline.progress import Progress

STAGE = "training.fit xgboost_on_prior"
_BOOSTER, _TEMPERATURE = "residual.ubj", "prior_temperature.npy"
RESIDUAL = {"eta": 0.1, "base_score": 0.5}
"""Smaller steps than alone: there is less to learn. base_score: the same for all classes, so it says nothing."""


@dataclass(frozen=True)
class BoostedOnPrior:
    """The booster's margins on top of the prior's log-probabilities."""

    prior: Prior
    temperature: float
    booster: xgb.Booster

    def scores(self, design: Design, rows: EncodedRows) -> np.ndarray:
        offset = offset_of(self.prior, self.temperature, design, rows)
        if not len(rows):
            return offset
        start = np.ascontiguousarray(offset, dtype=np.float32)
        margins = self.booster.inplace_predict(
            design.matrix(rows), missing=0.0, predict_type="margin", base_margin=start
        )
        return np.asarray(margins, dtype=np.float64).reshape(offset.shape)

    def members(self) -> dict[str, bytes]:
        return {
            **self.prior.members(),
            _BOOSTER: bytes(self.booster.save_raw(raw_format="ubj")),
            _TEMPERATURE: array_to_bytes(np.array([self.temperature])),
        }


def fit(data: FitData, seed: int, progress: Progress) -> FittedFamily:
    """The prior, cross-fitted, then trees on what is left."""
    offset = cross_fit(data, progress.part(0.0, 0.2), STAGE)
    booster = boost(data, seed, progress.part(0.2, 1.0), STAGE, offset.train, offset.select, RESIDUAL)
    return BoostedOnPrior(offset.prior, offset.temperature, booster)


def load(members: Mapping[str, bytes]) -> FittedFamily:
    return BoostedOnPrior(*prior_from_members(members), booster_from_members(members, _BOOSTER))
