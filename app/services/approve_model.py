"""Open the locked tenth, numbered; then approve with a signature, or send back to preparation with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.services.browse_learning import run_views
from app.services.compare_runs import requirement_views
from app.services.learning_rows import (
    labels_of,
    metric_view,
    per_class_views,
    requirement_to_plain,
    task_view,
    version_view,
)
from app.services.learning_views import (
    EstimateView,
    MetricView,
    PerClass,
    RequirementView,
    RunView,
    TaskView,
    VersionView,
)
from app.services.process import run_in_process
from app.services.rights import Act, Role, may, require
from app.services.sealed_models import public_key, sealed_artifact
from app.services.set_policy import ranking_in_force, requirements_in_force
from app.services.trace import names_of_people, record
from app.services.train_models import patients_without_consent, sealed_dataset
from app.services.workspace import User, Workspace, sign_in
from db import approvals, audit, datasets, openings, registry, runs, tasks
from db.store import Connection
from mlpipeline.errors import KnownError
from mlpipeline.evaluation.estimates import Metrics
from mlpipeline.progress import Progress
from mlpipeline.requirements import Requirements

__all__ = ["DecisionRequest", "Evidence", "RequirementView", "TaskView", "VersionView", "decide", "open_evidence"]

APPROVE, SEND_BACK = approvals.APPROVE, approvals.SEND_BACK
MEANINGS = {
    APPROVE: "I have seen the figures on the locked part and answer for the use of this model.",
    SEND_BACK: "I have seen the figures on the locked part; this model is not to be used.",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The locked part. opening: its number, to be named in the decision. reused_test: this dataset's locked part has
    been looked at before. subgroups: (name, rows, accuracy). per_class: recalls on the locked part (n_validation = rows
    of the locked part). rows: of the locked part."""

    run: RunView
    requirements: tuple[RequirementView, ...]
    metrics: MetricView
    subgroups: tuple[tuple[str, int, EstimateView], ...]
    per_class: tuple[PerClass, ...]
    opening: int
    reused_test: bool
    rows: int = 0


@dataclass(frozen=True, slots=True)
class DecisionRequest:
    """decision: "approve" or "send_back". approver: the sign-in name of who decides, with his own passphrase."""

    run_id: str
    decision: str
    approver: str
    passphrase: str
    reason: str
    opening: int


def open_evidence(workspace: Workspace, run_id: str, progress: Progress = Progress()) -> Evidence:
    """Looks at the locked part: the look is numbered and kept before it happens, whatever it shows.

    Raises KnownError run.missing, run.no_model, sealed.*, artifact.*, rights.denied.
    """
    require(workspace, Act.OPEN_EVIDENCE)
    with workspace.store.begin() as conn:
        run = runs.get_run(conn, run_id)
        artifact = sealed_artifact(workspace, run)
        dataset = datasets.get_dataset(conn, run.dataset_id)
        reused = bool(openings.openings(conn, dataset_id=dataset.dataset_id))
        opening = openings.open_test(conn, dataset.dataset_id, run_id, workspace.user.user_id)
        record(conn, workspace, Act.OPEN_EVIDENCE, f"run {run_id}", opening=opening.number, reused_test=reused)
        without, threshold = patients_without_consent(conn, dataset), ranking_in_force(conn)[0].any_disease_threshold
        wanted, view = requirements_in_force(conn), run_views(conn, (run,))[0]
    plain: dict[str, Any] = run_in_process(
        "app.services.model_worker:evaluate",
        sealed_dataset(workspace, dataset),
        artifact,
        public_key(workspace),
        without,
        threshold,
        progress=progress,
    )
    evidence = _evidence(plain, view, wanted, labels_of(dataset), opening.number, reused)
    # Kept here, not taken from who asks for a decision: figures cannot be brought along.
    workspace.warm[f"evidence {opening.number}"] = (run_id, wanted, evidence)
    return evidence


def require_second_person(workspace: Workspace, run_id: str) -> None:
    """Raises KnownError approval.self where the signed-in person trained the run: asked before the locked part is
    opened for a decision that could not be signed."""
    require(workspace, Act.ASK_DECISION)
    with workspace.store.read() as conn:
        if runs.get_run(conn, run_id).trained_by == workspace.user.user_id:
            raise KnownError("approval.self")


def decide(
    workspace: Workspace, request: DecisionRequest, progress: Progress = Progress()
) -> VersionView | tuple[TaskView, ...]:
    """approve → the new version; send_back → the tasks it leaves in preparation.

    Raises KnownError approval.unknown_decision, approval.reason_missing, approval.evidence_missing (open it first),
    approval.wrong_passphrase, approval.role, approval.self, approval.requirements_missed (facts: missed, unproven;
    comma-separated metrics), approval.decided (the run has a version), rights.denied.
    """
    require(workspace, Act.ASK_DECISION)
    if request.decision not in MEANINGS:
        raise KnownError("approval.unknown_decision", decision=request.decision[:40])
    if not request.reason.strip():
        raise KnownError("approval.reason_missing")
    wanted, evidence = _opened(workspace, request)
    progress(0.1, "approval.sign")
    approver = _signed_in(workspace, request)
    progress(0.7, "approval.keep")
    with workspace.store.begin() as conn:
        run = runs.get_run(conn, request.run_id)
        if request.decision == APPROVE:
            _require_approvable(run, approver, evidence)
            version = _create_version(conn, run, approver, wanted)
            _record(conn, workspace, request, approver, wanted, evidence, version.number)
            registry.set_state(conn, version.number, "approved")
            approved = registry.get_version(conn, version.number)
            return version_view(conn, approved, names_of_people(conn))
        _record(conn, workspace, request, approver, wanted, evidence, None)
        return _tasks(conn, request, approver, evidence)


