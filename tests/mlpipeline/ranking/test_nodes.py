"""One node a disease, whatever catalogues name it."""

from __future__ import annotations

import numpy as np
import pytest

from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.records import RecordCounts
from mlpipeline.ranking.levels import LevelsOfAll, LevelsOfNodes
from mlpipeline.ranking.mixture import Listed
from mlpipeline.ranking.nodes import LevelsOf, Node, Nodes, patients_of, same_disease, weights_of

LISTS: tuple[Listed, ...] = ("records", "common", "known")
MARFAN = ("ORPHA:558", "OMIM:154700")


def test_equal_names_in_different_catalogues_are_one_disease() -> None:
    ids = ["OMIM:1", "ORPHA:2", "OMIM:3", "DECIPHER:4"]
    names = ["Marfan syndrome", "MARFAN SYNDROME", "Sotos syndrome", "Other"]
    assert sorted(same_disease(ids, names)) == [(1, 0), (2,), (3,)]


def test_one_catalogue_tells_its_diseases_apart() -> None:
    assert sorted(same_disease(["OMIM:1", "OMIM:2", "ORPHA:3"], ["Same", "same", "Same"])) == [(0,), (1,), (2,)]


def test_every_disease_of_the_knowledge_base_is_in_exactly_one_node(knowledge: Knowledge) -> None:
    nodes = Nodes(["OMIM:154700", "none", "LOCAL:dengue"], knowledge, {"LOCAL:dengue": "Dengue here"}, ["LOCAL:few"])
    codes = [code for node in [*nodes.records, *nodes.common, *nodes.known] for code in node.ids]
    assert len(codes) == len(set(codes))
    assert set(codes) == {*knowledge.profiles.disease_ids, "none", "LOCAL:dengue", "LOCAL:few"}
    assert nodes.none == 1
    assert [node.group for node in nodes.records] == ["L", "N", "L"]
    assert nodes.records[0].ids == ("OMIM:154700", "ORPHA:558")
    assert nodes.records[2].disease.label == "Dengue here"
    assert all(node.group == "K" for node in nodes.known)
    assert all(node.group == "C" for node in nodes.common)
    assert len(nodes.common) == len(knowledge.common) + 1 == 221


def test_two_learned_codes_of_one_disease_stay_two_classes(knowledge: Knowledge) -> None:
    nodes = Nodes(list(MARFAN), knowledge, {}, ())
    assert [node.ids for node in nodes.records] == [("ORPHA:558",), ("OMIM:154700",)]


def test_a_node_of_several_profiles_is_their_equal_mixture_and_an_undescribed_one_has_level_zero() -> None:
    nodes = [Node(("A", "B"), "", "K"), Node(("X",), "", "L"), Node(("C",), "", "K")]
    found = LevelsOf(nodes, ["C", "B", "A"])(np.array([7.0, 1.0, 3.0], dtype=np.float32))
    assert found == pytest.approx([np.log((np.e**1 + np.e**3) / 2), 0.0, 7.0])


def test_levels_know_silence_and_unknown_terms(knowledge: Knowledge) -> None:
    nodes = Nodes(["OMIM:154700", "none"], knowledge, {}, ())
    levels = LevelsOfAll(nodes, knowledge, {})
    silent = levels([], [])
    said, unknown = levels(["HP:0001166"], []), levels(["HP:0001166", "LOCAL:x", "HP:9999999"], [])
    for listed in LISTS:
        assert not silent.of(listed).any()
        assert np.array_equal(said.of(listed), unknown.of(listed))
    assert said.records[0] > 0
    assert said.records[1] == 0


def test_levels_of_some_nodes_are_those_of_all(knowledge: Knowledge) -> None:
    nodes = Nodes(["OMIM:154700"], knowledge, {}, ())
    alone = LevelsOfNodes(nodes.records, knowledge, {})(["HP:0001166", "HP:0002616"], ["HP:0001250"])
    together = LevelsOfAll(nodes, knowledge, {})(["HP:0001166", "HP:0002616"], ["HP:0001250"])
    assert alone == pytest.approx(together.records, abs=1e-5)


