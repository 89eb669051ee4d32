"""Rows an import refused, and what was doubtful, in plain words and as table columns."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.services.import_views import CheckView
from app.services.patient_views import RowProblemView
from app.ui.translation import QT_TRANSLATE_NOOP, whole
from app.ui.widgets.table import Column

translate = QCoreApplication.translate

_REFUSALS = {
    "age.out_of_range": QT_TRANSLATE_NOOP("RefusalRows", "an age nobody has"),
    "age_unit.missing": QT_TRANSLATE_NOOP("RefusalRows", "an age without its unit"),
    "age_unit.not_understood": QT_TRANSLATE_NOOP("RefusalRows", "an unknown unit of age"),
    "case_id.repeated": QT_TRANSLATE_NOOP("RefusalRows", "the case stands in the file already"),
    "date.ambiguous": QT_TRANSLATE_NOOP("RefusalRows", "day and month cannot be told apart"),
    "date.not_understood": QT_TRANSLATE_NOOP("RefusalRows", "not a date"),
    "date.out_of_range": QT_TRANSLATE_NOOP("RefusalRows", "a date that cannot be"),
    "finding.not_mapped": QT_TRANSLATE_NOOP("RefusalRows", "a finding the value map does not name"),
    "duplicate.same_patient": QT_TRANSLATE_NOOP("RefusalRows", "the same patient with the same content again"),
    "finding.not_understood": QT_TRANSLATE_NOOP("RefusalRows", "neither present nor absent"),
    "id.too_long": QT_TRANSLATE_NOOP("RefusalRows", "a number of the patient or case that is too long"),
    "measurement.implausible": QT_TRANSLATE_NOOP("RefusalRows", "a measurement nobody survives, or another unit"),
    "measurement.out_of_range": QT_TRANSLATE_NOOP("RefusalRows", "a measurement nobody survives, or another unit"),
    "number.not_understood": QT_TRANSLATE_NOOP("RefusalRows", "not a number"),
    "number.out_of_range": QT_TRANSLATE_NOOP("RefusalRows", "a number out of range"),
    "patient_id.missing": QT_TRANSLATE_NOOP("RefusalRows", "no patient number"),
    "phenopacket.malformed": QT_TRANSLATE_NOOP("RefusalRows", "not a phenopacket"),
    "phenopacket.not_json": QT_TRANSLATE_NOOP("RefusalRows", "not JSON"),
    "phenopacket.too_large": QT_TRANSLATE_NOOP("RefusalRows", "too large for one patient"),
    "row.quotes": QT_TRANSLATE_NOOP("RefusalRows", "a quotation mark that is never closed"),
    "row.too_few_fields": QT_TRANSLATE_NOOP("RefusalRows", "too few fields"),
    "row.too_long": QT_TRANSLATE_NOOP("RefusalRows", "the row is too long"),
    "row.too_many_fields": QT_TRANSLATE_NOOP("RefusalRows", "too many fields"),
    "severity.not_understood": QT_TRANSLATE_NOOP("RefusalRows", "not a severity"),
    "sex.not_understood": QT_TRANSLATE_NOOP("RefusalRows", "not a sex"),
    "text.too_long": QT_TRANSLATE_NOOP("RefusalRows", "the text is too long"),
    "urgency.out_of_range": QT_TRANSLATE_NOOP("RefusalRows", "an urgency outside 0 to 10"),
}
_WARNINGS = {
    "case.says_nothing": QT_TRANSLATE_NOOP("RefusalRows", "Cases without any finding or measurement"),
    "diagnosis.missing": QT_TRANSLATE_NOOP("RefusalRows", "Cases without a diagnosis: nothing is learned from them"),
    "diagnosis.none_at_all": QT_TRANSLATE_NOOP("RefusalRows", "No case has a diagnosis: nothing can be learned"),
    "diagnosis.one_class": QT_TRANSLATE_NOOP("RefusalRows", "All cases have the same diagnosis"),
    "diagnosis.rare": QT_TRANSLATE_NOOP("RefusalRows", "Diagnoses with few cases"),
    "disease.unknown": QT_TRANSLATE_NOOP("RefusalRows", "Diagnoses the knowledge does not have"),
    "duplicate.same_content": QT_TRANSLATE_NOOP("RefusalRows", "Different cases that say exactly the same"),
    "finding.contradicts_itself": QT_TRANSLATE_NOOP(
        "RefusalRows", "A finding present while its general form is absent"
    ),
    "finding.of_other_sex": QT_TRANSLATE_NOOP("RefusalRows", "A finding the other sex has"),
    "measurement.diastolic_not_below_systolic": QT_TRANSLATE_NOOP("RefusalRows", "Blood pressure the wrong way round"),
    "no_patient_id": QT_TRANSLATE_NOOP("RefusalRows", "No patient number: each row is a patient of its own"),
    "severity.without_disease": QT_TRANSLATE_NOOP("RefusalRows", "A severity where there is no disease"),
    "term.unknown": QT_TRANSLATE_NOOP("RefusalRows", "Findings the knowledge does not have"),
}
_KINDS = {
    "date": QT_TRANSLATE_NOOP("RefusalRows", "date"),
    "empty": QT_TRANSLATE_NOOP("RefusalRows", "empty"),
    "long text": QT_TRANSLATE_NOOP("RefusalRows", "long text"),
    "member": QT_TRANSLATE_NOOP("RefusalRows", "member"),
    "number": QT_TRANSLATE_NOOP("RefusalRows", "number"),
    "number out of range": QT_TRANSLATE_NOOP("RefusalRows", "number out of range"),
    "text": QT_TRANSLATE_NOOP("RefusalRows", "text"),
}


def refusal_words(code: str) -> str:
    """Why a row was refused; a code without words of its own is shown as it is."""
    return translate("RefusalRows", _REFUSALS[code]) if code in _REFUSALS else code.replace("_", " ").replace(".", ": ")


def warning_words(code: str) -> str:
    """What is doubtful though it comes in."""
    return translate("RefusalRows", _WARNINGS[code]) if code in _WARNINGS else code.replace("_", " ").replace(".", ": ")


def kind_words(kind: str) -> str:
    """What kind of value was found; never the value."""
    return translate("RefusalRows", _KINDS[kind]) if kind in _KINDS else kind


def refusal_columns() -> list[Column[RowProblemView]]:
    return [
        Column(translate("RefusalRows", "Line"), lambda each: whole(each.line) if each.line else "", numeric=True),
        Column(translate("RefusalRows", "Column"), lambda each: each.column, strong=True),
        Column(translate("RefusalRows", "Why refused"), lambda each: refusal_words(each.code), stretch=True),
        Column(translate("RefusalRows", "Found"), lambda each: kind_words(each.kind), token=lambda each: "muted"),
    ]


def warning_columns() -> list[Column[CheckView]]:
    return [
        Column(translate("RefusalRows", "Doubtful"), lambda each: warning_words(each.code), stretch=True),
        Column(translate("RefusalRows", "How often"), lambda each: whole(each.count), numeric=True),
        Column(
            translate("RefusalRows", "For example line"),
            lambda each: whole(each.example_line) if each.example_line else "",
            numeric=True,
        ),
    ]