def _evidence(
    plain: dict[str, Any],
    view: RunView,
    wanted: Requirements,
    labels: dict[str, str],
    opening: int,
    reused: bool,
) -> Evidence:
    metrics = Metrics.from_dict(plain["metrics"])
    classes = [(e["disease_id"], e["n_train"], e["n_rows"], e["recall"]["value"]) for e in plain["per_class"]]
    return Evidence(
        run=view,
        requirements=requirement_views(wanted, metrics),
        metrics=metric_view(metrics.to_dict()) or {},
        subgroups=tuple(
            (f"{each['by']} {each['group']}", int(each["n"]), EstimateView.from_dict(each["accuracy"]))
            for each in plain["subgroups"]
        ),
        per_class=per_class_views((each for each in classes if each[2]), labels),
        opening=opening,
        reused_test=reused,
        rows=int(plain["rows"]),
    )


def _opened(workspace: Workspace, request: DecisionRequest) -> tuple[Requirements, Evidence]:
    run_id, wanted, evidence = workspace.warm.get(f"evidence {request.opening}", ("", None, None))
    if run_id != request.run_id:
        raise KnownError("approval.evidence_missing", opening=request.opening)
    return wanted, evidence


def _signed_in(workspace: Workspace, request: DecisionRequest) -> User:
    try:
        approver = sign_in(workspace, request.approver, request.passphrase)
    except KnownError as error:
        if error.code in ("vault.wrong_passphrase", "user.missing"):
            raise KnownError("approval.wrong_passphrase") from None
        raise
    if not may(approver.roles, Act.SIGN_DECISION):
        raise KnownError("approval.role", needed=Role.APPROVER.value, roles=", ".join(sorted(approver.roles)))
    return approver


def _require_approvable(run: runs.Run, approver: User, evidence: Evidence) -> None:
    if run.trained_by == approver.user_id:
        raise KnownError("approval.self")
    missed = [each.metric for each in evidence.requirements if each.state == "missed"]
    unproven = [each.metric for each in evidence.requirements if each.state == "not_enough_evidence"]
    if missed or unproven:
        raise KnownError("approval.requirements_missed", missed=", ".join(missed), unproven=", ".join(unproven))


def _create_version(conn: Connection, run: runs.Run, approver: User, wanted: Requirements) -> registry.ModelVersion:
    earlier = registry.version_of_run(conn, run.run_id)
    if earlier is not None:
        raise KnownError("approval.decided", version=earlier.number)
    dataset = datasets.get_dataset(conn, run.dataset_id)
    lineage = {
        "run": run.number,
        "dataset": dataset.number,
        "dataset_sha256": dataset.sha256,
        "batches": (dataset.checks or {}).get("batches", []),
        "artifact_sha256": run.artifact_sha256,
        "requirements": wanted.version,
        "seed": run.seed,
        "versions": dict(run.versions),
        "synthetic": bool((dataset.checks or {}).get("synthetic", False)),
    }
    return registry.create_version(conn, run.run_id, approver.user_id, lineage)


def _record(
    conn: Connection,
    workspace: Workspace,
    request: DecisionRequest,
    approver: User,
    wanted: Requirements,
    evidence: Evidence,
    version: int | None,
) -> None:
    approvals.record_decision(
        conn,
        request.run_id,
        request.decision,
        approver.user_id,
        request.reason.strip(),
        meaning=MEANINGS[request.decision],
        requirements=wanted.to_dict(),
        results=[requirement_to_plain(each) for each in evidence.requirements],
        version=version,
        opening=evidence.opening,
        reused_test=evidence.reused_test,
    )
    facts = {"opening": evidence.opening, "version": version, "asked_by": workspace.user.user_id}
    # Who signs is the actor, not who is signed in at the workstation.
    audit.append(conn, approver.user_id, f"decision.{request.decision}", f"run {request.run_id}", facts)


def _tasks(conn: Connection, request: DecisionRequest, approver: User, evidence: Evidence) -> tuple[TaskView, ...]:
    content: list[tuple[str, dict[str, str]]] = [("reason", {"text": request.reason.strip()})]
    content += [
        (
            "requirement",
            {"metric": each.metric, "limit": each.limit, "text": f"{each.metric} {each.limit}: {each.state}"},
        )
        for each in evidence.requirements
        if each.state != "met"
    ]
    names = names_of_people(conn)
    made = [tasks.add_task(conn, kind, {**said, "run_id": request.run_id}, approver.user_id) for kind, said in content]
    return tuple(task_view(each, names) for each in made)
