"""Dataset versions: frozen, numbered, known by the hash of their clear Parquet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, desc, func, insert, select

from db.canonical import from_json, to_json
from db.clock import from_text, to_text, utc_now
from db.learning_tables import datasets_rows, runs_rows
from db.numbering import new_id, next_number
from mlpipeline.errors import KnownError


@dataclass(frozen=True, slots=True)
class Dataset:
    """sha256: of the clear Parquet. path: of the sealed file, relative to the workspace. columns: how many.

    label_counts: disease id -> cases. parts: part -> patients or rows. checks: plain JSON, what was found on making it.
    """

    dataset_id: str
    number: int
    sha256: str
    path: str
    rows: int
    patients: int
    columns: int
    label_counts: Mapping[str, int]
    parts: Mapping[str, int]
    checks: Any
    made_by: str
    at: datetime


def add_dataset(
    conn: Connection,
    *,
    sha256: str,
    path: str,
    rows: int,
    patients: int,
    columns: int,
    label_counts: Mapping[str, int],
    parts: Mapping[str, int],
    by: str,
    checks: Any = None,
    dataset_id: str | None = None,
    at: datetime | None = None,
) -> Dataset:
    """The row of a file already written (folder first, row last)."""
    dataset_id = dataset_id or new_id()
    conn.execute(
        insert(datasets_rows).values(
            dataset_id=dataset_id,
            number=next_number(conn, datasets_rows.c.number),
            sha256=sha256,
            path=path,
            rows=rows,
            patients=patients,
            columns=columns,
            label_counts=to_json(dict(label_counts)),
            parts=to_json(dict(parts)),
            checks=to_json(checks),
            made_by=by,
            at=to_text(at or utc_now()),
        )
    )
    return get_dataset(conn, dataset_id)


def get_dataset(conn: Connection, dataset_id: str) -> Dataset:
    """Raises KnownError dataset.missing (fact: dataset)."""
    return _one(conn, datasets_rows.c.dataset_id == dataset_id, dataset_id)


def dataset_by_number(conn: Connection, number: int) -> Dataset:
    """Raises KnownError dataset.missing (fact: dataset)."""
    return _one(conn, datasets_rows.c.number == number, number)


def latest_dataset(conn: Connection) -> Dataset | None:
    row = conn.execute(select(datasets_rows).order_by(desc(datasets_rows.c.number)).limit(1)).one_or_none()
    return _dataset(row) if row else None


def all_datasets(conn: Connection) -> tuple[Dataset, ...]:
    """Newest first."""
    return tuple(_dataset(row) for row in conn.execute(select(datasets_rows).order_by(desc(datasets_rows.c.number))))


def runs_using(conn: Connection, dataset_id: str) -> int:
    """How many runs were trained on a dataset ("used by")."""
    query = select(func.count()).select_from(runs_rows).where(runs_rows.c.dataset_id == dataset_id)
    return conn.execute(query).scalar_one()


def _one(conn: Connection, condition: Any, wanted: str | int) -> Dataset:
    row = conn.execute(select(datasets_rows).where(condition)).one_or_none()
    if row is None:
        raise KnownError("dataset.missing", dataset=wanted)
    return _dataset(row)


def _dataset(row: Row[Any]) -> Dataset:
    plain = dict(row._mapping)
    for name in ("label_counts", "parts", "checks"):
        plain[name] = from_json(plain[name])
    plain["at"] = from_text(row.at)
    return Dataset(**plain)
