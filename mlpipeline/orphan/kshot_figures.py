"""What the benchmark of few records reports at each number of records, with intervals over diseases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

TOPS = (1, 3, 10)
_DRAWN = 2000

Ranks = dict[str, list[int]]
"""Disease -> ranks of its cases, of all draws of records."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Shares 0-1 by k, mean over diseases of the mean over their cases, with the 95 % interval of drawing the diseases
    again. diseases: how many; no shares where there are none."""

    diseases: int
    macro: dict[int, float]
    low: dict[int, float]
    high: dict[int, float]

    def to_dict(self) -> dict[str, Any]:
        named = {f"top{k}": [self.macro[k], self.low[k], self.high[k]] for k in self.macro}
        return {"diseases": self.diseases, **named}


@dataclass(frozen=True, slots=True)
class Step:
    """records: asked for, of each disease. used: mean of what their papers held. complete: diseases with all of them.
    new_used: the same mean, of the diseases nobody describes. own: cases of described diseases with records.
    undescribed: of those nobody describes. others: of described diseases without records."""

    records: int
    used: float
    complete: int
    new_used: float
    own: Hits
    undescribed: Hits
    others: Hits

    def to_dict(self) -> dict[str, Any]:
        return {
            "records": self.records,
            "used": self.used,
            "complete": self.complete,
            "new_used": self.new_used,
            "own": self.own.to_dict(),
            "undescribed": self.undescribed.to_dict(),
            "others": self.others.to_dict(),
        }


def step_of(
    records: int, used: Sequence[int], new_used: Sequence[int], own: Ranks, undescribed: Ranks, others: Ranks
) -> Step:
    """used, new_used: records each described disease, and each that nobody describes, really had."""
    complete = sum(each >= records for each in used)
    mean, new_mean = (float(np.mean(some)) if len(some) else 0.0 for some in (used, new_used))
    return Step(records, mean, complete, new_mean, hits_of(own), hits_of(undescribed), hits_of(others))


def hits_of(ranks: Mapping[str, Sequence[int]], seed: int = 0) -> Hits:
    if not ranks:
        return Hits(0, {}, {}, {})
    drawn = np.random.default_rng(seed).integers(0, len(ranks), (_DRAWN, len(ranks)))
    macro, low, high = {}, {}, {}
    for k in TOPS:
        each = np.array([np.mean(np.asarray(some) <= k) for some in ranks.values()])
        macro[k] = float(each.mean())
        low[k], high[k] = (float(edge) for edge in np.percentile(each[drawn].mean(axis=1), [2.5, 97.5]))
    return Hits(len(ranks), macro, low, high)
