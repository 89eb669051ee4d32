"""The arithmetic of the one ranking: levels of nodes -> mass of the groups -> probability of each node."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

Listed = Literal["records", "common", "known", "unknown"]
"""The lists of nodes a patient's mass is spread over."""

SMOOTHING = 0.5
"""Added to every class count before the weights of the records' diseases are formed (Jeffreys). A common disease
without records weighs as much: a count of none."""


@dataclass(frozen=True)
class GroupFit:
    """What hiding whole diseases taught about "an orphan disease or one of ours": see docs/one-ranking.md.

    temperature: levels are divided by it (naive Bayes counts correlated findings twice, so it is > 1).
    floor / ceiling: share of the patients of one group who look like the other one. They bound what findings alone can
    say about the group: the factor for "orphan" lies within [floor, 1/ceiling], about.
    share_logits, log_odds: the prior log odds (of "orphan") to use for a share s, at a grid of logit(s), increasing.
    hidden: how many diseases were hidden to fit it, beside the simulated patients.
    """

    temperature: float
    floor: float
    ceiling: float
    share_logits: tuple[float, ...]
    log_odds: tuple[float, ...]
    hidden: int = 0

    def prior_log_odds(self, share: float) -> float:
        """The log odds of "orphan" before any finding, for a share within (0, 1); interpolated on the grid."""
        at = logit(share)
        grid, offsets = np.asarray(self.share_logits), np.asarray(self.log_odds) - np.asarray(self.share_logits)
        return float(at + np.interp(at, grid, offsets))


@dataclass(frozen=True, slots=True)
class PatientLevels:
    """Of one patient, in nats and in the orders of `Nodes`: (n_records,), (n_common,), (n_known,)."""

    records: Floats
    common: Floats
    known: Floats

    def of(self, listed: Listed) -> Floats:
        """An unknown disease draws from the background: its level is 0."""
        if listed == "unknown":
            return np.zeros(1)
        return {"records": self.records, "common": self.common, "known": self.known}[listed]


@dataclass(frozen=True)
class Mixture:
    """Probabilities of one patient: `records` (n_r,) in the order of its levels, `known` (n_k,), `unknown` one number,
    `common` (n_c,): common diseases without records.

    Together they sum to 1.
    """

    records: Floats
    known: Floats
    unknown: float
    common: Floats = field(default_factory=lambda: np.zeros(0))

    @property
    def orphan(self) -> float:
        return float(self.known.sum()) + self.unknown

    def of(self, listed: Listed) -> Floats:
        unknown = np.array([self.unknown])
        return {"records": self.records, "common": self.common, "known": self.known, "unknown": unknown}[listed]


def logit(share: float) -> float:
    """log(p / (1 - p)), of a share kept away from 0 and 1."""
    kept = min(max(share, 1e-9), 1 - 1e-9)
    return float(np.log(kept) - np.log1p(-kept))


def sigmoid(values: ArrayLike) -> Floats:
    """1 / (1 + e^-x) without overflow."""
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * np.asarray(values, dtype=np.float64))))


def log_sum(values: ArrayLike, axis: int = -1) -> Floats:
    """log Σ e^x along an axis; -inf for an empty axis."""
    given = np.asarray(values, dtype=np.float64)
    if given.shape[axis] == 0:
        return np.full(np.delete(np.asarray(given.shape), axis), -np.inf)
    top = np.max(given, axis=axis, keepdims=True)
    safe = np.where(np.isfinite(top), top, 0.0)
    with np.errstate(divide="ignore"):
        return np.squeeze(safe, axis) + np.log(np.sum(np.exp(given - safe), axis=axis))


def count_weights(counts: Sequence[int] | NDArray[np.int64]) -> Floats:
    """Log weights of the records' diseases by their smoothed counts; e^ of them sums to 1."""
    smoothed = np.asarray(counts, dtype=np.float64) + SMOOTHING
    return np.log(smoothed / smoothed.sum())


