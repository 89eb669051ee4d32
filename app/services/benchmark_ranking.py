"""Measure the ranker on published cases, without a workspace."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.knowledge_packs import NONE, chosen_packs
from app.services.process import run_in_process
from mlpipeline.progress import Progress

if TYPE_CHECKING:
    from mlpipeline.orphan.benchmark import BenchmarkReport


def benchmark_ranking(
    path: Path,
    leave_publication_out: bool,
    ranks_path: Path | None,
    cache_folder: Path,
    progress: Progress = Progress(),
    packs: Sequence[str] = (NONE,),
    linked: bool = True,
) -> BenchmarkReport:
    """Ranks the true disease of every case of an archive, in a child: the archive is foreign. Writes the ranks (JSON
    Lines) where a path is given. `packs`: ids of knowledge packs, or NONE or ACTIVE alone. `linked`: with the rows of
    Orphanet that OMIM diseases borrow. Raises KnownError reader.*,
    benchmark.*, knowledge.*, import.too_much_memory."""
    ranks = str(ranks_path.absolute()) if ranks_path else None
    return run_in_process(
        "app.services.benchmark_worker:ranking",
        str(path),
        leave_publication_out,
        ranks,
        str(cache_folder),
        chosen_packs(packs),
        linked,
        progress=progress,
    )
