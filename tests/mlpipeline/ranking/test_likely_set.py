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
    sizes = [(likely.size(said), place) for said, place in fresh]
    return float(np.mean([place is not None and place < size for size, place in sizes if size is not None]))


def test_new_patients_have_it_in_the_set_though_the_probabilities_are_wrong() -> None:
    for sharpness in (0.5, 1.0, 3.0):
        shares = []
        for seed in range(20):
            likely = fit_likely_set(patients(seed, 200, sharpness=sharpness))
            assert likely is not None
            shares.append(held(likely, patients(1000 + seed, 500, sharpness=sharpness)))
        assert np.mean(shares) > 0.88
    assert np.mean(shares) < 0.97, "boasts alone would have held fewer, and what was learned holds hardly more"


def test_none_is_offered_where_ten_rows_do_not_hold_it_or_few_are_known() -> None:
    assert fit_likely_set(patients(1, 400, listed=0.85)) is None
    assert fit_likely_set(patients(1, LEAST_PATIENTS - 1)) is None
    assert fit_likely_set([]) is None
    assert fit_likely_set([([0.05] * 20, 19)] * 100) is None, "the median set has twenty rows"


def test_the_median_size_is_that_of_the_patients_it_was_learned_from() -> None:
    assert fit_likely_set([([0.75, 0.2, 0.05], 1)] * 60) == LikelySet(0.75, 60, 2.0)


def test_a_doubtful_patient_has_a_longer_set_than_a_clear_one() -> None:
    likely = LikelySet(0.0, 100, 1.0)
    assert likely.size([0.98, 0.01, 0.01]) == 1
    assert likely.size([0.48, 0.19, 0.09, 0.07, 0.05, 0.04]) == 6
    assert likely.size([0.3, 0.2, 0.1]) is None, "the rows claim 60 of 100 themselves"


@given(st.lists(st.floats(0, 0.5), min_size=1, max_size=11), st.floats(0, 1))
@settings(max_examples=100)
def test_a_set_is_the_first_rows_that_hold_enough_by_either_count(said: list[float], before: float) -> None:
    said = sorted(said, reverse=True)
    size = LikelySet(before, 100, 1.0).size(said)
    if size is None:
        assert sum(said) < 0.9
    else:
        assert 1 <= size <= len(said)
        assert sum(said[:size]) >= 0.9
        assert size == len(said) or sum(said[:size]) > before
