"""Benchmarks of the ranking, as they were measured: figures alone, written once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, desc, insert, select

from db.canonical import from_json, to_json
from db.clock import from_text, to_text, utc_now
from db.learning_tables import benchmarks_rows


@dataclass(frozen=True, slots=True)
class Benchmark:
    """kind: "phenopackets", "kshot" or "unknown". source_name: of the archive or folder, without its place. report:
    plain JSON, the figures of that kind."""

    number: int
    kind: str
    source_name: str
    knowledge_version: str
    report: Mapping[str, Any]
    made_by: str
    at: datetime


def add_benchmark(
    conn: Connection,
    *,
    kind: str,
    source_name: str,
    knowledge_version: str,
    report: Mapping[str, Any],
    by: str,
    at: datetime | None = None,
) -> Benchmark:
    values = {"kind": kind, "source_name": source_name, "knowledge_version": knowledge_version}
    values |= {"report": to_json(dict(report)), "made_by": by, "at": to_text(at or utc_now())}
    made = conn.execute(insert(benchmarks_rows).values(**values).returning(*benchmarks_rows.c))
    return _benchmark(made.one())


def all_benchmarks(conn: Connection) -> tuple[Benchmark, ...]:
    """Newest first."""
    rows = conn.execute(select(benchmarks_rows).order_by(desc(benchmarks_rows.c.number)))
    return tuple(_benchmark(row) for row in rows)


def _benchmark(row: Row[Any]) -> Benchmark:
    plain = dict(row._mapping)
    return Benchmark(**plain | {"report": from_json(row.report), "at": from_text(row.at)})
