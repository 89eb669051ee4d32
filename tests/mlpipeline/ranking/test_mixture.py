"""The arithmetic of the one ranking holds for any levels, weights and shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import ArrayLike

from mlpipeline.ranking.hiding import SHARES
from mlpipeline.ranking.mixture import (
    GroupFit,
    Mixture,
    PatientLevels,
    bounded_evidence,
    count_weights,
    log_sum,
    logit,
    mix,
    orphan_level,
    sigmoid,
)

GRID = tuple(logit(share) for share in SHARES)
NEUTRAL = GroupFit(1.0, 0.01, 0.01, GRID, GRID)

levels = st.floats(-40, 40)
share = st.floats(0.001, 0.95)


@dataclass(frozen=True)
class Patient:
    levels: PatientLevels
    weights: tuple[np.ndarray, np.ndarray]

    def mixed(self, share: float, unknown: float, fit: GroupFit, learned: np.ndarray | None = None) -> Mixture:
        return mix(self.levels, self.weights, share, unknown, fit, learned)


def mixed(
    records: ArrayLike, counts: Sequence[int], known: ArrayLike, share: float, unknown: float, common: ArrayLike = ()
) -> Mixture:
    """By NEUTRAL; common diseases count as none."""
    levels = PatientLevels(*(np.asarray(each, dtype=float) for each in (records, common, known)))
    weights = count_weights([*counts, *[0] * levels.common.size])
    return mix(levels, (weights[: len(counts)], weights[len(counts) :]), share, unknown, NEUTRAL)


@st.composite
def group_fits(draw: st.DrawFn) -> GroupFit:
    steps = draw(st.lists(st.floats(0, 3), min_size=len(GRID), max_size=len(GRID)))
    log_odds = tuple((np.cumsum(steps) - 8).tolist())
    floor, ceiling = draw(st.floats(0.001, 0.2)), draw(st.floats(0.001, 0.2))
    return GroupFit(draw(st.floats(1.0, 5.0)), floor, ceiling, GRID, log_odds)


@st.composite
def patients(draw: st.DrawFn) -> Patient:
    n_r, n_c, n_k = draw(st.integers(0, 6)), draw(st.integers(0, 5)), draw(st.integers(0, 12))
    counts = draw(st.lists(st.integers(0, 400), min_size=n_r, max_size=n_r))
    weights = count_weights([*counts, *[0] * n_c])
    found = PatientLevels(*(draw(arrays(np.float64, n, elements=levels)) for n in (n_r, n_c, n_k)))
    return Patient(found, (weights[:n_r], weights[n_r:]))


@given(patients(), share, st.floats(0, 0.9), group_fits())
def test_everything_sums_to_one(patient: Patient, orphans: float, unknown: float, fit: GroupFit) -> None:
    found = patient.mixed(orphans, unknown, fit)
    total = found.records.sum() + found.common.sum() + found.known.sum() + found.unknown
    assert total == pytest.approx(1, abs=1e-9)
    assert (found.records >= 0).all()
    assert (found.common >= 0).all()
    assert (found.known >= 0).all()
    assert 0 <= found.unknown <= 1


@given(patients(), share, share, group_fits())
def test_a_greater_orphan_share_never_lowers_the_orphan_mass(
    patient: Patient, one: float, other: float, fit: GroupFit
) -> None:
    low, high = sorted((one, other))
    lower = patient.mixed(low, 0.1, fit)
    higher = patient.mixed(high, 0.1, fit)
    assert higher.orphan >= lower.orphan - 1e-12


@given(patients(), share, group_fits(), st.data())
def test_the_learned_model_spreads_the_mass_of_the_records_and_never_changes_it(
    patient: Patient, orphans: float, fit: GroupFit, data: st.DataObject
) -> None:
    n = patient.levels.records.size
    learned = data.draw(arrays(np.float64, n, elements=st.floats(0.001, 1)))
    learned /= learned.sum()
    plain = patient.mixed(orphans, 0.1, fit)
    spread = patient.mixed(orphans, 0.1, fit, learned)
    assert spread.records.sum() == pytest.approx(plain.records.sum(), abs=1e-9)
    assert spread.known == pytest.approx(plain.known, abs=1e-12)
    assert spread.common == pytest.approx(plain.common, abs=1e-12)
    assert spread.records == pytest.approx(learned * plain.records.sum(), abs=1e-9)


@given(patients(), share, group_fits(), st.randoms(use_true_random=False))
def test_the_order_of_the_nodes_does_not_matter(patient, orphans, fit, random) -> None:  # type: ignore[no-untyped-def]
    here = patient.levels
    r, k = list(range(here.records.size)), list(range(here.known.size))
    random.shuffle(r)
    random.shuffle(k)
    plain = patient.mixed(orphans, 0.1, fit)
    moved = PatientLevels(here.records[r], here.common, here.known[k])
    turned = Patient(moved, (patient.weights[0][r], patient.weights[1])).mixed(orphans, 0.1, fit)
    assert turned.records == pytest.approx(plain.records[r], abs=1e-9)
    assert turned.known == pytest.approx(plain.known[k], abs=1e-9)
    assert turned.common == pytest.approx(plain.common, abs=1e-9)


@given(share, st.integers(1, 5), st.integers(1, 5000))
def test_where_no_finding_speaks_the_orphan_mass_is_the_share(orphans: float, n_records: int, n_known: int) -> None:
    silent = mixed(np.zeros(n_records), [7] * n_records, np.zeros(n_known), orphans, 0.1)
    assert silent.orphan == pytest.approx(orphans, abs=1e-9)
    assert silent.unknown == pytest.approx(0.1 * orphans, abs=1e-9)


@given(st.floats(-200, 200), st.floats(0.001, 0.3), st.floats(0.001, 0.3))
def test_evidence_for_a_group_is_bounded_and_grows(delta: float, floor: float, ceiling: float) -> None:
    here, further = bounded_evidence([delta, delta + 1], floor, ceiling)
    assert np.log(floor / (1 - ceiling)) - 1e-9 <= here <= np.log((1 - floor) / ceiling) + 1e-9
    assert further >= here - 1e-12


def test_more_undescribed_diseases_do_not_swamp_the_described_ones() -> None:
    """The orphan group as a whole has the share: 10 or 10,000 silent ones in it weigh the same."""
    masses = [mixed([2.0, 1.0], [30, 10], np.zeros(n), 0.03, 0.0).orphan for n in (10, 10_000)]
    assert masses[0] == pytest.approx(masses[1], abs=1e-9)
    assert masses[0] < 0.03


def test_common_diseases_without_records_leave_the_orphan_mass_as_it_is_where_nothing_speaks() -> None:
    """They take from the records' diseases, by their weight."""
    plain = mixed([0.0], [19], np.zeros(4), 0.03, 0.1)
    found = mixed([0.0], [19], np.zeros(4), 0.03, 0.1, common=[0.0, 0.0])
    assert found.orphan == pytest.approx(plain.orphan)
    assert found.common.sum() / (found.common.sum() + found.records.sum()) == pytest.approx(1 / 20.5)


