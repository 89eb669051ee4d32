"""The child of the benchmarks: the learning libraries load here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.memory_limit import limit_memory
from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress

if TYPE_CHECKING:
    from mlpipeline.benchmark_table import TableReport
    from mlpipeline.knowledge.packs.pack import PackFile
    from mlpipeline.orphan.benchmark import BenchmarkReport
    from mlpipeline.orphan.kshot import KshotReport
    from mlpipeline.orphan.unknown_benchmark import UnknownReport


def table(
    path: str, target: str, families: tuple[str, ...] | None, seed: int, progress: Progress = Progress()
) -> TableReport:
    """See `mlpipeline.benchmark_table.run_table`; the models themselves stay here."""
    from dataclasses import replace

    from mlpipeline.benchmark_table import run_table
    from mlpipeline.training import FAMILIES

    report = run_table(Path(path), target, families or FAMILIES, seed, progress)
    runs = tuple(replace(each, run=replace(each.run, members={}, artifact=None)) for each in report.runs)
    return replace(report, runs=runs)


def ranking(
    path: str,
    leave_publication_out: bool,
    ranks_path: str | None,
    cache_folder: str,
    packs: Sequence[PackFile] = (),
    linked: bool = True,
    progress: Progress = Progress(),
) -> BenchmarkReport:
    """See `mlpipeline.orphan.benchmark.run`."""
    limit_memory()
    from mlpipeline.knowledge.cache import load_knowledge
    from mlpipeline.orphan.benchmark import run

    try:
        knowledge = load_knowledge(Path(cache_folder), progress.part(0.0, 0.05), packs=packs)
        ranks = Path(ranks_path) if ranks_path else None
        return run(Path(path), leave_publication_out, None, ranks, knowledge, progress.part(0.05, 1.0), linked)
    except MemoryError:
        raise KnownError("import.too_much_memory", file=Path(path).name) from None


def kshot(path: str, cache_folder: str, packs: Sequence[PackFile] = (), progress: Progress = Progress()) -> KshotReport:
    """See `mlpipeline.orphan.kshot.rank_with_records`."""
    limit_memory()
    from mlpipeline.knowledge.cache import load_knowledge
    from mlpipeline.orphan.kshot import rank_with_records

    try:
        knowledge = load_knowledge(Path(cache_folder), progress.part(0.0, 0.05), packs=packs)
        return rank_with_records(Path(path), knowledge, progress.part(0.05, 1.0))
    except MemoryError:
        raise KnownError("import.too_much_memory", file=Path(path).name) from None


def unknown(
    path: str, cache_folder: str, packs: Sequence[PackFile] = (), progress: Progress = Progress()
) -> UnknownReport:
    """See `mlpipeline.orphan.unknown_benchmark.judge_unknown`."""
    limit_memory()
    from mlpipeline.knowledge.cache import load_knowledge
    from mlpipeline.orphan.unknown_benchmark import judge_unknown

    try:
        knowledge = load_knowledge(Path(cache_folder), progress.part(0.0, 0.05), packs=packs)
        return judge_unknown(Path(path), knowledge, progress=progress.part(0.05, 1.0))
    except MemoryError:
        raise KnownError("import.too_much_memory", file=Path(path).name) from None
