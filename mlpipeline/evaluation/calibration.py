"""One temperature for a model's probabilities: what rare classes with fewer rows than folds can still afford."""

from __future__ import annotations

import math

import numpy as np

_LOWEST, _HIGHEST = math.log(0.1), math.log(20.0)
_GOLDEN = (math.sqrt(5) - 1) / 2
MIN_ROWS = 20
"""With fewer labelled rows a temperature is mostly chance."""


def log_softmax(scores: np.ndarray) -> np.ndarray:
    """float64 (n, k): scores less their log-sum-exp by row."""
    scores = np.asarray(scores, dtype=np.float64)
    scores = scores - scores.max(axis=1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))


def softmax(scores: np.ndarray) -> np.ndarray:
    """float64 (n, k): rows that sum to 1."""
    probabilities = np.exp(log_softmax(scores))
    return probabilities / probabilities.sum(axis=1, keepdims=True)


def mean_log_loss(scores: np.ndarray, truth: np.ndarray, temperature: float = 1.0) -> float:
    """Mean of -log softmax(scores / temperature)[truth] over rows whose truth is a known class (>= 0); nan if none."""
    known = truth >= 0
    if not known.any():
        return math.nan
    logs = log_softmax(scores[known] / temperature)
    return float(-logs[np.arange(len(logs)), truth[known]].mean())


def fit_temperature(scores: np.ndarray, truth: np.ndarray) -> float:
    """The temperature in .1-20 of least log loss, by golden section on its logarithm (the loss is unimodal in 1/T).

    scores: (n, k) log-probabilities up to a constant by row. truth: int (n,), -1 for classes unseen in training.
    1.0 where fewer than 20 rows have a known class.
    """
    known = truth >= 0
    if known.sum() < MIN_ROWS:
        return 1.0
    scores, truth = scores[known], truth[known]
    low, high = _LOWEST, _HIGHEST
    for _ in range(40):
        left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
        if mean_log_loss(scores, truth, math.exp(left)) <= mean_log_loss(scores, truth, math.exp(right)):
            high = right
        else:
            low = left
    return math.exp((low + high) / 2)
