"""How many of the first rows hold the diagnosis in 90 of 100 such patients: conformal sets over the listed rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

MISSES = 0.1
LEAST_PATIENTS = 30
MOST_ROWS = 10
"""A longer set helps nobody: where the median patient's would be longer, none is offered."""


@dataclass(frozen=True, slots=True)
class LikelySet:
    """least: rows of at least this probability are the set, and the first row always. patients: validation patients it
    was learned from; median_size: rows of the median one's set."""

    least: float
    patients: int
    median_size: float

    def size(self, probabilities: Sequence[float]) -> int:
        """Of the listed rows, best first."""
        return max(1, sum(each >= self.least for each in probabilities))


def fit_likely_set(listed: Sequence[tuple[Sequence[float], int | None]]) -> LikelySet | None:
    """Of validation patients: the probabilities of their rows, best first, and the place of the diagnosis among them.

    The least probability is the ⌊(n + 1) / 10⌋-th smallest of those the diagnoses had, an unlisted one having 0: then a
    new patient like these has the diagnosis in the set with probability .9 or more, whatever the model (split conformal
    prediction: Vovk, Gammerman, Shafer 2005; these are the shortest such sets: Sadinle, Lei, Wasserman 2019). None for
    too few patients, where the list itself holds fewer than 90 of 100, and where the median set is longer than
    MOST_ROWS.
    """
    if len(listed) < LEAST_PATIENTS:
        return None
    had = sorted(0.0 if place is None else probabilities[place] for probabilities, place in listed)
    least = had[int((len(listed) + 1) * MISSES) - 1]
    found = LikelySet(least, len(listed), 0.0)
    size = median(found.size(probabilities) for probabilities, _ in listed)
    return LikelySet(least, len(listed), float(size)) if least > 0 and size <= MOST_ROWS else None
