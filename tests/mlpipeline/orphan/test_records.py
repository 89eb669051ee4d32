"""How a clinic's records enter a profile: a few add, many take over, silence is not absence."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpipeline.domain import NO_DISEASE, Case, Disease, PhenotypicFeature
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.naive_bayes import NaiveBayesRanker
from mlpipeline.orphan.records import RecordCounts, count_records, joined_records, mixed_rate

RED, VERY_RED, SKIN, FEVER, COUGH = "HP:0000011", "HP:0000012", "HP:0000010", "HP:0000020", "HP:0000030"


def _case(number: int, disease: Disease | None, *features: PhenotypicFeature) -> Case:
    return Case(f"c{number}", f"p{number}", features=features, diagnosis=disease)


def _rate(known: float, present: int, excluded: int, records: int) -> float:
    return float(mixed_rate(np.array([known]), np.array([float(present)]), np.array([float(excluded)]), records)[0])


@given(known=st.floats(0, 1), present=st.integers(0, 500), excluded=st.integers(0, 500), records=st.integers(1, 1000))
def test_a_rate_stays_a_rate(known: float, present: int, excluded: int, records: int) -> None:
    assert 0 <= _rate(known, min(present, records), excluded, records) <= 1


@given(known=st.floats(0, 1), records=st.integers(1, 20), present=st.integers(0, 20))
def test_few_records_only_add_and_silence_takes_nothing(known: float, records: int, present: int) -> None:
    assert _rate(known, min(present, records), 0, records) >= known - 1e-9


@given(known=st.floats(0.01, 1), records=st.integers(1, 20))
def test_explicit_exclusions_take_away(known: float, records: int) -> None:
    assert _rate(known, 0, records, records) < known


@given(known=st.floats(0, 1))
def test_many_records_take_over(known: float) -> None:
    assert _rate(known, 10, 0, 200) <= 0.10
    assert abs(_rate(known, 700, 0, 1000) - 0.7) < 0.02


def test_one_record_counts_its_findings_and_their_ancestors_once(small: Knowledge) -> None:
    one = Disease("OMIM:1")
    cases = [
        _case(1, one, PhenotypicFeature(VERY_RED), PhenotypicFeature(RED), PhenotypicFeature(FEVER, excluded=True)),
        _case(2, one, PhenotypicFeature(RED), PhenotypicFeature("LOCAL:x")),
        _case(3, NO_DISEASE, PhenotypicFeature(FEVER)),
        _case(4, None, PhenotypicFeature(FEVER)),
    ]
    counts = count_records(cases, small.ontology)
    assert counts.keys() == {"OMIM:1"}
    assert counts["OMIM:1"].records == 2
    assert {term: counts["OMIM:1"].present[term] for term in (VERY_RED, RED, SKIN)} == {VERY_RED: 1, RED: 2, SKIN: 2}
    assert counts["OMIM:1"].excluded == {FEVER: 1}


def test_records_raise_their_disease_and_leave_the_unspoken(small: Knowledge) -> None:
    cases = [_case(i, Disease("OMIM:3"), PhenotypicFeature(VERY_RED)) for i in range(5)]
    records = count_records(cases, small.ontology)
    before, after = NaiveBayesRanker(small), NaiveBayesRanker(small, records=records)
    assert after.disease_ids == before.disease_ids
    gain = after.log_ratios([VERY_RED]) - before.log_ratios([VERY_RED])
    assert gain[after.index["OMIM:3"]] > 1
    assert np.allclose(np.delete(gain, after.index["OMIM:3"]), 0)
    assert np.allclose(after.rates(["OMIM:3"], [COUGH]), before.rates(["OMIM:3"], [COUGH]))


def test_hundreds_of_silent_records_do_not_erase_what_nobody_writes_down(small: Knowledge) -> None:
    cases = [_case(i, Disease("OMIM:1"), PhenotypicFeature(RED)) for i in range(300)]
    ranker = NaiveBayesRanker(small, records=count_records(cases, small.ontology))
    red, fever = ranker.rates(["OMIM:1"], [RED, FEVER])[0]
    assert red > 0.97
    assert fever == NaiveBayesRanker(small).rates(["OMIM:1"], [FEVER])[0, 0]


def test_a_disease_nobody_describes_enters_by_its_records(small: Knowledge) -> None:
    ranker = NaiveBayesRanker(small, records={"LOCAL:new": RecordCounts(3, {FEVER: 3, "HP:404": 1}, {COUGH: 2})})
    assert ranker.disease_ids[-1] == "LOCAL:new"
    assert ranker.log_ratios([FEVER])[-1] > 0
    assert np.allclose(ranker.rates(["LOCAL:new"], [FEVER, COUGH]), [[3 / 3.25, 0.0]])


FINDINGS = (RED, VERY_RED, SKIN, FEVER, COUGH)
HEARD = st.lists(st.sets(st.sampled_from(FINDINGS), max_size=3), min_size=1, max_size=20)


@given(patients=HEARD, disease=st.sampled_from(("OMIM:1", "OMIM:3", "LOCAL:new")), asked=st.sampled_from(FINDINGS))
@settings(max_examples=40, deadline=None)
def test_a_few_confirmed_cases_lower_nothing_they_are_silent_of_and_no_other_disease(
    small: Knowledge, patients: list[set[str]], disease: str, asked: str
) -> None:
    cases = [_case(i, Disease(disease), *(PhenotypicFeature(t) for t in found)) for i, found in enumerate(patients)]
    records = count_records(cases, small.ontology)
    before, after = NaiveBayesRanker(small), NaiveBayesRanker(small, records=records)
    others = [each for each in before.disease_ids if each != disease]
    rates = after.rates([disease], FINDINGS)[0]
    assert (rates >= before.rates([disease], FINDINGS)[0] - 1e-6).all()
    assert np.array_equal(after.rates(others, FINDINGS), before.rates(others, FINDINGS))
    levels = dict(zip(after.disease_ids, after.log_ratios([asked]).tolist(), strict=True))
    assert [levels[each] for each in others] == before.log_ratios([asked])[[before.index[o] for o in others]].tolist()


@given(parts=st.lists(HEARD, min_size=2, max_size=2))
def test_counts_of_two_sources_add_up_to_those_of_all_their_cases(
    small: Knowledge, parts: list[list[set[str]]]
) -> None:
    one, other = (
        [
            _case(i, Disease(f"OMIM:{1 + i % 2 + place}"), *(PhenotypicFeature(t, excluded=t == FEVER) for t in found))
            for i, found in enumerate(patients)
        ]
        for place, patients in enumerate(parts)
    )
    joined = joined_records(count_records(one, small.ontology), count_records(other, small.ontology))
    assert joined == count_records([*one, *other], small.ontology)
