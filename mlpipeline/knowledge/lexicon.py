"""Terms by what people type and write: search with synonyms and one typo, and findings in a note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np

from mlpipeline.domain import PhenotypicFeature
from mlpipeline.knowledge.common_diseases import CommonDisease
from mlpipeline.knowledge.common_findings import read_common_findings
from mlpipeline.knowledge.folding import folded
from mlpipeline.knowledge.note_synonyms import AMBIGUOUS_TRANSLATED
from mlpipeline.knowledge.notes import NoteReader
from mlpipeline.knowledge.obo import OboTerm
from mlpipeline.knowledge.ontology import Arrays, Ontology, packed_strings
from mlpipeline.knowledge.strings import StringTable
from mlpipeline.knowledge.text_index import EXACT, LABEL, OTHER, TextIndex

ENGLISH, ABBREVIATION, SPANISH, SEARCH_ONLY = range(4)
"""What kind of name an entry is: `kind` of the lexicon's entries."""

_COMMON_WEIGHT = 2.0
_NOT_A_FINDING = 0.05


@dataclass(frozen=True, slots=True)
class TermHit:
    """matched: the label or synonym that was met, as HPO (or the Spanish list) writes it. score: 0-1."""

    term_id: str
    label: str
    matched: str
    score: float


class Lexicon:
    """Search and note reading over the labels and synonyms of all live terms."""

    def __init__(
        self, arrays: Arrays, ontology: Ontology, annotated: np.ndarray, common: Sequence[CommonDisease] = ()
    ) -> None:
        """annotated: int32 (terms,), diseases with each. common: whose findings search shows first."""
        self._ontology = ontology
        self._index = TextIndex.from_arrays(arrays, "terms")
        self._names = StringTable(arrays["lexicon.blob"], arrays["lexicon.ends"])
        self._kind: np.ndarray = arrays["lexicon.kind"]
        self._weights = _weights(ontology, annotated, common)

    def search(self, text: str, limit: int = 10) -> tuple[TermHit, ...]:
        """Terms for what was typed so far; exact label, exact synonym, prefix, words, then one typo."""
        ontology = self._ontology
        direct = ontology.index.get(text.strip().upper())
        if direct is not None:
            return (TermHit(ontology.term_ids[direct], ontology.labels[direct], text.strip().upper(), 1.0),)
        return tuple(
            TermHit(ontology.term_ids[owner], ontology.labels[owner], self._names[source], score)
            for owner, source, score in (
                (int(self._index.owner[entry]), int(self._index.source[entry]), score)
                for entry, score in self._index.hits(text, limit, self._weights)
            )
        )

    def find_in_text(self, note: str) -> tuple[PhenotypicFeature, ...]:
        """Findings of an English or Spanish note in the order met, each once; negated ones are excluded."""
        return self._reader.read(note)

    def name_in(self, term_id: str, language: str) -> str:
        """The usual name in "en" (HPO's label) or "es", by a current or former id; "" where there is none."""
        if language == "en":
            return self._ontology.label(term_id)
        position = self._ontology.index.get(term_id, -1)
        return self._spanish_names.get(position, "") if language == "es" else ""

    @cached_property
    def _spanish_names(self) -> dict[int, str]:
        index = self._index
        usual = (self._kind[index.source] == SPANISH) & (index.scope == LABEL)
        return {int(index.owner[entry]): self._names[int(index.source[entry])] for entry in np.flatnonzero(usual)}

    @cached_property
    def _reader(self) -> NoteReader:
        index = self._index
        names = list(self._names)
        kinds = self._kind[index.source]
        read = np.flatnonzero(kinds != SEARCH_ONLY)
        written = index.source[read]
        return NoteReader(
            self._ontology,
            [index.texts[i] for i in read],
            index.owner[read],
            index.scope[read],
            [names[i] for i in written],
            kinds[read] == ABBREVIATION,
        )


def _weights(ontology: Ontology, annotated: np.ndarray, diseases: Sequence[CommonDisease]) -> np.ndarray:
    """float32 (terms,): findings of many common diseases first, then those of many described ones; never a modifier."""
    common = np.zeros(len(ontology), np.float32)
    for disease in diseases:
        for finding in disease.findings:
            if not finding.excluded and finding.term_id in ontology.index:
                common[ontology.index[finding.term_id]] += 1
    weights = np.log1p(annotated.astype(np.float32)) + _COMMON_WEIGHT * np.log1p(common)
    weights[~ontology.is_finding()] *= _NOT_A_FINDING
    return weights


def lexicon_arrays(terms: Sequence[OboTerm], translated: Mapping[str, str] = MappingProxyType({})) -> Arrays:
    """What `Lexicon` is made of: every label and synonym, the Spanish names of common findings, and `translated`
    (HPO id -> Spanish label of a pack), which stands behind them."""
    names: list[str] = []
    owners: list[int] = []
    scopes: list[int] = []
    kinds: list[int] = []

    def add(name: str, owner: int, scope: int, kind: int) -> None:
        names.append(name)
        owners.append(owner)
        scopes.append(scope)
        kinds.append(kind)

    spanish = read_common_findings()
    for i, term in enumerate(terms):
        add(term.name, i, LABEL, ENGLISH)
        for synonym in term.synonyms:
            kind = ABBREVIATION if synonym.kind == "abbreviation" else ENGLISH
            add(synonym.text, i, EXACT if synonym.scope == "EXACT" else OTHER, kind)
        usual = spanish.get(term.term_id, ())
        also = translated.get(term.term_id, "")
        for position, name in enumerate(usual):
            add(name, i, LABEL if position == 0 else EXACT, SPANISH)
        if also and folded(also) not in map(folded, (term.name, *usual)):
            add(also, i, EXACT if usual else LABEL, SPANISH if _is_read_in_notes(also) else SEARCH_ONLY)
    arrays = packed_strings("lexicon", names) | {"lexicon.kind": np.array(kinds, np.uint8)}
    return arrays | TextIndex.arrays(names, owners, "terms", scopes)


def _is_read_in_notes(label: str) -> bool:
    """ "Uña corta" without its accents is "una corta" (a short …), which half of all notes say."""
    key = folded(label)
    return key not in AMBIGUOUS_TRANSLATED and not key.startswith(("una ", "unas "))
