"""Logistic regression that learns only what the prior model gets wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from mlpipeline.errors import KnownError
from mlpipeline.families import prior as prior_family
from mlpipeline.families.family import FitData, FittedFamily, array_from_members
from mlpipeline.families.logistic_regression import fit_path
from mlpipeline.families.multinomial import multinomial_scores
from mlpipeline.families.prior import Prior
from mlpipeline.families.prior_offset import cross_fit, offset_of
from mlpipeline.features.array_bytes import array_to_bytes
from mlpipeline.features.design import Design
from mlpipeline.features.encoded_rows import EncodedRows
from mlpipeline.progress import Progress

STAGE = "training.fit logistic_on_prior"
_WEIGHTS, _TEMPERATURE = "residual.npy", "prior_temperature.npy"


@dataclass(frozen=True)
class LogisticOnPrior:
    """weights: float32 (planes + 1, k), added to the prior's log-probabilities."""

    prior: Prior
    temperature: float
    weights: np.ndarray

    def scores(self, design: Design, rows: EncodedRows) -> np.ndarray:
        rest = multinomial_scores(design.matrix(rows), self.weights)
        return rest + offset_of(self.prior, self.temperature, design, rows)

    def members(self) -> dict[str, bytes]:
        return {
            **self.prior.members(),
            _WEIGHTS: array_to_bytes(self.weights),
            _TEMPERATURE: array_to_bytes(np.array([self.temperature])),
        }


def fit(data: FitData, seed: int, progress: Progress) -> FittedFamily:
    """The prior, cross-fitted, then the residual along the path of strengths."""
    offset = cross_fit(data, progress.part(0.0, 0.2), STAGE)
    weights = fit_path(data, progress.part(0.2, 1.0), STAGE, offset.train, offset.select)
    return LogisticOnPrior(offset.prior, offset.temperature, weights)


def load(members: Mapping[str, bytes]) -> FittedFamily:
    return LogisticOnPrior(*prior_from_members(members), array_from_members(members, _WEIGHTS, 2))


def prior_from_members(members: Mapping[str, bytes]) -> tuple[Prior, float]:
    """The prior and its temperature. Raises KnownError artifact.*."""
    fitted = prior_family.load(members)
    temperature = array_from_members(members, _TEMPERATURE, 1)
    if not isinstance(fitted, Prior) or temperature.shape != (1,) or not 0 < temperature[0] < 1e6:
        raise KnownError("artifact.damaged", member=_TEMPERATURE)
    return fitted, float(temperature[0])
