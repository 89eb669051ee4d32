"""The store: opened only as it should be, whole or not at all, from many threads and processes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from db import audit, meta, users
from db.engine import KEYS, OLDEST_SQLITE, require_sqlite, sqlcipher
from db.migrate import create_store
from db.store import Store
from mlpipeline.errors import KnownError

REPOSITORY = Path(__file__).resolve().parents[2]


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as error:
        call()
    return error.value.code


def test_the_connection_is_as_the_recipe_says(store: Store) -> None:
    pragmas = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "temp_store": 2}
    for opened in (store.begin, store.read):
        with opened() as conn:
            for name, value in pragmas.items():
                assert conn.exec_driver_sql(f"PRAGMA {name}").scalar() == value
            assert conn.exec_driver_sql("PRAGMA trusted_schema").scalar() == 0
            assert str(conn.exec_driver_sql("PRAGMA cipher_version").scalar()).startswith("4.")
            assert conn.exec_driver_sql("PRAGMA cipher_integrity_check").all() == []


def test_an_old_sqlite_is_refused() -> None:
    require_sqlite(OLDEST_SQLITE)
    assert code_of(lambda: require_sqlite((3, 51, 2))) == "store.old_sqlite"


def test_a_wrong_key_and_no_store_are_told_and_nothing_is_printed(
    store_path: Path, tmp_path: Path, data_key: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    assert code_of(lambda: Store.open(store_path, b"w" * 32)) == "store.unreadable"
    (tmp_path / "text.db").write_text("not a database " * 1000)
    assert code_of(lambda: Store.open(tmp_path / "text.db", data_key)) == "store.unreadable"
    assert code_of(lambda: Store.open(tmp_path / "none.db", data_key)) == "store.missing"
    assert not (tmp_path / "none.db").exists()
    assert code_of(lambda: create_store(store_path, data_key)) == "store.exists"
    assert capfd.readouterr() == ("", "")


def test_a_newer_store_is_refused_and_stays_as_it_was(
    store_path: Path, data_key: bytes, raw: Callable[..., object]
) -> None:
    raw("PRAGMA user_version=999")
    before = store_path.read_bytes()
    with pytest.raises(KnownError) as error:
        Store.open(store_path, data_key)
    assert (error.value.code, error.value.facts["found"]) == ("store.newer", 999)
    assert store_path.read_bytes() == before
    raw("PRAGMA user_version=0")
    assert code_of(lambda: Store.open(store_path, data_key)) == "store.older"


def test_an_uncheckpointed_log_of_a_newer_store_is_left_alone(
    store_path: Path, data_key: bytes, tmp_path: Path
) -> None:
    writer = Store.open(store_path, data_key)
    with writer.begin() as conn:
        conn.exec_driver_sql("PRAGMA user_version=999")
    copy = tmp_path / "killed"
    copy.mkdir()
    for name in ("store.db", "store.db-wal"):  # what a kill would leave
        shutil.copy(tmp_path / name, copy)
    writer.dispose()
    before = [(copy / name).read_bytes() for name in ("store.db", "store.db-wal")]
    assert code_of(lambda: Store.open(copy / "store.db", data_key)) == "store.newer"
    assert [(copy / name).read_bytes() for name in ("store.db", "store.db-wal")] == before


def test_a_failed_block_leaves_nothing(store: Store) -> None:
    def fail() -> None:
        with store.begin() as conn:
            users.add_user(conn, "ana", ["clinician"])
            audit.append(conn, "ana", "user.add")
            raise KnownError("some.thing")

    assert code_of(fail) == "some.thing"
    with store.read() as conn:
        assert users.count_users(conn) == 0
        assert audit.head(conn).events == 0


def test_a_reader_cannot_write_and_a_transaction_does_not_nest(store: Store) -> None:
    def write() -> None:
        with store.read() as conn:
            meta.set_fact(conn, "a", 1)

    def nest() -> None:
        with store.begin(), store.begin():
            pass

    assert code_of(write) == "store.readonly"
    with pytest.raises(RuntimeError):
        nest()
    with store.begin() as conn:
        meta.set_fact(conn, "a", {"b": [1, None, "é"]})
    with store.read() as conn:
        assert meta.get_fact(conn, "a") == {"b": [1, None, "é"]}
        assert meta.get_fact(conn, "none", 3) == 3


def test_a_full_disk_is_known_and_the_store_usable_afterwards(store: Store) -> None:
    def fill() -> None:
        with store.begin() as conn:
            pages = conn.exec_driver_sql("PRAGMA page_count").scalar_one()
            conn.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")  # SQLite's own SQLITE_FULL
            audit.append(conn, "ana", "fill")
            meta.set_fact(conn, "big", "x" * 200_000)

    assert code_of(fill) == "store.disk_full"
    store.dispose()
    with store.begin() as conn:
        meta.set_fact(conn, "small", 1)
        assert meta.get_fact(conn, "big") is None
        assert audit.head(conn).events == 0


def test_a_bug_stays_a_bug_and_tells_no_values(store: Store) -> None:
    def twice() -> None:
        with store.begin() as conn:
            for _ in range(2):
                conn.exec_driver_sql("INSERT INTO meta (key, value) VALUES (?, ?)", ("k", "CANARY"))

    with pytest.raises(IntegrityError) as error:
        twice()
    assert "CANARY" not in str(error.value)


def test_neither_keys_nor_engines_show_a_key(store: Store, data_key: bytes) -> None:
    with store.read() as conn:
        keys = conn.info[KEYS]
        shown = f"{keys!r} {conn.engine!r} {conn.engine.url!r} {store!r}"
    for secret in (data_key, keys.store, keys.audit):
        assert secret.hex() not in shown
        assert repr(secret) not in shown


def test_threads_share_a_store(store: Store) -> None:
    def write(name: str) -> None:
        for _ in range(15):
            with store.begin() as conn:
                audit.append(conn, name, "work")

    def read(_: str) -> None:
        for _ in range(30):
            with store.read() as conn:
                assert audit.head(conn).events == len(audit.events(conn, limit=1000)), "half a transaction was seen"

    with ThreadPoolExecutor(6) as pool:
        work = [pool.submit(each, f"thread {number}") for number in range(3) for each in (write, read)]
    for each in work:
        each.result()
    report = store.verify_audit()
    assert (report.ok, report.events) == (True, 45)


def test_a_connection_goes_from_thread_to_thread(store: Store) -> None:
    with store.begin() as conn, ThreadPoolExecutor(1) as pool:
        assert pool.submit(audit.append, conn, "ana", "work").result() == 1
    with store.read() as conn, ThreadPoolExecutor(1) as pool:
        assert pool.submit(audit.head, conn).result().events == 1


WRITER = """
import sys
from pathlib import Path
from db import audit
from db.store import Store
store = Store.open(Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline().strip()))
for number in range(40):
    with store.begin() as conn:
        audit.append(conn, sys.argv[2], "work", facts={"n": number})
