"""Compare: the runs of a dataset side by side, which differences are real, and where each one goes wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QTabWidget, QWidget

from app.services.browse import DatasetView, RunDetail, TaskView, datasets, run
from app.services.compare_runs import Comparison, ComparisonRow, compare_runs, recall_by_records
from app.services.return_to_preparation import return_to_preparation
from app.services.rights import Act
from app.services.workspace import Workspace
from app.ui.charts.chart import load_charts
from app.ui.charts.confusion_matrix import ConfusionMatrix
from app.ui.charts.recall_by_records import Point, RecallByRecords
from app.ui.context import AppContext
from app.ui.models.dataset_rows import dataset_line, dataset_name, parts_figures
from app.ui.models.run_pairs import ConfusedPair, PairsModel, ShareDelegate, confused_pairs, pair_columns
from app.ui.models.run_rows import (
    BARS,
    WIDEST_RUN,
    ComparisonModel,
    IntervalDelegate,
    comparison_columns,
    in_order,
    tighten,
)
from app.ui.pages.page import Page
from app.ui.pages.reason_dialog import ReasonDialog
from app.ui.problems import show_problem
from app.ui.theme import BETWEEN
from app.ui.translation import fill, whole
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.table import Table
from app.ui.widgets.text import Text
from app.ui.words import family_words

SHOWN_RUNS = 6


@dataclass(frozen=True, slots=True)
class _Compared:
    """compared: None where no dataset has a run yet. choices: dataset versions with runs."""

    compared: Comparison | None
    choices: tuple[DatasetView, ...]


@dataclass(frozen=True, slots=True)
class _Looked:
    detail: RunDetail
    points: tuple[Point, ...]
    rings: tuple[Point, ...]
    ring_family: str


class ComparePage(Page):
    """context.navigate("compare", run_id=…) or (…, dataset_id=…) shows that run or dataset."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._dataset_id, self._wanted_run = "", ""
        self.comparison: Comparison | None = None
        self.choice = QComboBox()
        self.choice.activated.connect(self._choose_dataset)
        self.back, self.send = Button(), PrimaryButton()
        self.back.clicked.connect(self.ask_back)
        self.send.clicked.connect(self.send_to_approval)
        for widget in (self.choice, self.back, self.send):
            self.add_action(widget)
        self.empty = EmptyState(keys="Ctrl+T")
        self.empty.asked.connect(lambda: context.navigate("train_new"))
        self.rows = ComparisonModel(self)
        self.table = Table()
        self.table.setModel(self.rows)
        for column in BARS:
            self.table.setItemDelegateForColumn(column, IntervalDelegate(self.table))
        self.table.grow_with_rows(SHOWN_RUNS)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.opened.connect(lambda row: self.send_to_approval())
        self._runs = Card(flush=True)
        self._runs.add(self.table)
        self.horses = RecallByRecords(context)
        self.matrix = ConfusionMatrix(context)
        for chart in (self.horses, self.matrix):
            chart.failed.connect(partial(show_problem, self))
        self.pairs = PairsModel(self)
        self.pairs_table = Table()
        self.pairs_table.setModel(self.pairs)
        self.pairs_table.setItemDelegateForColumn(1, ShareDelegate(self.pairs_table))
        self._no_pairs = Text(role="muted", wrap=True)
        self._pairs = Card()
        self.tabs = QTabWidget()
        self._lay_out_body()
        self.retranslate()

    def _lay_out_body(self) -> None:
        self._pairs.add(self._no_pairs)
        self._pairs.add(self.pairs_table, 1)
        overview = QWidget()
        row = QHBoxLayout(overview)
        row.setContentsMargins(0, BETWEEN, 0, 0)
        row.setSpacing(BETWEEN)
        row.addWidget(self.horses, 1)
        row.addWidget(self._pairs, 1)
        whole_matrix = QWidget()
        QHBoxLayout(whole_matrix).addWidget(self.matrix)
        whole_matrix.layout().setContentsMargins(0, BETWEEN, 0, 0)  # pyright: ignore[reportOptionalMemberAccess]
        self.tabs.addTab(overview, "")
        self.tabs.addTab(whole_matrix, "")
        self.tabs.tabBar().setDrawBase(False)
        self.add(self.empty, 1)
        self.add(self._runs)
        self.add(self.tabs, 1)
        self._show_parts()

    def retranslate(self) -> None:
        offered = self.tr("Train models") if self.context.may(Act.TRAIN) else ""
        self.empty.set_words(self.tr("No run yet: train models to compare them."), offered)
        self.back.setText(self.tr("Back to preparation…"))
        self.send.setText(self.tr("Send to approval…"))
        self.tabs.setTabText(0, self.tr("Where it goes wrong"))
        self.tabs.setTabText(1, self.tr("Confusion matrix"))
        self.tabs.setAccessibleName(self.tr("Views of the chosen run"))
        self.choice.setAccessibleName(self.tr("Dataset version"))
        self._pairs.set_title(self.tr("Confused pairs"), self.tr("validation part"))
        self._no_pairs.setText(self.tr("This run confused nothing, or answered for nobody."))
        self.table.setAccessibleName(self.tr("Runs"))
        self.pairs_table.setAccessibleName(self.tr("Confused pairs"))
        self.rows.set_columns(comparison_columns())
        self.pairs.set_columns(pair_columns())
        self._say_title()

    def shows(self, what: str) -> bool:
        return what in ("runs", "datasets", "registry", "policies")

    def open(self, run_id: str = "", dataset_id: str = "", **facts: Any) -> None:
        self._wanted_run = run_id
        self._dataset_id = dataset_id or ("" if run_id else self._dataset_id)

    def refresh(self) -> None:
        work = partial(_compare, self.context.workspace, self._dataset_id, self._wanted_run)
        job = self.context.jobs.start(self.tr("Compare"), lambda progress: work(), lane="quick")
        job.succeeded.connect(self._show)
        job.failed.connect(partial(show_problem, self))

    def chosen_row(self) -> ComparisonRow | None:
        row = self.table.currentIndex().row()
        return self.rows.record(row) if 0 <= row < self.rows.rowCount() else None

    def send_to_approval(self) -> None:
        row = self.chosen_row()
        if row is not None and self.send.isEnabled():
            self.context.navigate("approve", run_id=row.run.run_id)

    def ask_back(self) -> None:
        """With the reason that becomes a task in Prepare."""
        row = self.chosen_row()
        if row is None:
            return
        sentence = self.tr(
            "What has to change in the data before models are trained again? It becomes a task in Prepare."
        )
        title = fill(self.tr("%1, run %2: back to preparation"), family_words(row.run.family), row.run.number)
        dialog = ReasonDialog(self, title, sentence, self.tr("Send back"))
        dialog.given.connect(partial(self._send_back, row.run.run_id))
        dialog.open()

    def _send_back(self, run_id: str, reason: str) -> None:
        work = partial(return_to_preparation, self.context.workspace, run_id, reason)
        job = self.context.jobs.start(self.tr("Back to preparation"), lambda progress: work(), lane="quick")
        job.succeeded.connect(self._sent_back)
        job.failed.connect(partial(show_problem, self))

    def _sent_back(self, task: TaskView) -> None:
        self.context.tell_change("tasks")
        self.context.say(self.tr("Sent back to preparation"))
        self.context.navigate("prepare")

    def _choose_dataset(self, index: int) -> None:
        self._dataset_id, self._wanted_run = str(self.choice.itemData(index)), ""
        self.refresh()

    def _show(self, found: _Compared) -> None:
        chosen = self.chosen_row()
        before = self._wanted_run or (chosen.run.run_id if chosen else "")
        self._wanted_run = ""
        self.comparison = found.compared
        rows = in_order(found.compared.rows) if found.compared else ()
        self.show_rows(rows)
        self._show_choices(found)
        self._show_parts()
        self._say_title()
        if rows:
            ids = [row.run.run_id for row in rows]
            self.table.selectRow(ids.index(before) if before in ids else 0)

    def show_rows(self, rows: Sequence[ComparisonRow]) -> None:
        self.rows.set_records(rows)
        self.table.fit_columns(WIDEST_RUN)
        tighten(self.table)

    def _show_choices(self, found: _Compared) -> None:
        self.choice.clear()
        for dataset in found.choices:
            self.choice.addItem(dataset_name(dataset), dataset.dataset_id)
        if found.compared:
            self._dataset_id = found.compared.dataset.dataset_id
            self.choice.setCurrentIndex(self.choice.findData(self._dataset_id))
        self.choice.setVisible(len(found.choices) > 1)

    def _show_parts(self) -> None:
        has_runs = self.comparison is not None
        self.empty.setVisible(not has_runs)
        for widget in (self._runs, self.tabs, self.back, self.send):
            widget.setVisible(has_runs)
        self.choice.setVisible(has_runs and self.choice.count() > 1)

    def _say_title(self) -> None:
        if self.comparison is None:
            self.set_title(self.tr("Compare"))
            return
        dataset, number = self.comparison.dataset, len(self.comparison.rows)
        _, validation, locked = parts_figures(dataset)
        line = fill(
            self.tr("%1 · %2 · chosen on the validation 20 % (n %3) · final 10 % locked (n %4)"),
            dataset_name(dataset), dataset_line(dataset), whole(validation), whole(locked),
        )  # fmt: skip
        title = self.tr("Compare one run") if number == 1 else fill(self.tr("Compare %1 runs"), number)
        self.set_title(title, line)

    def _chosen(self) -> None:
        row = self.chosen_row()
        if row is None:
            return
        done, may_ask = row.run.state == "done", self.context.may(Act.ASK_DECISION)
        self.send.setEnabled(done and may_ask and row.run.version is None)
        self.back.setEnabled(may_ask)
        self.send.setToolTip(self._why_not(row))
        best = next((each for each in self.rows_shown() if each.best), None)
        beside = best if best and best.run.run_id != row.run.run_id else None
        work = partial(_look_at, self.context.workspace, row, beside)
        job = self.context.jobs.start(self.tr("Run"), lambda progress: work(), lane="quick")
        job.succeeded.connect(self._show_run)
        job.failed.connect(partial(show_problem, self))

    def _why_not(self, row: ComparisonRow) -> str:
        if row.run.version is not None:
            return fill(self.tr("This run is version %1 already."), row.run.version)
        return "" if row.run.state == "done" else self.tr("This run has no model.")

    def rows_shown(self) -> tuple[ComparisonRow, ...]:
        return tuple(self.rows.record(row) for row in range(self.rows.rowCount()))

    def _show_run(self, looked: _Looked) -> None:
        row, view = self.chosen_row(), looked.detail.view
        if row is None or row.run.run_id != view.run_id:
            return  # another run was chosen while this one was read
        ring_name = family_words(looked.ring_family) if looked.ring_family else ""
        self.horses.show_runs(looked.points, family_words(view.family), looked.rings, ring_name)
        self.matrix.show_confusion(looked.detail.confusion)
        pairs: tuple[ConfusedPair, ...] = confused_pairs(looked.detail.confusion)
        self.pairs.set_records(pairs)
        self.pairs_table.fit_columns()
        tighten(self.pairs_table)
        self.pairs_table.setVisible(bool(pairs))
        self._no_pairs.setVisible(not pairs)


def _compare(workspace: Workspace, dataset_id: str, run_id: str) -> _Compared:
    """The wanted dataset, that of the wanted run, or the newest one that has runs."""
    load_charts()
    choices = tuple(each for each in datasets(workspace) if each.used_by_runs)
    if run_id:
        dataset_id = run(workspace, run_id).view.dataset_id
    known = {each.dataset_id for each in choices}
    if not choices:
        return _Compared(None, ())
    wanted = dataset_id if dataset_id in known else choices[0].dataset_id
    return _Compared(compare_runs(workspace, wanted), choices)


def _look_at(workspace: Workspace, row: ComparisonRow, beside: ComparisonRow | None) -> _Looked:
    detail = run(workspace, row.run.run_id)
    points = recall_by_records(workspace, row.run.run_id)
    if beside is None:
        return _Looked(detail, points, (), "")
    return _Looked(detail, points, recall_by_records(workspace, beside.run.run_id), beside.run.family)
