"""Migrations: a backup first, all or nothing, nothing lost, and in step with the tables."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from db import audit, backups, benchmarks, cases, migrate, rerankers, schema_check
from db.schema import SCHEMA_VERSION
from db.store import Store
from db.triggers import TRIGGERS
from mlpipeline.errors import KnownError

REPOSITORY = Path(__file__).resolve().parents[2]
NEXT = '''
"""A step as a later one will be: a parent rebuilt, a table added, rows filled."""
import sqlalchemy as sa
from alembic import op

revision, down_revision = "{revision:04}", "{before:04}"

def upgrade():
    with op.batch_alter_table("patients") as batch:
        batch.add_column(sa.Column("clinic", sa.Text(), nullable=True))
        batch.alter_column("sex", nullable=True)
    op.execute("UPDATE patients SET clinic = 'here'")
    op.create_table("wards", sa.Column("ward", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO wards VALUES (1)")
    {extra}
'''


def scripts_with(folder: Path, extra: str = "pass") -> Path:
    shutil.copytree(migrate.SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    number = SCHEMA_VERSION + 1
    step = NEXT.format(extra=extra, revision=number, before=SCHEMA_VERSION)
    (folder / "versions" / f"{number:04}_next.py").write_text(step)
    return folder


@pytest.fixture
def full(store_path: Path, data_key: bytes, desk: Any, make_case: Callable[..., Any]) -> Path:
    """A store with patients, cases and events, closed."""
    store = Store.open(store_path, data_key)
    with store.begin() as conn:
        cases.insert_cases(conn, desk.batch(conn).batch_id, [make_case(number) for number in range(30)])
        audit.append(conn, "ana", "import")
    store.dispose()
    return store_path


@pytest.fixture
def state(full: Path, raw: Callable[..., list[Any]]) -> Callable[[], list[Any]]:
    def read() -> list[Any]:
        return [
            raw("SELECT type, name, sql FROM sqlite_master ORDER BY type, name"),
            raw("PRAGMA user_version"),
            raw("SELECT * FROM patients ORDER BY patient_id"),
            raw("SELECT * FROM cases ORDER BY id"),
            raw("SELECT * FROM audit_events"),
            raw("SELECT version_num FROM alembic_version"),
        ]

    return read


@contextmanager
def failing_at(statement: int) -> Iterator[list[str]]:
    """Every connection of the process fails before its n-th statement (SQL errors and kills look alike to it)."""
    seen: list[str] = []

    def count(conn: Any, cursor: Any, sql: str, *rest: Any) -> None:
        if len(seen) == statement:
            raise InterruptedError(sql)
        seen.append(sql)

    event.listen(Engine, "before_cursor_execute", count)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", count)


def test_an_upgrade_keeps_every_row_and_trigger(
    full: Path, data_key: bytes, tmp_path: Path, raw: Callable[..., list[Any]]
) -> None:
    patients, records = raw("SELECT patient_id FROM patients"), raw("SELECT * FROM cases")
    scripts = scripts_with(tmp_path / "scripts")
    backup = migrate.upgrade(full, data_key, tmp_path / "backups", scripts)
    assert raw("PRAGMA user_version") == [(SCHEMA_VERSION + 1,)]
    assert sorted(raw("SELECT patient_id FROM patients WHERE clinic = 'here'")) == sorted(patients)
    assert raw("SELECT * FROM cases") == records
    assert dict(raw("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")) == TRIGGERS
    assert backup is not None
    assert backups.check_backup(backup, data_key) == SCHEMA_VERSION
    assert migrate.upgrade(full, data_key, tmp_path / "backups", scripts) is None
    with pytest.raises(KnownError, match=r"store\.newer"):
        Store.open(full, data_key)
    with pytest.raises(KnownError, match=r"store\.newer"):
        migrate.upgrade(full, data_key, tmp_path / "backups")


def fail_at_each(full: Path, data_key: bytes, tmp_path: Path, state: Callable[[], list[Any]], step: int) -> None:
    scripts, before = scripts_with(tmp_path / "scripts"), state()
    shutil.copy(full, tmp_path / "trial.db")
    with failing_at(-1) as seen:
        migrate.upgrade(tmp_path / "trial.db", data_key, tmp_path / "backups", scripts)
    assert len(seen) > 50
    for statement in [*range(0, len(seen), step), len(seen) - 1]:
        with failing_at(statement), pytest.raises(InterruptedError):
            migrate.upgrade(full, data_key, tmp_path / "backups", scripts)
        assert state() == before, seen[statement - 1]
    migrate.upgrade(full, data_key, tmp_path / "backups", scripts)
    assert state() != before


def test_a_failure_at_a_statement_leaves_the_old_schema(
    full: Path, data_key: bytes, tmp_path: Path, state: Callable[[], list[Any]]
) -> None:
    fail_at_each(full, data_key, tmp_path, state, step=17)


@pytest.mark.slow
def test_a_failure_at_every_statement_leaves_the_old_schema(
    full: Path, data_key: bytes, tmp_path: Path, state: Callable[[], list[Any]]
) -> None:
    fail_at_each(full, data_key, tmp_path, state, step=1)


@pytest.mark.parametrize(
    ("extra", "problem"),
    [
        ('op.execute("DELETE FROM cases WHERE id = 1")', "rows"),
        ("op.execute(\"UPDATE cases SET patient_id = 'nobody'\")", "foreign_key"),
        ('op.execute("CREATE TRIGGER t AFTER UPDATE ON meta BEGIN SELECT 1; END")', "triggers"),
    ],
)
def test_a_step_that_loses_something_is_undone(
    full: Path, data_key: bytes, tmp_path: Path, state: Callable[[], list[Any]], extra: str, problem: str
) -> None:
    before = state()
    with pytest.raises(KnownError) as error:
        migrate.upgrade(full, data_key, tmp_path / "backups", scripts_with(tmp_path / "scripts", extra))
    assert (error.value.code, error.value.facts["problem"]) == ("migration.failed", problem)
    assert state() == before
    Store.open(full, data_key).dispose()


def test_a_killed_creation_is_begun_anew(tmp_path: Path, data_key: bytes) -> None:
    path = tmp_path / "new" / "store.db"
    with failing_at(60), pytest.raises(InterruptedError):
        migrate.create_store(path, data_key)
    assert not path.exists()
    store = migrate.create_store(path, data_key)
    assert store.verify_audit().ok
    store.dispose()
    assert sorted(each.name for each in path.parent.iterdir()) == ["audit.head", "store.db"]


def test_the_migrations_build_what_the_tables_declare() -> None:
    check = [sys.executable, "-m", "db.migrate", "--check"]
    done = subprocess.run(check, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("ALTER TABLE users ADD COLUMN shoe_size INTEGER", "users: column shoe_size"),
        ("DROP INDEX ix_cases_diagnosis_id", "ix_cases_diagnosis_id"),
        ("DROP TRIGGER approvals_not_by_trainer", "approvals_not_by_trainer"),
        ("CREATE TABLE extra (id INTEGER)", "extra: table"),
    ],
)
def test_the_check_can_fail(statement: str, said: str) -> None:
    def migrated_otherwise(connection: Any) -> None:
        migrate.run_migrations(connection)
        connection.exec_driver_sql(statement)

    found = schema_check.difference(migrated_otherwise, migrate.newest())
    assert any(said in line for line in found)
    assert schema_check.difference(migrate.run_migrations, 7)


def _of_the_first_tables() -> dict[str, str]:
    later = ("benchmarks", "reranker")
    return {name: sql for name, sql in TRIGGERS.items() if not name.startswith(later)}


def test_a_store_of_the_first_schema_gets_its_benchmarks_and_rerankers(
    tmp_path: Path, data_key: bytes, monkeypatch: pytest.MonkeyPatch, make_case: Callable[..., Any], desk: Any
) -> None:
    path, scripts = tmp_path / "old" / "store.db", tmp_path / "scripts"
    newer = [each.name for each in (migrate.SCRIPTS / "versions").glob("0*.py") if not each.name.startswith("0001")]
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__", *newer))
    with monkeypatch.context() as patch:
        patch.setattr(migrate, "SCRIPTS", scripts)
        patch.setattr(migrate, "TRIGGERS", _of_the_first_tables())
        patch.setattr("db.store.SCHEMA_VERSION", 1)
        store = migrate.create_store(path, data_key)
        with store.begin() as conn:
            cases.insert_cases(conn, desk.batch(conn).batch_id, [make_case(number) for number in range(3)])
            audit.append(conn, "ana", "import")
        store.dispose()
    with pytest.raises(KnownError, match=r"store\.older"):
        Store.open(path, data_key)
    assert migrate.upgrade(path, data_key, tmp_path / "backups") is not None
    store = Store.open(path, data_key)
    with store.begin() as conn:
        assert cases.count_cases(conn) == 3
        assert benchmarks.all_benchmarks(conn) == ()
        kept = benchmarks.add_benchmark(
            conn, kind="unknown", source_name="a.zip", knowledge_version="HPO", report={"all": 1}, by="ana"
        )
        assert (rerankers.all_rerankers(conn), rerankers.reranker_in_use(conn)) == (((), ()), None)
    with store.read() as conn:
        assert benchmarks.all_benchmarks(conn) == (kept,)
    assert store.verify_audit().ok
    store.dispose()
