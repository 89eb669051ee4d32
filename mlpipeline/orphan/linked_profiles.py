"""Profiles as ranked: an OMIM disease with what Orphanet says of the disease it is linked to."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.profile_table import Entries, RateSettings, stated_entries

_LENDER, _BORROWER = "ORPHA:", "OMIM:"


class LinkedProfiles:
    """Entries by the positions of `knowledge.profiles`.

    own: what the rows of each disease say. lent: what a linked Orphanet disease says, for each OMIM disease: the mean
    over several, a finding some of them lack counting as 0 there. Both catalogues describe one disease from different
    papers, so a rate both state is their mean, and one that only one states stays as it is.
    """

    def __init__(self, knowledge: Knowledge, settings: RateSettings) -> None:
        self._knowledge = knowledge
        self._settings = settings
        self.own = stated_entries(knowledge, settings)
        self._lent = _lent(knowledge, self.own) if settings.linked else self.own.of(np.zeros(0, np.int64))

    def whole(self, removed: Collection[int] = ()) -> Entries:
        """All diseases, grouped by disease, as if the profile rows `removed` (positions) were not."""
        if not removed:
            return self._merged(self.own, self._lent)
        rows = np.arange(len(self._knowledge.profiles.row_term))
        own = stated_entries(self._knowledge, self._settings, rows[~np.isin(rows, list(removed))])
        return self._merged(own, self._lent)

    def without(self, owner: int, removed: Collection[int]) -> Entries:
        """One disease, as if the profile rows `removed` (positions) were not."""
        ends = self._knowledge.profiles.ends
        rows = np.arange(ends[owner], ends[owner + 1])
        own = stated_entries(self._knowledge, self._settings, rows[~np.isin(rows, list(removed))])
        start, end = np.searchsorted(self._lent.disease, [owner, owner + 1])
        return self._merged(own, self._lent.of(np.arange(start, end)))

    def _merged(self, own: Entries, lent: Entries) -> Entries:
        terms = len(self._knowledge.ontology)
        both = Entries.joined(own, lent)
        keys, group = np.unique(both.disease.astype(np.int64) * terms + both.term, return_inverse=True)
        rate = np.bincount(group, both.rate, len(keys)) / np.maximum(np.bincount(group, minlength=len(keys)), 1)
        return Entries((keys // terms).astype(np.int32), (keys % terms).astype(np.int32), rate.astype(np.float32))


def _lent(knowledge: Knowledge, own: Entries) -> Entries:
    index, terms = knowledge.profiles.index, len(knowledge.ontology)
    pairs = sorted(
        (index[link.b], index[link.a])
        for link in knowledge.links
        if link.a.startswith(_LENDER) and link.b.startswith(_BORROWER) and link.a in index and link.b in index
    )
    starts = np.searchsorted(own.disease, np.arange(len(knowledge.profiles) + 1))
    lenders: dict[int, int] = {}
    parts = []
    for borrower, lender in pairs:
        span = np.arange(starts[lender], starts[lender + 1])
        lenders[borrower] = lenders.get(borrower, 0) + bool(len(span))
        parts.append(Entries(np.full(len(span), borrower, np.int32), own.term[span], own.rate[span]))
    if not parts:
        return own.of(np.zeros(0, np.int64))
    lent = Entries.joined(*parts)
    keys, group = np.unique(lent.disease.astype(np.int64) * terms + lent.term, return_inverse=True)
    among = np.array([lenders[borrower] for borrower in (keys // terms).tolist()])
    rate = np.bincount(group, lent.rate, len(keys)) / among
    return Entries((keys // terms).astype(np.int32), (keys % terms).astype(np.int32), rate.astype(np.float32))
