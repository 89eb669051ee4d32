"""Findings in a clinical note: the longest known name at each place, and whether it is denied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mlpipeline.domain import PhenotypicFeature
from mlpipeline.knowledge.folding import words
from mlpipeline.knowledge.note_words import (
    AFTER_CUES,
    AMBIGUOUS,
    CUES,
    ENDS,
    LIST_CUES,
    LONGEST_CUE,
    NOT_CUES,
    OR,
    OTHERS_CUES,
)
from mlpipeline.knowledge.ontology import Ontology
from mlpipeline.knowledge.text_index import OTHER

NOTE_LIMIT = 200_000
"""Characters read; what is pasted beyond is another document."""

_LONGEST_NAME = 12
_SHORTEST_WORD = 4
_PIECE = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*|[.;:!?\n,()]")
_DECIMAL = re.compile(r"(?<=\d)[.,](?=\d)")
_WRAPPED = re.compile(r"(,|\b(?:or|nor|and|of|for|o|y|e|ni|de))[ \t]*\r?\n", re.IGNORECASE)
"""A line that ends so goes on in the next one."""
_STOPS = frozenset(".;:!?\n")


@dataclass(slots=True)
class _Scope:
    """What a cue does to the findings after it, until it ends. kind: "" none, "denied", "others"."""

    kind: str = ""
    over_commas: bool = False


class NoteReader:
    """Looks names up by their words; built once from the lexicon (about 0.1 s), then reads a page in milliseconds."""

    def __init__(
        self,
        ontology: Ontology,
        texts: Sequence[str],
        owner: np.ndarray,
        scope: np.ndarray,
        names: Sequence[str],
        abbreviation: np.ndarray,
    ) -> None:
        """Parallel over the lexicon's entries: folded text, term, scope, name as written, is it an abbreviation."""
        self._ontology = ontology
        finding = ontology.is_finding()
        order: list[int] = [int(i) for i in np.argsort(scope, kind="stable") if finding[owner[i]]]
        long = [(texts[i], int(owner[i]), scope[i] == OTHER) for i in order if not abbreviation[i]]
        self._terms = _without_doubt([each for each in long if _is_telling(each[0])])
        self._short = _without_doubt([(names[i], int(owner[i]), True) for i in order if abbreviation[i]])

    def read(self, note: str) -> tuple[PhenotypicFeature, ...]:
        """Findings in the order first met, each once; one that is both met and denied is present.

        English and Spanish. Of findings of the family nothing is said. Never raises.
        """
        found: dict[int, bool] = {}
        for clause in _clauses(note[:NOTE_LIMIT]):
            for term, denied in self._in_clause(clause):
                found[term] = found.get(term, True) and denied
        ids, labels = self._ontology.term_ids, self._ontology.labels
        return tuple(PhenotypicFeature(ids[term], labels[term], denied) for term, denied in found.items())

    def _in_clause(self, pieces: list[str]) -> list[tuple[int, bool]]:
        keys = [" ".join(words(piece)) or piece for piece in pieces]
        scope, met = _Scope(), []
        place = 0
        while place < len(keys):
            term, length = self._name_at(pieces, keys, place)
            if length:
                place += length
                if scope.kind != "others":
                    met.append((term, scope.kind == "denied" or _denied_after(keys, place)))
                continue
            length, scope = _next_scope(keys, place, scope)
            place += length
        return met

    def _name_at(self, pieces: list[str], keys: list[str], place: int) -> tuple[int, int]:
        """(term, words) of the longest name that begins here; (-1, 0) where none does."""
        end = min(place + _LONGEST_NAME, len(keys))
        for comma in range(place, end):
            if keys[comma] in ",()":
                end = comma
                break
        for stop in range(end, place, -1):
            key = " ".join(keys[place:stop])
            term = self._terms.get(key)
            if term is None and stop - place == 1:
                term = self._short.get(pieces[place])
            if term is not None:
                return term, stop - place
        return -1, 0


def _without_doubt(names: Sequence[tuple[str, int, bool]]) -> dict[str, int]:
    """name -> term, of (name, term, loose), labels before synonyms. A loose name of two terms belongs to neither."""
    first: dict[str, tuple[int, bool]] = {}
    doubtful: set[str] = set()
    for name, term, loose in names:
        known, known_loosely = first.setdefault(name, (term, loose))
        if known != term and known_loosely and loose:
            doubtful.add(name)
    return {name: term for name, (term, _) in first.items() if name not in doubtful}


def _is_telling(text: str) -> bool:
    """Not one short or ambiguous word, nor a number."""
    if " " in text:
        return len(text) > 5 and any(letter.isalpha() for letter in text)
    return (len(text) >= _SHORTEST_WORD or text in ("tos", "sad")) and text.isalpha() and text not in AMBIGUOUS


def _clauses(note: str) -> list[list[str]]:
    """Words, commas and brackets of the note, cut at full stops, semicolons, colons and line ends."""
    clauses: list[list[str]] = [[]]
    for piece in _PIECE.findall(_DECIMAL.sub("", _WRAPPED.sub(r"\1 ", note))):
        if piece in _STOPS:
            # "Fever: no" answers across the colon.
            if piece == ":":
                continue
            clauses.append([])
        else:
            clauses[-1].append(piece)
    return [clause for clause in clauses if clause]


def _phrase_at(keys: list[str], place: int, phrases: frozenset[str]) -> int:
    """Words of the longest of the phrases that begins here, 0 where none does."""
    for length in range(min(LONGEST_CUE, len(keys) - place), 0, -1):
        if " ".join(keys[place : place + length]) in phrases:
            return length
    return 0


def _next_scope(keys: list[str], place: int, scope: _Scope) -> tuple[int, _Scope]:
    """(words read, scope after them) where no finding begins."""
    if keys[place] == ",":
        return 1, scope if scope.over_commas else _Scope()
    if length := _phrase_at(keys, place, OTHERS_CUES):
        return length, _Scope("others", True)
    if length := _phrase_at(keys, place, NOT_CUES):
        return length, scope
    listed, single = _phrase_at(keys, place, LIST_CUES), _phrase_at(keys, place, CUES)
    if listed and listed >= single:
        return listed, _Scope("denied", True)
    if single:
        return single, _Scope("denied", _is_list(keys, place + single))
    return 1, _Scope() if keys[place] in ENDS else scope


def _is_list(keys: list[str], place: int) -> bool:
    """ "no a, b or c" denies all three; "no a, b since Monday" only a."""
    rest = keys[place:]
    for i, key in enumerate(rest):
        if key in ENDS:
            return False
        if key in OR:
            return "," in rest[:i]
    return False


def _denied_after(keys: list[str], place: int) -> bool:
    """ "cough: absent", "fever was denied": a denial right behind the finding, with nothing after it in the clause."""
    length = _phrase_at(keys, place, AFTER_CUES)
    return bool(length) and (place + length == len(keys) or keys[place + length] in ",()")
