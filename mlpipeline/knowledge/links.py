"""Which codes of OMIM, Orphanet and ICD-10 mean the same disease; out of the box from names and genes alone."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mlpipeline.knowledge.disease_names import NameWords, name_words
from mlpipeline.knowledge.ontology import Arrays, packed_strings
from mlpipeline.knowledge.strings import StringTable

RELATIONS = ("exact", "broader", "narrower")
SOURCES = ("orphanet", "mondo", "name_genes")

_ALIKE, _ALIKE_ONLY_ORPHA = 0.3, 0.1
_SAME_NAME, _SAME_WORDS, _SHARED_GENE = 10.0, 5.0, 1.0
_NUMBER_STEP, _INHERITANCE_STEP = 0.3, 0.3
_TIE = 1e-9


@dataclass(frozen=True, slots=True)
class Link:
    """a: "ORPHA:…", or "OMIM:…" where b is an ICD-10 code. relation: what a is to b: "broader" = a is the wider one."""

    a: str
    b: str
    relation: str
    source: str


def link_arrays(links: Iterable[Link]) -> Arrays:
    """What `links_of` reads: each pair of codes once; the first to speak of it is kept."""
    pairs: dict[tuple[str, str], Link] = {}
    for link in links:
        pairs.setdefault((link.a, link.b), link)
    kept = [pairs[pair] for pair in sorted(pairs)]
    codes = sorted({code for link in kept for code in (link.a, link.b)})
    position = {code: i for i, code in enumerate(codes)}
    return packed_strings("link.code", codes) | {
        "link.a": np.array([position[link.a] for link in kept], np.int32),
        "link.b": np.array([position[link.b] for link in kept], np.int32),
        "link.relation": np.array([RELATIONS.index(link.relation) for link in kept], np.uint8),
        "link.source": np.array([SOURCES.index(link.source) for link in kept], np.uint8),
    }


def links_of(arrays: Arrays) -> tuple[Link, ...]:
    """Sorted by a, then b."""
    codes = list(StringTable(arrays["link.code.blob"], arrays["link.code.ends"]))
    columns = (arrays[f"link.{name}"].tolist() for name in ("a", "b", "relation", "source"))
    return tuple(
        Link(codes[a], codes[b], RELATIONS[relation], SOURCES[source])
        for a, b, relation, source in zip(*columns, strict=True)
    )


def exact_twins(links: Iterable[Link]) -> dict[str, str]:
    """Orphanet's code -> OMIM's, where exactly one is the same disease."""
    pairs: defaultdict[str, list[str]] = defaultdict(list)
    for link in links:
        if link.relation == "exact" and link.a.startswith("ORPHA:") and link.b.startswith("OMIM:"):
            pairs[link.a].append(link.b)
    return {orpha: found[0] for orpha, found in pairs.items() if len(found) == 1}


def name_and_gene_links(names: Mapping[str, str], genes: Mapping[str, Iterable[str]]) -> list[Link]:
    """ORPHA ↔ OMIM links by what the embedded files say. `names`: disease id -> name; `genes`: disease id -> genes.

    Two diseases are linked where their names have the same words (numbers in Roman or Arabic, any order), the same
    content words with numbers, inheritance and genes that do not disagree, or a shared gene and names that are alike,
    unless the gene knows only these two. Each OMIM disease keeps its best ORPHA disease, several where they tie.
    """
    comparison = _Comparison(names, genes)
    best: dict[str, tuple[float, list[str]]] = {}
    for orpha, omim in comparison.candidates():
        score = comparison.score(orpha, omim)
        top, tied = best.get(omim, (0.0, []))
        if score > top + _TIE:
            best[omim] = (score, [orpha])
        elif score and abs(score - top) <= _TIE and orpha not in tied:
            tied.append(orpha)
    of_orpha = Counter(orpha for _, tied in best.values() for orpha in tied)
    return [
        Link(orpha, omim, comparison.relation(orpha, omim, of_orpha[orpha] == 1 and len(tied) == 1), "name_genes")
        for omim, (_, tied) in sorted(best.items())
        for orpha in tied
    ]


class _Comparison:
    def __init__(self, names: Mapping[str, str], genes: Mapping[str, Iterable[str]]) -> None:
        self.omim = [each for each in names if each.startswith("OMIM:")]
        self.orpha = [each for each in names if each.startswith("ORPHA:")]
        self.words: dict[str, NameWords] = {each: name_words(names[each]) for each in (*self.omim, *self.orpha)}
        self.genes = {each: frozenset(genes.get(each, ())) for each in self.words}
        self.omim_of_gene, self.orpha_of_gene = _by_gene(self.omim, self.genes), _by_gene(self.orpha, self.genes)
        count = Counter(word for each in self.words.values() for word in each.content)
        self.weight = {word: math.log(len(self.words) / n) + _TIE for word, n in count.items()}

    def candidates(self) -> Iterator[tuple[str, str]]:
        """Every (ORPHA, OMIM) worth a score."""
        by_key, by_content = defaultdict[tuple, list[str]](list), defaultdict[frozenset, list[str]](list)
        for orpha in self.orpha:
            by_key[self.words[orpha].key].append(orpha)
            by_content[self.words[orpha].content].append(orpha)
        for omim in self.omim:
            own = self.words[omim]
            near = [*by_key.get(own.key, ()), *(by_content.get(own.content, ()) if own.content else ())]
            near += [orpha for gene in sorted(self.genes[omim]) for orpha in self.orpha_of_gene.get(gene, ())]
            for orpha in dict.fromkeys(near):
                yield orpha, omim

    def score(self, orpha: str, omim: str) -> float:
        """0 = not linked; only the order within one OMIM disease has a meaning."""
        wide, own = self.words[orpha], self.words[omim]
        if own.key and wide.key == own.key:
            return _SAME_NAME
        if wide.inheritance and own.inheritance and not wide.inheritance & own.inheritance:
            return 0.0
        numbers = _numbers(wide.numbers, own.numbers)
        bonus = _NUMBER_STEP * numbers + _INHERITANCE_STEP * bool(wide.inheritance & own.inheritance)
        shared = self.genes[orpha] & self.genes[omim]
        if shared:
            alike = self.alike(wide.content, own.content)
            only_orpha = any(len(self.orpha_of_gene[gene]) == 1 for gene in shared)
            if alike >= _ALIKE or (only_orpha and alike >= _ALIKE_ONLY_ORPHA) or self.only_these(shared):
                return _SHARED_GENE + alike + bonus
            return 0.0
        disagree = bool(self.genes[orpha] and self.genes[omim])
        if own.content and own.content == wide.content and numbers >= 0 and not disagree:
            return _SAME_WORDS + bonus
        return 0.0

    def alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """0-1: shared content words among all, rare words weighing more."""
        both = sum(self.weight[word] for word in one & other)
        return both / sum(self.weight[word] for word in one | other) if both else 0.0

    def only_these(self, shared: Iterable[str]) -> bool:
        """A gene that one ORPHA and one OMIM disease have, and no other."""
        return any(len(self.orpha_of_gene[gene]) == len(self.omim_of_gene[gene]) == 1 for gene in shared)

    def relation(self, orpha: str, omim: str, alone: bool) -> str:
        """ORPHA is the wider one where several OMIM diseases are linked to it, or OMIM numbers what ORPHA does not."""
        wide, own = self.words[orpha], self.words[omim]
        if wide.key == own.key or (alone and wide.numbers >= own.numbers):
            return "exact"
        return "broader" if not alone or own.numbers > wide.numbers else "exact"


def _by_gene(diseases: Sequence[str], genes: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for disease in diseases:
        for gene in genes[disease]:
            found.setdefault(gene, []).append(disease)
    return found


def _numbers(wide: frozenset[str], own: frozenset[str]) -> float:
    """1: the same numbers; .5: ORPHA has fewer; 0: it has none; -1: they disagree."""
    if wide == own:
        return float(bool(own))
    if not wide:
        return 0.0
    return 0.5 if wide < own else -1.0
