"""Is there room for what is about to be written? Asked before, so that nothing is half written."""

from __future__ import annotations

import shutil
from pathlib import Path

from mlpipeline.errors import KnownError

SPARE_BYTES = 64 * 2**20
"""What the store needs to end its transactions and write its log."""


def require_free_space(folder: Path, needed: int) -> None:
    """Raises KnownError workspace.disk_full (facts: folder, needed, free; bytes)."""
    free = shutil.disk_usage(folder).free
    if free < needed + SPARE_BYTES:
        raise KnownError("workspace.disk_full", folder=str(folder), needed=needed + SPARE_BYTES, free=free)
