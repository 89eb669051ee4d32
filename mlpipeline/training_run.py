"""What a training is asked, and what comes of each family."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from mlpipeline.evaluation.estimates import Metrics
from mlpipeline.families.registry import FAMILIES
from mlpipeline.ranking.policy import RankingPolicy


@dataclass(frozen=True)
class TrainingPlan:
    """What to train. sensitivity_threshold: of 1 - p(none), for sensitivity and specificity of "any disease". ranking:
    under what settings the one ranking is fitted and validated."""

    families: tuple[str, ...] = FAMILIES
    seed: int = 0
    sensitivity_threshold: float = 0.5
    ranking: RankingPolicy = RankingPolicy()  # noqa: RUF009 - frozen


@dataclass(frozen=True)
class TrainedRun:
    """One family, trained and measured on the select part ("validation"); temperature was fitted on the other half.

    reason: "" or a code ("worse_than_prior", "numerical.ValueError", a KnownError's code). cpu_s: of fit and
    calibration. artifact: signed bytes where a signing seed was given, else `members` hold the model. validation_rows:
    `RowScores` bytes for paired comparison. per_class: (disease, training rows, validation rows, recall).
    warnings: "code" or "code:detail", e.g. "absent_from_train:ORPHA:673".
    """

    family: str
    state: Literal["done", "failed", "cancelled"]
    reason: str = ""
    cpu_s: float = 0.0
    validation: Metrics | None = None
    classes: tuple[str, ...] = ()
    class_counts: dict[str, int] = field(default_factory=dict)
    confusion: tuple[tuple[str, str, int], ...] = ()
    per_class: tuple[tuple[str, int, int, float | None], ...] = ()
    artifact: bytes | None = field(default=None, repr=False)
    warnings: tuple[str, ...] = ()
    size_bytes: int = 0
    severity: dict[str, Any] | None = None
    validation_rows: bytes = field(default=b"", repr=False)
    members: dict[str, bytes] = field(default_factory=dict, repr=False)
