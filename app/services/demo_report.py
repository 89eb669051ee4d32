"""The demo's report: what was done, what was measured, what was answered; for people, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from app.services.approve_model import Evidence
from app.services.assessment_views import DiagnosisResult, RankedDiseaseView
from app.services.compare_runs import Comparison
from app.services.import_views import ImportReport
from app.services.learning_views import DatasetView, EstimateView
from app.services.verify_audit import AuditVerdict
from mlpipeline.domain import Disease

COLUMNS = (
    ("accuracy", "Accuracy"),
    ("macro_recall", "Macro recall"),
    ("macro_f1", "Macro F1"),
    ("mse", "MSE"),
    ("rare_recall", "Recall ≤ 20"),
    ("sensitivity", "Sensitivity"),
    ("specificity", "Specificity"),
)


def write_report(
    path: Path,
    *,
    imported: ImportReport,
    dataset: DatasetView,
    comparison: Comparison,
    evidence: Evidence,
    decision: str,
    diagnoses: Sequence[tuple[str, Disease | None, DiagnosisResult]],
    audit: AuditVerdict,
    charts: Iterable[Path],
) -> Path:
    """diagnoses: (what the example patient is called, what was put in as truth, the answer)."""
    lines = [
        *_head(imported, dataset),
        "## Comparison (validation; 95 % intervals)",
        *_comparison(comparison),
        "",
        *(f"![{chart.stem}]({chart.name})" for chart in charts),
        "",
        f"## Locked 10 %: opening {evidence.opening}, {evidence.rows} rows",
        *_requirements(evidence),
        "",
        f"Decision: {decision}",
        "",
        "## Diagnoses",
    ]
    for name, truth, result in diagnoses:
        lines += _diagnosis(name, truth, result)
    unbroken = "unbroken" if audit.ok else f"BROKEN at {audit.first_bad}"
    lines += ["## Trace", f"{audit.events} events, {unbroken}. Head `{audit.head}`.", ""]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _head(imported: ImportReport, dataset: DatasetView) -> list[str]:
    parts = ", ".join(f"{part} {rows}" for part, rows in dataset.parts.items())
    return [
        "# Hoofbeat demo",
        "",
        "**SYNTHETIC patients**, generated from published knowledge and invented figures. They show that the pipeline",
        "works, not how well it would do in a clinic. A ranking is for review by a clinician, who decides.",
        "",
        "## Records",
        f"{imported.cases} cases of {imported.patients} patients imported in {imported.seconds:.1f} s; "
        f"{len(imported.refused)} problems. Dataset {dataset.number}: {dataset.rows} rows, {dataset.columns} columns, "
        f"{dataset.diseases} diseases, {dataset.rare_diseases} of them with at most 20 cases; {parts}.",
        "",
    ]


def _comparison(comparison: Comparison) -> list[str]:
    lines = [
        "| Run | Family | " + " | ".join(title for _, title in COLUMNS) + " | CPU s | Requirements |",
        "|---|---|" + "---|" * (len(COLUMNS) + 2),
    ]
    for row in comparison.rows:
        metrics = row.run.metrics or {}
        cells = [_interval(metrics.get(name)) for name, _ in COLUMNS]
        missed = [each.metric for each in row.requirements if each.state != "met"]
        state = ("met" if not missed else "not met: " + ", ".join(missed)) if metrics else row.run.state
        best = " (best MSE)" if row.best else ""
        lines.append(
            f"| {row.run.number} | {row.run.family}{best} | {' | '.join(cells)} | {row.run.cpu_s:.1f} | {state} |"
        )
    return lines


def _requirements(evidence: Evidence) -> list[str]:
    lines = ["| Requirement | Limit | Measured | State |", "|---|---|---|---|"]
    lines += [
        f"| {each.metric} | {each.limit} ({each.bound}) | {_interval(each.measured)} | {each.state.replace('_', ' ')} |"
        for each in evidence.requirements
    ]
    return lines


def _diagnosis(name: str, truth: Disease | None, result: DiagnosisResult) -> list[str]:
    answer = result.assessment
    model = (
        f"model v{result.model_version} ({result.model_family})" if result.model_version else "no model: matches only"
    )
    likely = "not estimable" if answer.any_disease is None else f"{100 * answer.any_disease:.1f} of 100"
    severity = answer.severity.level.name.lower() if answer.severity else "–"
    return [
        f"### {name}",
        f"Put in as: {truth.label if truth else 'not known'}. {model}, {answer.knowledge_version}. "
        f"A disease at all: {likely}. Severity: {severity}. {answer.considered} diseases considered.",
        "",
        "| | Disease | Code | Of 100 | Known from | For | Against |",
        "|---|---|---|---|---|---|---|",
        *(_ranked(row) for row in answer.rows[:5]),
        "",
    ]


def _ranked(row: RankedDiseaseView) -> str:
    share = "–" if row.probability is None else f"{100 * row.probability:.1f}"
    source = {"L": f"● {row.records} of our patients", "C": "● common", "K": "◇ knowledge"}.get(row.group, "–")
    pro, contra = (", ".join(e.label for e in each[:3]) or "–" for each in (row.speaks_for, row.speaks_against))
    code, label = row.disease.term_id, row.disease.label or row.disease.term_id
    return f"| {row.rank} | {label} | {code} | {share} | {source} | {pro} | {contra} |"


def _interval(found: EstimateView | None) -> str:
    if found is None or found.value is None:
        return "–"
    if found.low is None or found.high is None:
        return f"{found.value:.3f}"
    return f"{found.value:.3f} ({found.low:.3f}–{found.high:.3f})"
