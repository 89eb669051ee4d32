"""Where the patients of a mixture come from: febrile children, the Bayes-limit generator, published cases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from benchmarks.ddxplus.cases import cases_of
from benchmarks.ddxplus.generator import Draw, Generator, load_generator
from benchmarks.mixture import chance, usable_cases
from mlpipeline.domain import Case, Disease, PhenotypicFeature, Sex
from mlpipeline.knowledge.knowledge import Knowledge

DENGUE = Disease("ORPHA:99828", "Dengue fever")
OTHER_FEVER = Disease("LOCAL:other-febrile-illness", "Other febrile illness")
FEVER = "HP:0001945"

Sign = Callable[[object], bool]


def _above(limit: float) -> Sign:
    return lambda cell: isinstance(cell, int | float) and cell > limit


def _below(limit: float) -> Sign:
    return lambda cell: isinstance(cell, int | float) and cell < limit


def _is(value: object) -> Sign:
    return lambda cell: cell == value


CHILDREN_FINDINGS: tuple[tuple[str, str, Sign], ...] = (
    ("Vomiting", "HP:0002013", _is(1)),
    ("Abdo", "HP:0002027", _is(1)),
    ("Muco", "HP:0001892", _is(1)),
    ("Skin", "HP:0000967", _is(1)),
    ("Flush", "HP:0031284", _is(True)),
    ("Hepatomegaly", "HP:0002240", _is(True)),
    ("Rash", "HP:0000988", _is(True)),
    ("Injection", "HP:0030953", _is(True)),
    ("PLT", "HP:0001873", _below(150)),
    ("WBC", "HP:0001882", _below(4)),
    ("AST", "HP:0031956", _above(40)),
    ("ALT", "HP:0031964", _above(40)),
)
"""Column, HPO term, when it is present. Labs become findings at usual limits, since published cases write them so."""


@dataclass(frozen=True)
class Common:
    """A clinic's patients: some are its records, the others are ranked.

    exact: the generator, seen through, and the draw of `ranked` (only with generated patients).
    """

    records: list[Case]
    ranked: list[Case]
    exact: tuple[Generator, Draw] | None = None


@dataclass(frozen=True)
class Published:
    """One case of each disease: described in the knowledge, and not."""

    orphans: list[Case]
    unknown: list[Case]


def febrile_children(book: Path) -> Common:
    """The children of dengue/vietnam-children-fever.xls (PLOS NTD 2015, 10.1371/journal.pntd.0003638); half of them, by
    their number, are the records. All have fever: it is why they were asked."""
    rows = pd.read_excel(book, engine="calamine", dtype=object, sheet_name="diagnosis").to_dict("records")
    cases = [_child({str(name): cell for name, cell in row.items()}) for row in rows]
    recorded = [chance(f"records {case.patient_id}") < 0.5 for case in cases]
    records = [case for case, mine in zip(cases, recorded, strict=True) if mine]
    return Common(records, [case for case, mine in zip(cases, recorded, strict=True) if not mine])


def _child(row: dict[str, object]) -> Case:
    age = row["Age"]
    found = [FEVER, *(term for column, term, present in CHILDREN_FINDINGS if present(row[column]))]
    return Case(
        case_id=str(row["StudyNo"]),
        patient_id=str(row["StudyNo"]),
        age_years=float(age) if isinstance(age, int | float) else None,
        sex={1: Sex.MALE, 2: Sex.FEMALE}.get(int(str(row["Sex"])[:1] or 0), Sex.UNKNOWN),
        features=tuple(PhenotypicFeature(term) for term in found),
        diagnosis=DENGUE if row["Lab_Confirmed_Dengue"] == 1 else OTHER_FEVER,
    )


def generated_patients(folder: Path, records: int, ranked: int, seed: int = 0) -> Common:
    """Records and ranked patients of the Bayes-limit generator, drawn from two seeds."""
    generator = load_generator(folder)
    parts = []
    for name, n, number in (("R", records, 2 * seed), ("P", ranked, 2 * seed + 1)):
        draw = generator.draw(n, number)
        parts.append((list(cases_of(generator, draw, name)), draw))
    return Common(parts[0][0], parts[1][0], (generator, parts[1][1]))


def published_cases(archive: Path, knowledge: Knowledge, own: Sequence[str]) -> Published:
    """One case of each disease of the archive, drawn by chance; own: the clinic's diseases, which are no orphans."""
    one: dict[str, Case] = {}
    for case in usable_cases(archive, knowledge, most=10_000):
        disease = case.diagnosis.term_id if case.diagnosis else ""
        kept = one.get(disease)
        if disease not in own and (kept is None or chance(case.case_id) < chance(kept.case_id)):
            one[disease] = case
    described = knowledge.profiles.index
    orphans = [case for each, case in sorted(one.items()) if each in described]
    return Published(orphans, [case for each, case in sorted(one.items()) if each not in described])
