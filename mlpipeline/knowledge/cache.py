"""Knowledge from a compact file beside the user's settings; built once for each choice of release and packs."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mlpipeline.knowledge.array_file import DamagedFile, read_arrays, write_arrays
from mlpipeline.knowledge.common_diseases import CommonSet, common_disease_paths
from mlpipeline.knowledge.common_findings import common_findings_path
from mlpipeline.knowledge.common_rows import add_common_rows
from mlpipeline.knowledge.disease_facts import fact_arrays
from mlpipeline.knowledge.disease_genes import read_disease_genes
from mlpipeline.knowledge.hpoa import Annotations, read_hpoa
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.knowledge.lexicon import lexicon_arrays
from mlpipeline.knowledge.links import link_arrays, name_and_gene_links
from mlpipeline.knowledge.obo import positions_of, read_obo
from mlpipeline.knowledge.ontology import Arrays, ontology_arrays
from mlpipeline.knowledge.orpha_rows import pack_links, replace_rows, unspoken
from mlpipeline.knowledge.packs.common_in_use import common_in_use, require_terms
from mlpipeline.knowledge.packs.contents import PackContents, read_packs
from mlpipeline.knowledge.packs.pack import HPO, PackFile
from mlpipeline.knowledge.profiles import profile_arrays
from mlpipeline.knowledge.source import Source, find_source
from mlpipeline.progress import Progress

FORMAT = 6
"""Raised whenever what is kept, or how, changes: an older cache is then rebuilt."""

FILES = "knowledge*.bin"
KEPT = 3
"""Cache files: the choices used last. One is some 30 MB."""

_SILENT = Progress()


def load_knowledge(
    cache_dir: Path, progress: Progress = _SILENT, folder: Path | None = None, packs: Sequence[PackFile] = ()
) -> Knowledge:
    """The knowledge of the embedded release, or of the files in `folder`, with what `packs` add.

    Each choice of release and packs has a cache of its own. One of another format or with one byte changed is
    rebuilt. Where it cannot be written (a full disk, a read-only folder) the knowledge is still returned, and built
    again the next time.
    Raises KnownError `knowledge.missing`, `knowledge.too_large`, `knowledge.malformed`, with packs also
    `knowledge.pack_changed`, `knowledge.pack_missing`, `knowledge.pack_malformed`,
    `knowledge.common_refused`; Cancelled.
    """
    newer = next((each.path for each in packs if each.pack.kind == HPO), None)
    source = find_source(folder, newer)
    common = common_in_use(packs)
    about = _about(source, packs)
    path = cache_dir / f"knowledge-{hashlib.sha256(json.dumps(about).encode()).hexdigest()[:12]}.bin"
    try:
        arrays, written = read_arrays(path)
        if written == about:
            with contextlib.suppress(OSError):
                os.utime(path)
            progress(1.0, "knowledge.ready")
            return Knowledge(arrays, source.obo_version, source.hpoa_version, common, packs, path)
    except (DamagedFile, OSError):
        pass
    arrays = _build(source, packs, common, progress)
    with contextlib.suppress(OSError):
        write_arrays(path, arrays, about)
        _drop_oldest(cache_dir)
    progress(1.0, "knowledge.ready")
    return Knowledge(arrays, source.obo_version, source.hpoa_version, common, packs, path)


def _about(source: Source, packs: Sequence[PackFile]) -> dict[str, Any]:
    ours = [common_findings_path(), *common_disease_paths()]
    written = [hashlib.sha256(each.read_bytes()).hexdigest() if each.is_file() else "" for each in ours]
    return {
        "format": FORMAT,
        "obo": [source.obo_version, source.obo_bytes],
        "hpoa": [source.hpoa_version, source.hpoa_bytes],
        "genes": source.genes_bytes,
        "common": written,
        "packs": [each.pack.sha256 for each in packs],
    }


def _drop_oldest(cache_dir: Path) -> None:
    """Raises OSError where a file is held by another program; it is tried again with the next cache."""
    files = sorted(cache_dir.glob(FILES), key=lambda each: each.stat().st_mtime_ns, reverse=True)
    for file in files[KEPT:]:
        for each in cache_dir.glob(f"{file.stem}.*"):
            each.unlink(missing_ok=True)


def _build(source: Source, packs: Sequence[PackFile], common: CommonSet, progress: Progress) -> Arrays:
    contents = read_packs(packs, progress.part(0.0, 0.3)) if packs else PackContents()
    progress = progress.part(0.3 if packs else 0.0, 1.0)
    progress(0.0, "knowledge.terms")
    terms = read_obo(source.obo)
    require_terms(packs, terms)
    arrays = ontology_arrays(terms)
    progress(0.3, "knowledge.words")
    arrays |= lexicon_arrays(terms, contents.spanish_terms)
    index, count = positions_of(terms), len(terms)
    del terms
    progress(0.5, "knowledge.profiles")
    found = read_hpoa(source.hpoa, index)
    if contents.orpha:
        replace_rows(found, contents.orpha, index)
    add_common_rows(found, common.diseases, common.sources, index)
    spanish = {each.disease_id: each.label_es for each in common.diseases} | contents.spanish_diseases
    arrays |= profile_arrays(found, count, spanish)
    arrays |= fact_arrays(contents.orpha, spanish)
    progress(0.75, "knowledge.links")
    arrays |= _links(source, found, contents)
    progress(0.95, "knowledge.writing")
    return arrays


def _links(source: Source, found: Annotations, contents: PackContents) -> Arrays:
    genes = read_disease_genes(source.genes) if source.genes else {}
    guessed = name_and_gene_links(dict(zip(found.diseases, found.names, strict=True)), genes)
    said = tuple(pack_links(contents.orpha, contents.mappings))
    return link_arrays((*said, *unspoken(guessed, said, found.diseases)))
