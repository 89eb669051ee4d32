"""SSSOM mappings: pairs of codes, joined through what both are mapped to (a Mondo id) into exact pairs of diseases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mlpipeline.knowledge.packs.bounded import malformed
from mlpipeline.knowledge.packs.tsv import read_table

COLUMNS = ("subject_id", "predicate_id", "object_id")
_EXACT = "skos:exactMatch"
_CODE = re.compile(r"([A-Za-z][A-Za-z0-9_.]{0,19}):([A-Za-z0-9][A-Za-z0-9._*+-]{0,29})")
_PREFIXES = {
    "orphanet": "ORPHA",
    "orpha": "ORPHA",
    "ordo": "ORPHA",
    "omim": "OMIM",
    "icd10": "ICD10WHO",
    "icd10who": "ICD10WHO",
    "icd10cm": "ICD10CM",
}
_ORDER = {"ORPHA": 0, "OMIM": 1, "ICD10CM": 2, "ICD10WHO": 2}
_GROUP_LIMIT = 50
"""Codes mapped to one subject; more is no mapping of diseases, and its pairs would grow with the square."""


@dataclass(frozen=True, slots=True)
class Mappings:
    """exact: (subject, object) as written. set_id, version, licence: of the file's head, "" where it does not say."""

    exact: tuple[tuple[str, str], ...]
    rows: int
    set_id: str
    version: str
    licence: str


def read_sssom(path: Path) -> Mappings:
    """Rows of other predicates are counted and say nothing here; so do those of an obsolete subject.

    Raises KnownError `knowledge.pack_malformed` (file, line) where a file has no such heading or no code in a row.
    """
    about: dict[str, str] = {}
    exact: list[tuple[str, str]] = []
    rows = 0
    for number, (subject, predicate, target, label) in read_table(path, COLUMNS, ("subject_label",), about):
        rows += 1
        if not (_CODE.fullmatch(subject) and ":" in target):
            raise malformed(path, number)
        if predicate == _EXACT and not label.startswith("obsolete "):
            exact.append((subject, target))
    if not rows:
        raise malformed(path, 1)
    said = (about.get(key, "") for key in ("mapping_set_id", "mapping_set_version", "license"))
    return Mappings(tuple(exact), rows, *said)


def exact_pairs(files: Iterable[Mappings]) -> Iterator[tuple[str, str]]:
    """(ORPHA, OMIM), (ORPHA, ICD-10) and (OMIM, ICD-10) codes that the same subject is an exact match of, each once."""
    groups: dict[str, dict[str, None]] = {}
    for file in files:
        for subject, target in file.exact:
            group = groups.setdefault(subject, {})
            for code in (_disease_code(subject), _disease_code(target)):
                if code:
                    group[code] = None
    seen: set[tuple[str, str]] = set()
    for group in groups.values():
        if len(group) > _GROUP_LIMIT:
            continue
        codes = sorted(group, key=lambda code: (_ORDER[code.partition(":")[0]], code))
        for i, one in enumerate(codes):
            for other in codes[i + 1 :]:
                if _order(one) < _order(other) and (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other


def _order(code: str) -> int:
    return _ORDER[code.partition(":")[0]]


def _disease_code(code: str) -> str:
    """ "Orphanet:377788" -> "ORPHA:377788"; "" for what is no disease code of ours, such as a range of ICD-10."""
    match = _CODE.fullmatch(code)
    prefix = _PREFIXES.get(match.group(1).lower()) if match else None
    if match is None or prefix is None or (prefix.startswith("ICD") and "-" in match.group(2)):
        return ""
    return f"{prefix}:{match.group(2)}"
