"""The trail of every act: a chain of HMACs, written in the same transaction as the act itself.

Each event's MAC covers the one before it. `audit_seal` holds count and head under a MAC of its own, and after each
commit the store writes both beside itself (`audit.head`), so that neither a cut tail nor an older store goes unseen.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, desc, insert, select, update

from db.canonical import from_json, to_json
from db.clock import from_text, to_text, utc_now
from db.engine import KEYS
from db.keys import StoreKeys
from db.tables import audit_rows, audit_seal_rows

START = "0" * 64
"""The head of an empty chain."""


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One act. subject: what it was done to ("patient 3f…", "run 4"). facts: plain JSON values, never clear data."""

    seq: int
    at: datetime
    actor: str
    act: str
    subject: str
    facts: dict[str, Any]
    mac: str


@dataclass(frozen=True, slots=True)
class AuditHead:
    """How many events there are, and the last one's MAC (hex): what reports print."""

    events: int
    mac: str


@dataclass(frozen=True, slots=True)
class AuditReport:
    """ok: nothing was changed. events: rows looked at. first_bad: sequence of the first wrong event, None if none.

    problem: "" or "event_changed", "event_missing", "seal_broken", "store_rolled_back", "head_missing", "head_broken".
    """

    ok: bool
    events: int
    first_bad: int | None
    head: AuditHead
    problem: str = ""


def start(conn: Connection) -> None:
    """The seal of an empty chain, once a store."""
    empty = AuditHead(0, START)
    conn.execute(insert(audit_seal_rows).values(id=1, events=0, head=START, seal=seal_of(_key(conn), empty)))


def append(
    conn: Connection,
    actor: str,
    act: str,
    subject: str = "",
    facts: Mapping[str, Any] | None = None,
    at: datetime | None = None,
) -> int:
    """Adds an event to the chain within the caller's transaction; returns its sequence number."""
    key, last = _key(conn), head(conn)
    row = (last.events + 1, to_text(at or utc_now()), actor, act, subject, to_json(dict(facts or {})))
    mac = _mac(key, last.mac, row)
    names = ("seq", "at", "actor", "act", "subject", "facts")
    conn.execute(insert(audit_rows).values(dict(zip(names, row, strict=True)) | {"mac": mac}))
    new = AuditHead(row[0], mac)
    conn.execute(update(audit_seal_rows).values(events=new.events, head=mac, seal=seal_of(key, new)))
    return new.events


def head(conn: Connection) -> AuditHead:
    """The head as the seal has it (not verified; see `verify`)."""
    found = conn.execute(select(audit_seal_rows.c.events, audit_seal_rows.c.head)).one_or_none()
    return AuditHead(*found) if found else AuditHead(0, START)


def mac_at(conn: Connection, seq: int) -> str | None:
    """The MAC of one event (of the empty chain for 0), None where there is no such event."""
    return START if seq == 0 else conn.execute(select(audit_rows.c.mac).where(audit_rows.c.seq == seq)).scalar()


def events(
    conn: Connection,
    limit: int = 100,
    before: int | None = None,
    actor: str | None = None,
    act: str | None = None,
    subject: str | None = None,
) -> tuple[AuditEvent, ...]:
    """A page of events, newest first, with sequence below `before`; the filters are exact."""
    query = select(audit_rows).order_by(desc(audit_rows.c.seq)).limit(limit)
    if before is not None:
        query = query.where(audit_rows.c.seq < before)
    for column, wanted in ((audit_rows.c.actor, actor), (audit_rows.c.act, act), (audit_rows.c.subject, subject)):
        if wanted is not None:
            query = query.where(column == wanted)
    return tuple(
        AuditEvent(row.seq, from_text(row.at), row.actor, row.act, row.subject, from_json(row.facts), row.mac)
        for row in conn.execute(query)
    )


def verify(conn: Connection, key: bytes | None = None, outside: str | None = None) -> AuditReport:
    """Recomputes the whole chain. `outside`: the text of `audit.head`; `Store.verify_audit` hands it in.

    key: of the chain; the connection's own unless given.
    """
    key = key or _key(conn)
    outer = None if outside is None else read_outside(key, outside)
    query = "SELECT seq, at, actor, act, subject, facts, mac FROM audit_events ORDER BY seq"
    mac, count, at_outer = START, 0, START
    found = conn.exec_driver_sql(query)
    for rows in found.partitions(5000):
        for row in rows:
            if row[0] != count + 1:
                return AuditReport(False, count, count + 1, AuditHead(count, mac), "event_missing")
            mac = _mac(key, mac, row[:6])
            if not hmac.compare_digest(mac, row[6]):
                return AuditReport(False, count, row[0], AuditHead(count, mac), "event_changed")
            count += 1
            if outer is not None and count == outer.events:
                at_outer = mac
    computed = AuditHead(count, mac)
    problem = _seal_problem(conn, key, computed)
    if not problem and outside is not None:
        problem = _outside_problem(computed, outer, at_outer)
    return AuditReport(not problem, count, count + 1 if problem else None, computed, problem)


def _seal_problem(conn: Connection, key: bytes, computed: AuditHead) -> str:
    row = conn.execute(select(audit_seal_rows)).one_or_none()
    if row is None or not hmac.compare_digest(row.seal, seal_of(key, AuditHead(row.events, row.head))):
        return "seal_broken"
    return "" if AuditHead(row.events, row.head) == computed else "event_missing"


def _outside_problem(computed: AuditHead, outer: AuditHead | None, at_outer: str) -> str:
    if outer is None:
        return "head_broken"
    if outer.events > computed.events or outer.mac != at_outer:
        return "store_rolled_back"
    return ""


def write_outside(key: bytes, known: AuditHead) -> str:
    """The text of `audit.head`."""
    return to_json({"events": known.events, "head": known.mac, "seal": seal_of(key, known)})


def read_outside(key: bytes, text: str) -> AuditHead | None:
    """The head in the text of `audit.head`, None where the text was not written with this key."""
    try:
        plain = json.loads(text)
        known = AuditHead(int(plain["events"]), str(plain["head"]))
        return known if hmac.compare_digest(str(plain["seal"]), seal_of(key, known)) else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def seal_of(key: bytes, known: AuditHead) -> str:
    """The MAC (hex) over count and head."""
    return hmac.digest(key, f"seal {known.events} {known.mac}".encode(), "sha256").hex()


def _mac(key: bytes, previous: str, row: Any) -> str:
    return hmac.digest(key, (previous + json.dumps(tuple(row), ensure_ascii=False)).encode(), "sha256").hex()


def _key(conn: Connection) -> bytes:
    keys: StoreKeys = conn.info[KEYS]
    return keys.audit
