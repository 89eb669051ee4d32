"""What one case says, as named values: the same words for a training row and for the patient in the room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mlpipeline.domain import Case, Sex

AGE, SEX, URGENCY = "age", "sex", "urgency"

Value = float | str
"""A finding is 1.0 (present) or 0.0 (excluded), a number is a number, a category is text. Unknown is not there."""


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that can be known of a patient. `name` is unique in a table; `term_id` is the HPO or LOCAL term."""

    name: str
    kind: Literal["finding", "number", "category"]
    label: str = ""
    unit: str | None = None
    term_id: str | None = None


AGE_COLUMN = Column(AGE, "number", "Age", "years")
SEX_COLUMN = Column(SEX, "category", "Sex")
URGENCY_COLUMN = Column(URGENCY, "number", "Urgency", "1-10")


def describe_case(case: Case) -> list[tuple[Column, Value]]:
    """Every recorded value of the case with its column; what the case does not say is left out.

    A term recorded both as present and as excluded counts as present. Of repeated measurements the last one counts.
    History, exposure and earlier diagnoses are present where named and unknown elsewhere: silence is not absence.
    """
    said: dict[str, tuple[Column, Value]] = {}
    if case.age_years is not None:
        said[AGE] = (AGE_COLUMN, float(case.age_years))
    if case.sex is not Sex.UNKNOWN:
        said[SEX] = (SEX_COLUMN, str(case.sex))
    if case.urgency is not None:
        said[URGENCY] = (URGENCY_COLUMN, float(case.urgency))
    for feature in case.features:
        if feature.excluded and feature.term_id in said:
            continue
        column = Column(feature.term_id, "finding", feature.label or feature.term_id, None, feature.term_id)
        said[feature.term_id] = (column, 0.0 if feature.excluded else 1.0)
    for measured in case.measurements:
        name = measurement_name(measured.code, measured.unit)
        said[name] = (Column(name, "number", measured.code, measured.unit), float(measured.value))
    for name, label in _history_items(case):
        said[name] = (Column(name, "finding", label), 1.0)
    return list(said.values())


def measurement_name(code: str, unit: str) -> str:
    """The column of a measurement: the unit is part of the name, so that °C and °F never meet in one column."""
    return f"measurement:{code} [{unit}]"


def case_values(case: Case) -> dict[str, Value]:
    """The recorded values of one case by column name."""
    return {column.name: value for column, value in describe_case(case)}


def _history_items(case: Case) -> list[tuple[str, str]]:
    items = [(f"own:{each}", each) for each in case.history.own]
    items += [(f"family:{each}", each) for each in case.history.family]
    items += [(f"exposure:{each}", each) for each in case.history.exposure]
    items += [(f"earlier:{each.term_id}", each.label or each.term_id) for each in case.earlier_diagnoses]
    items += [(f"exam:{each}", each) for each in case.earlier_exams]
    return items
