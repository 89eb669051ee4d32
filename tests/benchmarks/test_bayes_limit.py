"""The generator's posterior is the exact one, and its patients are drawn from it."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.ddxplus.cases import cases_of, generated_cases, mapped_codes
from benchmarks.ddxplus.generator import ANY_AGE, LABS, OLDEST, Draw, Generator, Settings, load_generator
from mlpipeline.domain import Sex

SMALL = Generator(
    conditions=("URTI", "SLE", "Croup"),
    evidences=("E_91", "E_201", "E_88", "E_89"),
    prior=np.array([0.7, 0.25, 0.05]),
    rates=np.array([[0.7, 0.8, 0.1, 0.2], [0.2, 0.05, 0.6, 0.7], [0.6, 0.9, 0.05, 0.1]]),
    men=np.array([0.5, 0.1, 0.6]),
    ages=np.array([[1.0, 80.0], [12.0, 65.0], [0.5, 6.0]]),
    shifts=np.array([[0.0, 0.3, 0.8, 0.0], [-1.2, -1.5, 0.7, 0.0], [0.0, 0.0, 0.0, 1.0]]),
    severity=np.array([[0.1, 0.8, 0.1, 0, 0], [0, 0.2, 0.3, 0.4, 0.1], [0, 0.5, 0.5, 0, 0]]),
    settings=Settings(told=0.7, denied=0.3, measured=0.4),
)


def one_by_one(draw: Draw, i: int) -> list[float]:
    """Bayes' theorem written out for one patient, in plain densities."""
    said, joint = SMALL.settings, []
    for d in range(3):
        p = float(SMALL.prior[d])
        for rate, state in zip(SMALL.rates[d], draw.states[i], strict=True):
            told, denied = rate * said.told, (1 - rate) * said.denied
            p *= {1: told, 0: denied, -1: 1 - told - denied}[int(state)]
        p *= SMALL.men[d] if draw.man[i] else 1 - SMALL.men[d]
        low, high = SMALL.ages[d]
        p *= ANY_AGE / OLDEST + (1 - ANY_AGE) * (low <= draw.age[i] <= high) / (high - low)
        for z, shift in zip(draw.labs[i], SMALL.shifts[d], strict=True):
            p *= 1 - said.measured if math.isnan(z) else said.measured * math.exp(-((z - shift) ** 2) / 2)
        joint.append(p)
    return [p / sum(joint) for p in joint]


def test_the_posterior_is_bayes_theorem() -> None:
    draw = SMALL.draw(60, seed=3)
    wanted = [one_by_one(draw, i) for i in range(60)]
    np.testing.assert_allclose(SMALL.posterior(draw), wanted, rtol=1e-5)


def test_patients_are_drawn_from_the_posterior() -> None:
    draw = SMALL.draw(40_000, seed=1)
    posterior = SMALL.posterior(draw)
    truth = np.eye(3)[draw.disease]
    for at in (0.05, 0.2, 0.5, 0.9):
        near = np.abs(posterior - at) < 0.04
        error = posterior[near].mean() - truth[near].mean()
        assert abs(error) < 4 * 0.5 / math.sqrt(near.sum())
    levels = SMALL.severity_posterior(posterior).mean(axis=0)
    np.testing.assert_allclose(levels, np.bincount(draw.severity, minlength=5) / len(draw), atol=0.01)


def test_the_same_seed_gives_the_same_patients_whatever_is_held_at_once() -> None:
    draw, again = SMALL.draw(3000, seed=5), SMALL.draw(3000, seed=5)
    assert np.array_equal(draw.states, again.states)
    assert not np.array_equal(draw.states, SMALL.draw(3000, seed=6).states)
    assert [len(part) for part in SMALL.chunks(50, 0, size=20)] == [20, 20, 10]


def test_seeing_less_lowers_the_ceiling_and_stays_exact() -> None:
    codes = frozenset({"E_91", "E_88"})
    draw = SMALL.draw(20_000, seed=2)
    less = SMALL.seen_through(codes, labs=False)
    posterior = less.posterior(SMALL.narrowed(draw, codes, labs=False))
    assert less.evidences == ("E_91", "E_88")
    assert posterior.max(axis=1).mean() < SMALL.posterior(draw).max(axis=1).mean()
    realised = (posterior.argmax(axis=1) == draw.disease).mean()
    assert posterior.max(axis=1).mean() == pytest.approx(realised, abs=0.012)


@pytest.mark.parametrize("wrong", [{"told": 1.0}, {"denied": 0.0}, {"measured": 1.0}, {"noise": 0.0}])
def test_settings_without_a_posterior_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="within"):
        Settings(**wrong)


def test_cases_say_what_was_drawn() -> None:
    states = np.array([[1, 0, 1, 0], [-1, 0, 0, -1]], dtype=np.int8)
    draw = replace(SMALL.draw(2, seed=0), states=states)
    first, second = cases_of(SMALL, draw, "X")
    # E_88 and E_89 both mean fatigue: said of one of them it is present, whatever the other says.
    assert {each.term_id: each.excluded for each in first.features} == {
        "HP:0001945": False,
        "HP:0012735": True,
        "HP:0012378": False,
    }
    assert {each.term_id: each.excluded for each in second.features} == {"HP:0012735": True, "HP:0012378": True}
    assert first.synthetic
    assert (first.sex is Sex.MALE) == bool(draw.man[0])
    assert LABS[1].value(0.0) == 7.4


def test_ddxplus_keeps_its_long_tail(shared_data: Path) -> None:
    generator = load_generator(shared_data / "ddxplus", Settings(tail=1.5))
    assert (len(generator.conditions), len(generator.evidences)) == (49, 208)
    assert generator.prior.max() / generator.prior.min() == pytest.approx((64368 / 261) ** 1.5)
    assert 0 < generator.rates.min() < generator.rates.max() < 1
    assert mapped_codes() < set(generator.evidences)
    cases = list(generated_cases(shared_data / "ddxplus", 200, seed=4))
    assert len({case.case_id for case in cases}) == 200
    assert Counter(case.diagnosis.label for case in cases if case.diagnosis).total() == 200
    assert all(each.term_id.startswith("HP:") for case in cases for each in case.features)
    local = next(generated_cases(shared_data / "ddxplus", 1, seed=4, local=True))
    assert any(each.term_id.startswith("LOCAL:E_") for each in local.features)
