"""What lies in the lake, by name and kind, and which patients it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, desc, select
from sqlalchemy.dialects.sqlite import insert

from db.clock import from_text, to_text, utc_now
from db.tables import lake_rows, patient_files_rows
from mlpipeline.errors import KnownError


@dataclass(frozen=True, slots=True)
class StoredFile:
    """sha256: hex, of the clear content in the lake. size: clear bytes."""

    sha256: str
    size: int
    media_type: str
    name: str
    added_at: datetime
    added_by: str


@dataclass(frozen=True, slots=True)
class PatientFile:
    """A file linked to a patient. added_at, added_by: of the link."""

    patient_id: str
    file: StoredFile
    note: str
    added_at: datetime
    added_by: str


def add_file(
    conn: Connection, sha256: str, size: int, media_type: str, name: str, by: str, at: datetime | None = None
) -> StoredFile:
    """The row of a file already in the lake (folder first, row last); the first name of a content is kept."""
    values = {"sha256": sha256, "size": size, "media_type": media_type, "name": name, "added_by": by}
    conn.execute(insert(lake_rows).values(**values, added_at=to_text(at or utc_now())).on_conflict_do_nothing())
    return get_file(conn, sha256)


def link_file(
    conn: Connection, patient_id: str, sha256: str, by: str, note: str = "", at: datetime | None = None
) -> None:
    """Ties a file to a patient; tying it twice changes nothing."""
    values = {"patient_id": patient_id, "sha256": sha256, "note": note, "added_by": by}
    linked = insert(patient_files_rows).values(**values, added_at=to_text(at or utc_now()))
    conn.execute(linked.on_conflict_do_nothing())


def get_file(conn: Connection, sha256: str) -> StoredFile:
    """Raises KnownError file.missing (fact: sha256)."""
    row = conn.execute(select(lake_rows).where(lake_rows.c.sha256 == sha256)).one_or_none()
    if row is None:
        raise KnownError("file.missing", sha256=sha256)
    return _file(row)


def files_of_patient(conn: Connection, patient_id: str) -> tuple[PatientFile, ...]:
    """Newest link first."""
    link = patient_files_rows.c
    query = (
        select(lake_rows, link.note, link.added_at.label("linked_at"), link.added_by.label("linked_by"))
        .join(patient_files_rows)
        .where(link.patient_id == patient_id)
        .order_by(desc(link.added_at))
    )
    return tuple(
        PatientFile(patient_id, _file(row), row.note, from_text(row.linked_at), row.linked_by)
        for row in conn.execute(query)
    )


def all_files(conn: Connection) -> tuple[StoredFile, ...]:
    """Oldest first; their SHA-256s are what `Lake.verify` expects."""
    return tuple(_file(row) for row in conn.execute(select(lake_rows).order_by(lake_rows.c.added_at)))


def _file(row: Row[Any]) -> StoredFile:
    return StoredFile(row.sha256, row.size, row.media_type, row.name, from_text(row.added_at), row.added_by)
