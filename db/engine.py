"""The encrypted SQLite engine: its PRAGMAs, its BEGIN, and the one place where its errors become known ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, create_engine, event
from sqlalchemy.engine import Engine, ExceptionContext
from sqlalchemy.pool import NullPool, QueuePool
from sqlcipher3 import dbapi2

from db.keys import StoreKeys
from db.triggers import TRIGGER_CODES
from mlpipeline.errors import KnownError

sqlcipher: Any = dbapi2
"""The driver; its C names are unknown to type checkers."""
OLDEST_SQLITE = (3, 51, 3)
"""The first with the fix of the WAL-reset corruption."""
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "busy_timeout=5000",
)
KEYS = "hoofbeat_keys"
"""Where a connection's `info` holds its StoreKeys."""
WRITE, READ = "BEGIN IMMEDIATE", "BEGIN"

_CODES = {
    5: "store.busy",
    6: "store.busy",
    8: "store.readonly",
    10: "store.io_failed",
    11: "store.damaged",
    13: "store.disk_full",
    14: "store.unreadable",
    26: "store.unreadable",
}
"""SQLite's primary result codes -> KnownError codes (fact of each: store, the path)."""


def require_sqlite(version: tuple[int, ...] = sqlcipher.sqlite_version_info) -> None:
    """Raises KnownError store.old_sqlite (facts: found, needed)."""
    if version < OLDEST_SQLITE:
        raise KnownError(
            "store.old_sqlite", found=".".join(map(str, version)), needed=".".join(map(str, OLDEST_SQLITE))
        )


def unlock(connection: Any, store_key: bytes) -> None:
    """Hands the raw key to a fresh connection; the log first, or a wrong key prints to stderr."""
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{store_key.hex()}'\"")


def known_error(error: BaseException | None, path: Path) -> KnownError | None:
    """The KnownError of one of SQLite's errors, None where it is a bug of ours."""
    if isinstance(error, sqlcipher.IntegrityError) and str(error) in TRIGGER_CODES:
        return KnownError(str(error))
    if not isinstance(error, sqlcipher.Error):
        return None
    code = _CODES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return KnownError(code, store=str(path)) if code else None


def open_engine(
    path: Path, keys: StoreKeys, begin: str = WRITE, foreign_keys: bool = True, pooled: bool = True
) -> Engine:
    """An engine on an existing or new file. Connections may go from thread to thread, one user at a time.

    begin: WRITE takes the write lock at once (so that it never fails half-way); READ refuses to write at all.
    """
    require_sqlite()
    pool: dict[str, Any] = {"poolclass": NullPool}
    if pooled:
        pool = {"poolclass": QueuePool, "pool_size": 4, "max_overflow": 28, "pool_timeout": 60}
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=sqlcipher,
        hide_parameters=True,
        connect_args={"check_same_thread": False, "timeout": 5.0},
        **pool,
    )

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, record: Any) -> None:
        try:
            _prepare(connection, keys, foreign_keys, begin == READ)
        except sqlcipher.Error as error:
            raise known_error(error, path) or error from None
        record.info[KEYS] = keys

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    @event.listens_for(engine, "handle_error")
    def _handle(context: ExceptionContext) -> None:
        known = known_error(context.original_exception, path)
        if known is not None:
            raise known from None

    return engine


def _prepare(connection: Any, keys: StoreKeys, foreign_keys: bool, read_only: bool) -> None:
    connection.isolation_level = None  # BEGIN is ours to send: the driver's own leaves half-done migrations
    unlock(connection, keys.store)
    for pragma in PRAGMAS:
        connection.execute("PRAGMA " + pragma)
    if not foreign_keys:
        connection.execute("PRAGMA foreign_keys=OFF")
    if read_only:
        connection.execute("PRAGMA query_only=ON")


def read_user_version(path: Path, keys: StoreKeys) -> int:
    """The schema's number of an existing store, which is not changed by a byte.

    Raises KnownError store.missing, store.unreadable (wrong key, or no store), store.damaged, store.readonly.
    """
    require_sqlite()
    if not path.is_file():
        raise KnownError("store.missing", store=str(path))
    connection = None
    try:
        connection = sqlcipher.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=5.0)
        unlock(connection, keys.store)
        connection.execute("PRAGMA busy_timeout=5000")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlcipher.Error as error:
        raise known_error(error, path) or error from None
    finally:
        if connection is not None:
            connection.close()
