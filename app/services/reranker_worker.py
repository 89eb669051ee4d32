"""The child of retraining: the learning libraries load here, and the store is never opened."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.services.memory_limit import limit_memory
from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress

if TYPE_CHECKING:
    from mlpipeline.knowledge.packs.pack import PackFile

PlainCase = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""Disease, present and excluded findings, papers, as codes: nothing else of a patient crosses."""


def retrain(
    cases: Sequence[PlainCase], cache_folder: str, packs: Sequence[PackFile], progress: Progress = Progress()
) -> tuple[dict[str, Any], dict[str, Any]]:
    """(the reranker, its report), plain; see `mlpipeline.orphan.retraining.retrain`. Raises also KnownError
    reranker.too_much_memory (cases)."""
    limit_memory()
    from mlpipeline.knowledge.cache import load_knowledge
    from mlpipeline.orphan.retraining import KnownCase, retrain

    try:
        knowledge = load_knowledge(Path(cache_folder), progress.part(0.0, 0.05), packs=packs)
        reranker, report = retrain(knowledge, (KnownCase(*each) for each in cases), progress.part(0.05, 1.0))
    except MemoryError:
        raise KnownError("reranker.too_much_memory", cases=len(cases)) from None
    return json.loads(reranker.to_json()), report.to_dict()
