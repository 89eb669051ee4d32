"""The file to import: its size and hash, its content read in a child."""

from __future__ import annotations

import hashlib
import io
import tarfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.paths import cache_folder
from app.services.import_views import CheckView
from app.services.patient_views import RowProblemView
from app.services.process import run_in_process
from mlpipeline.domain import Case, case_from_dict
from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress

MAX_BYTES = 4 * 2**30
MAX_FOLDER_BYTES = 512 * 2**20
_CHUNK = 2**20


@dataclass(frozen=True)
class RawFile:
    """What goes into the lake. content: the path, or the bytes of a folder packed into one archive."""

    name: str
    size: int
    sha256: str
    content: Path | bytes
    media_type: str


@dataclass(frozen=True)
class SourceContent:
    """What the child read. problems: of refused rows, one row may have several; refused_rows: how many rows."""

    format: str
    cases: tuple[Case, ...]
    problems: tuple[RowProblemView, ...]
    refused_rows: int
    warnings: tuple[CheckView, ...]


def raw_file(path: Path, progress: Progress = Progress()) -> RawFile:
    """Size and hash. Raises KnownError import.missing_file, import.empty_file, import.too_large (size, limit)."""
    if path.is_dir():
        return _packed_folder(path)
    if not path.is_file():
        raise KnownError("import.missing_file", file=path.name)
    size = path.stat().st_size
    if size == 0:
        raise KnownError("import.empty_file", file=path.name)
    if size > MAX_BYTES:
        raise KnownError("import.too_large", file=path.name, size=size, limit=MAX_BYTES)
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                progress(min(1.0, file.tell() / size), "import.hash")
    except OSError as error:
        raise KnownError("import.unreadable", file=path.name, reason=error.strerror or "") from None
    return RawFile(path.name, size, digest.hexdigest(), path, "application/octet-stream")


def read_source(path: Path, format: str | None, profile_json: str | None, progress: Progress) -> SourceContent:
    """The cases, read by a child. Raises KnownError reader.*, import.*, worker.died."""
    plain: dict[str, Any] = run_in_process(
        "app.services.reading_worker:read", str(path), format, profile_json, str(cache_folder()), progress=progress
    )
    return SourceContent(
        format=str(plain["format"]),
        cases=tuple(case_from_dict(each) for each in plain["cases"]),
        problems=tuple(
            RowProblemView(int(line), str(column), str(code), str(kind))
            for line, column, code, kind in plain["refused"]
        ),
        refused_rows=int(plain["refused_rows"]),
        warnings=_grouped(plain["checks"]),
    )


def _grouped(checks: Iterable[tuple[str, int | None, int]]) -> tuple[CheckView, ...]:
    listed = list(checks)
    times: Counter[str] = Counter()
    for code, _, count in listed:
        times[code] += count
    first = {code: line for code, line, _ in reversed(listed)}
    return tuple(CheckView(code, number, first[code]) for code, number in times.most_common())


def _packed_folder(folder: Path) -> RawFile:
    """One archive of the folder's JSON files, the same bytes for the same files."""
    packed, total = io.BytesIO(), 0
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path in sorted(folder.rglob("*.json")):
            if path.is_symlink() or not path.is_file():
                continue
            total += path.stat().st_size
            if total > MAX_FOLDER_BYTES:
                raise KnownError("import.too_large", file=folder.name, size=total, limit=MAX_FOLDER_BYTES)
            content = path.read_bytes()
            member = tarfile.TarInfo(path.relative_to(folder).as_posix())
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    if not total:
        raise KnownError("import.empty_file", file=folder.name)
    data = packed.getvalue()
    return RawFile(folder.name, len(data), hashlib.sha256(data).hexdigest(), data, "application/x-tar")
