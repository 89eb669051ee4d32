"""What a reader found out by itself, and its evidence, as sentences."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from app.services.import_cases import GuessView
from app.ui.translation import QT_TRANSLATE_NOOP, fill

translate = QCoreApplication.translate

_WHAT = {
    "encoding": QT_TRANSLATE_NOOP("GuessWords", "Encoding"),
    "separator": QT_TRANSLATE_NOOP("GuessWords", "Separator"),
    "decimal": QT_TRANSLATE_NOOP("GuessWords", "Decimal mark"),
    "header": QT_TRANSLATE_NOOP("GuessWords", "First row holds names"),
    "date_order": QT_TRANSLATE_NOOP("GuessWords", "Order in dates"),
}
_VALUES = {
    ",": QT_TRANSLATE_NOOP("GuessWords", "comma ,"),
    ";": QT_TRANSLATE_NOOP("GuessWords", "semicolon ;"),
    "\t": QT_TRANSLATE_NOOP("GuessWords", "tab"),
    "|": QT_TRANSLATE_NOOP("GuessWords", "bar |"),
    ".": QT_TRANSLATE_NOOP("GuessWords", "point ."),
    "yes": QT_TRANSLATE_NOOP("GuessWords", "yes"),
    "no": QT_TRANSLATE_NOOP("GuessWords", "no"),
    "ymd": QT_TRANSLATE_NOOP("GuessWords", "year, month, day"),
    "dmy": QT_TRANSLATE_NOOP("GuessWords", "day, month, year"),
    "mdy": QT_TRANSLATE_NOOP("GuessWords", "month, day, year"),
    "": QT_TRANSLATE_NOOP("GuessWords", "not certain: please choose"),
}
_EVIDENCE = {
    "profile": QT_TRANSLATE_NOOP("GuessWords", "stated by the profile"),
    "columns_of_the_profile": QT_TRANSLATE_NOOP("GuessWords", "the names of the profile stand there"),
    "one_column": QT_TRANSLATE_NOOP("GuessWords", "no separator cuts the rows: one column"),
    "rows_agree": QT_TRANSLATE_NOOP("GuessWords", "%1 of %2 rows have %3 columns with it"),
    "numbers_in_first_row": QT_TRANSLATE_NOOP("GuessWords", "%1 of the %2 cells of the first row are numbers"),
    "numbers_with_comma": QT_TRANSLATE_NOOP("GuessWords", "%1 numbers with a comma, %2 with a point"),
    "first_above_12": QT_TRANSLATE_NOOP("GuessWords", "of %3 dates, %1 begin above 12 and %2 have the middle above 12"),
    "byte_order_mark": QT_TRANSLATE_NOOP("GuessWords", "the file says so in its first bytes"),
    "plain_ascii": QT_TRANSLATE_NOOP("GuessWords", "no accented letter in the file"),
    "bytes_of_utf8": QT_TRANSLATE_NOOP("GuessWords", "%1 accented letters, all written so"),
    "not_utf8": QT_TRANSLATE_NOOP("GuessWords", "not UTF-8; its %1 accented letters make most sense so"),
}
_NUMBER = re.compile(r"\b\d+\b")


def what_words(what: str) -> str:
    return translate("GuessWords", _WHAT[what]) if what in _WHAT else what


def value_words(value: str) -> str:
    """ "semicolon ;"; what has no words is shown as it is ("cp1252")."""
    return translate("GuessWords", _VALUES[value]) if value in _VALUES else value


def evidence_words(guess: GuessView) -> str:
    """A key and counts -> a sentence with the counts."""
    key, _, rest = guess.evidence.partition(" ")
    if key not in _EVIDENCE:
        return guess.evidence.replace("_", " ")
    return fill(translate("GuessWords", _EVIDENCE[key]), *_NUMBER.findall(rest))
