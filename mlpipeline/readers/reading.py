"""A file of records, opened: an iterator of cases that notes what it refused, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mlpipeline.domain import Case
from mlpipeline.errors import KnownError
from mlpipeline.readers.archive import iterate_members
from mlpipeline.readers.csv_lines import UnreadableRow, read_rows
from mlpipeline.readers.formats import CSV, PHENOPACKETS, detect_format
from mlpipeline.readers.guess import Guess
from mlpipeline.readers.layout import Layout, find_layout, open_text
from mlpipeline.readers.mapping import MappingProfile
from mlpipeline.readers.phenopackets import parse_content
from mlpipeline.readers.preview import Preview, preview
from mlpipeline.readers.row_reader import RowReader
from mlpipeline.readers.suggesting import suggest_profile

__all__ = ["Guess", "Preview", "Reading", "RowProblem", "open_reading", "preview", "suggest_profile"]

PROBLEMS_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class RowProblem:
    """line: of the row's first line in a CSV file (the header is 1), of the member in an archive (from 1).

    column: as the file names it, or the field of a phenopacket. kind: the kind of value found ("text", "empty",
    "number out of range"), never the value.
    """

    line: int
    column: str
    code: str
    kind: str


class Reading:
    """Iterate once. A row (or member) becomes one Case, or is refused with one problem for each bad cell.

    problems: the first 100,000; refused: rows refused in all. rows_seen grows while reading. line: of the case just
    yielded. warnings: codes ("no_patient_id": each row is a patient of its own).
    """

    def __init__(self, format_name: str, guesses: Iterable[Guess] = (), warnings: Iterable[str] = ()) -> None:
        self.format = format_name
        self.guesses = tuple(guesses)
        self.warnings = tuple(warnings)
        self.problems: list[RowProblem] = []
        self.refused = 0
        self.rows_seen = 0
        self.line = 0
        self._cases: Iterator[Case] = iter(())

    def __iter__(self) -> Iterator[Case]:
        return self

    def __next__(self) -> Case:
        return next(self._cases)

    def _refuse(self, line: int, problems: Iterable[tuple[str, str, str]]) -> None:
        self.refused += 1
        for column, code, kind in problems:
            if len(self.problems) < PROBLEMS_LIMIT:
                self.problems.append(RowProblem(line, column, code, kind))


def open_reading(path: Path, format: str | None = None, profile: MappingProfile | None = None) -> Reading:
    """Open a CSV file (with its profile) or phenopackets (a file, folder, zip or tar.gz); None = by its content.

    Raises KnownError before the first case: `reader.missing_file`, `reader.empty_file`, `reader.unsupported`
    (looks_like), `reader.unknown_format`, `reader.no_profile`, `reader.missing_column` (column), and those of
    `find_encoding`; while reading: `reader.damaged_archive`, `reader.expands_too_much`, `reader.too_many_members`.
    """
    found = detect_format(path) if format is None else format
    if found == PHENOPACKETS:
        return _open_phenopackets(path)
    if found != CSV:
        raise KnownError("reader.unknown_format", format=found[:40])
    if format is not None:
        _must_be_text(path)
    if profile is None or not profile.columns:
        raise KnownError("reader.no_profile", file=path.name)
    return _open_csv(path, profile)


def _must_be_text(path: Path) -> None:
    if detect_format(path) != CSV:
        raise KnownError("reader.unsupported", file=path.name, looks_like="phenopackets")


def _open_phenopackets(path: Path) -> Reading:
    reading = Reading(PHENOPACKETS)
    reading._cases = _phenopackets(path, reading)
    return reading


def _phenopackets(path: Path, reading: Reading) -> Iterator[Case]:
    def refused(name: str, code: str) -> None:
        reading.rows_seen += 1
        reading._refuse(reading.rows_seen, [(_shown(name), code, "member")])

    seen: set[str] = set()
    for name, content in iterate_members(path, refused):
        reading.rows_seen += 1
        try:
            case = parse_content(content)
        except KnownError as problem:
            field = str(problem.facts.get("field") or _shown(name))
            reading._refuse(reading.rows_seen, [(field, problem.code, "JSON")])
            continue
        if case.case_id in seen:
            reading._refuse(reading.rows_seen, [("id", "case_id.repeated", "text")])
            continue
        seen.add(case.case_id)
        reading.line = reading.rows_seen
        yield case
    if not reading.rows_seen:
        raise KnownError("reader.no_records", file=path.name)


def _shown(name: str) -> str:
    return name[-120:].encode("ascii", "replace").decode("ascii")


def _open_csv(path: Path, profile: MappingProfile) -> Reading:
    layout = find_layout(path, profile)
    rows = RowReader(profile, layout.columns, layout.decimal, layout.date_order, path.name)
    warnings = () if profile.with_role("patient_id") else ("no_patient_id",)
    reading = Reading(CSV, layout.guesses, warnings)
    reading._cases = _csv(path, layout, rows, reading)
    return reading


def _csv(path: Path, layout: Layout, rows: RowReader, reading: Reading) -> Iterator[Case]:
    """Rows without a patient id column are named by file and line, so that two files never share a patient."""
    seen: set[str] = set()
    anonymous = layout.sha256[:10]
    skip_header = layout.header
    try:
        with open_text(path, layout.encoding) as file:
            for line, row in read_rows(file, layout.separator):
                if skip_header:
                    skip_header = False
                    continue
                reading.rows_seen += 1
                if isinstance(row, UnreadableRow):
                    reading._refuse(line, [("", row.code, f"{row.lines} lines")])
                    continue
                case = rows.read(row, f"{anonymous}-{line}", line)
                if isinstance(case, list):
                    reading._refuse(line, case)
                elif case.case_id in seen:
                    reading._refuse(line, [("", "case_id.repeated", "text")])
                else:
                    seen.add(case.case_id)
                    reading.line = line
                    yield case
    except UnicodeError:
        raise KnownError("reader.not_in_encoding", file=path.name, encoding=layout.encoding, position=None) from None
    if not reading.rows_seen:
        raise KnownError("reader.no_records", file=path.name)
