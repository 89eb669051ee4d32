"""How sure a ranking was, beside what chance alone would show of as many cases."""

from __future__ import annotations

import numpy as np
import pytest

from mlpipeline.orphan.ranking_figures import RankLine, certainty_of


def lines(count: int, true: float, claimed: float, seed: int = 0) -> list[RankLine]:
    """Each case from a paper of its own; the first disease is right as often as `true`, the ten shown in .1 more."""
    rng = np.random.default_rng(seed)
    found = []
    for i, chance in enumerate(rng.random(count).tolist()):
        rank = 1 if chance < true else 5 if chance < true + 0.1 else 50
        found.append(RankLine(f"c{i}", "OMIM:1", rank, "unseen", 5, claimed, claimed + 0.1, f"PMID:{i}"))
    return found


def test_true_claims_err_as_chance_does_and_less_with_more_cases() -> None:
    few, many = certainty_of(lines(150, 0.4, 0.4)), certainty_of(lines(15_000, 0.4, 0.4))
    assert few is not None
    assert many is not None
    assert few.ece == pytest.approx(few.ece_by_chance, rel=0.5)
    assert many.ece == pytest.approx(many.ece_by_chance, rel=0.5)
    assert few.ece_by_chance == pytest.approx(10 * many.ece_by_chance, rel=0.3)
    assert abs(few.true_shown - few.claimed_shown) < few.shown_by_chance == pytest.approx(0.08, abs=0.01)


def test_boasts_err_more_than_chance() -> None:
    boast = certainty_of(lines(3000, 0.3, 0.6))
    assert boast is not None
    assert boast.ece == pytest.approx(0.3, abs=0.03)
    assert boast.ece > 5 * boast.ece_by_chance
    assert boast.claimed_shown - boast.true_shown > 5 * boast.shown_by_chance
