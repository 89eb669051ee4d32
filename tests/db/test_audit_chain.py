"""The trail: every quiet change to it is found."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db import audit
from db.store import HEAD_NAME, Store
from mlpipeline.errors import KnownError

EVENTS = 6
NO_TRIGGERS = ("DROP TRIGGER audit_events_no_update", "DROP TRIGGER audit_events_no_delete")
Raw = Callable[..., list[tuple[object, ...]]]


@pytest.fixture
def filled(store: Store) -> Store:
    for number in range(EVENTS):
        with store.begin() as conn:
            audit.append(conn, "ana", "patient.read", f"patient {number}", {"número": number, "why": "visit"})
    return store


def problem(store: Store) -> tuple[str, int | None]:
    report = store.verify_audit()
    assert report.ok == (not report.problem)
    return report.problem, report.first_bad


def test_an_untouched_chain_is_whole(filled: Store) -> None:
    report = filled.verify_audit()
    assert (report.ok, report.events, report.first_bad, report.problem) == (True, EVENTS, None, "")
    with filled.read() as conn:
        assert audit.head(conn) == report.head
        assert audit.mac_at(conn, EVENTS) == report.head.mac
        assert not audit.verify(conn, b"another key" * 3).ok


def test_events_come_in_pages_and_by_filter(filled: Store) -> None:
    with filled.read() as conn:
        assert [event.seq for event in audit.events(conn, 2)] == [6, 5]
        assert [event.seq for event in audit.events(conn, 2, before=5)] == [4, 3]
        assert [event.facts["número"] for event in audit.events(conn, subject="patient 3")] == [3]
        assert audit.events(conn, actor="luis") == audit.events(conn, act="other") == ()


@pytest.mark.parametrize("statement", ["UPDATE audit_events SET act = 'x'", "DELETE FROM audit_events"])
def test_the_database_refuses_changes(filled: Store, statement: str) -> None:
    with pytest.raises(KnownError, match=r"store\.append_only"), filled.begin() as conn:
        conn.exec_driver_sql(statement)
    assert problem(filled) == ("", None)


@pytest.mark.parametrize("column", ["at", "actor", "act", "subject", "facts", "mac"])
@pytest.mark.parametrize("seq", [1, 3, EVENTS])
def test_an_edited_event_is_found(filled: Store, raw: Raw, column: str, seq: int) -> None:
    raw(*NO_TRIGGERS, f"UPDATE audit_events SET {column} = replace({column}, 'a', 'b') || ' ' WHERE seq = {seq}")
    assert problem(filled) == ("event_changed", seq)


@pytest.mark.parametrize("seq", [1, 3])
def test_a_deleted_event_is_found_even_with_the_rest_moved_up(filled: Store, raw: Raw, seq: int) -> None:
    raw(*NO_TRIGGERS, f"DELETE FROM audit_events WHERE seq = {seq}")
    assert problem(filled) == ("event_missing", seq)
    for later in range(seq + 1, EVENTS + 1):
        raw(f"UPDATE audit_events SET seq = {later - 1} WHERE seq = {later}")
    assert problem(filled) == ("event_changed", seq)


def test_swapped_events_are_found(filled: Store, raw: Raw) -> None:
    raw(*NO_TRIGGERS)
    for old, new in ((2, 99), (3, 2), (99, 3)):
        raw(f"UPDATE audit_events SET seq = {new} WHERE seq = {old}")
    assert problem(filled) == ("event_changed", 2)


def test_a_cut_tail_is_found_also_with_an_old_seal_put_back(filled: Store, raw: Raw) -> None:
    old = raw("SELECT events, head, seal FROM audit_seal")[0]
    with filled.begin() as conn:
        audit.append(conn, "ana", "model.approve")
    raw(*NO_TRIGGERS, f"DELETE FROM audit_events WHERE seq > {EVENTS}")
    assert problem(filled) == ("event_missing", EVENTS + 1)
    raw(f"UPDATE audit_seal SET events = {old[0]}, head = '{old[1]}', seal = '{old[2]}'")
    assert problem(filled) == ("store_rolled_back", EVENTS + 1)


def test_a_forged_event_and_a_forged_seal_are_found(filled: Store, raw: Raw) -> None:
    raw("INSERT INTO audit_events SELECT 7, at, actor, act, subject, facts, mac FROM audit_events WHERE seq = 6")
    assert problem(filled) == ("event_changed", 7)
    raw(*NO_TRIGGERS, "DELETE FROM audit_events WHERE seq = 7", "UPDATE audit_seal SET events = 5")
    assert problem(filled) == ("seal_broken", EVENTS + 1)


def test_an_older_file_put_in_place_is_found_and_stays_found(
    filled: Store, store_path: Path, data_key: bytes, tmp_path: Path
) -> None:
    filled.dispose()
    shutil.copy(store_path, tmp_path / "older")
    for _ in range(2):
        with filled.begin() as conn:
            audit.append(conn, "ana", "model.approve")
    filled.dispose()
    shutil.copy(tmp_path / "older", store_path)
    back = Store.open(store_path, data_key)
    assert problem(back)[0] == "store_rolled_back"
    for _ in range(5):  # working on must not cover it up
        with back.begin() as conn:
            audit.append(conn, "eve", "work")
    assert problem(back)[0] == "store_rolled_back"
    back.accept_head()
    assert problem(back) == ("", None)
    back.dispose()


def test_a_missing_and_a_broken_head_are_found(filled: Store, store_path: Path) -> None:
    head = store_path.with_name(HEAD_NAME)
    text = head.read_text()
    head.write_text(text.replace('"events":6', '"events":5'))
    assert problem(filled)[0] == "head_broken"
    head.unlink()
    with filled.begin() as conn:
        audit.append(conn, "eve", "work")
    assert problem(filled)[0] == "head_missing"


def test_a_head_left_behind_by_a_kill_is_no_alarm_and_catches_up(filled: Store, store_path: Path) -> None:
    head = store_path.with_name(HEAD_NAME)
    behind = head.read_text()
    with filled.begin() as conn:
        audit.append(conn, "ana", "work")
    head.write_text(behind)
    assert problem(filled) == ("", None)
    with filled.begin() as conn:
        audit.append(conn, "ana", "work")
    assert '"events":8' in head.read_text()


def test_a_clock_that_jumps_changes_nothing(store: Store) -> None:
    now = datetime.now(UTC)
    with store.begin() as conn:
        for years in (0, 10, -10):
            audit.append(conn, "ana", "work", at=now + timedelta(days=365 * years))
        assert [event.seq for event in audit.events(conn)] == [3, 2, 1]
    assert problem(store) == ("", None)
