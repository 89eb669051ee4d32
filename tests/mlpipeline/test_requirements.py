"""Requirements: met, missed or not enough evidence, and files that are none."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlpipeline.errors import KnownError
from mlpipeline.evaluation.estimates import Estimate, Metrics
from mlpipeline.requirements import (
    METRICS,
    Requirement,
    Requirements,
    check_requirements,
    load_requirements,
    requirements_from_dict,
)

DEFAULT = Path(__file__).resolve().parents[2] / "resources" / "policies" / "requirements.json"


def state(requirement: Requirement, **measured: Estimate) -> str:
    return check_requirements(Requirements("1", (requirement,)), Metrics(**measured))[0].state


@pytest.mark.parametrize(
    ("requirement", "estimate", "expected"),
    [
        (Requirement("accuracy", 0.7), Estimate(0.7, 0.6, 0.8, 50), "met"),
        (Requirement("accuracy", 0.7), Estimate(0.69, 0.6, 0.8, 50), "missed"),
        (Requirement("accuracy", 0.7, bound="lower"), Estimate(0.75, 0.7, 0.8, 50), "met"),
        (Requirement("accuracy", 0.7, bound="lower"), Estimate(0.75, 0.69, 0.8, 50), "not_enough_evidence"),
        (Requirement("accuracy", 0.7, bound="lower"), Estimate(0.69, 0.6, 0.8, 50), "missed"),
        (Requirement("accuracy", 0.7), Estimate(), "not_enough_evidence"),
    ],
)
def test_a_minimum(requirement: Requirement, estimate: Estimate, expected: str) -> None:
    assert state(requirement, accuracy=estimate) == expected


@pytest.mark.parametrize(
    ("bound", "estimate", "expected"),
    [
        ("value", Estimate(0.5, 0.4, 0.9, 50), "met"),
        ("value", Estimate(0.51, 0.4, 0.9, 50), "missed"),
        ("lower", Estimate(0.4, 0.3, 0.5, 50), "met"),
        ("lower", Estimate(0.4, 0.3, 0.51, 50), "not_enough_evidence"),
    ],
)
def test_a_maximum(bound, estimate: Estimate, expected: str) -> None:  # type: ignore[no-untyped-def]
    assert state(Requirement("mse", maximum=0.5, bound=bound), mse=estimate) == expected


def test_few_patients_with_rare_diseases_prove_nothing() -> None:
    wanted = Requirement("rare_recall", 0.1)
    assert state(wanted, rare_recall=Estimate(1.0, 0.7, 1.0, 9)) == "not_enough_evidence"
    assert state(wanted, rare_recall=Estimate(0.0, 0.0, 0.3, 9)) == "not_enough_evidence"
    assert state(wanted, rare_recall=Estimate(0.5, 0.2, 0.8, 10)) == "met"


def test_the_default_requirements_are_readable_and_sensible() -> None:
    found = load_requirements(DEFAULT)
    assert found.version == "1"
    metrics = {item.metric for item in found.items}
    assert {
        "sensitivity",
        "specificity",
        "accuracy",
        "macro_recall",
        "macro_f1",
        "mse",
        "ece",
        "rare_recall",
    } == metrics
    assert requirements_from_dict(found.to_dict()) == found
    assert all(item.unit for item in found.items)
    perfect = Metrics(
        **{name: Estimate(1, 1, 1, 99) for name in METRICS} | {n: Estimate(0, 0, 0, 99) for n in ("mse", "ece")}
    )
    assert {result.state for result in check_requirements(found, perfect)} == {"met"}
    hopeless = Metrics(
        **{name: Estimate(0, 0, 0, 99) for name in METRICS} | {n: Estimate(1, 1, 1, 99) for n in ("mse", "ece")}
    )
    assert {result.state for result in check_requirements(found, hopeless)} == {"missed"}
    assert {result.state for result in check_requirements(found, Metrics())} == {"not_enough_evidence"}


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ({"metric": "luck", "minimum": 0.5}, "metric"),
        ({"metric": "accuracy"}, "limits"),
        ({"metric": "accuracy", "minimum": 0.5, "maximum": 0.6}, "limits"),
        ({"metric": "accuracy", "minimum": 1.5}, "range"),
        ({"metric": "accuracy", "minimum": True}, "range"),
        ({"metric": "accuracy", "minimum": float("nan")}, "range"),
        ({"metric": "mse", "maximum": 2.5}, "range"),
        ({"metric": "accuracy", "minimum": "high"}, "range"),
        ({"metric": "accuracy", "minimum": 0.5, "bound": "upper"}, "bound"),
        ("accuracy", "metric"),
    ],
)
def test_a_senseless_item_is_refused(item: object, reason: str) -> None:
    with pytest.raises(KnownError) as caught:
        requirements_from_dict({"version": "2", "items": [{"metric": "ece", "maximum": 0.1}, item]})
    assert caught.value.code == "requirements.invalid"
    assert caught.value.facts == {"item": 2, "reason": reason}


def test_a_metric_required_twice_is_refused() -> None:
    item = {"metric": "accuracy", "minimum": 0.5}
    with pytest.raises(KnownError, match=r"requirements\.invalid"):
        requirements_from_dict({"version": "2", "items": [item, item]})


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["version", "items", "x"]), JSON))
def test_any_json_is_refused_politely(plain: dict[str, object]) -> None:
    with pytest.raises(KnownError, match=r"requirements\.invalid"):
        requirements_from_dict(plain)


def test_files_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"requirements\.missing"):
        load_requirements(tmp_path / "nowhere.json")
    for number, text in enumerate(["", "[]", "{", json.dumps("x")]):
        path = tmp_path / f"{number}.json"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(KnownError, match=r"requirements\.invalid"):
            load_requirements(path)


def test_the_window_can_read_them_without_learning_libraries() -> None:
    heavy = "('numpy', 'pandas', 'scipy', 'sklearn')"
    code = f"import sys, mlpipeline.requirements; print([m for m in {heavy} if m in sys.modules])"
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
