"""What the steps of one approval share. A passphrase is never among it."""

from __future__ import annotations

from dataclasses import dataclass

from app.services.approve_model import Evidence, TaskView, VersionView
from app.services.browse import RunView

APPROVE, SEND_BACK = "approve", "send_back"


@dataclass
class ApprovalDraft:
    """version: what an approval made; tasks: what a sending back left to do."""

    run: RunView | None = None
    evidence: Evidence | None = None
    decision: str = ""
    reason: str = ""
    version: VersionView | None = None
    tasks: tuple[TaskView, ...] = ()

    def forget(self) -> None:
        """Nothing is kept."""
        self.run = None
        self._clear()

    def take_run(self, run: RunView) -> None:
        """Another run: nothing of the one before is kept."""
        self.run = run
        self._clear()

    def _clear(self) -> None:
        self.evidence, self.decision, self.reason, self.version, self.tasks = None, "", "", None, ()

    def is_approvable(self) -> bool:
        """All requirements are met on the locked part."""
        return self.evidence is not None and all(each.state == "met" for each in self.evidence.requirements)

    def is_decided(self) -> bool:
        return self.version is not None or bool(self.tasks)
