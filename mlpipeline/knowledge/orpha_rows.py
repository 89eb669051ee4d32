"""Annotations in which ORPHApackets have the word on the diseases they describe; and the links they state."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields

import numpy as np

from mlpipeline.knowledge.hpoa import EXCLUDED, Annotations, Columns, parse_frequency
from mlpipeline.knowledge.links import Link
from mlpipeline.knowledge.packs.orphapackets import OrphaPacket
from mlpipeline.knowledge.packs.sssom import Mappings, exact_pairs

ONSET_TERMS = {
    "Antenatal": "HP:0030674",
    "Neonatal": "HP:0003623",
    "Infancy": "HP:0003593",
    "Childhood": "HP:0011463",
    "Adolescent": "HP:0003621",
    "Adult": "HP:0003581",
    "Elderly": "HP:0003584",
}
"""Orphanet's ages as the HPO's onsets; "All ages" has none."""

_FINDING, _COURSE = ord("P"), ord("C")


def replace_rows(found: Annotations, packets: Sequence[OrphaPacket], index: Mapping[str, int]) -> None:
    """Changes `found` in place: findings of each disease that a packet describes are the packet's, and its onset too.

    `index` as for `read_hpoa`. A disease that is new gets the packet's label; a packet without a known finding changes
    nothing. Terms that the ontology does not know are counted and left out, as with phenotype.hpoa.
    """
    described = {packet.code: packet for packet in packets if any(term in index for term, _ in packet.phenotypes)}
    gone = [found.diseases[code] for code in described if code in found.diseases]
    aged = [found.diseases[code] for code, packet in described.items() if code in found.diseases and packet.onset]
    disease, aspect = found.columns.of("disease"), found.columns.of("aspect")
    lost = (np.isin(disease, gone) & (aspect == _FINDING)) | (np.isin(disease, aged) & (aspect == _COURSE))
    for each in fields(Columns):
        column: array = getattr(found.columns, each.name)
        setattr(found.columns, each.name, array(column.typecode, found.columns.of(each.name)[~lost].tobytes()))
    for packet in described.values():
        _append(found, packet, index)


def _append(found: Annotations, packet: OrphaPacket, index: Mapping[str, int]) -> None:
    disease = found.diseases.get(packet.code)
    if disease is None:
        disease = found.diseases[packet.code] = len(found.names)
        found.names.append(packet.label or packet.code)
    cell = found.cells.setdefault(packet.code, len(found.cells))
    plain = found.modifiers.setdefault("", len(found.modifiers))
    rows = [(term, frequency, _FINDING) for term, frequency in packet.phenotypes]
    rows += [(ONSET_TERMS[each], "", _COURSE) for each in packet.onset if each in ONSET_TERMS]
    seen: set[tuple[int, int]] = set()
    for term_id, frequency, aspect in rows:
        term = index.get(term_id, -1)
        if term < 0 or (term, aspect) in seen:
            found.unknown_terms += term < 0
            continue
        seen.add((term, aspect))
        share = parse_frequency(frequency)[0] if frequency else math.nan
        values = (disease, term, share, -1, -1, EXCLUDED if share == 0.0 else 0, -1, cell, plain, aspect)
        for each, value in zip(fields(Columns), values, strict=True):
            getattr(found.columns, each.name).append(value)


def pack_links(packets: Iterable[OrphaPacket], mappings: Iterable[Mappings]) -> Iterator[Link]:
    """Orphanet's own cross-references first, then the pairs joined through Mondo."""
    for packet in packets:
        for code, relation in packet.references:
            yield Link(packet.code, code, relation, "orphanet")
    for one, other in exact_pairs(mappings):
        yield Link(one, other, "exact", "mondo")


def unspoken(guessed: Iterable[Link], said: Iterable[Link], profiles: Mapping[str, int]) -> Iterator[Link]:
    """The links by names and genes of those OMIM diseases that no pack links to a disease with a profile."""
    spoken = {link.b for link in said if link.a in profiles}
    return (link for link in guessed if link.b not in spoken)
