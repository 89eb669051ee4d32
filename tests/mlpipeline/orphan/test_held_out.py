"""Held-out cases: shares and differences by disease, and the sharpness that changes no order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlpipeline.evaluation.estimates import Estimate
from mlpipeline.orphan.held_out import FOLDS, TOPS, HeldOut, fold_of, is_tie
from mlpipeline.orphan.reranking import sharpness_factor
from mlpipeline.orphan.sharpening import fit_sharpness

ranks = st.integers(1, 20)


def test_a_disease_counts_once_and_a_case_counts_once() -> None:
    held_out = HeldOut(np.array(["a", "a", "a", "b"]))
    shares = held_out.shares(np.array([1, 1, 5, 2]))
    assert [shares.macro[k].value for k in TOPS] == pytest.approx([(2 / 3 + 0) / 2, (2 / 3 + 1) / 2, 1.0])
    assert [shares.micro[k].value for k in TOPS] == pytest.approx([2 / 4, 3 / 4, 1.0])
    assert (shares.macro[1].n, shares.micro[1].n) == (2, 4)
    assert shares.to_dict()["micro"]["top3"]["value"] == 0.75


@given(cases=st.lists(st.tuples(st.integers(0, 5), ranks, ranks), min_size=1, max_size=40))
def test_a_difference_is_that_of_the_shares_and_turns_with_them(cases: list[tuple[int, int, int]]) -> None:
    diseases, first, second = (np.array(each) for each in zip(*cases, strict=True))
    held_out = HeldOut(diseases)
    one, other, found = held_out.shares(first), held_out.shares(second), held_out.difference(first, second)
    turned = held_out.difference(second, first)
    for k in TOPS:
        for kind in ("macro", "micro"):
            a, b, gap, back = (getattr(each, kind)[k] for each in (one, other, found, turned))
            assert gap.value == pytest.approx(a.value - b.value)
            assert (gap.low, gap.high) == pytest.approx((-back.high, -back.low))
            assert 0 <= a.low <= a.high <= 1


def test_a_tie_is_an_interval_that_holds_nothing() -> None:
    diseases = np.repeat(np.arange(30), 3)
    held_out = HeldOut(diseases)
    good, bad = np.ones(90, int), np.full(90, 20)
    assert is_tie(held_out.difference(good, good).macro[1])
    assert not is_tie(held_out.difference(good, bad).macro[1])
    assert is_tie(Estimate())


def test_every_disease_has_a_fold_and_the_folds_are_alike() -> None:
    folds = np.bincount([fold_of(f"OMIM:{number}") for number in range(1000)], minlength=FOLDS)
    assert len(folds) == FOLDS
    assert folds.min() > 150


def test_sharpness_tells_who_is_sure_and_who_is_not() -> None:
    rng = np.random.default_rng(0)
    utilities = rng.normal(size=(600, 40)).astype(np.float32)
    findings = rng.integers(1, 15, 600)
    stretched = utilities * np.array([[sharpness_factor((0.5, 0.8), int(each))] for each in findings])
    chances = np.exp(stretched - stretched.max(axis=1, keepdims=True))
    own = np.array([rng.choice(40, p=each / each.sum()) for each in chances])
    a, b = fit_sharpness(utilities, own, findings)
    for many in (2, 12):
        assert sharpness_factor((a, b), many) == pytest.approx(sharpness_factor((0.5, 0.8), many), rel=0.2)
    huge = fit_sharpness(utilities * np.float32(1e6), utilities.argmax(axis=1), findings)
    assert np.isfinite(huge).all(), "who is always right is sure, and no number overflows"
