"""The example clinic: SYNTHETIC patients, and the whole pipeline once from end to end."""

from __future__ import annotations

import math
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.services.activate_model import activate_model
from app.services.approve_model import DecisionRequest, Evidence, decide, open_evidence
from app.services.assessment_views import DiagnosisResult
from app.services.capture_consent import ConsentRequest, capture_consent
from app.services.compare_runs import Comparison, ComparisonRow, compare_runs, recall_by_records
from app.services.demo_charts import draw_comparison, draw_recall_by_records
from app.services.demo_report import write_report
from app.services.diagnose_patient import DiagnosisRequest, diagnose_patient
from app.services.import_cases import ImportReport, ImportRequest, import_cases
from app.services.learning_views import DatasetView
from app.services.make_dataset import make_dataset
from app.services.manage_users import add_user
from app.services.register_patient import PatientDraft, register_patient
from app.services.rights import Role
from app.services.train_models import TrainingRequest, train_models
from app.services.verify_audit import AuditVerdict, verify_audit
from app.services.workspace import (
    Workspace,
    close_workspace,
    create_workspace,
    is_demo_folder,
    open_workspace,
)
from db.lock import WorkspaceLock
from mlpipeline.domain import NO_DISEASE_ID, Case, Disease
from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress

__all__ = ["DEMO_APPROVER", "DEMO_PASSPHRASE", "DEMO_USER", "DemoReport", "ensure_demo_workspace", "run_demo"]

DEMO_USER, DEMO_APPROVER = "ana", "mejia"
DEMO_PASSPHRASE = "hoofbeat-demo"
"""Public, and the window says so: nothing but made-up patients is in there."""
DEMO_CLINIC = "Example clinic"
PATIENTS = 1200
USER_ROLES = frozenset({Role.CLINICIAN, Role.STEWARD, Role.RESEARCHER, Role.AUDITOR, Role.ADMINISTRATOR})
APPROVER_ROLES = frozenset({Role.APPROVER, Role.CLINICIAN})

Tell = Callable[[str, Mapping[str, Any]], None]


@dataclass(frozen=True, slots=True)
class DemoReport:
    """decision: in words ("run 4 approved as version 1", "sent back: …"). files: charts and the report."""

    imported: ImportReport
    dataset: DatasetView
    comparison: Comparison
    decision: str
    diagnoses: tuple[DiagnosisResult, ...]
    audit: AuditVerdict
    files: tuple[Path, ...]
    seconds: float


def _silent(key: str, facts: Mapping[str, Any]) -> None: ...


