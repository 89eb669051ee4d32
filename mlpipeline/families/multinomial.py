"""Multinomial logistic regression by L-BFGS, written out: one function serves diseases, severity and offsets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

GRADIENT_TOLERANCE = 2e-5
"""On the mean log loss: below it the weights move only in digits that no probability shows."""


def fit_multinomial(
    x: np.ndarray | csr_matrix,
    y: np.ndarray,
    classes: int,
    strength: float,
    ask: Callable[[float], None],
    start: np.ndarray | None = None,
    offset: np.ndarray | None = None,
    iterations: int = 200,
) -> np.ndarray:
    """Weights float32 (features + 1, classes), the intercepts in the last row.

    Minimises mean log loss + |W|²/(2 · strength · n): `strength` is scikit-learn's C. x: (n, features) float32.
    y: int (n,). offset: (n, classes) log scores added to the logits. `ask(fraction)` is called at each evaluation and
    may raise, so a fit stops within one pass over the data.
    """
    n, features = len(y), x.shape[1]  # type: ignore[index]
    pull = 1.0 / (strength * n)
    rows = np.arange(n)
    evaluations = 0

    def loss_and_gradient(flat: np.ndarray) -> tuple[float, np.ndarray]:
        nonlocal evaluations
        evaluations += 1
        ask(min(1.0, evaluations / iterations))
        weights = flat.reshape(features + 1, classes)
        logits = np.asarray(x @ weights[:-1].astype(np.float32), dtype=np.float64) + weights[-1]
        if offset is not None:
            logits += offset
        logits -= logits.max(axis=1, keepdims=True)
        exponents = np.exp(logits)
        sums = exponents.sum(axis=1, keepdims=True)
        loss = float((np.log(sums[:, 0]) - logits[rows, y]).mean()) + 0.5 * pull * float((weights[:-1] ** 2).sum())
        error = exponents / sums
        error[rows, y] -= 1.0
        gradient = np.empty_like(weights)
        gradient[:-1] = np.asarray(x.T @ error.astype(np.float32), dtype=np.float64) / n + pull * weights[:-1]
        gradient[-1] = error.mean(axis=0)
        return loss, gradient.ravel()

    if start is None:
        start = _first_guess(y, features, classes, offset is None)
    options = {"maxiter": iterations, "maxfun": 2 * iterations, "gtol": GRADIENT_TOLERANCE, "ftol": 1e-7, "maxcor": 10}
    found = minimize(loss_and_gradient, start.astype(np.float64).ravel(), jac=True, method="L-BFGS-B", options=options)
    return found.x.reshape(features + 1, classes).astype(np.float32)


def _first_guess(y: np.ndarray, features: int, classes: int, with_shares: bool) -> np.ndarray:
    start = np.zeros((features + 1, classes))
    if with_shares:
        start[-1] = np.log((np.bincount(y, minlength=classes) + 0.5) / (len(y) + 0.5 * classes))
    return start


def multinomial_scores(x: np.ndarray | csr_matrix, weights: np.ndarray) -> np.ndarray:
    """float64 (n, classes): the logits of `fit_multinomial`'s weights."""
    return np.asarray(x @ weights[:-1], dtype=np.float64) + weights[-1]
