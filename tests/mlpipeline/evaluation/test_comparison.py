"""Paired comparison: better, worse, or a tie, on the same rows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlpipeline.errors import KnownError
from mlpipeline.evaluation.comparison import RowScores, compare_paired, compare_to_best
from mlpipeline.evaluation.metrics import Answers


def scores_of(quality: float, seed: int = 0, n: int = 400) -> RowScores:
    """A model that gives `quality` more weight to the truth; the same truth for every seed."""
    truth = np.random.default_rng(99).integers(0, 3, n)
    p = np.random.default_rng(seed).dirichlet(np.ones(3), n) + quality * np.eye(3)[truth]
    p /= p.sum(axis=1, keepdims=True)
    patients = np.array([f"p{i // 2}" for i in range(n)], dtype=object)
    return RowScores.of(Answers(p, truth, tuple("abc"), np.full(3, 99), patients))


@pytest.mark.parametrize("measure", ["accuracy", "mse", "log_loss"])
def test_a_better_model_is_told_from_a_worse_one(measure) -> None:  # type: ignore[no-untyped-def]
    good, bad = scores_of(0.8, 1), scores_of(0.1, 2)
    difference = compare_paired(good, bad, measure)
    assert not difference.tie
    assert (difference.difference > 0) == (measure == "accuracy")
    assert difference.low <= difference.difference <= difference.high
    back = compare_paired(bad, good, measure)
    assert back.difference == pytest.approx(-difference.difference)


def test_equals_are_a_tie() -> None:
    assert compare_paired(scores_of(0.4, 1), scores_of(0.4, 2)).tie
    same = compare_paired(scores_of(0.4, 1), scores_of(0.4, 1))
    assert (same.difference, same.low, same.high, same.tie) == (0, 0, 0, True)


def test_each_run_is_set_beside_the_best() -> None:
    runs = {"bad": scores_of(0.1, 1), "good": scores_of(0.9, 2), "as good": scores_of(0.9, 3)}
    best, differences = compare_to_best(runs, "mse")
    assert best in {"good", "as good"}
    assert differences[best].difference == 0
    assert differences["good"].tie
    assert differences["as good"].tie
    assert not differences["bad"].tie
    assert compare_to_best(runs, "accuracy")[0] != "bad"


def test_other_rows_are_not_compared() -> None:
    with pytest.raises(KnownError, match=r"comparison\.other_rows"):
        compare_paired(scores_of(0.1, n=10), scores_of(0.1, n=12))
    with pytest.raises(KnownError, match=r"comparison\.empty"):
        compare_to_best({})


def test_row_scores_survive_their_bytes() -> None:
    scores = scores_of(0.3)
    again = RowScores.from_bytes(scores.to_bytes())
    assert len(scores.to_bytes()) < 20 * 400
    for name in ("patients", "correct", "squared_error", "log_loss"):
        np.testing.assert_array_equal(getattr(again, name), getattr(scores, name))


@given(st.binary(max_size=120), st.integers(0, 200))
def test_damaged_row_scores_are_refused(junk: bytes, at: int) -> None:
    data = scores_of(0.3, n=6).to_bytes()
    for hostile in (junk, data[:at]):
        if hostile != data:
            with pytest.raises(KnownError, match=r"comparison\.damaged"):
                RowScores.from_bytes(hostile)
