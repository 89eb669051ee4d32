"""ORPHApackets (one JSON a disorder, Orphanet): phenotypes with frequency, onset, prevalence, cross-references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mlpipeline.archive import is_json
from mlpipeline.errors import KnownError
from mlpipeline.knowledge.packs.members import pack_members
from mlpipeline.knowledge.packs.plain import NotAsExpected, items, parsed, text

MEMBER_BYTES = 4 * 2**20
ITEMS = 10_000
"""Phenotypes, prevalences or references of one disorder."""

FREQUENCIES = {
    "Obligate (100%)": "HP:0040280",
    "Very frequent (99-80%)": "HP:0040281",
    "Frequent (79-30%)": "HP:0040282",
    "Occasional (29-5%)": "HP:0040283",
    "Very rare (<4-1%)": "HP:0040284",
    "Excluded (0%)": "HP:0040285",
}
"""Orphanet's classes as those of phenotype.hpoa; any other text counts as not stated."""

RELATIONS = {"E": "exact", "NTBT": "narrower", "BTNT": "broader"}
"""What the ORPHA code is to the other one; "ND" (not yet decided) and others say nothing."""

_PREFIXES = {"OMIM": "OMIM", "ICD-10": "ICD10WHO", "ICD-10CM": "ICD10CM"}
_NO_CLASS = frozenset(("", "no data", "Unknown", "Not yet documented", "No data available"))
_CODE = re.compile(r"[0-9]{1,9}")
_OTHER_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.*+-]{0,19}")
_TERM = re.compile(r"HP:[0-9]{7}")


@dataclass(frozen=True, slots=True)
class PrevalenceRow:
    """label: "1-9 / 100 000", … kind: "Point prevalence", … place: "Worldwide", a country, a population."""

    label: str
    kind: str
    place: str


@dataclass(frozen=True, slots=True)
class OrphaPacket:
    """code: "ORPHA:558". phenotypes: (HPO id, HPO frequency class or ""). references: (code, relation of RELATIONS)."""

    code: str
    label: str
    version: str
    phenotypes: tuple[tuple[str, str], ...]
    onset: tuple[str, ...]
    prevalences: tuple[PrevalenceRow, ...]
    references: tuple[tuple[str, str], ...]


def read_orphapackets(path: Path) -> Iterator[OrphaPacket]:
    """Every packet of a folder, archive or single file. Other JSON files in it are refused with the whole.

    Raises KnownError `knowledge.pack_malformed` (file = the member, line 1), and as `pack_members`.
    """
    for name, content in pack_members(path, is_json, MEMBER_BYTES):
        try:
            yield packet_of(content)
        except NotAsExpected:
            raise KnownError("knowledge.pack_malformed", file=name.rsplit("/", 1)[-1], line=1) from None


def packet_of(content: bytes) -> OrphaPacket:
    """Raises NotAsExpected."""
    whole = parsed(content)
    plain = whole.get("Orphapacket") if isinstance(whole, dict) else None
    if not isinstance(plain, dict) or not _CODE.fullmatch(text(plain.get("ORPHAcode"))):
        raise NotAsExpected
    return OrphaPacket(
        f"ORPHA:{plain['ORPHAcode'].strip()}",
        text(plain.get("Label")),
        text(plain.get("version")),
        tuple(_phenotypes(plain)),
        tuple(dict.fromkeys(_onset(plain))),
        tuple(dict.fromkeys(_prevalences(plain))),
        tuple(dict.fromkeys(_references(plain))),
    )


def _listed(plain: Mapping[str, Any], field: str, name: str) -> list[dict[str, Any]]:
    found = items(plain.get(field), name)
    if len(found) > ITEMS:
        raise NotAsExpected
    return found


def _phenotypes(plain: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for each in _listed(plain, "Phenotypes", "Phenotype"):
        term = text(each.get("HPOId"))
        if not _TERM.fullmatch(term):
            raise NotAsExpected
        yield term, FREQUENCIES.get(text(each.get("HPOFrequency")), "")


def _onset(plain: Mapping[str, Any]) -> Iterator[str]:
    for each in _listed(plain, "AverageAgeOfOnsets", "AverageAgeOfOnset"):
        value = text(each.get("value"))
        if value not in _NO_CLASS:
            yield value


def _prevalences(plain: Mapping[str, Any]) -> Iterator[PrevalenceRow]:
    for each in _listed(plain, "Prevalences", "Prevalence"):
        label, kind = text(each.get("PrevalenceClass")), text(each.get("PrevalenceType"))
        if label not in _NO_CLASS:
            yield PrevalenceRow(label, kind, text(each.get("PrevalenceGeographic")))


def _references(plain: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for each in _listed(plain, "ExternalReferences", "ExternalReference"):
        prefix = _PREFIXES.get(text(each.get("Source")))
        code = text(each.get("Reference"))
        relation = RELATIONS.get(text(each.get("DisorderMappingRelation")).partition(" ")[0])
        if prefix and relation and _OTHER_CODE.fullmatch(code):
            yield f"{prefix}:{code}", relation
