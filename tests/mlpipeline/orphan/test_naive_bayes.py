"""The ranker's arithmetic by hand on a small knowledge, and its laws on the real one."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.naive_bayes import NaiveBayesRanker

RED, VERY_RED, SKIN, FEVER, COUGH = "HP:0000011", "HP:0000012", "HP:0000010", "HP:0000020", "HP:0000030"


@pytest.fixture(scope="session")
def ranker(knowledge: Knowledge) -> NaiveBayesRanker:
    return NaiveBayesRanker(knowledge)


def _of(ranker: NaiveBayesRanker, disease_id: str, present: list[str], excluded: list[str] | None = None) -> float:
    return float(ranker.log_ratios(present, excluded or [])[ranker.index[disease_id]])


def test_only_diseases_with_a_finding_ever_seen_are_ranked(small: Knowledge) -> None:
    assert NaiveBayesRanker(small).disease_ids == ("OMIM:1", "OMIM:2", "OMIM:3", "OMIM:4", "ORPHA:6")


def test_rates_are_shrunk_classed_or_the_default(small: Knowledge) -> None:
    rates = NaiveBayesRanker(small).rates(["OMIM:1", "OMIM:3", "ORPHA:6", "OMIM:404"], [RED, FEVER, COUGH, "LOCAL:x"])
    counted = [(9 + 2 * 0.3) / 12, (3 + 2 * 0.3) / 12]
    expected = [[*counted, 0, 0], [0, 0, 0.5, 0], [0, 0.895, 0, 0], [0, 0, 0, 0]]
    assert np.allclose(rates, expected)


def test_present_findings_by_hand(small: Knowledge) -> None:
    ranker = NaiveBayesRanker(small)
    red, very_red, fever = (1 + 1) / 7, (0 + 1) / 7, (3 + 1) / 7  # background of 5 described diseases
    assert np.allclose(ranker.background([RED, VERY_RED, FEVER]), [red, very_red, fever])
    rate = 9.6 / 12
    assert _of(ranker, "OMIM:1", [RED]) == pytest.approx(math.log(0.9 * rate / red + 0.1), abs=1e-5)
    assert _of(ranker, "OMIM:1", [SKIN]) == pytest.approx(math.log(0.9 * rate / red + 0.1), abs=1e-5)
    descended = rate * (very_red / red) ** 1.5
    assert _of(ranker, "OMIM:1", [VERY_RED]) == pytest.approx(math.log(0.9 * descended / very_red + 0.1), abs=1e-5)
    assert _of(ranker, "OMIM:2", [RED]) == pytest.approx(math.log(0.1), abs=1e-5)


def test_exclusions_say_little_and_never_more_than_the_cap(knowledge: Knowledge, ranker: NaiveBayesRanker) -> None:
    profile = knowledge.profiles.profile("OMIM:154700")
    assert profile is not None
    own = [row.term_id for row in profile.rows if not row.excluded]
    one = _of(ranker, "OMIM:154700", [], own[:1])
    assert ranker.settings.excluded_weight * math.log(0.1) <= one < 0
    assert _of(ranker, "OMIM:154700", [], own) == pytest.approx(-ranker.settings.excluded_cap)
    assert _of(ranker, "OMIM:154700", own[:1], own[:1]) == _of(ranker, "OMIM:154700", own[:1])


@pytest.fixture(scope="session")
def usual_terms(knowledge: Knowledge) -> list[str]:
    return [knowledge.ontology.term_ids[i] for i in np.argsort(-knowledge.annotated_terms)[:3000]]


TERM = st.integers(0, 2999)


@given(present=st.lists(TERM, max_size=12), excluded=st.lists(TERM, max_size=6), seed=st.randoms())
@settings(max_examples=60, deadline=None)
def test_order_repeats_and_unknown_terms_do_not_matter(
    ranker: NaiveBayesRanker, usual_terms: list[str], present, excluded, seed
) -> None:
    there, absent = [usual_terms[i] for i in present], [usual_terms[i] for i in excluded]
    ratios = ranker.log_ratios(there, absent)
    assert ratios.shape == (len(ranker.disease_ids),)
    assert ratios.dtype == np.float32
    assert np.all(np.isfinite(ratios))
    shuffled = [*there, *there[:2], "HP:0000000", "LOCAL:fever", ""]
    seed.shuffle(shuffled)
    assert np.array_equal(ranker.log_ratios(shuffled, absent[::-1]), ratios)


def test_nothing_described_is_zero(ranker: NaiveBayesRanker) -> None:
    assert not np.any(ranker.log_ratios([]))
    assert not np.any(ranker.log_ratios(["LOCAL:x"], ["HP:not-a-term"]))


@given(present=st.lists(TERM, max_size=6), disease=st.integers(0, 12_000), row=st.integers(0, 500))
@settings(max_examples=80, deadline=None)
def test_a_finding_the_disease_has_more_often_than_others_raises_it(
    knowledge: Knowledge, ranker: NaiveBayesRanker, usual_terms, present, disease, row
) -> None:
    disease_id = ranker.disease_ids[disease]
    profile = knowledge.profiles.profile(disease_id)
    assert profile is not None
    seen = [each.term_id for each in profile.rows if not each.excluded and each.frequency != 0]
    term = seen[row % len(seen)]
    there = [usual_terms[i] for i in present if usual_terms[i] != term]
    gain = _of(ranker, disease_id, [*there, term]) - _of(ranker, disease_id, there)
    if ranker.rates([disease_id], [term])[0, 0] >= ranker.background([term])[0]:
        assert gain >= -1e-4
    else:
        assert gain >= math.log(ranker.settings.noise) - 1e-4


@given(present=st.lists(TERM, max_size=10), excluded=st.lists(TERM, max_size=10), disease=st.integers(0, 12_000))
@settings(max_examples=60, deadline=None)
def test_the_evidence_adds_up_to_the_log_ratio(
    ranker: NaiveBayesRanker, usual_terms, present, excluded, disease
) -> None:
    disease_id = ranker.disease_ids[disease]
    there, absent = [usual_terms[i] for i in present], [usual_terms[i] for i in excluded]
    evidence = ranker.evidence(disease_id, there, absent)
    assert sum(each.nats for each in evidence) == pytest.approx(_of(ranker, disease_id, there, absent), abs=1e-3)
    assert {each.term_id for each in evidence if each.excluded}.isdisjoint(there)
    assert [abs(each.nats) for each in evidence] == sorted((abs(each.nats) for each in evidence), reverse=True)


def test_a_disease_that_is_not_ranked_has_no_evidence(ranker: NaiveBayesRanker) -> None:
    assert ranker.evidence("OMIM:404", ["HP:0001945"]) == ()
    assert ranker.expected("OMIM:404", ["HP:0001945"], []) == ()


def test_what_is_expected_is_usual_and_was_not_spoken_of(ranker: NaiveBayesRanker) -> None:
    dengue = "ICD10:A97.9"
    every = ranker.expected(dengue, [], [], most=100)
    assert [each.label for each in every[:2]] == ["Ocular pain", "Fever"]
    rates = ranker.rates([dengue], [each.term_id for each in every])[0]
    assert (rates > 0.5).all()
    assert all(each.nats > 0 for each in every)
    terms = {each.term_id for each in every}
    myalgia, general_pain, migraine, headache = "HP:0003326", "HP:0012531", "HP:0002076", "HP:0002315"
    assert {myalgia, headache} <= terms
    assert not {each.term_id for each in ranker.expected(dengue, [myalgia], [], 100)} & {myalgia}
    assert headache not in {each.term_id for each in ranker.expected(dengue, [migraine], [], 100)}, (
        "said more precisely"
    )
    without_pain = {each.term_id for each in ranker.expected(dengue, [], [general_pain], 100)}
    assert myalgia not in without_pain, "denied by what is above it"
    assert headache in without_pain


def test_a_shorter_list_of_diseases_gives_the_same_scores(knowledge: Knowledge, ranker: NaiveBayesRanker) -> None:
    chosen = ["ORPHA:99828", "OMIM:154700", "OMIM:404"]
    few = NaiveBayesRanker(knowledge, chosen)
    assert few.disease_ids == tuple(chosen)
    fever = ["HP:0001945", "HP:0000421"]
    all_of_them = ranker.log_ratios(fever)
    expected = [all_of_them[ranker.index[each]] for each in chosen[:2]]
    assert few.log_ratios(fever).tolist() == pytest.approx([*expected, 0.0])
