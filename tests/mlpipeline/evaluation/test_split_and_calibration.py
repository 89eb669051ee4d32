"""The permanent split by a keyed hash, and the one temperature."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlpipeline.evaluation.calibration import fit_temperature, mean_log_loss, softmax
from mlpipeline.evaluation.split import PARTS, part_of


def test_the_parts_have_their_shares() -> None:
    parts = Counter(part_of(f"patient {i}", b"key") for i in range(20_000))
    shares = {part: parts[part] / 20_000 for part in PARTS}
    assert shares == pytest.approx({"train": 0.7, "select": 0.1, "calibrate": 0.1, "test": 0.1}, abs=0.01)


@given(st.text(), st.binary(max_size=40))
def test_a_patient_has_one_part_for_good(patient: str, key: bytes) -> None:
    assert part_of(patient, key) == part_of(patient, key)
    assert part_of(patient, key) in PARTS


def test_the_part_is_that_of_the_first_release() -> None:
    """A change of the hash would move patients from test to training: these answers are for ever."""
    names = [part_of(f"P{i}", b"\x00" * 32) for i in range(12)]
    assert names == FIRST_RELEASE


FIRST_RELEASE = [
    "train",
    "train",
    "test",
    "train",
    "test",
    "train",
    "test",
    "test",
    "calibrate",
    "train",
    "select",
    "train",
]


def test_another_key_is_another_split() -> None:
    first = [part_of(str(i), b"a") for i in range(200)]
    second = [part_of(str(i), b"b") for i in range(200)]
    assert 60 < sum(a == b for a, b in zip(first, second, strict=True)) < 160


@pytest.mark.parametrize("wanted", [0.5, 1.0, 3.0])
def test_the_temperature_is_found(wanted: float) -> None:
    rng = np.random.default_rng(0)
    scores = rng.normal(0, 2, (8000, 5))
    p = softmax(scores / wanted)
    truth = (rng.random(len(p))[:, None] > p.cumsum(axis=1)).sum(axis=1).clip(0, 4)
    found = fit_temperature(scores, truth)
    assert found == pytest.approx(wanted, rel=0.1)
    assert mean_log_loss(scores, truth, found) <= mean_log_loss(scores, truth, 1.0) + 1e-9


def test_with_few_known_rows_the_temperature_is_1() -> None:
    scores, truth = np.random.default_rng(0).normal(size=(100, 3)), np.full(100, -1)
    truth[:19] = 0
    assert fit_temperature(scores, truth) == 1.0


@given(st.lists(st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3), min_size=1, max_size=5))
def test_softmax_sums_to_1_whatever_the_scores(scores: list[list[float]]) -> None:
    p = softmax(np.array(scores))
    assert np.isfinite(p).all()
    np.testing.assert_allclose(p.sum(axis=1), 1, atol=1e-12)
