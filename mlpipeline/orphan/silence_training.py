"""Fits when to be silent: simulated patients ranked with their disease among the others, and without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.leave_out import HiddenPapers
from mlpipeline.orphan.ranking_figures import BANDS
from mlpipeline.orphan.silence import SIGNS, SilenceModel, inputs_of, signs_of
from mlpipeline.orphan.simulated_patients import Example
from mlpipeline.progress import Progress

FALSE_FLAGS = 0.1
"""Share of patients of described diseases that may be told that their disease is unknown."""

_RIDGE = 1e-3
_LEAST_OF_BAND = 10


def simulated_signs(
    ranker: FusedRanker, examples: Sequence[Example], progress: Progress = Progress()
) -> tuple[np.ndarray, np.ndarray]:
    """(known, unknown), float64 (examples, SIGNS): the disease with what other papers say of it, and taken out of the
    ranked ones altogether. The other diseases are whole."""
    hidden = HiddenPapers(ranker, examples)
    silent = ~ranker.naive_bayes.table.described
    known, unknown = [], []
    for number, example in enumerate(examples):
        progress(number / len(examples), "ranking.rerank")
        scores, mine = hidden.scores(example)
        information = ranker.shared.information[list(example.present)]
        utilities = ranker.reranker.utilities(scores, len(example.present))
        utilities[silent] = -np.inf
        known.append(signs_of(scores, utilities, information))
        others = {name: np.delete(score, mine) for name, score in scores.items()}
        utilities = ranker.reranker.utilities(others, len(example.present))
        utilities[np.delete(silent, mine)] = -np.inf
        unknown.append(signs_of(others, utilities, information))
    return np.array(known).reshape(-1, len(SIGNS)), np.array(unknown).reshape(-1, len(SIGNS))


def fit_silence(known: np.ndarray, unknown: np.ndarray, about: dict[str, object]) -> SilenceModel:
    """Least log loss with a little ridge; thresholds flag 10 % of `known` in each band of findings (of all, where fewer
    than ten are there). Both (cases, SIGNS), at least one each.

    Raises ValueError where one is empty.
    """
    from scipy.optimize import minimize

    if not len(known) or not len(unknown):
        raise ValueError("patients of both kinds are needed")
    signs = np.concatenate([known, unknown])
    centre, scale = signs.mean(axis=0), signs.std(axis=0) + 1e-6
    inputs = inputs_of(signs, centre, scale)
    target = np.repeat([0.0, 1.0], [len(known), len(unknown)])
    share = np.repeat([0.5 / len(known), 0.5 / len(unknown)], [len(known), len(unknown)])

    def loss(at: np.ndarray) -> tuple[float, np.ndarray]:
        said = inputs @ at[1:] + at[0]
        value = float(share @ (np.logaddexp(0, said) - target * said)) + _RIDGE * float(at[1:] @ at[1:])
        wrong = share * (1 / (1 + np.exp(-np.clip(said, -50, 50))) - target)
        return value, np.concatenate([[wrong.sum()], inputs.T @ wrong + 2 * _RIDGE * at[1:]])

    at = minimize(loss, np.zeros(1 + inputs.shape[1]), jac=True, method="L-BFGS-B").x
    middle, spread, weights = (tuple(float(each) for each in some) for some in (centre, scale, at[1:]))
    model = SilenceModel(middle, spread, weights, float(at[0]), (), about)
    return replace(model, thresholds=_thresholds(np.expm1(known[:, 0]).round(), model.probability(known)))


def _thresholds(findings: np.ndarray, probability: np.ndarray) -> tuple[float, ...]:
    found = []
    for low, high in BANDS.values():
        here = probability[(findings >= low) & (findings <= high)]
        found.append(float(np.quantile(here if len(here) >= _LEAST_OF_BAND else probability, 1 - FALSE_FLAGS)))
    return tuple(found)
