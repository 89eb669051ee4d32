"""Prepare: frozen dataset versions, and what models that were sent back left to do."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from app.services.browse import DatasetView, TaskView, datasets, finish_task, tasks
from app.services.make_dataset import make_dataset
from app.services.rights import Act
from app.ui.context import AppContext
from app.ui.models.dataset_rows import dataset_columns, dataset_name, task_columns
from app.ui.models.run_rows import tighten
from app.ui.pages.page import Page
from app.ui.problems import show_problem
from app.ui.translation import fill, whole
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.table import RecordsModel, Table
from app.ui.widgets.text import Text

SHOWN_TASKS = 6


class PreparePage(Page):
    """context.navigate("prepare", dataset_id=…) selects a dataset version."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.freeze, self.train = PrimaryButton(), Button()
        self.freeze.clicked.connect(self.freeze_dataset)
        self.train.clicked.connect(self._train)
        self.add_action(self.train)
        self.add_action(self.freeze)
        self.empty = EmptyState()
        self.empty.asked.connect(self.freeze_dataset)
        self.rows: RecordsModel[DatasetView] = RecordsModel(self)
        self.table = Table()
        self.table.setModel(self.rows)
        self._versions = Card(flush=True)
        self._versions.add(self.table)
        self.todo: RecordsModel[TaskView] = RecordsModel(self)
        self.todo_table = Table()
        self.todo_table.setModel(self.todo)
        self.todo_table.grow_with_rows(SHOWN_TASKS)
        self.todo_table.selectionModel().currentRowChanged.connect(self._look_tasks)
        self.done, self.run = Button(), Button()
        self.done.clicked.connect(self.finish_chosen)
        self.run.clicked.connect(self._show_run)
        self._nothing_to_do = Text(role="muted")
        self._todo = Card()
        self._wanted = ""
        self._freezing = False
        self._lay_out_body()
        self.retranslate()

    def _lay_out_body(self) -> None:
        self._todo.add(self._nothing_to_do)
        self._todo.add(self.todo_table)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.run)
        row.addWidget(self.done)
        self._todo.add(row)
        self.add(self.empty, 1)
        self.add(self._versions, 1)
        self.add(self._todo)
        self._show_parts(())

    def retranslate(self) -> None:
        self.set_title(
            self.tr("Prepare"),
            self.tr("A dataset version is frozen for good: the same rows, the same 70 / 20 / 10 parts, one hash."),
        )
        self.freeze.setText(self.tr("Freeze a dataset version"))
        self.train.setText(self.tr("Train models…"))
        offered = self.tr("Freeze a dataset version") if self.context.may(Act.MAKE_DATASET) else ""
        self.empty.set_words(
            self.tr("No dataset version yet: freeze one of the records that may be learned from."), offered
        )
        self._todo.set_title(self.tr("Back in preparation"), self.tr("what models that were sent back left to do"))
        self._nothing_to_do.setText(self.tr("Nothing was sent back."))
        self.done.setText(self.tr("Done"))
        self.run.setText(self.tr("Show the run"))
        self.table.setAccessibleName(self.tr("Dataset versions"))
        self.todo_table.setAccessibleName(self.tr("Back in preparation"))
        self.rows.set_columns(dataset_columns())
        self.todo.set_columns(task_columns())

    def shows(self, what: str) -> bool:
        return what in ("datasets", "tasks", "runs")

    def open(self, dataset_id: str = "", **facts: Any) -> None:
        self._wanted = dataset_id

    def refresh(self) -> None:
        workspace = self.context.workspace
        may_see_tasks = self.context.may(Act.READ_TASKS)

        def read() -> tuple[tuple[DatasetView, ...], tuple[TaskView, ...]]:
            return datasets(workspace), tasks(workspace) if may_see_tasks else ()

        job = self.context.jobs.start(self.tr("Dataset versions"), lambda progress: read(), lane="quick")
        job.succeeded.connect(self._show)
        job.failed.connect(partial(show_problem, self))

    def freeze_dataset(self) -> None:
        """Everything that may be learned from now, as one version."""
        if self._freezing:
            return
        workspace = self.context.workspace
        self._set_freezing(True)
        job = self.context.jobs.start(
            self.tr("Freeze a dataset version"), lambda progress: make_dataset(workspace, progress=progress)
        )
        job.succeeded.connect(self._frozen)
        job.failed.connect(partial(show_problem, self))
        job.finished.connect(lambda: self._set_freezing(False))

    def chosen_dataset(self) -> DatasetView | None:
        row = self.table.currentIndex().row()
        return self.rows.record(row) if 0 <= row < self.rows.rowCount() else None

    def chosen_task(self) -> TaskView | None:
        row = self.todo_table.currentIndex().row()
        return self.todo.record(row) if 0 <= row < self.todo.rowCount() else None

    def finish_chosen(self) -> None:
        """The selected task is done."""
        task = self.chosen_task()
        if task is None or task.done_at is not None:
            return
        workspace, task_id = self.context.workspace, task.task_id
        job = self.context.jobs.start(self.tr("Done"), lambda progress: finish_task(workspace, task_id), lane="quick")
        job.succeeded.connect(lambda _task: self.context.tell_change("tasks"))
        job.failed.connect(partial(show_problem, self))

    def _frozen(self, dataset: DatasetView) -> None:
        self._wanted = dataset.dataset_id
        self.context.tell_change("datasets")
        self.context.say(fill(self.tr("%1 frozen: %2 rows"), dataset_name(dataset), whole(dataset.rows)))

    def _set_freezing(self, freezing: bool) -> None:
        self._freezing = freezing
        self.freeze.setEnabled(not freezing)
        self.empty.setEnabled(not freezing)

    def _train(self) -> None:
        dataset = self.chosen_dataset()
        self.context.navigate("train_new", dataset_id=dataset.dataset_id if dataset else "")

    def _show_run(self) -> None:
        if task := self.chosen_task():
            self.context.navigate("compare", run_id=task.run_id)

    def _show(self, found: tuple[tuple[DatasetView, ...], tuple[TaskView, ...]]) -> None:
        versions, todo = found
        chosen = self.chosen_dataset()
        before = self._wanted or (chosen.dataset_id if chosen else "")
        self._wanted = ""
        self.rows.set_records(versions)
        self.table.fit_columns()
        tighten(self.table)
        ids = [each.dataset_id for each in versions]
        if ids:
            self.table.selectRow(ids.index(before) if before in ids else 0)
        task = self.chosen_task()
        self.todo.set_records(sorted(todo, key=lambda each: (each.done_at is not None, each.created_at)))
        self.todo_table.fit_columns()
        if todo:
            listed = [self.todo.record(row).task_id for row in range(self.todo.rowCount())]
            self.todo_table.selectRow(listed.index(task.task_id) if task and task.task_id in listed else 0)
        self._show_parts(versions)
        self._look_tasks()

    def _show_parts(self, versions: tuple[DatasetView, ...]) -> None:
        self.empty.setVisible(not versions)
        self._versions.setVisible(bool(versions))
        self._todo.setVisible(bool(versions))
        self.freeze.setVisible(bool(versions) and self.context.may(Act.MAKE_DATASET))
        self.train.setVisible(bool(versions) and self.context.may(Act.TRAIN))

    def _look_tasks(self) -> None:
        task, any_task = self.chosen_task(), self.todo.rowCount() > 0
        self._nothing_to_do.setVisible(not any_task)
        self.todo_table.setVisible(any_task)
        self.done.setVisible(any_task and self.context.may(Act.FINISH_TASK))
        self.done.setEnabled(task is not None and task.done_at is None)
        self.run.setVisible(any_task)
        self.run.setEnabled(task is not None and bool(task.run_id))
