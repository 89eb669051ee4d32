"""Counts over a table's rows are those over its cases."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mlpipeline.domain import NO_DISEASE, Case, Disease, PhenotypicFeature
from mlpipeline.features.table import cases_to_table
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.records import count_records
from mlpipeline.ranking.records import TableFindings, spread

FEVER, ARACHNODACTYLY, ABNORMAL_FINGER = "HP:0001945", "HP:0001166", "HP:0001167"


def case(number: int, disease: Disease | None, present: tuple[str, ...], excluded: tuple[str, ...] = ()) -> Case:
    features = [PhenotypicFeature(term) for term in present]
    features += [PhenotypicFeature(term, excluded=True) for term in excluded]
    return Case(f"c{number}", f"p{number}", features=tuple(features), diagnosis=disease)


def test_counts_of_a_table_are_those_of_its_cases(knowledge: Knowledge) -> None:
    marfan, dengue = Disease("OMIM:154700"), Disease("ORPHA:99828")
    cases = [
        case(1, marfan, (ARACHNODACTYLY,), (FEVER,)),
        case(2, marfan, (ARACHNODACTYLY,), (ABNORMAL_FINGER,)),
        case(3, marfan, (ABNORMAL_FINGER, "LOCAL:odd"), (ARACHNODACTYLY,)),
        case(4, dengue, (FEVER, "HP:0000988"), ("HP:9999999",)),
        case(5, dengue, ()),
        case(6, NO_DISEASE, ("HP:0002315",), (FEVER,)),
        case(7, None, (FEVER,)),
    ]
    table = cases_to_table(cases, lambda _: "train")
    found = TableFindings(table, knowledge.ontology).counts(np.arange(7))
    expected = count_records(cases, knowledge.ontology)
    assert {each: found[each] for each in expected} == expected
    healthy = count_records([replace(cases[5], diagnosis=Disease("LOCAL:x"))], knowledge.ontology)["LOCAL:x"]
    assert found.keys() - expected.keys() == {"none"}
    assert found["none"] == healthy


def test_a_table_without_findings_counts_its_records(knowledge: Knowledge) -> None:
    table = cases_to_table([case(1, Disease("LOCAL:a"), ())], lambda _: "train")
    findings = TableFindings(table, knowledge.ontology)
    assert findings.of(0) == ([], [])
    assert findings.counts(np.arange(1))["LOCAL:a"].records == 1


def test_rows_are_spread_evenly() -> None:
    rows = np.arange(100)
    assert spread(rows, 200).tolist() == rows.tolist()
    few = spread(rows, 5)
    assert few.tolist() == [0, 25, 50, 74, 99]


def test_origin_of_the_rows_is_kept() -> None:
    published = replace(case(1, None, ()), references=("PMID:1",))
    table = cases_to_table([published, replace(published, synthetic=True), case(3, None, ())], lambda _: "train")
    assert table.origin == {"synthetic": 1, "published": 1, "local": 1}
