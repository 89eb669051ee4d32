"""A foreign file or folder copied into the library: the bytes that will be kept are the ones that get read."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from mlpipeline.archive import is_json
from mlpipeline.errors import KnownError
from mlpipeline.knowledge.packs.bounded import FILE_BYTES, head_of
from mlpipeline.knowledge.packs.common_files import common_files
from mlpipeline.knowledge.packs.detection import hpo_file_of
from mlpipeline.knowledge.packs.hpo_release import release_files
from mlpipeline.knowledge.packs.members import pack_members
from mlpipeline.knowledge.packs.orphapackets import MEMBER_BYTES
from mlpipeline.knowledge.packs.pack import COMMON, HPO
from mlpipeline.progress import Progress

_PIECE = 2**20


def take_in(source: Path, kind: str, target: Path, progress: Progress) -> None:
    """Make `target` what is kept of `source`: of kinds "hpo" and "common" a folder with its files, else one file.

    Each file is synced before this returns. Raises KnownError `knowledge.pack_missing`, `.pack_too_large`,
    `.pack_damaged`; OSError where the target cannot be written.
    """
    if kind in (HPO, COMMON):
        target.mkdir(parents=True)
        for name, content in common_files(source) if kind == COMMON else _release(source):
            with (target / name).open("xb") as file:
                file.write(content)
                _sync(file)
            progress(0.5, "packs.copy")
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        if source.is_dir():
            _pack(source, file, progress)
        else:
            for piece in _pieces(source):
                file.write(piece)
                progress(0.5, "packs.copy")
        _sync(file)


def _release(source: Path) -> Iterator[tuple[str, bytes]]:
    alone = "" if source.is_dir() else hpo_file_of(head_of(source).removeprefix(b"\xef\xbb\xbf").lstrip())
    return release_files(source, alone)


def content_hash(kept: Path) -> tuple[str, int]:
    """(SHA-256, bytes) of what `take_in` made; a folder's is over names and hashes. Raises OSError."""
    if not kept.is_dir():
        digest = hashlib.sha256()
        with kept.open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
        return digest.hexdigest(), kept.stat().st_size
    parts = [(each.name, *content_hash(each)) for each in sorted(kept.iterdir())]
    text = "".join(f"{sha256}  {name}\n" for name, sha256, _ in parts)
    return hashlib.sha256(text.encode()).hexdigest(), sum(size for _, _, size in parts)


def drop(kept: Path) -> None:
    """What was kept or half-kept is gone; nothing happens where there is nothing."""
    if kept.is_dir():
        shutil.rmtree(kept, ignore_errors=True)
    else:
        with suppress(OSError):
            kept.unlink()


def _pieces(source: Path) -> Iterator[bytes]:
    try:
        with source.open("rb") as file:
            seen = 0
            while piece := file.read(_PIECE):
                seen += len(piece)
                if seen > FILE_BYTES:
                    raise KnownError("knowledge.pack_too_large", file=source.name, limit=FILE_BYTES)
                yield piece
    except OSError:
        raise KnownError("knowledge.pack_missing", file=source.name) from None


def _pack(folder: Path, file: IO[bytes], progress: Progress) -> None:
    """The JSON files of a folder as one archive; the same files always make the same bytes."""
    with (
        gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=6, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for name, content in pack_members(folder, is_json, MEMBER_BYTES):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
            progress(0.5, "packs.copy")


def _sync(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())
