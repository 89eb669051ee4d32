"""Train the families a plan names on one table, one after the other, each to a measured and packed run."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import numpy as np
import xgboost
from threadpoolctl import threadpool_limits

from mlpipeline.artifact import GOLDEN_ROWS, Model, pack
from mlpipeline.errors import KnownError
from mlpipeline.evaluation.calibration import fit_temperature
from mlpipeline.evaluation.comparison import RowScores
from mlpipeline.evaluation.estimates import Metrics
from mlpipeline.evaluation.evaluating import Evaluation, answers_for, evaluate_answers
from mlpipeline.evaluation.split import CALIBRATE, PARTS, SELECT, TRAIN
from mlpipeline.families.family import FitData, log_prior
from mlpipeline.families.registry import FAMILIES, family_named
from mlpipeline.features.design import fit_design
from mlpipeline.features.encoded_rows import EncodedRows
from mlpipeline.features.table import PatientTable
from mlpipeline.progress import Cancelled, Progress
from mlpipeline.ranking.calibration import RankingTrial, run_trial
from mlpipeline.ranking.policy import RankingPolicy
from mlpipeline.severity import SeverityModel, fit_severity, measure_severity
from mlpipeline.training_run import TrainedRun, TrainingPlan

if TYPE_CHECKING:
    from mlpipeline.knowledge.knowledge import Knowledge

__all__ = ["FAMILIES", "TrainedRun", "TrainingPlan", "evaluate_on", "train_families"]

WORSE_THAN_PRIOR = "worse_than_prior"
_NUMERICAL = (ValueError, FloatingPointError, np.linalg.LinAlgError, xgboost.core.XGBoostError)


@dataclass(frozen=True)
class _Prepared:
    """The table as all families see it."""

    table: PatientTable
    data: FitData
    rows: dict[str, EncodedRows]
    masks: dict[str, np.ndarray]
    counts: dict[str, int]
    severity: SeverityModel | None
    warnings: tuple[str, ...]
    knowledge_version: str
    ranking: RankingTrial | None


def train_families(
    table: PatientTable,
    plan: TrainingPlan,
    knowledge: Knowledge | None,
    progress: Progress = Progress(),
    on_run: Callable[[TrainedRun], None] = lambda run: None,
    signing_seed: bytes | None = None,
) -> list[TrainedRun]:
    """The runs in the plan's order; `on_run` gets each as it ends.

    A family that cannot be fitted is a failed run and the others go on. After Cancel the finished runs are kept and the
    rest come back as "cancelled". Raises KnownError training.no_target, .one_class, .no_columns, .unknown_family, and
    Cancelled where no family had begun.
    """
    for family in plan.families:
        family_named(family)
    progress(0.0, "training.prepare")
    with threadpool_limits(limits=1):  # two BLAS threads on two cores make these fits slower
        prepared = _prepare(table, plan.ranking, knowledge, progress.part(0.0, 0.1))
        runs: list[TrainedRun] = []
        for place, family in enumerate(plan.families):
            if runs and runs[-1].state == "cancelled":
                run = TrainedRun(family, "cancelled")
            else:
                ends = [0.1 + 0.9 * (place + step) / len(plan.families) for step in (0, 1)]
                run = _train_one(prepared, family, plan, progress.part(*ends), signing_seed)
            runs.append(run)
            on_run(run)
    return runs


def _prepare(table: PatientTable, policy: RankingPolicy, knowledge: Knowledge | None, progress: Progress) -> _Prepared:
    labelled = np.array([disease is not None for disease in table.disease], dtype=bool)
    if not labelled.any():
        raise KnownError("training.no_target", rows=len(table))
    masks = {part: labelled & (table.part == part) for part in PARTS}
    classes = tuple(sorted(set(table.disease[masks[TRAIN]].tolist())))
    if len(classes) < 2:
        raise KnownError("training.one_class", classes=len(classes), rows=int(masks[TRAIN].sum()))
    progress(0.1, "training.prepare")
    design = fit_design(table, masks[TRAIN])
    if not design.columns:
        raise KnownError("training.no_columns", dropped=len(design.dropped))
    rows: dict[str, EncodedRows] = {}
    for step, part in enumerate((TRAIN, SELECT, CALIBRATE)):
        progress(0.4 + 0.2 * step, "training.prepare")
        rows[part] = design.encode(table.rows(masks[part]))
    place = {disease: position for position, disease in enumerate(classes)}
    y = {part: np.array([place.get(d, -1) for d in table.disease[masks[part]]], dtype=np.int32) for part in rows}
    data = FitData(
        design, classes, rows[TRAIN], y[TRAIN], rows[SELECT], y[SELECT], table.patient[masks[TRAIN]], knowledge
    )
    severity = fit_severity(
        design,
        (rows[TRAIN], table.severity[masks[TRAIN]]),
        (rows[CALIBRATE], table.severity[masks[CALIBRATE]]),
        progress.part(0.8, 0.82),
    )
    counts = {name: int(n) for name, n in zip(classes, data.counts, strict=True)}
    warnings = _warnings(table, masks, counts)
    ranking = run_trial(table, classes, counts, knowledge, policy, progress.part(0.82, 1.0)) if knowledge else None
    version_of_knowledge = knowledge.version if knowledge else ""
    return _Prepared(table, data, rows, masks, counts, severity, warnings, version_of_knowledge, ranking)


def _warnings(table: PatientTable, masks: dict[str, np.ndarray], counts: dict[str, int]) -> tuple[str, ...]:
    """Which classes a part lacks: they are trained or measured without, and named."""
    everywhere = sorted({disease for disease in table.disease.tolist() if disease is not None})
    found = [f"absent_from_train:{name}" for name in everywhere if name not in counts]
    for part in PARTS[1:]:
        there = set(table.disease[masks[part]].tolist())
        found += [f"absent_from_{part}:{name}" for name in everywhere if name not in there]
        if not masks[part].any():
            found.append(f"empty_part:{part}")
    return tuple(found)


def _train_one(
    prepared: _Prepared, family: str, plan: TrainingPlan, progress: Progress, signing_seed: bytes | None
) -> TrainedRun:
    empty = TrainedRun(
        family, "failed", "", 0.0, None, prepared.data.classes, prepared.counts, warnings=prepared.warnings
    )
    start = time.process_time()
    try:
        model = _fit_model(prepared, family, plan, progress)
        cpu_s = time.process_time() - start
        if isinstance(model, str):
            return replace(empty, reason=model, cpu_s=cpu_s)
        if prepared.ranking is not None:
            model = replace(model, ranking=prepared.ranking.fit(model.predict_proba).to_json())
        progress(0.95, f"training.measure {family}")
        done = replace(_measured(prepared, model, plan, empty), cpu_s=cpu_s)
        progress(0.96, f"training.measure {family}")
        members = model.members() if done.state == "done" else {}
        progress(0.98, f"training.measure {family}")
    except Cancelled:
        return replace(empty, state="cancelled", cpu_s=time.process_time() - start)
    except KnownError as error:
        return replace(empty, reason=error.code, cpu_s=time.process_time() - start)
    artifact = pack(members, signing_seed) if members and signing_seed is not None else None
    return replace(
        done,
        artifact=artifact,
        members={} if artifact is not None else members,
        size_bytes=sum(len(member) for member in members.values()),
    )


def _fit_model(prepared: _Prepared, family: str, plan: TrainingPlan, progress: Progress) -> Model | str:
    """The fitted and calibrated model, or why the numbers failed. Only the fit is guarded: elsewhere it is a bug."""
    progress(0.0, f"training.fit {family}")
    try:
        fitted = family_named(family).fit(prepared.data, plan.seed, progress.part(0.0, 0.9))
        progress(0.9, f"training.measure {family}")
        scores = fitted.scores(prepared.data.design, prepared.rows[CALIBRATE])
    except _NUMERICAL as error:
        return f"numerical.{type(error).__name__}"
    if not np.isfinite(scores).all():
        return "numerical.not_finite"
    temperature = fit_temperature(scores, _calibrate_y(prepared))
    progress(0.93, f"training.measure {family}")
    return _with_golden(_as_model(prepared, family, fitted, temperature, plan), prepared)


def _calibrate_y(prepared: _Prepared) -> np.ndarray:
    place = {disease: position for position, disease in enumerate(prepared.data.classes)}
    diseases = prepared.table.disease[prepared.masks[CALIBRATE]]
    return np.array([place.get(disease, -1) for disease in diseases], dtype=np.int32)


def _as_model(prepared: _Prepared, family: str, fitted: Any, temperature: float, plan: TrainingPlan) -> Model:
    learned = set(prepared.data.classes)
    return Model(
        family=family,
        classes=prepared.data.classes,
        class_counts=prepared.counts,
        design=prepared.data.design,
        fitted=fitted,
        temperature=temperature,
        severity=prepared.severity,
        disease_labels={name: label for name, label in prepared.table.disease_labels.items() if name in learned},
        versions=library_versions(),
        facts={
            "seed": plan.seed,
            "train_rows": len(prepared.data.train_y),
            "knowledge": prepared.knowledge_version,
            "sensitivity_threshold": plan.sensitivity_threshold,
        },
    )


def _with_golden(model: Model, prepared: _Prepared) -> Model:
    part = next((part for part in (CALIBRATE, SELECT, TRAIN) if len(prepared.rows[part])), TRAIN)
    rows = prepared.rows[part].take(np.arange(min(GOLDEN_ROWS, len(prepared.rows[part]))))
    return replace(model, golden=(rows, model.predict_rows(rows)))


def _measured(prepared: _Prepared, model: Model, plan: TrainingPlan, empty: TrainedRun) -> TrainedRun:
    """The run with its validation; failed where its log loss is worse than the class prior's on the same rows."""
    mask = prepared.masks[SELECT]
    if not mask.any():
        return replace(empty, state="done", validation=Metrics())
    table = prepared.table.rows(mask)
    found = _evaluate(model, prepared.rows[SELECT], table, SELECT, plan)
    answers = answers_for(found[1], table.disease, model.classes, model.class_counts, table.patient)
    guess = np.tile(np.exp(log_prior(prepared.data.counts)), (len(table), 1))
    floor = answers_for(guess, table.disease, model.classes, model.class_counts, table.patient)
    failed = float(answers.log_loss.mean()) > float(floor.log_loss.mean())
    evaluation = found[0]
    return replace(
        empty,
        state="failed" if failed else "done",
        reason=WORSE_THAN_PRIOR if failed else "",
        validation=evaluation.metrics,
        confusion=evaluation.confusion,
        per_class=tuple(
            (each.disease_id, each.n_train, each.n_rows, each.recall.value) for each in evaluation.per_class
        ),
        severity=evaluation.severity,
        validation_rows=RowScores.of(answers).to_bytes(),
    )


