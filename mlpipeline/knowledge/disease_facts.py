"""What only packs say of a disease, by its code: age of onset, prevalence, Spanish name. Empty without packs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mlpipeline.knowledge.ontology import Arrays, packed_lists, packed_strings
from mlpipeline.knowledge.packs.orphapackets import OrphaPacket, PrevalenceRow
from mlpipeline.knowledge.strings import StringTable

PREVALENCE_CLASSES = (
    "<1 / 1 000 000",
    "1-9 / 1 000 000",
    "1-9 / 100 000",
    "1-5 / 10 000",
    "6-9 / 10 000",
    ">1 / 1000",
)
"""Orphanet's, from rare to common."""

WORLDWIDE = "Worldwide"
_KINDS = ("Point prevalence", "Prevalence at birth", "Annual incidence", "Lifetime Prevalence")
"""Best first; "Cases/families" counts papers and is no prevalence."""


@dataclass(frozen=True, slots=True)
class Prevalence:
    """label: one of PREVALENCE_CLASSES. kind: what was counted. place: "Worldwide", or where alone it holds."""

    label: str
    kind: str
    place: str


class DiseaseFacts:
    """By disease code ("ORPHA:558"), also of diseases that have no profile."""

    def __init__(self, arrays: Arrays) -> None:
        codes = StringTable(arrays["fact.code.blob"], arrays["fact.code.ends"])
        self._place = {code: i for i, code in enumerate(codes)}
        self._words = StringTable(arrays["fact.word.blob"], arrays["fact.word.ends"])
        self._names = StringTable(arrays["fact.name_es.blob"], arrays["fact.name_es.ends"])
        self._arrays = arrays

    def name_es(self, code: str) -> str:
        """ "" where no pack names it."""
        place = self._place.get(code)
        return "" if place is None else self._names[place]

    @property
    def names_es(self) -> dict[str, str]:
        """Code -> Spanish name, of all that have one."""
        return {code: self._names[place] for code, place in self._place.items() if self._names[place]}

    def onset(self, code: str) -> tuple[str, ...]:
        """Orphanet's classes, such as ("Infancy", "Childhood"); "All ages" is one of them."""
        return tuple(self._words[i] for i in self._listed("fact.onset", code))

    def prevalence(self, code: str) -> Prevalence | None:
        """Worldwide: point prevalence before prevalence at birth, incidence and lifetime. None: not known."""
        found = self._prevalences(code)
        return found[0] if found and found[0].place == WORLDWIDE else None

    def regional(self, code: str) -> tuple[Prevalence, ...]:
        """Of one country, region or founder population; says nothing of elsewhere."""
        return tuple(each for each in self._prevalences(code) if each.place != WORLDWIDE)

    def _prevalences(self, code: str) -> list[Prevalence]:
        flat = self._listed("fact.prevalence", code)
        return [
            Prevalence(PREVALENCE_CLASSES[flat[i]], _KINDS[flat[i + 1]], self._words[flat[i + 2]])
            for i in range(0, len(flat), 3)
        ]

    def _listed(self, name: str, code: str) -> list[int]:
        place = self._place.get(code)
        if place is None:
            return []
        ends = self._arrays[f"{name}.ends"]
        return self._arrays[f"{name}.terms"][ends[place] : ends[place + 1]].tolist()


def fact_arrays(packets: Sequence[OrphaPacket], names_es: Mapping[str, str]) -> Arrays:
    """What `DiseaseFacts` is made of."""
    by_code = {packet.code: packet for packet in packets}
    codes = sorted({*names_es, *(packet.code for packet in packets if packet.onset or packet.prevalences)})
    words: dict[str, int] = {}
    onset: list[list[int]] = []
    prevalence: list[list[int]] = []
    for code in codes:
        packet = by_code.get(code)
        onset.append([words.setdefault(each, len(words)) for each in packet.onset] if packet else [])
        rows = ordered_prevalences(packet.prevalences) if packet else []
        prevalence.append([])
        for each in rows:
            place = words.setdefault(each.place, len(words))
            prevalence[-1] += [PREVALENCE_CLASSES.index(each.label), _KINDS.index(each.kind), place]
    return (
        packed_strings("fact.code", codes)
        | packed_strings("fact.name_es", [names_es.get(code, "") for code in codes])
        | packed_strings("fact.word", list(words))
        | packed_lists("fact.onset", onset)
        | packed_lists("fact.prevalence", prevalence)
    )


def ordered_prevalences(rows: Sequence[PrevalenceRow]) -> list[Prevalence]:
    """The usable ones, best first: worldwide before regions, then by kind, then the more common class."""
    usable = [
        Prevalence(row.label, row.kind, row.place)
        for row in rows
        if row.label in PREVALENCE_CLASSES and row.kind in _KINDS and row.place
    ]
    return sorted(
        usable,
        key=lambda each: (
            each.place != WORLDWIDE,
            _KINDS.index(each.kind),
            -PREVALENCE_CLASSES.index(each.label),
            each.place,
        ),
    )
