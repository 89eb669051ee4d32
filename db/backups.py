"""Backups of the store: a consistent copy under the same key, proven by opening it, rotated."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path

from db.clock import utc_now
from db.durable import known_disk_errors, remove_leftovers, require_space, sync_folder
from db.engine import known_error, require_sqlite, sqlcipher, unlock
from db.keys import StoreKeys
from mlpipeline.errors import KnownError

DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""How many days, weeks and months keep their newest backup."""
REGULAR, SPECIAL = "regular", 5
"""Backups for another reason (before a migration) leave the rotation alone; so many of them are kept."""
_NAME = re.compile(r"store-(\d{8}T\d{12}Z)-([a-z0-9-]+)\.db")
_STAMP = "%Y%m%dT%H%M%S%fZ"


def back_up(store_path: Path, data_key: bytes, folder: Path, reason: str = REGULAR, at: datetime | None = None) -> Path:
    """Copy the store, running or not, into `folder`; returns the copy once it has been opened and checked.

    reason: letters, digits and dashes; part of the name. Raises KnownError store.missing, store.unreadable,
    store.disk_full, store.readonly or backup.failed (fact: problem).
    """
    require_sqlite()
    if not store_path.is_file():
        raise KnownError("store.missing", store=str(store_path))
    key = StoreKeys.of(data_key).store
    with known_disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        require_space(folder, store_path.stat().st_size)
    path = folder / f"store-{(at or utc_now()).astimezone(UTC).strftime(_STAMP)}-{reason}.db"
    aside = path.with_name(f".{path.name}.tmp")
    try:
        _copy(store_path, aside, key)
        check_backup(aside, data_key)
        with known_disk_errors(folder):
            with aside.open("rb+") as file:
                os.fsync(file.fileno())
            aside.replace(path)
            sync_folder(folder)
    finally:
        aside.unlink(missing_ok=True)
    rotate(folder)
    return path


def check_backup(path: Path, data_key: bytes) -> int:
    """Open a backup and read all of it; returns its schema's number.

    Raises KnownError store.missing, store.unreadable, backup.failed (fact: problem).
    """
    if not path.is_file():
        raise KnownError("store.missing", store=str(path))
    connection = sqlcipher.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        unlock(connection, StoreKeys.of(data_key).store)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if connection.execute("PRAGMA cipher_integrity_check").fetchall():
            raise KnownError("backup.failed", problem="cipher")
        if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise KnownError("backup.failed", problem="structure")
        return int(version)
    except sqlcipher.Error as error:
        raise known_error(error, path) or error from None
    finally:
        connection.close()


def list_backups(folder: Path) -> tuple[Path, ...]:
    """The backups in a folder, newest first."""
    if not folder.is_dir():
        return ()
    return tuple(sorted((path for path in folder.iterdir() if _NAME.fullmatch(path.name)), reverse=True))


def rotate(folder: Path) -> int:
    """Deletes what is not the newest of one of the kept days, weeks and months; returns how many.

    Backups for a special reason and what killed backups left half-written are tidied up beside it.
    """
    found = list_backups(folder)
    special = [path for path in found if not path.name.endswith(f"-{REGULAR}.db")]
    regular = [path for path in found if path not in special]
    kept: set[Path] = set(special[:SPECIAL])
    for spelling, number in (("%Y-%m-%d", DAILY), ("%G-%V", WEEKLY), ("%Y-%m", MONTHLY)):
        newest: dict[str, Path] = {}
        for path in regular:
            newest.setdefault(moment_of(path).strftime(spelling), path)
        kept.update(list(newest.values())[:number])
    for path in set(found) - kept:
        path.unlink(missing_ok=True)
    remove_leftovers(folder)
    return len(set(found) - kept)


def moment_of(path: Path) -> datetime:
    """When a backup was made, by its name (UTC)."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        raise ValueError("not the name of a backup")
    return datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)


def _copy(source_path: Path, target_path: Path, key: bytes) -> None:
    source = sqlcipher.connect(str(source_path))
    try:
        unlock(source, key)
        source.execute("PRAGMA busy_timeout=5000")
        # VACUUM INTO reads one snapshot and writes a compact copy, encrypted with the connection's key.
        source.execute("VACUUM INTO ?", (str(target_path),))
    except sqlcipher.Error as error:
        raise known_error(error, source_path) or error from None
    finally:
        source.close()
