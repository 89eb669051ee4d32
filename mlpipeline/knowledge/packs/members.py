"""The members of an archive or folder of a pack: the limits of `mlpipeline.archive`, in the words of packs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mlpipeline.archive import Wanted, iterate_members
from mlpipeline.errors import KnownError
from mlpipeline.knowledge.packs.bounded import FILE_BYTES

_CODES = {
    "reader.missing_file": "knowledge.pack_missing",
    "reader.not_an_archive": "knowledge.pack_unknown_kind",
    "reader.damaged_archive": "knowledge.pack_damaged",
    "reader.too_many_members": "knowledge.pack_too_large",
    "reader.expands_too_much": "knowledge.pack_too_large",
}


def pack_members(path: Path, wanted: Wanted, member_bytes: int) -> Iterator[tuple[str, bytes]]:
    """(name, content) of the wanted members. A member that cannot be taken refuses the whole pack: half of a source
    would read like the whole.

    Raises KnownError `knowledge.pack_missing`, `.pack_unknown_kind`, `.pack_too_large`, `.pack_damaged`.
    """

    def refuse(name: str, code: str) -> None:
        if code == "member.too_large":
            raise KnownError("knowledge.pack_too_large", file=name, limit=member_bytes)
        raise KnownError("knowledge.pack_damaged", file=name)

    if path.is_file() and path.stat().st_size > FILE_BYTES:
        raise KnownError("knowledge.pack_too_large", file=path.name, limit=FILE_BYTES)
    try:
        yield from iterate_members(path, refuse, wanted, member_bytes)
    except KnownError as error:
        if error.code not in _CODES:
            raise
        raise KnownError(_CODES[error.code], **error.facts) from None
    except OSError:
        raise KnownError("knowledge.pack_missing", file=path.name) from None
