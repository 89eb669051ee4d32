"""Orphan patients are written as the clinic writes its own: its words, its counts, its denials."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from mlpipeline.domain import Case, Disease, PhenotypicFeature
from mlpipeline.features.table import cases_to_table
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.ranking.records import TableFindings
from mlpipeline.ranking.simulated_orphans import ClinicWords, SimulatedOrphan, simulate_orphans

FEVER, COUGH, RASH, ABNORMAL_SKIN = "HP:0001945", "HP:0012735", "HP:0000988", "HP:0000951"
ROWS = 40


def clinic(knowledge: Knowledge, present: tuple[str, ...]) -> TableFindings:
    """Forty patients with the same findings, who deny a cough."""
    said = [PhenotypicFeature(term) for term in present] + [PhenotypicFeature(COUGH, excluded=True)]
    cases = [
        Case(case_id=f"c{i}", patient_id=f"p{i}", features=tuple(said), diagnosis=Disease("ICD10:J00", "Cold"))
        for i in range(ROWS)
    ]
    return TableFindings(cases_to_table(cases, lambda _: "train"), knowledge.ontology)


@pytest.fixture(scope="module")
def orphans(knowledge: Knowledge) -> list[SimulatedOrphan]:
    return simulate_orphans(clinic(knowledge, (FEVER, RASH)), np.arange(ROWS), knowledge)


def test_each_comes_in_the_papers_words_and_where_it_can_in_the_clinics(orphans: list[SimulatedOrphan]) -> None:
    own = [each for each in orphans if not each.excluded and not set(each.present) <= {FEVER, RASH}]
    ours = [each for each in orphans if set(each.present) <= {FEVER, RASH}]
    assert len(own) >= 250
    assert ours, "some orphan patients have a fever or a rash"
    assert all(len(each.present) <= 2 for each in orphans)
    assert all(each.disease_id.startswith("OMIM:") for each in orphans)


def test_denials_never_contradict_what_is_said(orphans: list[SimulatedOrphan], knowledge: Knowledge) -> None:
    ontology = knowledge.ontology
    assert any(each.excluded == (COUGH,) for each in orphans)
    for each in orphans:
        above = {a for term in each.present for a in ontology.ancestors(ontology.index[term]).tolist()}
        assert not above & {ontology.index[term] for term in each.excluded}


def test_the_same_each_time(orphans: list[SimulatedOrphan], knowledge: Knowledge) -> None:
    assert simulate_orphans(clinic(knowledge, (FEVER, RASH)), np.arange(ROWS), knowledge) == orphans


def test_a_clinic_that_writes_no_finding_has_no_words_for_any(knowledge: Knowledge) -> None:
    assert simulate_orphans(clinic(knowledge, ()), np.arange(ROWS), knowledge) == []


def test_a_finer_finding_is_written_as_the_rarest_word_above_it(knowledge: Knowledge) -> None:
    index = knowledge.ontology.index
    words = ClinicWords(knowledge.ontology, Counter({ABNORMAL_SKIN: 30, RASH: 7, FEVER: 4, "HP:0000118": 40}))
    maculopapular, atrophic_scars = index["HP:0040186"], index["HP:0001075"]
    assert words.of((maculopapular, index[RASH])) == [index[RASH]], "each word once"
    assert words.of((atrophic_scars,)) == [index[ABNORMAL_SKIN]]
    assert words.of((index[FEVER],)) == [], "four patients are too few for a word, and the root is none"
