"""Benchmarks of the ranking: kept once, newest first, for good."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from db import benchmarks
from db.store import Connection
from mlpipeline.errors import KnownError

FIGURES = {"all": {"auc": 0.674, "flagged": None}, "by_findings": {"11+": {}, "4-6": {}}}


def add(conn: Connection, **changes: Any) -> benchmarks.Benchmark:
    given = {"kind": "unknown", "source_name": "a.zip", "knowledge_version": "HPO 2025-01-16", "report": FIGURES}
    return benchmarks.add_benchmark(conn, **given | changes, by="ana")


def test_benchmarks_are_read_back_newest_first(conn: Connection) -> None:
    first, second = add(conn), add(conn, kind="kshot", source_name="b.tar.gz")
    assert (first.number, first.report, first.made_by) == (1, FIGURES, "ana")
    assert benchmarks.all_benchmarks(conn) == (second, first)


def test_a_benchmark_is_never_rewritten(conn: Connection) -> None:
    add(conn)
    for statement in ("UPDATE benchmarks SET report = '{}'", "DELETE FROM benchmarks"):
        with pytest.raises(KnownError, match=r"store\.append_only"):
            conn.exec_driver_sql(statement)


def test_what_is_no_number_and_no_kind_is_refused(conn: Connection) -> None:
    with pytest.raises(ValueError, match="JSON"):
        add(conn, report={"auc": float("nan")})
    with pytest.raises(IntegrityError):
        add(conn, kind="guess")
    assert benchmarks.all_benchmarks(conn) == ()
