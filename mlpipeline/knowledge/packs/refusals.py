"""Rows of an edited table that cannot be taken: each told by its place and reason, all of them at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mlpipeline.errors import KnownError

REPORTED = 1_000
"""Rows told one by one; of more only the number is told."""
_VALUE_LETTERS = 60


Reason = Literal[
    "address",
    "age",
    "age_order",
    "also",
    "column_missing",
    "column_twice",
    "column_unknown",
    "disease_unknown",
    "do_not_miss",
    "empty",
    "encoding",
    "frequency",
    "icd10",
    "id_is_first",
    "label",
    "letters",
    "no_finding",
    "no_heading",
    "no_rows",
    "quotes",
    "seen",
    "severity",
    "share",
    "source_key",
    "source_unknown",
    "term",
    "term_unknown",
    "too_few_findings",
    "too_long",
    "too_many_cells",
    "too_many_findings",
    "too_many_rows",
    "twice",
]


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """line: from 1, the heading's own. column: its heading, "" where the whole row is meant. value: as written,
    shortened, safe to show."""

    file: str
    line: int
    column: str
    reason: Reason
    value: str = ""


class RowsRefused(KnownError):
    """`knowledge.common_refused`: the first row as facts, with the number of all; `refused`: at most REPORTED."""

    def __init__(self, refused: tuple[RefusedRow, ...], count: int) -> None:
        first = refused[0]
        super().__init__(
            "knowledge.common_refused",
            file=first.file,
            line=first.line,
            column=first.column or "–",
            reason=first.reason,
            rows=count,
        )
        self.refused = refused
        self.count = count

    def __reduce__(self) -> tuple[object, ...]:
        return RowsRefused, (self.refused, self.count)


class Refusals:
    """Collects, so that one reading names everything that is to be mended."""

    def __init__(self) -> None:
        self._rows: list[RefusedRow] = []
        self._count = 0

    def add(self, file: str, line: int, column: str, reason: Reason, value: str = "") -> None:
        self._count += 1
        if len(self._rows) < REPORTED:
            shown = "".join(letter if letter.isprintable() else "?" for letter in value[:_VALUE_LETTERS])
            self._rows.append(RefusedRow(file, line, column, reason, shown))

    def require_none(self) -> None:
        """Raises RowsRefused, its rows by file and line."""
        if self._rows:
            told = sorted(self._rows, key=lambda each: (each.file, each.line))
            raise RowsRefused(tuple(told), self._count)
