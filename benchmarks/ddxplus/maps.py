"""Our maps of DDXPlus: evidences to HPO terms (evidences.tsv), conditions to diseases, ages, labs (conditions.tsv)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

_FOLDER = Path(__file__).resolve().parent

EvidenceKind = Literal["symptom", "standing", "local", "detail"]
Match = Literal["exact", "near", "none"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A question of DDXPlus. hpo_id: "" where no HPO term says the same; note: then why.

    kind: "symptom", "standing" (a lasting condition of the patient), "local" (a finding only DDXPlus names) or
    "detail" (a choice among values whose rates are not published: never drawn).
    """

    code: str
    hpo_id: str
    hpo_label: str
    kind: EvidenceKind
    note: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of DDXPlus. disease_id: its code in common-diseases.tsv, in Orphanet or OMIM, or its own ICD-10.

    match: "exact", "near" (ours is wider or narrower), "none" (described nowhere here). men: share. age_low, age_high:
    years most patients are between; labs: name -> shift in standard deviations. Men, ages and labs are invented.
    """

    name: str
    disease_id: str
    match: Match
    men: float
    age_low: float
    age_high: float
    labs: dict[str, float]


@cache
def read_evidences() -> dict[str, Evidence]:
    """Code -> Evidence, all 223."""
    rows = (_cells(line, 5) for line in _lines("evidences.tsv"))
    return {row[0]: Evidence(row[0], row[1], row[2], _kind(row[3]), row[4]) for row in rows}


@cache
def read_conditions() -> dict[str, Condition]:
    """Name -> Condition, all 49."""
    found = {}
    for name, disease_id, match, men, low, high, labs in (_cells(line, 7) for line in _lines("conditions.tsv")):
        shifts = (each.split(":") for each in labs.split("|") if each)
        found[name] = Condition(
            name, disease_id, _match(match), float(men), float(low), float(high), {lab: float(by) for lab, by in shifts}
        )
    return found


def _lines(name: str) -> list[str]:
    return (_FOLDER / name).read_text(encoding="utf-8").splitlines()[1:]


def _cells(line: str, columns: int) -> list[str]:
    cells = line.split("\t")
    if len(cells) != columns:
        raise ValueError(f"{columns} columns expected: {line!r}")
    return cells


def _kind(text: str) -> EvidenceKind:
    if text in ("symptom", "standing", "local", "detail"):
        return text
    raise ValueError(text)


def _match(text: str) -> Match:
    if text in ("exact", "near", "none"):
        return text
    raise ValueError(text)
