"""A patient of the store as one line of a list."""

from __future__ import annotations

from datetime import date

from app.services.patient_views import PatientRow
from db import cases, consents, patients
from db.clock import utc_now
from db.store import Connection


def patient_row(conn: Connection, patient: patients.Patient) -> PatientRow:
    """With age, last diagnosis and the state of consent as of now."""
    recorded = cases.cases_of_patient(conn, patient.patient_id)
    known = next((each.case.diagnosis for each in recorded if each.case.diagnosis), None)
    seen = next((each.case.seen_on for each in recorded if each.case.seen_on), None)
    return PatientRow(
        patient_id=patient.patient_id,
        label=patient.external_id,
        sex=str(patient.sex),
        age_years=_age(patient, recorded),
        cases=len(recorded),
        last_seen=seen,
        diagnosis=(known.label or known.term_id) if known else "",
        synthetic=patient.synthetic,
        consent=_consent(conn, patient.patient_id),
    )


def _age(patient: patients.Patient, recorded: tuple[cases.StoredCase, ...]) -> float | None:
    if patient.born_on is not None:
        return round((date.today() - patient.born_on).days / 365.25, 1)
    return next((each.case.age_years for each in recorded if each.case.age_years is not None), None)


def _consent(conn: Connection, patient_id: str) -> str:
    """Only the newest answer counts, as in the gate."""
    answers = consents.consents_of_patient(conn, patient_id)
    if not answers:
        return "none"
    now = utc_now()
    if answers[0].revoked_at is not None:
        return "revoked"
    if not answers[0].covers(consents.CARE, now):
        return "none"
    return "care+research" if answers[0].covers(consents.RESEARCH, now) else "care"
