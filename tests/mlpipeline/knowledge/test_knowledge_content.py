"""What the embedded release holds, and that nothing of it is lost or altered on the way."""

from __future__ import annotations

import math
import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mlpipeline.knowledge.common_findings import read_common_findings
from mlpipeline.knowledge.hpoa import parse_frequency
from mlpipeline.knowledge.knowledge import Knowledge


def test_the_release_is_complete(knowledge: Knowledge) -> None:
    assert len(knowledge.ontology) == 19_034
    assert len(knowledge.profiles.row_term) == 254_621 + 3_438
    ours = sum(finding.excluded for disease in knowledge.common.values() for finding in disease.findings)
    # Of 711 NOT rows, 7 are on past history, not findings.
    assert int(knowledge.profiles.row_excluded.sum()) == 704 + ours
    by_source = [each.split(":")[0] for each in knowledge.profiles.disease_ids]
    sizes = {"OMIM": 8359, "ORPHA": 4281, "DECIPHER": 47, "ICD10": 220}
    assert {each: by_source.count(each) for each in set(by_source)} == sizes
    assert re.fullmatch("HPO 2025-01-16, common diseases [0-9a-f]{6}", knowledge.version)
    assert "Orphanet" in knowledge.attribution
    assert "OMIM" in knowledge.attribution


def test_terms_have_labels_parents_and_former_ids(knowledge: Knowledge) -> None:
    ontology = knowledge.ontology
    fever = ontology.index["HP:0001945"]
    assert ontology.label("HP:0001945") == "Fever"
    assert ontology.label("HP:0003543") == ontology.label("HP:0001946") == "Ketosis"
    assert ontology.label("HP:9999999") == ""
    assert [ontology.labels[i] for i in ontology.parents(fever)] == ["Abnormality of temperature regulation"]
    assert fever in ontology.children(int(ontology.parents(fever)[0]))
    assert {"All", "Phenotypic abnormality", "Fever"} <= {ontology.labels[i] for i in ontology.ancestors(fever)}


@given(term=st.integers(0, 19_033))
def test_ancestors_are_the_parents_and_theirs(knowledge: Knowledge, term: int) -> None:
    ontology = knowledge.ontology
    expected = {term}.union(*(ontology.ancestors(int(parent)).tolist() for parent in ontology.parents(term)))
    assert ontology.ancestors(term).tolist() == sorted(expected)


def test_a_profile_says_what_the_files_say(knowledge: Knowledge) -> None:
    dengue = knowledge.profiles.profile("ORPHA:99828")
    assert dengue is not None
    assert dengue.disease.label == "Dengue fever"
    rows = {row.label: row for row in dengue.rows}
    assert rows["Epistaxis"].frequency == 0.17
    assert rows["Epistaxis"].references == ("ORPHA:99828",)
    marfan = knowledge.profiles.profile("OMIM:154700")
    assert marfan is not None
    assert marfan.inheritance == ("HP:0000006",)
    assert any(row.count and row.frequency == round(row.count[0] / row.count[1], 6) for row in marfan.rows)
    assert knowledge.profiles.profile("OMIM:1") is None


def test_references_of_a_field_are_split(knowledge: Knowledge) -> None:
    profiles = knowledge.profiles
    assert not any(";" in reference for reference in profiles.references)
    several = [cell for cells in profiles.cells_of_reference.values() for cell in cells]
    assert max(np.bincount(several)) >= 2
    cell = int(np.argmax(np.bincount(several)))
    for reference in profiles.cell_references(cell):
        assert cell in profiles.cells_of_reference[reference]


def test_annotated_terms_count_diseases_once(knowledge: Knowledge) -> None:
    counts = knowledge.annotated_terms
    fever = knowledge.ontology.index["HP:0001945"]
    has = {
        each
        for each, a, b in zip(
            knowledge.profiles.disease_ids, knowledge.profiles.ends, knowledge.profiles.ends[1:], strict=False
        )
        if np.any((knowledge.profiles.row_term[a:b] == fever) & ~knowledge.profiles.row_excluded[a:b])
    }
    assert counts[fever] == len(has) > 100


def test_frequencies_as_written() -> None:
    assert parse_frequency("3/4") == (0.75, 3, 4)
    assert parse_frequency("0/4") == (0.0, 0, 4)
    assert parse_frequency("45%")[0] == 0.45
    assert parse_frequency("HP:0040281")[0] == 0.895
    for unusable in ("", "5/4", "1/0", "x", "-1/2", "200%", "²/3", "1/99999999999999"):
        share, n, m = parse_frequency(unusable)
        assert math.isnan(share)
        assert (n, m) == (-1, -1)


@given(st.text(max_size=20))
def test_any_frequency_text_is_a_share_or_nothing(text: str) -> None:
    share, n, m = parse_frequency(text)
    assert math.isnan(share) or 0 <= share <= 1
    assert (n, m) == (-1, -1) or 0 <= n <= m


def test_the_spanish_list_names_living_findings(knowledge: Knowledge) -> None:
    spanish = read_common_findings()
    assert len(spanish) >= 60
    finding = knowledge.ontology.is_finding()
    for term_id, names in spanish.items():
        assert knowledge.ontology.term_ids[knowledge.ontology.index[term_id]] == term_id
        assert finding[knowledge.ontology.index[term_id]]
        assert names
