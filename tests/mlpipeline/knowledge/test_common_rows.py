"""The common diseases stand beside Orphanet's and OMIM's as profiles with their sources."""

from __future__ import annotations

from mlpipeline.knowledge.common_diseases import read_common_diseases
from mlpipeline.knowledge.common_rows import add_common_rows
from mlpipeline.knowledge.hpoa import Annotations, Columns
from mlpipeline.knowledge.knowledge import Knowledge


def test_a_common_disease_is_a_profile_with_its_sources(knowledge: Knowledge) -> None:
    cold = knowledge.profiles.profile("ICD10:J00")
    assert cold is not None
    assert cold.disease.label == "Common cold"
    rows = {row.label: row for row in cold.rows}
    assert rows["Rhinorrhea"].frequency == 0.895
    assert all(row.references and not row.references[0].startswith("msd-") for row in cold.rows)
    assert any("MSD Manual" in reference for reference in cold.references)
    influenza = knowledge.profiles.profile("ICD10:J11.1")
    assert influenza is not None
    assert any(row.frequency not in (1.0, 0.895, 0.545, 0.17, 0.025) for row in influenza.rows)


def test_a_common_disease_is_found_by_its_spanish_name_and_by_its_code(knowledge: Knowledge) -> None:
    for text in ("resfriado comun", "Common cold", "icd10:j00"):
        assert knowledge.profiles.search(text)[0].term_id == "ICD10:J00"
    assert knowledge.profiles.name_es("ICD10:J00") == "Resfriado común"


def test_a_release_that_does_not_know_the_findings_gets_no_half_profiles() -> None:
    found = Annotations({}, [], Columns(), {}, {}, 0)
    cold, *others = read_common_diseases()
    index = {finding.term_id: i for i, finding in enumerate(cold.findings)}
    add_common_rows(found, [cold, *others], {}, index)
    few = [set(index) & {finding.term_id for finding in each.findings} for each in others]
    whole = [cold, *(d for d, known in zip(others, few, strict=True) if 2 * len(known) >= len(d.findings))]
    assert list(found.diseases) == [each.disease_id for each in whole]
    assert 1 <= len(whole) < 20


def test_what_the_annotations_say_themselves_is_not_written_over() -> None:
    found = Annotations({"ICD10:J00": 0}, ["theirs"], Columns(), {}, {}, 0)
    cold = read_common_diseases()[0]
    add_common_rows(found, [cold], {}, {finding.term_id: i for i, finding in enumerate(cold.findings)})
    assert (found.names, len(found.columns.term)) == (["theirs"], 0)
