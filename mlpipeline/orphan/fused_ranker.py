"""The ranker of diseases known from profiles: all scorers over one table, fused and reranked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass

import numpy as np

from mlpipeline.domain import Sex
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.how_common import how_common
from mlpipeline.orphan.likeness import Likeness
from mlpipeline.orphan.naive_bayes import NaiveBayesRanker, RankerSettings, positions
from mlpipeline.orphan.profile_table import close_upwards
from mlpipeline.orphan.records import RecordCounts
from mlpipeline.orphan.reranking import Reranker, embedded_reranker
from mlpipeline.orphan.scorers import Scorers
from mlpipeline.orphan.shared_statistics import SharedStatistics, principal_directions
from mlpipeline.orphan.whom import Whom

_KEPT_AS = "directions-1"
"""Raised whenever what is kept changes."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One patient under one ranker: what the order of the diseases and the silence about them are both made of.

    present: positions of the known terms, each once. scores: of `Scorers`. utilities: float32 (diseases,), log of how
    probable each disease is among them, up to a constant. beside: float32 (diseases,), what of it is no reranker's:
    likeness to records, age and sex."""

    present: Sequence[int]
    scores: Mapping[str, np.ndarray]
    utilities: np.ndarray
    beside: np.ndarray


class FusedRanker:
    """Utilities of diseases for a patient. Build once (about four seconds the first time, then one), ask often."""

    def __init__(
        self,
        knowledge: Knowledge,
        disease_ids: Sequence[str] | None = None,
        reranker: Reranker | None = None,
        settings: RankerSettings | None = None,
        tables: NaiveBayesRanker | None = None,
        records: Mapping[str, RecordCounts] | None = None,
        removed: Collection[int] = (),
    ) -> None:
        """tables: of a ranker that is there already; then whatever else is given of profiles is its own.

        records, removed: as `NaiveBayesRanker` takes them; what all share stays that of the published profiles.
        """
        self.knowledge = knowledge
        self.naive_bayes = tables or NaiveBayesRanker(knowledge, disease_ids, records, settings, removed)
        self.disease_ids, self.index = self.naive_bayes.disease_ids, self.naive_bayes.index
        self.whom = Whom(knowledge.profiles, self.disease_ids)
        self.how_common = how_common(knowledge, self.disease_ids)
        self.reranker = reranker or embedded_reranker()
        self.shared = _shared(knowledge, self.naive_bayes)
        records, ontology = self.naive_bayes.records, knowledge.ontology
        self.likeness = Likeness(records, self.index, ontology, self.shared.information)
        self.scorers = Scorers(self.naive_bayes.table, knowledge.ontology, self.shared, self.naive_bayes.settings)

    def reranked(self, reranker: Reranker) -> FusedRanker:
        """The same tables under another reranker."""
        other = copy(self)
        other.reranker = reranker
        return other

    def utilities(
        self, present: Sequence[str], excluded: Sequence[str] = (), age: float | None = None, sex: Sex = Sex.UNKNOWN
    ) -> np.ndarray:
        """float32 (diseases,), in `disease_ids` order: log of how probable each is among them, up to a constant.

        Unknown and repeated terms add nothing. age: years."""
        return self.scored(present, excluded, age, sex).utilities

    def scored(
        self, present: Sequence[str], excluded: Sequence[str] = (), age: float | None = None, sex: Sex = Sex.UNKNOWN
    ) -> Scored:
        """As `utilities`, with the scores they are made of."""
        there, absent = positions(self.knowledge.ontology, present, excluded)
        scores = self.scorers(there, absent)
        beside = self.likeness(there) + self.whom(age, sex) + self.how_common
        return Scored(there, scores, self.reranker.utilities(scores, len(there)) + beside, beside)


def _shared(knowledge: Knowledge, naive_bayes: NaiveBayesRanker) -> SharedStatistics:
    """Of all profiles, whichever are ranked: scores of two rankers can then be compared."""
    closed = close_upwards(knowledge.ontology, naive_bayes.profiles.whole())
    total = np.bincount(closed.term, closed.rate, len(knowledge.ontology))
    information = -np.log(naive_bayes.shared)
    diseases = len(knowledge.profiles)
    name = _KEPT_AS if naive_bayes.settings.rates.linked else f"{_KEPT_AS}-unlinked"
    kept = knowledge.kept(name, lambda: principal_directions(closed, information, diseases))
    return SharedStatistics(naive_bayes.shared, total, diseases, kept["directions"])
