"""The HPO as a graph of positions: term i of `term_ids`, its parents, children and ancestors as CSR arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mlpipeline.knowledge.obo import OboTerm
from mlpipeline.knowledge.strings import StringTable

Arrays = dict[str, np.ndarray]
PHENOTYPIC_ABNORMALITY = "HP:0000118"


class Ontology:
    """Live terms sorted by id. `index` also knows alternative ids. Arrays returned are int32 positions, read-only."""

    def __init__(self, arrays: Arrays, version: str) -> None:
        self.version = version
        self.term_ids: tuple[str, ...] = tuple(StringTable(arrays["term_id.blob"], arrays["term_id.ends"]))
        self.labels: tuple[str, ...] = tuple(StringTable(arrays["label.blob"], arrays["label.ends"]))
        self.index: dict[str, int] = {term_id: i for i, term_id in enumerate(self.term_ids)}
        alternatives = StringTable(arrays["alt.blob"], arrays["alt.ends"])
        self.index.update(zip(alternatives, arrays["alt.term"].tolist(), strict=True))
        self.parent_ends, self.parent_terms = arrays["parent.ends"], arrays["parent.terms"]
        self.child_ends, self.child_terms = arrays["child.ends"], arrays["child.terms"]
        self.ancestor_ends, self.ancestor_terms = arrays["ancestor.ends"], arrays["ancestor.terms"]

    def __len__(self) -> int:
        return len(self.term_ids)

    def ancestors(self, i: int) -> np.ndarray:
        """Positions of all terms above term `i`, and `i` itself; sorted."""
        return self.ancestor_terms[self.ancestor_ends[i] : self.ancestor_ends[i + 1]]

    def parents(self, i: int) -> np.ndarray:
        return self.parent_terms[self.parent_ends[i] : self.parent_ends[i + 1]]

    def children(self, i: int) -> np.ndarray:
        return self.child_terms[self.child_ends[i] : self.child_ends[i + 1]]

    def label(self, term_id: str) -> str:
        """The label of a term by its current or a former id; "" where HPO has no such term."""
        position = self.index.get(term_id)
        return "" if position is None else self.labels[position]

    def is_finding(self) -> np.ndarray:
        """bool (terms,): below "Phenotypic abnormality"; the rest are onsets, modes of inheritance, modifiers."""
        flags = np.zeros(len(self), bool)
        root = self.index.get(PHENOTYPIC_ABNORMALITY)
        if root is not None:
            owners = np.repeat(np.arange(len(self)), np.diff(self.ancestor_ends))
            flags[owners[self.ancestor_terms == root]] = True
        return flags


def ontology_arrays(terms: Sequence[OboTerm]) -> Arrays:
    """What `Ontology` is made of. `terms` sorted by id; an is_a to a term that is not live is left out."""
    index = {term.term_id: i for i, term in enumerate(terms)}
    parents = [sorted({index[each] for each in term.parents if each in index}) for term in terms]
    children: list[list[int]] = [[] for _ in terms]
    for child, above in enumerate(parents):
        for parent in above:
            children[parent].append(child)
    alternatives = [(alt, i) for i, term in enumerate(terms) for alt in term.alt_ids if alt not in index]
    arrays = {"alt.term": np.array([i for _, i in alternatives], np.int32)}
    arrays |= packed_strings("term_id", [term.term_id for term in terms])
    arrays |= packed_strings("label", [term.name for term in terms])
    arrays |= packed_strings("alt", [alt for alt, _ in alternatives])
    arrays |= packed_lists("parent", parents) | packed_lists("child", children)
    return arrays | packed_lists("ancestor", _closures(parents))


def _closures(parents: list[list[int]]) -> list[list[int]]:
    """Each term's ancestors with itself. A stack instead of recursion; a circle of is_a ends where it began."""
    closures: list[set[int] | None] = [None] * len(parents)
    for start in range(len(parents)):
        stack, on_path = [start], set()
        while stack:
            term = stack[-1]
            waiting = [each for each in parents[term] if closures[each] is None and each not in on_path]
            if closures[term] is None and waiting:
                on_path.add(term)
                stack += waiting
                continue
            if closures[term] is None:
                closures[term] = {term}.union(*(closures[each] or () for each in parents[term]))
            stack.pop()
    return [sorted(each or ()) for each in closures]


def packed_strings(name: str, texts: Sequence[str]) -> Arrays:
    table = StringTable.of(texts)
    return {f"{name}.blob": table.blob, f"{name}.ends": table.ends}


def packed_lists(name: str, lists: Sequence[Sequence[int]]) -> Arrays:
    """CSR: ends int64 (n + 1,) beginning with 0, terms int32 (all,)."""
    ends = np.zeros(len(lists) + 1, np.int64)
    np.cumsum([len(each) for each in lists], out=ends[1:])
    flat = np.fromiter((item for each in lists for item in each), np.int32, int(ends[-1]))
    return {f"{name}.ends": ends, f"{name}.terms": flat}
