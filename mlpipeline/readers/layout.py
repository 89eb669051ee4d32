"""Separator, header and decimal mark of a table, found out from its first rows, each with its evidence."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from mlpipeline.errors import KnownError
from mlpipeline.readers.csv_lines import read_rows
from mlpipeline.readers.encodings import TextFile, find_encoding
from mlpipeline.readers.guess import Guess
from mlpipeline.readers.mapping import SEPARATORS, MappingProfile

HEAD_CHARS = 256 * 1024
HEAD_ROWS = 200
COLUMNS_LIMIT = 5_000

NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_COMMA = re.compile(r"[+-]?\d{1,7},\d+")
_DOT = re.compile(r"[+-]?\d{1,7}\.\d+")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}[.,]\d{3}")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}(?:\s.*)?")


@dataclass(frozen=True)
class Layout:
    """columns: unique names in order. rows: the first rows, without the header, as (line, fields)."""

    encoding: str
    separator: str
    decimal: str
    header: bool
    date_order: str | None
    columns: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]
    guesses: tuple[Guess, ...]
    sha256: str


def open_text(path: Path, encoding: str) -> TextIO:
    return path.open("r", encoding=encoding, errors="strict", newline="")


def find_layout(path: Path, profile: MappingProfile | None = None) -> Layout:
    """What the profile states is taken, the rest found out. Raises KnownError as `find_encoding` does, and
    `reader.too_many_columns` (limit), `reader.empty_file`, `reader.not_in_encoding`."""
    text_file = find_encoding(path, profile.encoding if profile else None)
    head = _head(path, text_file)
    stated = profile.separator if profile else None
    separator, separator_guess = (stated, Guess("separator", stated, "profile")) if stated else _separator(head)
    rows = [(line, row) for line, row in read_rows(io.StringIO(head), separator) if isinstance(row, list)]
    if not rows:
        raise KnownError("reader.empty_file", file=path.name)
    if len(rows[0][1]) > COLUMNS_LIMIT:
        raise KnownError("reader.too_many_columns", file=path.name, limit=COLUMNS_LIMIT)
    header, header_guess = _header([row for _, row in rows], profile)
    body = rows[1:] if header else rows
    cells = [cell.strip() for _, row in body[:HEAD_ROWS] for cell in row]
    decimal, decimal_guess = _decimal(cells, separator, profile)
    order, order_guess = _date_order(cells, profile)
    return Layout(
        text_file.encoding,
        separator,
        decimal,
        header,
        order,
        _names(rows[0][1], header),
        tuple(body[:HEAD_ROWS]),
        (text_file.guess, separator_guess, header_guess, decimal_guess, *order_guess),
        text_file.sha256,
    )


def _head(path: Path, text_file: TextFile) -> str:
    """The first whole lines of the file."""
    try:
        with open_text(path, text_file.encoding) as file:
            head = file.read(HEAD_CHARS)
    except UnicodeError:
        raise KnownError(
            "reader.not_in_encoding", file=path.name, encoding=text_file.guess.value, position=None
        ) from None
    if len(head) == HEAD_CHARS and "\n" in head:
        head = head[: head.rindex("\n") + 1]
    return head


def _separator(head: str) -> tuple[str, Guess]:
    """The one that cuts most rows into the same number of columns; of equals, the one with more columns."""
    best, best_score, evidence = ",", (0.0, 0), "one_column"
    for separator in SEPARATORS:
        widths = Counter[int]()
        for _, row in read_rows(io.StringIO(head), separator):
            if isinstance(row, list):
                widths[len(row)] += 1
            if widths.total() >= HEAD_ROWS:
                break
        if not widths:
            continue
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
        agreeing = count / widths.total()
        score = (1.0 if agreeing >= 0.9 else agreeing, width)
        if width > 1 and score > best_score:
            best, best_score = separator, score
            evidence = f"rows_agree {count} of {widths.total()} columns {width}"
    return best, Guess("separator", best, evidence, best_score[0] >= 0.9 or evidence == "one_column")


def _header(rows: Sequence[list[str]], profile: MappingProfile | None) -> tuple[bool, Guess]:
    if profile is not None and profile.header is not None:
        return profile.header, Guess("header", _yes(profile.header), "profile")
    first = [cell.strip() for cell in rows[0]]
    if profile is not None and any(each.column in first for each in profile.columns):
        return True, Guess("header", "yes", "columns_of_the_profile")
    numbers = sum(bool(NUMBER.fullmatch(cell)) for cell in first)
    named = len({cell for cell in first if cell}) == len(first)
    is_header = (numbers == 0 and (named or len(rows) < 2)) or (numbers / len(first) < 0.2 and named)
    return is_header, Guess("header", _yes(is_header), f"numbers_in_first_row {numbers} of {len(first)}", named)


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"


def _names(first: Sequence[str], header: bool) -> tuple[str, ...]:
    """Unique and never empty: "column 3" where there is no name, "name (2)" for its second use."""
    names: dict[str, None] = {}
    for position, cell in enumerate(first, start=1):
        name = " ".join(cell.split()) if header else ""
        name = name or f"column {position}"
        unique, number = name, 1
        while unique in names:
            number += 1
            unique = f"{name} ({number})"
        names[unique] = None
    return tuple(names)


def _decimal(cells: Sequence[str], separator: str, profile: MappingProfile | None) -> tuple[str, Guess]:
    if profile is not None and profile.decimal is not None:
        return profile.decimal, Guess("decimal", profile.decimal, "profile")
    commas, dots = ([cell for cell in cells if pattern.fullmatch(cell)] for pattern in (_COMMA, _DOT))
    # "150.000" may be a hundred and fifty thousand: it speaks only where nothing else does, and must be confirmed.
    sure_commas, sure_dots = (sum(not _THOUSANDS.fullmatch(cell) for cell in used) for used in (commas, dots))
    mark = "," if (sure_commas, len(commas)) > (sure_dots, len(dots)) else "."
    certain = bool(sure_commas or sure_dots) or not (commas or dots)
    return mark, Guess("decimal", mark, f"numbers_with_comma {len(commas)} with_dot {len(dots)}", certain)


def _date_order(cells: Sequence[str], profile: MappingProfile | None) -> tuple[str | None, tuple[Guess, ...]]:
    """None where there are no slashed dates, or nothing tells the day from the month."""
    if profile is not None and profile.date_order is not None:
        return profile.date_order, (Guess("date_order", profile.date_order, "profile"),)
    pairs = [(int(found[1]), int(found[2])) for cell in cells if (found := _SLASHED.fullmatch(cell))]
    if not pairs:
        return None, ()
    day_first, month_first = sum(first > 12 for first, _ in pairs), sum(second > 12 for _, second in pairs)
    evidence = f"first_above_12 {day_first} second_above_12 {month_first} of {len(pairs)}"
    if day_first and not month_first:
        return "dmy", (Guess("date_order", "dmy", evidence),)
    if month_first and not day_first:
        return "mdy", (Guess("date_order", "mdy", evidence),)
    return None, (Guess("date_order", "", evidence, certain=False),)
