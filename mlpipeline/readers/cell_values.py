"""One cell of a table -> one value of the domain, or the reason why not; the value itself is never told."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

from mlpipeline.domain import NO_DISEASE, NO_DISEASE_ID, Disease, Severity, Sex, age_from_iso8601
from mlpipeline.readers import words

TEXT_LIMIT = 500
AGE_LIMIT = 130
_CODE = re.compile(r"(OMIM|ORPHA|DECIPHER|MONDO|LOCAL|ICD-?10(?:CM)?|ICD-?11|SNOMED|DOID):[A-Za-z0-9._-]{1,40}")
_CODE_AND_LABEL = re.compile(rf"(?P<code>{_CODE.pattern})(?:[ \t]+(?P<label>.*))?", re.DOTALL)
_AGE_WITH_UNIT = re.compile(r"([\d.,]+)\s*([A-Za-zñÑíÍ]+)\.?")
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[T ].*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[T ].*)?")
_SEEN_FROM, _SEEN_TO = 1900, 2100


class CellRefused(Exception):
    """code: what is wrong ("number.not_understood"). kind: the kind of value found ("text", "empty", "number")."""

    def __init__(self, code: str, kind: str) -> None:
        super().__init__(code)
        self.code, self.kind = code, kind


def kind_of(text: str) -> str:
    """A word for what stands in a cell that is safe to show and to log."""
    text = text.strip()
    if not text:
        return "empty"
    if re.fullmatch(r"[+-]?[\d.,\s]+", text):
        return "number"
    if re.fullmatch(r"[\d/.:T Z+-]+", text):
        return "date"
    return "text" if len(text) <= TEXT_LIMIT else "long text"


def is_nothing(text: str) -> bool:
    return text.strip().lower() in words.NOTHING


def number_reader(decimal: str) -> Callable[[str], float]:
    """Strict: one sign, digits, one decimal mark, an exponent. Thousands marks are refused rather than guessed,
    unless they are spaces or stand in full groups before a decimal mark of the other kind."""
    other = "." if decimal == "," else ","
    grouped = re.compile(rf"[+-]?\d{{1,3}}(?:[{re.escape(other)} \u00a0\u202f']\d{{3}})+(?:{re.escape(decimal)}\d+)?")
    plain = re.compile(rf"[+-]?(?:\d+(?:{re.escape(decimal)}\d*)?|{re.escape(decimal)}\d+)(?:[eE][+-]?\d{{1,3}})?")

    def read(text: str) -> float:
        text = text.strip()
        if len(text) > 40:
            raise CellRefused("number.not_understood", kind_of(text))
        if not (text.isascii() and plain.fullmatch(text)):
            if not grouped.fullmatch(text) or (decimal not in text and other in text):
                raise CellRefused("number.not_understood", kind_of(text))
            text = re.sub(rf"[{re.escape(other)} \u00a0\u202f']", "", text)
        number = float(text.replace(decimal, "."))
        if not math.isfinite(number):
            raise CellRefused("number.out_of_range", "number out of range")
        return number

    return read


def age_years(text: str, read_number: Callable[[str], float], years_in_unit: float) -> float:
    """A bare number is in the column's unit; "8 months", "10 meses" and "P3Y6M" say their own."""
    text = text.strip()
    if text[:1] == "P" and (duration := age_from_iso8601(text[:40])) is not None:
        years = duration
    elif (found := _AGE_WITH_UNIT.fullmatch(text)) and found[2].lower() in words.AGE_UNIT:
        years = read_number(found[1]) * words.YEARS_IN[words.AGE_UNIT[found[2].lower()]]
    else:
        years = read_number(text) * years_in_unit
    if not 0 <= years <= AGE_LIMIT:
        raise CellRefused("age.out_of_range", "number out of range")
    return years


def finding(text: str) -> str:
    """ "present", "absent" or "unknown"."""
    if is_nothing(text):
        return words.UNKNOWN
    state = words.FINDING.get(text.strip().lower())
    if state is None:
        raise CellRefused("finding.not_understood", kind_of(text))
    return state


def sex(text: str) -> Sex:
    if is_nothing(text):
        return Sex.UNKNOWN
    name = words.SEX.get(text.strip().lower())
    if name is None:
        raise CellRefused("sex.not_understood", kind_of(text))
    return Sex(name)


def severity(text: str) -> Severity | None:
    if is_nothing(text):
        return None
    level = words.SEVERITY.get(text.strip().lower())
    if level is None:
        raise CellRefused("severity.not_understood", kind_of(text))
    return level


def urgency(text: str, read_number: Callable[[str], float]) -> int | None:
    if is_nothing(text):
        return None
    number = read_number(text)
    if number != int(number) or not 1 <= number <= 10:
        raise CellRefused("urgency.out_of_range", "number out of range")
    return int(number)


def disease(text: str) -> Disease | None:
    """A code with or without a label after it, a word for "no disease", or a name the clinic uses."""
    text = " ".join(text.split())
    if is_nothing(text):
        return None
    if text.lower() in words.NO_DISEASE_WORDS or text == NO_DISEASE_ID:
        return NO_DISEASE
    if len(text) > TEXT_LIMIT:
        raise CellRefused("text.too_long", "long text")
    coded = _CODE_AND_LABEL.fullmatch(text)
    if coded:
        return Disease(coded["code"], coded["label"] or "")
    return Disease(local_code(text), text)


def local_code(text: str) -> str:
    """ "LOCAL:fiebre-amarilla" of "Fiebre amarilla": the same for any case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80]
    # A name without one Latin letter or digit (another script) is told from others by its own characters.
    return f"LOCAL:{slug or 'u' + '-'.join(f'{ord(letter):x}' for letter in text[:16])}"


def day(text: str, order: str | None) -> date | None:
    """ISO dates always; slashed ones by `order`, or where only one reading is possible."""
    text = text.strip()
    if is_nothing(text):
        return None
    if found := _ISO_DATE.fullmatch(text) or _YEAR_FIRST.fullmatch(text):
        year, month, number = int(found[1]), int(found[2]), int(found[3])
    elif found := _SLASHED.fullmatch(text):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        if order not in ("dmy", "mdy"):
            if first <= 12 and second <= 12 and first != second:
                raise CellRefused("date.ambiguous", "date")
            order = "mdy" if second > 12 else "dmy"
        number, month = (first, second) if order == "dmy" else (second, first)
    else:
        raise CellRefused("date.not_understood", kind_of(text))
    try:
        seen = date(year, month, number)
    except ValueError:
        raise CellRefused("date.not_understood", "date") from None
    if not _SEEN_FROM <= year <= _SEEN_TO:
        raise CellRefused("date.out_of_range", "date")
    return seen


def mapped(text: str, values: Mapping[str, str]) -> str:
    """What the profile says this value means; itself where the profile does not name it. Space and case are ignored,
    and the ".0" that spreadsheets add to codes."""
    stripped = text.strip()
    for written in (stripped, stripped.lower(), stripped.removesuffix(".0")):
        if written in values:
            return values[written]
    return text
