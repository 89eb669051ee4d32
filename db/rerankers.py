"""Rerankers trained here, signed and never changed, and which one is in use."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, desc, insert, select

from db.canonical import from_json, sha256_of, to_json
from db.clock import from_text, to_text, utc_now
from db.engine import KEYS
from db.learning_tables import reranker_uses_rows, rerankers_rows
from db.numbering import next_number
from mlpipeline.errors import KnownError


@dataclass(frozen=True, slots=True)
class StoredReranker:
    """content: plain JSON of the reranker itself. report: plain JSON, figures alone."""

    number: int
    content: Mapping[str, Any]
    report: Mapping[str, Any]
    knowledge_version: str
    made_by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RerankerUse:
    """number: of the reranker in use since `at`, None = the shipped one."""

    number: int | None
    reason: str
    set_by: str
    at: datetime


def add_reranker(
    conn: Connection,
    *,
    content: Mapping[str, Any],
    report: Mapping[str, Any],
    knowledge_version: str,
    by: str,
    at: datetime | None = None,
) -> StoredReranker:
    """The next one; it is not in use yet."""
    number = next_number(conn, rerankers_rows.c.number)
    values = {"content": to_json(dict(content)), "report": to_json(dict(report))}
    values |= {"knowledge_version": knowledge_version, "made_by": by, "at": to_text(at or utc_now())}
    mac = _mac(conn, number, values)
    conn.execute(insert(rerankers_rows).values(number=number, **values, mac=mac))
    return get_reranker(conn, number)


def get_reranker(conn: Connection, number: int) -> StoredReranker:
    """Raises KnownError reranker.missing, reranker.tampered (fact: number)."""
    row = conn.execute(select(rerankers_rows).where(rerankers_rows.c.number == number)).one_or_none()
    if row is None:
        raise KnownError("reranker.missing", number=number)
    return _reranker(conn, row)


def all_rerankers(conn: Connection) -> tuple[tuple[StoredReranker, ...], tuple[int, ...]]:
    """Those that are as they were kept, and the numbers of those that were changed outside; newest first. One changed
    must not hide the others, nor the way back to the shipped one."""
    intact: list[StoredReranker] = []
    tampered: list[int] = []
    for row in conn.execute(select(rerankers_rows).order_by(desc(rerankers_rows.c.number))):
        if _is_intact(conn, row):
            intact.append(_reranker(conn, row))
        else:
            tampered.append(row.number)
    return tuple(intact), tuple(tampered)


def use_reranker(conn: Connection, number: int | None, reason: str, by: str, at: datetime | None = None) -> RerankerUse:
    """From now on, None = the shipped one. What is in use already stays as it is.

    Raises KnownError reranker.missing, reranker.tampered (fact: number)."""
    if number is not None:
        get_reranker(conn, number)
    now = reranker_in_use(conn)
    if now is not None and now.number == number:
        return now
    moment = at or utc_now()
    values = {"reranker": number, "reason": reason, "set_by": by, "at": to_text(moment)}
    conn.execute(insert(reranker_uses_rows).values(**values))
    return RerankerUse(number, reason, by, moment)


def reranker_in_use(conn: Connection) -> RerankerUse | None:
    """None where nobody ever chose: then the shipped one is in use."""
    row = conn.execute(select(reranker_uses_rows).order_by(desc(reranker_uses_rows.c.id)).limit(1)).one_or_none()
    return RerankerUse(row.reranker, row.reason, row.set_by, from_text(row.at)) if row else None


def _reranker(conn: Connection, row: Row[Any]) -> StoredReranker:
    if not _is_intact(conn, row):
        raise KnownError("reranker.tampered", number=row.number)
    plain: dict[str, Any] = {name: value for name, value in row._mapping.items() if name != "mac"}
    plain |= {name: from_json(plain[name]) for name in ("content", "report")}
    plain["at"] = from_text(row.at)
    return StoredReranker(**plain)


def _is_intact(conn: Connection, row: Row[Any]) -> bool:
    values = {name: value for name, value in row._mapping.items() if name not in ("number", "mac")}
    return hmac.compare_digest(row.mac, _mac(conn, row.number, values))


def _mac(conn: Connection, number: int, values: Mapping[str, Any]) -> str:
    """With the key of what a clinic signs, over every column."""
    key: bytes = conn.info[KEYS].policies
    return hmac.digest(key, f"reranker {number} {sha256_of(dict(values))}".encode(), "sha256").hex()
