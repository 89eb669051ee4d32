"""Rows of a CSV file as lists of text, with every length bounded: a row too long is a problem, not a full memory."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

LINE_CHARS = 2**20
ROW_CHARS = 4 * 2**20
"""A field ends at csv's own limit of 131,072 characters, a setting of the whole process that is left alone."""


class _TooLong(Exception):
    """This row is too long; the next one can be read."""


class _Lines:
    """Lines of a text file. A line beyond the limit is skipped to its end; a class, because a generator that raised
    is finished and this one goes on with the next line."""

    def __init__(self, file: TextIO) -> None:
        self._readline = file.readline
        self.number = 0
        self.chars_of_row = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._readline(LINE_CHARS)
        if not line:
            raise StopIteration
        self.number += 1
        length = len(line)
        self.chars_of_row += length
        if length == LINE_CHARS and line[-1] != "\n":
            while line and line[-1] != "\n":
                line = self._readline(LINE_CHARS)
            raise _TooLong
        if self.chars_of_row > ROW_CHARS:
            raise _TooLong
        return line


@dataclass(frozen=True, slots=True)
class UnreadableRow:
    """code: "row.too_long", "row.quotes". lines: how many lines of the file went with it; an open quote takes many."""

    code: str
    lines: int


def read_rows(file: TextIO, separator: str) -> Iterator[tuple[int, list[str] | UnreadableRow]]:
    """(number of the row's first line from 1, its fields or why there are none). Empty lines are left out.

    Strict about quotes: one left open would otherwise hide rows in a field. The file must be opened with newline="".
    """
    lines = _Lines(file)
    rows = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        first = lines.number + 1
        lines.chars_of_row = 0
        code = ""
        fields: list[str] = []
        try:
            fields = next(rows)
        except StopIteration:
            return
        except _TooLong:
            code = "row.too_long"
        except csv.Error:
            code = "row.quotes"
        if code:
            yield first, UnreadableRow(code, lines.number - first + 1)
        elif fields:
            yield first, fields
