"""Nothing is inferred, and nothing learned, that the patient has not allowed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.services import browse
from app.services.capture_consent import capture_consent, policy_text, revoke_consent, valid_consent
from app.services.diagnose_patient import Decision, DiagnosisRequest, decide_diagnosis, diagnose_patient
from app.services.import_cases import ImportRequest, import_cases
from app.services.make_dataset import make_dataset
from app.services.register_patient import PatientDraft, register_patient
from app.services.train_models import patients_without_consent
from db import datasets
from mlpipeline.domain import Case, Measurement, PhenotypicFeature, Sex
from mlpipeline.errors import KnownError


def refusal_of(workspace: Any, patient_id: str, case: Case) -> str:
    with pytest.raises(KnownError) as refused:
        diagnose_patient(workspace, DiagnosisRequest(patient_id, case))
    return refused.value.code


def test_no_inference_without_consent(clinic: Any) -> None:
    workspace = clinic.open("imported")
    patient_id, case = clinic.some_patient(workspace)
    assert refusal_of(workspace, patient_id, case) == "consent.missing"
    assert "production" not in workspace.warm, "no model was even loaded"
    clinic.consent(workspace, patient_id, "research", "sharing")
    assert refusal_of(workspace, patient_id, case) == "consent.missing"
    given = clinic.consent(workspace, patient_id, "care")
    diagnose_patient(workspace, DiagnosisRequest(patient_id, case))
    revoke_consent(workspace, given.consent_id, "changed her mind")
    assert refusal_of(workspace, patient_id, case) == "consent.revoked"
    assert clinic.counts(workspace)["diagnoses"] == 1
    acts = [event.act for event in browse.audit_events(workspace) if event.subject == f"patient {patient_id}"]
    assert (acts.count("diagnosis.refused"), acts.count("diagnosis.make")) == (3, 1)


def test_a_narrower_answer_takes_the_rest_back(clinic: Any) -> None:
    workspace = clinic.open("imported")
    patient_id, _ = clinic.some_patient(workspace)
    clinic.consent(workspace, patient_id, "care", "research")
    assert valid_consent(workspace, patient_id, "research") is not None
    clinic.consent(workspace, patient_id, "care")
    assert valid_consent(workspace, patient_id, "research") is None
    view = browse.patient(workspace, patient_id)
    assert view.row.consent == "care"
    assert [each.valid for each in view.consents] == [True, False]


def test_what_makes_a_consent_none(clinic: Any) -> None:
    from app.services.capture_consent import ConsentRequest

    workspace = clinic.open("imported")
    patient_id, _ = clinic.some_patient(workspace)
    good = ConsentRequest(patient_id, frozenset({"care"}), "verbal", "Nurse Gil", "", "es", True)
    wrong = {
        "consent.unknown_purpose": replace(good, purposes=frozenset({"marketing"})),
        "consent.no_purpose": replace(good, purposes=frozenset()),
        "consent.unknown_method": replace(good, method="telepathy"),
        "consent.no_witness": replace(good, witness=" "),
        "consent.not_told": replace(good, sensitive_acknowledged=False),
        "consent.unknown_language": replace(good, language="fr"),
        "patient.missing": replace(good, patient_id="nobody"),
    }
    for code, request in wrong.items():
        with pytest.raises(KnownError) as refused:
            capture_consent(workspace, request)
        assert refused.value.code == code
    assert valid_consent(workspace, patient_id) is None
    assert capture_consent(workspace, good).valid


def test_the_text_names_law_clinic_purposes_and_the_right_to_refuse(clinic: Any) -> None:
    workspace = clinic.open("empty")
    refusing = {"en": "no question about sensitive data must be answered", "es": "ni a responder preguntas sobre datos"}
    for language, right in refusing.items():
        shown = policy_text(workspace, language)
        flat = " ".join(shown.text.split())
        assert all(f"`{purpose}`" in flat for purpose in ("care", "research", "sharing"))
        assert all(said in flat for said in ("1581", "1377", "Test clinic", right))
        assert "{clinic}" not in flat
        assert len(shown.sha256) == 64


def test_only_who_allowed_it_is_learned_from(clinic: Any) -> None:
    """Records under "care" enter a dataset by the patient's own consent to research, and leave with it."""
    workspace = clinic.open("empty")
    import_cases(workspace, ImportRequest(clinic.examples, "phenopackets", None, "care"))
    with pytest.raises(KnownError) as refused:
        make_dataset(workspace)
    assert refused.value.code == "dataset.nothing_allowed"
    ids = [row.patient_id for row in browse.patients(workspace, size=40).rows]
    given = [clinic.consent(workspace, each, "care", "research") for each in ids]
    made = make_dataset(workspace)
    assert (made.rows, made.patients) == (40, 40)
    revoke_consent(workspace, given[3].consent_id, "no longer")
    clinic.consent(workspace, ids[5], "care")
    with workspace.store.read() as conn:
        dataset = datasets.get_dataset(conn, made.dataset_id)
        assert set(patients_without_consent(conn, dataset)) == {ids[3], ids[5]}
    assert make_dataset(workspace).patients == 38


def test_revoking_takes_a_patient_out_of_synthetic_and_published_records_too(clinic: Any) -> None:
    workspace = clinic.open("imported")
    patient_id, _ = clinic.some_patient(workspace)
    given = clinic.consent(workspace, patient_id, "care", "research")
    revoke_consent(workspace, given.consent_id, "no longer")
    assert make_dataset(workspace).patients == 299


def test_a_patient_entered_by_hand_is_diagnosed_by_knowledge_alone(clinic: Any) -> None:
    workspace = clinic.open("empty")
    row = register_patient(workspace, PatientDraft("Room 4", Sex.FEMALE, 34.5))
    assert (row.sex, row.age_years, row.consent) == ("female", 34.5, "none")
    with pytest.raises(KnownError) as again:
        register_patient(workspace, PatientDraft("Room 4"))
    assert again.value.code == "patient.exists"
    clinic.consent(workspace, row.patient_id)
    findings = tuple(PhenotypicFeature(term) for term in ("HP:0001945", "HP:0000988", "HP:0001873"))
    result = diagnose_patient(workspace, DiagnosisRequest(row.patient_id, Case("", "", 34.5, Sex.FEMALE, findings)))
    assert result.model_version is None
    assert "no_model" in result.assessment.notes
    assert all(each.probability is None for each in result.assessment.rows)
    with pytest.raises(KnownError) as refused:
        decide_diagnosis(workspace, result.diagnosis_id, Decision("override", result.assessment.rows[0].disease, " "))
    assert refused.value.code == "diagnosis.reason_missing"


IMPLAUSIBLE = {
    "age_years": Case("", "", age_years=131),
    "urgency": Case("", "", urgency=11),
    "temperature": Case("", "", measurements=(Measurement("temperature", 98.6, "°C"),)),
    "glucose": Case("", "", measurements=(Measurement("glucose", float("nan"), "mg/dL"),)),
    "history": Case("", "", earlier_exams=("x" * 2001,)),
}


def test_what_no_living_person_has_is_refused_before_the_ranking(clinic: Any) -> None:
    workspace = clinic.open("empty")
    row = register_patient(workspace, PatientDraft("Room 4"))
    clinic.consent(workspace, row.patient_id)
    for field, case in IMPLAUSIBLE.items():
        with pytest.raises(KnownError) as refused:
            diagnose_patient(workspace, DiagnosisRequest(row.patient_id, case))
        assert (refused.value.code, refused.value.facts) == ("diagnosis.implausible", {"field": field})
    assert clinic.counts(workspace)["diagnoses"] == 0
