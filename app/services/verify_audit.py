"""Check the whole chain of the trace."""

from __future__ import annotations

from dataclasses import dataclass

from app.services.rights import Act, require
from app.services.trace import record
from app.services.workspace import Workspace

__all__ = ["AuditVerdict", "verify_audit"]


@dataclass(frozen=True, slots=True)
class AuditVerdict:
    """head: the last event's MAC (hex), as printed on reports. first_bad: sequence of the first wrong event. problem:
    "" or "event_changed", "event_missing", "seal_broken", "store_rolled_back", "head_missing", "head_broken"."""

    ok: bool
    events: int
    head: str
    first_bad: int | None
    problem: str = ""


def verify_audit(workspace: Workspace) -> AuditVerdict:
    """Recomputes every link; that it was done becomes an event afterwards."""
    require(workspace, Act.VERIFY_AUDIT)
    report = workspace.store.verify_audit()
    with workspace.store.begin() as conn:
        record(conn, workspace, Act.VERIFY_AUDIT, "audit", ok=report.ok, events=report.events)
    return AuditVerdict(report.ok, report.events, report.head.mac, report.first_bad, report.problem)
