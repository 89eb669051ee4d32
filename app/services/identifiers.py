"""Where a code is described on the web, as an address to be copied: the program is offline and opens none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_ADDRESSES = (
    (re.compile(r"ORPHA:([0-9]{1,9})"), "https://www.orpha.net/{language}/disease/detail/{code}"),
    (re.compile(r"OMIM:([0-9]{6})"), "https://www.omim.org/entry/{code}"),
    (re.compile(r"ICD10:([A-Z][0-9]{2}(?:\.[0-9]{1,2})?)"), "https://icd.who.int/browse10/2019/en#/{code}"),
    (re.compile(r"(HP:[0-9]{7})"), "https://hpo.jax.org/browse/term/{code}"),
)
_LANGUAGES = ("en", "es")
"""Of those the window speaks, the ones Orphanet does."""


@dataclass(frozen=True, slots=True)
class IdentifierView:
    """code: "OMIM:154700". address: the page that describes it, in English where there is a choice; "" where none is
    known."""

    code: str
    address: str

    def address_in(self, language: str) -> str:
        return address_of(self.code, language)


def identifier_views(codes: Iterable[str]) -> tuple[IdentifierView, ...]:
    return tuple(IdentifierView(code, address_of(code)) for code in codes)


def address_of(code: str, language: str = "en") -> str:
    """Of a disease or a finding; "" where the code is of no catalogue with such pages, or not written as its codes."""
    for pattern, address in _ADDRESSES:
        if match := pattern.fullmatch(code):
            return address.format(code=match.group(1), language=language if language in _LANGUAGES else "en")
    return ""
