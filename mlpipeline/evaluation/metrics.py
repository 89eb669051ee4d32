"""What is measured of a classifier, each figure with its 95 % interval."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from mlpipeline.domain import NO_DISEASE_ID
from mlpipeline.evaluation.estimates import Estimate, Metrics, wilson

__all__ = ["Answers", "Estimate", "Metrics", "bootstrap_weights", "measure", "wilson"]

RARE_ROWS = 20
ECE_BINS = 15
RESAMPLES = 400
CLIP = 1e-15
_WEIGHTS_AT_ONCE = 4_000_000


@dataclass(frozen=True)
class Answers:
    """A model's answers on one part.

    probabilities: float64 (n, k), rows sum to 1. truth: int (n,), positions in `classes`, where a class that training
    never had has a position from k on. classes: names of the k learned classes and of the unlearned ones after them.
    train_counts: int (all classes,), 0 for the unlearned. patients: (n,), rows of one patient are resampled together.
    """

    probabilities: np.ndarray
    truth: np.ndarray
    classes: tuple[str, ...]
    train_counts: np.ndarray
    patients: np.ndarray

    def __len__(self) -> int:
        return len(self.truth)

    @property
    def predicted(self) -> np.ndarray:
        """int (n,): the class of the greatest probability, the first of equals."""
        if not len(self):
            return np.zeros(0, dtype=np.intp)
        return self.probabilities.argmax(axis=1)

    @property
    def correct(self) -> np.ndarray:
        """bool (n,)."""
        return self.predicted == self.truth

    @property
    def of_truth(self) -> np.ndarray:
        """float64 (n,): the probability given to what it was; 0 for a class that training never had."""
        learned = self.truth < self.probabilities.shape[1]
        rows = np.arange(len(self))
        return np.where(learned, self.probabilities[rows, np.where(learned, self.truth, 0)], 0.0)

    @property
    def squared_error(self) -> np.ndarray:
        """float64 (n,): sum over classes of (p - y)², 0-2."""
        return np.maximum(0.0, (self.probabilities**2).sum(axis=1) - 2 * self.of_truth + 1.0)

    @property
    def log_loss(self) -> np.ndarray:
        """float64 (n,): -log of the probability of what it was, clipped at 1e-15."""
        return -np.log(np.clip(self.of_truth, CLIP, 1.0))

    def rows(self, mask: np.ndarray) -> Answers:
        """The answers where the mask holds."""
        return Answers(self.probabilities[mask], self.truth[mask], self.classes, self.train_counts, self.patients[mask])


def measure(answers: Answers, threshold: float = 0.5, seed: int = 0, resamples: int = RESAMPLES) -> Metrics:
    """All metrics. Proportions have Wilson intervals, the others a bootstrap by patient (seeded).

    Macro: over the classes present in the part. rare_recall: classes with <= 20 training rows, pooled. sensitivity and
    specificity of "any disease": 1 - p(none) >= threshold; empty where no record says none. ece: top-1, 15 bins.
    """
    if not len(answers):
        return Metrics()
    correct = answers.correct
    rare = answers.train_counts[answers.truth] <= RARE_ROWS
    sensitivity, specificity = _any_disease(answers, threshold)
    columns = _Columns(answers)
    point = columns.figures(np.ones((1, len(answers)), dtype=np.float32))
    draws = [columns.figures(weights) for weights in bootstrap_weights(answers.patients, resamples, seed)]
    spread = {name: np.concatenate([draw[name] for draw in draws]) for name in point}

    def estimate(name: str) -> Estimate:
        low, high = np.nanquantile(spread[name], [0.025, 0.975])
        value = float(point[name][0])
        # Resamples of the ECE can lie all above it: an interval never leaves its own figure out.
        return Estimate(value, min(float(low), value), max(float(high), value), len(answers))

    return Metrics(
        accuracy=wilson(int(correct.sum()), len(answers)),
        macro_recall=estimate("macro_recall"),
        macro_f1=estimate("macro_f1"),
        mse=estimate("mse"),
        log_loss=estimate("log_loss"),
        rare_recall=wilson(int(correct[rare].sum()), int(rare.sum())),
        sensitivity=sensitivity,
        specificity=specificity,
        ece=estimate("ece"),
    )


def _any_disease(answers: Answers, threshold: float) -> tuple[Estimate, Estimate]:
    if NO_DISEASE_ID not in answers.classes:
        return Estimate(), Estimate()
    none = answers.classes.index(NO_DISEASE_ID)
    well = answers.truth == none
    if not well.any():
        return Estimate(), Estimate()
    learned = none < answers.probabilities.shape[1]
    p_none = answers.probabilities[:, none] if learned else np.zeros(len(answers))
    called = 1.0 - p_none >= threshold
    ill = ~well
    return wilson(int(called[ill].sum()), int(ill.sum())), wilson(int((~called)[well].sum()), int(well.sum()))


def bootstrap_weights(patients: np.ndarray, resamples: int, seed: int) -> Iterator[np.ndarray]:
    """float32 (some, n): how often each row is in a resample of the patients, a few resamples at a time."""
    _, owner = np.unique(patients.astype(str), return_inverse=True)
    people = int(owner.max()) + 1
    rng = np.random.default_rng(seed)
    step = max(1, _WEIGHTS_AT_ONCE // max(people, len(patients)))
    for start in range(0, resamples, step):
        count = min(step, resamples - start)
        drawn = rng.integers(0, people, size=(count, people)) + np.arange(count)[:, None] * people
        times = np.bincount(drawn.ravel(), minlength=count * people).reshape(count, people)
        yield times[:, owner].astype(np.float32)


class _Columns:
    """Per-row figures laid out so that any number of weighted resamples is one matrix product."""

    def __init__(self, answers: Answers) -> None:
        present, self.truth = np.unique(answers.truth, return_inverse=True)
        place = np.full(len(answers.classes), -1)
        place[present] = np.arange(len(present))
        self.k = len(present)
        self.predicted = place[answers.predicted]
        self.correct = answers.correct
        self.squared, self.logs = answers.squared_error, answers.log_loss
        confidence = answers.probabilities.max(axis=1)
        order = np.argsort(confidence, kind="stable")
        bins = np.empty(len(answers), dtype=np.intp)
        bins[order] = np.arange(len(answers)) * ECE_BINS // len(answers)
        self.bins, self.gap = bins, confidence - self.correct

    def figures(self, weights: np.ndarray) -> dict[str, np.ndarray]:
        """Each figure for each resample: float64 (r,)."""
        total = weights.sum(axis=1, dtype=np.float64)
        actual = _sums(weights, self.truth, self.k)
        hits = _sums(weights * self.correct, self.truth, self.k)
        called = _sums(weights * (self.predicted >= 0), np.maximum(self.predicted, 0), self.k)
        there = actual > 0
        recall = np.divide(hits, actual, out=np.zeros_like(hits), where=there)
        f1 = np.divide(2 * hits, actual + called, out=np.zeros_like(hits), where=there)
        classes = np.maximum(1, there.sum(axis=1))
        return {
            "macro_recall": recall.sum(axis=1) / classes,
            "macro_f1": f1.sum(axis=1) / classes,
            "mse": weights @ self.squared / total,
            "log_loss": weights @ self.logs / total,
            "ece": np.abs(_sums(weights * self.gap, self.bins, ECE_BINS)).sum(axis=1) / total,
        }


def _sums(weights: np.ndarray, groups: np.ndarray, count: int) -> np.ndarray:
    """float64 (r, count): the weights (r, n) summed by group (n,)."""
    order = np.argsort(groups, kind="stable")
    starts = np.searchsorted(groups[order], np.arange(count))
    padded = np.concatenate([weights[:, order].astype(np.float64), np.zeros((len(weights), 1))], axis=1)
    sums = np.add.reduceat(padded, np.minimum(starts, len(groups)), axis=1)
    # reduceat gives the single element at `start` for an empty group: those sums are 0.
    sums[:, np.bincount(groups, minlength=count) == 0] = 0.0
    return sums
