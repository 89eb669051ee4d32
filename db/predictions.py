"""Diagnoses as they were given: input, result, model and consent for good; for review until someone decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, desc, func, insert, select, update

from db.canonical import from_json, from_optional_json, to_json
from db.clock import from_optional_text, from_text, to_text, utc_now
from db.numbering import new_id
from db.tables import diagnoses_rows
from mlpipeline.domain import Case, Severity, case_from_dict, case_to_dict
from mlpipeline.errors import KnownError

FOR_REVIEW, ACCEPTED, OVERRIDDEN = "for_review", "accepted", "overridden"


@dataclass(frozen=True, slots=True)
class StoredDiagnosis:
    """assessment, decision: plain JSON. model_version: None where only the knowledge spoke."""

    number: int
    diagnosis_id: str
    patient_id: str
    case: Case
    assessment: Any
    model_version: int | None
    knowledge_version: str
    policy_version: str
    consent_id: str
    severity: Severity | None
    asked_by: str
    at: datetime
    state: str
    decision: Any
    decided_by: str | None
    decided_at: datetime | None


def add_diagnosis(
    conn: Connection,
    *,
    patient_id: str,
    case: Case,
    assessment: Any,
    model_version: int | None,
    knowledge_version: str,
    policy_version: str,
    consent_id: str,
    by: str,
    severity: Severity | None = None,
    at: datetime | None = None,
) -> StoredDiagnosis:
    """Keep a result, for review. Raises KnownError consent.missing, from the database itself, where the consent is not
    the patient's or was revoked.
    """
    diagnosis_id = new_id()
    conn.execute(
        insert(diagnoses_rows).values(
            diagnosis_id=diagnosis_id,
            patient_id=patient_id,
            case=to_json(case_to_dict(case)),
            assessment=to_json(assessment),
            model_version=model_version,
            knowledge_version=knowledge_version,
            policy_version=policy_version,
            consent_id=consent_id,
            severity=None if severity is None else int(severity),
            asked_by=by,
            at=to_text(at or utc_now()),
            state=FOR_REVIEW,
        )
    )
    return get_diagnosis(conn, diagnosis_id)


def decide_diagnosis(
    conn: Connection, diagnosis_id: str, state: str, decision: Any, by: str, at: datetime | None = None
) -> StoredDiagnosis:
    """ACCEPTED or OVERRIDDEN, once. Raises KnownError diagnosis.missing, diagnosis.decided (fact: diagnosis)."""
    if state not in (ACCEPTED, OVERRIDDEN):
        raise ValueError(f"not a decision: {state}")
    if get_diagnosis(conn, diagnosis_id).state != FOR_REVIEW:
        raise KnownError("diagnosis.decided", diagnosis=diagnosis_id)
    values = {"state": state, "decision": to_json(decision), "decided_by": by, "decided_at": to_text(at or utc_now())}
    conn.execute(update(diagnoses_rows).where(diagnoses_rows.c.diagnosis_id == diagnosis_id).values(**values))
    return get_diagnosis(conn, diagnosis_id)


def get_diagnosis(conn: Connection, diagnosis_id: str) -> StoredDiagnosis:
    """Raises KnownError diagnosis.missing (fact: diagnosis)."""
    row = conn.execute(select(diagnoses_rows).where(diagnoses_rows.c.diagnosis_id == diagnosis_id)).one_or_none()
    if row is None:
        raise KnownError("diagnosis.missing", diagnosis=diagnosis_id)
    return _diagnosis(row)


def diagnoses(
    conn: Connection, patient_id: str | None = None, state: str | None = None, limit: int = 100, offset: int = 0
) -> tuple[StoredDiagnosis, ...]:
    """A page, newest first: of all, of one patient, or in one state."""
    query = select(diagnoses_rows).order_by(desc(diagnoses_rows.c.number)).limit(limit).offset(offset)
    if patient_id is not None:
        query = query.where(diagnoses_rows.c.patient_id == patient_id)
    if state is not None:
        query = query.where(diagnoses_rows.c.state == state)
    return tuple(_diagnosis(row) for row in conn.execute(query))


def count_diagnoses(conn: Connection, state: str | None = None, model_version: int | None = None) -> int:
    query = select(func.count()).select_from(diagnoses_rows)
    if state is not None:
        query = query.where(diagnoses_rows.c.state == state)
    if model_version is not None:
        query = query.where(diagnoses_rows.c.model_version == model_version)
    return conn.execute(query).scalar_one()


def _diagnosis(row: Row[Any]) -> StoredDiagnosis:
    plain = dict(row._mapping)
    plain["case"] = case_from_dict(from_json(row.case))
    plain["assessment"], plain["decision"] = from_json(row.assessment), from_optional_json(row.decision)
    plain["severity"] = None if row.severity is None else Severity(row.severity)
    plain["at"], plain["decided_at"] = from_text(row.at), from_optional_text(row.decided_at)
    return StoredDiagnosis(**plain)
