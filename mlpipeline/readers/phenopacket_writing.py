"""Case -> one GA4GH Phenopacket (v2, JSON), such that `parse_phenopacket` reads the same case back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mlpipeline.domain import NO_DISEASE_ID, Case, Disease, PhenotypicFeature, Sex, age_from_iso8601
from mlpipeline.readers import phenopacket_words as words

_SEXES = {Sex.FEMALE: "FEMALE", Sex.MALE: "MALE", Sex.OTHER: "OTHER_SEX", Sex.UNKNOWN: "UNKNOWN_SEX"}
_HPO = {
    "id": "hp",
    "name": "human phenotype ontology",
    "url": "http://purl.obolibrary.org/obo/hp.owl",
    "namespacePrefix": "HP",
    "iriPrefix": "http://purl.obolibrary.org/obo/HP_",
}
_HOUSE = {"id": "hoofbeat", "name": "Hoofbeat's own codes", "namespacePrefix": "HOOFBEAT"}


def case_to_phenopacket(case: Case, created: str = "2025-01-16T00:00:00Z") -> dict[str, Any]:
    """Plain JSON values. `created`: ISO 8601 time stamp; fixed, so that the same case gives the same bytes.

    Ages finer than a day are rounded to days. A case with references reads back under its case id as patient id.
    """
    return {
        "id": case.case_id,
        "subject": _subject(case),
        "phenotypicFeatures": [_feature(each) for each in case.features],
        "measurements": list(_measurements(case)),
        "interpretations": _interpretations(case),
        "diseases": list(_diseases(case)),
        "metaData": {
            "created": created,
            "createdBy": words.GENERATOR if case.synthetic else "Hoofbeat",
            "resources": [_HPO, _HOUSE],
            "phenopacketSchemaVersion": "2.0",
            "externalReferences": [{"id": each} for each in case.references],
        },
    }


def _subject(case: Case) -> dict[str, Any]:
    subject: dict[str, Any] = {"id": case.patient_id, "sex": _SEXES[case.sex]}
    if case.age_years is not None:
        subject["timeAtLastEncounter"] = {"age": {"iso8601duration": age_to_iso8601(case.age_years)}}
    return subject


def age_to_iso8601(age_years: float) -> str:
    """Whole years and months where that says it exactly, else to the nearest day."""
    years = int(age_years)
    months = round((age_years - years) * 12)
    if months == 12:
        years, months = years + 1, 0
    exact = f"P{years}Y{months}M" if months else f"P{years}Y"
    if age_from_iso8601(exact) == age_years:
        return exact
    return f"P{int(age_years)}Y{round((age_years - int(age_years)) * 365.25)}D"


def _term(term_id: str, label: str) -> dict[str, str]:
    return {"id": term_id, "label": label}


def _feature(feature: PhenotypicFeature) -> dict[str, Any]:
    plain: dict[str, Any] = {"type": _term(feature.term_id, feature.label)}
    if feature.excluded:
        plain["excluded"] = True
    if feature.onset and age_from_iso8601(feature.onset) is not None:
        plain["onset"] = {"age": {"iso8601duration": feature.onset}}
    elif feature.onset:
        plain["onset"] = {"ontologyClass": _term(words.ONSET_AGO, feature.onset)}
    return plain


def _measurements(case: Case) -> Iterator[dict[str, Any]]:
    for measured in case.measurements:
        code = measured.code if ":" in measured.code else words.MEASURE_PREFIX + measured.code
        unit = _term(words.PREFIX + "unit", measured.unit)
        yield {
            "assay": _term(code, measured.code),
            "value": {"quantity": {"unit": unit, "value": measured.value}},
        }
    if case.severity is not None:
        yield _said(words.SEVERITY, case.severity.name.lower())
    if case.urgency is not None:
        unit = _term(words.PREFIX + "unit", "1-10")
        yield {"assay": _term(words.URGENCY, "urgency"), "value": {"quantity": {"unit": unit, "value": case.urgency}}}
    if case.seen_on is not None:
        yield _said(words.SEEN_ON, "seen") | {"timeObserved": {"timestamp": f"{case.seen_on.isoformat()}T00:00:00Z"}}
    texts = {
        words.OWN_HISTORY: case.history.own,
        words.FAMILY_HISTORY: case.history.family,
        words.EXPOSURE: case.history.exposure,
        words.EARLIER_EXAM: case.earlier_exams,
    }
    for code, items in texts.items():
        for item in items:
            yield _said(code, item)


def _said(code: str, text: str) -> dict[str, Any]:
    """A measurement whose value is a word: the field Phenopackets has for results that are not numbers."""
    name = code.removeprefix(words.PREFIX).replace("-", " ")
    return {"assay": _term(code, name), "value": {"ontologyClass": _term(words.TEXT, text)}}


def _code(disease: Disease) -> dict[str, str]:
    return _term(words.NO_DISEASE_CODE if disease.term_id == NO_DISEASE_ID else disease.term_id, disease.label)


def _interpretations(case: Case) -> list[dict[str, Any]]:
    if case.diagnosis is None:
        return []
    return [{"id": case.case_id, "progressStatus": "SOLVED", "diagnosis": {"disease": _code(case.diagnosis)}}]


def _diseases(case: Case) -> Iterator[dict[str, Any]]:
    if case.diagnosis is not None:
        yield {"term": _code(case.diagnosis)}
    for disease in case.earlier_diagnoses:
        yield {"term": _code(disease), "diseaseStage": [_term(words.EARLIER_DIAGNOSIS, "earlier diagnosis")]}
