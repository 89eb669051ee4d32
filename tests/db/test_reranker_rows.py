"""Rerankers trained here: kept once, signed, and one of them in use, or none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from db import rerankers
from db.store import Connection, Store
from mlpipeline.errors import KnownError

CONTENT = {"format": 2, "weights": [2.2, 0.1, 0.1, 0.7], "sharpness": [0.5, 0.2]}


def add(conn: Connection, **changes: Any) -> rerankers.StoredReranker:
    given = {"content": CONTENT, "report": {"cases": 120}, "knowledge_version": "HPO 2025-01-16"}
    return rerankers.add_reranker(conn, **given | changes, by="ana")


def test_rerankers_are_read_back_newest_first(conn: Connection) -> None:
    first, second = add(conn), add(conn, report={"cases": 500})
    assert (first.number, first.content, first.report, first.made_by) == (1, CONTENT, {"cases": 120}, "ana")
    assert rerankers.all_rerankers(conn) == ((second, first), ())
    assert rerankers.get_reranker(conn, 2) == second
    with pytest.raises(KnownError, match=r"reranker\.missing"):
        rerankers.get_reranker(conn, 3)
    with pytest.raises(ValueError, match="JSON"):
        add(conn, content={"weights": [float("nan")]})


def test_the_last_choice_is_in_use_and_none_is_the_shipped_one(conn: Connection) -> None:
    assert rerankers.reranker_in_use(conn) is None
    add(conn)
    used = rerankers.use_reranker(conn, 1, "better here", "mejia")
    assert rerankers.reranker_in_use(conn) == used
    assert (used.number, used.reason, used.set_by) == (1, "better here", "mejia")
    assert rerankers.use_reranker(conn, 1, "again", "ana") == used, "what is in use stays as it is"
    back = rerankers.use_reranker(conn, None, "", "ana")
    assert (rerankers.reranker_in_use(conn), back.number) == (back, None)
    with pytest.raises(KnownError, match=r"reranker\.missing"):
        rerankers.use_reranker(conn, 7, "", "ana")
    with pytest.raises(IntegrityError):
        conn.exec_driver_sql("INSERT INTO reranker_uses (reranker, reason, set_by, at) VALUES (9, '', 'x', 'y')")
    assert rerankers.reranker_in_use(conn) == back


def test_neither_a_reranker_nor_a_choice_is_rewritten(conn: Connection) -> None:
    add(conn)
    rerankers.use_reranker(conn, 1, "", "ana")
    for table, column in (("rerankers", "content"), ("reranker_uses", "reason")):
        for statement in (f"UPDATE {table} SET {column} = '{{}}'", f"DELETE FROM {table}"):
            with pytest.raises(KnownError, match=r"store\.append_only"):
                conn.exec_driver_sql(statement)


def test_one_changed_outside_the_program_is_refused(store: Store, raw: Callable[..., Any]) -> None:
    with store.begin() as conn:
        kept = add(conn)
    raw("DROP TRIGGER rerankers_no_update")
    for column, value in (("content", '{"weights":[9]}'), ("report", "{}"), ("made_by", "mallory"), ("at", "2020")):
        before = raw(f"SELECT {column} FROM rerankers")[0][0]
        raw(f"UPDATE rerankers SET {column} = '{value}'")
        with store.read() as conn, pytest.raises(KnownError, match=r"reranker\.tampered"):
            rerankers.get_reranker(conn, 1)
        with store.read() as conn:
            assert rerankers.all_rerankers(conn) == ((), (1,))
        raw(f"UPDATE rerankers SET {column} = '{before}'")
    with store.read() as conn:
        assert rerankers.get_reranker(conn, 1) == kept
