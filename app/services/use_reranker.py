"""Say which reranker orders the known diseases: one trained here, or the shipped one."""

from __future__ import annotations

from app.services.reranker_in_use import readable
from app.services.reranker_views import HeldOutView, RerankersView, RerankerView, reranker_view
from app.services.rights import Act, require
from app.services.trace import names_of_people, record
from app.services.workspace import Workspace
from db import rerankers
from db.store import Connection
from mlpipeline.errors import KnownError

__all__ = ["HeldOutView", "RerankerView", "RerankersView", "list_rerankers", "use_reranker"]

SHIPPED = 0
"""In place of a number: the reranker the program came with."""


def use_reranker(workspace: Workspace, number: int, reason: str = "") -> RerankersView:
    """From the next diagnosis on; `number` SHIPPED = the one the program came with.

    Raises KnownError reranker.missing, reranker.tampered, reranker.other_format (fact: number), rights.denied.
    """
    require(workspace, Act.USE_RERANKER)
    knowledge = workspace.knowledge.version
    wanted = number or None
    with workspace.store.begin() as conn:
        if wanted is not None and readable(rerankers.get_reranker(conn, wanted).content) is None:
            raise KnownError("reranker.other_format", number=wanted)
        before = rerankers.reranker_in_use(conn)
        now = rerankers.use_reranker(conn, wanted, reason.strip(), workspace.user.user_id)
        if now != before:
            replaced = (before.number if before else None) or SHIPPED
            said = {"replaced": replaced, "with_reason": bool(reason.strip())}
            record(conn, workspace, Act.USE_RERANKER, f"reranker {number}", **said)
    with workspace.store.read() as conn:
        return _view(conn, knowledge)


def list_rerankers(workspace: Workspace) -> RerankersView:
    """Those trained here, newest first, and which one is in use. Raises KnownError rights.denied."""
    require(workspace, Act.READ_RERANKERS)
    with workspace.store.read() as conn:
        some = any(rerankers.all_rerankers(conn))
    knowledge = workspace.knowledge.version if some else ""  # without rows nobody waits for it
    with workspace.store.begin() as conn:
        view = _view(conn, knowledge)
        record(conn, workspace, Act.READ_RERANKERS, "rerankers", shown=len(view.rows))
    return view


def _view(conn: Connection, knowledge_version: str) -> RerankersView:
    from mlpipeline.orphan.retraining import LEAST_CASES, LEAST_DISEASES  # numpy: not at start-up

    use, names = rerankers.reranker_in_use(conn), names_of_people(conn)
    number = use.number if use else None
    intact, tampered = rerankers.all_rerankers(conn)
    return RerankersView(
        rows=tuple(reranker_view(each, names, number, knowledge_version) for each in intact),
        tampered=tampered,
        in_use=number,
        reason=use.reason if use else "",
        set_by=names.get(use.set_by, "") if use else "",
        since=use.at if use else None,
        least_cases=LEAST_CASES,
        least_diseases=LEAST_DISEASES,
    )
