"""Which kind of pack a file or folder is, by its content; of names only those of HPO and of our own files count."""

from __future__ import annotations

from pathlib import Path

from mlpipeline.archive import is_json
from mlpipeline.errors import KnownError
from mlpipeline.knowledge.packs import babelon, sssom
from mlpipeline.knowledge.packs.bounded import head_of
from mlpipeline.knowledge.packs.common_files import common_file_of
from mlpipeline.knowledge.packs.hpo_release import FILES, GENES_FILE, HPOA_FILE, MEMBER_BYTES, OBO_FILE
from mlpipeline.knowledge.packs.members import pack_members
from mlpipeline.knowledge.packs.pack import BABELON, COMMON, HPO, ORPHANET_NAMES, ORPHAPACKETS, SSSOM

_PACKET = b'"Orphapacket"'
_PACKET_HEAD = 4096


def kind_of(path: Path) -> str:
    """One of KINDS. Raises KnownError `knowledge.pack_unknown_kind`, and as `pack_members` and `head_of`."""
    if path.is_dir():
        return _kind_of_members(path)
    head = head_of(path)
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06") or head[257:262] == b"ustar":
        return _kind_of_members(path)
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if hpo_file_of(head):
        return HPO
    if head[:1] == b"{":
        return ORPHAPACKETS if _PACKET in head[:_PACKET_HEAD] else ORPHANET_NAMES
    headings = _heading(head).decode("utf-8", "replace").rstrip("\r").split("\t")
    for kind, columns in ((SSSOM, sssom.COLUMNS), (BABELON, babelon.COLUMNS)):
        if set(columns) <= set(headings):
            return kind
    raise KnownError("knowledge.pack_unknown_kind", file=path.name)


def hpo_file_of(head: bytes) -> str:
    """Which of HPO's files begins like this; "" where none does."""
    if head.startswith(b"format-version:"):
        return OBO_FILE
    return HPOA_FILE if _heading(head).startswith(b"database_id\t") else ""


def _heading(head: bytes) -> bytes:
    """The first line that is no remark."""
    return next((line for line in head.split(b"\n") if not line.startswith(b"#")), b"")


def _kind_of_members(path: Path) -> str:
    """By the first member that tells. Genes alone are no release."""
    telling = set(FILES) - {GENES_FILE}

    def tells(last: str) -> bool:
        return last in telling or is_json(last) or bool(common_file_of(last))

    for name, content in pack_members(path, tells, MEMBER_BYTES):
        last = name.rsplit("/", 1)[-1]
        if last in telling:
            return HPO
        if common_file_of(last):
            return COMMON
        if _PACKET in content[:_PACKET_HEAD]:
            return ORPHAPACKETS
    raise KnownError("knowledge.pack_unknown_kind", file=path.name)
