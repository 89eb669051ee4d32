"""What two rankings of the same held-out cases are compared by: folds and intervals by disease."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from mlpipeline.evaluation.estimates import Estimate

FOLDS = 5
TOPS = (1, 3, 10)

_RESAMPLES, _SEED = 2000, 0
_KINDS = ("macro", "micro")


def fold_of(disease_id: str) -> int:
    """All cases of a disease are in one of FOLDS, the same wherever it is asked."""
    return int(hashlib.sha256(disease_id.encode()).hexdigest(), 16) % FOLDS


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of cases whose disease is among the first k, 0-1, with 95 % intervals from drawing diseases again. macro:
    mean over diseases of the mean over their cases; micro: over cases. Both by k of TOPS."""

    macro: Mapping[int, Estimate]
    micro: Mapping[int, Estimate]

    def to_dict(self) -> dict[str, Any]:
        return {kind: {f"top{k}": each.to_dict() for k, each in getattr(self, kind).items()} for kind in self.__slots__}


class HeldOut:
    """Cases that no ranking to be compared has learned from."""

    def __init__(self, diseases: np.ndarray) -> None:
        """diseases (cases,): anything that tells them apart; at least one case."""
        names, self._of_case = np.unique(diseases, return_inverse=True)
        self._cases = np.bincount(self._of_case, minlength=len(names)).astype(float)
        rng = np.random.default_rng(_SEED)
        self._drawn = rng.multinomial(len(names), np.full(len(names), 1 / len(names)), size=_RESAMPLES).astype(float)

    def shares(self, ranks: np.ndarray) -> Shares:
        """ranks (cases,): 1 = best."""
        return self._estimated(lambda k: np.asarray(ranks <= k, float))

    def difference(self, first: np.ndarray, second: np.ndarray) -> Shares:
        """first - second, case by case."""
        return self._estimated(lambda k: np.asarray(first <= k, float) - (second <= k))

    def _estimated(self, hits: Callable[[int], np.ndarray]) -> Shares:
        found: dict[str, dict[int, Estimate]] = {kind: {} for kind in _KINDS}
        for k in TOPS:
            total = np.bincount(self._of_case, hits(k), len(self._cases))
            mean = total / self._cases
            drawn = {
                "macro": self._drawn @ mean / len(mean),
                "micro": self._drawn @ total / (self._drawn @ self._cases),
            }
            whole = {"macro": float(mean.mean()), "micro": float(total.sum() / self._cases.sum())}
            counted = {"macro": len(mean), "micro": len(self._of_case)}
            for kind in _KINDS:
                low, high = np.percentile(drawn[kind], [2.5, 97.5])
                found[kind][k] = Estimate(whole[kind], float(low), float(high), counted[kind])
        return Shares(found["macro"], found["micro"])


def is_tie(difference: Estimate) -> bool:
    """Whether its interval holds 0, or none could be drawn."""
    if difference.low is None or difference.high is None:
        return True
    return difference.low <= 0 <= difference.high
