"""What a column can be, and how its meaning is written as text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from app.ui.models.finding_words import FindingWords
from app.ui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from app.services.import_views import MappingProfile

translate = QCoreApplication.translate

ROLES = {
    "ignore": QT_TRANSLATE_NOOP("ColumnRoles", "Leave out"),
    "patient_id": QT_TRANSLATE_NOOP("ColumnRoles", "Patient number"),
    "case_id": QT_TRANSLATE_NOOP("ColumnRoles", "Case or visit number"),
    "age": QT_TRANSLATE_NOOP("ColumnRoles", "Age"),
    "age_unit": QT_TRANSLATE_NOOP("ColumnRoles", "Unit of the age"),
    "sex": QT_TRANSLATE_NOOP("ColumnRoles", "Sex"),
    "finding": QT_TRANSLATE_NOOP("ColumnRoles", "Finding or symptom"),
    "measurement": QT_TRANSLATE_NOOP("ColumnRoles", "Measurement"),
    "diagnosis": QT_TRANSLATE_NOOP("ColumnRoles", "Final diagnosis"),
    "severity": QT_TRANSLATE_NOOP("ColumnRoles", "Severity"),
    "urgency": QT_TRANSLATE_NOOP("ColumnRoles", "Urgency"),
    "own_history": QT_TRANSLATE_NOOP("ColumnRoles", "Own history"),
    "family_history": QT_TRANSLATE_NOOP("ColumnRoles", "Family history"),
    "exposure": QT_TRANSLATE_NOOP("ColumnRoles", "Exposure or travel"),
    "earlier_diagnosis": QT_TRANSLATE_NOOP("ColumnRoles", "Earlier diagnosis"),
    "earlier_exam": QT_TRANSLATE_NOOP("ColumnRoles", "Earlier exam"),
    "seen_on": QT_TRANSLATE_NOOP("ColumnRoles", "Date seen"),
}
TERM, UNIT, VALUES = "term", "unit", "values"
FIELDS = {
    "finding": (TERM, VALUES),
    "measurement": (TERM, UNIT),
    "age": (UNIT,),
    "sex": (VALUES,),
    "diagnosis": (VALUES,),
    "severity": (VALUES,),
    "age_unit": (VALUES,),
    "earlier_diagnosis": (VALUES,),
}
"""What more a role can be told."""
AGE_SCALES = {"years": 1.0, "months": 1 / 12, "days": 1 / 365.25}


def role_words(role: str) -> str:
    return translate("ColumnRoles", ROLES[role]) if role in ROLES else role


def values_as_text(values: Mapping[str, str]) -> str:
    """One "1 = present" a line."""
    return "\n".join(f"{written} = {meaning}" for written, meaning in values.items())


def values_from_text(text: str) -> dict[str, str] | None:
    """The pairs; None where a line has no "="."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        if not line.strip():
            continue
        written, sign, meaning = line.partition("=")
        if not sign or not meaning.strip():
            return None
        found[written.strip()] = meaning.strip()
    return found


def term_words(words: FindingWords, column: Any) -> str:
    """ "Fever (HP:0001945)", in the language of the window."""
    name = words.name(column.term_id, column.label or "")
    return f"{name} ({column.term_id})" if name != column.term_id else f"({name})"


def meaning_words(words: FindingWords, column: Any) -> str:
    """ "Fever (HP:0001945)", "×10⁹/L", "5 values named": what is known beyond the role."""
    parts: list[str] = []
    if column.role == "finding" and column.term_id:
        parts.append(term_words(words, column))
    if column.role == "measurement":
        parts.append(" · ".join(part for part in (column.term_id or column.column, column.unit) if part))
    if column.values:
        parts.append(", ".join(f"{written} = {meaning}" for written, meaning in list(column.values.items())[:3]))
    return " · ".join(parts)


def known_columns(profile: MappingProfile) -> int:
    """How many columns come in."""
    return sum(column.role != "ignore" for column in profile.columns)
