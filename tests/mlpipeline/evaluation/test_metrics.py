"""Metrics against scikit-learn's and against their definitions, with intervals that hold their figures."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score, f1_score, log_loss, recall_score

from mlpipeline.domain import NO_DISEASE_ID
from mlpipeline.evaluation.estimates import Estimate, Metrics, wilson
from mlpipeline.evaluation.metrics import Answers, bootstrap_weights, measure


def answers_of(seed: int, n: int, k: int, unseen: int = 0, rows_a_patient: int = 1) -> Answers:
    rng = np.random.default_rng(seed)
    classes = tuple(f"D{i}" for i in range(k + unseen))
    counts = np.concatenate([rng.integers(1, 60, k), np.zeros(unseen, dtype=int)])
    truth = rng.integers(0, k + unseen, n)
    return Answers(rng.dirichlet(np.ones(k) * 0.4, n), truth, classes, counts, np.arange(n) // rows_a_patient)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 80), st.integers(2, 9), st.integers(0, 2))
def test_figures_are_those_of_scikit_learn(seed: int, n: int, k: int, unseen: int) -> None:
    answers = answers_of(seed, n, k, unseen)
    metrics = measure(answers, resamples=20)
    truth, guess, present = answers.truth, answers.probabilities.argmax(axis=1), np.unique(answers.truth)
    assert metrics.accuracy.value == pytest.approx(accuracy_score(truth, guess))
    recall = recall_score(truth, guess, labels=present, average="macro", zero_division=0)
    assert metrics.macro_recall.value == pytest.approx(recall)
    f1 = f1_score(truth, guess, labels=present, average="macro", zero_division=0)
    assert metrics.macro_f1.value == pytest.approx(f1)
    whole = np.concatenate([answers.probabilities, np.zeros((n, unseen))], axis=1)
    hot = np.eye(k + unseen)[truth]
    assert metrics.mse.value == pytest.approx(((whole - hot) ** 2).sum(axis=1).mean())
    if not unseen:
        expected = log_loss(truth, np.clip(whole, 1e-15, 1), labels=range(k))
        assert metrics.log_loss.value == pytest.approx(expected, rel=1e-6)
    for estimate in (
        metrics.accuracy,
        metrics.macro_recall,
        metrics.macro_f1,
        metrics.mse,
        metrics.log_loss,
        metrics.ece,
    ):
        assert estimate.low is not None
        assert estimate.low <= estimate.value <= estimate.high  # type: ignore[operator]
        assert estimate.n == n
    assert 0 <= metrics.mse.value <= 2  # type: ignore[operator]


def test_an_unseen_class_counts_with_probability_0() -> None:
    answers = Answers(np.array([[0.8, 0.2]]), np.array([2]), ("a", "b", "c"), np.array([9, 9, 0]), np.array(["p"]))
    metrics = measure(answers)
    assert metrics.mse.value == pytest.approx(0.64 + 0.04 + 1)
    assert metrics.log_loss.value == pytest.approx(-np.log(1e-15))
    assert metrics.rare_recall == Estimate(0.0, 0.0, pytest.approx(0.793, abs=1e-3), 1)


def test_rare_recall_pools_classes_with_up_to_20_training_rows() -> None:
    sure = np.eye(3)[[0, 1, 1, 2]]
    answers = Answers(sure, np.array([0, 1, 0, 2]), ("a", "b", "c"), np.array([20, 21, 3]), np.arange(4))
    metrics = measure(answers)
    assert (metrics.rare_recall.value, metrics.rare_recall.n) == (pytest.approx(2 / 3), 3)


def test_any_disease_is_asked_at_the_threshold() -> None:
    classes, counts = ("D", NO_DISEASE_ID), np.array([50, 50])
    p_none = np.array([0.1, 0.6, 0.7, 0.2])
    answers = Answers(np.stack([1 - p_none, p_none], axis=1), np.array([0, 0, 1, 1]), classes, counts, np.arange(4))
    at_half = measure(answers, 0.5)
    assert (at_half.sensitivity.value, at_half.specificity.value) == (0.5, 0.5)
    eager = measure(answers, 0.3)
    assert (eager.sensitivity.value, eager.specificity.value) == (1.0, 0.0)


def test_without_none_records_there_is_no_sensitivity() -> None:
    metrics = measure(answers_of(1, 30, 3))
    assert metrics.sensitivity == metrics.specificity == Estimate()


def test_an_empty_part_has_empty_figures() -> None:
    assert measure(answers_of(0, 0, 3)) == Metrics()


def test_ece_is_0_for_honest_and_large_for_boastful_answers() -> None:
    rng = np.random.default_rng(0)
    p = rng.dirichlet(np.ones(4), 20_000)
    truth = (rng.random(len(p))[:, None] > p.cumsum(axis=1)).sum(axis=1).clip(0, 3)
    honest = Answers(p, truth, tuple("abcd"), np.full(4, 99), np.arange(len(p)))
    boastful = Answers(np.eye(4)[p.argmax(axis=1)], truth, tuple("abcd"), np.full(4, 99), np.arange(len(p)))
    assert measure(honest, resamples=20).ece.value == pytest.approx(0, abs=0.02)
    accuracy = measure(boastful, resamples=20).accuracy.value
    assert accuracy is not None
    assert measure(boastful, resamples=20).ece.value == pytest.approx(1 - accuracy, abs=1e-9)


def test_the_bootstrap_draws_patients_whole_and_the_same_for_a_seed() -> None:
    patients = np.array(["a", "b", "b", "c"])
    weights = np.concatenate(list(bootstrap_weights(patients, 50, 3)))
    assert weights.shape == (50, 4)
    assert (weights[:, 1] == weights[:, 2]).all()
    assert (weights[:, [0, 1, 3]].sum(axis=1) == 3).all()
    np.testing.assert_array_equal(weights, np.concatenate(list(bootstrap_weights(patients, 50, 3))))


def test_patients_with_many_rows_make_wider_intervals() -> None:
    rng = np.random.default_rng(1)
    p = np.repeat(rng.dirichlet(np.ones(3), 40), 10, axis=0)
    truth = np.repeat(rng.integers(0, 3, 40), 10)
    alone = measure(Answers(p, truth, tuple("abc"), np.full(3, 99), np.arange(400))).mse
    together = measure(Answers(p, truth, tuple("abc"), np.full(3, 99), np.arange(400) // 10)).mse
    assert together.high - together.low > 2 * (alone.high - alone.low)  # type: ignore[operator]


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_its_share(pair: tuple[int, int]) -> None:
    successes, n = pair
    found = wilson(successes, n)
    assert 0 <= found.low <= found.value <= found.high <= 1  # type: ignore[operator]


def test_wilson_by_the_book() -> None:
    found = wilson(8, 10)
    assert (found.low, found.high) == (pytest.approx(0.4902, abs=1e-4), pytest.approx(0.9433, abs=1e-4))
    assert wilson(0, 0) == Estimate()


def test_metrics_survive_their_dict() -> None:
    metrics = measure(answers_of(3, 40, 4))
    assert Metrics.from_dict(metrics.to_dict()) == metrics
