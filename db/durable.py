"""Files that are either wholly there or not there: written aside, fsynced, renamed, the folder fsynced."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from mlpipeline.errors import KnownError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
SPARE_BYTES = 16 * 2**20
"""Left free beside what is written: the store's own log needs room to commit."""
LEFTOVER_AGE_S = 24 * 3600


@contextmanager
def known_disk_errors(folder: Path) -> Iterator[None]:
    """Turns a full disk or a refused folder into KnownError store.disk_full or store.readonly (fact: folder)."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise KnownError("store.disk_full", folder=str(folder)) from None
        if error.errno in _REFUSED:
            raise KnownError("store.readonly", folder=str(folder)) from None
        raise


def require_space(folder: Path, needed: int) -> None:
    """Raises KnownError store.disk_full (facts: folder, needed, free; bytes) where `needed` and a spare do not fit."""
    free = shutil.disk_usage(folder).free
    if free < needed + SPARE_BYTES:
        raise KnownError("store.disk_full", folder=str(folder), needed=needed + SPARE_BYTES, free=free)


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder survive a power loss (Windows has no such call and needs none)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def durable_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes the name `path` once the block ends well, and leaves nothing otherwise.

    Raises KnownError store.disk_full or store.readonly.
    """
    with known_disk_errors(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
        try:
            with aside.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            aside.replace(path)
        finally:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
        sync_folder(path.parent)


def write_durably(path: Path, data: bytes) -> None:
    """Small content in one call; see `durable_file`."""
    with durable_file(path) as file:
        file.write(data)


def remove_leftovers(folder: Path, older_than_s: float = LEFTOVER_AGE_S) -> int:
    """Deletes the half-written files a killed process left in `folder` and below; returns how many.

    Young ones stay: another process may be writing them now.
    """
    limit = time.time() - older_than_s
    removed = 0
    for path in folder.rglob(".*.tmp"):
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < limit:
                path.unlink()
                removed += 1
    return removed
