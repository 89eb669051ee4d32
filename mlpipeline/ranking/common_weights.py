"""What is known of a common disease without records before any finding: how often it is seen, at what age, in whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from mlpipeline.domain import Sex
from mlpipeline.knowledge.common_diseases import CommonDisease
from mlpipeline.ranking.mixture import Floats, normalised
from mlpipeline.ranking.nodes import Node

OLDEST = 100.0
UNUSUAL = 0.2
"""Share of a disease's patients who are of any age, and of any sex: no written range is without exceptions."""


SEEN = {"daily": 1.0, "weekly": 0.3, "monthly": 0.1, "rarely": 0.03}
"""Relative weight of a class of the starter set: half an order of magnitude a step."""


class CommonWeights:
    """Log factors on the weights of the nodes C. Their mean is 1: weight moves among these nodes, never to them or from
    them, as the literature's diseases and the records' have no such factor. What is not known moves nothing: a disease
    that the clinic's cases alone describe has the factor 1."""

    def __init__(self, nodes: Sequence[Node], common: Mapping[str, CommonDisease]) -> None:
        named = [next((common[code] for code in node.ids if code in common), None) for node in nodes]
        found = [each for each in named if each is not None]
        self._is_known = np.array([each is not None for each in named], bool)
        self._seen = np.log([SEEN[each.seen] for each in found])
        self._men = np.array([each.men for each in found])
        self._ages = np.array([(each.age_low, each.age_peak, each.age_high) for each in found]).reshape(-1, 3)

    def __call__(self, age: float | None, sex: Sex) -> Floats:
        """(n_common,). age: years."""
        factors = self._seen.copy()
        if sex in (Sex.FEMALE, Sex.MALE):
            of_sex = self._men if sex == Sex.MALE else 1 - self._men
            factors += np.log((1 - UNUSUAL) * of_sex + UNUSUAL / 2)
        if age is not None:
            factors += np.log((1 - UNUSUAL) * self._density(float(age)) + UNUSUAL / OLDEST)
        out = np.zeros(self._is_known.size)
        out[self._is_known] = np.log(normalised(factors) * len(factors))
        return out

    def _density(self, age: float) -> Floats:
        """Per year of age, rising from the lowest age to the peak and falling to the highest."""
        low, peak, high = self._ages.T
        rising = (age - low) / np.maximum(peak - low, 1e-9)
        falling = (high - age) / np.maximum(high - peak, 1e-9)
        height = 2 / np.maximum(high - low, 0.1)
        return height * np.clip(np.where(age <= peak, rising, falling), 0, 1)
