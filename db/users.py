"""Who may work here: names and roles. Their passphrases are nowhere; their key slots are in the vault."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from db.canonical import from_json, to_json
from db.clock import from_text, to_text, utc_now
from db.numbering import new_id
from db.tables import users_rows
from mlpipeline.errors import KnownError


@dataclass(frozen=True, slots=True)
class StoredUser:
    """roles: the words of the services' roles; this floor does not judge them."""

    user_id: str
    name: str
    display_name: str
    roles: frozenset[str]
    active: bool
    created_at: datetime


def add_user(
    conn: Connection, name: str, roles: Iterable[str], display_name: str = "", at: datetime | None = None
) -> StoredUser:
    """A new user. Raises KnownError user.exists where the name, in any case of letters, is taken."""
    if user_by_name(conn, name) is not None:
        raise KnownError("user.exists")
    user = StoredUser(new_id(), name.strip(), display_name or name.strip(), frozenset(roles), True, at or utc_now())
    conn.execute(
        insert(users_rows).values(
            user_id=user.user_id,
            name=user.name,
            name_key=_name_key(name),
            display_name=user.display_name,
            roles=to_json(sorted(user.roles)),
            active=True,
            created_at=to_text(user.created_at),
        )
    )
    return user


def user_by_name(conn: Connection, name: str) -> StoredUser | None:
    """Case of letters and spelling of accents do not matter."""
    row = conn.execute(select(users_rows).where(users_rows.c.name_key == _name_key(name))).one_or_none()
    return _user(row) if row else None


def user_by_id(conn: Connection, user_id: str) -> StoredUser:
    """Raises KnownError user.missing (fact: user_id)."""
    row = conn.execute(select(users_rows).where(users_rows.c.user_id == user_id)).one_or_none()
    if row is None:
        raise KnownError("user.missing", user_id=user_id)
    return _user(row)


def all_users(conn: Connection) -> tuple[StoredUser, ...]:
    """By name, those who left included."""
    return tuple(_user(row) for row in conn.execute(select(users_rows).order_by(users_rows.c.name_key)))


def set_roles(conn: Connection, user_id: str, roles: Iterable[str]) -> None:
    """Raises KnownError user.missing."""
    _update(conn, user_id, roles=to_json(sorted(set(roles))))


def set_active(conn: Connection, user_id: str, active: bool) -> None:
    """Users are never deleted: the trail names them. Raises KnownError user.missing."""
    _update(conn, user_id, active=active)


def count_users(conn: Connection) -> int:
    return conn.execute(select(func.count()).select_from(users_rows)).scalar_one()


def _update(conn: Connection, user_id: str, **values: Any) -> None:
    done = conn.execute(update(users_rows).where(users_rows.c.user_id == user_id).values(**values))
    if done.rowcount == 0:
        raise KnownError("user.missing", user_id=user_id)


def _name_key(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().strip()


def _user(row: Row[Any]) -> StoredUser:
    roles = frozenset(from_json(row.roles))
    return StoredUser(row.user_id, row.name, row.display_name, roles, row.active, from_text(row.created_at))
