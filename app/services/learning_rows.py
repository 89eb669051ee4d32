"""Datasets, runs, versions and tasks of the store as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.services.learning_views import (
    BenchmarkKind,
    BenchmarkView,
    DatasetView,
    DecisionView,
    EstimateView,
    MetricView,
    PerClass,
    RequirementView,
    RunView,
    TaskView,
    VersionView,
)
from db import approvals, benchmarks, datasets, registry, runs, tasks
from db.store import Connection
from mlpipeline.domain import NO_DISEASE, NO_DISEASE_ID
from mlpipeline.requirements import Requirement, RequirementResult

RARE_CASES = 20
"""A disease with so few cases, or fewer, is rare in the records."""
HEADLINE_RECORDS = 5
"""The number of records of a disease that the headline of a benchmark of few records stands for."""


def dataset_view(conn: Connection, dataset: datasets.Dataset, names: Mapping[str, str]) -> DatasetView:
    diseases = {each: number for each, number in dataset.label_counts.items() if each != NO_DISEASE_ID}
    checks = dataset.checks or {}
    return DatasetView(
        dataset_id=dataset.dataset_id,
        number=dataset.number,
        rows=dataset.rows,
        patients=dataset.patients,
        diseases=len(diseases),
        rare_diseases=sum(number <= RARE_CASES for number in diseases.values()),
        columns=dataset.columns,
        sha256=dataset.sha256,
        created_at=dataset.at,
        created_by=names.get(dataset.made_by, ""),
        parts=dict(dataset.parts),
        used_by_runs=datasets.runs_using(conn, dataset.dataset_id),
        note=str(checks.get("note", "")),
        synthetic=bool(checks.get("synthetic", False)),
    )


def labels_of(dataset: datasets.Dataset) -> dict[str, str]:
    """disease id -> name, as the records of a dataset had it."""
    return {**(dataset.checks or {}).get("labels", {}), NO_DISEASE_ID: NO_DISEASE.label}


def run_view(conn: Connection, run: runs.Run, dataset_number: int, names: Mapping[str, str]) -> RunView:
    version = registry.version_of_run(conn, run.run_id)
    return RunView(
        run_id=run.run_id,
        number=run.number,
        dataset_number=dataset_number,
        family=run.family,
        state=run.state,
        reason=run.reason,
        metrics=metric_view(run.metrics),
        cpu_s=run.cpu_s,
        size_bytes=run.size,
        trained_by=names.get(run.trained_by, ""),
        trained_at=run.at,
        version=version.number if version else None,
        dataset_id=run.dataset_id,
    )


def metric_view(metrics: Mapping[str, Any] | None) -> MetricView | None:
    if metrics is None:
        return None
    return {name: EstimateView.from_dict(each) for name, each in metrics.items()}


def per_class_views(rows: Iterable[Any], labels: Mapping[str, str]) -> tuple[PerClass, ...]:
    """rows: (disease id, training rows, rows of the part, recall). Most training rows first."""
    views = [
        PerClass(str(each), labels.get(each) or str(each), int(n_train), int(n), recall)
        for each, n_train, n, recall in rows
    ]
    return tuple(sorted(views, key=lambda view: (-view.n_train, view.label)))


def requirement_view(result: RequirementResult) -> RequirementView:
    item = result.requirement
    return RequirementView(item.metric, item.bound, limit_text(item), result.measured, result.state)


def limit_text(item: Requirement) -> str:
    """ "≥ 0.8" or "≤ 0.6"."""
    return f"≥ {item.minimum:g}" if item.minimum is not None else f"≤ {item.maximum:g}"


def requirement_to_plain(view: RequirementView) -> dict[str, Any]:
    return {
        "metric": view.metric,
        "bound": view.bound,
        "limit": view.limit,
        "measured": view.measured.to_dict(),
        "state": view.state,
    }


def requirement_from_plain(plain: Mapping[str, Any]) -> RequirementView:
    measured = EstimateView.from_dict(plain["measured"])
    return RequirementView(plain["metric"], plain["bound"], plain["limit"], measured, plain["state"])


def version_view(conn: Connection, version: registry.ModelVersion, names: Mapping[str, str]) -> VersionView:
    run = runs.get_run(conn, version.run_id)
    production = registry.get_alias(conn, registry.PRODUCTION)
    return VersionView(
        number=version.number,
        run_id=version.run_id,
        family=run.family,
        state=version.state,
        alias=registry.PRODUCTION if production and production.version == version.number else None,
        created_at=version.created_at,
        lineage=dict(version.lineage),
        metrics=metric_view(run.metrics),
        decisions=tuple(_decision(each, names) for each in approvals.decisions(conn, version.run_id)),
    )


def _decision(stored: approvals.Approval, names: Mapping[str, str]) -> DecisionView:
    return DecisionView(
        decision=stored.decision,
        by=names.get(stored.decided_by, ""),
        at=stored.at,
        reason=stored.reason,
        opening=stored.opening or 0,
        reused_test=stored.reused_test,
        results=tuple(requirement_from_plain(each) for each in stored.results or ()),
    )


def task_view(task: tasks.Task, names: Mapping[str, str]) -> TaskView:
    content = task.content or {}
    return TaskView(
        task_id=str(task.task_id),
        text=str(content.get("text", "")),
        run_id=str(content.get("run_id", "")),
        created_by=names.get(task.created_by, ""),
        created_at=task.at,
        done_at=task.done_at,
        kind=task.kind,
        metric=str(content.get("metric", "")),
        limit=str(content.get("limit", "")),
    )


def benchmark_view(stored: benchmarks.Benchmark, names: Mapping[str, str]) -> BenchmarkView:
    kind = BenchmarkKind(stored.kind)
    measured, headline = _headline(kind, stored.report)
    return BenchmarkView(
        number=stored.number,
        kind=kind,
        source_name=stored.source_name,
        knowledge_version=stored.knowledge_version,
        measured=measured,
        headline=headline,
        report=stored.report,
        made_by=names.get(stored.made_by, ""),
        made_at=stored.at,
    )


def _headline(kind: BenchmarkKind, report: Mapping[str, Any]) -> tuple[int, float | None]:
    if kind is BenchmarkKind.PHENOPACKETS:
        unseen = report["regimes"]["unseen"]
        return unseen["cases"], unseen["macro"]["top10"] if unseen["cases"] else None
    if kind is BenchmarkKind.KSHOT:
        step = next(each for each in report["steps"] if each["records"] == HEADLINE_RECORDS)
        return len(report["diseases"]), step["own"]["top10"][0]
    everything = report["all"]
    return everything["known"] + everything["unknown"], everything["flagged"]
