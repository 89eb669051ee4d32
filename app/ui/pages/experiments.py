"""Experiments: where the ranking is good and where it is blind, measured on published cases."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QWidget

from app.services.browse import BenchmarkKind, BenchmarkView, benchmarks
from app.services.rights import Act
from app.services.run_benchmark import BenchmarkRequest, run_benchmark
from app.services.workspace import Workspace
from app.ui.charts.chart import load_charts
from app.ui.charts.few_records import few_records_plots
from app.ui.charts.plot import Plot
from app.ui.charts.published_cases import published_plots
from app.ui.charts.series_chart import SeriesChart
from app.ui.charts.unknown_diseases import unknown_plots
from app.ui.context import AppContext
from app.ui.dialogs.measure import MeasureDialog
from app.ui.models.benchmark_rows import about_words, benchmark_columns, benchmark_name, kind_words
from app.ui.models.run_rows import tighten
from app.ui.models.run_words import moment
from app.ui.pages.page import Page
from app.ui.pages.reranker_card import RerankerCard
from app.ui.problems import show_problem
from app.ui.theme import BETWEEN, INSIDE
from app.ui.translation import fill
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.table import RecordsModel, Table
from app.ui.widgets.text import FieldLabel, Text

SHOWN_ROWS, MOST_CHARTS = 3, 4
PLOTS = {
    BenchmarkKind.PHENOPACKETS: published_plots,
    BenchmarkKind.KSHOT: few_records_plots,
    BenchmarkKind.UNKNOWN: unknown_plots,
}


class ExperimentsPage(Page):
    """context.navigate("experiments", number=…) shows that measurement."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._wanted = 0
        self.measure = PrimaryButton()
        self.measure.clicked.connect(self.ask)
        self.add_action(self.measure)
        self.empty = EmptyState()
        self.empty.asked.connect(self.ask)
        self.reranker = RerankerCard(context)
        self.rows: RecordsModel[BenchmarkView] = RecordsModel(self)
        self.table = Table()
        self.table.setModel(self.rows)
        self.table.grow_with_rows(SHOWN_ROWS)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self._past = Card(flush=True)
        self._past.add(self.table)
        self.about, self.beside = Text(role="muted", wrap=True), QComboBox()
        self.beside.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.beside.activated.connect(self._show_charts)
        self._beside_label = FieldLabel("", self.beside)
        self.charts = tuple(SeriesChart(context) for _ in range(MOST_CHARTS))
        for chart in self.charts:
            chart.failed.connect(partial(show_problem, self))
        self._detail = QWidget()
        self._grid = QGridLayout()
        self._lay_out_body()
        self.retranslate()

    def _lay_out_body(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(INSIDE)
        head.addWidget(self.about, 1)
        head.addWidget(self._beside_label)
        head.addWidget(self.beside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(BETWEEN)
        for column in range(2):
            self._grid.setColumnStretch(column, 1)
        self._grid.addLayout(head, 0, 0, 1, 2)
        self._detail.setLayout(self._grid)
        self.add(self.reranker)
        self.add(self.empty, 1)
        self.add(self._past)
        self.add(self._detail, 1)
        self._show_parts(False)

    def retranslate(self) -> None:
        self.set_title(self.tr("Experiments"), self.tr("Where the ranking is good and where it is blind."))
        offered = self.tr("Measure the ranking…") if self.context.may(Act.RUN_BENCHMARK) else ""
        self.empty.set_words(self.tr("Nobody has measured yet how high published cases rank their disease."), offered)
        self.measure.setText(self.tr("Measure again…"))
        self.table.setAccessibleName(self.tr("Measurements"))
        self._beside_label.rename(self.tr("Beside it"))
        self.reranker.retranslate()
        self.rows.set_columns(benchmark_columns())

    def shows(self, what: str) -> bool:
        return what in ("benchmarks", "rerankers")

    def open(self, number: int = 0, **facts: Any) -> None:
        self._wanted = number

    def refresh(self) -> None:
        read = partial(_read, self.context.workspace)
        job = self.context.jobs.start(self.tr("Experiments"), lambda progress: read(), lane="quick")
        job.succeeded.connect(self._show)
        job.failed.connect(partial(show_problem, self))
        self.reranker.refresh()

    def ask(self) -> None:
        """On which file, and what."""
        dialog = MeasureDialog(self)
        dialog.given.connect(self.start)
        dialog.open()

    def start(self, request: BenchmarkRequest) -> None:
        """In the long lane: the job bar shows how far it is, and cancels it."""
        title = fill(self.tr("Measuring: %1"), kind_words(request.kind))
        work = partial(run_benchmark, self.context.workspace, request)
        job = self.context.jobs.start(title, work, lane="long")
        job.succeeded.connect(self._measured)
        job.failed.connect(partial(show_problem, self))

    def _measured(self, view: BenchmarkView) -> None:
        self._wanted = view.number
        self.context.say(fill(self.tr("Measured: %1"), kind_words(view.kind)))
        self.context.tell_change("benchmarks")

    def chosen(self) -> BenchmarkView | None:
        row = self.table.currentIndex().row()
        return self.rows.record(row) if 0 <= row < self.rows.rowCount() else None

    def _show(self, found: tuple[BenchmarkView, ...]) -> None:
        before = self.chosen()
        wanted = self._wanted or (before.number if before else 0)
        self._wanted = 0
        self.rows.set_records(found)
        self.table.fit_columns()
        tighten(self.table)
        self._show_parts(bool(found))
        if found:
            numbers = [each.number for each in found]
            self.table.selectRow(numbers.index(wanted) if wanted in numbers else 0)

    def _show_parts(self, has_some: bool) -> None:
        self.empty.setVisible(not has_some)
        self._past.setVisible(has_some)
        self._detail.setVisible(has_some)
        self.measure.setVisible(has_some and self.context.may(Act.RUN_BENCHMARK))

    def _chosen(self) -> None:
        view = self.chosen()
        if view is None:
            return
        self.about.setText(about_words(view))
        self._offer_beside(view)
        self._show_charts()

    def _offer_beside(self, view: BenchmarkView) -> None:
        """Others of the same kind, newest first."""
        every = (self.rows.record(row) for row in range(self.rows.rowCount()))
        others = [each for each in every if each.kind is view.kind and each.number != view.number]
        kept = self.beside.currentData()
        self.beside.clear()
        self.beside.addItem(self.tr("nothing"))
        for each in others:
            self.beside.addItem(f"{benchmark_name(each)} · {moment(each.made_at)}", each)
        numbers = [each.number for each in others]
        if isinstance(kept, BenchmarkView) and kept.number in numbers:
            self.beside.setCurrentIndex(1 + numbers.index(kept.number))
        for widget in (self._beside_label, self.beside):
            widget.setVisible(bool(others))

    def _show_charts(self) -> None:
        view, beside = self.chosen(), self.beside.currentData()
        if view is None:
            return
        plots, others = PLOTS[view.kind](view.report), _plots_of(beside)
        name = benchmark_name(beside) if isinstance(beside, BenchmarkView) else ""
        for place, chart in enumerate(self.charts):
            chart.setVisible(place < len(plots))
            if place < len(plots):
                alone = place == len(plots) - 1 and place % 2 == 0
                self._grid.addWidget(chart, 1 + place // 2, place % 2, 1, 2 if alone else 1)
                chart.show_plot(plots[place], others.get(plots[place].key), name)


def _plots_of(view: object) -> dict[str, Plot]:
    return {plot.key: plot for plot in PLOTS[view.kind](view.report)} if isinstance(view, BenchmarkView) else {}


def _read(workspace: Workspace) -> tuple[BenchmarkView, ...]:
    load_charts()
    return benchmarks(workspace)