def test_in_a_clinic_without_records_common_diseases_bear_what_is_no_orphan() -> None:
    found = mixed([], [], np.zeros(4), 0.03, 0.1, common=[3.0, 0.0])
    assert found.orphan < 0.03
    assert found.common.sum() == pytest.approx(1 - found.orphan)
    assert found.common[0] > 0.9


def test_without_known_diseases_the_orphan_mass_is_all_unknown() -> None:
    found = mixed([3.0], [5], [], 0.2, 0.1)
    assert found.unknown == pytest.approx(found.orphan)
    assert found.known.size == 0


def test_an_unexplained_patient_is_likelier_one_of_an_unknown_disease() -> None:
    """Levels below 0 everywhere: the background explains the findings better than any profile."""
    explained = mixed([-1.0], [50], [8.0, -5.0], 0.2, 0.1)
    unexplained = mixed([-6.0], [50], [-6.0, -5.0], 0.2, 0.1)
    assert unexplained.unknown > 0.5 > explained.unknown


def test_weights_of_the_records_are_their_smoothed_counts() -> None:
    weights = np.exp(count_weights([0, 9, 90]))
    assert weights.sum() == pytest.approx(1)
    assert weights == pytest.approx(np.array([0.5, 9.5, 90.5]) / 100.5)


def test_log_sum_of_nothing_is_minus_infinity_and_does_not_overflow() -> None:
    assert log_sum(np.zeros(0)) == -np.inf
    assert log_sum([1000.0, 1000.0]) == pytest.approx(1000 + np.log(2))
    assert log_sum([-np.inf, -np.inf]) == -np.inf
    assert float(orphan_level(-np.inf, 0.25)) == pytest.approx(np.log(0.25))


def test_sigmoid_is_exact_at_both_ends() -> None:
    assert sigmoid([-800.0, 0.0, 800.0]).tolist() == [0.0, 0.5, 1.0]


def test_prior_log_odds_meet_the_grid_and_keep_the_offset_beyond_it() -> None:
    fit = GroupFit(1.0, 0.01, 0.01, (-3.0, 0.0), (-2.0, 0.5))
    assert fit.prior_log_odds(0.5) == pytest.approx(0.5)
    assert fit.prior_log_odds(0.999) == pytest.approx(logit(0.999) + 0.5)
    assert fit.prior_log_odds(0.0001) == pytest.approx(logit(0.0001) + 1.0)
