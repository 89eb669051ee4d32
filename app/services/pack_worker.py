"""The child that reads knowledge packs: foreign bytes meet a memory limit and no keys."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.memory_limit import limit_memory
from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress

if TYPE_CHECKING:
    from mlpipeline.knowledge.packs.pack import Pack, PackFile


def add(path: str, version: str, library: str, progress: Progress = Progress()) -> Pack:
    """See `PackLibrary.add`. Raises also KnownError import.too_much_memory (file)."""
    limit_memory()
    from mlpipeline.knowledge.packs.library import PackLibrary

    try:
        return PackLibrary(Path(library)).add(Path(path), version, progress)
    except MemoryError:
        raise KnownError("import.too_much_memory", file=Path(path).name) from None


def build(packs: Sequence[PackFile], cache_folder: str, progress: Progress = Progress()) -> str:
    """The version of the knowledge with these packs, which is cached from then on.

    Raises KnownError knowledge.*, import.too_much_memory (file)."""
    limit_memory()
    from mlpipeline.knowledge.cache import load_knowledge

    try:
        return load_knowledge(Path(cache_folder), progress, packs=packs).version
    except MemoryError:
        raise KnownError("import.too_much_memory", file="knowledge") from None
