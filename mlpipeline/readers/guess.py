"""What a reader found out by itself, and why: shown before anything is written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guess:
    """what: "encoding", "separator", "decimal", "header", "date_order". certain: False where the user should confirm.

    evidence: a key and counts, such as "bytes_of_utf8 12" or "all_rows_have_columns 14"; never a value of a patient.
    """

    what: str
    value: str
    evidence: str
    certain: bool = True
