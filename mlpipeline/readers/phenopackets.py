"""One GA4GH Phenopacket (v2, JSON) -> Case."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from mlpipeline.domain import NO_DISEASE, Case, Disease, Measurement, PhenotypicFeature, Sex, age_from_iso8601
from mlpipeline.errors import KnownError
from mlpipeline.readers import phenopacket_words as words
from mlpipeline.readers.phenopacket_sayings import read_sayings
from mlpipeline.readers.plain_json import finite, list_of, malformed, object_of, text_of

__all__ = ["FEATURES_LIMIT", "parse_content", "parse_phenopacket"]

FEATURES_LIMIT = 5_000
CONTAINERS_LIMIT = 200_000
"""Objects and lists in one packet, counted before it is parsed: a few bytes each in the file, a hundred in memory."""
AGE_LIMIT = 130
_DURATION_LIMIT = 40


def parse_content(content: bytes) -> Case:
    """The case of one member's bytes.

    Raises KnownError `phenopacket.too_large` (limit), `phenopacket.not_json`, `phenopacket.malformed` (field).
    """
    if content.count(b"{") + content.count(b"[") > CONTAINERS_LIMIT:
        raise KnownError("phenopacket.too_large", limit=CONTAINERS_LIMIT)
    try:
        plain = json.loads(content)
    except (ValueError, RecursionError):
        raise KnownError("phenopacket.not_json") from None
    return parse_phenopacket(plain)


def parse_phenopacket(plain: object) -> Case:
    """The case of one packet as `json.loads` gave it.

    The diagnosis is that of the first interpretation that has one, else the first disease not excluded. The age is
    that at the last encounter, else at the disease's onset. References are the ids of metaData.externalReferences.
    Medical actions, genes and files are not read. Raises KnownError `phenopacket.malformed` (field), and no value.
    """
    packet = object_of(plain, "phenopacket")
    case_id = text_of(packet.get("id"), "id")
    if not case_id:
        raise malformed("id")
    subject = object_of(packet.get("subject"), "subject")
    references = tuple(dict.fromkeys(_references(packet)))
    # Papers number their patients 1, 2, 3: only the packet's own id tells patients of two papers apart.
    patient_id = case_id if references else text_of(subject.get("id"), "subject.id") or case_id
    diseases = list(_diseases(packet))
    interpreted = _interpreted(packet)
    current = [disease for disease, earlier in diseases if not earlier]
    measured = list_of(packet, "measurements", FEATURES_LIMIT)
    said = read_sayings(measured)
    return Case(
        case_id=case_id,
        patient_id=patient_id,
        age_years=_age(subject, packet),
        sex=_sex(subject),
        features=tuple(_features(packet)),
        measurements=tuple(_measurements(measured)),
        diagnosis=interpreted or (current[0] if current else None),
        severity=said.severity,
        urgency=said.urgency,
        earlier_diagnoses=tuple(disease for disease, earlier in diseases if earlier),
        earlier_exams=said.texts(words.EARLIER_EXAM),
        history=said.history(),
        references=references,
        seen_on=said.seen_on,
        synthetic=_is_synthetic(packet),
    )


_SEXES = {"FEMALE": Sex.FEMALE, "MALE": Sex.MALE, "OTHER_SEX": Sex.OTHER, "UNKNOWN_SEX": Sex.UNKNOWN, "": Sex.UNKNOWN}


def _sex(subject: Mapping[str, Any]) -> Sex:
    written = text_of(subject.get("sex"), "subject.sex").upper()
    if written not in _SEXES:
        raise malformed("subject.sex")
    return _SEXES[written]


def _age(subject: Mapping[str, Any], packet: Mapping[str, Any]) -> float | None:
    seen = _age_of(subject.get("timeAtLastEncounter"), "subject.timeAtLastEncounter")
    if seen is not None:
        return seen
    for item in list_of(packet, "diseases", FEATURES_LIMIT):
        onset = _age_of(object_of(item, "diseases").get("onset"), "diseases.onset")
        if onset is not None:
            return onset
    return None


def _age_of(element: object, field: str) -> float | None:
    """Years of a TimeElement that is an age or a range of ages (its middle); None for the other kinds of time."""
    time = object_of(element, field)
    if "ageRange" in time:
        span = object_of(time["ageRange"], f"{field}.ageRange")
        ends = [_years(span.get(end), f"{field}.ageRange.{end}") for end in ("start", "end")]
        known = [end for end in ends if end is not None]
        return sum(known) / len(known) if known else None
    return _years(time.get("age"), f"{field}.age")


def _years(age: object, field: str) -> float | None:
    """None also for a text that is no duration: the case is worth more than its age. An impossible age is refused."""
    duration = text_of(object_of(age, field).get("iso8601duration"), f"{field}.iso8601duration")
    if not duration:
        return None
    years = age_from_iso8601(duration) if len(duration) <= _DURATION_LIMIT else None
    if years is not None and years > AGE_LIMIT:
        raise malformed(f"{field}.iso8601duration")
    return years


def _features(packet: Mapping[str, Any]) -> Iterator[PhenotypicFeature]:
    for item in list_of(packet, "phenotypicFeatures", FEATURES_LIMIT):
        feature = object_of(item, "phenotypicFeatures")
        kind = object_of(feature.get("type"), "phenotypicFeatures.type")
        term_id = text_of(kind.get("id"), "phenotypicFeatures.type.id")
        excluded = feature.get("excluded", False)
        if not term_id or not isinstance(excluded, bool):
            raise malformed("phenotypicFeatures")
        label = text_of(kind.get("label"), "phenotypicFeatures.type.label")
        yield PhenotypicFeature(term_id, label, excluded, _onset(feature))


def _onset(feature: Mapping[str, Any]) -> str | None:
    onset = object_of(feature.get("onset"), "phenotypicFeatures.onset")
    named = object_of(onset.get("ontologyClass"), "phenotypicFeatures.onset.ontologyClass")
    if named.get("id") == words.ONSET_AGO:
        return text_of(named.get("label"), "phenotypicFeatures.onset.ontologyClass.label") or None
    age = object_of(onset.get("age"), "phenotypicFeatures.onset.age")
    return text_of(age.get("iso8601duration"), "phenotypicFeatures.onset.age.iso8601duration") or None


def _measurements(measured: list[Any]) -> Iterator[Measurement]:
    """Those with a number; the house's own words among them are read apart, as are results that are not numbers."""
    for item in measured:
        measurement = object_of(item, "measurements")
        assay = object_of(measurement.get("assay"), "measurements.assay")
        code = text_of(assay.get("id"), "measurements.assay.id")
        value = object_of(measurement.get("value"), "measurements.value")
        if not code:
            raise malformed("measurements.assay.id")
        if "quantity" not in value or code == words.URGENCY:
            continue
        quantity = object_of(value["quantity"], "measurements.value.quantity")
        unit = object_of(quantity.get("unit"), "measurements.value.quantity.unit")
        name = text_of(unit.get("label"), "measurements.value.quantity.unit.label")
        unit_id = text_of(unit.get("id"), "measurements.value.quantity.unit.id")
        name = name or ("" if unit_id.startswith(words.PREFIX) else unit_id)
        number = finite(quantity.get("value", 0), "measurements.value.quantity.value")
        yield Measurement(code.removeprefix(words.MEASURE_PREFIX), number, name)


