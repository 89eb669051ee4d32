"""Example patients: SYNTHETIC, long-tailed, the same for a seed, and through the reader without loss."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpipeline.checks import check_cases
from mlpipeline.domain import NO_DISEASE_ID, Case, Severity
from mlpipeline.errors import KnownError
from mlpipeline.examples import examples_as_phenopackets, generate_examples
from mlpipeline.examples.recipe import load_recipe
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.readers.phenopacket_writing import case_to_phenopacket
from mlpipeline.readers.phenopackets import parse_phenopacket
from mlpipeline.readers.reading import open_reading


@pytest.fixture(scope="module")
def examples(knowledge: Knowledge) -> list[Case]:
    return list(generate_examples(knowledge))


def disease(case: Case) -> str:
    assert case.diagnosis is not None
    return case.diagnosis.term_id


def test_they_are_synthetic_and_have_ids_of_their_own(examples: list[Case]) -> None:
    assert len(examples) == 1200
    assert all(case.synthetic for case in examples)
    assert [case.patient_id for case in examples] == [f"SYN-{number:06d}" for number in range(1, 1201)]
    assert all(case.case_id == case.patient_id for case in examples)


def test_they_are_long_tailed_with_orphan_diseases_and_some_with_none(
    examples: list[Case], knowledge: Knowledge
) -> None:
    counts = Counter(disease(case) for case in examples)
    assert counts["ORPHA:99828"] > 200
    assert 0.13 < counts[NO_DISEASE_ID] / 1200 < 0.17
    orphans = [each.disease.term_id for each in load_recipe().diseases if each.orphan]
    assert len(orphans) >= 20
    assert all(1 <= counts[each] <= 8 for each in orphans)
    coded = [each for each in counts if each.startswith(("ORPHA:", "OMIM:"))]
    assert len(coded) >= 34
    assert all(each in knowledge.profiles.index for each in coded)


def test_the_same_seed_gives_the_same_patients_and_another_others(knowledge: Knowledge) -> None:
    first = list(generate_examples(knowledge, 80, seed=3))
    assert first == list(generate_examples(knowledge, 80, seed=3))
    assert first != list(generate_examples(knowledge, 80, seed=4))


@pytest.mark.parametrize("patients", [1, 2, 57, 333])
def test_any_number_of_patients_is_met(knowledge: Knowledge, patients: int) -> None:
    assert len(list(generate_examples(knowledge, patients))) == patients


@pytest.mark.parametrize("patients", [0, -1, 10**9])
def test_impossible_numbers_are_refused(knowledge: Knowledge, patients: int) -> None:
    with pytest.raises(KnownError) as caught:
        next(generate_examples(knowledge, patients))
    assert caught.value.code == "examples.patients_out_of_range"


def test_a_damaged_recipe_is_a_known_error(tmp_path: Path) -> None:
    for text in ("", "[]", '{"diseases": 1}'):
        path = tmp_path / f"{len(text)}.json"
        path.write_text(text)
        with pytest.raises(KnownError) as caught:
            load_recipe(path)
        assert caught.value.code == "examples.damaged"


def test_nothing_about_them_is_refused_by_the_checks(examples: list[Case], knowledge: Knowledge) -> None:
    checks = check_cases(examples, knowledge)
    assert {each.code for each in checks} <= {"diagnosis.rare", "duplicate.same_content", "case.says_nothing"}
    assert not [each for each in checks if each.severity == "refused"]


def test_severity_is_labelled_for_some_and_says_something(examples: list[Case]) -> None:
    labelled = [case for case in examples if case.severity is not None]
    assert 0.5 < len(labelled) / len(examples) < 0.7
    assert {case.severity for case in labelled} == set(Severity)
    urgency = {
        level: [case.urgency for case in labelled if case.severity is level and case.urgency] for level in Severity
    }
    means = {level: sum(values) / len(values) for level, values in urgency.items()}
    assert means[Severity.NONE] < means[Severity.MILD] < means[Severity.ACUTE] < means[Severity.TERMINAL]


def test_measurements_depend_on_the_disease_and_some_are_missing(examples: list[Case]) -> None:
    def platelets(code: str) -> list[float]:
        cases = [case for case in examples if disease(case) == code]
        return [each.value for case in cases for each in case.measurements if each.code == "platelets"]

    dengue, healthy = platelets("ORPHA:99828"), platelets(NO_DISEASE_ID)
    assert 0 < len(dengue) < 250
    assert sum(dengue) / len(dengue) < 150 < sum(healthy) / len(healthy)


def test_the_model_does_not_read_its_own_generator(examples: list[Case], knowledge: Knowledge) -> None:
    """Findings of the profiles are missing for good, and others are there that the profiles do not know."""
    profile = knowledge.profiles.profile("ORPHA:509")
    assert profile is not None
    described = {row.term_id for row in profile.rows}
    shown = {each.term_id for case in examples if disease(case) == "ORPHA:509" for each in case.features}
    assert described - shown
    assert shown - described
    excluded = sum(each.excluded for case in examples for each in case.features)
    assert excluded > 1000


def test_they_come_back_equal_through_the_reader(examples: list[Case], tmp_path: Path) -> None:
    path = tmp_path / "examples.zip"
    path.write_bytes(examples_as_phenopackets(examples))
    assert examples_as_phenopackets(examples) == path.read_bytes()
    reading = open_reading(path)
    assert list(reading) == examples
    assert reading.problems == []


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 2**31), patients=st.integers(1, 40))
def test_any_example_survives_the_hand_over(knowledge: Knowledge, seed: int, patients: int) -> None:
    for case in generate_examples(knowledge, patients, seed):
        assert parse_phenopacket(case_to_phenopacket(case)) == case
