"""The registry: model versions, the names that point at them (`production`), and one step back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, desc, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from db.canonical import from_json, to_json
from db.clock import from_text, to_text, utc_now
from db.learning_tables import alias_history_rows, aliases_rows, versions_rows
from mlpipeline.errors import KnownError

PRODUCTION = "production"
STATES = frozenset({"candidate", "approved", "rejected", "retired"})


@dataclass(frozen=True, slots=True)
class ModelVersion:
    """state: candidate, approved, rejected or retired. lineage: plain JSON (dataset, batches, policies, versions)."""

    number: int
    run_id: str
    state: str
    created_at: datetime
    created_by: str
    lineage: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Alias:
    """previous: the version one roll-back leads to, None where there is none."""

    name: str
    version: int
    previous: int | None
    set_by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AliasChange:
    """act: set or rolled_back. replaced: the version the name pointed at before."""

    id: int
    name: str
    version: int
    replaced: int | None
    act: str
    set_by: str
    at: datetime


def create_version(
    conn: Connection, run_id: str, by: str, lineage: Mapping[str, Any], at: datetime | None = None
) -> ModelVersion:
    """The next version, a candidate, of a run. Raises KnownError registry.version_exists (facts: run, version)."""
    earlier = version_of_run(conn, run_id)
    if earlier is not None:
        raise KnownError("registry.version_exists", run=run_id, version=earlier.number)
    values = {"run_id": run_id, "state": "candidate", "created_by": by, "lineage": to_json(dict(lineage))}
    made = insert(versions_rows).values(**values, created_at=to_text(at or utc_now()))
    return get_version(conn, conn.execute(made.returning(versions_rows.c.number)).scalar_one())


def get_version(conn: Connection, number: int) -> ModelVersion:
    """Raises KnownError registry.no_version (fact: version)."""
    row = conn.execute(select(versions_rows).where(versions_rows.c.number == number)).one_or_none()
    if row is None:
        raise KnownError("registry.no_version", version=number)
    return _version(row)


def version_of_run(conn: Connection, run_id: str) -> ModelVersion | None:
    row = conn.execute(select(versions_rows).where(versions_rows.c.run_id == run_id)).one_or_none()
    return _version(row) if row else None


def all_versions(conn: Connection) -> tuple[ModelVersion, ...]:
    """Newest first."""
    return tuple(_version(row) for row in conn.execute(select(versions_rows).order_by(desc(versions_rows.c.number))))


def set_state(conn: Connection, number: int, state: str) -> ModelVersion:
    """Raises KnownError registry.no_version; ValueError on a state that is none."""
    if state not in STATES:
        raise ValueError(f"no such state: {state}")
    get_version(conn, number)
    conn.execute(update(versions_rows).where(versions_rows.c.number == number).values(state=state))
    return get_version(conn, number)


def set_alias(conn: Connection, name: str, version: int, by: str, at: datetime | None = None) -> Alias:
    """Point a name at a version; what it pointed at before is one roll-back away.

    Raises KnownError registry.no_version; registry.not_approved (fact: version) where `production` would point at a
    version that nobody approved, or that was rejected or retired since.
    """
    wanted = get_version(conn, version)
    if name == PRODUCTION and wanted.state != "approved":
        raise KnownError("registry.not_approved", version=version)
    now = get_alias(conn, name)
    if now is not None and now.version == version:
        return now
    return _point(conn, name, version, now.version if now else None, now, "set", by, at)


def roll_back(conn: Connection, name: str, by: str, at: datetime | None = None) -> Alias:
    """Back to the version before, once: then there is nothing to roll back until the name is set again.

    Raises KnownError registry.nothing_to_roll_back (fact: alias), registry.not_approved (the one before was rejected
    or retired since).
    """
    now = get_alias(conn, name)
    if now is None or now.previous is None:
        raise KnownError("registry.nothing_to_roll_back", alias=name)
    if name == PRODUCTION and get_version(conn, now.previous).state != "approved":
        raise KnownError("registry.not_approved", version=now.previous)
    return _point(conn, name, now.previous, None, now, "rolled_back", by, at)


def current(conn: Connection, name: str = PRODUCTION) -> ModelVersion | None:
    """The version a name points at, None where it points at none."""
    alias = get_alias(conn, name)
    return get_version(conn, alias.version) if alias else None


def get_alias(conn: Connection, name: str) -> Alias | None:
    row = conn.execute(select(aliases_rows).where(aliases_rows.c.name == name)).one_or_none()
    return Alias(row.name, row.version, row.previous, row.set_by, from_text(row.at)) if row else None


def alias_history(conn: Connection, name: str = PRODUCTION) -> tuple[AliasChange, ...]:
    """Newest first."""
    query = select(alias_history_rows).where(alias_history_rows.c.name == name)
    return tuple(
        AliasChange(row.id, row.name, row.version, row.replaced, row.act, row.set_by, from_text(row.at))
        for row in conn.execute(query.order_by(desc(alias_history_rows.c.id)))
    )


def _point(
    conn: Connection,
    name: str,
    version: int,
    previous: int | None,
    now: Alias | None,
    act: str,
    by: str,
    at: datetime | None,
) -> Alias:
    moment = at or utc_now()
    values = {"version": version, "previous": previous, "set_by": by, "at": to_text(moment)}
    pointed = upsert(aliases_rows).values(name=name, **values)
    conn.execute(pointed.on_conflict_do_update(index_elements=["name"], set_=values))
    replaced = now.version if now else None
    change = {"name": name, "version": version, "replaced": replaced, "act": act, "set_by": by, "at": to_text(moment)}
    conn.execute(insert(alias_history_rows).values(**change))
    return Alias(name, version, previous, by, moment)


def _version(row: Row[Any]) -> ModelVersion:
    lineage = from_json(row.lineage)
    return ModelVersion(row.number, row.run_id, row.state, from_text(row.created_at), row.created_by, lineage)
