"""Reading the common diseases: every cell, and nothing worse than an empty set from files that are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpipeline.knowledge.common_diseases import read_common_diseases

DISEASES = "id\tlabel\tlabel_es\ticd10\talso\tsex\tage_low\tage_peak\tage_high\tseverity\tseen\tdo_not_miss\tsources\n"
PROFILES = "disease_id\thpo_id\thpo_label\tfrequency\tsource\n"
COLD = "ICD10:J00\tCommon cold\tResfriado común\tJ00|J06.9\t\t0.5\t0.2\t4\t90\tmild\tdaily\tno\ta|b\n"


def written(folder: Path, diseases: str, profiles: str) -> Path:
    (folder / "common-diseases.tsv").write_text(DISEASES + diseases, encoding="utf-8")
    (folder / "common-profiles.tsv").write_text(PROFILES + profiles, encoding="utf-8")
    return folder


def test_the_set_is_read_whole() -> None:
    diseases = read_common_diseases()
    assert len(diseases) == 220
    assert sum(len(disease.findings) for disease in diseases) == 3_438
    assert sum(bool(disease.also) for disease in diseases) == 24
    assert all(finding.frequency is not None for disease in diseases for finding in disease.findings)
    dengue = next(each for each in diseases if each.disease_id == "ICD10:A97.9")
    assert (dengue.label_es, dengue.also, dengue.severity, dengue.do_not_miss) == (
        "Dengue", ("ORPHA:99828",), "acute", True,
    )  # fmt: skip


def test_each_cell_comes_back(tmp_path: Path) -> None:
    rows = "HP:0001945\tFever\t3/7\ta", "HP:0012735\tCough\tHP:0040281\tb", "HP:0000988\tSkin rash\tHP:0040285\ta"
    (cold,) = read_common_diseases(written(tmp_path, COLD, "".join(f"ICD10:J00\t{row}\n" for row in rows)))
    assert (cold.icd10, cold.also, cold.seen, cold.sources) == (("J00", "J06.9"), (), "daily", ("a", "b"))
    assert (cold.men, cold.age_low, cold.age_peak, cold.age_high) == (0.5, 0.2, 4, 90)
    fever, cough, rash = cold.findings
    assert (fever.count, fever.frequency, fever.excluded, fever.source) == ((3, 7), 3 / 7, False, "a")
    assert (cough.count, cough.frequency) == (None, 0.895)
    assert (rash.frequency, rash.excluded) == (0.0, True)


@pytest.mark.parametrize(
    "row",
    [
        COLD.replace("\t0.5\t", "\thalf\t"),
        COLD.replace("\t0.5\t", "\tnan\t"),
        COLD.replace("\t90\t", "\t3\t"),
        COLD.replace("\tno\t", "\t"),
        COLD.replace("J00\tCommon", "J99\tCommon"),
        "",
    ],
)
def test_a_row_that_is_none_and_a_disease_without_findings_are_left_out(tmp_path: Path, row: str) -> None:
    assert read_common_diseases(written(tmp_path, row, "ICD10:J00\tHP:0001945\tFever\tx\ta\n")) == ()


def test_without_the_files_there_are_none(tmp_path: Path) -> None:
    assert read_common_diseases(tmp_path) == ()
    written(tmp_path, COLD, "")
    (tmp_path / "common-diseases.tsv").write_bytes(b"\xff\xfe\t")
    assert read_common_diseases(tmp_path) == ()


@settings(max_examples=50, deadline=None)
@given(diseases=st.text("\t\nICD10:J0.5|", max_size=200), profiles=st.text("\t\nICD10:J0HP/%", max_size=200))
def test_any_file_gives_diseases_with_findings(
    tmp_path_factory: pytest.TempPathFactory, diseases: str, profiles: str
) -> None:
    folder = written(tmp_path_factory.mktemp("common"), COLD + diseases, "ICD10:J00\tHP:1\tx\t1/2\ta\n" + profiles)
    assert all(disease.findings for disease in read_common_diseases(folder))
