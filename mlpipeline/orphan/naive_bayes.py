"""Naive Bayes over disease profiles with descent and noise: log p(findings | disease) against one shared background."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.knowledge.ontology import Ontology
from mlpipeline.orphan.linked_profiles import LinkedProfiles
from mlpipeline.orphan.profile_table import (
    Entries,
    ProfileTable,
    RateSettings,
    background,
    build_table,
    close_upwards,
    stated_entries,
)
from mlpipeline.orphan.records import RecordCounts, vocabulary_of, with_records


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one finding of the patient says for (nats > 0) or against a disease."""

    term_id: str
    label: str
    nats: float
    excluded: bool = False


_MOST = 0.5
_KEPT_COLUMNS = 64


@dataclass(frozen=True, slots=True)
class RankerSettings:
    """noise: share of a patient's findings that have nothing to do with the disease. descent: power of the share of a
    described finding that a more precise one is. excluded_weight, excluded_cap (nats): what exclusions may say at most.
    """

    rates: RateSettings = field(default_factory=RateSettings)
    noise: float = 0.1
    descent: float = 1.5
    excluded_weight: float = 0.15
    excluded_cap: float = 1.0


def present_ratios(
    table: ProfileTable, ontology: Ontology, shared: np.ndarray, settings: RankerSettings, term: int
) -> np.ndarray:
    """log p(term | d) - log p(term | background) for every disease of the table, float32 (diseases,).

    p is the closed rate where the profile has the term or one below it; else, where the profile has one above it,
    that rate times (background of the term / of the one above) ** descent; else 0; then mixed with noise.
    """
    rate = np.zeros(table.diseases, np.float32)
    for above in ontology.ancestors(term):
        if above != term:
            diseases, rates = table.stated.column(int(above))
            if len(diseases):
                share = min(1.0, shared[term] / shared[above]) ** settings.descent
                rate[diseases] = np.maximum(rate[diseases], rates * np.float32(share))
    diseases, rates = table.closed.column(term)
    rate[diseases] = np.maximum(rate[diseases], rates)
    ratios = np.log((1 - settings.noise) * (rate / np.float32(shared[term])) + settings.noise)
    ratios[~table.described] = 0
    return ratios


def excluded_ratios(table: ProfileTable, shared: np.ndarray, settings: RankerSettings, term: int) -> np.ndarray:
    """What the absence of a term says against each disease, uncapped, <= 0: little, as few are looked for."""
    against = np.zeros(table.diseases, np.float32)
    diseases, rates = table.closed.column(term)
    kept = 1 - settings.noise
    against[diseases] = np.minimum(0, np.log((1 - kept * rates) / (1 - kept * shared[term])))
    return settings.excluded_weight * against


def score(
    table: ProfileTable,
    ontology: Ontology,
    shared: np.ndarray,
    settings: RankerSettings,
    present: Sequence[int],
    excluded: Sequence[int],
) -> np.ndarray:
    """Sum over findings (positions, each once), float32 (diseases,); 0 for a disease without a profile."""
    total = np.zeros(table.diseases, np.float32)
    for term in present:
        total += present_ratios(table, ontology, shared, settings, term)
    against = np.zeros(table.diseases, np.float32)
    for term in excluded:
        against += excluded_ratios(table, shared, settings, term)
    return total + np.maximum(against, -settings.excluded_cap)


def positions(ontology: Ontology, present: Sequence[str], excluded: Sequence[str]) -> tuple[list[int], list[int]]:
    """Known terms as sorted positions, each once; a term both present and excluded is present."""
    there = {ontology.index[term_id] for term_id in present if term_id in ontology.index}
    absent = {ontology.index[term_id] for term_id in excluded if term_id in ontology.index} - there
    return sorted(there), sorted(absent)


