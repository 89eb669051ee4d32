"""Names of findings in the language of the window: the program's Spanish list, and HPO's label where it has none."""

from __future__ import annotations

from typing import Any

from app.services.finding_names import capital_like, finding_names
from app.services.search_terms import term_label
from mlpipeline.knowledge.common_findings import read_common_findings


def test_spanish_names_are_the_usual_ones_of_the_list(clinic: Any) -> None:
    workspace = clinic.open("empty")
    names = finding_names(workspace, "es")
    assert names["HP:0001945"] == "fiebre"
    assert names == {term_id: each[0] for term_id, each in read_common_findings().items()}
    assert finding_names(workspace, "en") == {}


def test_a_label_is_spanish_where_there_is_a_name_and_hpo_s_elsewhere(clinic: Any) -> None:
    workspace = clinic.open("empty")
    ontology = workspace.knowledge.ontology
    named = finding_names(workspace, "es")
    unnamed = next(each for each in ontology.term_ids if each not in named)
    assert term_label(workspace, "HP:0001945") == "Fever"
    assert term_label(workspace, "HP:0001945", "es") == "Fiebre"
    assert term_label(workspace, unnamed, "es") == ontology.label(unnamed)
    assert term_label(workspace, "HP:9999999", "es") == ""


def test_the_capital_follows_hpo() -> None:
    assert capital_like("fiebre", "Fever") == "Fiebre"
    assert capital_like("íctero", "jaundice") == "íctero"
