"""Under which codes the catalogues know a disease: its own, and those the knowledge says mean exactly the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mlpipeline.knowledge.knowledge import Knowledge

_CATALOGUES = {
    "ORPHA": "ORPHA",
    "OMIM": "OMIM",
    "DECIPHER": "DECIPHER",
    "ICD10": "ICD10",
    "ICD-10": "ICD10",
    "ICD10WHO": "ICD10",
    "ICD10CM": "ICD10CM",
    "ICD-10CM": "ICD10CM",
}
"""As codes are written -> as they are told."""


def identifiers_of(codes: Sequence[str], knowledge: Knowledge) -> tuple[str, ...]:
    """`codes`: of one disease, its own first. Its own as it is written, then each other one once, such as
    "ORPHA:558", "OMIM:154700", "ICD10:Q87.4". A wider or narrower code is none of them."""
    told = dict.fromkeys(filter(None, map(_told, _said(codes, knowledge))))
    return tuple(dict.fromkeys((*(_told(code) or code for code in codes[:1]), *told)))


def _said(codes: Sequence[str], knowledge: Knowledge) -> Iterator[str]:
    yield from codes
    for code in codes:
        yield from knowledge.exact_links.get(code, ())
        if common := knowledge.common.get(code):
            yield from common.also
            yield from (f"ICD10:{each}" for each in common.icd10)


def _told(code: str) -> str:
    """ "" where the catalogue is none that others know."""
    system, _, within = code.partition(":")
    catalogue = _CATALOGUES.get(system)
    return f"{catalogue}:{within}" if catalogue and within else ""
