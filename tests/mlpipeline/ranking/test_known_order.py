"""The reranked order spreads the mass of the known orphans and never changes it."""

from __future__ import annotations

import numpy as np
import pytest

from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.reranking import Reranker, embedded_reranker
from mlpipeline.orphan.silence import signs_for
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


def test_another_reranker_moves_the_known_among_themselves_and_no_group(
    nodes: Nodes, levels: LevelsOfAll, knowledge: Knowledge
) -> None:
    present = [TALL, LENS, AORTA]
    other = levels.reranked(Reranker((0.0, 0.0, 0.0, 1.0), {}))
    weights = weights_of(nodes, {"ORPHA:99828": 5})
    before, after = (
        mix(each(present, []), weights, 0.03, 0.1, FIT, inside_known=each.order(present, []))
        for each in (levels, other)
    )
    assert not np.array_equal(np.argsort(before.known), np.argsort(after.known))
    assert after.known.sum() == pytest.approx(before.known.sum())
    assert after.unknown == before.unknown
    np.testing.assert_array_equal(after.records, before.records)
    np.testing.assert_array_equal(after.common, before.common)
    scored = [each.order.ranker.scored(present) for each in (levels, other)]
    silent = [signs_for(each.order.ranker, said) for each, said in zip((levels, other), scored, strict=True)]
    np.testing.assert_allclose(silent[0], silent[1], rtol=1e-4, atol=1e-4)
    ours = levels.reranked(embedded_reranker())
    np.testing.assert_array_equal(ours.order(present, []), levels.order(present, []))
