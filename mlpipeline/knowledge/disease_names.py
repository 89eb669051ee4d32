"""What a disease's name says: content words, numbers and mode of inheritance, however OMIM or Orphanet orders them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from mlpipeline.knowledge.folding import words

_FILLING = frozenset(
    (
        *("a", "an", "and", "by", "due", "from", "in", "of", "or", "the", "to", "with", "without", "x", "y"),
        *("form", "forms", "type", "types", "syndrome", "disease", "disorder", "susceptibility", "modifier"),
        *("familial", "congenital", "hereditary", "inherited", "isolated", "primary", "related", "somatic"),
        *("autosomal", "dominant", "recessive", "linked", "digenic", "semidominant"),
    )
)
"""Words that half of all names have, or that one source writes and the other leaves out."""

_INHERITANCE = frozenset(("dominant", "recessive", "linked", "mitochondrial"))
_LOOSE = frozenset(("type", "of", "the", "and"))
_UNORDERED, _FILLED, _CONTENT, _A_NUMBER = range(4)
_NUMBER = re.compile(r"(?=[ivxl]+$)[ivxl]+|\d+[a-z]*\d*|[a-z]|[a-z]+\d+[a-z]?|[ivx]+[a-h]")
_ROMAN = re.compile(r"([ivx]+)([a-h]?)")
_VALUES = {"i": 1, "v": 5, "x": 10}
_PLURAL_LETTERS = 5


@dataclass(frozen=True, slots=True)
class NameWords:
    """key: all words in one order, numbers as digits: equal keys are the same name. numbers: "1b", "spg7", …"""

    key: tuple[str, ...]
    content: frozenset[str]
    numbers: frozenset[str]
    inheritance: frozenset[str]


def name_words(name: str) -> NameWords:
    """The parts of a name; any text is one, an empty one has no parts."""
    found = [_part(word) for word in words(name)]
    return NameWords(
        tuple(sorted(digits for digits, kind in found if kind != _UNORDERED)),
        frozenset(_singular(word) for word, kind in found if kind == _CONTENT),
        frozenset(digits for digits, kind in found if kind == _A_NUMBER),
        _INHERITANCE.intersection(word for word, _ in found),
    )


@lru_cache(maxsize=20_000)
def _part(word: str) -> tuple[str, int]:
    """(the word, a number in digits; what it is). The same few thousand words make all names."""
    kind = _UNORDERED if word in _LOOSE else _FILLED if word in _FILLING else _CONTENT
    if kind == _CONTENT and _NUMBER.fullmatch(word):
        kind = _A_NUMBER
    return (word if kind == _CONTENT else _digits(word)), kind


def _digits(word: str) -> str:
    """ "ib" -> "1b", "iv" -> "4"; every other word as it is."""
    match = _ROMAN.fullmatch(word)
    if not match:
        return word
    values = [_VALUES[letter] for letter in match.group(1)]
    after = [*values[1:], 0]
    return str(
        sum(-value if value < later else value for value, later in zip(values, after, strict=True))
    ) + match.group(2)


@lru_cache(maxsize=20_000)
def _singular(word: str) -> str:
    for ending in ("ies", "es", "s"):
        if word.endswith(ending) and len(word) > _PLURAL_LETTERS:
            return word[: -len(ending)]
    return word
