"""Rank what a consenting patient may have, keep the answer, and let a clinician accept or override it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.assessment_views import (
    AssessmentView,
    DiagnosisResult,
    EvidenceView,
    RankedDiseaseView,
    SeverityView,
    assessment_view,
)
from app.services.browse_patients import DECISIONS
from app.services.case_limits import require_plausible
from app.services.rights import Act, require
from app.services.sealed_models import ProductionModel, production_model
from app.services.set_policy import ranking_in_force
from app.services.trace import record
from app.services.workspace import Workspace
from db import consents, datasets, patients, predictions, registry, runs
from db.numbering import new_id
from db.store import Connection
from mlpipeline.domain import UNKNOWN_DISEASE, Case, Disease, Severity
from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress

if TYPE_CHECKING:
    from mlpipeline.ranking.assessment import Assessment

__all__ = [
    "AssessmentView",
    "Decision",
    "DiagnosisRequest",
    "DiagnosisResult",
    "EvidenceView",
    "RankedDiseaseView",
    "SeverityView",
    "decide_diagnosis",
    "diagnose_patient",
    "diagnosis",
    "pass_gate",
    "read_case",
    "warm_up",
]

ACCEPT, OVERRIDE = "accept", "override"
MAX_CASE_BYTES = 8 * 2**20


@dataclass(frozen=True, slots=True)
class DiagnosisRequest:
    """case.patient_id is not looked at: `patient_id` says who it is."""

    patient_id: str
    case: Case


@dataclass(frozen=True, slots=True)
class Decision:
    """kind: "accept" or "override" (then `disease` and `reason` are asked)."""

    kind: str
    disease: Disease | None = None
    reason: str = ""


def diagnose_patient(
    workspace: Workspace, request: DiagnosisRequest, progress: Progress = Progress()
) -> DiagnosisResult:
    """The gate, then the ranking, then the gate again in the transaction that keeps input, result, model, policy and
    consent: a consent revoked in between keeps nothing.

    Raises KnownError consent.missing, consent.revoked, patient.missing, diagnosis.implausible (fact: field),
    diagnosis.too_many_findings (fact: limit), sealed.*, artifact.*, reranker.tampered, rights.denied.
    """
    require(workspace, Act.DIAGNOSE)
    require_plausible(request.case)
    pass_gate(workspace, request.patient_id)
    progress(0.1, "diagnosis.load")
    used = production_model(workspace, progress.part(0.1, 0.6))
    progress(0.6, "diagnosis.rank")
    case = replace(request.case, patient_id=request.patient_id, case_id=request.case.case_id or new_id())
    with workspace.store.read() as conn:
        policy, policy_version = ranking_in_force(conn)
    from mlpipeline.diagnosing import diagnose  # the learning libraries load with it

    answer = diagnose(case, used.model, workspace.knowledge, policy, used.ranker)
    answer = replace(answer, notes=(*answer.notes, *used.notes))
    progress(0.9, "diagnosis.keep")
    kept = _keep(workspace, request.patient_id, case, answer, used, policy_version)
    return _result(kept, used.family, used.trained_patients)


def _keep(
    workspace: Workspace,
    patient_id: str,
    case: Case,
    answer: Assessment,
    used: ProductionModel,
    policy_version: str,
) -> predictions.StoredDiagnosis:
    with workspace.store.begin() as conn:
        consent = consents.permits(conn, patient_id, consents.CARE)
        if consent is None:
            raise _why_refused(conn, patient_id)
        kept = predictions.add_diagnosis(
            conn,
            patient_id=patient_id,
            case=case,
            assessment=answer.to_dict(),
            model_version=used.version,
            knowledge_version=answer.knowledge_version,
            policy_version=policy_version,
            consent_id=consent.consent_id,
            by=workspace.user.user_id,
            severity=Severity(answer.severity.level) if answer.severity else None,
        )
        facts = {"diagnosis": kept.diagnosis_id, "version": used.version, "consent": consent.consent_id}
        facts |= {"confirmed": used.confirmed.cases, "confirmed_digest": used.confirmed.digest}
        facts |= {"reranker": used.reranker.number}
        record(conn, workspace, Act.DIAGNOSE, f"patient {patient_id}", **facts, findings=len(case.features))
    return kept


def decide_diagnosis(workspace: Workspace, diagnosis_id: str, decision: Decision) -> None:
    """Once, by a clinician. Accepting means the named disease, or the first of the list; never the unknown one.

    Raises KnownError diagnosis.unknown_decision, diagnosis.reason_missing and diagnosis.disease_missing (override),
    diagnosis.nothing_to_accept, diagnosis.missing, diagnosis.decided, rights.denied.
    """
    require(workspace, Act.DECIDE_DIAGNOSIS)
    if decision.kind not in (ACCEPT, OVERRIDE):
        raise KnownError("diagnosis.unknown_decision", decision=decision.kind[:40])
    if decision.kind == OVERRIDE and not decision.reason.strip():
        raise KnownError("diagnosis.reason_missing")
    if decision.kind == OVERRIDE and decision.disease is None:
        raise KnownError("diagnosis.disease_missing")
    with workspace.store.begin() as conn:
        stored = predictions.get_diagnosis(conn, diagnosis_id)
        disease = decision.disease or _first_of(stored)
        if disease.term_id == UNKNOWN_DISEASE.term_id:
            raise KnownError("diagnosis.nothing_to_accept", diagnosis=diagnosis_id)
        said = {"term_id": disease.term_id, "label": disease.label, "reason": decision.reason.strip()}
        state = predictions.ACCEPTED if decision.kind == ACCEPT else predictions.OVERRIDDEN
        predictions.decide_diagnosis(conn, diagnosis_id, state, said, workspace.user.user_id)
        record(conn, workspace, Act.DECIDE_DIAGNOSIS, f"diagnosis {diagnosis_id}", decision=decision.kind)


def diagnosis(workspace: Workspace, diagnosis_id: str) -> DiagnosisResult:
    """A kept one, as it was given. Raises KnownError diagnosis.missing, rights.denied."""
    require(workspace, Act.READ_DIAGNOSES)
    with workspace.store.begin() as conn:
        stored = predictions.get_diagnosis(conn, diagnosis_id)
        record(conn, workspace, Act.READ_DIAGNOSES, f"diagnosis {diagnosis_id}")
        family, trained = "", 0
        if stored.model_version is not None:
            run = runs.get_run(conn, registry.get_version(conn, stored.model_version).run_id)
            family, trained = run.family, datasets.get_dataset(conn, run.dataset_id).patients
    return _result(stored, family, trained)


def read_case(path: Path) -> Case:
    """The findings of one phenopacket (JSON). Raises KnownError case.missing_file, case.too_large,
    phenopacket.* (fact: field)."""
    from mlpipeline.readers.phenopackets import parse_content  # a reader: loaded when one is read

    try:
        if path.stat().st_size > MAX_CASE_BYTES:
            raise KnownError("case.too_large", file=path.name, limit=MAX_CASE_BYTES)
        data = path.read_bytes()
    except OSError:
        raise KnownError("case.missing_file", file=path.name) from None
    return parse_content(data)


def warm_up(workspace: Workspace, progress: Progress = Progress()) -> ProductionModel:
    """Loads knowledge and the production model, so that the first diagnosis does not wait for them."""
    require(workspace, Act.DIAGNOSE)
    return production_model(workspace, progress)


def pass_gate(workspace: Workspace, patient_id: str) -> None:
    """Raises before anything is inferred; the refusal is an event of the trace."""
    with workspace.store.begin() as conn:
        patients.get_patient(conn, patient_id)
        if consents.permits(conn, patient_id, consents.CARE) is not None:
            return
        refusal = _why_refused(conn, patient_id)
        record(conn, workspace, "diagnosis.refused", f"patient {patient_id}", code=refusal.code)
    raise refusal


def _why_refused(conn: Connection, patient_id: str) -> KnownError:
    answers = consents.consents_of_patient(conn, patient_id)
    revoked = bool(answers) and answers[0].revoked_at is not None
    return KnownError("consent.revoked" if revoked else "consent.missing", patient_id=patient_id)


def _first_of(stored: predictions.StoredDiagnosis) -> Disease:
    first = next(iter(stored.assessment["rows"]), None)
    if first is None:
        raise KnownError("diagnosis.nothing_to_accept", diagnosis=stored.diagnosis_id)
    return Disease(**first["disease"])


def _result(stored: predictions.StoredDiagnosis, family: str, trained: int) -> DiagnosisResult:
    said = stored.decision or {}
    return DiagnosisResult(
        diagnosis_id=stored.diagnosis_id,
        patient_id=stored.patient_id,
        case=stored.case,
        assessment=assessment_view(stored.assessment),
        model_version=stored.model_version,
        model_family=family,
        trained_patients=trained,
        knowledge_version=stored.knowledge_version,
        policy_version=stored.policy_version,
        at=stored.at,
        state="for_review" if stored.state == predictions.FOR_REVIEW else "decided",
        decision=DECISIONS[stored.state],
        decided_disease=Disease(said["term_id"], said["label"]) if said else None,
        decision_reason=str(said.get("reason", "")),
    )
