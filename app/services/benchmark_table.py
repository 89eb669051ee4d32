"""Train and compare on any table, without a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.services.process import run_in_process
from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress

if TYPE_CHECKING:
    from mlpipeline.benchmark_table import TableReport


def benchmark_table(
    path: Path, target: str, families: tuple[str, ...] | None = None, seed: int = 0, progress: Progress = Progress()
) -> TableReport:
    """Reads, splits, trains and measures in a child. Raises KnownError table.*, training.*."""
    if families is not None and not families:
        raise KnownError("training.no_family")
    return run_in_process("app.services.benchmark_worker:table", str(path), target, families, seed, progress=progress)
