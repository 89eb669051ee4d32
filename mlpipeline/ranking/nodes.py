"""One node a disease: the learned classes, the diseases known to the knowledge base alone, and "no disease"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from mlpipeline.domain import NO_DISEASE, NO_DISEASE_ID, Disease
from mlpipeline.knowledge.folding import folded
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.ranking.mixture import Floats

Group = Literal["N", "L", "K", "U"]

_SHOWN_FIRST = ("ORPHA", "OMIM", "DECIPHER")
_SILENT = 1e-9


@dataclass(frozen=True, slots=True)
class Node:
    """A disease under all its codes; the first one is shown. group: where its weight comes from."""

    ids: tuple[str, ...]
    label: str
    group: Group

    @property
    def disease(self) -> Disease:
        return Disease(self.ids[0], self.label)


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
    """All nodes of one model and one knowledge base: the records' in the order of the classes, and K by code."""

    def __init__(
        self, classes: Sequence[str], knowledge: Knowledge, labels: Mapping[str, str], recorded: Iterable[str]
    ) -> None:
        """labels: names of the records' own codes. recorded: diseases with records; those not learned are K."""
        profiles = knowledge.profiles
        local = sorted(set(recorded) - set(classes) - profiles.index.keys() - {NO_DISEASE_ID})
        ids = [*profiles.disease_ids, *local]
        names = [*profiles.names, *(labels.get(each) or each for each in local)]
        named = dict(zip(ids, names, strict=True))
        learned = set(classes)
        self.records: list[Node] = []
        known: list[Node] = []
        absorbed: dict[str, tuple[str, ...]] = {}
        for places in same_disease(ids, names):
            codes = tuple(ids[place] for place in places)
            own = [code for code in codes if code in learned]
            if own:
                absorbed |= {code: (code, *(other for other in codes if other not in learned)) for code in own}
            else:
                known.append(Node(codes, names[places[0]], "K"))
        for class_id in classes:
            label = labels.get(class_id) or named.get(class_id) or class_id
            if class_id == NO_DISEASE_ID:
                self.records.append(Node((class_id,), NO_DISEASE.label, "N"))
            else:
                self.records.append(Node(absorbed.get(class_id, (class_id,)), label, "L"))
        self.known: list[Node] = sorted(known, key=lambda node: node.ids)

    @property
    def none(self) -> int | None:
        """Place of "no disease" among the records' nodes; None where no record says it."""
        return next((i for i, node in enumerate(self.records) if node.group == "N"), None)

    def at(self, of_records: bool, index: int) -> Node:
        return (self.records if of_records else self.known)[index]

    def __len__(self) -> int:
        return len(self.records) + len(self.known)


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
