"""What the packs in use say, read into memory; and what each says about itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mlpipeline.errors import KnownError
from mlpipeline.knowledge.packs.babelon import read_babelon
from mlpipeline.knowledge.packs.bounded import ROWS, malformed
from mlpipeline.knowledge.packs.intake import content_hash
from mlpipeline.knowledge.packs.orphanet_names import read_orphanet_names
from mlpipeline.knowledge.packs.orphapackets import OrphaPacket, read_orphapackets
from mlpipeline.knowledge.packs.pack import BABELON, HPO, ORPHANET_NAMES, ORPHAPACKETS, SSSOM, PackFile
from mlpipeline.knowledge.packs.sssom import Mappings, read_sssom
from mlpipeline.progress import Progress

_EVERY = 500
_ABOUT = 10_000
"""Packets a progress expects; more only slow it."""
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SPACES = re.compile(r"\s+")
_SHORT, _LONG = 60, 200


@dataclass(frozen=True, slots=True)
class PackContents:
    """hpo: the folder of a newer release. spanish_terms: HPO id -> label; spanish_diseases: "ORPHA:…" -> name."""

    hpo: Path | None = None
    orpha: tuple[OrphaPacket, ...] = ()
    mappings: tuple[Mappings, ...] = ()
    spanish_terms: dict[str, str] = field(default_factory=dict)
    spanish_diseases: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class About:
    """What a pack says of itself, one line each."""

    version: str
    title: str
    attribution: str
    licence: str


def read_packs(packs: Sequence[PackFile], progress: Progress) -> PackContents:
    """Raises KnownError `knowledge.pack_changed` (file) where the bytes are not those of the manifest,
    `knowledge.pack_missing`; and what the readers raise, if their rules have become stricter since."""
    by_kind: dict[str, list[Path]] = {}
    for each in packs:
        require_unchanged(each)
        by_kind.setdefault(each.pack.kind, []).append(each.path)

    def only(kind: str) -> Path | None:
        return next(iter(by_kind.get(kind, ())), None)

    orpha, terms, names = only(ORPHAPACKETS), only(BABELON), only(ORPHANET_NAMES)
    return PackContents(
        only(HPO),
        orphapackets(orpha, progress) if orpha else (),
        tuple(read_sssom(path) for path in by_kind.get(SSSOM, ())),
        read_babelon(terms) if terms else {},
        read_orphanet_names(names) if names else {},
    )


def require_unchanged(each: PackFile) -> None:
    try:
        found, _ = content_hash(each.path)
    except OSError:
        raise KnownError("knowledge.pack_missing", file=each.pack.file) from None
    if found != each.pack.sha256:
        raise KnownError("knowledge.pack_changed", file=each.pack.file)


def orphapackets(path: Path, progress: Progress) -> tuple[OrphaPacket, ...]:
    """Sorted by code, each once: of two packets of a code the later one, as in an archive that was added to."""
    packets: dict[str, OrphaPacket] = {}
    rows = 0
    for count, packet in enumerate(read_orphapackets(path)):
        packets[packet.code] = packet
        rows += len(packet.phenotypes) + len(packet.prevalences) + len(packet.references)
        if rows > ROWS:
            raise KnownError("knowledge.pack_too_large", file=path.name, limit=ROWS)
        if count % _EVERY == 0:
            progress(count / (count + _ABOUT), "packs.read")
    if not packets:
        raise malformed(path, 1)
    return tuple(packets[code] for code in sorted(packets))


def describe(kind: str, path: Path, progress: Progress) -> About:
    """Reads the whole pack but HPO's, which is read with the ontology's own readers; raises what they raise."""
    if kind == ORPHAPACKETS:
        version = orphapackets(path, progress)[0].version
        return About(version, "ORPHApackets", "Orphanet (INSERM, https://www.orpha.net), ORPHApackets", "CC BY 4.0")
    if kind == BABELON:
        read_babelon(path)
        source = "Human Phenotype Ontology, Spanish translation (https://hpo.jax.org)"
        return About("", "HPO in Spanish", source, "HPO licence")
    if kind == ORPHANET_NAMES:
        read_orphanet_names(path)
        return About("", "Orphanet names in Spanish", "Orphanet (INSERM, https://www.orpha.net)", "CC BY 4.0")
    mappings = read_sssom(path)
    date = _DATE.search(mappings.version)
    name = mappings.set_id.rsplit("/", 1)[-1].removesuffix(".tsv").removesuffix(".sssom")
    title = "Mondo" if name.startswith("mondo") else "Mappings"
    of_mondo = ", Mondo Disease Ontology (https://mondo.monarchinitiative.org)" if title == "Mondo" else ""
    source = one_line(f"Mappings {name or 'without a name'}{of_mondo}", _LONG)
    version = date.group() if date else one_line(mappings.version)
    return About(version, title, source, one_line(mappings.licence, _LONG))


def one_line(text: str, limit: int = _SHORT) -> str:
    return _SPACES.sub(" ", text).strip()[:limit]
