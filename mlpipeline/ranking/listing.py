"""Which nodes a result shows, best first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mlpipeline.ranking.mixture import Listed, Mixture, PatientLevels
from mlpipeline.ranking.nodes import Nodes

LEAST_UNKNOWN = 0.005
"""Mass from which an unknown disease can stand in the list: less than "1 of 100" would take a row and say nothing."""

_WITHOUT_RECORDS: tuple[Listed, ...] = ("common", "known")


@dataclass(frozen=True, slots=True)
class Place:
    """A node by its list and its position in it."""

    listed: Listed
    index: int


def best_places(nodes: Nodes, mixture: Mixture, levels: PatientLevels, shown: int) -> list[Place]:
    """The `shown` most probable diseases of L, C, K and U, and "no disease" where it falls among them or after them.

    A disease without records is listed only when the findings speak for it: without that its place would be that of its
    code. An unknown one is listed beside records alone, as an order without probabilities has no place for it, and once
    there are findings that known ones could have explained.
    """
    listed = [(p, place) for p, place in _best(mixture.records, "records", shown + 1) if place.index != nodes.none]
    for name in _WITHOUT_RECORDS:
        speaking = np.where(levels.of(name) > 0, mixture.of(name), -1.0)
        listed += [each for each in _best(speaking, name, shown) if each[0] >= 0]
    if nodes.records and levels.known.any() and mixture.unknown >= LEAST_UNKNOWN:
        listed.append((mixture.unknown, Place("unknown", 0)))
    listed = sorted(listed, key=lambda each: -each[0])[:shown]
    if nodes.none is not None:
        listed.append((float(mixture.records[nodes.none]), Place("records", nodes.none)))
    return [place for _, place in sorted(listed, key=lambda each: -each[0])]


def _best(values: NDArray[np.floating], listed: Listed, count: int) -> list[tuple[float, Place]]:
    return [(float(values[i]), Place(listed, i)) for i in np.argsort(-values, kind="stable")[:count].tolist()]
