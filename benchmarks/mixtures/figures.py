"""What a mixture says of the ranking: masses against shares, and hits against each source alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.mixture import SHARES, UNKNOWN
from benchmarks.mixtures.clinic import Ranked
from mlpipeline.ranking.mixture import Floats

DRAWS, BINS = 300, 15


@dataclass(frozen=True)
class Parts:
    """The patients of a mixture, ranked: the clinic's own, one of each described orphan, one of each undescribed."""

    common: Ranked
    orphans: Ranked
    unknown: Ranked


def mixed_mass(common: Floats, orphans: Floats, unknown: Floats) -> Floats:
    """(4,) mean mass over a population of which a share is orphan, and UNKNOWN of that undescribed."""
    share = np.asarray(SHARES)
    theirs = (1 - UNKNOWN) * orphans.mean(axis=1) + UNKNOWN * unknown.mean(axis=1)
    return (1 - share) * common.mean(axis=1) + share * theirs


def orphan_ratio(parts: Parts) -> Floats:
    """(4,) predicted/observed mass of the orphans, described or not."""
    return mixed_mass(parts.common.orphan, parts.orphans.orphan, parts.unknown.orphan) / np.asarray(SHARES)


def unknown_ratio(parts: Parts) -> Floats:
    """(4,) predicted/observed mass of the undescribed diseases."""
    masses = mixed_mass(parts.common.unknown, parts.orphans.unknown, parts.unknown.unknown)
    return masses / (UNKNOWN * np.asarray(SHARES))


def calibration_error(parts: Parts, orphan_leads: bool) -> Floats:
    """(4,) expected calibration error of the first row in the mixture, 15 bins of equal mass, where an orphan or
    unknown disease leads, or where none does; nan where no patient is so led."""
    found = []
    for row, share in enumerate(SHARES):
        weighed = ((parts.common, 1 - share), (parts.orphans, share * (1 - UNKNOWN)), (parts.unknown, share * UNKNOWN))
        led = [part.orphan_leads[row] == orphan_leads for part, _ in weighed]
        sure, right, weight = (
            np.concatenate([each[kept] for each, kept in zip(column, led, strict=True)])
            for column in (
                [part.sure[row] for part, _ in weighed],
                [part.first[row].astype(float) for part, _ in weighed],
                [np.full(part.sure.shape[1], w / max(part.sure.shape[1], 1)) for part, w in weighed],
            )
        )
        order = np.argsort(sure, kind="stable")
        upto = np.cumsum(weight[order])
        bins = np.minimum((upto / upto[-1] * BINS).astype(int), BINS - 1) if len(order) else order
        gaps = np.bincount(bins, (weight * (sure - right))[order], BINS)
        found.append(np.abs(gaps).sum() / weight.sum() if len(order) else np.nan)
    return np.array(found)


def interval(parts: Parts, seed: int = 0) -> Floats:
    """(2, 4) 95 % interval of `orphan_ratio`, from drawing patients again: one patient is one disease among the
    orphans. It knows nothing of other clinics."""
    rng = np.random.default_rng(seed)
    each = (parts.common.orphan, parts.orphans.orphan, parts.unknown.orphan)
    drawn = [
        mixed_mass(*(part[:, rng.integers(0, part.shape[1], part.shape[1])] for part in each)) for _ in range(DRAWS)
    ]
    return np.percentile(np.array(drawn) / np.asarray(SHARES), [2.5, 97.5], axis=0)


def print_figures(parts: Parts, dengue: NDArray[np.bool_] | None = None) -> None:
    """A row a figure, a column a share; dengue (n common,): the children with confirmed dengue."""
    low, high = interval(parts)
    rows: list[tuple[str, Floats, str]] = [
        ("predicted/observed orphan mass", orphan_ratio(parts), "goal .8-1.25"),
        ("  95 % by patient, from", low, ""),
        ("  to", high, ""),
        ("predicted/observed unknown mass", unknown_ratio(parts), "goal .8-1.25"),
        ("mass K+U of common patients", parts.common.orphan.mean(axis=1), ""),
        ("mass K+U of orphan patients", parts.orphans.orphan.mean(axis=1), ""),
        ("mass K+U of undescribed patients", parts.unknown.orphan.mean(axis=1), ""),
        ("ECE where one of ours leads", calibration_error(parts, False), "goal .03"),
        ("ECE where an orphan leads", calibration_error(parts, True), "goal .03"),
        ("common top-1", parts.common.first.mean(axis=1), f"records alone {parts.common.alone_first.mean():.3f}"),
        ("orphan top-10", parts.orphans.shown.mean(axis=1), f"ranker alone {parts.orphans.alone_shown.mean():.3f}"),
    ]
    if dengue is not None:
        alone = parts.common.alone_first[dengue].mean()
        rows.append(
            ("dengue first in dengue", parts.common.first[:, dengue].mean(axis=1), f"records alone {alone:.3f}")
        )
    print(f"  {'orphan share':34}" + "".join(f"{share:>9.1%}" for share in SHARES))
    for name, values, said in rows:
        print(f"  {name:34}" + "".join(f"{value:>9.3f}" for value in values) + f"   {said}")
