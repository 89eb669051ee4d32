"""What pages about datasets, runs and versions show: plain values, no behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from mlpipeline.evaluation.estimates import Estimate

EstimateView = Estimate
"""value, low, high (95 %), n."""

MetricView = Mapping[str, EstimateView]
"""By name: accuracy, macro_recall, macro_f1, mse, log_loss, rare_recall, sensitivity, specificity, ece."""


@dataclass(frozen=True, slots=True)
class DatasetView:
    """A frozen dataset version. parts: rows by part ("train", "select", "calibrate", "test")."""

    dataset_id: str
    number: int
    rows: int
    patients: int
    diseases: int
    rare_diseases: int
    columns: int
    sha256: str
    created_at: datetime
    created_by: str
    parts: Mapping[str, int]
    used_by_runs: int
    note: str = ""
    synthetic: bool = False


@dataclass(frozen=True, slots=True)
class RunView:
    """One model family fitted on one dataset. state: "done", "failed" or "cancelled"; reason: "" or a code.
    metrics: of the validation part; None where there are none. size_bytes: of the sealed artifact."""

    run_id: str
    number: int
    dataset_number: int
    family: str
    state: str
    reason: str
    metrics: MetricView | None
    cpu_s: float
    size_bytes: int
    trained_by: str
    trained_at: datetime
    version: int | None
    dataset_id: str = ""


@dataclass(frozen=True, slots=True)
class PerClass:
    disease_id: str
    label: str
    n_train: int
    n_validation: int
    recall: float | None


@dataclass(frozen=True, slots=True)
class RunDetail:
    """confusion: (true label, predicted label, rows) of the validation part."""

    view: RunView
    confusion: tuple[tuple[str, str, int], ...]
    per_class: tuple[PerClass, ...]
    classes: int
    severity: Mapping[str, Any] | None
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RequirementView:
    """bound: "lower" (the interval's limit on the bad side counts) or "value". state: "met", "missed" or
    "not_enough_evidence". limit: as written, such as "≥ 0.80"."""

    metric: str
    bound: str
    limit: str
    measured: EstimateView
    state: str


@dataclass(frozen=True, slots=True)
class DecisionView:
    """decision: "approve" or "send_back". opening: the how manieth look at the locked part. reused_test: it was seen
    before."""

    decision: str
    by: str
    at: datetime
    reason: str
    opening: int
    reused_test: bool
    results: tuple[RequirementView, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """A registered model. state: "approved", "retired" … alias: "production", "candidate" or None."""

    number: int
    run_id: str
    family: str
    state: str
    alias: str | None
    created_at: datetime
    lineage: Mapping[str, Any] = field(default_factory=dict)
    metrics: MetricView | None = None
    decisions: tuple[DecisionView, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskView:
    """Something to do in preparation, from a model that was sent back. kind: "requirement" (then metric and limit say
    which was not met) or "reason" (text: what the approver wrote)."""

    task_id: str
    text: str
    run_id: str
    created_by: str
    created_at: datetime
    done_at: datetime | None
    kind: str = "reason"
    metric: str = ""
    limit: str = ""


class BenchmarkKind(StrEnum):
    """Called as the terminal calls them: ranks of published cases, what a few records add, undescribed diseases."""

    PHENOPACKETS = "phenopackets"
    KSHOT = "kshot"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class BenchmarkView:
    """One measurement of the ranking. report: its figures, as `hoofbeat benchmark` prints them. headline: a share, 0-1,
    of `measured` cases (phenopackets: unseen, macro top-10; unknown: flagged) or diseases (kshot: macro top-10 with
    five records); None where nothing of that kind was in the archive."""

    number: int
    kind: BenchmarkKind
    source_name: str
    knowledge_version: str
    measured: int
    headline: float | None
    report: Mapping[str, Any]
    made_by: str
    made_at: datetime
