"""How many of the first rows hold the diagnosis in 90 of 100 such patients: conformal sets over the listed rows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

HOLDS = 0.9
LEAST_PATIENTS = 30
MOST_ROWS = 10
"""A longer set helps nobody: where the median patient's would be longer, none is offered."""


@dataclass(frozen=True, slots=True)
class LikelySet:
    """before: the set is the rows before which the probabilities sum to at most so much, and at least those that
    themselves claim HOLDS. patients: validation patients it was learned from; median_size: rows of the median one's."""

    before: float
    patients: int
    median_size: float

    def size(self, probabilities: Sequence[float]) -> int | None:
        """Of the listed rows, best first; None where all of them together claim less than HOLDS."""
        total, claimed, held = 0.0, None, 0
        for row, each in enumerate(probabilities):
            held = row + 1 if total <= self.before else held
            total += each
            if claimed is None and total >= HOLDS:
                claimed = row + 1
        return None if claimed is None else max(claimed, held)


def fit_likely_set(listed: Sequence[tuple[Sequence[float], int | None]]) -> LikelySet | None:
    """Of validation patients: the probabilities of their rows, best first, and the place of the diagnosis among them.

    Of those whose rows claim HOLDS at all, `before` is the ⌈(n + 1) · .9⌉-th smallest sum of what stands before the
    diagnosis: then a new patient like them has it in the set with probability .9 or more, whatever the probabilities
    are worth (split conformal prediction: Vovk, Gammerman, Shafer 2005; the score is that of Romano, Sesia, Candès
    2020 without the diagnosis itself). None for too few patients, where the list holds fewer than 90 of 100, and where
    the median set is longer than MOST_ROWS.
    """
    able = [(rows, place) for rows, place in listed if sum(rows) >= HOLDS]
    if len(able) < LEAST_PATIENTS:
        return None
    before = sorted(math.inf if place is None else sum(rows[:place]) for rows, place in able)
    found = LikelySet(before[math.ceil((len(able) + 1) * HOLDS) - 1], len(able), 0.0)
    size = median(found.size(rows) or len(rows) for rows, _ in able)
    return LikelySet(found.before, len(able), float(size)) if found.before < math.inf and size <= MOST_ROWS else None
