"""Who may do what: roles, acts, and one matrix that denies whatever it does not name."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol

from mlpipeline.errors import KnownError


class Role(StrEnum):
    CLINICIAN = "clinician"
    STEWARD = "steward"
    RESEARCHER = "researcher"
    APPROVER = "approver"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Act(StrEnum):
    """What a service does, as the audit names it."""

    SEE_HOME = "home.see"
    SEARCH_KNOWLEDGE = "knowledge.search"
    READ_PATIENTS = "patients.read"
    REGISTER_PATIENT = "patient.register"
    ATTACH_FILE = "file.attach"
    READ_FILE = "file.read"
    IMPORT_CASES = "import.write"
    UNDO_IMPORT = "import.undo"
    READ_BATCHES = "import.read"
    CAPTURE_CONSENT = "consent.capture"
    REVOKE_CONSENT = "consent.revoke"
    READ_CONSENTS = "consent.read"
    DIAGNOSE = "diagnosis.make"
    DECIDE_DIAGNOSIS = "diagnosis.decide"
    READ_DIAGNOSES = "diagnosis.read"
    MAKE_DATASET = "dataset.make"
    READ_DATASETS = "dataset.read"
    TRAIN = "training.run"
    READ_RUNS = "run.read"
    OPEN_EVIDENCE = "evidence.open"
    ASK_DECISION = "decision.ask"
    SIGN_DECISION = "decision.sign"
    ACTIVATE = "model.activate"
    ROLL_BACK = "model.roll_back"
    READ_TASKS = "task.read"
    FINISH_TASK = "task.finish"
    RUN_BENCHMARK = "benchmark.run"
    READ_BENCHMARKS = "benchmark.read"
    RETRAIN_RANKER = "reranker.retrain"
    USE_RERANKER = "reranker.use"
    READ_RERANKERS = "reranker.read"
    MEASURE_RECORDS = "records.measure"
    READ_POLICIES = "policy.read"
    SET_POLICIES = "policy.set"
    READ_AUDIT = "audit.read"
    VERIFY_AUDIT = "audit.verify"
    READ_USERS = "users.read"
    MANAGE_USERS = "users.manage"


_EVERYBODY = frozenset({Act.SEE_HOME, Act.SEARCH_KNOWLEDGE, Act.READ_POLICIES})
_PATIENTS = frozenset({Act.READ_PATIENTS, Act.REGISTER_PATIENT, Act.ATTACH_FILE, Act.READ_FILE})
_CONSENT = frozenset({Act.CAPTURE_CONSENT, Act.REVOKE_CONSENT, Act.READ_CONSENTS})
_MODELS = frozenset({Act.READ_DATASETS, Act.READ_RUNS, Act.READ_TASKS, Act.READ_BENCHMARKS, Act.READ_RERANKERS})

ALLOWED: dict[Role, frozenset[Act]] = {
    Role.CLINICIAN: _EVERYBODY
    | _PATIENTS
    | _CONSENT
    | {Act.DIAGNOSE, Act.DECIDE_DIAGNOSIS, Act.READ_DIAGNOSES, Act.READ_RUNS, Act.MEASURE_RECORDS},
    Role.STEWARD: _EVERYBODY
    | _PATIENTS
    | _CONSENT
    | _MODELS
    | {Act.IMPORT_CASES, Act.UNDO_IMPORT, Act.READ_BATCHES, Act.MAKE_DATASET, Act.FINISH_TASK, Act.MEASURE_RECORDS},
    Role.RESEARCHER: _EVERYBODY
    | _MODELS
    | {Act.READ_BATCHES, Act.MAKE_DATASET, Act.TRAIN, Act.OPEN_EVIDENCE, Act.ASK_DECISION, Act.FINISH_TASK}
    | {Act.RUN_BENCHMARK, Act.MEASURE_RECORDS, Act.RETRAIN_RANKER},
    Role.APPROVER: _EVERYBODY
    | _MODELS
    | {Act.OPEN_EVIDENCE, Act.ASK_DECISION, Act.SIGN_DECISION, Act.ACTIVATE, Act.ROLL_BACK, Act.SET_POLICIES}
    | {Act.USE_RERANKER},
    Role.AUDITOR: _EVERYBODY | _MODELS | {Act.READ_BATCHES, Act.READ_AUDIT, Act.VERIFY_AUDIT, Act.READ_USERS},
    # Keeps people and versions in order; no act here shows a patient.
    Role.ADMINISTRATOR: _EVERYBODY
    | {Act.READ_USERS, Act.MANAGE_USERS, Act.READ_RUNS, Act.ACTIVATE, Act.ROLL_BACK, Act.VERIFY_AUDIT}
    | {Act.READ_RERANKERS, Act.USE_RERANKER},
}


class HasRoles(Protocol):
    @property
    def roles(self) -> frozenset[Role]: ...


class HasUser(Protocol):
    @property
    def user(self) -> HasRoles: ...


def may(roles: Iterable[Role], act: Act) -> bool:
    """True where one of the roles allows the act. A role nobody listed allows nothing."""
    return any(act in ALLOWED.get(role, frozenset()) for role in roles)


def require(workspace: HasUser, act: Act) -> None:
    """Raises KnownError rights.denied (facts: act, roles) unless a role of the signed-in user allows the act."""
    roles = workspace.user.roles
    if not may(roles, act):
        raise KnownError("rights.denied", act=act.value, roles=", ".join(sorted(roles)))
