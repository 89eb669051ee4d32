"""Home, the trace and the people."""

from __future__ import annotations

from app.services.browse_patients import DECISIONS, leading, leading_id
from app.services.home_views import AuditView, Counts, HomeView, ProductionView, RecentDiagnosis, TodoItem, UserView
from app.services.learning_rows import metric_view
from app.services.measure_records import last_measured
from app.services.rights import Act, may, require
from app.services.trace import names_of_people, record
from app.services.workspace import Workspace
from db import approvals, audit, cases, datasets, imports, patients, predictions, registry, runs, tasks
from db import users as stored_users
from db.store import Connection

RECENT = 6
MOST_EVENTS = 1000
SEARCHED_EVENTS = 20_000
"""How far back a search in the trace goes in one step."""


def home(workspace: Workspace) -> HomeView:
    """What is in production, what waits, what was done last; who may not read patients sees none."""
    require(workspace, Act.SEE_HOME)
    sees_patients = may(workspace.user.roles, Act.READ_DIAGNOSES)
    with workspace.store.begin() as conn:
        production, records = _production(conn), last_measured(conn)
        current = records and records.cases and records.version == (production.version if production else None)
        view = HomeView(
            production=production,
            todo=_todo(conn),
            recent=_recent(conn) if sees_patients else (),
            counts=_counts(conn),
            synthetic=patients.has_synthetic(conn),
            records=records if current else None,
        )
        record(conn, workspace, Act.SEE_HOME, "home", diagnoses=len(view.recent))
    return view


def audit_events(
    workspace: Workspace, before: int | None = None, limit: int = 200, text: str = ""
) -> tuple[AuditView, ...]:
    """A page of the trace, newest first, below sequence `before`; `text`: part of act, subject or name."""
    require(workspace, Act.READ_AUDIT)
    limit, wanted = min(max(1, limit), MOST_EVENTS), text.strip().casefold()
    with workspace.store.begin() as conn:
        names = names_of_people(conn)
        found = audit.events(conn, SEARCHED_EVENTS if wanted else limit, before)
        views = [AuditView(e.seq, e.at, names.get(e.actor, e.actor), e.act, e.subject, e.facts) for e in found]
        if wanted:
            views = [each for each in views if wanted in f"{each.actor} {each.act} {each.subject}".casefold()]
        record(conn, workspace, Act.READ_AUDIT, "audit", shown=len(views[:limit]))
    return tuple(views[:limit])


def users(workspace: Workspace) -> tuple[UserView, ...]:
    """Everybody who works here, or did."""
    require(workspace, Act.READ_USERS)
    with workspace.store.begin() as conn:
        views = tuple(
            UserView(
                each.user_id, each.name, each.display_name, tuple(sorted(each.roles)), each.active, each.created_at
            )
            for each in stored_users.all_users(conn)
        )
        record(conn, workspace, Act.READ_USERS, "users", shown=len(views))
    return views


def _production(conn: Connection) -> ProductionView | None:
    current = registry.current(conn)
    if current is None:
        return None
    run = runs.get_run(conn, current.run_id)
    signed = next((e for e in approvals.decisions(conn, current.run_id) if e.decision == approvals.APPROVE), None)
    return ProductionView(
        version=current.number,
        family=run.family,
        approved_by=names_of_people(conn).get(signed.decided_by, "") if signed else "",
        approved_at=signed.at if signed else None,
        trained_patients=datasets.get_dataset(conn, run.dataset_id).patients,
        metrics=metric_view(run.metrics) or {},
    )


def _todo(conn: Connection) -> tuple[TodoItem, ...]:
    items: list[TodoItem] = []
    decided = {each.run_id for each in approvals.decisions(conn)}
    newest = datasets.latest_dataset(conn)
    if newest is not None:
        found = runs.all_runs(conn, dataset_id=newest.dataset_id)
        waiting = [each for each in found if each.state == "done" and each.artifact_path]
        # Once one of a dataset's runs has been decided on, the others are not waiting any more.
        if waiting and not any(each.run_id in decided for each in found):
            items.append(TodoItem("approval", len(waiting), newest.dataset_id, f"dataset {newest.number}"))
    open_diagnoses = predictions.count_diagnoses(conn, predictions.FOR_REVIEW)
    if open_diagnoses:
        items.append(TodoItem("outcome", open_diagnoses, "", ""))
    for batch in imports.batches(conn, limit=5):
        refused = int((batch.report or {}).get("refused_rows", 0))
        if refused and batch.undone_at is None:
            items.append(TodoItem("refused_rows", refused, batch.batch_id, batch.source_name))
    open_tasks = tasks.tasks(conn)
    if open_tasks:
        items.append(TodoItem("task", len(open_tasks), str(open_tasks[0].task_id), open_tasks[0].content["text"]))
    return tuple(items)


def _recent(conn: Connection) -> tuple[RecentDiagnosis, ...]:
    return tuple(_recent_one(conn, each) for each in predictions.diagnoses(conn, limit=RECENT))


def _recent_one(conn: Connection, stored: predictions.StoredDiagnosis) -> RecentDiagnosis:
    name, group, records = leading(stored.assessment)
    return RecentDiagnosis(
        diagnosis_id=stored.diagnosis_id,
        patient_label=patients.get_patient(conn, stored.patient_id).external_id,
        age_years=stored.case.age_years,
        sex=str(stored.case.sex),
        at=stored.at,
        leading=name,
        group=group,
        records=records,
        state="for_review" if stored.state == predictions.FOR_REVIEW else "decided",
        decision=DECISIONS[stored.state],
        patient_id=stored.patient_id,
        leading_id=leading_id(stored.assessment),
    )


def _counts(conn: Connection) -> Counts:
    return Counts(
        patients=patients.count_patients(conn),
        cases=cases.count_cases(conn),
        diagnoses=predictions.count_diagnoses(conn),
        datasets=len(datasets.all_datasets(conn)),
        runs=len(runs.all_runs(conn, limit=100_000)),
        versions=len(registry.all_versions(conn)),
    )
