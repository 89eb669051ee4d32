"""The lake: raw files of any kind, kept encrypted and once, found by the SHA-256 of their clear content.

The name on disk is HMAC(key, SHA-256): without the key nobody can test whether a file they hold was brought here.
"""

from __future__ import annotations

import hashlib
import hmac
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from db import sealed
from db.durable import remove_leftovers
from db.keys import derive
from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress

_CHUNK = 2**20


@dataclass(frozen=True, slots=True)
class LakeFile:
    """sha256: hex, of the clear content. size: clear bytes."""

    sha256: str
    size: int
    media_type: str


class Lake:
    """Files under `folder`, sealed by keys derived from the data key. Safe from any thread and process."""

    def __init__(self, folder: Path, data_key: bytes) -> None:
        self.folder = folder
        self._key = derive(data_key, "lake")
        self._name_key = derive(data_key, "lake-names")

    def put(self, source: Path | bytes, media_type: str = "application/octet-stream") -> LakeFile:
        """Keeps a file (streamed) or bytes. What is here already, and whole, is not written again.

        Raises KnownError lake.no_file, lake.changed (the file changed while it was read), store.disk_full.
        """
        with _opened(source) as file:
            sha256, size = _digest(file)
            if not self._is_whole(sha256):
                file.seek(0)
                reader = _HashingReader(file)
                sealed.seal_stream(reader, self.path_of(sha256), self._key, _label(sha256), size)
                if reader.hexdigest() != sha256:
                    self.path_of(sha256).unlink(missing_ok=True)
                    raise KnownError("lake.changed")
        return LakeFile(sha256, size, media_type)

    def get(self, sha256: str) -> bytes:
        """The clear content. Raises KnownError sealed.missing, sealed.not_sealed, sealed.damaged."""
        return b"".join(self.frames(sha256))

    def frames(self, sha256: str) -> Iterator[bytes]:
        """The clear content in pieces of up to 1 MiB; raises as `get`, perhaps only at the end."""
        digest = hashlib.sha256()
        for frame in sealed.open_sealed(self.path_of(sha256), self._key, _label(sha256)):
            digest.update(frame)
            yield frame
        if digest.hexdigest() != sha256:
            raise KnownError("sealed.damaged", file=self.path_of(sha256).name, frame=-1)

    def has(self, sha256: str) -> bool:
        return self.path_of(sha256).exists()

    def remove(self, sha256: str) -> None:
        """Takes a file away (its row must be gone already); harmless where there is none."""
        self.path_of(sha256).unlink(missing_ok=True)

    def path_of(self, sha256: str) -> Path:
        """Where the sealed file lies."""
        name = hmac.new(self._name_key, sha256.encode(), hashlib.sha256).hexdigest()
        return self.folder / name[:2] / name

    def verify(self, expected: list[str], progress: Progress = Progress()) -> LakeReport:
        """Decrypts every file of `expected` (SHA-256 hex) and compares; lists what is missing, damaged or unknown."""
        missing, damaged = [], []
        for number, sha256 in enumerate(expected):
            progress(number / len(expected), "lake.verify")
            if not self.has(sha256):
                missing.append(sha256)
            elif not self._is_whole(sha256):
                damaged.append(sha256)
        names = {self.path_of(sha256).name for sha256 in expected}
        found = (path for path in self.folder.glob("??/*") if not path.name.startswith("."))
        unknown = sum(path.name not in names for path in found)
        return LakeReport(len(expected), tuple(missing), tuple(damaged), unknown)

    def remove_leftovers(self) -> int:
        """Deletes half-written files of killed processes (older than a day); returns how many."""
        return remove_leftovers(self.folder)

    def _is_whole(self, sha256: str) -> bool:
        try:
            for _ in self.frames(sha256):
                pass
        except KnownError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class LakeReport:
    """files: looked at. missing and damaged: SHA-256s. unknown: files in the folder without a row (a crash leaves
    them: folder first, row last)."""

    files: int
    missing: tuple[str, ...]
    damaged: tuple[str, ...]
    unknown: int

    @property
    def ok(self) -> bool:
        return not self.missing and not self.damaged


class _HashingReader:
    """Passes a file through and hashes what passed."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()

    def read(self, size: int, /) -> bytes:
        data = self._file.read(size)
        self._digest.update(data)
        return data

    def hexdigest(self) -> str:
        return self._digest.hexdigest()


@contextmanager
def _opened(source: Path | bytes) -> Iterator[BinaryIO]:
    if isinstance(source, bytes):
        yield io.BytesIO(source)
        return
    try:
        file = source.open("rb")
    except (FileNotFoundError, IsADirectoryError, PermissionError):
        raise KnownError("lake.no_file", file=source.name) from None
    with file:
        yield file


def _digest(file: BinaryIO) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


def _label(sha256: str) -> str:
    return f"lake {sha256}"
