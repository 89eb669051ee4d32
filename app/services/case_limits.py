"""What a case entered by hand may hold: the limits of a living person and of a patient reader."""

from __future__ import annotations

import math

from mlpipeline.domain import LIMITS, Case
from mlpipeline.errors import KnownError

MOST_FINDINGS = 500
MOST_TEXTS = 200
LONGEST_TEXT = 2_000
OLDEST_YEARS = 130.0
URGENCY = range(1, 11)


def require_plausible(case: Case) -> None:
    """Raises KnownError diagnosis.implausible (fact: field), diagnosis.too_many_findings (fact: limit)."""
    if len(case.features) > MOST_FINDINGS or len(case.measurements) > MOST_FINDINGS:
        raise KnownError("diagnosis.too_many_findings", limit=MOST_FINDINGS)
    if case.age_years is not None and not 0 <= case.age_years <= OLDEST_YEARS:
        raise KnownError("diagnosis.implausible", field="age_years")
    if case.urgency is not None and case.urgency not in URGENCY:
        raise KnownError("diagnosis.implausible", field="urgency")
    for each in case.measurements:
        low, high = LIMITS.get(each.code, (-math.inf, math.inf))
        if not math.isfinite(each.value) or not low <= each.value <= high:
            raise KnownError("diagnosis.implausible", field=each.code[:40])
    texts = [*case.earlier_exams, *case.history.own, *case.history.family, *case.history.exposure]
    texts += [each.label or each.term_id for each in case.earlier_diagnoses]
    if len(texts) > MOST_TEXTS or any(len(text) > LONGEST_TEXT for text in texts):
        raise KnownError("diagnosis.implausible", field="history")
