"""Whether the migrations build exactly what the tables and triggers.py declare."""

from __future__ import annotations

import difflib
from collections.abc import Callable

from sqlalchemy import Connection, create_engine, inspect
from sqlalchemy.pool import StaticPool

from db import learning_tables, tables  # noqa: F401 - the metadata is whole once both are imported
from db.engine import sqlcipher
from db.schema import SCHEMA_VERSION, metadata
from db.triggers import TRIGGERS


def difference(migrate: Callable[[Connection], None], steps: int) -> list[str]:
    """Lines of a unified diff, migrated (-) against declared (+); empty where they agree."""
    lines: list[str] = []
    if steps != SCHEMA_VERSION:
        lines.append(f"schema.SCHEMA_VERSION is {SCHEMA_VERSION}, but there are {steps} migrations")
    migrated, declared = described(migrate), described(_declare)
    lines += difflib.unified_diff(migrated, declared, "migrations", "tables", lineterm="", n=1)
    return lines


def described(build: Callable[[Connection], None]) -> list[str]:
    """The schema that `build` makes in an empty database, one sorted line a fact."""
    engine = create_engine("sqlite://", module=sqlcipher, poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            build(connection)
            return sorted(_facts(connection))
    finally:
        engine.dispose()


def _declare(connection: Connection) -> None:
    metadata.create_all(connection)
    for statement in TRIGGERS.values():
        connection.exec_driver_sql(statement)


def _facts(connection: Connection) -> list[str]:
    inspector, facts = inspect(connection), []
    for table in inspector.get_table_names():
        if table == "alembic_version":
            continue
        facts.append(f"{table}: table")
        facts += [
            f"{table}: column {each['name']} {each['type']} nullable={each['nullable']} default={each['default']}"
            for each in inspector.get_columns(table)
        ]
        facts.append(f"{table}: primary key {inspector.get_pk_constraint(table)['constrained_columns']}")
        facts += [
            f"{table}: {each['constrained_columns']} refers to {each['referred_table']}.{each['referred_columns']}"
            f" {each.get('options')}"
            for each in inspector.get_foreign_keys(table)
        ]
        facts += [f"{table}: unique {each['column_names']}" for each in inspector.get_unique_constraints(table)]
        facts += [f"{table}: check {each['sqltext']}" for each in inspector.get_check_constraints(table)]
        facts += [
            f"{table}: index {each['name']} {each['column_names']} unique={each['unique']}"
            for each in inspector.get_indexes(table)
        ]
    query = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'view') OR sql LIKE '%AUTOINCREMENT%'"
    for kind, name, sql in connection.exec_driver_sql(query):
        facts.append(f"{name}: autoincrement" if kind == "table" else f"{kind} {name}: {sql}")
    return facts
