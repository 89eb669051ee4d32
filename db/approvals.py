"""Decisions on runs: approved, or sent back to preparation; signed, reasoned, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, desc, insert, select

from db.canonical import from_json, to_json
from db.clock import from_text, to_text, utc_now
from db.learning_tables import approvals_rows

APPROVE, SEND_BACK = "approve", "send_back"


@dataclass(frozen=True, slots=True)
class Approval:
    """meaning: what the signature says. requirements, results: plain JSON, as they were at the moment of decision.

    opening: number of the opening of the test part. reused_test: the part had been opened for another run before.
    """

    approval_id: int
    run_id: str
    version: int | None
    decision: str
    decided_by: str
    at: datetime
    reason: str
    meaning: str
    requirements: Any
    results: Any
    opening: int | None
    reused_test: bool


def record_decision(
    conn: Connection,
    run_id: str,
    decision: str,
    by: str,
    reason: str,
    *,
    meaning: str = "",
    requirements: Any = None,
    results: Any = None,
    version: int | None = None,
    opening: int | None = None,
    reused_test: bool = False,
    at: datetime | None = None,
) -> Approval:
    """Keep a decision, APPROVE or SEND_BACK.

    Raises KnownError approval.self, from the database itself, where `by` approves a run that he trained.
    """
    made = conn.execute(
        insert(approvals_rows)
        .values(
            run_id=run_id,
            version=version,
            decision=decision,
            decided_by=by,
            at=to_text(at or utc_now()),
            reason=reason,
            meaning=meaning,
            requirements=to_json(requirements),
            results=to_json(results),
            opening=opening,
            reused_test=reused_test,
        )
        .returning(approvals_rows)
    )
    return _approval(made.one())


def decisions(conn: Connection, run_id: str | None = None) -> tuple[Approval, ...]:
    """Newest first: of all runs, or of one."""
    query = select(approvals_rows).order_by(desc(approvals_rows.c.approval_id))
    if run_id is not None:
        query = query.where(approvals_rows.c.run_id == run_id)
    return tuple(_approval(row) for row in conn.execute(query))


def _approval(row: Row[Any]) -> Approval:
    plain = dict(row._mapping)
    plain["requirements"], plain["results"] = from_json(row.requirements), from_json(row.results)
    plain["at"] = from_text(row.at)
    return Approval(**plain)
