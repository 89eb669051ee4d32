"""How sure a reranked order is: the two numbers that stretch its utilities, and change no order."""

from __future__ import annotations

import numpy as np

from mlpipeline.orphan.reranking import sharpness_factor

_START = (1.5, 0.3)


def fit_sharpness(utilities: np.ndarray, own: np.ndarray, findings: np.ndarray) -> tuple[float, float]:
    """The (a, b) of least log loss of the true disease among all.

    utilities: float32 (cases, diseases), not yet stretched. own (cases,): places of the true diseases. findings
    (cases,): how many present ones. At least one case.
    """
    from scipy.optimize import minimize

    rows = np.arange(len(own))
    # Kept relative to the best: no exponent overflows, whatever it is stretched by.
    lowered = utilities - utilities.max(axis=1, keepdims=True)
    mine = lowered[rows, own].astype(np.float64)

    def loss(at: np.ndarray) -> float:
        factor = np.array([sharpness_factor((at[0], at[1]), int(each)) for each in findings])
        total = np.exp(lowered * factor[:, None].astype(np.float32)).sum(axis=1, dtype=np.float64)
        return float(np.mean(np.log(total) - factor * mine))

    found = minimize(loss, np.array(_START), method="Nelder-Mead", options={"xatol": 0.01, "fatol": 1e-4}).x
    return float(found[0]), float(found[1])
