"""The three files of an edited set of common diseases: found in a folder or archive, decoded, cut into cells."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mlpipeline.errors import KnownError
from mlpipeline.knowledge.common_diseases import FILE_BYTES, ROWS
from mlpipeline.knowledge.packs.members import pack_members
from mlpipeline.knowledge.packs.refusals import Refusals

DISEASES, PROFILES, SOURCES = FILES = ("common-diseases.tsv", "common-profiles.tsv", "common-sources.tsv")
LINE_LETTERS = 10_000

_ENDINGS = (".tsv", ".txt")
"""A spreadsheet saves text with tabs under either."""
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that has the right cells. cells: by column, without the space around."""

    line: int
    cells: dict[str, str]


def common_file_of(name: str) -> str:
    """Which of FILES this is, "common-diseases.txt" too; "" where it is none."""
    path = PurePosixPath(name.lower())
    return f"{path.stem}.tsv" if path.suffix in _ENDINGS and f"{path.stem}.tsv" in FILES else ""


def common_files(source: Path) -> Iterator[tuple[str, bytes]]:
    """(name of FILES, content) of a folder or archive.

    Raises KnownError `knowledge.pack_missing` where one of the three is not there, `.pack_malformed` where one is
    there twice, and as `pack_members`.
    """
    seen: set[str] = set()
    for name, content in pack_members(source, lambda last: bool(common_file_of(last)), FILE_BYTES):
        file = common_file_of(name.rsplit("/", 1)[-1])
        if file in seen:
            raise KnownError("knowledge.pack_malformed", file=name, line=1)
        seen.add(file)
        yield file, content
    for file in FILES:
        if file not in seen:
            raise KnownError("knowledge.pack_missing", file=file)


def rows_of(file: str, content: bytes, columns: Sequence[str], refusals: Refusals, limit: int = ROWS) -> Iterator[Row]:
    """Every row with all `columns`, which may stand in any order; what is none is told to `refusals`.

    UTF-8 with or without a byte order mark, or UTF-16 with one ("Unicode text" of a spreadsheet); any line end; cells
    in quotes as a spreadsheet puts them. Empty rows are passed over.
    """
    text = _decoded(file, content, refusals)
    places: dict[str, int] | None = None
    count = 0
    for number, line in enumerate(_LINE_END.split(text), 1):
        cells = _cells(file, number, line, refusals)
        if cells is None or not any(cells):
            continue
        if places is None:
            places = _places(file, number, cells, columns, refusals)
            if places is None:
                return
            continue
        count += 1
        if count > limit:
            refusals.add(file, number, "", "too_many_rows", str(limit))
            return
        if any(cells[len(places) :]):
            refusals.add(file, number, "", "too_many_cells", next(filter(None, cells[len(places) :])))
            continue
        yield Row(number, {name: cells[place] if place < len(cells) else "" for name, place in places.items()})
    if places is None and text:
        refusals.add(file, 1, "", "no_heading")


def _decoded(file: str, content: bytes, refusals: Refusals) -> str:
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        refusals.add(file, 1 if wide else content.count(b"\n", 0, error.start) + 1, "", "encoding")
        return ""
    if not text.strip():
        refusals.add(file, 1, "", "no_heading")
        return ""
    return text


def _cells(file: str, number: int, line: str, refusals: Refusals) -> list[str] | None:
    if len(line) > LINE_LETTERS:
        refusals.add(file, number, "", "too_long", line)
        return None
    try:
        cells = next(csv.reader([line], delimiter="\t", strict=True), [])
    except csv.Error:
        refusals.add(file, number, "", "quotes", line)
        return None
    return [" ".join(cell.split()) for cell in cells]


def _places(
    file: str, number: int, cells: Sequence[str], columns: Sequence[str], refusals: Refusals
) -> dict[str, int] | None:
    """Column -> where it stands; None where the heading is not one."""
    headings = [cell.lower() for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    missing = [name for name in columns if name not in headings]
    unknown = [name for name in headings if name not in columns]
    twice = [name for name in columns if headings.count(name) > 1]
    for name in missing:
        refusals.add(file, number, name, "column_missing")
    for name in unknown:
        refusals.add(file, number, "", "column_unknown", name)
    for name in twice:
        refusals.add(file, number, name, "column_twice")
    return None if missing or unknown or twice else {name: headings.index(name) for name in columns}
