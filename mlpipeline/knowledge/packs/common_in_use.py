"""Which set of common diseases counts: that of the pack in use, else the shipped one. The one place to ask."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mlpipeline.knowledge.common_diseases import CommonSet, common_disease_paths, read_common_set
from mlpipeline.knowledge.obo import OboTerm
from mlpipeline.knowledge.packs.common_pack import contents_of, read_tables
from mlpipeline.knowledge.packs.contents import require_unchanged
from mlpipeline.knowledge.packs.pack import COMMON, PackFile


def common_in_use(packs: Sequence[PackFile]) -> CommonSet:
    """Whole from one place, never mixed. Raises KnownError `knowledge.pack_changed`, `knowledge.pack_missing`."""
    pack = _pack(packs)
    if pack is None:
        return read_common_set()
    require_unchanged(pack)
    return read_common_set(pack.path)


def common_paths_in_use(packs: Sequence[PackFile]) -> tuple[Path, Path, Path]:
    """Diseases, their findings, sources. Raises as `common_in_use`."""
    pack = _pack(packs)
    if pack is None:
        return common_disease_paths()
    require_unchanged(pack)
    return common_disease_paths(pack.path)


def require_terms(packs: Sequence[PackFile], terms: Sequence[OboTerm]) -> None:
    """A pack's findings must be of the release in use, which may not be the one it was added with; silence about
    those that are not would change what a disease looks like. Names may have changed since. Raises RowsRefused."""
    pack = _pack(packs)
    if pack is not None:
        read_tables(contents_of(pack.path), terms, by_name=False)


def _pack(packs: Sequence[PackFile]) -> PackFile | None:
    return next((each for each in packs if each.pack.kind == COMMON), None)
