"""How often each disease shows each finding, as sparse columns: from profile rows, spread to the ancestors."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.knowledge.ontology import Ontology

_BLOCK = 200_000


@dataclass(frozen=True, slots=True)
class RateSettings:
    """The few numbers of the table; docs/ranking.md says what each stands for.

    unstated: rate of a finding listed without a frequency. shrink_to, shrink_by: n of m becomes
    (n + shrink_by * shrink_to) / (m + shrink_by). linked: an OMIM disease borrows from its Orphanet one.
    """

    unstated: float = 0.5
    shrink_to: float = 0.3
    shrink_by: float = 2.0
    linked: bool = True


@dataclass(frozen=True, slots=True)
class Entries:
    """Parallel arrays, one entry a (disease, term) pair: disease, term int32; rate float32 in (0, 1]."""

    disease: np.ndarray
    term: np.ndarray
    rate: np.ndarray

    @classmethod
    def joined(cls, *parts: Entries) -> Entries:
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in ("disease", "term", "rate")))

    def of(self, kept: np.ndarray) -> Entries:
        return Entries(self.disease[kept], self.term[kept], self.rate[kept])


class Columns:
    """Entries by term: `column(t)` gives the diseases that have it (each once) and their rates."""

    __slots__ = ("disease", "ends", "rate")

    def __init__(self, entries: Entries, terms: int) -> None:
        order = np.argsort(entries.term, kind="stable")
        self.ends = np.zeros(terms + 1, np.int64)
        np.cumsum(np.bincount(entries.term, minlength=terms), out=self.ends[1:])
        self.disease = entries.disease[order].astype(np.int32)
        self.rate = entries.rate[order].astype(np.float32)

    def column(self, term: int) -> tuple[np.ndarray, np.ndarray]:
        start, end = self.ends[term], self.ends[term + 1]
        return self.disease[start:end], self.rate[start:end]

    def counts(self) -> np.ndarray:
        """int64 (terms,): diseases with an entry for each term."""
        return np.diff(self.ends)

    def row(self, disease: int) -> tuple[np.ndarray, np.ndarray]:
        """(terms, rates) of one disease; slower than a column."""
        places = np.flatnonzero(self.disease == disease)
        return np.searchsorted(self.ends, places, side="right") - 1, self.rate[places]

    def rate_of(self, disease: int, term: int) -> float:
        diseases, rates = self.column(term)
        here = rates[diseases == disease]
        return float(here[0]) if len(here) else 0.0


@dataclass(frozen=True, slots=True)
class ProfileTable:
    """stated: the profile's own findings. closed: these and all their ancestors. described: bool (diseases,)."""

    stated: Columns
    closed: Columns
    described: np.ndarray

    @property
    def diseases(self) -> int:
        return len(self.described)


def build_table(stated: Entries, closed: Entries, diseases: int, terms: int) -> ProfileTable:
    described = np.zeros(diseases, bool)
    described[stated.disease] = True
    return ProfileTable(Columns(stated, terms), Columns(closed, terms), described)


def stated_entries(knowledge: Knowledge, settings: RateSettings, rows: np.ndarray | None = None) -> Entries:
    """One entry a disease and term from the profile rows (`rows`: positions to use; all by default).

    Counts of several references are added and shrunk; frequency classes and percentages are averaged and used
    where no count is; NOT rows are left out, and so is a finding counted only as 0 of m.
    """
    profiles, terms = knowledge.profiles, len(knowledge.ontology)
    if rows is None:
        rows = np.arange(len(profiles.row_term))
    rows = rows[~profiles.row_excluded[rows]]
    owner = profiles.owner_of(rows)
    keys, group = np.unique(owner * terms + profiles.row_term[rows], return_inverse=True)
    size = len(keys)
    counted = profiles.row_m[rows] > 0
    n = np.bincount(group[counted], profiles.row_n[rows[counted]], size)
    m = np.bincount(group[counted], profiles.row_m[rows[counted]], size)
    frequency = profiles.row_frequency[rows]
    classed = ~counted & ~np.isnan(frequency)
    total = np.bincount(group[classed], frequency[classed], size)
    classes = np.bincount(group[classed], minlength=size)
    rate = np.full(size, settings.unstated)
    rate = np.where(classes > 0, total / np.maximum(classes, 1), rate)
    rate = np.where(m > 0, (n + settings.shrink_by * settings.shrink_to) / (m + settings.shrink_by), rate)
    kept = (rate > 0) & ~((m > 0) & (n == 0))
    keys = keys[kept]
    return Entries((keys // terms).astype(np.int32), (keys % terms).astype(np.int32), rate[kept].astype(np.float32))


def close_upwards(ontology: Ontology, entries: Entries) -> Entries:
    """The entries and all their ancestors, by noisy-or: an ancestor is there when any finding below it is.

    `entries` grouped by disease. Worked in blocks of whole diseases, to keep the memory small.
    """
    if not len(entries.disease):
        return entries
    heights = np.diff(ontology.ancestor_ends)[entries.term]
    blocks = np.cumsum(heights) // _BLOCK
    changes = np.flatnonzero(np.diff(entries.disease)) + 1
    first_of_disease = np.concatenate([[0], changes])
    cuts = first_of_disease[np.flatnonzero(np.diff(blocks[first_of_disease], prepend=-1))]
    ends = [*cuts[1:].tolist(), len(entries.disease)]
    parts = [_close_block(ontology, entries.of(np.arange(a, b))) for a, b in zip(cuts.tolist(), ends, strict=True)]
    return Entries.joined(*parts)


def _close_block(ontology: Ontology, entries: Entries) -> Entries:
    terms = len(ontology)
    starts = ontology.ancestor_ends[entries.term]
    heights = ontology.ancestor_ends[entries.term + 1] - starts
    source = np.repeat(np.arange(len(heights)), heights)
    offset = np.arange(len(source)) - np.repeat(np.cumsum(heights) - heights, heights)
    ancestor = ontology.ancestor_terms[starts[source] + offset]
    keys, group = np.unique(entries.disease[source].astype(np.int64) * terms + ancestor, return_inverse=True)
    silence = np.bincount(group, np.log1p(-np.minimum(entries.rate[source].astype(np.float64), 0.999)), len(keys))
    rate = -np.expm1(silence)
    return Entries((keys // terms).astype(np.int32), (keys % terms).astype(np.int32), rate.astype(np.float32))


def background(counts: np.ndarray, described: int) -> np.ndarray:
    """float64 (terms,): share of the described diseases that have each finding or one below it, never 0 or 1."""
    return (counts + 1.0) / (described + 2.0)
