"""Step 4: the training, live, a row a family. Cancel keeps what is finished."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.services.browse import RunView, runs
from app.services.train_models import TrainingRequest, train_models
from app.ui.context import AppContext
from app.ui.jobs import Job
from app.ui.models.run_words import TRAINING
from app.ui.problems import show_problem
from app.ui.theme import BETWEEN
from app.ui.translation import fill
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.text import Rule, Text
from app.ui.wizard import WizardStep
from app.ui.wizards.train.draft import TrainingDraft
from app.ui.wizards.train.family_row import FamilyRow
from app.ui.words import stage_words

PREPARATION = 0.118
"""The share of a training that reading and encoding the data takes; the families share the rest equally."""
IDLE, RUNNING, ENDED = "idle", "running", "ended"


class RunStep(WizardStep):
    """The training goes on in the background when the wizard is left; it is found again here."""

    def __init__(self, context: AppContext, draft: TrainingDraft) -> None:
        super().__init__()
        self._context, self._draft = context, draft
        self._job: Job | None = None
        self._begun = datetime.now(UTC)
        self.state = IDLE
        self.rows: dict[str, FamilyRow] = {}
        self._card, self._list = Card(), QVBoxLayout()
        self._list.setSpacing(0)
        self._card.add(self._list)
        self._stage, self.cancel = Text(role="muted", wrap=True), Button()
        self.cancel.clicked.connect(self.stop)
        foot = QHBoxLayout()
        foot.addWidget(self._stage, 1)
        foot.addWidget(self.cancel)
        self._card.add(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(self._card)
        column.addStretch(1)
        self.retranslate()

    def name(self) -> str:
        return self.tr("Run")

    def title(self) -> str:
        titles = {IDLE: self.tr("Ready to train"), RUNNING: self.tr("Training"), ENDED: self.tr("Training has ended")}
        return titles[self.state]

    def subtitle(self) -> str:
        return self.tr("In a process of its own: the window stays free, and you may leave this page meanwhile.")

    def primary_text(self) -> str:
        return self.tr("Compare the runs") if self.state == ENDED else self.tr("Train")

    def reason(self) -> str:
        if self.state == RUNNING:
            return self.tr("Training runs…")
        if self.state == ENDED and not self.has_finished():
            return self.tr("No model was finished.")
        return ""

    def status(self) -> str:
        return "" if self._draft.dataset is None else fill(self.tr("dataset %1"), self._draft.dataset.number)

    def can_go_back(self) -> bool:
        return self.state != RUNNING

    def retranslate(self) -> None:
        self.cancel.setText(self.tr("Cancel: finished models are kept"))
        for row in self.rows.values():
            if row.state == "waiting":
                row.show_waiting()

    def enter(self) -> None:
        if self.state != RUNNING:
            self.state = IDLE
            self._make_rows()
        self._show()

    def has_finished(self) -> bool:
        return any(row.state in ("done", "failed") for row in self.rows.values())

    def proceed(self, go_on: Callable[[], None]) -> None:
        if self.state == ENDED:
            go_on()
        elif self.state == IDLE:
            self.start()

    def start(self) -> None:
        """Train the chosen families on the chosen dataset."""
        dataset = self._draft.dataset
        if dataset is None or self._job is not None:
            return
        self._make_rows()
        request, workspace = TrainingRequest(dataset.dataset_id, self._draft.families), self._context.workspace
        self._begun = datetime.now(UTC)
        job = self._context.jobs.start(
            self.tr("Training"), lambda progress: train_models(workspace, request, progress), lane="long"
        )
        self._job, self._context.running[TRAINING] = job, job
        self.state = RUNNING
        self._stage.setText(self.tr("Waits for its turn"))
        job.progressed.connect(self._progressed)
        job.failed.connect(partial(show_problem, self))
        job.finished.connect(self._finished)
        self._show()

    def stop(self) -> None:
        """Finished models are kept; the one under way is gone within a second."""
        if self._job is not None:
            self._job.cancel()
            self._stage.setText(self.tr("Cancelling…"))
            self.cancel.setEnabled(False)

    def _make_rows(self) -> None:
        while item := self._list.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.rows = {family: FamilyRow(family) for family in self._draft.families}
        for place, row in enumerate(self.rows.values()):
            if place:
                self._list.addWidget(Rule())
            self._list.addWidget(row)

    def _progressed(self, fraction: float, stage: str) -> None:
        key, _, family = stage.partition(" ")
        self._stage.setText(stage_words(stage) if stage else "")
        if family not in self.rows or (self._job is not None and self._job.is_cancelling()):
            return
        order = list(self.rows)
        place = order.index(family)
        share = (fraction - PREPARATION) / (1 - PREPARATION) * len(order) - place
        self.rows[family].show_running(share, stage_words(key))
        for earlier in order[:place]:
            if self.rows[earlier].state in ("waiting", "running"):
                self.rows[earlier].show_fitted()

    def _finished(self) -> None:
        """However it ended: what is in the store now is what was kept."""
        self._job = None
        self._context.running.pop(TRAINING, None)
        self._context.tell_change("runs")
        dataset, workspace = self._draft.dataset, self._context.workspace
        dataset_id = dataset.dataset_id if dataset else None
        job = self._context.jobs.start(self.tr("Runs"), lambda progress: runs(workspace, dataset_id), lane="quick")
        job.succeeded.connect(self._show_runs)
        job.failed.connect(partial(show_problem, self))

    def _show_runs(self, found: tuple[RunView, ...]) -> None:
        kept = {run.family: run for run in reversed(found) if run.trained_at >= self._begun}
        for family, row in self.rows.items():
            if family in kept:
                row.show_run(kept[family])
            else:
                row.show_not_run()
        self.state = ENDED
        self._stage.setText(fill(self.tr("%1 of %2 families were kept"), len(kept), len(self.rows)))
        self._show()

    def _show(self) -> None:
        self.cancel.setVisible(self.state == RUNNING)
        self.cancel.setEnabled(self._job is not None and not self._job.is_cancelling())
        if self.state == IDLE:
            self._stage.setText("")
        self.changed.emit()