def _interpreted(packet: Mapping[str, Any]) -> Disease | None:
    for item in list_of(packet, "interpretations", FEATURES_LIMIT):
        diagnosis = object_of(object_of(item, "interpretations").get("diagnosis"), "interpretations.diagnosis")
        disease = object_of(diagnosis.get("disease"), "interpretations.diagnosis.disease")
        if disease:
            return _disease(disease, "interpretations.diagnosis.disease.id")
    return None


def _diseases(packet: Mapping[str, Any]) -> Iterator[tuple[Disease, bool]]:
    """Diseases not excluded, each with: is it an earlier diagnosis by the house's own mark? Without the mark it is
    not taken for one: a second code of the disease itself would give the answer away."""
    for item in list_of(packet, "diseases", FEATURES_LIMIT):
        disease = object_of(item, "diseases")
        excluded = disease.get("excluded", False)
        if not isinstance(excluded, bool):
            raise malformed("diseases.excluded")
        if excluded:
            continue
        stages = [object_of(each, "diseases.diseaseStage") for each in list_of(disease, "diseaseStage", FEATURES_LIMIT)]
        earlier = any(stage.get("id") == words.EARLIER_DIAGNOSIS for stage in stages)
        yield _disease(object_of(disease.get("term"), "diseases.term"), "diseases.term.id"), earlier


def _disease(term: Mapping[str, Any], field: str) -> Disease:
    term_id = text_of(term.get("id"), field)
    if not term_id:
        raise malformed(field)
    if term_id == words.NO_DISEASE_CODE:
        return NO_DISEASE
    return Disease(term_id, text_of(term.get("label"), field))


def _references(packet: Mapping[str, Any]) -> Iterator[str]:
    about = object_of(packet.get("metaData"), "metaData")
    for item in list_of(about, "externalReferences", FEATURES_LIMIT):
        reference = text_of(object_of(item, "metaData.externalReferences").get("id"), "metaData.externalReferences.id")
        if reference:
            yield reference


def _is_synthetic(packet: Mapping[str, Any]) -> bool:
    return object_of(packet.get("metaData"), "metaData").get("createdBy") == words.GENERATOR
