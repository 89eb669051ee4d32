"""Questions are inferred behind the gate of a diagnosis, traced once a consultation, and leave nothing else behind."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.services import browse
from app.services.ask_next import ASK_NEXT, AskNextRequest, ask_next
from app.services.capture_consent import revoke_consent
from app.services.manage_users import add_user
from app.services.rights import Role
from mlpipeline.domain import Case, Measurement, PhenotypicFeature
from mlpipeline.errors import KnownError

FEVER, RASH, HEADACHE = (PhenotypicFeature(each) for each in ("HP:0001945", "HP:0000988", "HP:0002315"))
CASE = Case("consultation 1", "", features=(FEVER, RASH, HEADACHE))


def refusal_of(workspace: Any, request: AskNextRequest) -> str:
    with pytest.raises(KnownError) as refused:
        ask_next(workspace, request)
    return refused.value.code


def test_no_question_without_consent(clinic: Any) -> None:
    workspace = clinic.open("imported")
    patient_id, _ = clinic.some_patient(workspace)
    request = AskNextRequest(patient_id, CASE)
    assert refusal_of(workspace, request) == "consent.missing"
    clinic.consent(workspace, patient_id, "research", "sharing")
    assert refusal_of(workspace, request) == "consent.missing"
    assert "production" not in workspace.warm, "no model was even loaded"
    given = clinic.consent(workspace, patient_id, "care")
    assert ask_next(workspace, request)
    revoke_consent(workspace, given.consent_id, "changed her mind")
    assert refusal_of(workspace, request) == "consent.revoked"
    assert refusal_of(workspace, replace(request, patient_id="nobody")) == "patient.missing"


def test_who_may_not_diagnose_may_not_ask(clinic: Any) -> None:
    folder = clinic.folder("imported")
    workspace = clinic.open_folder(folder)
    patient_id, _ = clinic.some_patient(workspace)
    clinic.consent(workspace, patient_id, "care")
    clinic.passphrases["silva"] = "passphrase of silva"
    add_user(workspace, "silva", "Silva", {Role.RESEARCHER}, clinic.passphrases["silva"])
    other = clinic.open_folder(folder, "silva", exclusive=False)
    assert refusal_of(other, AskNextRequest(patient_id, CASE)) == "rights.denied"


@pytest.mark.parametrize("stage", ["imported", "trained"])
def test_a_consultation_is_one_event_and_keeps_nothing(clinic: Any, stage: str) -> None:
    workspace = clinic.open(stage)
    patient_id, _ = clinic.some_patient(workspace)
    clinic.consent(workspace, patient_id, "care")
    before = clinic.counts(workspace)
    first = ask_next(workspace, AskNextRequest(patient_id, CASE))
    assert 0 < len(first) <= 3
    more = replace(CASE, features=(*CASE.features, PhenotypicFeature(first[0].term_id, first[0].label)))
    second = ask_next(workspace, AskNextRequest(patient_id, more, asked=(first[1].term_id,)))
    assert not {each.term_id for each in second} & {first[0].term_id, first[1].term_id}
    after = clinic.counts(workspace)
    assert after == {**before, "events": before["events"] + 1}
    ask_next(workspace, AskNextRequest(patient_id, replace(CASE, case_id="consultation 2")))
    acts = [event.act for event in browse.audit_events(workspace) if event.subject == f"patient {patient_id}"]
    assert acts.count(ASK_NEXT) == 2


def test_what_cannot_be_asked_about(clinic: Any) -> None:
    workspace = clinic.open("imported")
    patient_id, _ = clinic.some_patient(workspace)
    clinic.consent(workspace, patient_id, "care")
    assert ask_next(workspace, AskNextRequest(patient_id, Case("", ""))) == ()
    assert ask_next(workspace, AskNextRequest(patient_id, CASE, most=0)) == ()
    absurd = replace(CASE, measurements=(Measurement("temperature", 400.0, "°C"),))
    assert refusal_of(workspace, AskNextRequest(patient_id, absurd)) == "diagnosis.implausible"
    assert refusal_of(workspace, AskNextRequest(patient_id, CASE, ("HP:1",) * 501)) == "diagnosis.too_many_findings"
