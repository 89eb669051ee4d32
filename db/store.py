"""The store: one encrypted file, many readers, one writer at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.engine import Engine

from db import audit
from db.durable import write_durably
from db.engine import READ, WRITE, open_engine, read_user_version
from db.keys import StoreKeys
from db.schema import SCHEMA_VERSION
from mlpipeline.errors import KnownError

__all__ = ["HEAD_NAME", "Connection", "Store"]

HEAD_NAME = "audit.head"
WRITER_WAIT_S = 60.0
"""How long a thread of this process waits for another thread's transaction before KnownError store.busy."""


class Store:
    """Safe from any thread. `Store.open` an existing one; `migrate.create_store` makes a new one."""

    def __init__(self, path: Path, data_key: bytes) -> None:
        self.path = path
        self._keys = StoreKeys.of(data_key)
        self._writer: Engine = open_engine(path, self._keys, WRITE)
        self._reader: Engine = open_engine(path, self._keys, READ)
        # Threads queue here, because SQLite's own waiting is polling and lets the unlucky starve.
        self._turn = threading.Lock()
        self._holder: int | None = None
        self._head_guard = threading.Lock()

    @classmethod
    def open(cls, path: Path, data_key: bytes) -> Store:
        """Raises KnownError store.missing, store.unreadable (wrong key, or not a store), store.newer (facts: found,
        known; the file stays as it was), store.older (call migrate.upgrade first), store.old_sqlite, store.damaged.
        """
        found = read_user_version(path, StoreKeys.of(data_key))
        if found > SCHEMA_VERSION:
            raise KnownError("store.newer", store=str(path), found=found, known=SCHEMA_VERSION)
        if found < SCHEMA_VERSION:
            raise KnownError("store.older", store=str(path), found=found, known=SCHEMA_VERSION)
        return cls(path, data_key)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A write transaction: all of it is kept when the block ends well, nothing otherwise.

        Raises KnownError store.busy, store.disk_full, store.readonly, store.damaged, store.io_failed (fact: store).
        """
        if self._holder == threading.get_ident():
            raise RuntimeError("a transaction inside a transaction of the same thread")
        if not self._turn.acquire(timeout=WRITER_WAIT_S):
            raise KnownError("store.busy", store=str(self.path))
        try:
            self._holder = threading.get_ident()
            with self._writer.begin() as connection:
                before = audit.head(connection)
                yield connection
                after = audit.head(connection)
                trusted = after != before and self._head_is_of(connection)
        finally:
            self._holder = None
            self._turn.release()
        if trusted:
            self._write_head(after)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A snapshot to read from; writing in it fails with KnownError store.readonly."""
        with self._reader.begin() as connection:
            yield connection

    def verify_audit(self) -> audit.AuditReport:
        """Recomputes the whole chain, and compares it with the head kept beside the store."""
        # The head before the snapshot: the other way round, a commit between the two would look like a roll-back.
        outside = self._head_text()
        with self._reader.begin() as connection:
            report = audit.verify(connection, outside=outside)
        if report.ok and outside is None and report.events:
            return audit.AuditReport(False, report.events, None, report.head, "head_missing")
        return report

    def accept_head(self) -> None:
        """Writes `audit.head` anew from the store: after a restore, which is itself an event of the chain."""
        with self._reader.begin() as connection:
            head = audit.head(connection)
        write_durably(self.path.with_name(HEAD_NAME), audit.write_outside(self._keys.audit, head).encode())

    def dispose(self) -> None:
        """Closes all connections: before a rekey, a restore and the end."""
        self._writer.dispose()
        self._reader.dispose()

    def _head_is_of(self, connection: Connection) -> bool:
        """Whether the kept head lies on this chain. One that does not is evidence, and must not be written over."""
        kept = self._kept_head()
        return kept is not None and kept.mac == audit.mac_at(connection, kept.events)

    def _write_head(self, head: audit.AuditHead) -> None:
        with self._head_guard:
            kept = self._kept_head()
            if kept is not None and kept.events >= head.events:
                return
            # The act is committed: a full disk must not say it failed. The next act writes the head again.
            with suppress(KnownError, OSError):
                write_durably(self.path.with_name(HEAD_NAME), audit.write_outside(self._keys.audit, head).encode())

    def _kept_head(self) -> audit.AuditHead | None:
        return audit.read_outside(self._keys.audit, self._head_text() or "")

    def _head_text(self) -> str | None:
        try:
            return self.path.with_name(HEAD_NAME).read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return None
