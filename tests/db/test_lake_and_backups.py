"""Raw files kept once and whole; backups that open; the lock of the workspace."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from db import audit, backups, meta
from db.lake import Lake
from db.lock import LOCK_NAME, WorkspaceLock
from db.store import Store
from mlpipeline.errors import KnownError

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def lake(tmp_path: Path, data_key: bytes) -> Lake:
    return Lake(tmp_path / "lake", data_key)


def test_a_file_comes_back_and_is_kept_once(lake: Lake, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF " + b"x" * 3_000_000)
    kept = lake.put(tmp_path / "scan.pdf", "application/pdf")
    again = lake.put((tmp_path / "scan.pdf").read_bytes())
    assert (kept.sha256, kept.size, kept.media_type) == (again.sha256, 3_000_005, "application/pdf")
    assert lake.get(kept.sha256) == (tmp_path / "scan.pdf").read_bytes()
    assert [len(frame) for frame in lake.frames(kept.sha256)] == [2**20, 2**20, 3_000_005 - 2**21]
    files = [path for path in lake.folder.rglob("*") if path.is_file()]
    assert files == [lake.path_of(kept.sha256)]
    assert kept.sha256 not in files[0].as_posix()
    assert b"%PDF" not in files[0].read_bytes()


def test_the_name_needs_the_key(lake: Lake, tmp_path: Path) -> None:
    kept = lake.put(b"a file that someone else has too")
    assert Lake(tmp_path / "lake", b"o" * 32).path_of(kept.sha256).name != lake.path_of(kept.sha256).name


def test_verify_finds_missing_damaged_and_unknown_files(lake: Lake) -> None:
    kept = [lake.put(bytes([number]) * 100).sha256 for number in range(4)]
    assert lake.verify(kept).ok
    lake.path_of(kept[0]).unlink()
    damaged = bytearray(lake.path_of(kept[1]).read_bytes())
    damaged[-1] ^= 1
    lake.path_of(kept[1]).write_bytes(damaged)
    lake.path_of(kept[2]).write_bytes(lake.path_of(kept[3]).read_bytes())
    report = lake.verify(kept[:3])
    assert (report.missing, report.damaged, report.unknown) == ((kept[0],), (kept[1], kept[2]), 1)
    with pytest.raises(KnownError, match=r"sealed\.damaged"):
        lake.get(kept[1])
    with pytest.raises(KnownError, match=r"sealed\.missing"):
        lake.get(kept[0])


def test_a_damaged_file_heals_when_it_is_brought_again(lake: Lake) -> None:
    kept = lake.put(b"x" * 100)
    lake.path_of(kept.sha256).write_bytes(b"")
    lake.put(b"x" * 100)
    assert lake.get(kept.sha256) == b"x" * 100
    lake.remove(kept.sha256)
    assert not lake.has(kept.sha256)


def test_no_file_is_known(lake: Lake, tmp_path: Path) -> None:
    for nothing in (tmp_path / "none", tmp_path):
        with pytest.raises(KnownError, match=r"lake\.no_file"):
            lake.put(nothing)


def test_a_backup_opens_and_holds_what_was_committed(store: Store, store_path: Path, data_key: bytes) -> None:
    with store.begin() as conn:
        meta.set_fact(conn, "clinic", "San José")
        audit.append(conn, "ana", "work")
    with store.begin() as conn:
        meta.set_fact(conn, "clinic", "not yet committed")
        path = backups.back_up(store_path, data_key, store_path.parent / "backups")
    assert backups.list_backups(path.parent) == (path,)
    assert b"San Jos" not in path.read_bytes()
    copy = Store.open(path, data_key)
    with copy.read() as conn:
        assert meta.get_fact(conn, "clinic") == "San José"
        assert audit.verify(conn).ok
    copy.dispose()


def test_a_bad_backup_and_a_bad_source_are_known(store_path: Path, data_key: bytes, tmp_path: Path) -> None:
    path = backups.back_up(store_path, data_key, tmp_path / "backups")
    with pytest.raises(KnownError, match=r"store\.unreadable"):
        backups.check_backup(path, b"w" * 32)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(KnownError):
        backups.check_backup(path, data_key)
    with pytest.raises(KnownError, match=r"store\.missing"):
        backups.back_up(tmp_path / "none.db", data_key, tmp_path / "backups")
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_rotation_keeps_days_weeks_and_months(tmp_path: Path) -> None:
    start = datetime(2025, 12, 31, 12, tzinfo=UTC)
    for hours in range(0, 24 * 420, 12):
        stamp = (start - timedelta(hours=hours)).strftime(backups._STAMP)
        (tmp_path / f"store-{stamp}-regular.db").write_bytes(b"")
    for number in range(7):
        (tmp_path / f"store-2024010{number + 1}T000000000000Z-before-migration.db").write_bytes(b"")
    (tmp_path / "notes.txt").write_bytes(b"mine")
    backups.rotate(tmp_path)
    left = backups.list_backups(tmp_path)
    regular = [backups.moment_of(path) for path in left if "regular" in path.name]
    assert sum("before-migration" in path.name for path in left) == 5
    assert len({moment.date() for moment in regular}) == len(regular)
    assert [moment for moment in regular if moment > start - timedelta(days=11.9)] == regular[:12]
    assert len({moment.strftime("%Y-%m") for moment in regular}) == 9
    assert len(regular) <= 12 + 10 + 9
    assert (tmp_path / "notes.txt").exists()
    backups.rotate(tmp_path)
    assert backups.list_backups(tmp_path) == left


def test_one_window_a_workspace(tmp_path: Path) -> None:
    first, second = WorkspaceLock(tmp_path), WorkspaceLock(tmp_path)
    with first:
        assert first.held
        for again in (first, second):
            with pytest.raises(KnownError, match=r"workspace\.locked"):
                again.acquire()
    with second:
        pass
    second.release()
    assert not second.held


HOLDER = """
import sys, time
from pathlib import Path
from db.lock import WorkspaceLock
lock = WorkspaceLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
time.sleep(60)
"""


def test_a_killed_holder_frees_the_lock(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    holder = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(KnownError, match=r"workspace\.locked"):
        WorkspaceLock(tmp_path).acquire()
    holder.kill()
    holder.wait()
    holder.stdout.close()
    with WorkspaceLock(tmp_path), pytest.raises(TimeoutError):
        FileLock(tmp_path / LOCK_NAME, timeout=0).acquire()
