"""A disease with records stands higher for patients like them, by what its records and the patient share."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpipeline.domain import Case, Disease, PhenotypicFeature
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.likeness import WEIGHT, Likeness
from mlpipeline.orphan.naive_bayes import positions
from mlpipeline.orphan.records import count_records

SEIZURE, FOCAL_SEIZURE, ATAXIA, FEVER = "HP:0001250", "HP:0007359", "HP:0001251", "HP:0001945"
MARFAN, NEW = "OMIM:154700", "LOCAL:new"


def record(disease: str, *terms: str) -> Case:
    return Case("x", "x", features=tuple(PhenotypicFeature(term) for term in terms), diagnosis=Disease(disease))


def likeness(knowledge: Knowledge, *records: Case) -> Likeness:
    information = np.ones(len(knowledge.ontology), np.float32)
    return Likeness(count_records(records, knowledge.ontology), {MARFAN: 0, NEW: 1}, knowledge.ontology, information)


def of(knowledge: Knowledge, *terms: str) -> list[int]:
    return positions(knowledge.ontology, terms, ())[0]


def test_a_patient_of_whom_every_record_shows_everything(knowledge: Knowledge) -> None:
    like = likeness(knowledge, record(NEW, FOCAL_SEIZURE, FEVER), record(NEW, FOCAL_SEIZURE))
    assert like(of(knowledge, FOCAL_SEIZURE)) == pytest.approx([0, WEIGHT])
    assert like(of(knowledge, SEIZURE)) == pytest.approx([0, WEIGHT]), "a record says it more precisely"
    shown = like(of(knowledge, FEVER))[1]
    assert 0 < shown < WEIGHT
    assert 0 < like(of(knowledge, ATAXIA))[1] < shown, "only what lies above both is shared"


def test_without_records_or_findings_nothing_is_said(knowledge: Knowledge) -> None:
    assert not likeness(knowledge)(of(knowledge, FEVER)).any()
    assert not likeness(knowledge, record(NEW, FEVER))([]).any()
    assert not likeness(knowledge, record("OMIM:404", FEVER))(of(knowledge, FEVER)).any()


@given(st.lists(st.sampled_from([SEIZURE, FOCAL_SEIZURE, ATAXIA, FEVER]), unique=True), st.integers(1, 4))
@settings(deadline=None)
def test_it_stays_within_its_weight_and_more_equal_records_change_nothing(
    knowledge: Knowledge, terms: list[str], copies: int
) -> None:
    one, many = (likeness(knowledge, *[record(NEW, SEIZURE, FEVER)] * n) for n in (1, copies))
    said = one(of(knowledge, *terms))
    assert ((said >= 0) & (said <= WEIGHT + 1e-5)).all()
    assert many(of(knowledge, *terms)) == pytest.approx(said)


def test_the_ranking_brings_up_a_disease_nobody_describes_with_its_records(knowledge: Knowledge) -> None:
    records = count_records([record(NEW, FOCAL_SEIZURE, ATAXIA, FEVER)] * 3, knowledge.ontology)
    ids = [*FusedRanker(knowledge).disease_ids, NEW]
    utilities = FusedRanker(knowledge, ids, records=records).utilities([FOCAL_SEIZURE, ATAXIA, FEVER])
    assert int((utilities >= utilities[-1]).sum()) <= 3
