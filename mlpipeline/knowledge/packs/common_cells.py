"""What each cell of an edited set of common diseases may hold: the cell as it is kept, or why it is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from mlpipeline.knowledge.common_diseases import SEEN
from mlpipeline.knowledge.hpoa import FREQUENCY_CLASSES, parse_frequency
from mlpipeline.knowledge.packs.refusals import Reason

OLDEST = 130
NAME_LETTERS, CITATION_LETTERS, ADDRESS_LETTERS = 200, 1_000, 500

_ICD10 = re.compile(r"[A-Z][0-9]{2}(\.[0-9]{1,2})?")
_ID = re.compile(rf"ICD10:{_ICD10.pattern}")
_ALSO = re.compile(r"ORPHA:[0-9]{1,9}|OMIM:[0-9]{6}")
_TERM = re.compile(r"HP:[0-9]{7}")
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?")
_SHARE_OF_PATIENTS = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?%|[0-9]{1,7}/[0-9]{1,7}")
_FORMULA = ("=", "+", "-", "@", "#")
"""What a spreadsheet reads as a formula, or leaves where one failed."""

Check = Callable[[str], str]


class CellRefused(Exception):
    """A cell that cannot be kept; whoever knows its place tells it."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


def text_of(limit: int, needed: bool = True) -> Check:
    def check(cell: str) -> str:
        if needed and not cell:
            raise CellRefused("empty")
        if len(cell) > limit:
            raise CellRefused("too_long")
        if not cell.isprintable() or '"' in cell or cell.startswith(_FORMULA):
            raise CellRefused("letters")
        return cell

    return check


def code_of(pattern: re.Pattern[str], reason: Reason) -> Check:
    def check(cell: str) -> str:
        if not pattern.fullmatch(cell):
            raise CellRefused(reason if cell else "empty")
        return cell

    return check


def codes_of(pattern: re.Pattern[str], reason: Reason, needed: bool = True) -> Check:
    def check(cell: str) -> str:
        codes = [each.strip() for each in cell.split("|")] if cell else []
        if needed and not codes:
            raise CellRefused("empty")
        if not all(pattern.fullmatch(each) for each in codes):
            raise CellRefused(reason)
        if len(set(codes)) < len(codes):
            raise CellRefused("twice")
        return "|".join(codes)

    return check


def word_of(words: Sequence[str], reason: Reason) -> Check:
    def check(cell: str) -> str:
        word = cell.lower()
        if word not in words:
            raise CellRefused(reason if cell else "empty")
        return word

    return check


def number_of(highest: float, reason: Reason) -> Check:
    """0 to `highest`, with a decimal point or comma."""

    def check(cell: str) -> str:
        number = cell.replace(",", ".")
        if not _NUMBER.fullmatch(number) or float(number) > highest:
            raise CellRefused(reason if cell else "empty")
        return number

    return check


def frequency(cell: str) -> str:
    written = cell.replace(" ", "").replace(",", ".").upper()
    share, _, _ = parse_frequency(written)
    if written in FREQUENCY_CLASSES or (_SHARE_OF_PATIENTS.fullmatch(written) and 0 <= share <= 1):
        return written
    raise CellRefused("frequency" if cell else "empty")


def address(cell: str) -> str:
    if cell and not cell.startswith(("https://", "http://")):
        raise CellRefused("address")
    return text_of(ADDRESS_LETTERS, needed=False)(cell)


DISEASE_CELLS: dict[str, Check] = {
    "id": code_of(_ID, "icd10"),
    "label": text_of(NAME_LETTERS),
    "label_es": text_of(NAME_LETTERS),
    "icd10": codes_of(_ICD10, "icd10"),
    "also": codes_of(_ALSO, "also", needed=False),
    "sex": number_of(1, "share"),
    "age_low": number_of(OLDEST, "age"),
    "age_peak": number_of(OLDEST, "age"),
    "age_high": number_of(OLDEST, "age"),
    "severity": word_of(("none", "mild", "acute", "chronic", "terminal"), "severity"),
    "seen": word_of(SEEN, "seen"),
    "do_not_miss": word_of(("yes", "no"), "do_not_miss"),
    "sources": codes_of(_KEY, "source_key"),
}
PROFILE_CELLS: dict[str, Check] = {
    "disease_id": code_of(_ID, "icd10"),
    "hpo_id": code_of(_TERM, "term"),
    "hpo_label": text_of(NAME_LETTERS, needed=False),
    "frequency": frequency,
    "source": code_of(_KEY, "source_key"),
}
SOURCE_CELLS: dict[str, Check] = {
    "key": code_of(_KEY, "source_key"),
    "citation": text_of(CITATION_LETTERS),
    "url": address,
}
"""Column -> its check, in the order in which the columns are kept."""
