"""What goes back to Prepare: the reasons of a decision, as things to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from db.canonical import from_json, to_json
from db.clock import from_optional_text, from_text, to_text, utc_now
from db.learning_tables import tasks_rows
from mlpipeline.errors import KnownError


@dataclass(frozen=True, slots=True)
class Task:
    """content: plain JSON, made of codes and facts (the window has the words) or of what a person wrote."""

    task_id: int
    kind: str
    content: Any
    created_by: str
    at: datetime
    done_at: datetime | None
    done_by: str | None


def add_task(conn: Connection, kind: str, content: Any, by: str, at: datetime | None = None) -> Task:
    values = {"kind": kind, "content": to_json(content), "created_by": by, "at": to_text(at or utc_now())}
    made = conn.execute(insert(tasks_rows).values(**values).returning(tasks_rows.c.task_id))
    return get_task(conn, made.scalar_one())


def finish_task(conn: Connection, task_id: int, by: str, at: datetime | None = None) -> Task:
    """Raises KnownError task.missing, task.done (fact: task)."""
    if get_task(conn, task_id).done_at is not None:
        raise KnownError("task.done", task=task_id)
    values = {"done_at": to_text(at or utc_now()), "done_by": by}
    conn.execute(update(tasks_rows).where(tasks_rows.c.task_id == task_id).values(**values))
    return get_task(conn, task_id)


def get_task(conn: Connection, task_id: int) -> Task:
    """Raises KnownError task.missing (fact: task)."""
    row = conn.execute(select(tasks_rows).where(tasks_rows.c.task_id == task_id)).one_or_none()
    if row is None:
        raise KnownError("task.missing", task=task_id)
    return _task(row)


def tasks(conn: Connection, open_only: bool = True) -> tuple[Task, ...]:
    """Oldest first."""
    query = select(tasks_rows).order_by(tasks_rows.c.task_id)
    if open_only:
        query = query.where(tasks_rows.c.done_at.is_(None))
    return tuple(_task(row) for row in conn.execute(query))


def _task(row: Row[Any]) -> Task:
    done_at = from_optional_text(row.done_at)
    return Task(row.task_id, row.kind, from_json(row.content), row.created_by, from_text(row.at), done_at, row.done_by)
