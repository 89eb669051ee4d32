"""Levels of nodes for one patient, in nats: profiles with or without the clinic's records, on one background."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy

import numpy as np
from numpy.typing import NDArray

from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.fused_ranker import Scored
from mlpipeline.orphan.naive_bayes import NaiveBayesRanker
from mlpipeline.orphan.records import RecordCounts
from mlpipeline.orphan.reranking import Reranker
from mlpipeline.ranking.known_order import KnownOrder
from mlpipeline.ranking.mixture import Floats, PatientLevels
from mlpipeline.ranking.nodes import LevelsOf, Node, Nodes


class LevelsOfNodes:
    """log p(findings | node) - log p(findings | background) of each node; what a profile does not describe adds 0.

    records: disease id -> counts to fold into the profiles. The background is that of all published profiles whatever
    nodes are asked for, so levels of two of these can be compared.
    """

    def __init__(self, nodes: Sequence[Node], knowledge: Knowledge, records: Mapping[str, RecordCounts]) -> None:
        self.ranker = NaiveBayesRanker(knowledge, [code for node in nodes for code in node.ids], records)
        self._levels = LevelsOf(nodes, self.ranker.disease_ids)

    def __call__(self, present: Sequence[str], excluded: Sequence[str]) -> Floats:
        """(n_nodes,) in the order of the nodes."""
        return self.of(self.ranker.log_ratios(present, excluded))

    def of(self, log_ratios: NDArray[np.floating]) -> Floats:
        """The same, of what `ranker` says of its diseases."""
        return self._levels(log_ratios)


class LevelsOfAll:
    """Levels of all nodes, and the order of the known ones, from one table."""

    def __init__(self, nodes: Nodes, knowledge: Knowledge, records: Mapping[str, RecordCounts]) -> None:
        self._ends = np.cumsum([len(nodes.records), len(nodes.common)])
        self._levels = LevelsOfNodes([*nodes.records, *nodes.common, *nodes.known], knowledge, records)
        self.ranker = self._levels.ranker
        self.order = KnownOrder(nodes.known, knowledge, self.ranker)

    def reranked(self, reranker: Reranker) -> LevelsOfAll:
        """The same levels; the known nodes in the order of another reranker."""
        other = copy(self)
        other.order = self.order.reranked(reranker)
        return other

    def __call__(self, present: Sequence[str], excluded: Sequence[str]) -> PatientLevels:
        return self._split(self._levels(present, excluded))

    def of(self, patient: Scored) -> PatientLevels:
        """The same, of a patient that `order.ranker` has scored: naive Bayes is one of its scorers."""
        return self._split(self._levels.of(patient.scores["naive_bayes"]))

    def _split(self, levels: Floats) -> PatientLevels:
        return PatientLevels(*np.split(levels, self._ends))
