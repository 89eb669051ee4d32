"""Fits the reranker: a softmax over candidates, on patients whose own paper is hidden from their disease's profile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.leave_out import HiddenPapers
from mlpipeline.orphan.reranking import FEATURES, Reranker, features_of
from mlpipeline.orphan.simulated_patients import Example
from mlpipeline.progress import Progress

_CANDIDATES = 300
_RIDGE = 1e-3


@dataclass(frozen=True, slots=True)
class Candidates:
    """What patients teach whose disease is among their 300 first by fusion; the others teach nothing.

    features: float32 (n, candidates, FEATURES). own: (n,), place of the disease among the candidates. kept: (n,), which
    of the examples these are."""

    features: np.ndarray
    own: np.ndarray
    kept: np.ndarray


def fit_reranker(
    ranker: FusedRanker,
    examples: Sequence[Example],
    weights: Sequence[float] | None = None,
    progress: Progress = Progress(),
) -> Reranker:
    """weights: of the examples, equal by default. Raises ValueError where no example teaches anything."""
    candidates = candidates_of(ranker, examples, HiddenPapers(ranker, examples), progress.part(0.0, 0.9))
    share = np.ones(len(examples)) if weights is None else np.asarray(weights, float)
    about = {"examples": len(examples), "among_candidates": len(candidates.kept), "knowledge": ranker.knowledge.version}
    return Reranker(fit_weights(candidates, share), about)


def candidates_of(
    ranker: FusedRanker, examples: Sequence[Example], hidden: HiddenPapers, progress: Progress = Progress()
) -> Candidates:
    """hidden: of these examples, or of more."""
    features, own, kept = [], [], []
    most = min(_CANDIDATES, len(ranker.disease_ids))
    for number, example in enumerate(examples):
        progress(number / len(examples), "ranking.rerank")
        scores, mine = hidden.scores(example)
        found = features_of(scores)
        candidates = np.argpartition(-found[:, 0], most - 1)[:most]
        place = np.flatnonzero(candidates == mine)
        if len(place):
            features.append(found[candidates])
            own.append(int(place[0]))
            kept.append(number)
    stacked = np.stack(features) if kept else np.zeros((0, most, len(FEATURES)), np.float32)
    return Candidates(stacked, np.array(own, np.int64), np.array(kept, np.int64))


def fit_weights(candidates: Candidates, share: np.ndarray) -> tuple[float, ...]:
    """The weights of FEATURES of least log loss, with a little ridge. share (examples,): how much each example weighs,
    0 = not at all. Raises ValueError where no example that weighs anything has its disease among its candidates."""
    from scipy.optimize import minimize

    weights = np.asarray(share, float)[candidates.kept]
    there = weights > 0
    if not there.any():
        raise ValueError("no example has its disease among its candidates")
    features, own, weights = candidates.features[there].astype(np.float64), candidates.own[there], weights[there]
    weights /= weights.sum()
    rows = np.arange(len(own))

    def loss(at: np.ndarray) -> tuple[float, np.ndarray]:
        utility = features @ at
        utility -= utility.max(axis=1, keepdims=True)
        p = np.exp(utility)
        p /= p.sum(axis=1, keepdims=True)
        value = -float(weights @ np.log(np.maximum(p[rows, own], 1e-300))) + _RIDGE * float(at @ at)
        p[rows, own] -= 1.0
        return value, np.einsum("n,nk,nkf->f", weights, p, features) + 2 * _RIDGE * at

    found = minimize(loss, np.zeros(len(FEATURES)), jac=True, method="L-BFGS-B").x
    return tuple(float(each) for each in found)
