"""Where a family that learns the rest starts from: the prior's scores, cross-fitted, so that no row saw its label."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np

from mlpipeline.evaluation.calibration import fit_temperature, log_softmax
from mlpipeline.families.family import FitData, Pace
from mlpipeline.families.prior import Counts, Prior, count, fit_prior
from mlpipeline.features.design import Design
from mlpipeline.features.encoded_rows import EncodedRows
from mlpipeline.progress import Progress

FOLDS = 5


@dataclass(frozen=True)
class PriorOffset:
    """The prior on all training rows, its temperature, and the offsets (n, k) of the training and the select rows."""

    prior: Prior
    temperature: float
    train: np.ndarray
    select: np.ndarray


def offset_of(prior: Prior, temperature: float, design: Design, rows: EncodedRows) -> np.ndarray:
    """float64 (n, k): log-probabilities of the prior at its temperature."""
    if not len(rows):
        return np.zeros((0, prior.weights.shape[1]))
    return log_softmax(prior.scores(design, rows) / temperature)


def cross_fit(data: FitData, progress: Progress, stage: str) -> PriorOffset:
    """Five folds by a hash of the patient: a fold's offsets come from the counts of the other four.

    Its temperature is fitted on the select part, where virtual patients and the weight of silence are chosen, too.
    """
    ask = Pace(progress, stage)
    prior = fit_prior(data, ask)
    temperature = fit_temperature(prior.scores(data.design, data.select), data.select_y) if len(data.select) else 1.0
    whole = count(data, prior.indicators, ask)
    folds = np.array([_fold(str(patient)) for patient in data.patients])
    offsets = np.zeros((len(data.train_y), len(data.classes)))
    for fold in range(FOLDS):
        ask(0.5 + 0.5 * fold / FOLDS)
        rows = np.flatnonzero(folds == fold)
        planes = prior.indicators.of(data.train.take(rows))
        member = np.zeros((len(rows), len(data.classes)), dtype=np.float32)
        member[np.arange(len(rows)), data.train_y[rows]] = 1.0
        others = Counts(whole.planes - member.T @ planes, whole.rows - member.sum(axis=0), whole.known, whole.groups)
        weights = others.weights(prior.virtual, prior.silence)
        offsets[rows] = log_softmax((planes @ weights[:-1] + weights[-1]) / temperature) if len(rows) else 0.0
    return PriorOffset(prior, temperature, offsets, offset_of(prior, temperature, data.design, data.select))


def _fold(patient: str) -> int:
    return hashlib.sha256(patient.encode("utf-8", "surrogatepass")).digest()[0] % FOLDS
