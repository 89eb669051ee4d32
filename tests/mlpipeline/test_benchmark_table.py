"""`benchmark table`: any table through the whole comparison, by the JSON contract."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from mlpipeline.benchmark_table import REPORTED, run_table
from mlpipeline.errors import KnownError
from mlpipeline.evaluation.split import PARTS
from mlpipeline.progress import Progress
from mlpipeline.training import FAMILIES


def write_table(path: Path, rows: int = 240, seed: int = 0) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    disease = rng.choice(["flu", "cold", "none"], rows, p=[0.5, 0.3, 0.2])
    frame = pd.DataFrame(
        {
            "patient": [f"P{i:05d}" for i in range(rows)],
            "fever": np.where((disease == "flu") ^ (rng.random(rows) < 0.1), "yes", "no"),
            "cough": np.where((disease != "none") ^ (rng.random(rows) < 0.1), 1, 0),
            "temperature": np.round(37 + (disease == "flu") * 1.5 + rng.normal(0, 0.5, rows), 1),
            "town": rng.choice(["A", "B"], rows),
            "disease": disease,
        }
    )
    frame.to_csv(path, index=False)
    return frame


def test_the_json_keeps_the_contract(tmp_path: Path) -> None:
    write_table(tmp_path / "t.csv")
    heard: list[float] = []
    report = run_table(tmp_path / "t.csv", "disease", progress=Progress(lambda f, s: heard.append(f)))
    plain = json.loads(json.dumps(report.to_dict(), allow_nan=False))
    assert plain["rows"] == 240
    assert plain["classes"] == 3
    assert [run["family"] for run in plain["runs"]] == list(FAMILIES)
    for run in plain["runs"]:
        assert run["state"] == "done"
        assert run["cpu_s"] >= 0
        for part in ("validation", "test"):
            assert set(REPORTED) <= set(run[part])
            assert 0.5 < run[part]["accuracy"] <= 1
            assert 0 <= run[part]["mse"] <= 2
            assert run[part]["rare_recall"] is None, "no class is rare here"
            assert run[part]["specificity"] is not None
    assert sum(plain[f"{part}_rows"] for part in ("train", "validation", "calibration", "test")) == 240
    assert "dropped_identifier:patient" in plain["notes"]
    assert heard == sorted(heard)


def test_the_same_seed_the_same_figures_and_parquet_as_csv(tmp_path: Path) -> None:
    frame = write_table(tmp_path / "t.csv")
    frame.to_parquet(tmp_path / "t.parquet")

    def figures(name: str, seed: int) -> list[object]:
        report = run_table(tmp_path / name, "disease", ("prior", "xgboost"), seed)
        return [(run["validation"], run["test"]) for run in report.to_dict()["runs"]]

    assert figures("t.csv", 3) == figures("t.csv", 3) == figures("t.parquet", 3)
    assert figures("t.csv", 3) != figures("t.csv", 4)


def test_equal_rows_never_straddle_parts_and_are_named(tmp_path: Path) -> None:
    frame = write_table(tmp_path / "once.csv", 120).drop(columns="patient")
    pd.concat([frame] * 5).to_csv(tmp_path / "t.csv", index=False)
    report = run_table(tmp_path / "t.csv", "disease", ("prior",))
    distinct = len(frame.drop_duplicates())
    assert f"duplicate_rows:{600 - distinct} of 600" in report.warnings
    assert all(rows % 5 == 0 for rows in report.part_rows.values())


def test_the_published_duplicates_are_seen(shared_data: Path) -> None:
    report = run_table(shared_data / "kaggle-symptoms-duplicated.csv", "prognosis", ("prior",))
    assert report.rows == 4920
    assert len(report.classes) == 41
    assert "duplicate_rows:4616 of 4920" in report.warnings
    assert "dropped_constant:fluid_overload" in report.notes


def test_missing_targets_are_dropped_and_counted(tmp_path: Path) -> None:
    frame = write_table(tmp_path / "t.csv")
    frame.loc[:9, "disease"] = None
    frame.to_csv(tmp_path / "t.csv", index=False)
    report = run_table(tmp_path / "t.csv", "disease", ("prior",))
    assert report.rows == 230
    assert "rows_without_target:10" in report.warnings


def test_a_class_with_too_few_rows_is_a_warning_that_names_it(tmp_path: Path) -> None:
    frame = write_table(tmp_path / "t.csv")
    frame.loc[0, "disease"] = "kuru"
    frame.to_csv(tmp_path / "t.csv", index=False)
    report = run_table(tmp_path / "t.csv", "disease", ("prior", "random_forest"))
    assert len(report.classes) == 4
    absent = {warning for warning in report.warnings if warning.endswith(":kuru")}
    assert len(absent) == len(PARTS) - 1
    assert {run.run.state for run in report.runs} == {"done"}


@pytest.mark.parametrize(
    ("text", "target", "code"),
    [
        ("a,b\n1,x\n2,y\n", "c", "table.missing_target"),
        ("a,b\n1,x\n2,x\n", "b", "training.one_class"),
        ("a,b\n1,\n2,\n", "b", "training.no_target"),
        ("a,b\n1,x\n1,y\n", "b", "training.no_columns"),
        ("a,b\n", "b", "table.empty"),
        ("", "b", "table.empty"),
        ("nothing but words", "b", "table.not_a_table"),
        ("a,b\n" + "".join(f"{i % 3},{i}\n" for i in range(80)), "b", "table.target_not_classes"),
    ],
)
def test_bad_input_is_a_known_error(tmp_path: Path, text: str, target: str, code: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnownError) as caught:
        run_table(path, target)
    assert caught.value.code == code


def test_an_unknown_family_and_a_missing_file_are_known_errors(tmp_path: Path) -> None:
    write_table(tmp_path / "t.csv")
    with pytest.raises(KnownError, match=r"training\.unknown_family"):
        run_table(tmp_path / "t.csv", "disease", ("prior", "oracle"))
    with pytest.raises(KnownError, match=r"table\.missing_file"):
        run_table(tmp_path / "u.csv", "disease")
