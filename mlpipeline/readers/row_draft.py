"""What the cells of one row have said so far, and how a cell of each role adds to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mlpipeline.domain import NO_DISEASE_ID, Disease, Measurement, PhenotypicFeature, Severity, Sex
from mlpipeline.readers import cell_values as cells
from mlpipeline.readers import words
from mlpipeline.readers.cell_values import CellRefused
from mlpipeline.readers.mapping import ColumnMapping

_CACHE_LIMIT = 4_096
_ITEMS_LIMIT = 100
_LIST = re.compile(r"\s*[;|\n]\s*")


@dataclass(slots=True)
class Draft:
    """What the cells of one row have said so far."""

    case_id: str = ""
    patient_id: str = ""
    age: str = ""
    years_in_unit: float | None = None
    sex: Sex = Sex.UNKNOWN
    features: dict[str, PhenotypicFeature] = field(default_factory=dict)
    measurements: list[Measurement] = field(default_factory=list)
    diagnosis: Disease | None = None
    severity: Severity | None = None
    urgency: int | None = None
    earlier_diagnoses: list[Disease] = field(default_factory=list)
    earlier_exams: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    family: list[str] = field(default_factory=list)
    exposure: list[str] = field(default_factory=list)
    seen_on: date | None = None


Put = Callable[[Draft, str], None]


TEXTS = {"own_history": "own", "family_history": "family", "exposure": "exposure", "earlier_exam": "earlier_exams"}


def _state(text: str) -> str | None:
    """ "present", "absent", "unknown" where the text is a yes or no; None where it says something else."""
    return words.FINDING.get(text.strip().lower())


def remembered(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """A column of a clinic has few distinct values: each is understood once. A refused one is not remembered."""
    known: dict[str, Any] = {}

    def look_up(text: str) -> Any:
        if text in known:
            return known[text]
        value = read(text)
        if len(known) < _CACHE_LIMIT:
            known[text] = value
        return value

    return look_up


def years_in_unit(text: str) -> float | None:
    if cells.is_nothing(text):
        return None
    name = words.AGE_UNIT.get(text.strip().lower())
    if name is None:
        raise CellRefused("age_unit.not_understood", cells.kind_of(text))
    return words.YEARS_IN[name]


def put_id(role: str) -> Put:
    def put(draft: Draft, text: str) -> None:
        text = text.strip()
        if len(text) > 200:
            raise CellRefused("id.too_long", "long text")
        setattr(draft, role, "" if cells.is_nothing(text) else text)

    return put


def put_age(draft: Draft, text: str) -> None:
    draft.age = text


def put_finding(mapping: ColumnMapping) -> Put:
    term_id, label, values = mapping.term_id or "", mapping.label or mapping.column, mapping.values
    present = PhenotypicFeature(term_id, label)
    absent = PhenotypicFeature(term_id, label, excluded=True)
    by_state = {words.PRESENT: present, words.ABSENT: absent, words.UNKNOWN: None}
    feature_of = remembered(lambda text: by_state[cells.finding(cells.mapped(text, values))])

    def put(draft: Draft, text: str) -> None:
        feature = feature_of(text)
        # Two columns may tell of the same finding: present in one of them is present.
        if feature is not None and (feature is present or term_id not in draft.features):
            draft.features[term_id] = feature

    return put


def put_findings(mapping: ColumnMapping) -> Put:
    """A column that lists findings in words: each must be named by the profile, as "HP:0001945 Fever" or "unknown"."""

    def put(draft: Draft, text: str) -> None:
        if cells.is_nothing(text):
            return
        for item in _LIST.split(text.strip()) if text.strip() not in mapping.values else [text]:
            meant = cells.mapped(item, mapping.values)
            if meant == item or not item:
                if item:
                    raise CellRefused("finding.not_mapped", cells.kind_of(item))
                continue
            term_id, _, label = meant.partition(" ")
            if term_id != words.UNKNOWN:
                draft.features[term_id] = PhenotypicFeature(term_id, label)

    return put


def put_texts(mapping: ColumnMapping, name: str) -> Put:
    """A column of yes and no says its own label; any other text is what it says, items separated by ; or |."""
    label, values = mapping.label or mapping.column, mapping.values

    def items_of(text: str) -> tuple[str, ...]:
        text = cells.mapped(text, values)
        if cells.is_nothing(text):
            return ()
        state = (
            text if text in (words.PRESENT, words.ABSENT, words.UNKNOWN) else words.FINDING.get(text.strip().lower())
        )
        if state is not None:
            return (label,) if state == words.PRESENT else ()
        items = tuple(" ".join(item.split()) for item in _LIST.split(text.strip()) if item.strip())
        if len(items) > _ITEMS_LIMIT or any(len(item) > cells.TEXT_LIMIT for item in items):
            raise CellRefused("text.too_long", "long text")
        return items

    read = remembered(items_of)

    def put(draft: Draft, text: str) -> None:
        getattr(draft, name).extend(read(text))

    return put


def put_earlier(mapping: ColumnMapping) -> Put:
    label = mapping.label or mapping.column
    own = Disease(mapping.term_id or cells.local_code(label), label)

    def diseases_of(text: str) -> tuple[Disease, ...]:
        text = cells.mapped(text, mapping.values)
        state = (
            text if text in (words.PRESENT, words.ABSENT, words.UNKNOWN) else words.FINDING.get(text.strip().lower())
        )
        if state is not None:
            return (own,) if state == words.PRESENT else ()
        named = [cells.disease(cells.mapped(item, mapping.values)) for item in _LIST.split(text.strip())[:_ITEMS_LIMIT]]
        return tuple(disease for disease in named if disease is not None and disease.term_id != NO_DISEASE_ID)

    read = remembered(diseases_of)

    def put(draft: Draft, text: str) -> None:
        draft.earlier_diagnoses.extend(each for each in read(text) if each not in draft.earlier_diagnoses)

    return put
