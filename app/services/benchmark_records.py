"""On published cases: what a few records add, and how a disease nobody describes is told, without a workspace."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.knowledge_packs import NONE, chosen_packs
from app.services.process import run_in_process
from mlpipeline.progress import Progress

if TYPE_CHECKING:
    from mlpipeline.orphan.kshot import KshotReport
    from mlpipeline.orphan.unknown_benchmark import UnknownReport


def benchmark_kshot(
    path: Path, cache_folder: Path, progress: Progress = Progress(), packs: Sequence[str] = (NONE,)
) -> KshotReport:
    """Ranks published cases after 0 to 20 records of their disease, in a child: the archive is foreign. `packs`: ids of
    knowledge packs, or NONE or ACTIVE alone. Raises KnownError reader.*, benchmark.*, knowledge.*,
    import.too_much_memory."""
    return run_in_process(
        "app.services.benchmark_worker:kshot", str(path), str(cache_folder), chosen_packs(packs), progress=progress
    )


def benchmark_unknown(
    path: Path, cache_folder: Path, progress: Progress = Progress(), packs: Sequence[str] = (NONE,)
) -> UnknownReport:
    """Judges published cases of described and undescribed diseases, in a child. Raises as `benchmark_kshot`, and
    ranking.silence_malformed."""
    return run_in_process(
        "app.services.benchmark_worker:unknown", str(path), str(cache_folder), chosen_packs(packs), progress=progress
    )