store.dispose()
"""


def test_two_processes_write_beside_each_other(store: Store, store_path: Path, data_key: bytes) -> None:
    children = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(store_path), name], stdin=subprocess.PIPE, text=True, cwd=REPOSITORY
        )
        for name in ("one", "two")
    ]
    for child in children:
        assert child.stdin is not None
        child.stdin.write(data_key.hex() + "\n")
        child.stdin.close()
    assert [child.wait(60) for child in children] == [0, 0]
    report = store.verify_audit()
    assert (report.ok, report.events) == (True, 80)
    with store.read() as conn:
        by = [event.actor for event in audit.events(conn, limit=100)]
    assert (by.count("one"), by.count("two")) == (40, 40)


def test_a_damaged_page_is_known(store: Store, store_path: Path) -> None:
    with store.begin() as conn:
        meta.set_fact(conn, "big", "x" * 100_000)
    store.dispose()
    data = bytearray(store_path.read_bytes())
    for page in range(1, len(data) // 4096):
        data[page * 4096 + 100] ^= 1
    store_path.write_bytes(data)

    def look() -> None:
        with store.read() as conn:
            meta.get_fact(conn, "big")

    assert code_of(look) in {"store.damaged", "store.unreadable", "store.io_failed"}


def test_the_driver_is_the_one_with_the_cipher() -> None:
    assert sqlcipher.sqlite_version_info >= OLDEST_SQLITE
