"""Every service for every role: what the matrix does not allow is refused, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.services import browse
from app.services.activate_model import activate_model, roll_back
from app.services.approve_model import DecisionRequest, decide, open_evidence
from app.services.ask_next import AskNextRequest, ask_next
from app.services.attach_file import attach_file, read_file
from app.services.capture_consent import ConsentRequest, capture_consent, policy_text, revoke_consent, valid_consent
from app.services.compare_runs import compare_runs, recall_by_records
from app.services.count_openings import count_openings
from app.services.diagnose_patient import (
    Decision,
    DiagnosisRequest,
    decide_diagnosis,
    diagnose_patient,
    diagnosis,
    warm_up,
)
from app.services.finding_names import finding_names
from app.services.import_cases import (
    ImportRequest,
    check_import,
    import_cases,
    preview_import,
    save_profile,
    saved_profile,
    undo_import,
)
from app.services.make_dataset import make_dataset
from app.services.manage_users import add_user, deactivate_user, set_roles
from app.services.measure_records import is_measured, measure_records
from app.services.register_patient import PatientDraft, register_patient
from app.services.retrain_ranker import retrain_ranker
from app.services.rights import ALLOWED, Act, Role, may, require
from app.services.run_benchmark import BenchmarkKind, BenchmarkRequest, run_benchmark
from app.services.search_terms import disease_references, findings_in_text, search_diseases, search_terms, term_label
from app.services.set_policy import ranking_policy, requirements, set_ranking_policy, set_requirements
from app.services.train_models import TrainingRequest, train_models
from app.services.use_reranker import list_rerankers, use_reranker
from app.services.verify_audit import verify_audit
from app.services.workspace import Workspace
from mlpipeline.domain import Case, Disease
from mlpipeline.errors import KnownError
from mlpipeline.readers.mapping import MappingProfile
from mlpipeline.requirements import Requirement, Requirements

CONSENT = ConsentRequest("p", frozenset({"care"}), "paper", "", "", "en", True)
PATH = Path("nowhere.csv")
PROFILE = MappingProfile("p", ())
WANTED = Requirements("1", (Requirement("accuracy", minimum=0.5),))

SERVICES: list[tuple[Act, str, Callable[[Workspace], object]]] = [
    (Act.SEE_HOME, "home", browse.home),
    (Act.SEARCH_KNOWLEDGE, "search_terms", lambda w: search_terms(w, "fever")),
    (Act.SEARCH_KNOWLEDGE, "findings_in_text", lambda w: findings_in_text(w, "fever")),
    (Act.SEARCH_KNOWLEDGE, "search_diseases", lambda w: search_diseases(w, "dengue")),
    (Act.SEARCH_KNOWLEDGE, "term_label", lambda w: term_label(w, "HP:0001945")),
    (Act.SEARCH_KNOWLEDGE, "finding_names", lambda w: finding_names(w, "es")),
    (Act.SEARCH_KNOWLEDGE, "disease_references", lambda w: disease_references(w, "OMIM:154700")),
    (Act.READ_PATIENTS, "patients", browse.patients),
    (Act.READ_PATIENTS, "patient", lambda w: browse.patient(w, "p")),
    (Act.REGISTER_PATIENT, "register_patient", lambda w: register_patient(w, PatientDraft("X"))),
    (Act.ATTACH_FILE, "attach_file", lambda w: attach_file(w, "p", PATH)),
    (Act.READ_FILE, "read_file", lambda w: read_file(w, "f")),
    (Act.IMPORT_CASES, "preview_import", lambda w: preview_import(w, PATH)),
    (Act.IMPORT_CASES, "check_import", lambda w: check_import(w, PATH)),
    (Act.IMPORT_CASES, "import_cases", lambda w: import_cases(w, ImportRequest(PATH, legal_basis="care"))),
    (Act.IMPORT_CASES, "save_profile", lambda w: save_profile(w, PROFILE)),
    (Act.IMPORT_CASES, "saved_profile", lambda w: saved_profile(w, "p")),
    (Act.UNDO_IMPORT, "undo_import", lambda w: undo_import(w, "b", "why")),
    (Act.READ_BATCHES, "batches", browse.batches),
    (Act.READ_BATCHES, "batch_problems", lambda w: browse.batch_problems(w, "b")),
    (Act.READ_POLICIES, "policy_text", lambda w: policy_text(w, "es")),
    (Act.CAPTURE_CONSENT, "capture_consent", lambda w: capture_consent(w, CONSENT)),
    (Act.REVOKE_CONSENT, "revoke_consent", lambda w: revoke_consent(w, "c", "why")),
    (Act.READ_CONSENTS, "valid_consent", lambda w: valid_consent(w, "p")),
    (Act.DIAGNOSE, "diagnose_patient", lambda w: diagnose_patient(w, DiagnosisRequest("p", Case("", "")))),
    (Act.DIAGNOSE, "ask_next", lambda w: ask_next(w, AskNextRequest("p", Case("", "")))),
    (Act.DIAGNOSE, "warm_up", warm_up),
    (Act.DECIDE_DIAGNOSIS, "decide_diagnosis", lambda w: decide_diagnosis(w, "d", Decision("accept", Disease("X")))),
    (Act.READ_DIAGNOSES, "diagnosis", lambda w: diagnosis(w, "d")),
    (Act.MAKE_DATASET, "make_dataset", make_dataset),
    (Act.READ_DATASETS, "datasets", browse.datasets),
    (Act.TRAIN, "train_models", lambda w: train_models(w, TrainingRequest("d"))),
    (Act.READ_RUNS, "runs", browse.runs),
    (Act.READ_RUNS, "run", lambda w: browse.run(w, "r")),
    (Act.READ_RUNS, "versions", browse.versions),
    (Act.READ_RUNS, "compare_runs", compare_runs),
    (Act.READ_RUNS, "count_openings", lambda w: count_openings(w, "r")),
    (Act.READ_RUNS, "recall_by_records", lambda w: recall_by_records(w, "r")),
    (Act.OPEN_EVIDENCE, "open_evidence", lambda w: open_evidence(w, "r")),
    (Act.ASK_DECISION, "decide", lambda w: decide(w, DecisionRequest("r", "approve", "mejia", "x", "y", 1))),
    (Act.ACTIVATE, "activate_model", lambda w: activate_model(w, 1)),
    (Act.ROLL_BACK, "roll_back", lambda w: roll_back(w, "why")),
    (Act.READ_TASKS, "tasks", browse.tasks),
    (Act.FINISH_TASK, "finish_task", lambda w: browse.finish_task(w, "1")),
    (Act.RUN_BENCHMARK, "run_benchmark", lambda w: run_benchmark(w, BenchmarkRequest(PATH, BenchmarkKind.UNKNOWN))),
    (Act.READ_BENCHMARKS, "benchmarks", browse.benchmarks),
    (Act.RETRAIN_RANKER, "retrain_ranker", retrain_ranker),
    (Act.USE_RERANKER, "use_reranker", lambda w: use_reranker(w, 1)),
    (Act.READ_RERANKERS, "list_rerankers", list_rerankers),
    (Act.MEASURE_RECORDS, "measure_records", measure_records),
    (Act.MEASURE_RECORDS, "is_measured", is_measured),
    (Act.READ_POLICIES, "requirements", requirements),
    (Act.READ_POLICIES, "ranking_policy", ranking_policy),
    (Act.SET_POLICIES, "set_requirements", lambda w: set_requirements(w, WANTED, "why")),
    (Act.SET_POLICIES, "set_ranking_policy", lambda w: set_ranking_policy(w, 0.1, 0.1, 0.5, "why")),
    (Act.READ_AUDIT, "audit_events", browse.audit_events),
    (Act.VERIFY_AUDIT, "verify_audit", verify_audit),
    (Act.READ_USERS, "users", browse.users),
    (Act.MANAGE_USERS, "add_user", lambda w: add_user(w, "eve", "Eve", [Role.AUDITOR], "passphrase of eve")),
    (Act.MANAGE_USERS, "set_roles", lambda w: set_roles(w, "mejia", [Role.AUDITOR])),
    (Act.MANAGE_USERS, "deactivate_user", lambda w: deactivate_user(w, "mejia")),
]


def test_every_service_is_refused_to_every_role_that_may_not(clinic: Any) -> None:
    workspace = clinic.open("imported")
    ana = workspace.user
    refused = 0
    for role in (*Role, None):
        workspace.user = replace(ana, roles=frozenset({role} if role else ()))
        for act, name, call in SERVICES:
            if may(workspace.user.roles, act):
                continue
            before = clinic.counts(workspace)
            with pytest.raises(KnownError) as error:
                call(workspace)
            assert (error.value.code, error.value.facts["act"]) == ("rights.denied", act.value), (role, name)
            assert clinic.counts(workspace) == before, (role, name)
            refused += 1
    workspace.user = ana
    assert refused > 150


def test_each_act_has_a_service_and_someone_who_may() -> None:
    asked = {act for act, _, _ in SERVICES} | {Act.SIGN_DECISION}
    assert asked == set(Act)
    assert set(ALLOWED) == set(Role)
    assert set().union(*ALLOWED.values()) == set(Act)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR, Role.RESEARCHER, Role.APPROVER])
def test_who_does_not_care_for_patients_reads_none(role: Role) -> None:
    reading = {Act.READ_PATIENTS, Act.READ_FILE, Act.READ_DIAGNOSES, Act.DIAGNOSE, Act.READ_CONSENTS}
    assert not reading & ALLOWED[role]


def test_home_shows_an_administrator_no_patient(clinic: Any) -> None:
    from app.services.diagnose_patient import DiagnosisRequest, diagnose_patient

    workspace = clinic.open("imported")
    patient_id, case = clinic.some_patient(workspace)
    clinic.consent(workspace, patient_id)
    diagnose_patient(workspace, DiagnosisRequest(patient_id, case))
    assert len(browse.home(workspace).recent) == 1
    workspace.user = replace(workspace.user, roles=frozenset({Role.ADMINISTRATOR}))
    seen = browse.home(workspace)
    assert (seen.recent, seen.counts.patients) == ((), 300)


def test_a_role_nobody_listed_may_nothing() -> None:
    assert not any(may(["owner"], act) for act in Act)  # type: ignore[list-item]


def test_require_lets_pass_who_may(clinic: Any) -> None:
    workspace = clinic.open("empty")
    require(workspace, Act.TRAIN)
