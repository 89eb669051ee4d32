"""Patients as one paper described them, for a profile that has not read that paper: what a reranker learns from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.linked_profiles import LinkedProfiles
from mlpipeline.orphan.profile_table import Entries, RateSettings, stated_entries
from mlpipeline.progress import Progress

_LEAST_ROWS = 3
_LEAST_FINDINGS = 2
_USUAL_FINDINGS, _SPREAD = 1.95, 0.6
"""Findings of a patient: log-normal, median 7, as in case reports."""

_TOO_GENERAL = 0.2


@dataclass(frozen=True)
class Example:
    """A patient whose disease is known. disease: position in `knowledge.profiles`; present, excluded: term positions;
    removed: sorted positions of the profile rows that must not be read, as they speak of this very patient."""

    disease: int
    present: tuple[int, ...]
    excluded: tuple[int, ...]
    removed: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Noise:
    """Shares of a patient's findings that are chance, and that are written down less precisely than they were."""

    chance: float = 0.1
    imprecise: float = 0.1


def simulate_patients(
    knowledge: Knowledge,
    count: int,
    seed: int = 0,
    without: Collection[str] = (),
    noise: Noise = Noise(),
    progress: Progress = Progress(),
) -> list[Example]:
    """At most `count` patients, each of another (disease, paper): findings drawn by the rates of the paper's rows.

    Only papers that are not in `without`, of diseases of whose profile at least three findings are left.
    """
    rng = np.random.default_rng(seed)
    pairs = _papers(knowledge, frozenset(without))
    draw = _Drawing(knowledge, noise, rng)
    profiles = LinkedProfiles(knowledge, RateSettings(linked=False))
    found: list[Example] = []
    for turn, place in enumerate(rng.permutation(len(pairs)).tolist()):
        progress(min(1.0, len(found) / count), "ranking.simulate")
        if len(found) >= count or turn > 4 * count:
            break
        disease, rows = pairs[place]
        if len(profiles.without(disease, rows.tolist()).term) < _LEAST_ROWS:
            continue
        present = draw.patient(stated_entries(knowledge, RateSettings(), rows))
        if len(present) >= _LEAST_FINDINGS:
            found.append(Example(disease, present, (), tuple(rows.tolist())))
    return found


def _papers(knowledge: Knowledge, without: frozenset[str]) -> list[tuple[int, np.ndarray]]:
    """(disease, sorted rows that cite the paper) of every OMIM disease and paper with enough rows on both sides."""
    profiles = knowledge.profiles
    ends = profiles.ends.tolist()
    found = []
    for disease, disease_id in enumerate(profiles.disease_ids):
        if not disease_id.startswith("OMIM:"):
            continue
        rows_of: defaultdict[str, list[int]] = defaultdict(list)
        for row in range(ends[disease], ends[disease + 1]):
            for reference in profiles.cell_references(int(profiles.row_cell[row])):
                if reference.startswith("PMID:") and reference not in without:
                    rows_of[reference].append(row)
        most = ends[disease + 1] - ends[disease] - _LEAST_ROWS
        found += [(disease, np.array(rows)) for rows in rows_of.values() if _LEAST_ROWS <= len(rows) <= most]
    return found


class _Drawing:
    def __init__(self, knowledge: Knowledge, noise: Noise, rng: np.random.Generator) -> None:
        self._ontology, self._noise, self._rng = knowledge.ontology, noise, rng
        self._finding = knowledge.ontology.is_finding()
        usual = np.where(self._finding, knowledge.annotated_terms, 0).astype(float)
        self._usual = usual / usual.sum()
        ontology = knowledge.ontology
        general = np.bincount(ontology.ancestor_terms, np.repeat(usual, np.diff(ontology.ancestor_ends)))
        self._precise = self._finding & (general < _TOO_GENERAL * len(knowledge.profiles))

    def patient(self, described: Entries) -> tuple[int, ...]:
        """Sorted findings of one patient; () where none was drawn."""
        rng = self._rng
        terms = described.term[(rng.random(len(described.term)) < described.rate) & self._finding[described.term]]
        most = int(np.clip(np.round(np.exp(rng.normal(_USUAL_FINDINGS, _SPREAD))), 1, 30))
        if len(terms) > most:
            terms = rng.choice(terms, most, replace=False)
        return tuple(sorted({self._written(int(term)) for term in terms}))

    def _written(self, term: int) -> int:
        chance = self._rng.random()
        if chance < self._noise.chance:
            return int(self._rng.choice(len(self._usual), p=self._usual))
        if chance < self._noise.chance + self._noise.imprecise:
            parents = [each for each in self._ontology.parents(term).tolist() if self._precise[each]]
            return int(self._rng.choice(parents)) if parents else term
        return term
