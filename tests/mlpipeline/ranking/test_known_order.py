"""The reranked order spreads the mass of the known orphans and never changes it."""

from __future__ import annotations

import numpy as np
import pytest

from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.ranking.levels import LevelsOfAll
from mlpipeline.ranking.mixture import GroupFit, mix
from mlpipeline.ranking.nodes import Nodes, weights_of

FEVER, TALL, LENS, AORTA = "HP:0001945", "HP:0001519", "HP:0001083", "HP:0002616"
FIT = GroupFit(2.0, 0.01, 0.01, (-3.48, 2.2), (-2.84, 3.46))


@pytest.fixture(scope="module")
def nodes(knowledge: Knowledge) -> Nodes:
    return Nodes(("ORPHA:99828",), knowledge, {}, ())


@pytest.fixture(scope="module")
def levels(nodes: Nodes, knowledge: Knowledge) -> LevelsOfAll:
    return LevelsOfAll(nodes, knowledge, {})


def test_shares_sum_to_one_and_find_the_pattern(nodes: Nodes, levels: LevelsOfAll) -> None:
    order = levels.order([TALL, LENS, AORTA], [])
    assert np.exp(order).sum() == pytest.approx(1.0)
    first = nodes.known[int(np.argmax(order))]
    assert "OMIM:154700" in first.ids or "ORPHA:558" in first.ids, first
    nothing = levels.order([], [])
    assert np.ptp(nothing) < 1e-6, "without findings none comes before another"


def test_the_order_never_changes_the_mass_of_a_group(nodes: Nodes, levels: LevelsOfAll) -> None:
    for present in ([FEVER], [TALL, LENS], [TALL, LENS, AORTA, FEVER]):
        found = levels(present, [])
        weights = weights_of(nodes, {"ORPHA:99828": 5})
        plain = mix(found, weights, 0.03, 0.1, FIT)
        ordered = mix(found, weights, 0.03, 0.1, FIT, inside_known=levels.order(present, []))
        assert ordered.known.sum() == pytest.approx(plain.known.sum())
        assert ordered.unknown == pytest.approx(plain.unknown)
        np.testing.assert_allclose(ordered.records, plain.records)
        assert ordered.records.sum() + ordered.common.sum() + ordered.known.sum() + ordered.unknown == pytest.approx(
            1.0
        )
