"""One knowledge pack: what it is, whose it is, and which bytes it is."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from mlpipeline.errors import KnownError

HPO, ORPHAPACKETS, SSSOM, BABELON, ORPHANET_NAMES, COMMON = KINDS = (
    "hpo",
    "orphapackets",
    "sssom",
    "babelon",
    "orphanet_names",
    "common",
)
SEVERAL = frozenset((SSSOM,))
"""Kinds of which more than one may be in use."""

ID_LETTERS = 12
_MANIFEST_BYTES = 64 * 2**10


@dataclass(frozen=True, slots=True)
class Pack:
    """pack_id: the first 12 letters of `sha256`. version: the source's own, or as the user said. size: bytes kept.
    file: its name beside the manifest, a folder for kinds "hpo" and "common"."""

    pack_id: str
    kind: str
    version: str
    title: str
    attribution: str
    licence: str
    sha256: str
    size: int
    file: str

    @property
    def short(self) -> str:
        """As named with each result, e.g. "Mondo 2026-08-04"."""
        return f"{self.title} {self.version or self.pack_id}"


@dataclass(frozen=True, slots=True)
class PackFile:
    """A pack and where its file (of kinds "hpo" and "common": its folder) is."""

    pack: Pack
    path: Path


def to_manifest(pack: Pack) -> str:
    return json.dumps(asdict(pack), ensure_ascii=False, indent=1) + "\n"


def from_manifest(path: Path) -> Pack:
    """Raises KnownError `knowledge.pack_manifest` (file) where it is not one of ours."""
    try:
        with path.open(encoding="utf-8") as file:
            plain = json.loads(file.read(_MANIFEST_BYTES))
        pack = Pack(**{each.name: plain[each.name] for each in fields(Pack)})
        told = [getattr(pack, each.name) for each in fields(Pack) if each.name != "size"]
        if pack.kind in KINDS and all(isinstance(each, str) for each in told) and "/" not in pack.file:
            return pack
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass
    raise KnownError("knowledge.pack_manifest", file=path.name)
