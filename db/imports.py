"""Import batches: what came in, when, from whom, on which legal basis; all in or all out, and out again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, desc, exists, func, insert, select, update

from db.canonical import from_optional_json, to_json
from db.clock import from_optional_text, from_text, to_text, utc_now
from db.numbering import new_id, next_number
from db.tables import (
    batches_rows,
    cases_rows,
    consents_rows,
    diagnoses_rows,
    patient_files_rows,
    patients_rows,
)
from mlpipeline.errors import KnownError


@dataclass(frozen=True, slots=True)
class Batch:
    """sha256: of the raw file in the lake, None where there was none. profile, report: plain JSON values."""

    batch_id: str
    number: int
    source_name: str
    sha256: str | None
    format: str
    legal_basis: str
    synthetic: bool
    profile: Any
    report: Any
    imported_by: str
    at: datetime
    undone_at: datetime | None
    undone_by: str | None


@dataclass(frozen=True, slots=True)
class UndoReport:
    cases: int
    patients: int


def add_batch(
    conn: Connection,
    *,
    source_name: str,
    sha256: str | None,
    format: str,
    legal_basis: str,
    synthetic: bool,
    by: str,
    profile: Any = None,
    report: Any = None,
    at: datetime | None = None,
) -> Batch:
    """The row of a new import, in the transaction that also writes its cases (`cases.insert_cases`)."""
    batch_id = new_id()
    conn.execute(
        insert(batches_rows).values(
            batch_id=batch_id,
            number=next_number(conn, batches_rows.c.number),
            source_name=source_name,
            sha256=sha256,
            format=format,
            legal_basis=legal_basis,
            synthetic=synthetic,
            profile=None if profile is None else to_json(profile),
            report=None if report is None else to_json(report),
            imported_by=by,
            at=to_text(at or utc_now()),
        )
    )
    return get_batch(conn, batch_id)


def set_report(conn: Connection, batch_id: str, report: Any) -> None:
    """What the import has to say at its end, within its own transaction."""
    conn.execute(update(batches_rows).where(batches_rows.c.batch_id == batch_id).values(report=to_json(report)))


def get_batch(conn: Connection, batch_id: str) -> Batch:
    """Raises KnownError import.missing (fact: batch)."""
    row = conn.execute(select(batches_rows).where(batches_rows.c.batch_id == batch_id)).one_or_none()
    if row is None:
        raise KnownError("import.missing", batch=batch_id)
    return _batch(row)


def batch_by_number(conn: Connection, number: int) -> Batch:
    """Raises KnownError import.missing (fact: batch)."""
    row = conn.execute(select(batches_rows).where(batches_rows.c.number == number)).one_or_none()
    if row is None:
        raise KnownError("import.missing", batch=number)
    return _batch(row)


def batch_of_file(conn: Connection, sha256: str) -> Batch | None:
    """The live import of the same file content, if any: importing it again would count its patients twice."""
    query = select(batches_rows).where(batches_rows.c.sha256 == sha256, batches_rows.c.undone_at.is_(None))
    row = conn.execute(query.order_by(desc(batches_rows.c.number)).limit(1)).one_or_none()
    return _batch(row) if row else None


def batches(conn: Connection, limit: int = 100, offset: int = 0) -> tuple[Batch, ...]:
    """A page, newest first, those undone included."""
    query = select(batches_rows).order_by(desc(batches_rows.c.number)).limit(limit).offset(offset)
    return tuple(_batch(row) for row in conn.execute(query))


def count_cases_of(conn: Connection, batch_id: str) -> int:
    query = select(func.count()).select_from(cases_rows).where(cases_rows.c.batch_id == batch_id)
    return conn.execute(query).scalar_one()


def undo_batch(conn: Connection, batch_id: str, by: str, at: datetime | None = None) -> UndoReport:
    """Take an import back: its cases, and the patients an import brought who are left without anything.

    Raises KnownError import.missing, import.already_undone (fact: batch).
    """
    batch = get_batch(conn, batch_id)
    if batch.undone_at is not None:
        raise KnownError("import.already_undone", batch=batch.number)
    removed = conn.execute(delete(cases_rows).where(cases_rows.c.batch_id == batch_id)).rowcount
    # No import leaves a patient of its own with nothing, so whoever has nothing now had only this one.
    gone = delete(patients_rows).where(patients_rows.c.batch_id.is_not(None))
    for other in (cases_rows, consents_rows, diagnoses_rows, patient_files_rows):
        gone = gone.where(~exists().where(other.c.patient_id == patients_rows.c.patient_id))
    patients = conn.execute(gone).rowcount
    values = {"undone_at": to_text(at or utc_now()), "undone_by": by}
    conn.execute(update(batches_rows).where(batches_rows.c.batch_id == batch_id).values(**values))
    return UndoReport(removed, patients)


def _batch(row: Row[Any]) -> Batch:
    plain = dict(row._mapping)
    plain["profile"], plain["report"] = from_optional_json(row.profile), from_optional_json(row.report)
    plain["at"], plain["undone_at"] = from_text(row.at), from_optional_text(row.undone_at)
    return Batch(**plain)
