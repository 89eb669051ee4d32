"""Patients by the pseudonym their clinic uses; no names, no addresses."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, case, func, select
from sqlalchemy.dialects.sqlite import insert

from db.clock import from_text, to_text, utc_now
from db.engine import KEYS
from db.tables import cases_rows, consents_rows, diagnoses_rows, patients_rows
from mlpipeline.domain import Sex
from mlpipeline.errors import KnownError


@dataclass(frozen=True, slots=True)
class Patient:
    """external_id: the clinic's or the source's own pseudonym. batch_id: the import that first brought the patient."""

    patient_id: str
    external_id: str
    sex: Sex
    born_on: date | None
    synthetic: bool
    batch_id: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class PatientLine:
    """A patient as a list shows it."""

    patient: Patient
    cases: int
    diagnoses: int
    last_seen: str | None
    last_diagnosis: str | None


def patient_id_of(conn: Connection, external_id: str) -> str:
    """The id of a pseudonym: keyed and permanent, so that an import undone and repeated meets the same patients."""
    key: bytes = conn.info[KEYS].patients
    return hmac.digest(key, external_id.encode(), "sha256").hex()[:32]


def upsert_patient(
    conn: Connection,
    external_id: str,
    sex: Sex = Sex.UNKNOWN,
    born_on: date | None = None,
    synthetic: bool = False,
    at: datetime | None = None,
) -> Patient:
    """The patient of a pseudonym, made where there is none; a sex or birth date not known before is filled in."""
    upsert_patients(conn, [(external_id, sex, born_on, synthetic)], None, at)
    return get_patient(conn, patient_id_of(conn, external_id))


def upsert_patients(
    conn: Connection,
    patients: Iterable[tuple[str, Sex, date | None, bool]],
    batch_id: str | None,
    at: datetime | None = None,
) -> None:
    """Many at once: (external_id, sex, born_on, synthetic)."""
    moment = to_text(at or utc_now())
    values = [
        {
            "patient_id": patient_id_of(conn, external_id),
            "external_id": external_id,
            "sex": str(sex),
            "born_on": born_on.isoformat() if born_on else None,
            "synthetic": synthetic,
            "batch_id": batch_id,
            "created_at": moment,
        }
        for external_id, sex, born_on, synthetic in patients
    ]
    if values:
        conn.execute(_UPSERT, values)


def _upsert() -> Any:
    made = insert(patients_rows)
    known, new = patients_rows.c, made.excluded
    return made.on_conflict_do_update(
        index_elements=[known.patient_id],
        set_={
            "sex": case((known.sex == "unknown", new.sex), else_=known.sex),
            "born_on": func.coalesce(known.born_on, new.born_on),
        },
        where=((known.sex == "unknown") & (new.sex != "unknown"))
        | (known.born_on.is_(None) & new.born_on.is_not(None)),
    )


_UPSERT = _upsert()


def get_patient(conn: Connection, patient_id: str) -> Patient:
    """Raises KnownError patient.missing (fact: patient_id)."""
    row = conn.execute(select(patients_rows).where(patients_rows.c.patient_id == patient_id)).one_or_none()
    if row is None:
        raise KnownError("patient.missing", patient_id=patient_id)
    return patient_of_row(row)


def find_patient(conn: Connection, external_id: str) -> Patient | None:
    """By the exact pseudonym."""
    row = conn.execute(select(patients_rows).where(patients_rows.c.external_id == external_id)).one_or_none()
    return patient_of_row(row) if row else None


def search_patients(conn: Connection, text: str = "", limit: int = 100, offset: int = 0) -> tuple[PatientLine, ...]:
    """A page, by pseudonym; `text` is part of a pseudonym in any case of letters, or a whole patient id."""
    page = select(patients_rows).where(_matches(text)).order_by(patients_rows.c.external_id)
    rows = conn.execute(page.limit(limit).offset(offset)).all()
    return _lines(conn, [patient_of_row(row) for row in rows])


def count_patients(conn: Connection, text: str = "") -> int:
    """How many `search_patients` has in all."""
    return conn.execute(select(func.count()).select_from(patients_rows).where(_matches(text))).scalar_one()


def has_synthetic(conn: Connection) -> bool:
    """Whether any patient is made up: then every page says SYNTHETIC."""
    return (
        conn.execute(select(patients_rows.c.patient_id).where(patients_rows.c.synthetic).limit(1)).first() is not None
    )


def consented_count(conn: Connection) -> int:
    """Patients with a consent that was not revoked (expired ones included; the gate is `consents.permits`)."""
    patients = func.count(func.distinct(consents_rows.c.patient_id))
    return conn.execute(select(patients).where(consents_rows.c.revoked_at.is_(None))).scalar_one()


def patient_of_row(row: Row[Any]) -> Patient:
    born_on = date.fromisoformat(row.born_on) if row.born_on else None
    created = from_text(row.created_at)
    return Patient(row.patient_id, row.external_id, Sex(row.sex), born_on, row.synthetic, row.batch_id, created)


def _matches(text: str) -> ColumnElement[bool]:
    wanted = text.strip()
    return patients_rows.c.external_id.icontains(wanted, autoescape=True) | (patients_rows.c.patient_id == wanted)


def _lines(conn: Connection, patients: list[Patient]) -> tuple[PatientLine, ...]:
    ids = [patient.patient_id for patient in patients]
    cases: dict[str, list[Any]] = {}
    seen = select(cases_rows.c.patient_id, cases_rows.c.seen_on, cases_rows.c.diagnosis_label, cases_rows.c.id)
    for row in conn.execute(seen.where(cases_rows.c.patient_id.in_(ids))):
        cases.setdefault(row.patient_id, []).append(row)
    counted = select(diagnoses_rows.c.patient_id, func.count()).where(diagnoses_rows.c.patient_id.in_(ids))
    diagnoses = {row[0]: row[1] for row in conn.execute(counted.group_by(diagnoses_rows.c.patient_id))}
    lines = []
    for patient in patients:
        mine = sorted(cases.get(patient.patient_id, []), key=lambda row: (row.seen_on or "", row.id))
        last = mine[-1] if mine else None
        label = next((row.diagnosis_label for row in reversed(mine) if row.diagnosis_label), None)
        lines.append(
            PatientLine(patient, len(mine), diagnoses.get(patient.patient_id, 0), last.seen_on if last else None, label)
        )
    return tuple(lines)
