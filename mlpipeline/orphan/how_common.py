"""How common a disease is before any finding, as far as Orphanet's classes of prevalence say."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from mlpipeline.knowledge.disease_facts import PREVALENCE_CLASSES
from mlpipeline.knowledge.knowledge import Knowledge

EXPONENT = 0.25
"""Of the relative prevalence: published cases, whom it was chosen on, and a clinic's patients are both seen for being
rare, so less than its full weight: docs/ranking.md has what was tried."""

_PATIENTS: dict[str, float] = dict(zip(PREVALENCE_CLASSES, (5e-7, 5e-6, 5e-5, 3e-4, 7.5e-4, 2e-3), strict=True))
"""Of one person: the middle of each class."""


def how_common(knowledge: Knowledge, disease_ids: Sequence[str]) -> np.ndarray:
    """float32 (diseases,), nats >= 0 over the rarest class, which a disease without a worldwide one is counted among.

    Never an absolute rate. An OMIM disease has the class of the Orphanet disease it exactly is; all 0 without a
    knowledge pack that says prevalences.
    """
    facts = knowledge.profiles.facts
    same: defaultdict[str, list[str]] = defaultdict(list)
    for link in knowledge.links:
        if link.relation == "exact":
            same[link.b].append(link.a)
    rarest = min(_PATIENTS.values())
    found = np.zeros(len(disease_ids), np.float32)
    for place, disease_id in enumerate(disease_ids):
        said = (facts.prevalence(code) for code in (disease_id, *same[disease_id]))
        most = max((_PATIENTS[each.label] for each in said if each), default=rarest)
        found[place] = EXPONENT * math.log(most / rarest)
    return found
