"""A mixture speaks one vocabulary, and its figures are the arithmetic they claim to be."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from benchmarks.mixture import SHARES, UNKNOWN
from benchmarks.mixtures.clinic import Ranked, part_of
from benchmarks.mixtures.figures import Parts, calibration_error, interval, orphan_ratio, unknown_ratio
from benchmarks.mixtures.sources import DENGUE, FEVER, febrile_children, generated_patients
from benchmarks.mixtures.vocabulary import at_most, present_terms, said_in, same_counts, shared_vocabulary
from mlpipeline.domain import Case, Measurement, PhenotypicFeature
from mlpipeline.knowledge.knowledge import Knowledge

VOMITING, ABDOMINAL_PAIN, SEIZURE = "HP:0002013", "HP:0002027", "HP:0001250"
BILIOUS_VOMITING, FOCAL_SEIZURE, MICROGNATHIA = "HP:0012332", "HP:0007359", "HP:0000347"


def case(name: str, *terms: str) -> Case:
    return Case(name, name, features=tuple(PhenotypicFeature(term) for term in terms))


def test_both_sources_end_in_terms_that_both_reach(knowledge: Knowledge) -> None:
    ontology = knowledge.ontology
    ours = [case(f"ours {i}", VOMITING, ABDOMINAL_PAIN, SEIZURE) for i in range(6)]
    theirs = [case(f"theirs {i}", VOMITING, FOCAL_SEIZURE, MICROGNATHIA) for i in range(6)]
    words = shared_vocabulary(ontology, ours, theirs)
    said = [{each.term_id for each in said_in(words, every, ontology).features} for every in (ours[0], theirs[0])]
    assert said[0] | said[1] <= words.shared
    assert VOMITING in said[0] & said[1]
    assert SEIZURE in said[0] & said[1], "a focal seizure is said as a seizure, which both know"
    assert MICROGNATHIA not in said[1], "nothing of the face is in the other source"
    assert not words.shared & {"HP:0000118", "HP:0000001"}


def test_too_few_patients_do_not_make_a_term_shared(knowledge: Knowledge) -> None:
    ours = [case(f"ours {i}", VOMITING) for i in range(6)]
    theirs = [case(f"theirs {i}", VOMITING) for i in range(4)]
    assert not shared_vocabulary(knowledge.ontology, ours, theirs).shared


def test_denials_and_numbers_are_left_out(knowledge: Knowledge) -> None:
    features = (PhenotypicFeature(VOMITING, excluded=True), PhenotypicFeature(SEIZURE), PhenotypicFeature("LOCAL:x"))
    spoken = Case("c", "c", features=features, measurements=(Measurement("crp", 3.0, "mg/L"),))
    assert present_terms(spoken, knowledge.ontology) == [SEIZURE]
    said = said_in(None, spoken, knowledge.ontology)
    assert ([each.label for each in said.features], said.measurements) == (["Seizure"], ())


def test_counts_follow_the_other_source() -> None:
    many = [case(f"many {i}", *(f"HP:{n:07}" for n in range(20))) for i in range(50)]
    few = [case(f"few {i}", *(f"HP:{n:07}" for n in range(1 + i % 3))) for i in range(30)]
    cut = same_counts([*many, case("silent")], few, most=8)
    assert len(cut) == 50
    assert {len(each.features) for each in cut} == {1, 2, 3}
    assert cut == same_counts(many, few, most=8)
    assert len(at_most(many[0], 8).features) == 8


def test_masses_that_equal_the_share_have_the_ratio_one() -> None:
    def ranked(n: int, orphan: float, unknown: float) -> Ranked:
        flags = np.ones((4, n), dtype=bool)
        masses = (np.full((4, n), each) for each in (orphan, unknown, 0.9))
        return Ranked(*masses, ~flags, flags, flags, flags[0], flags[0])

    perfect = Parts(ranked(9, 0.0, 0.0), ranked(5, 1.0, 0.0), ranked(3, 1.0, 1.0))
    np.testing.assert_allclose(orphan_ratio(perfect), 1.0)
    np.testing.assert_allclose(unknown_ratio(perfect), 1.0)
    flat = Parts(ranked(9, 0.5, 0.1), ranked(5, 0.5, 0.1), ranked(3, 0.5, 0.1))
    np.testing.assert_allclose(orphan_ratio(flat), 0.5 / np.asarray(SHARES))
    np.testing.assert_allclose(unknown_ratio(flat), 0.1 / UNKNOWN / np.asarray(SHARES))
    np.testing.assert_allclose(interval(flat), np.tile(orphan_ratio(flat), (2, 1)))


def test_children_are_recorded_or_ranked_never_both(shared_data: Path) -> None:
    pytest.importorskip("python_calamine")
    common = febrile_children(shared_data / "dengue" / "vietnam-children-fever.xls")
    everyone = [*common.records, *common.ranked]
    assert len({each.patient_id for each in everyone}) == len(everyone) == 5726
    assert Counter(each.diagnosis == DENGUE for each in everyone) == {True: 1698, False: 4028}
    assert abs(len(common.records) - 2863) < 150
    assert all(each.features[0].term_id == FEVER for each in everyone)
    assert {part_of(each.patient_id) for each in common.records} == {"train", "select", "calibrate"}


def test_generated_records_and_patients_are_different_draws(shared_data: Path) -> None:
    common = generated_patients(shared_data / "ddxplus", records=300, ranked=300)
    assert {each.patient_id for each in common.records}.isdisjoint(each.patient_id for each in common.ranked)
    assert common.records[0].features != common.ranked[0].features
    assert common.exact is not None
    generator, draw = common.exact
    names = [generator.conditions[i] for i in draw.disease]
    assert [each.diagnosis.label for each in common.ranked if each.diagnosis] == names


def test_the_calibration_error_is_that_of_those_whom_the_group_leads() -> None:
    rng = np.random.default_rng(0)

    def ranked(n: int, claimed: float, true: float, orphan_leads: bool) -> Ranked:
        right = rng.random((4, n)) < true
        masses = (np.full((4, n), each) for each in (0.1, 0.01, claimed))
        return Ranked(*masses, np.full((4, n), orphan_leads), right, right, right[0], right[0])

    parts = Parts(ranked(20_000, 0.7, 0.7, False), ranked(20_000, 0.9, 0.6, True), ranked(100, 0.9, 0.6, True))
    assert calibration_error(parts, orphan_leads=False) == pytest.approx(0, abs=0.03)
    assert calibration_error(parts, orphan_leads=True) == pytest.approx(0.3, abs=0.05)
    alone = Parts(parts.common, ranked(10, 0.9, 0.6, False), ranked(10, 0.9, 0.6, False))
    assert np.isnan(calibration_error(alone, orphan_leads=True)).all()
