"""Orphanet's disease names in Spanish: a JSON object, ORPHAcode -> name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mlpipeline.knowledge.packs.bounded import bounded_bytes, malformed
from mlpipeline.knowledge.packs.plain import NotAsExpected, parsed, text

FILE_BYTES = 16 * 2**20
ROWS = 200_000
_CODE = re.compile(r"[0-9]{1,9}")


def read_orphanet_names(path: Path) -> dict[str, str]:
    """ "ORPHA:558" -> name. Raises KnownError `knowledge.pack_malformed`, and as `bounded_bytes`."""
    try:
        return names_of(parsed(bounded_bytes(path, FILE_BYTES)))
    except NotAsExpected:
        raise malformed(path, 1) from None


def names_of(plain: Any) -> dict[str, str]:
    """Raises NotAsExpected where it is not such an object, or an empty one."""
    if not isinstance(plain, dict) or not plain or len(plain) > ROWS:
        raise NotAsExpected
    names = {code: text(name) for code, name in plain.items()}
    if not all(_CODE.fullmatch(code) for code in names):
        raise NotAsExpected
    return {f"ORPHA:{code}": name for code, name in names.items() if name}
