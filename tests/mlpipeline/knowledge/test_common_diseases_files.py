"""The starter profiles of common diseases: three files that agree with each other, with HPO and with phenotype.hpoa."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter
from pathlib import Path

from mlpipeline.knowledge.hpoa import FREQUENCY_CLASSES, parse_frequency
from mlpipeline.knowledge.knowledge import Knowledge

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "knowledge"
COLUMNS = {
    "common-diseases": "id label label_es icd10 also sex age_low age_peak age_high severity seen do_not_miss sources",
    "common-profiles": "disease_id hpo_id hpo_label frequency source",
    "common-sources": "key citation url",
}
ICD10 = re.compile(r"[A-Z]\d\d(\.\d)?")


def rows_of(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
        rows = list(reader)
        assert reader.fieldnames == COLUMNS[name].split()
    assert all(None not in row and None not in row.values() for row in rows), "a row has too many or too few cells"
    assert all(cell == cell.strip() and '"' not in cell for row in rows for cell in row.values())
    return rows


def test_diseases_are_many_unique_and_named_in_both_languages() -> None:
    diseases = rows_of("common-diseases")
    assert len(diseases) >= 100
    for column in ("id", "label", "label_es"):
        assert max(Counter(row[column] for row in diseases).values()) == 1
    assert sum(row["do_not_miss"] == "yes" for row in diseases) >= 20
    assert {row["do_not_miss"] for row in diseases} == {"yes", "no"}
    assert {row["severity"] for row in diseases} <= {"none", "mild", "acute", "chronic", "terminal"}
    assert {row["seen"] for row in diseases} <= {"daily", "weekly", "monthly", "rarely"}


def test_codes_are_of_icd10_and_include_the_id() -> None:
    for row in rows_of("common-diseases"):
        codes = row["icd10"].split("|")
        assert row["id"] == f"ICD10:{codes[0]}", row
        assert len(set(codes)) == len(codes), row
        assert all(ICD10.fullmatch(code) for code in codes), row


def test_sex_and_ages_are_plausible() -> None:
    for row in rows_of("common-diseases"):
        low, peak, high = (float(row[column]) for column in ("age_low", "age_peak", "age_high"))
        assert 0 <= low <= peak <= high <= 110, row
        share = float(row["sex"])
        assert 0 <= share <= 1, row
        assert math.isclose(share * 20, round(share * 20), abs_tol=1e-9), row


def test_codes_of_the_same_disease_are_described_by_hpo(knowledge: Knowledge) -> None:
    codes = [code for row in rows_of("common-diseases") for code in row["also"].split("|") if code]
    assert len(codes) == len(set(codes)) >= 10
    assert [code for code in codes if code not in knowledge.profiles.index] == []


def test_every_row_names_a_disease_and_a_source() -> None:
    diseases = {row["id"] for row in rows_of("common-diseases")}
    sources = {row["key"] for row in rows_of("common-sources")}
    for row in rows_of("common-profiles"):
        assert row["disease_id"] in diseases, row
        assert row["source"] in sources, row
    for row in rows_of("common-diseases"):
        assert set(row["sources"].split("|")) <= sources, row


def test_every_source_is_used_once_defined_and_cited() -> None:
    sources = rows_of("common-sources")
    keys = [row["key"] for row in sources]
    used = {key for row in rows_of("common-diseases") for key in row["sources"].split("|")}
    assert len(keys) == len(set(keys))
    assert used | {row["source"] for row in rows_of("common-profiles")} == set(keys)
    assert all(len(row["citation"]) > 20 for row in sources)
    assert all(not row["url"] or row["url"].startswith(("https://", "http://")) for row in sources)


def test_every_finding_is_live_and_has_its_label(knowledge: Knowledge) -> None:
    ontology = knowledge.ontology
    findings = ontology.is_finding()
    for row in rows_of("common-profiles"):
        position = ontology.index.get(row["hpo_id"], -1)
        assert position >= 0, row
        assert ontology.term_ids[position] == row["hpo_id"], row
        assert ontology.labels[position] == row["hpo_label"], row
        assert findings[position], row


def test_every_frequency_is_a_class_or_a_count() -> None:
    for row in rows_of("common-profiles"):
        share, _, _ = parse_frequency(row["frequency"])
        assert row["frequency"] in FREQUENCY_CLASSES or 0 < share <= 1, row


def test_a_disease_has_enough_findings_each_once() -> None:
    rows = rows_of("common-profiles")
    assert max(Counter((row["disease_id"], row["hpo_id"]) for row in rows).values()) == 1
    present = Counter(row["disease_id"] for row in rows if row["frequency"] != "HP:0040285")
    counts = Counter(row["disease_id"] for row in rows)
    assert all(count <= 18 for count in counts.values())
    assert [row["id"] for row in rows_of("common-diseases") if counts[row["id"]] < 5 or present[row["id"]] < 3] == []
