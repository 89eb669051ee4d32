"""Cases to a table and through Parquet and back."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpipeline.domain import Case, Disease, History, Measurement, PhenotypicFeature, Severity, Sex
from mlpipeline.errors import KnownError
from mlpipeline.features.table import PatientTable, cases_to_table, table_from_parquet, table_to_parquet

FEVER = PhenotypicFeature("HP:0001945", "Fever")
TEXT = st.text(min_size=1, max_size=12).filter(lambda text: "\ud800" not in text)


def assert_same(first: PatientTable, second: PatientTable) -> None:
    assert first.columns == second.columns
    pd.testing.assert_frame_equal(first.values, second.values)
    for name in ("patient", "part", "disease", "severity"):
        assert getattr(first, name).tolist() == getattr(second, name).tolist()
    assert first.disease_labels == second.disease_labels


def test_what_a_case_says_is_where_it_belongs() -> None:
    case = Case(
        "c",
        "p",
        3.5,
        Sex.FEMALE,
        (FEVER, PhenotypicFeature("HP:0012735", "Cough", excluded=True)),
        (Measurement("temperature", 39.0, "°C"), Measurement("temperature", 102.2, "°F")),
        Disease("ORPHA:99828", "Dengue"),
        Severity.ACUTE,
        7,
        history=History(own=("asthma",), exposure=("flood",)),
    )
    blank = Case("d", "q")
    table = cases_to_table([case, blank], lambda patient: {"p": "train", "q": "test"}[patient])
    row, other = table.values.iloc[0], table.values.iloc[1]
    assert (row["age"], row["sex"], row["urgency"]) == (3.5, "female", 7)
    assert (row["HP:0001945"], row["HP:0012735"]) == (1.0, 0.0)
    assert row["measurement:temperature [°C]"] == pytest.approx(39.0)
    assert row["measurement:temperature [°F]"] == pytest.approx(102.2, abs=1e-4)
    assert (row["own:asthma"], row["exposure:flood"]) == (1.0, 1.0)
    assert other.isna().all(), "what a case does not say is unknown, never absent"
    assert table.part.tolist() == ["train", "test"]
    assert table.disease.tolist() == ["ORPHA:99828", None]
    assert table.severity.tolist() == [2, -1]
    assert table.disease_labels == {"ORPHA:99828": "Dengue"}


def test_a_finding_said_to_be_there_and_not_there_is_there() -> None:
    both = (FEVER, PhenotypicFeature("HP:0001945", "Fever", excluded=True))
    for features in (both, both[::-1]):
        table = cases_to_table([Case("c", "p", features=features)], lambda patient: "train")
        assert table.values["HP:0001945"].tolist() == [1.0]


CASES = st.lists(
    st.builds(
        Case,
        case_id=TEXT,
        patient_id=TEXT,
        age_years=st.none() | st.floats(0, 130),
        sex=st.sampled_from(Sex),
        features=st.lists(st.builds(PhenotypicFeature, TEXT, TEXT, st.booleans()), max_size=4).map(tuple),
        measurements=st.lists(st.builds(Measurement, TEXT, st.floats(-1e6, 1e6), TEXT), max_size=3).map(tuple),
        diagnosis=st.none() | st.builds(Disease, TEXT, TEXT),
        severity=st.none() | st.sampled_from(Severity),
        urgency=st.none() | st.integers(1, 10),
    ),
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(CASES)
def test_any_table_survives_parquet(cases: list[Case]) -> None:
    table = cases_to_table(cases, lambda patient: "train")
    data = table_to_parquet(table)
    assert_same(table, table_from_parquet(data))
    assert data == table_to_parquet(table), "the same table gives the same bytes, so that its hash is its name"


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200))
def test_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(KnownError, match=r"dataset\.damaged"):
        table_from_parquet(data)


def test_a_cut_table_is_refused() -> None:
    data = table_to_parquet(cases_to_table([Case("c", "p", 3.0, features=(FEVER,))], lambda patient: "train"))
    with pytest.raises(KnownError, match=r"dataset\.damaged"):
        table_from_parquet(data[: len(data) // 2])


def test_rows_keeps_columns_and_order() -> None:
    cases = [Case(str(i), str(i), float(i)) for i in range(4)]
    table = cases_to_table(cases, lambda patient: "train").rows(np.array([True, False, True, False]))
    assert table.values["age"].tolist() == [0.0, 2.0]
    assert table.patient.tolist() == ["0", "2"]
