"""The first rows of a file as the import wizard shows them, before anything is decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from mlpipeline.domain import Case
from mlpipeline.errors import KnownError
from mlpipeline.readers.archive import iterate_members
from mlpipeline.readers.formats import CSV, PHENOPACKETS, detect_format
from mlpipeline.readers.guess import Guess
from mlpipeline.readers.layout import find_layout
from mlpipeline.readers.mapping import MappingProfile
from mlpipeline.readers.phenopackets import parse_content

_CELL_CHARS = 200
_PHENOPACKET_COLUMNS = ("id", "age", "sex", "findings", "measurements", "diagnosis")


@dataclass(frozen=True, slots=True)
class Preview:
    """rows: texts of at most 200 characters, as many a row as there are columns. A phenopacket needs no mapping."""

    format: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guesses: tuple[Guess, ...]


def preview(path: Path, rows: int = 50, profile: MappingProfile | None = None) -> Preview:
    """A profile's encoding, separator, decimal mark and header are taken in place of the guesses.

    Raises KnownError as `open_reading` does.
    """
    found = detect_format(path)
    if found == PHENOPACKETS:
        return Preview(PHENOPACKETS, _PHENOPACKET_COLUMNS, tuple(islice(_packets(path), rows)), ())
    layout = find_layout(path, profile)
    width = len(layout.columns)
    shown = tuple(tuple(cell[:_CELL_CHARS] for cell in (row + [""] * width)[:width]) for _, row in layout.rows[:rows])
    return Preview(CSV, layout.columns, shown, layout.guesses)


def _packets(path: Path) -> Iterator[tuple[str, ...]]:
    for _, content in iterate_members(path):
        try:
            yield _shown(parse_content(content))
        except KnownError as problem:
            if not problem.code.startswith("phenopacket."):
                raise


def _shown(case: Case) -> tuple[str, ...]:
    present = [each.label or each.term_id for each in case.features if not each.excluded]
    measured = [f"{each.code} {each.value:g} {each.unit}" for each in case.measurements]
    cells = (
        case.case_id,
        "" if case.age_years is None else f"{case.age_years:.1f}",
        str(case.sex),
        ", ".join(present),
        ", ".join(measured),
        (case.diagnosis.label or case.diagnosis.term_id) if case.diagnosis else "",
    )
    return tuple(cell[:_CELL_CHARS] for cell in cells)
