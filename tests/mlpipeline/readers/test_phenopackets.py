"""One phenopacket into one case: what is taken, what is left, what is refused."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from mlpipeline.domain import (
    NO_DISEASE,
    Case,
    Disease,
    History,
    Measurement,
    PhenotypicFeature,
    Severity,
    Sex,
)
from mlpipeline.errors import KnownError
from mlpipeline.readers.phenopacket_writing import age_to_iso8601, case_to_phenopacket
from mlpipeline.readers.phenopackets import CONTAINERS_LIMIT, parse_content, parse_phenopacket


def packet(**changes: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "id": "case-1",
        "subject": {
            "id": "patient-1",
            "sex": "FEMALE",
            "timeAtLastEncounter": {"age": {"iso8601duration": "P3Y6M"}},
        },
        "phenotypicFeatures": [
            {"type": {"id": "HP:0001945", "label": "Fever"}, "onset": {"age": {"iso8601duration": "P3Y"}}},
            {"type": {"id": "HP:0012735", "label": "Cough"}, "excluded": True},
        ],
        "measurements": [
            {
                "assay": {"id": "LOINC:777-3", "label": "Platelets"},
                "value": {"quantity": {"unit": {"id": "UCUM:10*3/uL", "label": "10*3/uL"}, "value": 82}},
            }
        ],
        "diseases": [{"term": {"id": "ORPHA:99828", "label": "Dengue fever"}}],
        "medicalActions": [{"treatment": {"agent": {"id": "CHEBI:1", "label": "x"}}}],
        "metaData": {"createdBy": "a clinic"},
    }
    return plain | changes


def field_of(plain: object) -> object:
    with pytest.raises(KnownError) as caught:
        parse_phenopacket(plain)
    assert caught.value.code == "phenopacket.malformed"
    return caught.value.facts["field"]


def test_a_packet_becomes_a_case() -> None:
    assert parse_phenopacket(packet()) == Case(
        case_id="case-1",
        patient_id="patient-1",
        age_years=3.5,
        sex=Sex.FEMALE,
        features=(
            PhenotypicFeature("HP:0001945", "Fever", onset="P3Y"),
            PhenotypicFeature("HP:0012735", "Cough", excluded=True),
        ),
        measurements=(Measurement("LOINC:777-3", 82.0, "10*3/uL"),),
        diagnosis=Disease("ORPHA:99828", "Dengue fever"),
    )


def test_an_interpretation_goes_before_the_list_of_diseases_and_excluded_diseases_are_left_out() -> None:
    excluded = {"term": {"id": "OMIM:1", "label": "No"}, "excluded": True}
    listed = {"term": {"id": "OMIM:2", "label": "Listed"}}
    interpretation = {"diagnosis": {"disease": {"id": "OMIM:3", "label": "Interpreted"}}}
    case = parse_phenopacket(packet(diseases=[excluded, listed]))
    assert case.diagnosis == Disease("OMIM:2", "Listed")
    case = parse_phenopacket(packet(diseases=[excluded, listed], interpretations=[interpretation]))
    assert case.diagnosis == Disease("OMIM:3", "Interpreted")
    assert case.earlier_diagnoses == (), "a second code of the disease must not give the answer away"
    assert parse_phenopacket(packet(diseases=[excluded])).diagnosis is None


def test_published_cases_are_their_own_patients() -> None:
    references = [{"id": "PMID:1"}, {"id": "PMID:1"}, {"id": "PMID:2"}]
    case = parse_phenopacket(packet(metaData={"externalReferences": references}))
    assert case.references == ("PMID:1", "PMID:2")
    assert case.patient_id == "case-1", "papers number their patients 1, 2, 3"


def test_age_falls_back_to_the_onset_of_the_disease_and_ranges_to_their_middle() -> None:
    onset = {"term": {"id": "OMIM:1"}, "onset": {"age": {"iso8601duration": "P2Y"}}}
    assert parse_phenopacket(packet(subject={"id": "p"}, diseases=[onset])).age_years == 2
    span = {"ageRange": {"start": {"iso8601duration": "P10Y"}, "end": {"iso8601duration": "P20Y"}}}
    assert parse_phenopacket(packet(subject={"timeAtLastEncounter": span})).age_years == 15
    named = {"ontologyClass": {"id": "HP:0003577", "label": "Congenital onset"}}
    assert parse_phenopacket(packet(subject={"timeAtLastEncounter": named})).age_years is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"id": ""}, "id"),
        ({"id": 7}, "id"),
        ({"id": "\ud800"}, "id"),
        ({"subject": []}, "subject"),
        ({"subject": {"sex": "F"}}, "subject.sex"),
        ({"subject": {"sex": 1}}, "subject.sex"),
        ({"phenotypicFeatures": {}}, "phenotypicFeatures"),
        ({"phenotypicFeatures": [{"type": {}}]}, "phenotypicFeatures"),
        ({"phenotypicFeatures": [{"type": {"id": "HP:1"}, "excluded": "true"}]}, "phenotypicFeatures"),
        ({"phenotypicFeatures": [{"type": {"id": "HP:1"}}] * 5001}, "phenotypicFeatures"),
        ({"diseases": [{"term": {}}]}, "diseases.term.id"),
        ({"diseases": [{"term": {"id": "OMIM:1"}, "excluded": 1}]}, "diseases.excluded"),
        ({"measurements": [{"assay": {}}]}, "measurements.assay.id"),
        ({"metaData": "x"}, "metaData"),
    ],
)
def test_a_wrong_type_is_named_by_its_field(change: dict[str, Any], field: str) -> None:
    assert field_of(packet(**change)) == field


@pytest.mark.parametrize("number", [float("nan"), float("inf"), True, "82", 10**400, []])
def test_a_measurement_is_a_finite_number(number: object) -> None:
    measurement = {"assay": {"id": "LOINC:777-3"}, "value": {"quantity": {"unit": {"id": "u"}, "value": number}}}
    assert field_of(packet(measurements=[measurement])) == "measurements.value.quantity.value"


def test_an_impossible_age_is_refused_and_an_unreadable_one_is_unknown() -> None:
    def seen(duration: str) -> dict[str, Any]:
        return {"id": "p", "timeAtLastEncounter": {"age": {"iso8601duration": duration}}}

    assert field_of(packet(subject=seen("P131Y"))) == "subject.timeAtLastEncounter.age.iso8601duration"
    assert parse_phenopacket(packet(subject=seen("about three"))).age_years is None


@pytest.mark.parametrize("plain", [None, 1, "x", []])
def test_anything_else_is_no_packet(plain: object) -> None:
    assert field_of(plain) in ("id", "phenopacket")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "phenopacket.not_json"),
        (b"\xff\xfe{", "phenopacket.not_json"),
        (b'{"id": ' + b"9" * 5000 + b"}", "phenopacket.not_json"),
        (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "phenopacket.not_json"),
        (b"[" * (CONTAINERS_LIMIT + 1), "phenopacket.too_large"),
    ],
)
def test_hostile_json_is_a_known_error(content: bytes, code: str) -> None:
    with pytest.raises(KnownError) as caught:
        parse_content(content)
    assert caught.value.code == code


def full_case() -> Case:
    return Case(
        case_id="c",
        patient_id="p",
        age_years=41.0,
        sex=Sex.OTHER,
        features=(PhenotypicFeature("HP:0001945", "Fever", onset="P5D ago"), PhenotypicFeature("LOCAL:x", "X", True)),
        measurements=(Measurement("temperature", 38.7, "°C"), Measurement("LOINC:1", -2.5, "")),
        diagnosis=Disease("LOCAL:gripe", "Gripe"),
        severity=Severity.CHRONIC,
        urgency=7,
        earlier_diagnoses=(Disease("OMIM:154700", "Marfan syndrome"), Disease("LOCAL:y", "")),
        earlier_exams=("chest X-ray", "ecografía"),
        history=History(("diabetes",), ("epilepsy", "asthma"), ("travel to the Pacific coast",)),
        seen_on=date(2024, 2, 29),
        synthetic=True,
    )


def test_what_the_house_writes_it_reads_back_equal() -> None:
    content = json.dumps(case_to_phenopacket(full_case())).encode()
    assert parse_content(content) == full_case()
    none = Case("c", "c", diagnosis=NO_DISEASE, severity=Severity.NONE)
    assert parse_phenopacket(case_to_phenopacket(none)) == none
    assert parse_phenopacket(case_to_phenopacket(Case("c", "c"))) == Case("c", "c")


def test_ages_are_written_as_people_say_them() -> None:
    assert [age_to_iso8601(age) for age in (0.0, 3.0, 3.5, 8 + 1 / 12)] == ["P0Y", "P3Y", "P3Y6M", "P8Y1M"]
    assert age_to_iso8601(1.999999) == "P1Y365D"


def test_severity_and_urgency_of_ours_must_be_what_they_can() -> None:
    written = case_to_phenopacket(full_case())
    for each in written["measurements"]:
        if each["assay"]["id"] == "HOOFBEAT:urgency":
            each["value"]["quantity"]["value"] = 11
    assert field_of(written) == "HOOFBEAT:urgency"
    written = json.loads(json.dumps(case_to_phenopacket(full_case())).replace('"chronic"', '"awful"'))
    assert field_of(written) == "HOOFBEAT:severity"
