"""CSV files of clinics: every row becomes a case or a problem that says where and what kind, never the value."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mlpipeline.domain import NO_DISEASE, Disease, Measurement, PhenotypicFeature, Severity, Sex
from mlpipeline.errors import KnownError
from mlpipeline.readers import csv_lines
from mlpipeline.readers.mapping import ColumnMapping, MappingProfile
from mlpipeline.readers.reading import Reading, open_reading, preview

ID = ColumnMapping("id", "patient_id")


def write(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode(encoding))
    return path


def profile(*columns: ColumnMapping, **settings: object) -> MappingProfile:
    return MappingProfile("test", columns, **settings)  # type: ignore[arg-type]


def problems(reading: Reading) -> list[tuple[int, str, str, str]]:
    return [(each.line, each.column, each.code, each.kind) for each in reading.problems]


def test_a_row_says_all_it_can(tmp_path: Path) -> None:
    text = (
        "id;visita;edad;sexo;fiebre;tos;temp;plaquetas;dx;grave;urgencia;asma;familia;viaje;previo;examen;fecha\n"
        "P1;V1;7;F;sí;no;38,4;82.000;dengue;leve;6;1;asma; mosca|río ;malaria;ecografía;03/02/2024\n"
    )
    columns = (
        ID,
        ColumnMapping("visita", "case_id"),
        ColumnMapping("edad", "age", scale=1 / 12),
        ColumnMapping("sexo", "sex"),
        ColumnMapping("fiebre", "finding", "HP:0001945", "Fever"),
        ColumnMapping("tos", "finding", "HP:0012735", "Cough"),
        ColumnMapping("temp", "measurement", "temperature"),
        ColumnMapping("plaquetas", "measurement", "platelets", unit="/mm³", values={"82.000": "82000"}),
        ColumnMapping("dx", "diagnosis", values={"dengue": "ORPHA:99828 Dengue fever"}),
        ColumnMapping("grave", "severity"),
        ColumnMapping("urgencia", "urgency"),
        ColumnMapping("asma", "own_history", label="asthma"),
        ColumnMapping("familia", "family_history"),
        ColumnMapping("viaje", "exposure"),
        ColumnMapping("previo", "earlier_diagnosis"),
        ColumnMapping("examen", "earlier_exam"),
        ColumnMapping("fecha", "seen_on"),
    )
    reading = open_reading(write(tmp_path, text, "cp1252"), None, profile(*columns, date_order="dmy"))
    (case,) = reading
    assert problems(reading) == []
    assert (case.case_id, case.patient_id, case.sex) == ("V1", "P1", Sex.FEMALE)
    assert case.age_years == pytest.approx(7 / 12)
    assert case.features == (
        PhenotypicFeature("HP:0001945", "Fever"),
        PhenotypicFeature("HP:0012735", "Cough", excluded=True),
    )
    assert case.measurements == (Measurement("temperature", 38.4, "°C"), Measurement("platelets", 82.0, "×10⁹/L"))
    assert case.diagnosis == Disease("ORPHA:99828", "Dengue fever")
    assert (case.severity, case.urgency) == (Severity.MILD, 6)
    assert case.history.own == ("asthma",)
    assert case.history.family == ("asma",)
    assert case.history.exposure == ("mosca", "río")
    assert case.earlier_diagnoses == (Disease("LOCAL:malaria", "malaria"),)
    assert case.earlier_exams == ("ecografía",)
    assert case.seen_on == date(2024, 2, 3)


def test_every_bad_cell_is_told_by_line_column_and_kind_and_never_by_value(tmp_path: Path) -> None:
    text = (
        "id,age,sex,fever,temp,urgency,seen\n"
        "ok,3,F,1,37.5,2,2024-01-31\n"
        "P2,secret-age,F,1,37.5,2,2024-01-31\n"
        "P3,131,X?,maybe,99,11,2024-02-31\n"
        ",4,M,0,37,2,2024-01-31\n"
        "P5,4,M,0,37,2\n"
        "P6,4,M,0,37,2,2024-01-31,more\n"
        'P7,4,M,0,"1,234",2.5,01/02/2024\n'
        "P8,-1,M,,,,\n"
    )
    columns = (
        ID,
        ColumnMapping("age", "age"),
        ColumnMapping("sex", "sex"),
        ColumnMapping("fever", "finding", "HP:0001945"),
        ColumnMapping("temp", "measurement", "temperature"),
        ColumnMapping("urgency", "urgency"),
        ColumnMapping("seen", "seen_on"),
    )
    reading = open_reading(write(tmp_path, text), "csv", profile(*columns))
    assert [case.patient_id for case in reading] == ["ok"]
    assert (reading.rows_seen, reading.refused) == (8, 7)
    assert problems(reading) == [
        (3, "age", "number.not_understood", "text"),
        (4, "sex", "sex.not_understood", "text"),
        (4, "fever", "finding.not_understood", "text"),
        (4, "temp", "measurement.out_of_range", "number out of range"),
        (4, "urgency", "urgency.out_of_range", "number out of range"),
        (4, "seen", "date.not_understood", "date"),
        (4, "age", "age.out_of_range", "number out of range"),
        (5, "", "patient_id.missing", "empty"),
        (6, "", "row.too_few_fields", "6 fields"),
        (7, "", "row.too_many_fields", "8 fields"),
        (8, "temp", "number.not_understood", "number"),
        (8, "urgency", "urgency.out_of_range", "number out of range"),
        (8, "seen", "date.ambiguous", "date"),
        (9, "age", "age.out_of_range", "number out of range"),
    ]
    assert "secret" not in repr(reading.problems)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        open_reading(write(tmp_path, "id,x\n1,2\n"), None, profile(ID, ColumnMapping("fiebre", "sex")))
    assert (caught.value.code, caught.value.facts["column"]) == ("reader.missing_column", "fiebre")
    with pytest.raises(KnownError) as caught:
        open_reading(write(tmp_path, "id,x\n1,2\n"), None, None)
    assert caught.value.code == "reader.no_profile"


def test_rows_without_a_patient_column_are_named_by_file_and_line(tmp_path: Path) -> None:
    columns = profile(ColumnMapping("age", "age"), ColumnMapping("sex", "sex"))
    reading = open_reading(write(tmp_path, "age,sex\n1,F\n2,M\n"), None, columns)
    first = [case.patient_id for case in reading]
    assert reading.warnings == ("no_patient_id",)
    assert len(set(first)) == 2
    assert first == [case.patient_id for case in open_reading(tmp_path / "table.csv", None, columns)]
    other = [case.patient_id for case in open_reading(write(tmp_path, "age,sex\n1,F\n3,M\n"), None, columns)]
    assert not set(first) & set(other), "two files never share a patient by chance of a line"


def test_visits_of_one_patient_are_cases_of_their_own_and_a_repeated_case_id_is_refused(tmp_path: Path) -> None:
    cases = list(open_reading(write(tmp_path, "id,sex\nA,F\nA,F\n"), None, profile(ID, ColumnMapping("sex", "sex"))))
    assert [case.patient_id for case in cases] == ["A", "A"]
    assert cases[0].case_id != cases[1].case_id
    reading = open_reading(tmp_path / "table.csv", None, profile(ColumnMapping("id", "case_id")))
    assert len(list(reading)) == 1
    assert problems(reading) == [(3, "", "case_id.repeated", "text")]


def test_units_of_age_come_from_the_column_or_the_value(tmp_path: Path) -> None:
    text = "id,edad,uni\n1,18,meses\n2,10 días,años\n3,P1Y6M,años\n4,5,\n5,,\n6,5,siglos\n7,8,h\n"
    reading = open_reading(
        write(tmp_path, text), None, profile(ID, ColumnMapping("edad", "age"), ColumnMapping("uni", "age_unit"))
    )
    ages = {case.patient_id: case.age_years for case in reading}
    assert ages == pytest.approx({"1": 1.5, "2": 10 / 365.25, "3": 1.5, "5": None, "7": 8 / 8766}, nan_ok=True)
    assert problems(reading) == [
        (5, "edad", "age_unit.missing", "empty"),
        (7, "uni", "age_unit.not_understood", "text"),
        (7, "edad", "age_unit.missing", "empty"),
    ]


def test_diagnoses_by_map_by_code_and_by_name(tmp_path: Path) -> None:
    text = "id,dx\n1,A90\n2,ORPHA:673 Malaria\n3,none\n4,Fiebre Ñ (rara)\n5,NULL\n6,発熱\n"
    mapping = ColumnMapping("dx", "diagnosis", values={"A90": "ORPHA:99828"})
    cases = list(open_reading(write(tmp_path, text), None, profile(ID, mapping)))
    assert [case.diagnosis for case in cases[:5]] == [
        Disease("ORPHA:99828", ""),
        Disease("ORPHA:673", "Malaria"),
        NO_DISEASE,
        Disease("LOCAL:fiebre-n-rara", "Fiebre Ñ (rara)"),
        None,
    ]
    assert cases[5].diagnosis is not None
    assert cases[5].diagnosis.term_id.isascii()
    assert cases[5].diagnosis.term_id != "LOCAL:"


def test_findings_written_as_a_list_must_be_named_by_the_profile(tmp_path: Path) -> None:
    text = 'id,symptoms\n1,"fever; cough"\n2,fever;gout\n3,\n'
    mapping = ColumnMapping(
        "symptoms", "finding", values={"fever": "HP:0001945 Fever", "cough": "HP:0012735 Cough", "x": "unknown"}
    )
    reading = open_reading(write(tmp_path, text), None, profile(ID, mapping, separator=","))
    cases = list(reading)
    assert [[each.label for each in case.features] for case in cases] == [["Fever", "Cough"], []]
    assert problems(reading) == [(3, "symptoms", "finding.not_mapped", "text")]


def test_two_columns_of_one_finding_and_codes_with_a_spreadsheets_point_zero(tmp_path: Path) -> None:
    codes = {"1": "present", "2": "absent", "9": "unknown"}
    columns = [ColumnMapping(name, "finding", "HP:0001945", "Fever", values=codes) for name in ("a", "b")]
    cases = list(open_reading(write(tmp_path, "id,a,b\n1,1.0,2.0\n2,2,9\n3,9,9\n"), None, profile(ID, *columns)))
    assert [[each.excluded for each in case.features] for case in cases] == [[False], [True], []]


def test_units_are_brought_to_the_houses_own(tmp_path: Path) -> None:
    text = "id,temp,glu,other\n1,101.3,5.5,7\n"
    columns = (
        ColumnMapping("temp", "measurement", "temperature", unit="°F"),
        ColumnMapping("glu", "measurement", "glucose", unit="mmol/L"),
        ColumnMapping("other", "measurement", label="Ferritin", unit="ng/mL", scale=10),
    )
    (case,) = open_reading(write(tmp_path, text), None, profile(ID, *columns))
    assert [(each.code, round(each.value, 2), each.unit) for each in case.measurements] == [
        ("temperature", 38.5, "°C"),
        ("glucose", 99.09, "mg/dL"),
        ("LOCAL:ferritin", 70.0, "ng/mL"),
    ]


def test_one_value_for_the_whole_file(tmp_path: Path) -> None:
    fixed = profile(ID, fixed={"severity": "acute", "sex": "F", "diagnosis": "ORPHA:99828 Dengue fever"})
    (case,) = open_reading(write(tmp_path, "id,x\n1,2\n"), None, fixed)
    assert (case.severity, case.sex) == (Severity.ACUTE, Sex.FEMALE)
    with pytest.raises(KnownError) as caught:
        open_reading(tmp_path / "table.csv", None, profile(ID, fixed={"severity": "awful"}))
    assert caught.value.code == "mapping.impossible_value"


def test_an_open_quote_hides_no_rows(tmp_path: Path) -> None:
    rows = "".join(f"{i},x\n" for i in range(50))
    reading = open_reading(write(tmp_path, f'id,note\na,x\nb,"open\n{rows}'), None, profile(ID, separator=","))
    assert [case.patient_id for case in reading] == ["a"]
    assert problems(reading) == [(3, "", "row.quotes", "51 lines")]


def test_lines_and_rows_have_a_limit_and_the_next_row_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_lines, "LINE_CHARS", 1000)
    text = "id,note\na,x\nb," + "x" * 5000 + "\nc,x\n"
    reading = open_reading(write(tmp_path, text), None, profile(ID, separator=","))
    assert [case.patient_id for case in reading] == ["a", "c"]
    assert problems(reading) == [(3, "", "row.too_long", "1 lines")]


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"id,x\n" + b"1,2\n" * 2000 + b"\x00\x00\n")
    with pytest.raises(KnownError) as caught:
        open_reading(path, None, profile(ID))
    assert (caught.value.code, caught.value.facts["position"]) == ("reader.not_text", 8005)
    path.write_text("id\n")
    with pytest.raises(KnownError) as caught:
        list(open_reading(path, None, profile(ID)))
    assert caught.value.code == "reader.no_records"
    path.write_text(";".join(f"c{i}" for i in range(5001)) + "\n")
    with pytest.raises(KnownError) as caught:
        open_reading(path, None, profile(ID))
    assert caught.value.code == "reader.too_many_columns"
    with pytest.raises(KnownError) as caught:
        open_reading(path, "xlsx", profile(ID))
    assert caught.value.code == "reader.unknown_format"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("decimal", [".", ","])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_layout_is_found_out(tmp_path: Path, separator: str, decimal: str, newline: str) -> None:
    number = f'"38{decimal}5"' if separator == decimal else f"38{decimal}5"
    lines = [separator.join(("id", "temp", "nota")), *(separator.join((f"P{i}", number, "a b")) for i in range(5))]
    path = write(tmp_path, newline.join(lines) + newline)
    reading = open_reading(path, None, profile(ID, ColumnMapping("temp", "measurement", "temperature")))
    assert [case.measurements[0].value for case in reading] == [38.5] * 5
    found = {guess.what: guess.value for guess in reading.guesses}
    assert (found["separator"], found["decimal"], found["header"]) == (separator, decimal, "yes")


def test_numbers_that_may_be_thousands_and_dates_that_may_be_either_must_be_confirmed(tmp_path: Path) -> None:
    shown = preview(write(tmp_path, "id;plt;f\n1;150.000;01/02/2024\n2;98.000;03/04/2024\n"))
    uncertain = {guess.what for guess in shown.guesses if not guess.certain}
    assert uncertain == {"decimal", "date_order"}
    shown = preview(write(tmp_path, "id;plt;f\n1;150;21/02/2024\n2;98,5;03/04/2024\n"))
    assert {guess.what: guess.value for guess in shown.guesses if guess.certain}["date_order"] == "dmy"


def test_a_table_without_a_header_gets_column_numbers_and_repeated_names_are_told_apart(tmp_path: Path) -> None:
    assert preview(write(tmp_path, "1,2,3\n4,5,6\n")).columns == ("column 1", "column 2", "column 3")
    shown = preview(write(tmp_path, "id,Temp,Temp,\na,1,2,3\n"), profile=profile(header=True))
    assert shown.columns == ("id", "Temp", "Temp (2)", "column 4")
    assert shown.rows == (("a", "1", "2", "3"),)
