"""Every time the locked 10 % was opened: numbered, for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, desc, insert, select

from db.clock import from_text, to_text, utc_now
from db.learning_tables import openings_rows


@dataclass(frozen=True, slots=True)
class Opening:
    number: int
    dataset_id: str
    run_id: str
    opened_by: str
    at: datetime


def open_test(conn: Connection, dataset_id: str, run_id: str, by: str, at: datetime | None = None) -> Opening:
    """Record that the test part is looked at; before the look, in a transaction of its own."""
    moment = at or utc_now()
    values = {"dataset_id": dataset_id, "run_id": run_id, "opened_by": by, "at": to_text(moment)}
    made = conn.execute(insert(openings_rows).values(**values).returning(openings_rows.c.number))
    return Opening(made.scalar_one(), dataset_id, run_id, by, moment)


def openings(conn: Connection, dataset_id: str | None = None, run_id: str | None = None) -> tuple[Opening, ...]:
    """Newest first: of all, of one dataset, or of one run."""
    query = select(openings_rows).order_by(desc(openings_rows.c.number))
    if dataset_id is not None:
        query = query.where(openings_rows.c.dataset_id == dataset_id)
    if run_id is not None:
        query = query.where(openings_rows.c.run_id == run_id)
    return tuple(
        Opening(row.number, row.dataset_id, row.run_id, row.opened_by, from_text(row.at)) for row in conn.execute(query)
    )
