"""Whom a disease befalls: what the patient's age and sex say beside the findings."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mlpipeline.domain import Sex
from mlpipeline.knowledge.profiles import Profiles

EARLIEST_AGE = {
    "HP:0011463": 1.0,
    "HP:0003621": 5.0,
    "HP:0003581": 16.0,
    "HP:0011462": 16.0,
    "HP:0025708": 16.0,
    "HP:0025709": 19.0,
    "HP:0025710": 25.0,
    "HP:0003596": 40.0,
    "HP:0003584": 60.0,
}
"""Years, of HPO's classes of onset that begin after infancy: childhood, juvenile, adult and its parts, middle, late."""

LATE_ONLY = 1.0
"""Nats against a disease that begins later than the patient's age: docs/ranking.md has what was tried."""

CARRIER = 1.0
"""Nats against an X-linked recessive disease in a girl or woman."""

_X_RECESSIVE = "HP:0001419"
_MARGIN = 0.5
"""Years: ages are rounded."""


class Whom:
    """Built once for some diseases; what no catalogue says of a disease counts for nothing."""

    def __init__(self, profiles: Profiles, disease_ids: Sequence[str]) -> None:
        self._earliest = np.zeros(len(disease_ids), np.float32)
        self._x_recessive = np.zeros(len(disease_ids), bool)
        for place, disease_id in enumerate(disease_ids):
            onset, inheritance = profiles.course(disease_id)
            if onset:
                self._earliest[place] = min(EARLIEST_AGE.get(each, 0.0) for each in onset)
            self._x_recessive[place] = inheritance == (_X_RECESSIVE,)

    def __call__(self, age: float | None, sex: Sex) -> np.ndarray:
        """float32 (diseases,), nats <= 0. age: years."""
        against = np.zeros(len(self._earliest), np.float32)
        if age is not None:
            against[self._earliest > age + _MARGIN] -= LATE_ONLY
        if sex == Sex.FEMALE:
            against[self._x_recessive] -= CARRIER
        return against
