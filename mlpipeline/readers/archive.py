"""The JSON members of a folder, an archive or one file: what records come in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mlpipeline import archive


def _ignore(name: str, code: str) -> None: ...


def iterate_members(path: Path, refused: archive.Refuse = _ignore) -> Iterator[tuple[str, bytes]]:
    """(name, content) of every .json member; see `mlpipeline.archive.iterate_members` for limits and errors."""
    return archive.iterate_members(path, refused)
