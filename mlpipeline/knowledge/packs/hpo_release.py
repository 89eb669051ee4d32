"""A release of the HPO: hp.obo, phenotype.hpoa and genes_to_phenotype.txt, of which one of the first two is enough."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mlpipeline.errors import KnownError
from mlpipeline.knowledge.disease_genes import read_disease_genes
from mlpipeline.knowledge.hpoa import read_hpoa
from mlpipeline.knowledge.obo import positions_of, read_obo
from mlpipeline.knowledge.packs.bounded import bounded_bytes
from mlpipeline.knowledge.packs.members import pack_members
from mlpipeline.knowledge.source import find_source
from mlpipeline.progress import Progress

OBO_FILE, HPOA_FILE, GENES_FILE = FILES = ("hp.obo", "phenotype.hpoa", "genes_to_phenotype.txt")
MEMBER_BYTES = 256 * 2**20

_CODES = {
    "knowledge.missing": "knowledge.pack_missing",
    "knowledge.malformed": "knowledge.pack_malformed",
    "knowledge.too_large": "knowledge.pack_too_large",
}


def release_files(path: Path, alone: str) -> Iterator[tuple[str, bytes]]:
    """(name of FILES, content) of a folder, an archive, or of one file that is `alone` one of them.

    Raises KnownError `knowledge.pack_malformed` where an archive holds the same name twice; as `pack_members`.
    """
    if alone:
        yield alone, bounded_bytes(path, MEMBER_BYTES)
        return
    seen: set[str] = set()
    for name, content in pack_members(path, lambda last: last in FILES, MEMBER_BYTES):
        last = name.rsplit("/", 1)[-1]
        if last in seen:
            raise KnownError("knowledge.pack_malformed", file=name, line=1)
        seen.add(last)
        yield last, content


def read_release(folder: Path, progress: Progress) -> str:
    """Its version, once all of it was read; what it lacks is taken from the embedded files.

    Raises KnownError `knowledge.pack_missing`, `.pack_malformed`, `.pack_too_large`.
    """
    with _as_pack():
        source = find_source(newer=folder)
        progress(0.1, "packs.read")
        index = positions_of(read_obo(source.obo))
        progress(0.4, "packs.read")
        read_hpoa(source.hpoa, index)
        progress(0.8, "packs.read")
        if source.genes is not None:
            read_disease_genes(source.genes)
    return source.obo_version if source.obo.parent == folder else source.hpoa_version


@contextmanager
def _as_pack() -> Iterator[None]:
    """The embedded files' errors say that the program is damaged; a pack's say that the pack is."""
    try:
        yield
    except KnownError as error:
        raise KnownError(_CODES.get(error.code, error.code), **error.facts) from None
