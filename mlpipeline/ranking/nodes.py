"""One node a disease: learned classes, "no disease", common diseases without records, diseases of the literature."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from mlpipeline.domain import NO_DISEASE, NO_DISEASE_ID, UNKNOWN_DISEASE, Disease
from mlpipeline.knowledge.common_diseases import CommonDisease
from mlpipeline.knowledge.folding import folded
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.records import RecordCounts
from mlpipeline.ranking.mixture import Floats, Listed, count_weights

Group = Literal["N", "L", "C", "K", "U"]
"""No disease; learned from records; not learned, and common or described by the clinic's cases alone; in the catalogues
of Orphanet and OMIM; unknown to all."""

_SHOWN_FIRST = ("ORPHA", "OMIM", "DECIPHER")
_SILENT = 1e-9
_ICD10 = frozenset({"ICD10", "ICD-10", "ICD10CM", "ICD-10CM"})


@dataclass(frozen=True, slots=True)
class Node:
    """A disease under all its codes; the first one is shown. group: where its weight comes from."""

    ids: tuple[str, ...]
    label: str
    group: Group

    @property
    def disease(self) -> Disease:
        return Disease(self.ids[0], self.label)


UNKNOWN = Node((UNKNOWN_DISEASE.term_id,), UNKNOWN_DISEASE.label, "U")


def same_disease(ids: Sequence[str], names: Sequence[str]) -> list[tuple[int, ...]]:
    """Positions of the codes that are one disease: equal names (case, accents and punctuation aside) in different
    catalogues. Two codes of one catalogue with one name stay two diseases: the catalogue tells them apart."""
    by_name: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        by_name[folded(name) or ids[place]].append(place)
    groups: list[tuple[int, ...]] = []
    for places in by_name.values():
        catalogues = {ids[place].partition(":")[0] for place in places}
        if len(catalogues) == len(places):
            groups.append(tuple(sorted(places, key=lambda place: _preference(ids[place]))))
        else:
            groups.extend((place,) for place in places)
    return groups


def _preference(disease_id: str) -> tuple[int, str]:
    catalogue = disease_id.partition(":")[0]
    return (_SHOWN_FIRST.index(catalogue) if catalogue in _SHOWN_FIRST else len(_SHOWN_FIRST), disease_id)


class Nodes:
    """All nodes of one model and one knowledge base: the records' in the order of the classes, C and K by code."""

    def __init__(
        self, classes: Sequence[str], knowledge: Knowledge, labels: Mapping[str, str], recorded: Iterable[str]
    ) -> None:
        """labels: names of the records' own codes. recorded: diseases with records. Of those not learned, the
        catalogues' are K, and those nobody describes are C, like the common ones: seen here, and in no list of orphans.
        """
        profiles = knowledge.profiles
        local = sorted(set(recorded) - set(classes) - profiles.index.keys() - {NO_DISEASE_ID})
        beside: defaultdict[str, list[str]] = defaultdict(list)
        for code, (_, common_id, *_) in _written_otherwise(local, labels, knowledge).items():
            beside[common_id].append(code)
        local = sorted(set(local).difference(*beside.values()))
        ids = [*profiles.disease_ids, *local]
        names = [*profiles.names, *(labels.get(each) or each for each in local)]
        named = dict(zip(ids, names, strict=True))
        learned = set(classes)
        listed: dict[Group, list[Node]] = {"C": [], "K": []}
        absorbed = {
            class_id: (*codes, *beside.get(codes[1], ()))
            for class_id, codes in _written_otherwise(classes, labels, knowledge).items()
        }
        taken = {code for codes in absorbed.values() for code in codes}
        for places in with_synonyms(same_disease(ids, names), ids, knowledge.common):
            described = [ids[place] for place in places]
            codes = (*described, *(code for each in described for code in beside.get(each, ())))
            own = [code for code in codes if code in learned]
            if own:
                absorbed |= {code: (code, *(other for other in codes if other not in learned)) for code in own}
            elif not taken & set(codes):
                ours = any(code in knowledge.common for code in codes) or profiles.index.keys().isdisjoint(codes)
                group: Group = "C" if ours else "K"
                listed[group].append(Node(codes, names[places[0]], group))
        self.records: list[Node] = [
            Node((each,), NO_DISEASE.label, "N")
            if each == NO_DISEASE_ID
            else Node(absorbed.get(each, (each,)), labels.get(each) or named.get(each) or each, "L")
            for each in classes
        ]
        self.common: list[Node] = sorted(listed["C"], key=lambda node: node.ids)
        self.known: list[Node] = sorted(listed["K"], key=lambda node: node.ids)

    @property
    def none(self) -> int | None:
        """Place of "no disease" among the records' nodes; None where no record says it."""
        return next((i for i, node in enumerate(self.records) if node.group == "N"), None)

    def at(self, listed: Listed, index: int) -> Node:
        return self.of(listed)[index]

    def of(self, listed: Listed) -> list[Node]:
        lists = {"records": self.records, "common": self.common, "known": self.known, "unknown": [UNKNOWN]}
        return lists[listed]

    def __len__(self) -> int:
        return len(self.records) + len(self.common) + len(self.known)


