"""Findings in a clinical note: the longest known name at each place, and whether it is denied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mlpipeline.domain import PhenotypicFeature
from mlpipeline.knowledge.folding import words
from mlpipeline.knowledge.note_pieces import BREAKS, clauses
from mlpipeline.knowledge.note_scopes import DENIED, MET, NO_SCOPE, OTHERS, After, after, are_joined, next_scope
from mlpipeline.knowledge.note_synonyms import AMBIGUOUS, AMBIGUOUS_SHORT, DENYING_NAMES, USUAL_ENGLISH, USUAL_SHORT
from mlpipeline.knowledge.ontology import Ontology
from mlpipeline.knowledge.text_index import OTHER

NOTE_LIMIT = 200_000
"""Characters read; what is pasted beyond is another document."""

_LONGEST_NAME = 12
_SHORTEST_WORD = 4
_LONGEST_SHORT = 6
_LONGEST_PLURAL = 4
"""Words: a longer name stands in notes as HPO has it, if at all."""


@dataclass(slots=True)
class _Met:
    """A finding of a clause, and what is said of it. start, stop: its place in the clause, in words."""

    term: int
    start: int
    stop: int
    kind: str


class NoteReader:
    """Looks names up by their words; built once from the lexicon (about 0.3 s), then reads a page in milliseconds."""

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
        long = [(texts[i], int(owner[i]), scope[i] == OTHER) for i in order if not abbreviation[i] or " " in texts[i]]
        self._terms = _with_usual_words(_without_doubt([each for each in long if _is_telling(each[0])]))
        self._first = frozenset(name.partition(" ")[0] for name in self._terms)
        short = [(names[i], int(owner[i]), True) for i in order if abbreviation[i] or _is_short(names[i])]
        self._short = _without_doubt([each for each in short if each[0] not in AMBIGUOUS_SHORT])
        self._short |= {each: self._terms[name] for each, name in USUAL_SHORT.items() if name in self._terms}
        self._longer_short = {name: term for name, term in self._short.items() if len(name) > 2}
        self._denying = {word: self._terms[name] for word, name in DENYING_NAMES.items() if name in self._terms}

    def read(self, note: str) -> tuple[PhenotypicFeature, ...]:
        """Findings in the order first met, each once; one that is both met and denied is present.

        English and Spanish. Of findings that are doubted, or of the family, nothing is said. Never raises.
        """
        found: dict[int, bool] = {}
        # In Spanish "MI" is "my" or a lower limb.
        spanish = note.isupper() or any(word in note for word in (" de ", " con ", " en ", " y "))
        short = self._longer_short if spanish else self._short
        for clause in clauses(note[:NOTE_LIMIT]):
            for each in _Clause(self._terms, self._first, short, self._denying, clause).findings():
                found[each.term] = found.get(each.term, True) and each.kind == DENIED
        ids, labels = self._ontology.term_ids, self._ontology.labels
        return tuple(PhenotypicFeature(ids[term], labels[term], denied) for term, denied in found.items())


class _Clause:
    def __init__(
        self,
        terms: Mapping[str, int],
        first: frozenset[str],
        short: Mapping[str, int],
        denying: Mapping[str, int],
        pieces: list[str],
    ) -> None:
        self.terms, self.first, self.short, self.denying = terms, first, short, denying
        self.pieces = pieces
        self.keys = [" ".join(words(piece)) or piece for piece in pieces]
        self.met: list[_Met] = []

    def findings(self) -> list[_Met]:
        """Those that are met or denied, in order."""
        scope, place = NO_SCOPE, 0
        while place < len(self.keys):
            term, length = self._name_at(place)
            if length:
                place = self._take(term, place, place + length, scope.kind)
                continue
            denied = self.denying.get(self.keys[place], -1)
            if denied >= 0 and scope.kind == MET:
                self.met.append(_Met(denied, place, place + 1, DENIED))
            length, scope = next_scope(self.keys, place, scope, lambda at: self._name_at(at)[1])
            place += length
        return [each for each in self.met if each.kind in (MET, DENIED)]

    def _take(self, term: int, start: int, stop: int, scope: str) -> int:
        """Keeps a finding and what is said of it; the place to go on from."""
        said = after(self.keys, stop, lambda at: self._name_at(at)[1])
        self.met.append(_Met(term, start, stop, scope if scope == OTHERS or said.kind == MET else said.kind))
        if said.joined_by:
            self._join(said)
        return stop + said.words

    def _join(self, said: After) -> None:
        """What is said of the last finding goes for those joined with it: "fever, cough and rash denied"."""
        last = True
        for each, following in zip(reversed(self.met[:-1]), reversed(self.met[1:]), strict=True):
            if each.kind != MET or not are_joined(self.keys[each.stop : following.start], said.joined_by, last):
                return
            each.kind, last = said.kind, False

    def _name_at(self, place: int) -> tuple[int, int]:
        """(term, words) of the longest name that begins here; (-1, 0) where none does."""
        keys = self.keys
        if place >= len(keys):
            return -1, 0
        if keys[place].partition(" ")[0] in self.first:
            end = place
            while end < min(place + _LONGEST_NAME, len(keys)) and keys[end] not in BREAKS:
                end += 1
            for stop in range(end, place, -1):
                term = self.terms.get(" ".join(keys[place:stop]))
                if term is not None:
                    return term, stop - place
        term = self.short.get(self.pieces[place])
        return (-1, 0) if term is None else (term, 1)


def _without_doubt(names: Sequence[tuple[str, int, bool]]) -> dict[str, int]:
    """name -> term, of (name, term, loose), labels before synonyms. A loose name of two terms belongs to neither."""
    first: dict[str, tuple[int, bool]] = {}
    doubtful: set[str] = set()
    for name, term, loose in names:
        known, known_loosely = first.setdefault(name, (term, loose))
        if known != term and known_loosely and loose:
            doubtful.add(name)
    return {name: term for name, (term, _) in first.items() if name not in doubtful}


def _with_usual_words(terms: dict[str, int]) -> dict[str, int]:
    """The same names, those of one or more ("seizures" and "seizure") and what notes write instead."""
    for name, term in [each for each in terms.items() if each[0].count(" ") < _LONGEST_PLURAL]:
        other = name[:-1] if name.endswith("s") else f"{name}s"
        if len(other) > _SHORTEST_WORD and name[-2:] not in ("ss", "is", "us") and other not in AMBIGUOUS:
            terms.setdefault(other, term)
    usual = {
        name: terms[label] for label, names in USUAL_ENGLISH.items() if label in terms for name in names.split("|")
    }
    return terms | usual


def _is_short(name: str) -> bool:
    """An abbreviation that no one marked as such: HTA, DM2."""
    return len(name) <= _LONGEST_SHORT and name.isupper() and name.isalnum()


def _is_telling(text: str) -> bool:
    """Not one short or ambiguous word, nor a number."""
    if " " in text:
        return len(text) > 5 and any(letter.isalpha() for letter in text)
    return (len(text) >= _SHORTEST_WORD or text in ("tos", "sad")) and text.isalpha() and text not in AMBIGUOUS
