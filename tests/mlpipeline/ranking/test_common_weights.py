"""What age, sex and how often a disease is seen say among the common diseases."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlpipeline.domain import Sex
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.ranking.common_weights import CommonWeights
from mlpipeline.ranking.nodes import Nodes


@pytest.fixture(scope="module")
def nodes(knowledge: Knowledge) -> Nodes:
    return Nodes((), knowledge, {}, ())


@pytest.fixture(scope="module")
def weights(nodes: Nodes, knowledge: Knowledge) -> CommonWeights:
    return CommonWeights(nodes.common, knowledge.common)


@given(st.none() | st.floats(0, 130), st.sampled_from(Sex))
def test_weight_moves_among_them_and_never_away(weights: CommonWeights, age: float | None, sex: Sex) -> None:
    factors = weights(age, sex)
    assert np.isfinite(factors).all()
    assert np.exp(factors).mean() == pytest.approx(1)


def test_a_cold_is_seen_more_often_than_measles(nodes: Nodes, weights: CommonWeights) -> None:
    cold, measles = (place(nodes, each) for each in ("ICD10:J00", "ICD10:B05.9"))
    factors = weights(None, Sex.UNKNOWN)
    assert factors[cold] - factors[measles] == pytest.approx(np.log(1 / 0.03))


def test_age_and_sex_that_do_not_fit_lower_and_never_rule_out(nodes: Nodes, weights: CommonWeights) -> None:
    prostate, cystitis = place(nodes, "ICD10:N41.0"), place(nodes, "ICD10:N30.0")
    man, woman, boy = (weights(*who) for who in ((50, Sex.MALE), (50, Sex.FEMALE), (5, Sex.MALE)))
    assert man[prostate] - man[cystitis] > 2 + woman[prostate] - woman[cystitis]
    assert man[prostate] > boy[prostate] + 1
    assert np.exp(boy).min() > 0


def test_without_common_diseases_there_is_nothing_to_weigh(knowledge: Knowledge) -> None:
    assert CommonWeights((), knowledge.common)(30, Sex.MALE).shape == (0,)


def place(nodes: Nodes, code: str) -> int:
    return next(i for i, node in enumerate(nodes.common) if code in node.ids)