def equal_weights(n: int) -> Floats:
    """Log weights of n diseases of which no prevalence is known."""
    return np.full(n, -np.log(n) if n else 0.0)


def orphan_level(known: ArrayLike, unknown_share: float) -> Floats:
    """Level of the orphan group (nats) from that of its known diseases: an unknown disease draws from the background,
    so its level is 0. known = -inf where no disease is known."""
    at = unknown_level(unknown_share)
    with np.errstate(divide="ignore"):
        return np.logaddexp(np.log1p(-np.exp(at)) + np.asarray(known, dtype=np.float64), at)


def unknown_level(unknown_share: float) -> float:
    """log of the unknown part of the orphan group, kept above log 1e-9."""
    return float(np.log(min(max(unknown_share, 1e-9), 1.0)))


def bounded_evidence(delta: ArrayLike, floor: float, ceiling: float) -> Floats:
    """Log Bayes factor of "orphan" when a share `ceiling` of our own patients looks drawn from the orphan group, and a
    share `floor` of orphan patients looks drawn from ours: log [((1-f) e^d + f) / ((1-c) + c e^d)].

    Without these bounds one odd patient of a common disease in a hundred weighs more than a share of .5 % can carry.
    """
    d = np.asarray(delta, dtype=np.float64)
    with np.errstate(divide="ignore"):
        up = np.logaddexp(np.log1p(-floor) + d, np.log(floor))
        down = np.logaddexp(np.log1p(-ceiling), np.log(ceiling) + d)
    return up - down


def mix(
    levels: PatientLevels,
    weights: tuple[ArrayLike, ArrayLike],
    share: float,
    unknown_share: float,
    fit: GroupFit,
    inside_records: ArrayLike | None = None,
    inside_known: ArrayLike | None = None,
) -> Mixture:
    """The posterior of every node of one patient.

    weights: log weights of the records' nodes and of the common ones; e^ of both together sums to 1. share: prior mass
    of known and unknown orphan diseases, within (0, 1). unknown_share: the part of it that is unknown. inside_records
    (n_records,): the learned model's probabilities over the same nodes; they spread the records' mass and never change
    it. inside_known (n_known,): log shares of the known nodes, which do the same for theirs. Without them the levels
    spread it.
    """
    r, c, k = (np.asarray(each, dtype=np.float64) for each in (levels.records, levels.common, levels.known))
    weighted_r = np.asarray(weights[0], dtype=np.float64) + r / fit.temperature
    weighted_c = np.asarray(weights[1], dtype=np.float64) + c / fit.temperature
    weighted_k = equal_weights(k.size) + k / fit.temperature
    level_r, level_c, level_k = (float(log_sum(each)) for each in (weighted_r, weighted_c, weighted_k))
    level_o = float(orphan_level(level_k, unknown_share))
    level_ours = float(np.logaddexp(level_r, level_c))
    p_orphan = 1.0
    if r.size + c.size:
        evidence = bounded_evidence(level_o - level_ours, fit.floor, fit.ceiling)
        p_orphan = float(sigmoid(fit.prior_log_odds(share) + evidence))
    p_unknown = p_orphan * min(float(np.exp(unknown_level(unknown_share) - level_o)), 1.0) if k.size else p_orphan
    p_common = (1 - p_orphan) * float(np.exp(level_c - level_ours)) if c.size else 0.0
    if inside_records is None:
        inside = normalised(weighted_r)
    else:
        inside = normalised(np.log(np.maximum(inside_records, 1e-12)))
    among_known = normalised(weighted_k if inside_known is None else inside_known)
    return Mixture(
        (1 - p_orphan - p_common) * inside,
        (p_orphan - p_unknown) * among_known,
        p_unknown,
        p_common * normalised(weighted_c),
    )


def normalised(log_values: ArrayLike) -> Floats:
    """e^x scaled to the sum 1; empty stays empty."""
    values = np.asarray(log_values, dtype=np.float64)
    return np.exp(values - log_sum(values)) if values.size else values
