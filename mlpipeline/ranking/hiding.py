"""Fits what separates "an orphan disease" from "one of ours": temperature, bounds and offsets."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mlpipeline.ranking.mixture import Floats, GroupFit, bounded_evidence, log_sum, logit, orphan_level, sigmoid

TEMPERATURES = (1.0, 1.25, 1.6, 2.0, 2.5, 3.2, 4.0, 5.0)
BOUNDS = (0.001, 0.003, 0.01, 0.03, 0.1)
SHARES = (0.002, 0.005, 0.01, 0.03, 0.1, 0.2, 0.5, 0.9)
"""The grid on which the prior log odds are solved; between its points they are interpolated."""

SIMULATED_WEIGHT = 20.0
"""The simulated patients weigh as much as so many hidden diseases."""

_STEPS, _EXACT = 60, 1e-9


@dataclass(frozen=True)
class HiddenTrial:
    """Patients of whom it is known whether they are orphans (n patients, t temperatures).

    record_levels, known_levels (t, n): log-sum levels of the records' group and of the known orphans, a row for each of
    `TEMPERATURES`. hidden (n,): the patient's disease is not among the records. simulated (n,): of these, the patients
    made from papers; the others' diseases were taken out of the records. disease (n,): its code.
    """

    record_levels: Floats
    known_levels: Floats
    hidden: NDArray[np.bool_]
    disease: NDArray[np.str_]
    simulated: NDArray[np.bool_]

    def only(self, diseases: Collection[str]) -> HiddenTrial:
        """The patients of these diseases, and the simulated ones."""
        kept = np.isin(self.disease, list(diseases)) | self.simulated
        return HiddenTrial(
            self.record_levels[:, kept],
            self.known_levels[:, kept],
            self.hidden[kept],
            self.disease[kept],
            self.simulated[kept],
        )

    def weights(self) -> Floats:
        """Sum 1 over the orphans (each disease taken out equal, however many patients it has), 1 over the others."""
        weight = np.zeros(self.hidden.size)
        taken_out = self.hidden & ~self.simulated
        _, place, size = np.unique(self.disease[taken_out], return_inverse=True, return_counts=True)
        weight[taken_out] = 1.0 / size[place]
        weight[self.simulated] = SIMULATED_WEIGHT / max(int(self.simulated.sum()), 1)
        weight[self.hidden] /= max(weight[self.hidden].sum(), 1e-12)
        weight[~self.hidden] = 1.0 / max(int((~self.hidden).sum()), 1)
        return weight

    @property
    def n_hidden(self) -> int:
        """How many diseases were taken out of the records."""
        return int(np.unique(self.disease[self.hidden & ~self.simulated]).size)


def levels_at(levels: Floats, log_weights: Floats) -> Floats:
    """The group's level at every temperature: (n_temperatures,) of one patient's levels (n,)."""
    tempered = levels[None, :] / np.asarray(TEMPERATURES)[:, None] + log_weights[None, :]
    return log_sum(tempered, axis=1)


def solve_log_odds(evidence: Floats, weight: Floats, hidden: NDArray[np.bool_], shares: Sequence[float]) -> Floats:
    """The prior log odds at which the predicted orphan mass equals the share, for each share: (n_shares,).

    evidence (n,): log Bayes factors. weight (n,): sums to 1 over hidden and over the others. By Newton's steps, or
    halves where they lead astray; the predicted mass grows with the log odds, and the solution with the share
    (docs/one-ranking.md).
    """
    s = np.asarray(shares, dtype=np.float64)[:, None]
    w = np.where(hidden[None, :], s, 1 - s) * weight[None, :]
    low, high, at = np.full(s.shape[0], -30.0), np.full(s.shape[0], 30.0), np.log(s[:, 0] / (1 - s[:, 0]))
    for _ in range(_STEPS):
        mass = sigmoid(at[:, None] + evidence[None, :])
        beyond = (w * mass).sum(axis=1) - s[:, 0]
        solved = np.abs(beyond) < _EXACT * s[:, 0]
        if solved.all():
            break
        high, low = np.where(beyond > 0, at, high), np.where(beyond > 0, low, at)
        slope = (w * mass * (1 - mass)).sum(axis=1)
        step = at - beyond / np.maximum(slope, 1e-300)
        at = np.where(solved, at, np.where((step > low) & (step < high), step, (low + high) / 2))
    return at


def relative_loss(evidence: Floats, log_odds: Floats, weight: Floats, hidden: NDArray[np.bool_]) -> float:
    """Mean over SHARES of the log loss of "hidden or not", as a part of the loss of the share alone (1 = no use)."""
    s = np.asarray(SHARES)[:, None]
    w = np.where(hidden[None, :], s, 1 - s) * weight[None, :]
    signed = np.where(hidden[None, :], 1.0, -1.0) * (log_odds[:, None] + evidence[None, :])
    loss = (w * np.logaddexp(0.0, -signed)).sum(axis=1)
    entropy = -(s[:, 0] * np.log(s[:, 0]) + (1 - s[:, 0]) * np.log1p(-s[:, 0]))
    return float((loss / entropy).mean())


def fit_groups(trial: HiddenTrial, unknown_share: float, defaults: GroupFit) -> GroupFit:
    """The GroupFit with the least relative loss on the trial; the defaults where it has no orphans, or nobody else."""
    hidden = trial.hidden
    if not hidden.any() or hidden.all():
        return replace(defaults, hidden=0)
    weight, grid = trial.weights(), tuple(logit(share) for share in SHARES)
    best: tuple[float, GroupFit] | None = None
    for row, temperature in enumerate(TEMPERATURES):
        delta = orphan_level(trial.known_levels[row], unknown_share) - trial.record_levels[row]
        for floor in BOUNDS:
            for ceiling in BOUNDS:
                evidence = bounded_evidence(delta, floor, ceiling)
                log_odds = solve_log_odds(evidence, weight, hidden, SHARES)
                loss = relative_loss(evidence, log_odds, weight, hidden)
                if best is None or loss < best[0]:
                    odds = tuple(map(float, log_odds))
                    best = loss, GroupFit(temperature, floor, ceiling, grid, odds, trial.n_hidden)
    assert best is not None
    return best[1]
