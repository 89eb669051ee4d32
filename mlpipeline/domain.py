"""The nouns of the clinic, as GA4GH Phenopackets name them: frozen values without behaviour of their own."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from typing import Any

NO_DISEASE_ID = "none"
"""The diagnosis of a record that says, on purpose, that the patient has no disease (group N)."""


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNKNOWN = "unknown"


class Severity(IntEnum):
    """Ordered levels; the number is what the squared error of severity is taken of."""

    NONE = 0
    MILD = 1
    ACUTE = 2
    CHRONIC = 3
    TERMINAL = 4


@dataclass(frozen=True, slots=True)
class Disease:
    """A disease by its code ("OMIM:154700", "ORPHA:99828", "LOCAL:…" for one only the clinic names)."""

    term_id: str
    label: str = ""


NO_DISEASE = Disease(NO_DISEASE_ID, "No disease")
UNKNOWN_DISEASE = Disease("unknown", "Unknown disease")
"""The row of what neither records nor literature describe (group U); nobody's diagnosis."""


@dataclass(frozen=True, slots=True)
class PhenotypicFeature:
    """A finding by its HPO term ("HP:0001945"), or "LOCAL:…" where HPO has none; present unless excluded."""

    term_id: str
    label: str = ""
    excluded: bool = False
    onset: str | None = None
    """ISO 8601 duration, as in Phenopackets: of age at onset, or "P5D ago" as the clinic writes it."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """A number with its unit. The house's own codes are below (UNITS); others are as imported."""

    code: str
    value: float
    unit: str


TEMPERATURE, SYSTOLIC, DIASTOLIC, GLUCOSE = "temperature", "systolic_bp", "diastolic_bp", "glucose"
UNITS = {TEMPERATURE: "°C", SYSTOLIC: "mmHg", DIASTOLIC: "mmHg", GLUCOSE: "mg/dL"}
LIMITS = {TEMPERATURE: (25.0, 45.0), SYSTOLIC: (30.0, 300.0), DIASTOLIC: (10.0, 200.0), GLUCOSE: (5.0, 2000.0)}
"""What a living person can have: outside of it the number or its unit is wrong."""


@dataclass(frozen=True, slots=True)
class History:
    """What went before, as codes or short texts: the patient's own, the family's, travel and exposure."""

    own: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    exposure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One patient seen once: what a reader yields, what is diagnosed, what is learned from.

    age_years: decimal years, 0-130. urgency: 1-10. diagnosis: None = not known, NO_DISEASE = known to be none.
    severity: None = no label. references: "PMID:…" of the publication, for published cases.
    """

    case_id: str
    patient_id: str
    age_years: float | None = None
    sex: Sex = Sex.UNKNOWN
    features: tuple[PhenotypicFeature, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    diagnosis: Disease | None = None
    severity: Severity | None = None
    urgency: int | None = None
    earlier_diagnoses: tuple[Disease, ...] = ()
    earlier_exams: tuple[str, ...] = ()
    history: History = field(default_factory=History)
    references: tuple[str, ...] = ()
    seen_on: date | None = None
    synthetic: bool = False


def case_to_dict(case: Case) -> dict[str, Any]:
    """Plain JSON values, without the fields that say nothing; `case_from_dict` reads them back equal."""
    plain = asdict(case)
    plain["seen_on"] = case.seen_on.isoformat() if case.seen_on else None
    return {key: value for key, value in plain.items() if value not in (None, (), [], {})}


def case_from_dict(plain: dict[str, Any]) -> Case:
    """The Case of `case_to_dict`. Raises KeyError, TypeError or ValueError on anything else."""
    history = plain.get("history") or {}
    diagnosis = plain.get("diagnosis")
    severity = plain.get("severity")
    seen_on = plain.get("seen_on")
    return Case(
        case_id=plain["case_id"],
        patient_id=plain["patient_id"],
        age_years=plain.get("age_years"),
        sex=Sex(plain.get("sex", "unknown")),
        features=tuple(PhenotypicFeature(**each) for each in plain.get("features", ())),
        measurements=tuple(Measurement(**each) for each in plain.get("measurements", ())),
        diagnosis=Disease(**diagnosis) if diagnosis else None,
        severity=Severity(severity) if severity is not None else None,
        urgency=plain.get("urgency"),
        earlier_diagnoses=tuple(Disease(**each) for each in plain.get("earlier_diagnoses", ())),
        earlier_exams=tuple(plain.get("earlier_exams", ())),
        history=History(**{name: tuple(items) for name, items in history.items()}),
        references=tuple(plain.get("references", ())),
        seen_on=date.fromisoformat(seen_on) if seen_on else None,
        synthetic=bool(plain.get("synthetic", False)),
    )


_DURATION = re.compile(r"P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T.*)?")


def age_from_iso8601(duration: str) -> float | None:
    """Decimal years of an ISO 8601 duration ("P3Y6M" -> 3.5); None where it is not one."""
    match = _DURATION.fullmatch(duration)
    if not match:
        return None
    years, months, weeks, days = (int(group or 0) for group in match.groups())
    return years + months / 12 + (weeks * 7 + days) / 365.25
