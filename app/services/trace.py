"""How services write the trace: one event an act, in the transaction of the act, with ids and counts alone."""

from __future__ import annotations

from app.services.workspace import Workspace
from db import audit, users
from db.store import Connection


def record(
    conn: Connection, workspace: Workspace, act: str, subject: str = "", **facts: str | int | float | bool | None
) -> int:
    """The event's number. Facts are ids, counts and codes, never a patient's values."""
    return audit.append(conn, workspace.user.user_id, str(act), subject, facts)


def names_of_people(conn: Connection) -> dict[str, str]:
    """user id -> name as others read it."""
    return {user.user_id: user.display_name for user in users.all_users(conn)}
