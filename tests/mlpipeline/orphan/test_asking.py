"""Questions that narrow most: never what is known, never worthless, the same whatever the order of the findings."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.asking import Asker, Known
from mlpipeline.orphan.asking_costs import BRANCHES, EFFORTS, HISTORY, efforts_of_terms
from mlpipeline.orphan.naive_bayes import NaiveBayesRanker
from mlpipeline.orphan.simulated_patients import simulate_patients

SKIN, RED, VERY_RED, FEVER, COUGH = "HP:0000010", "HP:0000011", "HP:0000012", "HP:0000020", "HP:0000030"
HALVES = {"OMIM:1": 0.5, "OMIM:2": 0.5}


@pytest.fixture(scope="module")
def small_asker(small: Knowledge) -> Asker:
    """In six diseases every finding is usual, so what is asked for is let be so."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mlpipeline.orphan.asking._TOO_USUAL", 0.9)
        return Asker(NaiveBayesRanker(small), small)


@pytest.fixture(scope="module")
def asker(knowledge: Knowledge) -> Asker:
    return Asker(NaiveBayesRanker(knowledge), knowledge)


def terms(asker: Asker, beliefs: dict[str, float], known: Known, most: int = 5) -> list[str]:
    return [each.term_id for each in asker.next_questions(beliefs, known, most)]


def test_what_tells_two_diseases_apart_is_asked(small_asker: Asker) -> None:
    first, *_ = small_asker.next_questions(HALVES, Known())
    assert first.term_id == RED
    assert (first.label, first.effort, first.cost) == ("Red skin", "history", 1.0)
    said = {each.disease_id: each for each in first.rate_if}
    assert said["OMIM:1"].rate == pytest.approx(0.8, abs=0.01)  # 9 of 10, shrunk
    assert (said["OMIM:1"].raised, said["OMIM:2"].rate, said["OMIM:2"].raised) == (True, 0.0, False)


def test_what_both_diseases_show_alike_is_not_asked(small_asker: Asker) -> None:
    assert terms(small_asker, {"OMIM:3": 0.5, "OMIM:4": 0.5}, Known()) == []


def test_one_disease_or_none_leaves_nothing_to_ask(small_asker: Asker) -> None:
    assert terms(small_asker, {"OMIM:1": 1.0}, Known()) == []
    assert terms(small_asker, {}, Known()) == []
    assert terms(small_asker, {"OMIM:1": 1.0, "OMIM:5": 1.0, "LOCAL:x": 1.0}, Known()) == []
    assert terms(small_asker, HALVES, Known(), most=0) == []


def test_nothing_above_what_is_there_or_below_what_is_not(small_asker: Asker) -> None:
    assert RED not in terms(small_asker, HALVES, Known(present=[VERY_RED]))
    assert RED not in terms(small_asker, HALVES, Known(excluded=[SKIN]))
    assert RED not in terms(small_asker, HALVES, Known(asked=[SKIN]))
    assert RED in terms(small_asker, HALVES, Known(present=[SKIN]))
    assert RED in terms(small_asker, HALVES, Known(excluded=[VERY_RED]))


def test_the_scale_of_the_beliefs_does_not_matter(small_asker: Asker) -> None:
    one = small_asker.next_questions(HALVES, Known())
    assert [each.gain for each in small_asker.next_questions(dict.fromkeys(HALVES, 7.0), Known())] == pytest.approx(
        [each.gain for each in one]
    )


def test_the_branches_are_terms_of_hpo_and_what_is_dear_is_known_to_be(knowledge: Knowledge) -> None:
    ontology = knowledge.ontology
    assert [root for root, _ in BRANCHES if root not in ontology.index] == []
    assert len({root for root, _ in BRANCHES}) == len(BRANCHES)
    efforts = efforts_of_terms(ontology)
    expected = {
        "HP:0001945": "history",  # fever, although under homeostasis
        "HP:0012735": "history",  # cough
        "HP:0000252": "history",  # microcephaly
        "HP:0000421": "history",  # epistaxis, although under blood
        "HP:0001433": "examination",  # hepatosplenomegaly
        "HP:0000518": "examination",  # cataract
        "HP:0001943": "laboratory",  # hypoglycemia
        "HP:0001873": "laboratory",  # thrombocytopenia
        "HP:0002353": "imaging",  # EEG abnormality
        "HP:0001320": "imaging",  # cerebellar vermis hypoplasia
        "HP:0003200": "tissue",  # ragged-red muscle fibers
    }
    assert {each: EFFORTS[efforts[ontology.index[each]]].name for each in expected} == expected
    assert EFFORTS[0] is HISTORY, "what no branch names is asked at the bedside"


@pytest.fixture(scope="module")
def cases(knowledge: Knowledge) -> list[tuple[str, ...]]:
    found = simulate_patients(knowledge, 40, seed=3)
    return [tuple(knowledge.ontology.term_ids[term] for term in each.present) for each in found]


def believed(asker_ranker: NaiveBayesRanker, present: Sequence[str]) -> dict[str, float]:
    levels = asker_ranker.log_ratios(present)
    best = (-levels).argsort()[:50].tolist()
    return {asker_ranker.disease_ids[i]: float(2.0 ** (levels[i] - levels[best[0]])) for i in best}


def test_questions_about_any_patient(knowledge: Knowledge, asker: Asker, cases: list[tuple[str, ...]]) -> None:
    ranker, ontology = NaiveBayesRanker(knowledge), knowledge.ontology

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
    @given(st.sampled_from(cases), st.randoms(use_true_random=False), st.integers(0, 5))
    def any_patient(present: tuple[str, ...], random: object, told: int) -> None:
        shuffled = list(present)
        random.shuffle(shuffled)  # pyright: ignore[reportAttributeAccessIssue]
        beliefs = believed(ranker, present)
        whole = Known(present[told:], present[:told])
        found = asker.next_questions(beliefs, whole, 5)
        other = Known(
            [each for each in shuffled if each in present[told:]], [each for each in shuffled if each in present[:told]]
        )
        assert asker.next_questions(dict(reversed(beliefs.items())), other, 5) == found
        places = [ontology.index[each.term_id] for each in found]
        for i, place in enumerate(places):
            above = set(ontology.ancestors(place).tolist())
            assert not above & {ontology.index[each] for each in whole.excluded}
            assert not above & set(places[:i] + places[i + 1 :]), "one is asked in more detail than another"
            assert all(place not in ontology.ancestors(ontology.index[each]) for each in whole.present)
        assert all(each.gain >= 0 for each in found)
        assert all(0 <= rate.rate <= 1 for each in found for rate in each.rate_if)
        again = asker.next_questions(beliefs, Known(whole.present, whole.excluded, [each.term_id for each in found]), 5)
        assert not {each.term_id for each in again} & {each.term_id for each in found}

    any_patient()
