"""Measure the ranking on published cases, and keep the figures in the workspace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.paths import cache_folder
from app.services.benchmark_ranking import benchmark_ranking
from app.services.benchmark_records import benchmark_kshot, benchmark_unknown
from app.services.knowledge_packs import ACTIVE
from app.services.learning_rows import benchmark_view
from app.services.learning_views import BenchmarkKind, BenchmarkView
from app.services.rights import Act, require
from app.services.trace import names_of_people, record
from app.services.workspace import Workspace
from db import benchmarks
from mlpipeline.progress import Progress

__all__ = ["BenchmarkKind", "BenchmarkRequest", "BenchmarkView", "run_benchmark"]


@dataclass(frozen=True, slots=True)
class BenchmarkRequest:
    """path: folder, archive or one phenopacket. leave_publication_out: also without each case's own papers; of
    PHENOPACKETS alone."""

    path: Path
    kind: BenchmarkKind
    leave_publication_out: bool = False


def run_benchmark(workspace: Workspace, request: BenchmarkRequest, progress: Progress = Progress()) -> BenchmarkView:
    """Measures in a child, with the knowledge packs in use, and keeps figures alone: no case, no name of a member.

    Raises KnownError reader.*, benchmark.*, knowledge.*, import.too_much_memory, rights.denied; Cancelled, and then
    nothing is kept."""
    require(workspace, Act.RUN_BENCHMARK)
    figures = _measured(request, progress.part(0.0, 0.99))
    progress(0.99, "benchmark.keep")
    with workspace.store.begin() as conn:
        kept = benchmarks.add_benchmark(
            conn,
            kind=request.kind,
            source_name=request.path.absolute().name,
            knowledge_version=figures["knowledge"],
            report=figures,
            by=workspace.user.user_id,
        )
        view = benchmark_view(kept, names_of_people(conn))
        record(
            conn, workspace, Act.RUN_BENCHMARK, f"benchmark {kept.number}", kind=request.kind, measured=view.measured
        )
    return view


def _measured(request: BenchmarkRequest, progress: Progress) -> Mapping[str, Any]:
    packs, cache = (ACTIVE,), cache_folder()
    if request.kind is BenchmarkKind.KSHOT:
        return benchmark_kshot(request.path, cache, progress, packs).to_dict()
    if request.kind is BenchmarkKind.UNKNOWN:
        return benchmark_unknown(request.path, cache, progress, packs).to_dict()
    report = benchmark_ranking(request.path, request.leave_publication_out, None, cache, progress, packs)
    figures = report.to_dict()
    del figures["refused_members"]  # names of files may hold names of patients
    return figures
