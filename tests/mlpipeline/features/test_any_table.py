"""Any table: its separator, its columns' kinds, and what is no table."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpipeline.errors import KnownError
from mlpipeline.features.any_table import read_any_table, type_columns


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_each_separator_is_found(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(separator.join("ab") + "\n" + separator.join("12") + "\n", encoding="utf-8")
    frame = read_any_table(path)
    assert frame.columns.tolist() == ["a", "b"]
    assert frame.iloc[0].tolist() == ["1", "2"]


def test_latin_1_and_repeated_names(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("año;año;\n1;2;3\n".encode("latin-1"))
    assert read_any_table(path).columns.tolist() == ["año", "año.1", "Unnamed: 2"]


def test_parquet_is_known_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    pd.DataFrame({"a": [1, 2], "b": ["x", None]}).to_parquet(path)
    assert read_any_table(path)["a"].tolist() == [1, 2]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "table.empty"),
        (b"\n\n  \n", "table.empty"),
        (b"a,b\n", "table.empty"),
        (b"PAR1 and then nothing", "table.not_a_table"),
        (b"\xd0\xcf\x11\xe0\0\0\0\0 an Excel file", "table.not_a_table"),
        (b"only words here\nand here\n", "table.not_a_table"),
    ],
)
def test_what_is_no_table_is_said_so(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "t"
    path.write_bytes(content)
    with pytest.raises(KnownError) as caught:
        read_any_table(path)
    assert caught.value.code == code


def test_a_missing_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"table\.missing_file"):
        read_any_table(tmp_path / "nowhere.csv")


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_known_error(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "t"
    path.write_bytes(content)
    code = ""
    try:
        frame = read_any_table(path)
        assert len(type_columns(frame, len(frame)).values) == len(frame)
    except KnownError as error:
        code = error.code
    assert code in {"", "table.empty", "table.not_a_table"}


def test_each_kind_of_column() -> None:
    n = 60
    frame = pd.DataFrame(
        {
            "id": [f"P{i:04d}" for i in range(n)],
            "number id": [str(1000 + i) for i in range(n)],
            "weight": [f"{50 + i / 7:.3f}" for i in range(n)],
            "comma": [f"{i % 9},5" for i in range(n)],
            "fever": ["yes" if i % 3 else "no" for i in range(n)],
            "cough": [str(i % 2) for i in range(n)],
            "vague": [["yes", "no", "?", ""][i % 4] for i in range(n)],
            "sex": ["M" if i % 2 else "F" for i in range(n)],
            "day": [f"2024-01-{i % 28 + 1:02d}" for i in range(n)],
            "band": [["0-4", "5-14", "15-44"][i % 3] for i in range(n)],
            "note": [f"patient came with complaint number {i // 2}" for i in range(n)],
            "same": ["x"] * n,
        }
    )
    typed = type_columns(frame, n)
    kinds = {column.name: column.kind for column in typed.columns}
    assert kinds == {
        "weight": "number",
        "comma": "number",
        "fever": "finding",
        "cough": "finding",
        "vague": "finding",
        "sex": "category",
        "day": "number",
        "band": "category",
    }
    assert set(typed.notes) == {
        "dropped_identifier:id",
        "dropped_identifier:number id",
        "date_as_days:day",
        "dropped_text:note",
        "dropped_constant:same",
    }
    assert np.isnan(typed.values["vague"].to_numpy()).sum() == n // 2
    assert typed.values["comma"].tolist()[:2] == [0.5, 1.5]
    assert typed.values["day"].iloc[1] - typed.values["day"].iloc[0] == 1
