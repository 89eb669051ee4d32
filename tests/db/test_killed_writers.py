"""kill -9 at random moments: nothing half-done is left, nothing acknowledged is lost."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db import audit, backups, cases, files, imports, migrate
from db.lake import Lake
from db.store import Connection, Store

REPOSITORY = Path(__file__).resolve().parents[2]
CASES = 100
WRITER = """
import sys
from pathlib import Path
from db import audit, backups, cases, files, imports
from db.lake import Lake
from db.store import Store
from mlpipeline.domain import Case
key, folder = bytes.fromhex(sys.stdin.readline().strip()), Path(sys.argv[1])
store, lake = Store.open(folder / "store.db", key), Lake(folder / "lake", key)
print("ready", flush=True)
for turn in range(10_000):
    kept = lake.put(f"{sys.argv[2]} {turn}".encode())
    with store.begin() as conn:
        files.add_file(conn, kept.sha256, kept.size, "text/csv", "a.csv", "ana")
        batch = imports.add_batch(conn, source_name="a.csv", sha256=kept.sha256, format="csv",
                                  legal_basis="synthetic", synthetic=True, by="ana")
        names = (f"{sys.argv[2]}-{turn}-{number}" for number in range(int(sys.argv[3])))
        cases.insert_cases(conn, batch.batch_id, (Case(name, name) for name in names))
        audit.append(conn, "ana", "import", str(batch.number))
    print("ack", batch.number, flush=True)
    if turn % 5 == 4:
        backups.back_up(folder / "store.db", key, folder / "backups")
"""
UPGRADER = """
import sys
from pathlib import Path
from db import migrate
key, folder = bytes.fromhex(sys.stdin.readline().strip()), Path(sys.argv[1])
print("ready", flush=True)
migrate.upgrade(folder / "store.db", key, folder / "backups", folder / "scripts")
print("ack 2", flush=True)
"""


def killed(program: str, folder: Path, key: bytes, name: str, after_s: float) -> int:
    """Run `program` until it is killed, so long after it was ready; the last number it acknowledged, 0 if none."""
    command = [sys.executable, "-c", program, str(folder), name, str(CASES)]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY)
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(key.hex() + "\n")
    child.stdin.flush()
    assert child.stdout.readline() == "ready\n"
    time.sleep(after_s)
    child.kill()
    lines = child.stdout.read().splitlines()
    child.wait()
    child.stdin.close()
    child.stdout.close()
    return max((int(line.split()[1]) for line in lines if line.startswith("ack ")), default=0)


def check_batches(conn: Connection, acknowledged: int) -> None:
    made = imports.batches(conn, limit=100_000)
    assert len(made) >= acknowledged
    assert [batch.number for batch in made] == list(range(len(made), 0, -1))
    assert cases.count_cases(conn) == CASES * len(made)
    assert {imports.count_cases_of(conn, batch.batch_id) for batch in made} <= {CASES}
    assert audit.head(conn).events == len(made)
    assert conn.exec_driver_sql("PRAGMA cipher_integrity_check").all() == []
    assert conn.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def campaign(store_path: Path, data_key: bytes, kills: int) -> None:
    chance, acknowledged, folder = random.Random(9), 0, store_path.parent
    lake = Lake(folder / "lake", data_key)
    for turn in range(kills):
        last = killed(WRITER, folder, data_key, f"turn{turn}", chance.uniform(0.0, 0.4))
        acknowledged = max(acknowledged, last)
        store = Store.open(store_path, data_key)
        with store.read() as conn:
            check_batches(conn, acknowledged)
            kept = [file.sha256 for file in files.all_files(conn)]
        assert lake.verify(kept).ok
        assert store.verify_audit().ok
        store.dispose()
        for path in backups.list_backups(folder / "backups"):
            backups.check_backup(path, data_key)
    assert acknowledged > 0, "nothing was written: the campaign proves nothing"


def test_a_few_kills_of_a_writer(store_path: Path, data_key: bytes) -> None:
    campaign(store_path, data_key, 5)


@pytest.mark.slow
def test_a_hundred_kills_of_a_writer(store_path: Path, data_key: bytes) -> None:
    campaign(store_path, data_key, 100)


@pytest.mark.slow
def test_kills_of_a_migration(
    store_path: Path, data_key: bytes, raw: Callable[..., Any], desk: Any, make_case: Callable[..., Any]
) -> None:

    folder, chance, seen = store_path.parent, random.Random(9), set()
    store = Store.open(store_path, data_key)
    with store.begin() as conn:
        cases.insert_cases(conn, desk.batch(conn).batch_id, [make_case(number) for number in range(3000)])
    store.dispose()
    shutil.copytree(migrate.SCRIPTS, folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "scripts" / "versions" / "0002.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\nrevision, down_revision = '0002', '0001'\n"
        "def upgrade():\n    with op.batch_alter_table('cases') as batch:\n"
        "        batch.add_column(sa.Column('ward', sa.Text(), nullable=True))\n"
    )
    old = store_path.read_bytes()
    for _ in range(40):
        store_path.write_bytes(old)
        acknowledged = killed(UPGRADER, folder, data_key, "", chance.uniform(0.0, 0.5))
        version = raw("PRAGMA user_version")[0][0]
        columns = {row[1] for row in raw("PRAGMA table_info(cases)")}
        seen.add(version)
        assert version >= acknowledged
        assert ("ward" in columns) == (version == 2)
        assert raw("SELECT count(*) FROM cases") == [(3000,)]
        for path in folder.glob("store.db-*"):
            path.unlink()
    assert seen == {1, 2}, "the kills must fall on both sides of the commit"
