"""Orphanet's classes of prevalence push a little, in their order, and not at all where no pack states them."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import pytest

from mlpipeline.knowledge.disease_facts import PREVALENCE_CLASSES, WORLDWIDE, Prevalence
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.knowledge.links import Link
from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.how_common import EXPONENT, how_common

MARFAN, ORPHA_MARFAN = "OMIM:154700", "ORPHA:558"


def told(classes: dict[str, str], links: tuple[Link, ...] = ()) -> Any:
    """A knowledge of which only the facts and the links are asked."""

    def prevalence(code: str) -> Prevalence | None:
        return Prevalence(classes[code], "Point prevalence", WORLDWIDE) if code in classes else None

    return SimpleNamespace(profiles=SimpleNamespace(facts=SimpleNamespace(prevalence=prevalence)), links=links)


def test_more_common_classes_push_more_and_the_unknown_is_as_the_rarest() -> None:
    codes = [f"ORPHA:{i}" for i in range(len(PREVALENCE_CLASSES))]
    pushes = how_common(told(dict(zip(codes, PREVALENCE_CLASSES, strict=True))), [*codes, "ORPHA:404"]).tolist()
    assert pushes[:-1] == sorted(set(pushes[:-1]))
    assert pushes[0] == pushes[-1] == 0
    assert pushes[2] == pytest.approx(EXPONENT * math.log(100))


def test_omim_has_the_class_of_what_it_exactly_is_and_of_no_wider_disease() -> None:
    classes = {ORPHA_MARFAN: PREVALENCE_CLASSES[3], "ORPHA:1": PREVALENCE_CLASSES[5]}
    exact = Link(ORPHA_MARFAN, MARFAN, "exact", "orphanet")
    wider = Link("ORPHA:1", MARFAN, "broader", "orphanet")
    expected = EXPONENT * math.log(3e-4 / 5e-7)
    assert how_common(told(classes, (exact, wider)), [MARFAN, ORPHA_MARFAN]).tolist() == pytest.approx([expected] * 2)
    assert how_common(told(classes, (wider,)), [MARFAN]).tolist() == [0]


def test_without_a_pack_nothing_is_pushed(knowledge: Knowledge) -> None:
    ranker = FusedRanker(knowledge, (MARFAN, "OMIM:310200"))
    assert ranker.how_common.tolist() == [0, 0]
