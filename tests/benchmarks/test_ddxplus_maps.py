"""The maps of DDXPlus name terms and diseases that exist, and every evidence and condition of the source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.ddxplus.generator import LABS, OLDEST
from benchmarks.ddxplus.maps import read_conditions, read_evidences
from mlpipeline.knowledge.common_diseases import read_common_diseases
from mlpipeline.knowledge.knowledge import Knowledge

MAPPED = [each for each in read_evidences().values() if each.hpo_id]


@pytest.mark.parametrize("evidence", MAPPED, ids=lambda each: each.code)
def test_each_evidence_is_a_live_finding_of_hpo(evidence, knowledge: Knowledge) -> None:
    ontology = knowledge.ontology
    assert evidence.hpo_id in ontology.term_ids
    assert ontology.label(evidence.hpo_id) == evidence.hpo_label
    assert ontology.is_finding()[ontology.index[evidence.hpo_id]]
    assert evidence.kind in ("symptom", "standing")


def test_what_has_no_term_says_why() -> None:
    left = [each for each in read_evidences().values() if not each.hpo_id]
    assert all(each.note and each.kind in ("local", "detail") for each in left)
    assert (len(MAPPED), len(left)) == (103, 120)


def test_conditions_are_described_as_the_map_says(knowledge: Knowledge) -> None:
    ours = {each.disease_id for each in read_common_diseases()}
    for condition in read_conditions().values():
        described = condition.disease_id in ours or condition.disease_id in knowledge.profiles.index
        assert described == (condition.match != "none"), condition.name
        assert 0 <= condition.men <= 1
        assert 0 <= condition.age_low < condition.age_high <= OLDEST
        assert condition.labs.keys() <= {lab.code for lab in LABS}
    ids = [condition.disease_id for condition in read_conditions().values()]
    assert len(set(ids)) == len(ids) == 49


def test_nothing_of_the_source_is_forgotten(shared_data: Path) -> None:
    folder = shared_data / "ddxplus"
    evidences = json.loads((folder / "release_evidences.json").read_text(encoding="utf-8"))
    conditions = json.loads((folder / "release_conditions.json").read_text(encoding="utf-8"))
    assert read_evidences().keys() == evidences.keys()
    assert read_conditions().keys() == conditions.keys()
    assert {code for code, each in read_evidences().items() if each.kind == "detail"} == {
        code for code, each in evidences.items() if each["data_type"] != "B"
    }