def _evaluate(
    model: Model, rows: EncodedRows, table: PatientTable, part: str, plan: TrainingPlan
) -> tuple[Evaluation, np.ndarray]:
    probabilities = model.predict_rows(rows)
    answers = answers_for(probabilities, table.disease, model.classes, model.class_counts, table.patient)
    evaluation = evaluate_answers(part, answers, table, plan.sensitivity_threshold, plan.seed)
    if model.severity is None:
        return evaluation, probabilities
    severity = measure_severity(model.severity, model.design, rows, table.severity, table.patient, plan.seed)
    return replace(evaluation, severity=severity), probabilities


def evaluate_on(
    table: PatientTable, model: Model, part: str, sensitivity_threshold: float = 0.5, seed: int = 0
) -> Evaluation:
    """The model on the labelled rows of one part, e.g. the locked "test" at approval; without rows, empty figures."""
    labelled = np.array([disease is not None for disease in table.disease], dtype=bool)
    there = table.rows(labelled & (table.part == part))
    with threadpool_limits(limits=1):
        plan = TrainingPlan(seed=seed, sensitivity_threshold=sensitivity_threshold)
        return _evaluate(model, model.design.encode(there), there, part, plan)[0]


def library_versions() -> dict[str, str]:
    """Versions of python and of what a model is fitted and kept with."""
    names = {"sklearn": "scikit-learn", "numpy": "numpy", "scipy": "scipy", "skops": "skops"}
    return {
        "python": platform.python_version(),
        "xgboost": xgboost.__version__,
        **{name: version(package) for name, package in names.items()},
    }
