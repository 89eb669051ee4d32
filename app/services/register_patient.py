"""A patient enters by hand, without records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.services.patient_rows import patient_row
from app.services.patient_views import PatientRow
from app.services.rights import Act, require
from app.services.trace import record
from app.services.workspace import Workspace
from db import patients
from mlpipeline.domain import Sex
from mlpipeline.errors import KnownError

__all__ = ["PatientDraft", "PatientRow", "register_patient"]

OLDEST_YEARS = 130.0
LONGEST_LABEL = 200


@dataclass(frozen=True, slots=True)
class PatientDraft:
    """label: how the clinic names the patient (its own number). age_years: decimal years, 0-130, None = not known."""

    label: str
    sex: Sex = Sex.UNKNOWN
    age_years: float | None = None


def register_patient(workspace: Workspace, draft: PatientDraft) -> PatientRow:
    """Raises KnownError patient.label_missing, patient.label_too_long, patient.age_implausible, patient.exists,
    rights.denied."""
    require(workspace, Act.REGISTER_PATIENT)
    label = " ".join(draft.label.split())
    if not label:
        raise KnownError("patient.label_missing")
    if len(label) > LONGEST_LABEL:
        raise KnownError("patient.label_too_long", limit=LONGEST_LABEL)
    if draft.age_years is not None and not 0 <= draft.age_years <= OLDEST_YEARS:
        raise KnownError("patient.age_implausible", limit=OLDEST_YEARS)
    with workspace.store.begin() as conn:
        if patients.find_patient(conn, label) is not None:
            raise KnownError("patient.exists")
        made = patients.upsert_patient(conn, label, draft.sex, _born_on(draft.age_years), workspace.is_demo)
        record(conn, workspace, Act.REGISTER_PATIENT, f"patient {made.patient_id}")
        return patient_row(conn, made)


def _born_on(age_years: float | None) -> date | None:
    """An age becomes a day of birth, near enough: next year the patient is a year older."""
    return None if age_years is None else date.today() - timedelta(days=round(age_years * 365.25))