@pytest.mark.parametrize(
    ("class_id", "label", "codes"),
    [
        ("ORPHA:99828", "Dengue fever", ("ORPHA:99828", "ICD10:A97.9")),
        ("ICD10:A97.9", "Dengue", ("ICD10:A97.9", "ORPHA:99828")),
        ("ICD-10:A90", "", ("ICD-10:A90", "ICD10:A97.9", "ORPHA:99828")),
        ("LOCAL:dengue", "DENGUE", ("LOCAL:dengue", "ICD10:A97.9", "ORPHA:99828")),
        ("LOCAL:neumonia", "neumonia adquirida en la comunidad", ("LOCAL:neumonia", "ICD10:J18.9")),
        ("LOCAL:x", "", ("LOCAL:x",)),
        ("ICD10:Z99.9", "Dengue", ("ICD10:Z99.9",)),
    ],
)
def test_a_common_disease_is_one_node_however_the_records_name_it(
    knowledge: Knowledge, class_id: str, label: str, codes: tuple[str, ...]
) -> None:
    nodes = Nodes([class_id, "none"], knowledge, {class_id: label}, ())
    assert nodes.records[0].ids == codes
    others = {code for node in [*nodes.common, *nodes.known] for code in node.ids}
    assert others.isdisjoint(codes)


def test_a_common_disease_is_shown_by_its_own_code_first(knowledge: Knowledge) -> None:
    nodes = Nodes((), knowledge, {}, ())
    assert all(node.ids[0] in knowledge.common for node in nodes.common)
    assert ("ICD10:A92.5", "ORPHA:448237") in [node.ids for node in nodes.common]


def test_recorded_diseases_that_are_not_learned_join_what_is_known_of_them(knowledge: Knowledge) -> None:
    names = {"ICD-10:A90": "Dengue clásico", "LOCAL:gripa": "Resfriado común", "LOCAL:nueva": "Nueva"}
    for classes in ((), ("ORPHA:99828",), ("LOCAL:dengue",)):
        labels = {**names, "LOCAL:dengue": "Dengue"}
        nodes = Nodes(classes, knowledge, labels, [*names, "ORPHA:586"])
        codes = [code for node in (*nodes.records, *nodes.common, *nodes.known) for code in node.ids]
        assert len(codes) == len(set(codes))
        groups = {code: node.group for node in (*nodes.records, *nodes.common, *nodes.known) for code in node.ids}
        assert groups["ICD-10:A90"] == groups["ICD10:A97.9"] == ("L" if classes else "C")
        assert [groups[each] for each in ("LOCAL:gripa", "LOCAL:nueva", "ORPHA:586")] == ["C", "C", "K"]
        assert ("ICD10:J00", "LOCAL:gripa") in [node.ids for node in nodes.common]


def test_patients_of_a_node_are_those_of_all_its_codes(knowledge: Knowledge) -> None:
    learned = {"ORPHA:99828": RecordCounts(7), "ORPHA:586": RecordCounts(1)}
    confirmed = {"ICD10:A97.9": RecordCounts(2), "ORPHA:586": RecordCounts(3), "ICD10:J00": RecordCounts(4)}
    nodes = Nodes(["ORPHA:99828"], knowledge, {}, [*learned, *confirmed])
    found = patients_of(nodes, {"ORPHA:99828": 9}, learned, confirmed)
    cystic_fibrosis = next(node.ids[0] for node in nodes.known if "ORPHA:586" in node.ids)
    assert found == {"ORPHA:99828": 11, cystic_fibrosis: 4, "ICD10:J00": 4}


def test_common_diseases_weigh_as_a_count_of_none(knowledge: Knowledge) -> None:
    nodes = Nodes(["OMIM:154700", "none"], knowledge, {}, ())
    records, common = weights_of(nodes, {"OMIM:154700": 9, "none": 0})
    assert np.exp(np.concatenate([records, common])).sum() == pytest.approx(1)
    assert np.exp(records) * (9 + 2 * 0.5 + 220 * 0.5) == pytest.approx([9.5, 0.5])
    assert np.exp(common) * (9 + 2 * 0.5 + 220 * 0.5) == pytest.approx(np.full(220, 0.5))
