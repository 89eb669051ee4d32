"""What a model does on one part: its metrics, the confusions, each class, and each group of patients."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from mlpipeline.evaluation.estimates import Estimate, Metrics, wilson
from mlpipeline.evaluation.metrics import Answers, measure
from mlpipeline.features.case_values import AGE, SEX
from mlpipeline.features.table import PatientTable

AGE_BANDS = ((0, 5, "0-4"), (5, 15, "5-14"), (15, 45, "15-44"), (45, 65, "45-64"), (65, 200, "65+"))


@dataclass(frozen=True, slots=True)
class ClassRecall:
    """One disease: training rows, rows in the part, recall with Wilson's interval (empty where there is no row)."""

    disease_id: str
    n_train: int
    n_rows: int
    recall: Estimate


@dataclass(frozen=True, slots=True)
class Subgroup:
    """Patients of one sex or age band: by "sex" or "age_band"; ece is left to the whole part."""

    by: str
    group: str
    n: int
    accuracy: Estimate
    mse: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that is known of a model on one part; `unseen` are classes of the part that training never had."""

    part: str
    rows: int
    metrics: Metrics
    confusion: tuple[tuple[str, str, int], ...]
    per_class: tuple[ClassRecall, ...]
    subgroups: tuple[Subgroup, ...]
    unseen: tuple[str, ...]
    severity: dict[str, Any] | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        return asdict(self)


def answers_for(
    probabilities: np.ndarray,
    diseases: np.ndarray,
    learned: tuple[str, ...],
    counts: dict[str, int],
    patients: np.ndarray,
) -> Answers:
    """Answers on rows whose true diseases (object, n) may hold classes that training never had."""
    unseen = tuple(sorted(set(diseases.tolist()) - set(learned)))
    classes = learned + unseen
    place = {name: position for position, name in enumerate(classes)}
    truth = np.array([place[disease] for disease in diseases], dtype=np.intp)
    return Answers(probabilities, truth, classes, np.array([counts.get(name, 0) for name in classes]), patients)


def evaluate_answers(part: str, answers: Answers, table: PatientTable, threshold: float, seed: int) -> Evaluation:
    """The evaluation of the answers, whose rows are those of `table`."""
    k = answers.probabilities.shape[1]
    return Evaluation(
        part=part,
        rows=len(answers),
        metrics=measure(answers, threshold, seed),
        confusion=_confusion(answers),
        per_class=_per_class(answers),
        subgroups=_subgroups(answers, table),
        unseen=answers.classes[k:],
    )


def _confusion(answers: Answers) -> tuple[tuple[str, str, int], ...]:
    """(true, predicted, rows), only pairs that occur, the most frequent first."""
    size = len(answers.classes)
    pairs, times = np.unique(answers.truth * size + answers.predicted, return_counts=True)
    order = np.argsort(-times, kind="stable")
    names = answers.classes
    return tuple((names[pairs[i] // size], names[pairs[i] % size], int(times[i])) for i in order)


def _per_class(answers: Answers) -> tuple[ClassRecall, ...]:
    correct = answers.correct
    rows = []
    for position, name in enumerate(answers.classes):
        mask = answers.truth == position
        n = int(mask.sum())
        rows.append(ClassRecall(name, int(answers.train_counts[position]), n, wilson(int(correct[mask].sum()), n)))
    return tuple(rows)


def _subgroups(answers: Answers, table: PatientTable) -> tuple[Subgroup, ...]:
    masks: list[tuple[str, str, np.ndarray]] = []
    if SEX in table.values.columns:
        sexes = table.column(SEX)
        names = sorted({each for each in sexes if isinstance(each, str)})
        masks += [("sex", name, np.array([each == name for each in sexes], dtype=bool)) for name in names]
    years = table.column(AGE) if AGE in table.values.columns else None
    if years is not None and years.dtype.kind == "f":
        masks += [("age_band", name, (years >= low) & (years < high)) for low, high, name in AGE_BANDS]
    correct, squared = answers.correct, answers.squared_error
    return tuple(
        Subgroup(
            by, name, int(mask.sum()), wilson(int(correct[mask].sum()), int(mask.sum())), float(squared[mask].mean())
        )
        for by, name, mask in masks
        if mask.any()
    )
