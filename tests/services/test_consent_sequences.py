"""Whatever the order of answers, revocations and diagnoses: a ranking, or a question, only while care is allowed."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.services.ask_next import AskNextRequest, ask_next
from app.services.capture_consent import revoke_consent
from app.services.diagnose_patient import DiagnosisRequest, diagnose_patient
from app.services.register_patient import PatientDraft, register_patient
from app.services.workspace import Workspace
from mlpipeline.domain import Case, PhenotypicFeature
from mlpipeline.errors import KnownError

PURPOSES = ("care", "research", "sharing")
ACTS = st.one_of(
    st.tuples(st.just("grant"), st.sets(st.sampled_from(PURPOSES), min_size=1)),
    st.tuples(st.just("revoke"), st.just(set[str]())),
    st.tuples(st.just("diagnose"), st.just(set[str]())),
    st.tuples(st.just("ask"), st.just(set[str]())),
)
CASE = Case("", "", features=(PhenotypicFeature("HP:0001945", "Fever"),))
LABELS = count(1)


class Expected:
    """What the gate should say: the newest answer alone counts."""

    def __init__(self) -> None:
        self.newest: frozenset[str] = frozenset()
        self.consent_id = ""
        self.revoked = False

    def code(self) -> str:
        if self.revoked:
            return "consent.revoked"
        return "" if "care" in self.newest else "consent.missing"


def play(clinic: Any, workspace: Workspace, acts: list[tuple[str, set[str]]]) -> None:
    patient_id = register_patient(workspace, PatientDraft(f"Room {next(LABELS)}")).patient_id
    expected, made = Expected(), clinic.counts(workspace)["diagnoses"]
    for act, purposes in acts:
        if act == "grant":
            given_now = clinic.consent(workspace, patient_id, *purposes)
            expected.newest, expected.consent_id, expected.revoked = frozenset(purposes), given_now.consent_id, False
        elif act == "revoke" and expected.consent_id and not expected.revoked:
            revoke_consent(workspace, expected.consent_id, "changed")
            expected.revoked = True
        elif act == "diagnose" and expected.code():
            with pytest.raises(KnownError) as refused:
                diagnose_patient(workspace, DiagnosisRequest(patient_id, CASE))
            assert refused.value.code == expected.code()
        elif act == "ask" and expected.code():
            with pytest.raises(KnownError) as refused:
                ask_next(workspace, AskNextRequest(patient_id, CASE))
            assert refused.value.code == expected.code()
        elif act == "ask":
            assert ask_next(workspace, AskNextRequest(patient_id, CASE))
        elif act == "diagnose":
            diagnose_patient(workspace, DiagnosisRequest(patient_id, CASE))
            made += 1
    assert clinic.counts(workspace)["diagnoses"] == made


def test_no_order_of_acts_gets_a_ranking_without_consent(clinic: Any) -> None:
    workspace = clinic.open("empty")

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
    @given(st.lists(ACTS, min_size=1, max_size=8))
    def any_order(acts: list[tuple[str, set[str]]]) -> None:
        play(clinic, workspace, acts)

    any_order()
