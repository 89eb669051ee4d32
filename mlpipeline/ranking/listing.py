"""Which nodes a result shows, best first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mlpipeline.ranking.mixture import Mixture
from mlpipeline.ranking.nodes import Nodes


@dataclass(frozen=True, slots=True)
class Place:
    """A node by its list and its position in it."""

    of_records: bool
    index: int


def best_places(nodes: Nodes, mixture: Mixture, known_levels: NDArray[np.floating], shown: int) -> list[Place]:
    """The `shown` most probable diseases of L and K, and "no disease" where it falls among them or after them.

    A known disease is listed only when the findings speak for it: without that its place would be that of its code.
    """
    record_order = np.argsort(-mixture.records, kind="stable")[: shown + 1]
    speaking = np.where(known_levels > 0, mixture.known, -1.0)
    known_order = np.argsort(-speaking, kind="stable")[:shown]
    listed = [(float(mixture.records[i]), Place(True, int(i))) for i in record_order.tolist() if i != nodes.none]
    listed += [(float(mixture.known[i]), Place(False, int(i))) for i in known_order.tolist() if speaking[i] >= 0]
    listed = sorted(listed, key=lambda each: -each[0])[:shown]
    if nodes.none is not None:
        listed.append((float(mixture.records[nodes.none]), Place(True, nodes.none)))
    return [place for _, place in sorted(listed, key=lambda each: -each[0])]


def best_matches(known_levels: NDArray[np.floating], order: NDArray[np.floating], shown: int) -> list[Place]:
    """Without records: the known diseases that the findings speak for, best of `order` (log shares) first."""
    speaking = np.where(known_levels > 0, order, -np.inf)
    best = np.argsort(-speaking, kind="stable")[:shown]
    return [Place(False, int(i)) for i in best if known_levels[i] > 0]
