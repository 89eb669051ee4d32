"""Unlike ways to say how well a disease's profile fits a patient; fusion makes one order of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from mlpipeline.knowledge.ontology import Ontology
from mlpipeline.orphan.naive_bayes import RankerSettings, excluded_ratios, present_ratios
from mlpipeline.orphan.profile_table import ProfileTable
from mlpipeline.orphan.shared_statistics import SharedStatistics, closure

NAMES = ("naive_bayes", "resnik", "overlap", "density", "complement", "ontology", "embedding")

_KEPT_COLUMNS = 600
_DENSITY_FLOOR = 30.0
"""Nats of information under which a profile counts as if it had so many: a profile of one word fits too easily."""

_SHRINKAGE = 0.1
"""How much of the background's conditional rate is mixed into a profile's, as a rate of the parent."""


class Scorers:
    """Scores of every disease of a table; build once, ask often (2-3 ms a patient on 8,351 diseases, once warm).

    Columns are kept for the terms asked for last: the general ones, which every patient has, stay.
    """

    def __init__(
        self, table: ProfileTable, ontology: Ontology, shared: SharedStatistics, settings: RankerSettings
    ) -> None:
        self._table, self._ontology, self._shared, self._settings = table, ontology, shared, settings
        self._information = shared.information
        self._own_information, self._places = self._placed()
        self._of_finding: dict[int, np.ndarray] = {}
        self._of_ancestor: dict[int, np.ndarray] = {}

    @property
    def diseases(self) -> int:
        return self._table.diseases

    def __call__(self, present: Sequence[int], excluded: Sequence[int]) -> dict[str, np.ndarray]:
        """Name of NAMES -> float32 (diseases,), greater is better. present, excluded: positions, each once.

        naive_bayes: log p(findings|d) - log p(findings|background). resnik: information of the most precise ancestor
        shared with the profile, summed over findings (one-sided; Resnik 1995). overlap: information of the patient's
        terms and ancestors that the profile has, over that of all of them (ICTO of PhenoBrain). density: the same over
        the profile's own information. complement: rarity of the shared terms among all diseases, by rate.
        ontology: log ratio by the rates of terms given their parents, so that what two findings share counts once.
        embedding: cosine in the principal directions.
        """
        of_findings = self._sum((self._finding(term) for term in present), 2)
        above = closure(self._ontology, list(present))
        of_ancestors = self._sum((self._ancestor(int(term)) for term in above), 3)
        against = np.zeros(self.diseases, np.float32)
        for term in excluded:
            against += excluded_ratios(self._table, self._shared.background, self._settings, term)
        asked = float(self._information[above].sum()) or 1.0
        overlap = of_ancestors[0]
        return {
            "naive_bayes": of_findings[0] + np.maximum(against, -self._settings.excluded_cap),
            "resnik": of_findings[1],
            "overlap": overlap / asked,
            "density": overlap / np.maximum(self._own_information, _DENSITY_FLOOR),
            "complement": of_ancestors[1],
            "ontology": of_ancestors[2],
            "embedding": self._cosine(above),
        }

    def _sum(self, columns: Iterable[np.ndarray], width: int) -> np.ndarray:
        total = np.zeros((width, self.diseases), np.float32)
        for column in columns:
            total += column
        return total

    def _finding(self, term: int) -> np.ndarray:
        """(2, diseases): naive Bayes and Resnik of one present finding."""
        return _kept(self._of_finding, term, self._make_finding)

    def _make_finding(self, term: int) -> np.ndarray:
        column = np.zeros((2, self.diseases), np.float32)
        column[0] = present_ratios(self._table, self._ontology, self._shared.background, self._settings, term)
        above = self._ontology.ancestors(term)
        for each in above[np.argsort(self._information[above], kind="stable")].tolist():
            column[1, self._table.closed.column(each)[0]] = self._information[each]
        return column

    def _ancestor(self, term: int) -> np.ndarray:
        """(3, diseases): overlap, complement and ontology of a finding or one of its ancestors."""
        return _kept(self._of_ancestor, term, self._make_ancestor)

    def _make_ancestor(self, term: int) -> np.ndarray:
        column = np.zeros((3, self.diseases), np.float32)
        diseases, rates = self._table.closed.column(term)
        column[0, diseases] = self._information[term]
        column[1, diseases] = -np.log1p(-np.minimum(rates / (self._shared.total[term] + 1.0), 0.999))
        column[2] = self._given_parents(term, diseases, rates)
        return column

    def _given_parents(self, term: int, diseases: np.ndarray, rates: np.ndarray) -> np.ndarray:
        """log of p(term | its parents, d) over the same of the background; 0 where d has not even the parents."""
        said = np.zeros(self.diseases, np.float32)
        parents = self._ontology.parents(term)
        if not len(parents):
            return said
        own = self._dense(diseases, rates)
        above = np.ones(self.diseases, np.float32)
        for parent in parents.tolist():
            above = np.minimum(above, self._dense(*self._table.closed.column(parent)))
        usual = min(1.0, float(self._shared.mean_rate[term] / self._shared.mean_rate[parents].min()))
        there = np.flatnonzero((above > 0) | (own > 0))
        given = np.maximum(above[there], own[there])
        said[there] = np.log((own[there] + _SHRINKAGE * usual) / ((given + _SHRINKAGE) * usual))
        return said

    def _dense(self, diseases: np.ndarray, rates: np.ndarray) -> np.ndarray:
        column = np.zeros(self.diseases, np.float32)
        column[diseases] = rates
        return column

    def _cosine(self, above: np.ndarray) -> np.ndarray:
        asked = np.sqrt(self._information[above]) @ self._shared.directions[above]
        size = float(np.linalg.norm(asked))
        return self._places @ (asked / size if size > 0 else asked)

    def _placed(self) -> tuple[np.ndarray, np.ndarray]:
        """(information of each profile (diseases,), its place among the directions, of length 1 (diseases, k))."""
        columns, directions = self._table.closed, self._shared.directions
        information = np.zeros(self.diseases, np.float32)
        places = np.zeros((self.diseases, directions.shape[1]), np.float32)
        for term in np.flatnonzero(columns.counts()).tolist():
            diseases, rates = columns.column(term)
            information[diseases] += self._information[term]
            places[diseases] += np.sqrt(rates * self._information[term])[:, None] * directions[term]
        sizes = np.linalg.norm(places, axis=1, keepdims=True)
        return information, places / np.where(sizes > 0, sizes, 1.0)


def _kept(columns: dict[int, np.ndarray], term: int, make: Callable[[int], np.ndarray]) -> np.ndarray:
    """The column of a term; the one asked for longest ago gives way."""
    column = columns.pop(term, None)
    if column is None:
        column = make(term)
        if len(columns) >= _KEPT_COLUMNS:
            columns.pop(next(iter(columns)))
    columns[term] = column
    return column
