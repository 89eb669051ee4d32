"""Foreign text, plain or gzipped, read line by line or whole: refused by size before anything is made of it."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from mlpipeline.errors import KnownError

FILE_BYTES = 256 * 2**20
"""Of the file as it lies there."""
UNPACKED_BYTES = 512 * 2**20
RATIO_LIMIT = 200
RATIO_FLOOR_BYTES = 16 * 2**20
"""A file may always unpack to the floor; beyond it, to no more than the ratio times its own size."""
LINE_BYTES = 100_000
ROWS = 2_000_000
HEAD_BYTES = 64 * 2**10

_GZIP = b"\x1f\x8b"


def malformed(path: Path, line: int) -> KnownError:
    return KnownError("knowledge.pack_malformed", file=path.name, line=line)


def bounded_lines(path: Path) -> Iterator[tuple[int, str]]:
    """(line number from 1, text without its end) of a UTF-8 file; a byte order mark is dropped.

    Raises KnownError `knowledge.pack_missing`, `.pack_too_large`, `.pack_damaged`, `.pack_malformed` (file, line).
    """
    with _opened(path) as (file, limit):
        seen = number = 0
        while line := file.readline(LINE_BYTES + 1):
            number, seen = number + 1, seen + len(line)
            if seen > limit:
                raise KnownError("knowledge.pack_too_large", file=path.name, limit=limit)
            if len(line) > LINE_BYTES or number > ROWS:
                raise malformed(path, number)
            try:
                yield number, line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
            except UnicodeDecodeError:
                raise malformed(path, number) from None


def bounded_bytes(path: Path, limit: int) -> bytes:
    """The whole content, at most `limit` bytes of it. Raises as `bounded_lines`."""
    with _opened(path) as (file, allowed):
        content = file.read(min(limit, allowed) + 1)
    if len(content) > min(limit, allowed):
        raise KnownError("knowledge.pack_too_large", file=path.name, limit=min(limit, allowed))
    return content


def head_of(path: Path) -> bytes:
    """The first 64 KiB of the content, fewer where the file breaks off. Raises KnownError `knowledge.pack_missing`,
    `.pack_too_large`, `.pack_damaged`."""
    with _opened(path) as (file, _):
        return file.read(HEAD_BYTES)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[IO[bytes], int]]:
    """(content, bytes it may have)."""
    try:
        with path.open("rb") as raw:
            size = path.stat().st_size
            if size > FILE_BYTES:
                raise KnownError("knowledge.pack_too_large", file=path.name, limit=FILE_BYTES)
            zipped = raw.read(2) == _GZIP
            raw.seek(0)
            limit = min(UNPACKED_BYTES, max(RATIO_FLOOR_BYTES, RATIO_LIMIT * size))
            yield _unzipped(raw) if zipped else raw, limit
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise KnownError("knowledge.pack_damaged", file=path.name) from None
    except OSError:
        raise KnownError("knowledge.pack_missing", file=path.name) from None


def _unzipped(raw: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", gzip.GzipFile(fileobj=raw, mode="rb"))
