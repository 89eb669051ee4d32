"""What a clinic's own records say of a disease's findings, and how they enter its profile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from mlpipeline.domain import NO_DISEASE_ID, Case
from mlpipeline.knowledge.ontology import Ontology
from mlpipeline.orphan.profile_table import Entries

FEW = 20
"""Up to so many records they only add to what is known (noisy-or); from twice as many on they are a mixture with it."""

SMOOTHING = 0.25
"""Added to the number of few records: k of n is k / (n + SMOOTHING), never quite 1. 1 was worse (docs/ranking.md)."""

VIRTUAL_PATIENTS = 10.0
"""What the published profile weighs against records in the mixture: 5 % of 200 records then ends below .10."""


@dataclass(frozen=True, slots=True)
class RecordCounts:
    """Records of one disease: how many, and in how many each term was present (itself or one below it: `count_records`
    counts the ancestors too) or excluded."""

    records: int
    present: Mapping[str, int] = field(default_factory=dict)
    excluded: Mapping[str, int] = field(default_factory=dict)

    def __add__(self, other: RecordCounts) -> RecordCounts:
        """Of both, where no record is in both."""
        present, excluded = Counter(self.present), Counter(self.excluded)
        present.update(other.present)
        excluded.update(other.excluded)
        return RecordCounts(self.records + other.records, dict(present), dict(excluded))


def joined_records(one: Mapping[str, RecordCounts], other: Mapping[str, RecordCounts]) -> dict[str, RecordCounts]:
    """Disease id -> counts of both sources, where no record is in both."""
    none = RecordCounts(0)
    return {each: one.get(each, none) + other.get(each, none) for each in sorted(one.keys() | other.keys())}


def count_records(cases: Iterable[Case], ontology: Ontology) -> dict[str, RecordCounts]:
    """Disease id -> counts. A finding counts for its ancestors too, once a record; "no disease" is left out."""
    records: Counter[str] = Counter()
    present: dict[str, Counter[str]] = {}
    excluded: dict[str, Counter[str]] = {}
    for case in cases:
        if case.diagnosis is None or case.diagnosis.term_id == NO_DISEASE_ID:
            continue
        disease_id = case.diagnosis.term_id
        records[disease_id] += 1
        known = [(ontology.index[f.term_id], f.excluded) for f in case.features if f.term_id in ontology.index]
        above = {int(a) for position, absent in known if not absent for a in ontology.ancestors(position)}
        denied = {position for position, absent in known if absent} - above
        present.setdefault(disease_id, Counter()).update(ontology.term_ids[i] for i in above)
        excluded.setdefault(disease_id, Counter()).update(ontology.term_ids[i] for i in denied)
    return {each: RecordCounts(count, dict(present[each]), dict(excluded[each])) for each, count in records.items()}


def mixed_rate(known: np.ndarray, present: np.ndarray, excluded: np.ndarray, records: int) -> np.ndarray:
    """p(finding | disease) from the published rate and the records; arrays (findings,), result float64 0-1.

    Few records: 1 - (1 - known')(1 - present / (records + SMOOTHING)); silence is not absence, only explicit exclusions
    lower `known`. Many: (m known + n present/n) / (m + n). Between 20 and 40 records one gives way to the other.
    """
    lowered = known * VIRTUAL_PATIENTS / (VIRTUAL_PATIENTS + excluded)
    either = 1 - (1 - lowered) * (1 - present / (records + SMOOTHING))
    mixture = (VIRTUAL_PATIENTS * known + present) / (VIRTUAL_PATIENTS + records)
    share = min(max((records - FEW) / FEW, 0.0), 1.0)
    return (1 - share) * either + share * mixture


def with_records(
    entries: Entries, disease: int, counts: RecordCounts, vocabulary: set[int], ontology: Ontology, precise: bool
) -> Entries:
    """The entries of one disease after its records. Terms outside `vocabulary` (met in no record at all) stay.

    precise: take only the records' most precise findings, as a profile states its own; their ancestors otherwise too.
    """
    known = dict(zip(entries.term.tolist(), entries.rate.tolist(), strict=True))
    present, excluded = _positions(counts.present, ontology), _positions(counts.excluded, ontology)
    if precise:
        above = {int(a) for term in present for a in ontology.ancestors(term) if a != term}
        present = {term: count for term, count in present.items() if term not in above or term in known}
    terms = np.array(sorted(known.keys() | present.keys()), np.int32)
    rate = np.array([known.get(int(t), 0.0) for t in terms])
    spoken = np.array([int(t) in vocabulary for t in terms], bool)
    ups = np.array([present.get(int(t), 0) for t in terms], float)
    downs = np.array([excluded.get(int(t), 0) for t in terms], float)
    if counts.records > 0 and len(terms):
        rate = np.where(spoken, mixed_rate(rate, np.minimum(ups, counts.records), downs, counts.records), rate)
    kept = rate > 0
    return Entries(np.full(int(kept.sum()), disease, np.int32), terms[kept], rate[kept].astype(np.float32))


def vocabulary_of(records: Mapping[str, RecordCounts], ontology: Ontology) -> set[int]:
    """Positions of every term any record speaks of: what the clinic writes down at all."""
    spoken: set[int] = set()
    for counts in records.values():
        spoken |= _positions(counts.present, ontology).keys() | _positions(counts.excluded, ontology).keys()
    return spoken


def _positions(counts: Mapping[str, int], ontology: Ontology) -> dict[int, int]:
    return {ontology.index[term_id]: count for term_id, count in counts.items() if term_id in ontology.index}
