"""phenotype.hpoa, read line by line into compact columns: which disease has which finding, how often, says who."""

from __future__ import annotations

import math
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from mlpipeline.errors import KnownError

ROW_LIMIT = 2_000_000
LINE_LIMIT = 20_000
COLUMNS = 12

FREQUENCY_CLASSES = {
    "HP:0040280": 1.0,
    "HP:0040281": 0.895,
    "HP:0040282": 0.545,
    "HP:0040283": 0.17,
    "HP:0040284": 0.025,
    "HP:0040285": 0.0,
}
"""Midpoints of Obligate, Very frequent 80-99 %, Frequent 30-79, Occasional 5-29, Very rare 1-4, Excluded."""

EXCLUDED, FEMALE, MALE = 1, 2, 4
"""Bits of a row's flags."""

_NONE = (math.nan, -1, -1)


@dataclass
class Columns:
    """One entry a kept row, in file order. term, onset: ontology positions, -1 = none; cell, modifier: as interned."""

    disease: array = field(default_factory=lambda: array("i"))
    term: array = field(default_factory=lambda: array("i"))
    frequency: array = field(default_factory=lambda: array("f"))
    n: array = field(default_factory=lambda: array("i"))
    m: array = field(default_factory=lambda: array("i"))
    flags: array = field(default_factory=lambda: array("B"))
    onset: array = field(default_factory=lambda: array("i"))
    cell: array = field(default_factory=lambda: array("i"))
    modifier: array = field(default_factory=lambda: array("i"))
    aspect: array = field(default_factory=lambda: array("B"))

    def of(self, name: str) -> np.ndarray:
        return np.array(getattr(self, name))


@dataclass
class Annotations:
    """The whole file: diseases by first appearance, rows, and the interned reference and modifier cells."""

    diseases: dict[str, int]
    names: list[str]
    columns: Columns
    cells: dict[str, int]
    modifiers: dict[str, int]
    unknown_terms: int


def read_hpoa(path: Path, index: Mapping[str, int]) -> Annotations:
    """`index`: HPO id (also alternative) -> position. Rows on unknown terms are counted and left out.

    Raises KnownError `knowledge.malformed` (file, line) where a line is not one of phenotype.hpoa.
    """
    number = 0
    read = _Reader(index)
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.startswith(("#", "database_id\t")):
                    continue
                fields = line.rstrip("\n").split("\t")
                if len(fields) != COLUMNS or len(line) > LINE_LIMIT or number > ROW_LIMIT or ":" not in fields[0]:
                    raise KnownError("knowledge.malformed", file=path.name, line=number)
                read.take(fields)
    except UnicodeDecodeError:
        raise KnownError("knowledge.malformed", file=path.name, line=number + 1) from None
    if not read.found.diseases:
        raise KnownError("knowledge.malformed", file=path.name, line=number)
    return read.found


class _Reader:
    def __init__(self, index: Mapping[str, int]) -> None:
        self.index = index
        self.found = Annotations({}, [], Columns(), {}, {}, 0)
        self.frequencies: dict[str, tuple[float, int, int]] = {"": _NONE}

    def take(self, fields: list[str]) -> None:
        disease_id, name, qualifier, term_id, cell, _, onset, frequency, sex, modifier, aspect, _ = fields
        found, rows = self.found, self.found.columns
        disease = found.diseases.get(disease_id)
        if disease is None:
            disease = found.diseases[disease_id] = len(found.names)
            found.names.append(name)
        term = self.index.get(term_id, -1)
        if term < 0:
            found.unknown_terms += 1
            return
        share, n, m = self.frequencies.get(frequency) or self._frequency(frequency)
        flags = EXCLUDED if qualifier == "NOT" or (share == 0.0 and m < 0) else 0
        if sex:
            flags |= {"FEMALE": FEMALE, "MALE": MALE}.get(sex.upper(), 0)
        rows.disease.append(disease)
        rows.term.append(term)
        rows.frequency.append(share)
        rows.n.append(n)
        rows.m.append(m)
        rows.flags.append(flags)
        rows.onset.append(self.index.get(onset, -1) if onset else -1)
        rows.cell.append(found.cells.setdefault(cell, len(found.cells)))
        rows.modifier.append(found.modifiers.setdefault(modifier, len(found.modifiers)))
        rows.aspect.append(ord(aspect) if len(aspect) == 1 and aspect.isascii() else 0)

    def _frequency(self, text: str) -> tuple[float, int, int]:
        result = self.frequencies[text] = parse_frequency(text)
        return result


def parse_frequency(text: str) -> tuple[float, int, int]:
    """(share, n, m) of "3/7", "45%" or an HPO frequency class; NaN and -1 where nothing usable is written."""
    if text in FREQUENCY_CLASSES:
        return FREQUENCY_CLASSES[text], -1, -1
    if text.endswith("%"):
        try:
            share = float(text[:-1]) / 100
        except ValueError:
            return _NONE
        return (share, -1, -1) if 0 <= share <= 1 else _NONE
    first, _, second = text.partition("/")
    if not (first.isascii() and first.isdigit() and second.isascii() and second.isdigit()) or len(text) > 15:
        return _NONE
    n, m = int(first), int(second)
    return (n / m, n, m) if 0 < m < 2**31 and n <= m else _NONE
