"""Fits the reranker: a softmax over candidates, on patients whose own paper is hidden from their disease's profile."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.leave_out import ReducedProfiles
from mlpipeline.orphan.reranking import FEATURES, Reranker, features_of
from mlpipeline.orphan.simulated_patients import Example
from mlpipeline.progress import Progress

_CANDIDATES = 300
_RIDGE = 1e-3


def fit_reranker(
    ranker: FusedRanker,
    examples: Sequence[Example],
    weights: Sequence[float] | None = None,
    progress: Progress = Progress(),
) -> Reranker:
    """weights: of the examples, equal by default. An example whose disease is not among its 300 candidates teaches
    nothing. Raises ValueError where none is left."""
    features, own, kept = [], [], []
    reduced = ReducedProfiles(ranker, [(example.disease, example.removed) for example in examples])
    for number, example in enumerate(examples):
        progress(0.9 * number / len(examples), "ranking.rerank")
        scores = ranker.scorers(example.present, example.excluded)
        mine = ranker.index[ranker.knowledge.profiles.disease_ids[example.disease]]
        for name, again in reduced.scores(example.present, example.excluded).items():
            scores[name][mine] = again[number]
        found = features_of(scores)
        candidates = np.argpartition(-found[:, 0], min(_CANDIDATES, len(found) - 1))[:_CANDIDATES]
        place = np.flatnonzero(candidates == mine)
        if len(place):
            features.append(found[candidates])
            own.append(int(place[0]))
            kept.append(number)
    if not kept:
        raise ValueError("no example has its disease among its candidates")
    share = np.ones(len(examples)) if weights is None else np.asarray(weights, float)
    fitted = _fit(np.stack(features).astype(np.float64), np.array(own), share[kept])
    about = {"examples": len(examples), "among_candidates": len(kept), "knowledge": ranker.knowledge.version}
    return Reranker(tuple(float(each) for each in fitted), about)


def _fit(features: np.ndarray, own: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """float64 (FEATURES,): the weights of least log loss, with a little ridge. features (n, candidates, FEATURES)."""
    from scipy.optimize import minimize

    share = weights / weights.sum()
    rows = np.arange(len(own))

    def loss(at: np.ndarray) -> tuple[float, np.ndarray]:
        utility = features @ at
        utility -= utility.max(axis=1, keepdims=True)
        p = np.exp(utility)
        p /= p.sum(axis=1, keepdims=True)
        value = -float(share @ np.log(np.maximum(p[rows, own], 1e-300))) + _RIDGE * float(at @ at)
        p[rows, own] -= 1.0
        return value, np.einsum("n,nk,nkf->f", share, p, features) + 2 * _RIDGE * at

    return minimize(loss, np.zeros(len(FEATURES)), jac=True, method="L-BFGS-B").x
