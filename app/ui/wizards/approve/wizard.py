"""The Approve wizard: a run becomes a version in production, or goes back to preparation, on numbered evidence."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.services.browse import RunDetail, run
from app.ui.context import AppContext
from app.ui.problems import show_problem
from app.ui.wizard import Wizard
from app.ui.wizards.approve.decision_step import DecisionStep
from app.ui.wizards.approve.draft import ApprovalDraft
from app.ui.wizards.approve.evidence_step import EvidenceStep
from app.ui.wizards.approve.production_step import ProductionStep
from app.ui.wizards.approve.sign_step import SignStep


class ApproveWizard(Wizard):
    """context.navigate("approve", run_id=…). Opened evidence is kept until another run is asked for."""

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self.draft = ApprovalDraft()
        self.evidence, self.decision = EvidenceStep(context, self.draft), DecisionStep(context, self.draft)
        self.sign, self.production = SignStep(context, self.draft), ProductionStep(context, self.draft)
        super().__init__([self.evidence, self.decision, self.sign, self.production])
        self.finished.connect(self._show_registry)
        self.production.later.connect(self._show_registry)
        self.sign.sent_back.connect(self._show_preparation)

    def open(self, run_id: str = "", **facts: Any) -> None:
        known = self.draft.run
        if not run_id or (known is not None and known.run_id == run_id and not self.draft.is_decided()):
            return
        workspace = self._context.workspace
        job = self._context.jobs.start(self.tr("Run"), lambda progress: run(workspace, run_id), lane="quick")
        job.succeeded.connect(self._take)
        job.failed.connect(partial(show_problem, self))

    def go_to(self, index: int) -> None:
        """A signed decision is not gone back from."""
        if index >= self.index or self.step.can_go_back():
            super().go_to(index)

    def _take(self, found: RunDetail) -> None:
        if not self.step.can_go_back() and not self.draft.is_decided():
            return  # a look at the locked part is under way
        self.draft.take_run(found.view)
        self._begin()

    def _begin(self) -> None:
        self.draft.version, self.draft.tasks = None, ()
        self.go_to(0)

    def _show_registry(self) -> None:
        number = self.draft.version.number if self.draft.version else 0
        self._end()
        self._context.navigate("registry", version=number)

    def _show_preparation(self) -> None:
        self._end()
        self._context.say(self.tr("Sent back: the reasons stand under Prepare"))
        self._context.navigate("prepare")

    def _end(self) -> None:
        """The decision is kept; nothing of it stays here."""
        self.draft.forget()
        self.go_to(0)
