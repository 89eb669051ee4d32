"""Search over some ten thousand short names: prefixes, any word order, one typo, in a few milliseconds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from mlpipeline.knowledge.folding import folded, words
from mlpipeline.knowledge.strings import StringTable

LABEL, EXACT, OTHER = 0, 1, 2
"""What an entry is to its owner: its label, an exact synonym, a broader, narrower or related one."""

_EXACT_LABEL, _EXACT_SYNONYM, _EXACT_OTHER, _PREFIX, _WORDS, _TYPO = 1.0, 0.85, 0.75, 0.55, 0.35, 0.15
_WEIGHT_SHARE, _SCOPE_STEP, _LENGTH_STEP = 0.16, 0.02, 0.0005
_MAX_CHARS, _MAX_WORDS, _TYPO_MIN_LETTERS = 200, 12, 4
_LAST = "\U0010ffff"

Arrays = dict[str, np.ndarray]
Spans = list[tuple[int, int]]


class TextIndex:
    """Entries (a folded text, its owner and scope) in sorted order, with an inverted index of their words."""

    def __init__(
        self,
        texts: StringTable,
        owner: np.ndarray,
        scope: np.ndarray,
        source: np.ndarray,
        vocabulary: StringTable,
        ends: np.ndarray,
        postings: np.ndarray,
    ) -> None:
        self.owner = owner
        self.scope = scope
        self.source = source
        """int32 (entries,): the entry's place in the texts it was built from."""
        self.texts: list[str] = list(texts)
        self._vocabulary = list(vocabulary)
        self._ends = ends
        self._postings = postings
        self._cut: dict[int, tuple[list[str], list[int]]] = {}

    @staticmethod
    def arrays(
        texts: Sequence[str], owners: Sequence[int] | np.ndarray, name: str, scopes: Sequence[int] | None = None
    ) -> Arrays:
        """The arrays of an index, keys beginning with `name`; texts that fold to nothing are left out."""
        keys = [folded(text) for text in texts]
        order = sorted((i for i, key in enumerate(keys) if key), key=lambda i: keys[i])
        by_word: dict[str, list[int]] = {}
        for entry, i in enumerate(order):
            for word in set(keys[i].split(" ")):
                by_word.setdefault(word, []).append(entry)
        vocabulary = sorted(by_word)
        ends = np.zeros(len(vocabulary) + 1, np.int64)
        np.cumsum([len(by_word[word]) for word in vocabulary], out=ends[1:])
        flat = (entry for word in vocabulary for entry in by_word[word])
        text_table, word_table = StringTable.of(keys[i] for i in order), StringTable.of(vocabulary)
        source = np.array(order, np.int32)
        return {
            f"{name}.text.blob": text_table.blob,
            f"{name}.text.ends": text_table.ends,
            f"{name}.word.blob": word_table.blob,
            f"{name}.word.ends": word_table.ends,
            f"{name}.posting.ends": ends,
            f"{name}.posting.entries": np.fromiter(flat, np.int32, int(ends[-1])),
            f"{name}.owner": np.asarray(owners, np.int32)[source],
            f"{name}.scope": np.asarray(scopes if scopes is not None else np.zeros(len(texts)), np.uint8)[source],
            f"{name}.source": source,
        }

    @classmethod
    def from_arrays(cls, arrays: Arrays, name: str) -> TextIndex:
        return cls(
            StringTable(arrays[f"{name}.text.blob"], arrays[f"{name}.text.ends"]),
            arrays[f"{name}.owner"],
            arrays[f"{name}.scope"],
            arrays[f"{name}.source"],
            StringTable(arrays[f"{name}.word.blob"], arrays[f"{name}.word.ends"]),
            arrays[f"{name}.posting.ends"],
            arrays[f"{name}.posting.entries"],
        )

    def best(self, query: str, limit: int, weights: np.ndarray) -> list[tuple[int, float]]:
        """(owner, score) of `hits`."""
        return [(int(self.owner[entry]), score) for entry, score in self.hits(query, limit, weights)]

    def hits(self, query: str, limit: int, weights: np.ndarray) -> list[tuple[int, float]]:
        """(entry, score 0-1), best first, each owner once. `weights` float (owners,): breaks ties of a kind."""
        tokens = words(query[:_MAX_CHARS])[:_MAX_WORDS]
        if not tokens or limit <= 0:
            return []
        score = np.zeros(len(self.texts), np.float32)
        found = self._all_words([self._word_span(token) for token in tokens])
        score[found] = _WORDS
        self._score_whole(" ".join(tokens), score)
        if np.count_nonzero(score) < limit:
            fuzzy = self._one_typo(tokens)
            score[fuzzy] = np.maximum(score[fuzzy], _TYPO)
        entries = np.flatnonzero(score)
        own = weights[self.owner[entries]]
        top = float(weights.max(initial=0)) or 1.0
        final = score[entries] + _WEIGHT_SHARE * own / top - _SCOPE_STEP * self.scope[entries]
        final -= _LENGTH_STEP * np.minimum(self._lengths[entries], 100)
        return list(self._each_owner_once(entries, final, limit))

    @cached_property
    def _lengths(self) -> np.ndarray:
        return np.array([len(text) for text in self.texts], np.int32)

    def _score_whole(self, text: str, score: np.ndarray) -> None:
        low = bisect_left(self.texts, text)
        score[low : bisect_left(self.texts, text + _LAST)] = _PREFIX
        same = low
        while same < len(self.texts) and self.texts[same] == text:
            score[same] = (_EXACT_LABEL, _EXACT_SYNONYM, _EXACT_OTHER)[self.scope[same]]
            same += 1

    def _word_span(self, prefix: str) -> Spans:
        low, high = bisect_left(self._vocabulary, prefix), bisect_left(self._vocabulary, prefix + _LAST)
        return [(low, high)] if low < high else []

    def _all_words(self, spans: Sequence[Spans]) -> np.ndarray:
        """Entries that have a word of every span, bool (entries,)."""
        found = np.ones(len(self.texts), bool)
        for each in spans:
            here = np.zeros(len(self.texts), bool)
            for low, high in each:
                here[self._postings[self._ends[low] : self._ends[high]]] = True
            found &= here
        return found

    def _one_typo(self, tokens: Sequence[str]) -> np.ndarray:
        """Entries that match every word, one of them (four letters or more) with one letter wrong."""
        exact = [self._word_span(token) for token in tokens]
        found = np.zeros(len(self.texts), bool)
        for i, token in enumerate(tokens):
            if len(token) >= _TYPO_MIN_LETTERS and all(exact[j] for j in range(len(tokens)) if j != i):
                found |= self._all_words([*exact[:i], list(self._near(token)), *exact[i + 1 :]])
        return found

    def _near(self, token: str) -> Iterator[tuple[int, int]]:
        """Spans of the vocabulary whose beginning is one insertion, deletion, change or swap from the token."""
        for length in (len(token) - 1, len(token), len(token) + 1):
            prefixes, starts = self._prefixes(length)
            for _, _, i in process.extract(token, prefixes, scorer=OSA.distance, score_cutoff=1, limit=None):
                yield starts[i], starts[i + 1]

    def _prefixes(self, length: int) -> tuple[list[str], list[int]]:
        """The vocabulary cut to a length, each once, and where its words begin; kept, as users type on."""
        if length not in self._cut:
            prefixes: list[str] = []
            starts: list[int] = []
            for i, word in enumerate(self._vocabulary):
                if not prefixes or word[:length] != prefixes[-1]:
                    prefixes.append(word[:length])
                    starts.append(i)
            self._cut[length] = (prefixes, [*starts, len(self._vocabulary)])
        return self._cut[length]

    def _each_owner_once(self, entries: np.ndarray, final: np.ndarray, limit: int) -> Iterator[tuple[int, float]]:
        seen: set[int] = set()
        for i in np.argsort(-final, kind="stable"):
            owner = int(self.owner[entries[i]])
            if owner not in seen:
                seen.add(owner)
                yield int(entries[i]), round(float(np.clip(final[i], 0, 1)), 4)
                if len(seen) == limit:
                    return
