"""Send a compared run back to preparation with a reason, before anybody opened the locked part for it."""

from __future__ import annotations

from app.services.learning_rows import task_view
from app.services.learning_views import TaskView
from app.services.rights import Act, require
from app.services.trace import names_of_people, record
from app.services.workspace import Workspace
from db import runs, tasks
from mlpipeline.errors import KnownError

__all__ = ["TaskView", "return_to_preparation"]


def return_to_preparation(workspace: Workspace, run_id: str, reason: str) -> TaskView:
    """The task that stands in preparation until it is done. No locked part is opened and nothing is signed.

    Raises KnownError approval.reason_missing, run.missing, rights.denied.
    """
    require(workspace, Act.ASK_DECISION)
    text = reason.strip()
    if not text:
        raise KnownError("approval.reason_missing")
    with workspace.store.begin() as conn:
        run = runs.get_run(conn, run_id)
        content = {"text": text, "run_id": run.run_id}
        made = tasks.add_task(conn, "reason", content, workspace.user.user_id)
        record(conn, workspace, Act.ASK_DECISION, f"run {run_id}", returned=True, task=made.task_id)
        return task_view(made, names_of_people(conn))