def ensure_demo_workspace(folder: Path, seed: int = 7, progress: Progress = Progress(), full: bool = False) -> None:
    """The example workspace with its people and patients, made where there is none; with `full` also trained, approved
    and in production. It appears whole or not at all.

    Raises KnownError demo.folder_in_use (the folder holds something else), workspace.disk_full; Cancelled.
    """
    if is_demo_folder(folder):
        return
    _require_free(folder)
    aside = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    try:
        _make(aside, seed, progress.part(0.0, 0.1 if full else 1.0))
        if full:
            workspace = open_workspace(aside, DEMO_USER, DEMO_PASSPHRASE, exclusive=True)
            try:
                _learn(workspace, _silent, progress.part(0.1, 1.0))
            finally:
                close_workspace(workspace)
        _put_in_place(aside, folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def run_demo(folder: Path, seed: int = 7, progress: Progress = Progress(), tell: Tell = _silent) -> DemoReport:
    """The whole pipeline on a fresh example workspace: import, dataset, training, comparison, the locked part, a
    decision, production, consent, three diagnoses, charts and a report in `reports/`.

    A demo workspace in the folder is replaced; raises KnownError demo.folder_in_use where it holds anything else,
    workspace.locked where a window has it open; Cancelled.
    """
    started = time.monotonic()
    _remove_earlier(folder)
    imported = _make(folder, seed, progress.part(0.0, 0.12))
    tell("demo.imported", {"cases": imported.cases, "patients": imported.patients})
    workspace = open_workspace(folder, DEMO_USER, DEMO_PASSPHRASE, exclusive=True)
    try:
        learned = _learn(workspace, tell, progress.part(0.12, 0.85))
        diagnoses = _diagnose_examples(workspace, seed, tell, progress.part(0.85, 0.95))
        audit = verify_audit(workspace)
        files = _write_files(workspace, imported, learned, diagnoses, audit)
        progress(1.0, "demo.ready")
    finally:
        close_workspace(workspace)
    return DemoReport(
        imported=imported,
        dataset=learned.comparison.dataset,
        comparison=learned.comparison,
        decision=learned.decision,
        diagnoses=tuple(result for _, _, result in diagnoses),
        audit=audit,
        files=files,
        seconds=time.monotonic() - started,
    )


@dataclass(frozen=True)
class _Learned:
    comparison: Comparison
    best_run: str
    family: str
    evidence: Evidence
    decision: str


def _make(folder: Path, seed: int, progress: Progress) -> ImportReport:
    workspace, _ = create_workspace(
        folder, DEMO_CLINIC, DEMO_USER, "Dr. Ana Restrepo", DEMO_PASSPHRASE, USER_ROLES, is_demo=True
    )
    try:
        add_user(workspace, DEMO_APPROVER, "Dr. Julián Mejía", APPROVER_ROLES, DEMO_PASSPHRASE)
        progress(0.1, "demo.examples")
        from mlpipeline.examples import examples_as_phenopackets, generate_examples  # numpy: not at start-up

        with tempfile.TemporaryDirectory() as temporary:
            path = Path(temporary) / "example-patients-SYNTHETIC.zip"
            path.write_bytes(examples_as_phenopackets(generate_examples(workspace.knowledge, PATIENTS, seed)))
            request = ImportRequest(path, "phenopackets", None, "synthetic", True)
            return import_cases(workspace, request, progress.part(0.3, 1.0))
    finally:
        close_workspace(workspace)


def _learn(workspace: Workspace, tell: Tell, progress: Progress) -> _Learned:
    dataset = make_dataset(workspace, "Example patients", progress.part(0.0, 0.1))
    tell("demo.dataset", {"rows": dataset.rows, "diseases": dataset.diseases})
    train_models(workspace, TrainingRequest(dataset.dataset_id), progress.part(0.1, 0.7))
    comparison = compare_runs(workspace, dataset.dataset_id)
    learned: _Learned | None = None
    for place, row in enumerate(_candidates(comparison)):
        share = progress.part(0.7 + 0.15 * place, 0.85 + 0.15 * place)
        tell("demo.compared", {"runs": len(comparison.rows), "candidate": row.run.family})
        evidence = open_evidence(workspace, row.run.run_id, share.part(0.0, 0.6))
        decision, approved = _decide(workspace, evidence, share.part(0.6, 1.0))
        tell("demo.decided", {"decision": decision})
        learned = _Learned(comparison, row.run.run_id, row.run.family, evidence, decision)
        if approved:
            break
    if learned is None:
        raise KnownError("demo.nothing_trained")
    return replace(learned, comparison=compare_runs(workspace, dataset.dataset_id))


def _candidates(comparison: Comparison) -> list[ComparisonRow]:
    """At most two: the best by MSE of those that meet the requirements on validation, else the best of all. The second
    sees a locked part that was seen before, and its decision says so."""
    done = [row for row in comparison.rows if row.run.metrics and row.run.state == "done"]
    ready = [row for row in done if all(each.state == "met" for each in row.requirements)]
    ordered = sorted(ready or done, key=_mse)
    return ordered[: 2 if ready else 1]


def _mse(row: ComparisonRow) -> float:
    found = (row.run.metrics or {}).get("mse")
    return math.inf if found is None or found.value is None else found.value


def _decide(workspace: Workspace, evidence: Evidence, progress: Progress) -> tuple[str, bool]:
    """Approved only where every requirement is met; else sent back, honestly. In words, and whether it was approved."""
    unmet = [each.metric for each in evidence.requirements if each.state != "met"]
    kind = "send_back" if unmet else "approve"
    reason = f"Not met: {', '.join(unmet)}." if unmet else "All requirements are met on the locked part."
    run = evidence.run
    request = DecisionRequest(run.run_id, kind, DEMO_APPROVER, DEMO_PASSPHRASE, reason, evidence.opening)
    outcome = decide(workspace, request, progress.part(0.0, 0.3))
    if isinstance(outcome, tuple):
        return f"run {run.number} sent back: {', '.join(unmet)}", False
    activate_model(workspace, outcome.number, "Demo", progress.part(0.3, 1.0))
    seen = f" (opening {evidence.opening} of the locked part)" if evidence.reused_test else ""
    return f"run {run.number} approved as version {outcome.number}{seen}", True


def _diagnose_examples(
    workspace: Workspace, seed: int, tell: Tell, progress: Progress
) -> list[tuple[str, Disease | None, DiagnosisResult]]:
    """Three patients whom no model has seen: a frequent disease, a rare one, and nobody's disease."""
    from mlpipeline.examples import generate_examples  # numpy: not at start-up

    fresh = list(generate_examples(workspace.knowledge, 240, seed + 1))
    found = []
    for place, (name, case) in enumerate(_chosen(fresh).items()):
        progress(place / 3, "demo.diagnose")
        row = register_patient(workspace, PatientDraft(name, case.sex, case.age_years))
        told = ConsentRequest(row.patient_id, frozenset({"care"}), "verbal", "Nurse of the example", "", "en", True)
        capture_consent(workspace, told)
        unlabelled = replace(case, diagnosis=None, severity=None, case_id="", patient_id=row.patient_id)
        result = diagnose_patient(workspace, DiagnosisRequest(row.patient_id, unlabelled))
        tell("demo.diagnosed", {"patient": name, "rows": len(result.assessment.rows)})
        found.append((name, case.diagnosis, result))
    return found


def _chosen(cases: list[Case]) -> dict[str, Case]:
    by_disease: dict[str, list[Case]] = {}
    for case in cases:
        if case.diagnosis is not None:
            by_disease.setdefault(case.diagnosis.term_id, []).append(case)
    healthy = by_disease.pop(NO_DISEASE_ID, [])
    ordered = sorted(by_disease.values(), key=lambda group: (-len(group), group[0].case_id))
    chosen = {"Example A": ordered[0][0], "Example B": ordered[-1][0]}
    return chosen | ({"Example C": healthy[0]} if healthy else {})


def _write_files(
    workspace: Workspace,
    imported: ImportReport,
    learned: _Learned,
    diagnoses: list[tuple[str, Disease | None, DiagnosisResult]],
    audit: AuditVerdict,
) -> tuple[Path, ...]:
    folder = workspace.reports_folder
    recalls = recall_by_records(workspace, learned.best_run)
    charts = (
        draw_comparison(learned.comparison, folder / "comparison.png"),
        draw_recall_by_records(recalls, learned.family, folder / "recall-by-records.png"),
    )
    report = write_report(
        folder / "report.md",
        imported=imported,
        dataset=learned.comparison.dataset,
        comparison=learned.comparison,
        evidence=learned.evidence,
        decision=learned.decision,
        diagnoses=diagnoses,
        audit=audit,
        charts=charts,
    )
    return (*charts, report)


def _require_free(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise KnownError("demo.folder_in_use", folder=str(folder))


def _remove_earlier(folder: Path) -> None:
    """Only a demo workspace is ever removed, and only where no window has it open."""
    if not is_demo_folder(folder):
        _require_free(folder)
        return
    lock = WorkspaceLock(folder)
    lock.acquire()
    lock.release()
    shutil.rmtree(folder)


def _put_in_place(aside: Path, folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    if folder.exists():
        folder.rmdir()
    aside.rename(folder)
