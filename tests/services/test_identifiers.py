"""Addresses of identifiers: of the catalogue's own form, and none for what is not written as its codes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.assessment_views import assessment_view
from app.services.identifiers import address_of

ROW = {
    "rank": 1,
    "disease": {"term_id": "ORPHA:558", "label": "Marfan syndrome"},
    "group": "K",
    "probability": None,
    "score": 1.0,
    "records": 0,
    "matched": 1,
    "described": 1,
    "speaks_for": [],
    "speaks_against": [],
    "also": ["OMIM:154700"],
}


@pytest.mark.parametrize(
    ("code", "language", "address"),
    [
        ("ORPHA:558", "en", "https://www.orpha.net/en/disease/detail/558"),
        ("ORPHA:558", "es", "https://www.orpha.net/es/disease/detail/558"),
        ("ORPHA:558", "../x", "https://www.orpha.net/en/disease/detail/558"),
        ("OMIM:154700", "es", "https://www.omim.org/entry/154700"),
        ("ICD10:J06.9", "en", "https://icd.who.int/browse10/2019/en#/J06.9"),
        ("HP:0001166", "en", "https://hpo.jax.org/browse/term/HP:0001166"),
    ],
)
def test_each_catalogue_has_its_address(code: str, language: str, address: str) -> None:
    assert address_of(code, language) == address


@given(st.text(max_size=20) | st.builds("{}:{}".format, st.sampled_from(["ORPHA", "OMIM", "ICD10", "HP"]), st.text()))
def test_what_is_no_code_has_no_address(code: str) -> None:
    address = address_of(code)
    within = code.partition(":")[2]
    assert not address or (within.replace(".", "").isalnum() and within.isascii() and address.endswith(within))


def told(row: dict[str, Any]) -> list[str]:
    plain = {
        "rows": [row],
        "severity": None,
        "any_disease": None,
        "groups": None,
        "considered": 1,
        "coverage_of_shown": None,
        "notes": [],
        "knowledge_version": "x",
    }
    return [each.code for each in assessment_view(plain).rows[0].identifiers]


def test_an_answer_kept_before_has_the_codes_it_was_ranked_by() -> None:
    assert told(ROW) == ["ORPHA:558", "OMIM:154700"]
    assert told({**ROW, "identifiers": ["ORPHA:558"]}) == ["ORPHA:558"]
    assert told({**ROW, "group": "U"}) == []
