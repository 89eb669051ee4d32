"""Signed settings of the clinic (requirements, ranking, consent texts): versioned, and proven on every reading."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, desc, insert, select

from db.canonical import from_json, sha256_of, to_json
from db.clock import from_text, to_text, utc_now
from db.engine import KEYS
from db.learning_tables import policies_rows
from mlpipeline.errors import KnownError


@dataclass(frozen=True, slots=True)
class Policy:
    """content: plain JSON. sha256: of its canonical text. version: from 1, one series a kind."""

    kind: str
    version: int
    content: Any
    sha256: str
    signed_by: str
    at: datetime


def sign_policy(conn: Connection, kind: str, content: Any, by: str, at: datetime | None = None) -> Policy:
    """A new version, in force from now on."""
    series = select(policies_rows.c.version).where(policies_rows.c.kind == kind)
    version = (conn.execute(series.order_by(desc(policies_rows.c.version)).limit(1)).scalar() or 0) + 1
    moment = to_text(at or utc_now())
    sha256 = sha256_of(content)
    mac = _mac(conn, kind, version, sha256, by, moment)
    values = {"kind": kind, "version": version, "content": to_json(content), "sha256": sha256}
    conn.execute(insert(policies_rows).values(**values, signed_by=by, at=moment, mac=mac))
    return get_policy(conn, kind, version)


def current_policy(conn: Connection, kind: str) -> Policy | None:
    """The newest of a kind, None where none was signed. Raises KnownError policy.tampered (facts: kind, version)."""
    query = select(policies_rows).where(policies_rows.c.kind == kind).order_by(desc(policies_rows.c.version)).limit(1)
    row = conn.execute(query).one_or_none()
    return _policy(conn, row) if row else None


def get_policy(conn: Connection, kind: str, version: int) -> Policy:
    """Raises KnownError policy.missing, policy.tampered (facts: kind, version)."""
    query = select(policies_rows).where(policies_rows.c.kind == kind, policies_rows.c.version == version)
    row = conn.execute(query).one_or_none()
    if row is None:
        raise KnownError("policy.missing", kind=kind, version=version)
    return _policy(conn, row)


def policies(conn: Connection, kind: str) -> tuple[Policy, ...]:
    """All versions of a kind, newest first. Raises KnownError policy.tampered."""
    query = select(policies_rows).where(policies_rows.c.kind == kind).order_by(desc(policies_rows.c.version))
    return tuple(_policy(conn, row) for row in conn.execute(query))


def _policy(conn: Connection, row: Row[Any]) -> Policy:
    content = from_json(row.content)
    mac = _mac(conn, row.kind, row.version, row.sha256, row.signed_by, row.at)
    if not hmac.compare_digest(mac, row.mac) or sha256_of(content) != row.sha256:
        raise KnownError("policy.tampered", kind=row.kind, version=row.version)
    return Policy(row.kind, row.version, content, row.sha256, row.signed_by, from_text(row.at))


def _mac(conn: Connection, *signed: str | int) -> str:
    key: bytes = conn.info[KEYS].policies
    return hmac.digest(key, to_json(signed).encode(), "sha256").hex()
