"""Train: the training under way, and every run before it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from app.services.browse import RunView, runs
from app.ui.context import AppContext
from app.ui.jobs import Job
from app.ui.models.run_rows import run_columns, tighten
from app.ui.models.run_words import TRAINING
from app.ui.pages.page import Page
from app.ui.problems import show_problem
from app.ui.widgets.buttons import LinkButton, PrimaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.table import RecordsModel, Table
from app.ui.widgets.text import Text
from app.ui.words import stage_words


class TrainPage(Page):
    """Enter on a run shows it beside the others of its dataset."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.train = PrimaryButton(keys="Ctrl+T")
        self.train.clicked.connect(self._start)
        self.add_action(self.train)
        self.empty = EmptyState(keys="Ctrl+T")
        self.empty.asked.connect(self._start)
        self._followed: Job | None = None
        self._stage, self._bar, self._show_running = Text(), QProgressBar(), LinkButton()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._show_running.clicked.connect(self._start)
        self._running = Card()
        self.rows: RecordsModel[RunView] = RecordsModel(self)
        self.table = Table()
        self.table.setModel(self.rows)
        self.table.opened.connect(self._open_run)
        self._past = Card(flush=True)
        self._past.add(self.table)
        self._lay_out_body()
        self.retranslate()

    def _lay_out_body(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._stage, 1)
        row.addWidget(self._show_running)
        self._running.add(row)
        self._running.add(self._bar)
        self._running.hide()
        self.add(self._running)
        self.add(self.empty, 1)
        self.add(self._past, 1)
        self._show_parts(False)

    def retranslate(self) -> None:
        self.set_title(self.tr("Train"), self.tr("Every run that was ever started, with what became of it."))
        self.train.setText(self.tr("Train models"))
        self.empty.set_words(self.tr("No model was trained yet."), self.tr("Train models"))
        self._running.set_title(self.tr("Training now"))
        self._bar.setAccessibleName(self.tr("Training now"))
        self._show_running.setText(self.tr("Show"))
        self._show_running.setAccessibleName(self.tr("Show the training"))
        self.table.setAccessibleName(self.tr("Runs; Enter compares"))
        self.rows.set_columns(run_columns())

    def shows(self, what: str) -> bool:
        return what in ("runs", "datasets")

    def open(self, **facts: Any) -> None:
        """Nothing in particular."""

    def refresh(self) -> None:
        self._follow(self.context.running.get(TRAINING))
        workspace = self.context.workspace
        job = self.context.jobs.start(self.tr("Runs"), lambda progress: runs(workspace), lane="quick")
        job.succeeded.connect(self._show)
        job.failed.connect(partial(show_problem, self))

    def _show(self, found: tuple[RunView, ...]) -> None:
        before = self.table.currentIndex().row()
        self.rows.set_records(found)
        self.table.fit_columns(280)
        tighten(self.table)
        self._show_parts(bool(found))
        if found:
            self.table.selectRow(max(0, min(before, len(found) - 1)))

    def _show_parts(self, has_runs: bool) -> None:
        self.empty.setVisible(not has_runs)
        self._past.setVisible(has_runs)
        self.train.setVisible(has_runs)

    def _follow(self, job: Job | None) -> None:
        """Show how far the training is, once for each job."""
        self._running.setVisible(job is not None)
        if job is None or job is self._followed:
            return
        self._followed = job
        self._bar.setValue(0)
        self._stage.setText(job.title)
        job.progressed.connect(self._progressed)
        job.finished.connect(self._finished)

    def _progressed(self, fraction: float, stage: str) -> None:
        self._bar.setValue(int(1000 * fraction))
        if stage:
            self._stage.setText(stage_words(stage))

    def _finished(self) -> None:
        self._followed = None
        self._running.hide()

    def _start(self) -> None:
        self.context.navigate("train_new")

    def _open_run(self, row: int) -> None:
        self.context.navigate("compare", run_id=self.rows.record(row).run_id)
