"""What pages about patients show: plain values, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mlpipeline.domain import Case


@dataclass(frozen=True, slots=True)
class PatientRow:
    """One line of the list. consent: "care", "care+research", "none" or "revoked". diagnosis: the last known, or ""."""

    patient_id: str
    label: str
    sex: str
    age_years: float | None
    cases: int
    last_seen: date | None
    diagnosis: str
    synthetic: bool
    consent: str


@dataclass(frozen=True, slots=True)
class PatientPage:
    rows: tuple[PatientRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class DiagnosisRow:
    """One diagnosis of one patient. state: "for_review" or "decided". decision: "", "accept" or "override"."""

    diagnosis_id: str
    at: datetime
    leading: str
    state: str
    model_version: int | None
    decision: str


@dataclass(frozen=True, slots=True)
class ConsentView:
    """purposes: of "care", "research", "sharing". valid: neither revoked nor replaced."""

    consent_id: str
    patient_id: str
    purposes: frozenset[str]
    granted_at: datetime
    granted_by: str
    policy_version: str
    valid: bool
    revoked_at: datetime | None
    method: str = ""
    guardian: str = ""


@dataclass(frozen=True, slots=True)
class FileView:
    """A file of any kind kept with a patient; size in bytes."""

    file_id: str
    name: str
    media_type: str
    size: int
    added_at: datetime
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class PatientView:
    row: PatientRow
    cases: tuple[tuple[str, Case], ...]
    diagnoses: tuple[DiagnosisRow, ...]
    consents: tuple[ConsentView, ...]
    files: tuple[FileView, ...]


@dataclass(frozen=True, slots=True)
class BatchView:
    """One import. cases: written; refused: rows that were not."""

    batch_id: str
    source_name: str
    format: str
    legal_basis: str
    cases: int
    refused: int
    imported_at: datetime
    imported_by: str
    undone_at: datetime | None
    synthetic: bool
    sha256: str
    number: int = 0
    patients: int = 0


@dataclass(frozen=True, slots=True)
class RowProblemView:
    """A row that was refused, or a warning about it. kind: the kind of value found, never the value."""

    line: int
    column: str
    code: str
    kind: str
