"""The wanted members of a folder, a tar or zip archive, or one file: read in memory, within limits, never unpacked."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from mlpipeline.errors import KnownError

MEMBERS_LIMIT = 200_000
MEMBER_BYTES = 4 * 2**20
TOTAL_BYTES = 4 * 2**30
RATIO_LIMIT = 200
RATIO_FLOOR_BYTES = 32 * 2**20
"""An archive may always unpack to the floor; beyond it, to no more than the ratio times its own size."""

Refuse = Callable[[str, str], None]
Wanted = Callable[[str], bool]


_ZIP_DAMAGE = (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error)
"""Everything zipfile raises on damaged bytes, as met while damaging them."""


def _ignore(name: str, code: str) -> None: ...


def is_json(name: str) -> bool:
    return name.lower().endswith(".json")


def iterate_members(
    path: Path, refused: Refuse = _ignore, wanted: Wanted = is_json, member_bytes: int | None = None
) -> Iterator[tuple[str, bytes]]:
    """(name in the archive, content) of every wanted member, in the archive's order; of a folder, sorted.

    `wanted` is asked with the last part of the name; `member_bytes`: the largest member taken, MEMBER_BYTES if None.

    A member that cannot be taken is told to `refused` (name, code: "member.too_large", "member.encrypted",
    "member.damaged", "member.not_a_file", "member.unknown_compression") and left out. Raises KnownError
    `reader.missing_file`, `reader.not_an_archive`, `reader.damaged_archive`, `reader.too_many_members`,
    `reader.expands_too_much`.
    """
    want = _Want(wanted, MEMBER_BYTES if member_bytes is None else member_bytes, refused)
    if path.is_dir():
        yield from _folder(path, want)
        return
    try:
        with path.open("rb") as file:
            head = file.read(512)
            file.seek(0)
            if head[:2] == b"\x1f\x8b" or head[257:262] == b"ustar":
                yield from _tar(path, file, want)
            elif head[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
                yield from _zip(path, file, want)
            elif head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
                yield from _single(path, file, want)
            else:
                raise KnownError("reader.not_an_archive", file=path.name)
    except FileNotFoundError:
        raise KnownError("reader.missing_file", file=path.name) from None
    except PermissionError:
        raise KnownError("reader.missing_file", file=path.name) from None


@dataclass(frozen=True, slots=True)
class _Want:
    wanted: Wanted
    member_bytes: int
    refused: Refuse

    def __call__(self, name: str) -> bool:
        """macOS archives carry a shadow ("._x.json") of every file."""
        last = name.rsplit("/", 1)[-1]
        return not last.startswith(".") and "__MACOSX/" not in name and self.wanted(last)


def _folder(folder: Path, want: _Want) -> Iterator[tuple[str, bytes]]:
    paths: list[Path] = []
    for path in folder.rglob("*"):
        if want(path.relative_to(folder).as_posix()):
            paths.append(path)
        if len(paths) > MEMBERS_LIMIT:
            raise KnownError("reader.too_many_members", file=folder.name, limit=MEMBERS_LIMIT)
    for path in sorted(paths):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not path.is_file():
            want.refused(name, "member.not_a_file")
        elif path.stat().st_size > want.member_bytes:
            want.refused(name, "member.too_large")
        else:
            yield name, path.read_bytes()


def _single(path: Path, file: IO[bytes], want: _Want) -> Iterator[tuple[str, bytes]]:
    content = file.read(want.member_bytes + 1)
    if len(content) > want.member_bytes:
        want.refused(path.name, "member.too_large")
    else:
        yield path.name, content


class _Unpacked(io.RawIOBase):
    """The bytes of a gzip or plain stream, counted: a bomb is refused while it unpacks, not afterwards."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        super().__init__()
        self._name = path.name
        self._limit = min(TOTAL_BYTES, max(RATIO_FLOOR_BYTES, RATIO_LIMIT * path.stat().st_size))
        self._seen = 0
        zipped = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        self._file: IO[bytes] | gzip.GzipFile = gzip.GzipFile(fileobj=file, mode="rb") if zipped else file

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size if size >= 0 else 2**16)
        self._seen += len(data)
        if self._seen > self._limit:
            raise KnownError("reader.expands_too_much", file=self._name, limit=self._limit)
        return data


def _tar(path: Path, file: IO[bytes], want: _Want) -> Iterator[tuple[str, bytes]]:
    try:
        with tarfile.open(fileobj=_Unpacked(path, file), mode="r|") as archive:
            for count, member in enumerate(archive):
                if count >= MEMBERS_LIMIT:
                    raise KnownError("reader.too_many_members", file=path.name, limit=MEMBERS_LIMIT)
                if not want(member.name) or member.isdir():
                    continue
                stream = archive.extractfile(member) if member.isreg() and not member.issparse() else None
                if stream is None:
                    want.refused(member.name, "member.not_a_file")
                elif member.size > want.member_bytes:
                    want.refused(member.name, "member.too_large")
                else:
                    yield member.name, stream.read()
    except (tarfile.ReadError, OSError) as damage:
        started = not isinstance(damage, tarfile.ReadError) or "could not be opened" not in str(damage)
        raise KnownError("reader.damaged_archive" if started else "reader.not_an_archive", file=path.name) from None
    except (tarfile.TarError, EOFError, zlib.error, ValueError):
        raise KnownError("reader.damaged_archive", file=path.name) from None


def _zip(path: Path, file: IO[bytes], want: _Want) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            if len(members) > MEMBERS_LIMIT:
                raise KnownError("reader.too_many_members", file=path.name, limit=MEMBERS_LIMIT)
            limit = min(TOTAL_BYTES, max(RATIO_FLOOR_BYTES, RATIO_LIMIT * path.stat().st_size))
            seen = 0
            for member in members:
                if member.is_dir() or not want(member.filename):
                    continue
                content = _zip_member(archive, member, want)
                seen += len(content or b"")
                if seen > limit:
                    raise KnownError("reader.expands_too_much", file=path.name, limit=limit)
                if content is not None:
                    yield member.filename, content
    except _ZIP_DAMAGE:
        raise KnownError("reader.damaged_archive", file=path.name) from None


def _zip_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, want: _Want) -> bytes | None:
    """Its content, or None after telling why not. The declared size is not believed."""
    if member.flag_bits & 1:
        want.refused(member.filename, "member.encrypted")
        return None
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        want.refused(member.filename, "member.unknown_compression")
        return None
    try:
        with archive.open(member) as stream:
            content = stream.read(want.member_bytes + 1)
    except (*_ZIP_DAMAGE, zlib.error):
        want.refused(member.filename, "member.damaged")
        return None
    if len(content) > want.member_bytes:
        want.refused(member.filename, "member.too_large")
        return None
    return content
