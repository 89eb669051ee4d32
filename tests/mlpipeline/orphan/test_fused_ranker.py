"""Scorers by their definitions, their fusion, and what may never change an order."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlpipeline.errors import KnownError
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.naive_bayes import positions
from mlpipeline.orphan.reranking import FEATURES, FUSED, Reranker, embedded_reranker, fuse
from mlpipeline.orphan.scorers import NAMES

SKIN, RED, VERY_RED, FEVER, COUGH = "HP:0000010", "HP:0000011", "HP:0000012", "HP:0000020", "HP:0000030"


@pytest.fixture(scope="module")
def ranker(knowledge: Knowledge) -> FusedRanker:
    return FusedRanker(knowledge)


def test_scores_by_hand(small: Knowledge) -> None:
    ranker = FusedRanker(small)
    scores = ranker.scorers(*positions(small.ontology, [VERY_RED, FEVER], []))
    one, two = ranker.index["OMIM:1"], ranker.index["OMIM:2"]
    information = {each: float(ranker.shared.information[small.ontology.index[each]]) for each in (SKIN, RED, FEVER)}
    assert scores["resnik"][one] == pytest.approx(information[RED] + information[FEVER], abs=1e-5)
    assert scores["resnik"][two] == pytest.approx(information[FEVER] + _top(ranker, small), abs=1e-5)
    assert 0 < scores["overlap"][two] < scores["overlap"][one] < 1
    ratios = ranker.naive_bayes.log_ratios([VERY_RED, FEVER])
    np.testing.assert_allclose(scores["naive_bayes"], ratios, atol=1e-5)
    assert scores["ontology"][one] > scores["ontology"][two]
    assert scores["embedding"].max() <= 1 + 1e-5


def _top(ranker: FusedRanker, small: Knowledge) -> float:
    """Information of the root of all findings, which every profile shares."""
    return float(ranker.shared.information[small.ontology.index["HP:0000118"]])


def test_equal_scores_share_the_best_place() -> None:
    scores = {name: np.array([3.0, 1.0, 3.0, 2.0], np.float32) for name in NAMES}
    fused = fuse(scores)
    assert fused == pytest.approx([len(FUSED) / 30, len(FUSED) / 33, len(FUSED) / 30, len(FUSED) / 32])


def test_a_reranker_survives_its_json_and_nothing_else_is_read() -> None:
    shipped = embedded_reranker()
    assert Reranker.from_json(shipped.to_json()) == shipped
    assert len(shipped.weights) == len(FEATURES)
    bad = ["", "[]", "{}", shipped.to_json().replace('"fused"', '"other"')]
    bad += [Reranker((math.nan, 0, 0, 0), {}).to_json(), Reranker((1, 0, 0, 0), {}, (math.inf, 0)).to_json()]
    for text in bad:
        with pytest.raises(KnownError) as refused:
            Reranker.from_json(text)
        assert refused.value.code == "ranking.reranker_malformed"


def test_an_empty_case_and_unknown_terms_say_nothing(ranker: FusedRanker) -> None:
    empty = ranker.utilities([])
    assert np.ptp(empty) < 1e-6, "no finding, no order"
    np.testing.assert_array_equal(ranker.utilities(["HP:9999999", "LOCAL:x"]), empty)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_neither_order_nor_repetition_matters(ranker: FusedRanker, data: st.DataObject) -> None:
    terms = ranker.knowledge.ontology.term_ids
    chosen = data.draw(st.lists(st.sampled_from(terms), min_size=1, max_size=8, unique=True))
    mixed = data.draw(st.permutations(chosen)) + chosen[:2]
    np.testing.assert_allclose(ranker.utilities(chosen), ranker.utilities(mixed), rtol=1e-5, atol=1e-5)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_finding_the_disease_always_has_never_lowers_it(ranker: FusedRanker, data: st.DataObject) -> None:
    """Its level, in nats: what other diseases gain by the finding is theirs."""
    naive_bayes, knowledge = ranker.naive_bayes, ranker.knowledge
    disease = data.draw(st.sampled_from(naive_bayes.disease_ids))
    place = naive_bayes.index[disease]
    profile = knowledge.profiles.profile(disease)
    assert profile is not None
    always = [row.term_id for row in profile.rows if row.frequency == 1.0 and not row.excluded]
    if not always:
        return
    before = data.draw(st.lists(st.sampled_from(knowledge.ontology.term_ids), max_size=6))
    added = data.draw(st.sampled_from(always))
    level = naive_bayes.log_ratios(before)[place]
    assert naive_bayes.log_ratios([*before, added])[place] >= level - 1e-5
