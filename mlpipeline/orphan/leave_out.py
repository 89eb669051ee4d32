"""Profiles without what given publications said: only the diseases that cite them are worked out again."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.naive_bayes import NaiveBayesRanker, positions, score
from mlpipeline.orphan.profile_table import (
    Entries,
    ProfileTable,
    background,
    build_table,
    close_upwards,
)

_NEVER_REMOVED = "ORPHA:"


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


class ProfilesWithout:
    """The ranker's scores as if the publications had never been curated, for any disease and for the background."""

    def __init__(self, knowledge: Knowledge, ranker: NaiveBayesRanker, removed: np.ndarray) -> None:
        """removed: sorted positions of the profile rows to leave out (`Citations.rows`)."""
        self._knowledge = knowledge
        self._ranker = ranker
        owners = np.unique(knowledge.profiles.owner_of(removed))
        self._table, self._places, self._emptied, self._shared = self._without(owners, removed)

    def _without(
        self, owners: np.ndarray, removed: np.ndarray
    ) -> tuple[ProfileTable, np.ndarray, np.ndarray, np.ndarray]:
        knowledge, ranker = self._knowledge, self._ranker
        ontology, terms = knowledge.ontology, len(knowledge.ontology)
        before = ranker.profiles.own.of(np.isin(ranker.profiles.own.disease, owners))
        own, after = ranker.profiles.without(owners, removed)
        counts = ranker.term_counts - np.bincount(close_upwards(ontology, before).term, minlength=terms)
        counts += np.bincount(close_upwards(ontology, own).term, minlength=terms)
        lost = len(np.unique(before.disease)) - len(np.unique(own.disease))
        closed = close_upwards(ontology, after)
        table = build_table(_numbered(after, owners), _numbered(closed, owners), len(owners), terms)
        names = knowledge.profiles.disease_ids
        places = np.array([ranker.index.get(names[owner], -1) for owner in owners], np.int64)
        return table, places, ~table.described, background(counts, ranker.described - lost)

    def log_ratios(self, present: Sequence[str], excluded: Sequence[str] = ()) -> np.ndarray:
        """As the ranker's; minus infinity for a disease of whose profile nothing is left."""
        ontology, settings = self._knowledge.ontology, self._ranker.settings
        there, absent = positions(ontology, present, excluded)
        result = score(self._ranker.table, ontology, self._shared, settings, there, absent)
        if len(self._places):
            again = score(self._table, ontology, self._shared, settings, there, absent)
            again[self._emptied] = -np.inf
            ranked = self._places >= 0
            result[self._places[ranked]] = again[ranked]
        return result


def _numbered(entries: Entries, owners: np.ndarray) -> Entries:
    return Entries(np.searchsorted(owners, entries.disease).astype(np.int32), entries.term, entries.rate)
