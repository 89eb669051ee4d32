"""How the mass of the known orphans spreads over them: by the fused and reranked scorers, not by levels alone."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

import numpy as np

from mlpipeline.domain import Sex
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.fused_ranker import FusedRanker, Scored
from mlpipeline.orphan.naive_bayes import NaiveBayesRanker
from mlpipeline.orphan.reranking import Reranker
from mlpipeline.ranking.mixture import Floats, log_sum
from mlpipeline.ranking.nodes import Node


class KnownOrder:
    """Log shares of the nodes K among themselves. A node of several codes is as probable as its best one.

    The mass of the group is never touched: levels alone say how far the findings speak for "an orphan disease", since
    what a reranker learned on published cases has no absolute level.
    """

    def __init__(self, known: Sequence[Node], knowledge: Knowledge, tables: NaiveBayesRanker) -> None:
        """tables: of a ranker that ranks every code of the nodes."""
        self.ranker = FusedRanker(knowledge, tables=tables)
        described = set(tables.disease_ids)
        found = [[tables.index[code] for code in node.ids if code in described] for node in known]
        self._places = np.asarray([place for each in found for place in each], dtype=np.int64)
        sizes = [len(each) for each in found]
        self._starts = np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.int64) if sizes else np.zeros(0, np.int64)

    def reranked(self, reranker: Reranker) -> KnownOrder:
        """The same nodes and tables under another reranker."""
        other = copy(self)
        other.ranker = self.ranker.reranked(reranker)
        return other

    def __call__(
        self, present: Sequence[str], excluded: Sequence[str], age: float | None = None, sex: Sex = Sex.UNKNOWN
    ) -> Floats:
        """(n_known,): log shares; e^ of them sums to 1."""
        return self.of(self.ranker.scored(present, excluded, age, sex))

    def of(self, patient: Scored) -> Floats:
        """The same, of a patient that `ranker` has scored."""
        if not len(self._starts):
            return np.zeros(0)
        best = np.maximum.reduceat(patient.utilities.astype(np.float64)[self._places], self._starts)
        return best - log_sum(best)