class NaiveBayesRanker:
    """Ranks diseases by their profiles. Build once (about half a second), ask often (about a millisecond a patient).

    disease_ids: which to rank; all described ones and all with records by default. records: the clinic's own.
    removed: positions of profile rows that must not be read, for any disease (Orphanet's among them are still lent).
    The background is always that of all published profiles, so that scores of two rankers can be compared.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        disease_ids: Sequence[str] | None = None,
        records: Mapping[str, RecordCounts] | None = None,
        settings: RankerSettings | None = None,
        removed: Collection[int] = (),
    ) -> None:
        self._ontology = knowledge.ontology
        self.settings = settings = settings or RankerSettings()
        self.records = dict(records or {})
        self._findings = knowledge.ontology.is_finding()
        self._asked: dict[int, np.ndarray] = {}
        self.profiles = profiles = LinkedProfiles(knowledge, settings.rates)
        own = close_upwards(knowledge.ontology, profiles.own)
        described = np.unique(profiles.own.disease)
        self.term_counts = np.bincount(own.term, minlength=len(knowledge.ontology))
        """int64 (terms,): described diseases that have each term or one below it."""
        self.described = len(described)
        self.shared = background(self.term_counts, self.described)
        names = knowledge.profiles.disease_ids
        if disease_ids is None:
            known = [names[i] for i in described]
            disease_ids = [*known, *sorted(set(records or ()) - set(known))]
        self.disease_ids: tuple[str, ...] = tuple(dict.fromkeys(disease_ids))
        self.index: dict[str, int] = {each: i for i, each in enumerate(self.disease_ids)}
        place = np.array([self.index.get(each, -1) for each in names], np.int32)
        stated = profiles.whole(removed)
        whole = not (settings.rates.linked or removed)
        closed = own if whole else close_upwards(knowledge.ontology, stated)
        stated, closed = _renumbered(stated, place), _renumbered(closed, place)
        if records:
            stated, closed = self._take_records(stated, closed, records)
        self.table = build_table(stated, closed, len(self.disease_ids), len(knowledge.ontology))

    @staticmethod
    def described_ids(knowledge: Knowledge) -> tuple[str, ...]:
        """Diseases of whose profile at least one finding is present with a rate above 0."""
        described = np.unique(stated_entries(knowledge, RateSettings()).disease)
        return tuple(knowledge.profiles.disease_ids[i] for i in described)

    def _take_records(
        self, stated: Entries, closed: Entries, records: Mapping[str, RecordCounts]
    ) -> tuple[Entries, Entries]:
        vocabulary = vocabulary_of(records, self._ontology)
        owners = np.array(sorted(self.index[each] for each in records if each in self.index), np.int32)
        results = []
        for entries, precise in ((stated, True), (closed, False)):
            parts = [entries.of(~np.isin(entries.disease, owners))]
            for owner in owners.tolist():
                own = entries.of(entries.disease == owner)
                counts = records[self.disease_ids[owner]]
                parts.append(with_records(own, owner, counts, vocabulary, self._ontology, precise))
            results.append(Entries.joined(*parts))
        return results[0], results[1]

    def log_ratios(self, present: Sequence[str], excluded: Sequence[str] = ()) -> np.ndarray:
        """log p(findings | disease) - log p(findings | background), nats, float32 (diseases,), in `disease_ids` order.

        Unknown terms and repeated ones add nothing; a disease without any described finding has 0.
        """
        there, absent = positions(self._ontology, present, excluded)
        return score(self.table, self._ontology, self.shared, self.settings, there, absent)

    def evidence(self, disease_id: str, present: Sequence[str], excluded: Sequence[str] = ()) -> tuple[Evidence, ...]:
        """What each known finding adds to the disease's log ratio; their sum is the log ratio. Strongest first.

        Empty for a disease that is not ranked here.
        """
        row = self.index.get(disease_id)
        if row is None:
            return ()
        ontology, settings = self._ontology, self.settings
        there, absent = positions(ontology, present, excluded)
        said = [(term, float(self._present(term)[row]), False) for term in there]
        against = [(t, float(excluded_ratios(self.table, self.shared, settings, t)[row])) for t in absent]
        total = sum(nats for _, nats in against)
        scale = min(1.0, settings.excluded_cap / -total) if total < 0 else 1.0
        said += [(term, nats * scale, True) for term, nats in against]
        said.sort(key=lambda item: (-abs(item[1]), item[0]))
        return tuple(Evidence(ontology.term_ids[t], ontology.labels[t], nats, out) for t, nats, out in said)

    def _present(self, term: int) -> np.ndarray:
        """`present_ratios` of a term; those of the patient at hand are asked for once a disease that is shown."""
        ratios = self._asked.get(term)
        if ratios is None:
            ratios = present_ratios(self.table, self._ontology, self.shared, self.settings, term)
            if len(self._asked) >= _KEPT_COLUMNS:
                self._asked.clear()
            self._asked[term] = ratios
        return ratios

    def expected(
        self, disease_id: str, present: Sequence[str], excluded: Sequence[str], most: int = 5
    ) -> tuple[Evidence, ...]:
        """Findings that more than half of the patients have and of which nothing was said, most telling first.

        nats: what each would add to the log ratio if it were present. A finding is said where it, one below it or, as
        absent, one above it is given.
        """
        row = self.index.get(disease_id)
        if row is None:
            return ()
        ontology, findings = self._ontology, self._findings
        there, absent = positions(ontology, present, excluded)
        said = {int(above) for term in there for above in ontology.ancestors(term)}
        terms, rates = self.table.stated.row(row)
        found = []
        for term, rate in zip(terms.tolist(), rates.tolist(), strict=True):
            silent = term not in said and set(absent).isdisjoint(ontology.ancestors(term).tolist())
            if rate > _MOST and silent and findings[term]:
                kept = 1 - self.settings.noise
                nats = float(np.log(kept * rate / self.shared[term] + self.settings.noise))
                found.append((rate * nats, term, nats))
        found.sort(key=lambda each: (-each[0], each[1]))
        return tuple(
            Evidence(ontology.term_ids[t], ontology.labels[t], nats) for _, t, nats in found[:most] if nats > 0
        )

    def rates(self, disease_ids: Sequence[str], term_ids: Sequence[str]) -> np.ndarray:
        """p(finding | disease) of the table, before noise: float32 (diseases, terms), 0 where neither is known.

        What a learned prior takes its pseudo-counts from, so that it and this ranker read one table.
        """
        rows = np.array([self.index.get(each, -1) for each in disease_ids], np.int64)
        result = np.zeros((len(disease_ids), len(term_ids)), np.float32)
        for j, term_id in enumerate(term_ids):
            term = self._ontology.index.get(term_id)
            if term is not None:
                diseases, rates = self.table.closed.column(term)
                column = np.zeros(len(self.disease_ids) + 1, np.float32)
                column[diseases] = rates
                result[:, j] = column[rows]
        return result

    def background(self, term_ids: Sequence[str]) -> np.ndarray:
        """float32 (terms,): the shared background of each finding, NaN for a term HPO does not have."""
        places = [self._ontology.index.get(each) for each in term_ids]
        return np.array([np.nan if place is None else self.shared[place] for place in places], np.float32)


def _renumbered(entries: Entries, place: np.ndarray) -> Entries:
    moved = place[entries.disease]
    kept = moved >= 0
    return Entries(moved[kept], entries.term[kept], entries.rate[kept])
