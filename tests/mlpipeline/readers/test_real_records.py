"""Real and published records through the same door as everybody's."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from mlpipeline.domain import Disease, Sex
from mlpipeline.errors import KnownError
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.readers.mapping import MappingProfile
from mlpipeline.readers.reading import open_reading, preview, suggest_profile

PROFILES = Path(__file__).resolve().parent / "profiles"


@pytest.fixture(scope="module")
def vietnam(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published workbook's first sheet, saved as CSV."""
    calamine = pytest.importorskip("python_calamine")
    book = calamine.CalamineWorkbook.from_path(str(shared_data / "dengue" / "vietnam-children-fever.xls"))
    path = tmp_path_factory.mktemp("vietnam") / "children.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(book.get_sheet_by_name("diagnosis").to_python())
    return path


def test_febrile_children_of_vietnam(vietnam: Path) -> None:
    profile = MappingProfile.from_json((PROFILES / "vietnam-fever.json").read_text(encoding="utf-8"))
    reading = open_reading(vietnam, None, profile)
    cases = list(reading)
    assert (len(cases), reading.refused, len({case.patient_id for case in cases})) == (5726, 0, 5726)
    assert Counter(case.diagnosis for case in cases) == {
        Disease("ORPHA:99828", "Dengue fever"): 1698,
        Disease("LOCAL:other-febrile-illness", "Other febrile illness"): 4028,
    }
    first = cases[0]
    assert (first.patient_id, first.age_years, first.sex) == ("1-0001", 11.0, Sex.MALE)
    assert [(each.label, each.excluded) for each in first.features[:3]] == [
        ("Vomiting", False),
        ("Abdominal pain", False),
        ("Abnormal bleeding", True),
    ]
    assert {each.code: each.value for each in first.measurements}["platelets"] == 110.0


def test_a_notification_of_sivigila(shared_data: Path, knowledge: Knowledge) -> None:
    path = shared_data / "sivigila-dengue-2020-sample.csv"
    shown = preview(path)
    found = {guess.what: guess.value for guess in shown.guesses}
    assert (found["separator"], found["encoding"], found["header"]) == (";", "cp1252", "yes")
    assert len(shown.columns) == 73
    suggested = suggest_profile(shown, knowledge)
    assert {each.role: each.column for each in suggested.columns if each.role != "ignore"} == {
        "patient_id": "CONSECUTIVE",
        "age": "EDAD",
        "age_unit": "UNI_MED",
        "sex": "SEXO",
        "seen_on": "FEC_CON",
        "diagnosis": "Nombre_evento",
    }
    reading = open_reading(path, None, suggested)
    cases = list(reading)
    assert (len(cases), reading.problems) == (49, [])
    assert all(case.age_years is not None and case.seen_on is not None for case in cases)
    assert cases[0].diagnosis == Disease("ICD10:A97.9", "Dengue")


def test_all_published_phenopackets(shared_data: Path) -> None:
    reading = open_reading(shared_data / "phenopackets-public.tar.gz")
    cases = list(reading)
    assert (len(cases), reading.refused) == (5653, 0)
    assert len({case.diagnosis.term_id for case in cases if case.diagnosis}) == 476
    assert all(case.patient_id == case.case_id and case.references for case in cases)
    assert not any(case.synthetic or case.earlier_diagnoses for case in cases)


def test_an_excel_workbook_is_refused_by_what_it_is(shared_data: Path) -> None:
    for name, kind in (("vietnam-children-fever.xls", "older Excel"), ("dhf-grade.xlsx", "Excel workbook")):
        with pytest.raises(KnownError) as caught:
            open_reading(shared_data / "dengue" / name)
        assert str(caught.value.facts["looks_like"]).startswith(kind)
