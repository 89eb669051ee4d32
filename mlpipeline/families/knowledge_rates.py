"""How often a disease shows a finding, by the knowledge base: the virtual patients of the prior model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from mlpipeline.knowledge.knowledge import Knowledge
    from mlpipeline.knowledge.profiles import ProfileRow

UNSTATED = 0.5
"""A finding listed without a frequency: listed because it was seen, so neither sure nor rare."""
EXCLUDED = 0.01
DESCENT = 0.25
"""Share of a described finding's patients who show one given, more specific finding below it."""
GENERAL_ANCESTORS = 3
"""Terms with no more ancestors than this (the root, the organ systems) say too little to hand anything down."""


def knowledge_rates(knowledge: Knowledge, diseases: Sequence[str], findings: Sequence[str]) -> np.ndarray:
    """float64 (diseases, findings): P(finding | disease), NaN where the profile says nothing of it.

    A described finding makes its ancestors at least as frequent; a more specific finding below a described one gets a
    quarter of its frequency. Diseases and findings the knowledge base does not know are NaN.
    """
    ontology = knowledge.ontology
    rates = np.full((len(diseases), len(findings)), np.nan)
    wanted: dict[int, list[int]] = {}
    for place, finding in enumerate(findings):
        if finding in ontology.index:
            wanted.setdefault(ontology.index[finding], []).append(place)
    above = {term: set(ontology.ancestors(term).tolist()) - {term} for term in wanted}
    for row, disease in enumerate(diseases):
        profile = knowledge.profiles.profile(disease)
        if profile is None:
            continue
        described, excluded = _described(knowledge, profile.rows)
        upward: dict[int, float] = {}
        for term, rate in described.items():
            for each in ontology.ancestors(term).tolist():
                upward[each] = max(rate, upward.get(each, 0.0))
        for term, places in wanted.items():
            rate = upward.get(term)
            if rate is None:
                nearer = [
                    described[each] for each in above[term] if each in described and _is_specific(knowledge, each)
                ]
                rate = DESCENT * max(nearer) if nearer else EXCLUDED if excluded & (above[term] | {term}) else None
            if rate is not None:
                rates[row, places] = rate
    return rates


def _described(knowledge: Knowledge, rows: Sequence[ProfileRow]) -> tuple[dict[int, float], set[int]]:
    """Term -> greatest frequency shrunk by its n, and the terms a source excludes."""
    described: dict[int, float] = {}
    excluded: set[int] = set()
    for row in rows:
        term = knowledge.ontology.index.get(row.term_id)
        if term is None:
            continue
        if row.excluded:
            excluded.add(term)
            continue
        rate = row.frequency if row.frequency is not None else UNSTATED
        if row.count is not None:
            # One patient of one is no certainty: two virtual patients at the unstated rate stand beside the n of m.
            rate = (row.count[0] + 2 * UNSTATED) / (row.count[1] + 2)
        described[term] = max(float(rate), described.get(term, 0.0))
    return described, excluded - set(described)


def _is_specific(knowledge: Knowledge, term: int) -> bool:
    return len(knowledge.ontology.ancestors(term)) > GENERAL_ANCESTORS
