"""Cases as records: written in bulk, read for one patient, and read for training under consent or legal basis."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, desc, func, insert, select

from db import consents
from db.canonical import from_json, to_json
from db.clock import from_text, to_text, utc_now
from db.patients import patient_id_of, upsert_patients
from db.tables import batches_rows, cases_rows
from mlpipeline.domain import Case, case_from_dict, case_to_dict

TRAINING_BASES = frozenset({"deidentified_approval", "published", "synthetic"})
"""Legal bases of an import that allow training without each patient's consent."""
_CHUNK = 2000


@dataclass(frozen=True, slots=True)
class StoredCase:
    """A case as it was recorded; `case.patient_id` is still the source's pseudonym."""

    id: int
    patient_id: str
    batch_id: str | None
    at: datetime
    case: Case


@dataclass(frozen=True, slots=True)
class TrainingCase:
    """A case that may be learned from, and why: its batch's legal basis, or else the patient's consent.

    `case.patient_id` is the store's keyed id: no pseudonym of the source enters a dataset.
    """

    case: Case
    batch_id: str | None
    legal_basis: str | None
    consent_id: str | None


def insert_cases(conn: Connection, batch_id: str | None, cases: Iterable[Case], at: datetime | None = None) -> int:
    """Write many cases and the patients they name; returns how many cases. Streams: memory does not grow.

    batch_id None: entered by hand, not imported.
    """
    moment, total, source = at or utc_now(), 0, iter(cases)
    while chunk := list(islice(source, _CHUNK)):
        upsert_patients(conn, _patients_of(chunk), batch_id, moment)
        rows = [_values(conn, case, batch_id, to_text(moment)) for case in chunk]
        conn.execute(insert(cases_rows), rows)
        total += len(chunk)
    return total


def cases_of_patient(conn: Connection, patient_id: str) -> tuple[StoredCase, ...]:
    """Newest first, by when the patient was seen."""
    query = select(cases_rows).where(cases_rows.c.patient_id == patient_id)
    return tuple(
        _stored(row) for row in conn.execute(query.order_by(desc(cases_rows.c.seen_on), desc(cases_rows.c.id)))
    )


def cases_of_batch(conn: Connection, batch_id: str, limit: int = 100, offset: int = 0) -> tuple[StoredCase, ...]:
    """A page of an import, in the order of its file."""
    query = select(cases_rows).where(cases_rows.c.batch_id == batch_id).order_by(cases_rows.c.id)
    return tuple(_stored(row) for row in conn.execute(query.limit(limit).offset(offset)))


def count_cases(conn: Connection) -> int:
    return conn.execute(select(func.count()).select_from(cases_rows)).scalar_one()


def diagnosis_counts(conn: Connection) -> tuple[tuple[str, str, int], ...]:
    """(disease id, label, cases), most frequent first; cases without a diagnosis are not counted."""
    number = func.count().label("number")
    query = (
        select(cases_rows.c.diagnosis_id, func.max(cases_rows.c.diagnosis_label), number)
        .where(cases_rows.c.diagnosis_id.is_not(None))
        .group_by(cases_rows.c.diagnosis_id)
        .order_by(desc(number), cases_rows.c.diagnosis_id)
    )
    return tuple((row[0], row[1] or "", row[2]) for row in conn.execute(query))


@dataclass(frozen=True, slots=True)
class LearningGate:
    """Whom may be learned from at a moment. permitted: patient -> the consent that covers research."""

    permitted: Mapping[str, str]
    withdrawn: frozenset[str]

    @classmethod
    def of(cls, conn: Connection, at: datetime | None = None) -> LearningGate:
        permitted = consents.permitted_patients(conn, consents.RESEARCH, at or utc_now())
        return cls(permitted, consents.withdrawn_patients(conn, consents.RESEARCH))

    def allows(self, patient_id: str, legal_basis: str | None) -> bool:
        """Where the batch's legal basis is one of TRAINING_BASES, or the patient's consent covers research. A patient
        who revoked a consent that covered research is left out on either ground."""
        by_basis = legal_basis in TRAINING_BASES and patient_id not in self.withdrawn
        return by_basis or patient_id in self.permitted


def training_cases(conn: Connection, at: datetime | None = None) -> Iterator[TrainingCase]:
    """Every case that `LearningGate` allows at that moment, in the order they were recorded."""
    gate = LearningGate.of(conn, at)
    columns = (cases_rows.c.patient_id, cases_rows.c.batch_id, cases_rows.c.case, batches_rows.c.legal_basis)
    query = select(*columns).select_from(cases_rows.outerjoin(batches_rows)).order_by(cases_rows.c.id)
    for rows in conn.execute(query.execution_options(yield_per=_CHUNK)).partitions():
        for patient_id, batch_id, plain, legal_basis in rows:
            if gate.allows(patient_id, legal_basis):
                case = replace(case_from_dict(json.loads(plain)), patient_id=patient_id)
                yield TrainingCase(case, batch_id, legal_basis, gate.permitted.get(patient_id))


def count_training_cases(conn: Connection, at: datetime | None = None) -> tuple[int, int]:
    """(cases that may be learned from, all cases): what the wizard shows before a dataset is made."""
    gate = LearningGate.of(conn, at)
    query = select(cases_rows.c.patient_id, batches_rows.c.legal_basis)
    allowed = total = 0
    for patient_id, legal_basis in conn.execute(query.select_from(cases_rows.outerjoin(batches_rows))):
        total += 1
        allowed += gate.allows(patient_id, legal_basis)
    return allowed, total


def _patients_of(chunk: list[Case]) -> list[tuple[str, Any, None, bool]]:
    return [(case.patient_id, case.sex, None, case.synthetic) for case in chunk]


def _values(conn: Connection, case: Case, batch_id: str | None, moment: str) -> dict[str, Any]:
    return {
        "case_id": case.case_id,
        "patient_id": patient_id_of(conn, case.patient_id),
        "batch_id": batch_id,
        "case": to_json(case_to_dict(case)),
        "diagnosis_id": case.diagnosis.term_id if case.diagnosis else None,
        "diagnosis_label": case.diagnosis.label if case.diagnosis else None,
        "severity": None if case.severity is None else int(case.severity),
        "age_years": case.age_years,
        "sex": str(case.sex),
        "seen_on": case.seen_on.isoformat() if case.seen_on else None,
        "at": moment,
    }


def _stored(row: Row[Any]) -> StoredCase:
    case = case_from_dict(from_json(row.case))
    return StoredCase(row.id, row.patient_id, row.batch_id, from_text(row.at), case)
