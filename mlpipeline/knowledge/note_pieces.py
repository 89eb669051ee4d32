"""A note cut into clauses of words and the marks that matter: commas, brackets, colons, question marks."""

from __future__ import annotations

import re

BREAKS = frozenset(",():?¿")
"""Marks kept as pieces; no name goes over one."""

_PIECE = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*|[.;:!?¿\n,()]")
_STOPS = frozenset(".;!?\n")
_DECIMAL = re.compile(r"(?<=\d)[.,](?=\d)")
_WRAPPED = re.compile(r"(,|\b(?:or|nor|and|of|for|o|y|e|ni|de))[ \t]*\r?\n", re.IGNORECASE)
"""A line that ends so goes on in the next one."""
_HEADING = re.compile(r":[ \t]*\r?\n(?=[ \t]*[-*•·]?[ \t]*\w)")
"""So does a heading, into the line right below it."""
_MINUS = re.compile(r"\(\s*(?:[-−–]|neg(?:ativ[oae]s?)?\.?|no|niega|absent|ausente)\s*\)", re.IGNORECASE)
_PLUS = re.compile(r"\(\s*\++\s*\)")
_ANSWERED = re.compile(r"\?(?=\s*(?:no|niega|denies|none|never|nunca|ningun[oa]|yes|s[ií])\b)", re.IGNORECASE)
"""In "Fever? no" the mark asks and the answer follows."""
_YES = re.compile(r"\bs[íÍ](?!\w)", re.IGNORECASE)
"""With its accent it is "yes", without it may be "if"."""
_BEFORE = re.compile(r"(?<![^\s(,;.:])[?¿]+(?=\w)")
"""In "?pneumonia" and "¿neumonía?" it opens the doubt."""


def clauses(note: str) -> list[list[str]]:
    """The clauses, cut at full stops, semicolons and line ends; a question keeps its mark as the last piece."""
    note = _PLUS.sub(" ", _MINUS.sub(" : no ", _DECIMAL.sub("", note)))
    note = _HEADING.sub(": ", _WRAPPED.sub(r"\1 ", note))
    note = _BEFORE.sub(" ¿ ", _YES.sub("yes", _ANSWERED.sub(":", note)))
    found: list[list[str]] = [[]]
    for piece in _PIECE.findall(note):
        if piece == "?" and found[-1]:
            found[-1].append(piece)
        if piece in _STOPS:
            found.append([])
        else:
            found[-1].append(piece)
    return [clause for clause in found if clause]
