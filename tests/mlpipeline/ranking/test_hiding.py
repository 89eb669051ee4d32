"""Hiding diseases calibrates the orphan mass, on patients whose groups are known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpipeline.ranking.hiding import (
    SHARES,
    TEMPERATURES,
    HiddenTrial,
    fit_groups,
    levels_at,
    relative_loss,
    solve_log_odds,
)
from mlpipeline.ranking.mixture import GroupFit, bounded_evidence, log_sum, logit, orphan_level, sigmoid

GRID = tuple(logit(share) for share in SHARES)
DEFAULTS = GroupFit(2.0, 0.01, 0.01, GRID, GRID)


def simulated(seed: int, n: int = 500, shift: float = 2.0, odd: float = 0.02) -> HiddenTrial:
    """Patients whose levels miss the truth by a shift, and of whom a few look like the other group."""
    rng = np.random.default_rng(seed)
    hidden = np.arange(2 * n) >= n
    looks_hidden = hidden ^ (rng.random(2 * n) < odd)
    known = rng.normal(np.where(looks_hidden, 12.0, 3.0), 3.0) + shift
    records = rng.normal(np.where(looks_hidden, 3.0, 12.0), 3.0)
    at = np.asarray(TEMPERATURES)[:, None]
    disease = np.array([f"D{i % 25}" for i in range(2 * n)])
    return HiddenTrial(records / at, known / at, hidden, disease, np.zeros(2 * n, dtype=bool))


@given(st.integers(0, 10_000), st.sampled_from(SHARES))
@settings(max_examples=30)
def test_the_solved_log_odds_make_the_predicted_mass_the_share(seed: int, share: float) -> None:
    trial = simulated(seed, n=60)
    weight = trial.weights()
    evidence = bounded_evidence(trial.known_levels[0] - trial.record_levels[0], 0.01, 0.01)
    odds = solve_log_odds(evidence, weight, trial.hidden, SHARES)
    assert (np.diff(odds) > 0).all()
    mass = sigmoid(odds[SHARES.index(share)] + evidence)
    drawn = np.where(trial.hidden, share, 1 - share) * weight
    assert float((drawn * mass).sum()) == pytest.approx(share, rel=1e-6)


@pytest.mark.parametrize("shift", [-4.0, 0.0, 4.0])
def test_a_fit_predicts_the_orphan_mass_of_patients_it_has_not_seen(shift: float) -> None:
    fit = fit_groups(simulated(1, shift=shift), 0.1, DEFAULTS)
    fresh = simulated(2, n=4000, shift=shift)
    row = TEMPERATURES.index(fit.temperature)
    delta = orphan_level(fresh.known_levels[row], 0.1) - fresh.record_levels[row]
    evidence = bounded_evidence(delta, fit.floor, fit.ceiling)
    for share in (0.03, 0.2, 0.9):
        mass = sigmoid(fit.prior_log_odds(share) + evidence)
        predicted = share * mass[fresh.hidden].mean() + (1 - share) * mass[~fresh.hidden].mean()
        assert 0.6 < predicted / share < 1.6


def test_a_fit_loses_less_than_the_share_alone_and_than_unbounded_evidence() -> None:
    trial = simulated(3)
    weight = trial.weights()
    fit = fit_groups(trial, 0.1, DEFAULTS)
    row = TEMPERATURES.index(fit.temperature)
    delta = orphan_level(trial.known_levels[row], 0.1) - trial.record_levels[row]
    bounded = relative_loss(
        bounded_evidence(delta, fit.floor, fit.ceiling), np.asarray(fit.log_odds), weight, trial.hidden
    )
    raw = orphan_level(trial.known_levels[0], 0.1) - trial.record_levels[0]
    naive = relative_loss(raw, np.asarray(GRID), weight, trial.hidden)
    assert bounded < 0.6
    assert bounded < naive


def test_without_hidden_diseases_the_defaults_come_back() -> None:
    trial = simulated(4, n=20)
    nobody_hidden = replace(trial, hidden=np.zeros(40, dtype=bool))
    all_hidden = replace(trial, hidden=np.ones(40, dtype=bool))
    assert fit_groups(nobody_hidden, 0.1, replace(DEFAULTS, hidden=7)) == DEFAULTS
    assert fit_groups(all_hidden, 0.1, DEFAULTS) == DEFAULTS


def test_few_hidden_diseases_are_drawn_to_the_simulated_patients() -> None:
    taken_out, made = simulated(5, n=300, shift=6.0), simulated(6, n=300, shift=0.0)
    one = replace(taken_out, disease=np.where(taken_out.hidden, "D1", taken_out.disease))
    both = HiddenTrial(
        np.append(one.record_levels, made.record_levels[:, made.hidden], axis=1),
        np.append(one.known_levels, made.known_levels[:, made.hidden], axis=1),
        np.append(one.hidden, np.ones(300, dtype=bool)),
        np.append(one.disease, made.disease[made.hidden]),
        np.append(one.simulated, np.ones(300, dtype=bool)),
    )
    assert both.weights()[both.simulated].sum() == pytest.approx(20 / 21)
    assert both.only({"D2"}).simulated.sum() == 300
    fits = [fit_groups(trial, 0.1, DEFAULTS) for trial in (one, both, replace(both, simulated=both.hidden))]
    assert [fit.hidden for fit in fits] == [1, 1, 0]
    alone, drawn, made_alone = (fit.prior_log_odds(0.03) for fit in fits)
    assert abs(drawn - made_alone) < abs(drawn - alone)
    assert (np.diff(fits[1].log_odds) > 0).all()


def test_each_hidden_disease_weighs_the_same() -> None:
    disease = np.array(["A", "A", "A", "B", "C", "C"])
    hidden = np.array([True, True, True, True, False, False])
    nobody = np.zeros(6, dtype=bool)
    weight = HiddenTrial(np.zeros((8, 6)), np.zeros((8, 6)), hidden, disease, nobody).weights()
    assert weight == pytest.approx([1 / 6, 1 / 6, 1 / 6, 1 / 2, 1 / 2, 1 / 2])


def test_levels_of_a_group_at_each_temperature() -> None:
    levels, weights = np.array([4.0, -2.0]), np.log([0.25, 0.75])
    found = levels_at(levels, weights)
    assert found.shape == (len(TEMPERATURES),)
    assert found[0] == pytest.approx(float(log_sum(weights + levels)))
    assert found[3] == pytest.approx(float(log_sum(weights + levels / 2)))
