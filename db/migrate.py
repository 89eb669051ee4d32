"""Bring a store to the schema of this program: a backup first, all or nothing, nothing lost on the way.

`python -m db.migrate --check` says whether the migrations build what the tables declare (exit 1 with the difference).
"""

from __future__ import annotations

import sys
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from db import audit, backups, meta
from db.clock import to_text, utc_now
from db.durable import write_durably
from db.engine import open_engine, read_user_version
from db.keys import StoreKeys
from db.store import HEAD_NAME, Store
from db.triggers import TRIGGERS
from mlpipeline.errors import KnownError

SCRIPTS = Path(__file__).resolve().parent / "migrations"


def create_store(path: Path, data_key: bytes) -> Store:
    """A new, empty store, open. Raises KnownError store.exists, store.disk_full, store.readonly."""
    if path.exists():
        raise KnownError("store.exists", store=str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    keys = StoreKeys.of(data_key)
    # Built aside: a killed creation leaves no store that is half one.
    aside = path.with_name(f".{path.name}.new")
    for leftover in _with_logs(aside):
        leftover.unlink(missing_ok=True)
    _migrate(aside, keys, SCRIPTS, fresh=True)
    empty = audit.AuditHead(0, audit.START)
    write_durably(path.with_name(HEAD_NAME), audit.write_outside(keys.audit, empty).encode())
    aside.replace(path)
    return Store.open(path, data_key)


def upgrade(store_path: Path, data_key: bytes, backups_dir: Path, scripts: Path = SCRIPTS) -> Path | None:
    """Bring an existing store up to date; the caller holds the WorkspaceLock and no open Store.

    Returns the backup made before, None where there was nothing to do. Raises KnownError store.newer (the file stays
    as it was), store.unreadable, store.missing, store.disk_full, or migration.failed (facts: problem, table), after
    which the store is what it was.
    """
    keys = StoreKeys.of(data_key)
    found, known = read_user_version(store_path, keys), newest(scripts)
    if found > known:
        raise KnownError("store.newer", store=str(store_path), found=found, known=known)
    if found == known:
        return None
    backup = backups.back_up(store_path, data_key, backups_dir, "before-migration")
    _migrate(store_path, keys, scripts, fresh=False)
    return backup


def newest(scripts: Path = SCRIPTS) -> int:
    """How many migrations there are: the number the schema will have."""
    return len(list(ScriptDirectory(str(scripts)).walk_revisions()))


def _migrate(path: Path, keys: StoreKeys, scripts: Path, fresh: bool) -> None:
    # Foreign keys are off before BEGIN: with them on, rebuilding a parent empties its ON DELETE CASCADE children.
    engine = open_engine(path, keys, foreign_keys=False, pooled=False)
    try:
        with engine.begin() as connection:
            run_migrations(connection, scripts)
            if fresh:
                audit.start(connection)
                meta.set_fact(connection, "created_at", to_text(utc_now()))
    finally:
        engine.dispose()


def run_migrations(connection: Connection, scripts: Path = SCRIPTS) -> None:
    """All missing steps within the caller's transaction, with what must hold afterwards checked."""
    before = _row_counts(connection)
    for name in _triggers(connection):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    for statement in TRIGGERS.values():
        connection.exec_driver_sql(statement)
    _require_nothing_lost(connection, before)
    connection.exec_driver_sql(f"PRAGMA user_version={newest(scripts)}")


def _require_nothing_lost(connection: Connection, before: dict[str, int]) -> None:
    if _triggers(connection) != TRIGGERS:
        raise KnownError("migration.failed", problem="triggers", table="")
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise KnownError("migration.failed", problem="foreign_key", table=str(broken[0]))
    after = _row_counts(connection)
    for table, count in before.items():
        if after.get(table, 0) != count:
            raise KnownError("migration.failed", problem="rows", table=table)


def _triggers(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {row[0]: row[1] for row in rows}


def _row_counts(connection: Connection) -> dict[str, int]:
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
    ).scalars()
    count = 'SELECT count(*) FROM "{}"'
    return {name: connection.exec_driver_sql(count.format(name)).scalar_one() for name in names.all()}


def _with_logs(path: Path) -> list[Path]:
    return [path.with_name(path.name + suffix) for suffix in ("", "-wal", "-shm", "-journal")]


def main(arguments: list[str]) -> int:
    """The command line: `--check` alone."""
    from db import schema_check  # only the developer's check compares schemas

    if arguments != ["--check"]:
        print("usage: python -m db.migrate --check", file=sys.stderr)
        return 2
    difference = schema_check.difference(run_migrations, newest())
    for line in difference:
        print(line)
    return 1 if difference else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
