"""A likely set holds the diagnosis in at least 90 of 100 new patients, whatever the probabilities are worth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpipeline.ranking.likely_set import LEAST_PATIENTS, LikelySet, fit_likely_set

Listed = tuple[Sequence[float], int | None]


def patients(seed: int, count: int, listed: float = 1.0, sharpness: float = 1.0) -> list[Listed]:
    """Rows whose probabilities are off by a power; the diagnosis is drawn by the true ones, and sometimes is no row."""
    rng = np.random.default_rng(seed)
    found: list[Listed] = []
    for _ in range(count):
        true = np.sort(rng.dirichlet(np.full(10, 0.3)))[::-1]
        said = true**sharpness / (true**sharpness).sum()
        place = int(rng.choice(10, p=true)) if rng.random() < listed else None
        found.append((said.tolist(), place))
    return found


def held(likely: LikelySet, fresh: Sequence[Listed]) -> float:
    return float(np.mean([place is not None and place < likely.size(said) for said, place in fresh]))


def test_new_patients_have_it_in_the_set_though_the_probabilities_are_wrong() -> None:
    for sharpness in (0.5, 1.0, 3.0):
        shares = []
        for seed in range(20):
            likely = fit_likely_set(patients(seed, 200, sharpness=sharpness))
            assert likely is not None
            shares.append(held(likely, patients(1000 + seed, 500, sharpness=sharpness)))
        assert 0.88 < np.mean(shares) < 0.97


def test_none_is_offered_where_ten_rows_do_not_hold_it_or_few_are_known() -> None:
    assert fit_likely_set(patients(1, 400, listed=0.85)) is None
    assert fit_likely_set(patients(1, LEAST_PATIENTS - 1)) is None
    assert fit_likely_set([]) is None
    assert fit_likely_set([([0.05] * 20, 19)] * 100) is None, "the median set has twenty rows"


def test_the_median_size_is_that_of_the_patients_it_was_learned_from() -> None:
    assert fit_likely_set([([0.7, 0.2, 0.1], 1)] * 60) == LikelySet(0.2, 60, 2.0)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=11), st.floats(0, 1))
@settings(max_examples=100)
def test_a_set_is_the_first_rows_of_enough_probability(said: list[float], least: float) -> None:
    said = sorted(said, reverse=True)
    size = LikelySet(least, 100, 1.0).size(said)
    assert 1 <= size <= len(said)
    assert size == 1 or said[size - 1] >= least
    assert all(each < least for each in said[size:])
