"""One way to compare words: without case, accents or punctuation."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'\u2019`\u00b4")


def without_accents(text: str) -> str:
    """Lower case, accents and ligatures undone, apostrophes dropped ("Crohn's" -> "crohns", "vómito" -> "vomito")."""
    text = text.translate(_APOSTROPHES)
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return _WORD.findall(without_accents(text))


def folded(text: str) -> str:
    """The folded words with one space between: what is looked up."""
    return " ".join(words(text))