def weights_of(nodes: Nodes, counts: Mapping[str, int]) -> tuple[Floats, Floats]:
    """Log weights of the records' nodes (n_records,) and of the common ones that are not learned (n_common,), of one
    sum. counts: a node's first code -> patients."""
    weights = count_weights([counts.get(node.ids[0], 0) for node in (*nodes.records, *nodes.common)])
    return weights[: len(nodes.records)], weights[len(nodes.records) :]


def patients_of(
    nodes: Nodes,
    class_counts: Mapping[str, int],
    learned: Mapping[str, RecordCounts],
    confirmed: Mapping[str, RecordCounts],
) -> dict[str, int]:
    """A node's first code -> patients, where there are any: those its class was trained on, or else those with records
    of one of its codes; and the cases confirmed since."""
    found = {}
    for node in (*nodes.records, *nodes.common, *nodes.known):
        own = class_counts.get(node.ids[0]) or sum(learned[code].records for code in node.ids if code in learned)
        if total := own + sum(confirmed[code].records for code in node.ids if code in confirmed):
            found[node.ids[0]] = total
    return found


def with_synonyms(
    groups: Sequence[tuple[int, ...]], ids: Sequence[str], common: Mapping[str, CommonDisease]
) -> list[tuple[int, ...]]:
    """Groups of positions, those joined that a common disease says are itself; its own code comes first."""
    place = {code: i for i, code in enumerate(ids)}
    holder = {position: number for number, group in enumerate(groups) for position in group}
    merged = dict(enumerate(groups))
    for disease in common.values():
        first = place[disease.disease_id]
        own = holder[first]
        for code in disease.also:
            other = holder.get(place.get(code, -1), own)
            if other != own and other in merged and own in merged:
                merged[own] += merged.pop(other)
        if own in merged:
            merged[own] = (first, *(each for each in merged[own] if each != first))
    return list(merged.values())


def _written_otherwise(
    classes: Sequence[str], labels: Mapping[str, str], knowledge: Knowledge
) -> dict[str, tuple[str, ...]]:
    """Class -> its codes, for a class that is a common disease under another ICD-10 code, or the clinic's own code with
    the disease's English or Spanish name."""
    by_code: dict[str, CommonDisease] = {}
    for disease in knowledge.common.values():
        for code in disease.icd10:
            by_code.setdefault(code, disease)
        for name in (disease.label, disease.label_es):
            by_code.setdefault(folded(name), disease)
    found = {}
    for class_id in classes:
        system, _, code = class_id.partition(":")
        if class_id in knowledge.profiles.index:
            continue
        key = code.upper() if system in _ICD10 else folded(labels.get(class_id, "")) if system == "LOCAL" else ""
        disease = by_code.get(key) if key else None
        if disease is not None:
            also = (each for each in disease.also if each in knowledge.profiles.index and each not in classes)
            found[class_id] = (class_id, disease.disease_id, *also)
    return found


class LevelsOf:
    """From the ranker's levels of codes to those of nodes: a node of several profiles is their equal mixture."""

    def __init__(self, nodes: Iterable[Node], ranked_ids: Sequence[str]) -> None:
        place = {disease_id: i for i, disease_id in enumerate(ranked_ids)}
        found = [[place[code] for code in node.ids if code in place] for node in nodes]
        sizes = np.asarray([len(each) for each in found], dtype=np.int64)
        self._described: NDArray[np.bool_] = sizes > 0
        self._places = np.asarray([i for each in found for i in each], dtype=np.int64)
        self._sizes = sizes[self._described]
        self._starts = np.concatenate(([0], np.cumsum(self._sizes)[:-1])).astype(np.int64)

    def __call__(self, levels: NDArray[np.floating]) -> Floats:
        """(n_nodes,) in nats; 0 for a node the ranker does not know: it says nothing about it."""
        out = np.zeros(self._described.size)
        if self._places.size:
            taken = np.asarray(levels, dtype=np.float64)[self._places]
            out[self._described] = np.logaddexp.reduceat(taken, self._starts) - np.log(self._sizes)
        # The rounding of a mixture of silent profiles must not look like evidence.
        return np.where(np.abs(out) < _SILENT, 0.0, out)
