"""What a benchmark of rankings reports: hits by case and by disease, by number of findings, and how sure it was."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

TOPS = (1, 3, 5, 10)
SHOWN = 10
BANDS = {"1-3": (1, 3), "4-6": (4, 6), "7-10": (7, 10), "11+": (11, 10**9)}
"""Numbers of present findings a case is reported under."""

_BINS, _DRAWS = 15, 200


@dataclass(frozen=True, slots=True)
class RankLine:
    """case: its path in the archive. rank: 1 = best, every equal score counts before it. findings: present ones.

    first, shown: what the ranker gave the first disease, and the first ten together, 0-1. paper: what the case was
    published in; cases of one paper count as one where certainty is judged.
    """

    case: str
    disease: str
    rank: int
    regime: str
    findings: int = 0
    first: float = 0.0
    shown: float = 0.0
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Certainty:
    """Mean of what was claimed and share of what was true, for the first disease and for the ten shown; one case a
    paper. ece: expected calibration error of the first, 15 bins of equal mass.

    By chance alone, were every claim exactly true of as many cases: ece_by_chance, the mean of such errors;
    shown_by_chance, what 95 of 100 differences between claim and truth of the ten shown stay within."""

    claimed_first: float
    true_first: float
    claimed_shown: float
    true_shown: float
    ece: float
    ece_by_chance: float
    shown_by_chance: float

    def to_dict(self) -> dict[str, float]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class RegimeFigures:
    """Shares 0-1 by k. micro: mean over cases. macro: mean over diseases of the mean over their cases. by_findings:
    the same for the cases of each of BANDS."""

    cases: int
    diseases: int
    micro: dict[int, float]
    macro: dict[int, float]
    certainty: Certainty | None = None
    by_findings: dict[str, RegimeFigures] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        plain: dict[str, Any] = {
            "cases": self.cases,
            "diseases": self.diseases,
            "micro": {f"top{k}": share for k, share in self.micro.items()},
            "macro": {f"top{k}": share for k, share in self.macro.items()},
        }
        if self.certainty is not None:
            plain["certainty"] = self.certainty.to_dict()
        if self.by_findings:
            plain["by_findings"] = {band: figures.to_dict() for band, figures in self.by_findings.items()}
        return plain


def figures_of(lines: Sequence[RankLine], with_bands: bool = True) -> RegimeFigures:
    """Of the lines of one regime; 0 where there are none."""
    by_disease: defaultdict[str, list[int]] = defaultdict(list)
    for line in lines:
        by_disease[line.disease].append(line.rank)
    micro = {k: _mean(line.rank <= k for line in lines) for k in TOPS}
    macro = {k: _mean(_mean(rank <= k for rank in ranks) for ranks in by_disease.values()) for k in TOPS}
    bands = {}
    for band, (low, high) in BANDS.items() if with_bands else ():
        chosen = [line for line in lines if low <= line.findings <= high]
        if chosen:
            bands[band] = figures_of(chosen, with_bands=False)
    return RegimeFigures(len(lines), len(by_disease), micro, macro, certainty_of(lines), bands)


def certainty_of(lines: Sequence[RankLine]) -> Certainty | None:
    """None where no line says how sure the ranker was."""
    sure = [line for line in lines if line.first > 0]
    if not sure:
        return None
    of_paper = Counter(line.paper for line in sure)
    weight = np.array([1.0 / of_paper[line.paper] if line.paper else 1.0 for line in sure])
    weight /= weight.sum()
    first, shown = (np.array([getattr(line, name) for line in sure]) for name in ("first", "shown"))
    right = np.array([line.rank == 1 for line in sure], float)
    within = np.array([line.rank <= SHOWN for line in sure], float)
    rng = np.random.default_rng(0)
    drawn = [_calibration_error(first, rng.random(len(first)) < first, weight) for _ in range(_DRAWS)]
    return Certainty(
        float(weight @ first),
        float(weight @ right),
        float(weight @ shown),
        float(weight @ within),
        _calibration_error(first, right, weight),
        float(np.mean(drawn)),
        float(1.96 * np.sqrt(weight**2 @ (shown * (1 - shown)))),
    )


def _calibration_error(claimed: np.ndarray, true: np.ndarray, weight: np.ndarray) -> float:
    order = np.argsort(claimed, kind="stable")
    bins = np.minimum((np.cumsum(weight[order]) * _BINS).astype(int), _BINS - 1)
    return float(np.abs(np.bincount(bins, weight[order] * (claimed[order] - true[order]), _BINS)).sum())


def _mean(values: Iterable[float]) -> float:
    items = [float(value) for value in values]
    return sum(items) / len(items) if items else 0.0
