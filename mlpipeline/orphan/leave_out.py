"""Profiles without what given publications said: only the diseases that cite them are worked out again."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.profile_table import Entries, build_table, close_upwards
from mlpipeline.orphan.scorers import Scorers
from mlpipeline.orphan.simulated_patients import Example

_NEVER_REMOVED = "ORPHA:"

Cut = tuple[int, tuple[int, ...]]
"""A disease (position in `knowledge.profiles`) and the profile rows (sorted positions) it must do without."""


class Citations:
    """Which profile rows cite which publication."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._profiles = knowledge.profiles
        cells = knowledge.profiles.row_cell
        self._order = np.argsort(cells, kind="stable")
        self._ends = np.searchsorted(cells[self._order], np.arange(int(cells.max(initial=-1)) + 2))

    def rows(self, publications: Collection[str]) -> np.ndarray:
        """Sorted positions of the rows that cite any of the publications, each part of a ";" field matched.

        Orphanet's rows cite no papers and are never among them.
        """
        profiles = self._profiles
        cells = {cell for each in publications for cell in profiles.cells_of_reference.get(each, ())}
        found = [self._order[self._ends[c] : self._ends[c + 1]] for c in cells if c + 1 < len(self._ends)]
        rows = np.sort(np.concatenate(found)) if found else np.zeros(0, np.int64)
        kept = [not profiles.disease_ids[each].startswith(_NEVER_REMOVED) for each in profiles.owner_of(rows)]
        return rows[np.array(kept, bool)]

    def cuts(self, publications: Collection[str]) -> list[Cut]:
        """Every disease that cites one of them, with the rows it loses."""
        rows = self.rows(publications)
        owners = self._profiles.owner_of(rows)
        return [(int(owner), tuple(rows[owners == owner].tolist())) for owner in np.unique(owners)]


class ReducedProfiles:
    """Some profiles without some of their rows, scored like the whole ones; one disease may stand here several times.

    What all diseases share (how usual a finding is) stays that of the whole knowledge.
    """

    def __init__(self, ranker: FusedRanker, cuts: Sequence[Cut]) -> None:
        ontology, naive_bayes = ranker.knowledge.ontology, ranker.naive_bayes
        parts = [naive_bayes.profiles.own.of(np.zeros(0, np.int64))]
        for place, (disease, removed) in enumerate(cuts):
            entries = naive_bayes.profiles.without(disease, removed)
            parts.append(Entries(np.full(len(entries.term), place, np.int32), entries.term, entries.rate))
        stated = Entries.joined(*parts)
        table = build_table(stated, close_upwards(ontology, stated), len(cuts), len(ontology))
        self.emptied: np.ndarray = ~table.described
        """bool (cuts,): nothing is left."""
        self.scores = Scorers(table, ontology, ranker.shared, naive_bayes.settings)


class HiddenPapers:
    """Patients scored as if the profile of their disease had not read what speaks of them; the other diseases are
    whole."""

    def __init__(self, ranker: FusedRanker, examples: Sequence[Example]) -> None:
        """examples: whoever is to be scored; patients of one disease and paper share what is worked out."""
        self._ranker = ranker
        cuts = dict.fromkeys((example.disease, example.removed) for example in examples)
        self._place = {cut: place for place, cut in enumerate(cuts)}
        self._reduced = ReducedProfiles(ranker, list(cuts))

    def scores(self, example: Example) -> tuple[dict[str, np.ndarray], int]:
        """(scores of all diseases, the place of the own one among them)."""
        scores = self._ranker.scorers(example.present, example.excluded)
        mine = self._ranker.index[self._ranker.knowledge.profiles.disease_ids[example.disease]]
        place = self._place[example.disease, example.removed]
        for name, again in self._reduced.scores(example.present, example.excluded).items():
            scores[name][mine] = again[place]
        return scores, mine

    def is_described(self, example: Example) -> bool:
        """Whether anything is left of the profile."""
        return not self._reduced.emptied[self._place[example.disease, example.removed]]


class RankerWithout:
    """The ranker as if the publications had never been curated, for any disease."""

    def __init__(self, ranker: FusedRanker, cuts: Sequence[Cut]) -> None:
        names = ranker.knowledge.profiles.disease_ids
        ranked = [cut for cut in cuts if names[cut[0]] in ranker.index]
        self._ranker = ranker
        self._places = np.array([ranker.index[names[disease]] for disease, _ in ranked], np.int64)
        self._reduced = ReducedProfiles(ranker, ranked)

    def utilities(self, present: Sequence[int], excluded: Sequence[int] = ()) -> np.ndarray:
        """As the ranker's, of term positions; minus infinity for a disease of whose profile nothing is left."""
        scores = self._ranker.scorers(present, excluded)
        if len(self._places):
            for name, again in self._reduced.scores(present, excluded).items():
                scores[name][self._places] = again
        result = self._ranker.reranker.utilities(scores, len(present))
        result[self._places[self._reduced.emptied]] = -np.inf
        return result
