"""Home: what is in production, what waits, who was seen last; or, in an empty workspace, the three first steps."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.browse import HomeView, RecentDiagnosis, home
from app.services.rights import Act
from app.services.workspace import Workspace
from app.ui.context import AppContext
from app.ui.pages.home_cards import FirstSteps, ProductionCard, TodoCard
from app.ui.pages.page import Page
from app.ui.problems import show_problem
from app.ui.theme import BETWEEN
from app.ui.times import day_words
from app.ui.translation import fill
from app.ui.widgets.card import Card
from app.ui.widgets.source_label import source_words
from app.ui.widgets.table import Column, RecordsModel, Table
from app.ui.widgets.text import Text
from app.ui.words import sex_words
from mlpipeline.progress import Progress

TODO_WIDTH = 400


class HomePage(Page):
    """Reads `home` in the quick lane; `is_filled` once its data are shown."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.is_filled = False
        self._view: HomeView | None = None
        self.production, self.todo = ProductionCard(context), TodoCard(context)
        self.todo.setFixedWidth(TODO_WIDTH)
        self.recent = Card()
        self._nobody = Text(role="muted", wrap=True)
        self._table = Table()
        self._rows: RecordsModel[RecentDiagnosis] = RecordsModel(self._table)
        self._table.setModel(self._rows)
        self._table.grow_with_rows(6)
        self._table.opened.connect(self._open_patient)
        self.recent.add(self._nobody)
        self.recent.add(self._table)
        self.first_steps = FirstSteps(context)
        top = QHBoxLayout()
        top.setSpacing(BETWEEN)
        top.addWidget(self.production, 1)
        top.addWidget(self.todo)
        self._usual = QWidget()
        usual = QVBoxLayout(self._usual)
        usual.setContentsMargins(0, 0, 0, 0)
        usual.setSpacing(BETWEEN)
        usual.addLayout(top)
        usual.addWidget(self.recent)
        self.add(self._usual)
        self.add(self.first_steps)
        self.body.addStretch(1)
        self._usual.hide()
        self.first_steps.hide()
        self.retranslate()

    def retranslate(self) -> None:
        name = self.context.workspace.user.display_name.split()
        first = next((word for word in name if not word.endswith(".")), "")
        hour = QTime.currentTime().hour()
        greeting = self.tr("Good evening, %1")
        if hour < 12:
            greeting = self.tr("Good morning, %1")
        elif hour < 18:
            greeting = self.tr("Good afternoon, %1")
        self.set_title(fill(greeting, first), self._subtitle_words())
        self.recent.set_title(self.tr("Recent patients"))
        self._nobody.setText(self.tr("Nobody was seen yet. Whoever you diagnose appears here."))
        self._table.setAccessibleName(self.tr("Recent patients"))
        self._rows.set_columns(
            [
                Column(self.tr("Patient"), lambda each: each.patient_label),
                Column(self.tr("Age, sex"), age_and_sex),
                Column(self.tr("When"), lambda each: day_words(each.at)),
                Column(self.tr("Leading diagnosis"), self._leading, stretch=True, tip=self._leading),
                Column(
                    self.tr("Known from"),
                    lambda each: source_words(each.group, each.records, each.leading_id)[0],
                    token=lambda each: source_words(each.group, each.records, each.leading_id)[1],
                ),
                Column(self.tr("Decision"), self.decision_words),
            ]
        )
        self._table.fit_columns()

    def refresh(self) -> None:
        job = self.context.jobs.start(self.tr("Home"), partial(_read, self.context.workspace), lane="quick")
        job.succeeded.connect(self._show_view)
        job.failed.connect(partial(show_problem, self))

    def shows(self, what: str) -> bool:
        return what not in ("users", "policies")

    def _show_view(self, view: HomeView) -> None:
        self._view = view
        empty = not view.counts.cases and not view.recent and view.production is None
        self._usual.setVisible(not empty)
        self.first_steps.setVisible(empty)
        self.first_steps.show_counts(view.counts)
        self.production.show_view(view)
        self.todo.show_items(view.todo)
        self.recent.setVisible(self.context.may(Act.READ_DIAGNOSES))
        self._nobody.setVisible(not view.recent)
        self._table.setVisible(bool(view.recent))
        self._rows.set_records(view.recent)
        self._table.fit_columns()
        self.set_subtitle(self._subtitle_words())
        self.context.tell_fact("patients", view.counts.patients)
        self.context.tell_fact("synthetic", view.synthetic)
        self.is_filled = True

    def _subtitle_words(self) -> str:
        if self._view is None:
            return self.tr("A moment…")
        if self.first_steps.isVisibleTo(self):
            return self.tr("This workspace is empty. Three steps, in this order, and it can help you.")
        waiting = sum(item.count for item in self._view.todo if item.kind == "outcome")
        if waiting == 1:
            return self.tr("One diagnosis waits for its outcome.")
        if waiting:
            return fill(self.tr("%1 diagnoses wait for their outcome."), QLocale().toString(waiting))
        return self.tr("Nothing waits for an outcome.")

    def _leading(self, each: RecentDiagnosis) -> str:
        return self.tr("No disease more likely than none") if each.group == "N" else each.leading

    def decision_words(self, each: RecentDiagnosis) -> str:
        words = {
            "accept": self.tr("accepted"),
            "override": self.tr("overridden"),
            "": self.tr("waits"),
        }
        return words.get(each.decision, each.decision)

    def _open_patient(self, row: int) -> None:
        self.context.navigate("patients", patient_id=self._rows.record(row).patient_id)


def age_and_sex(each: RecentDiagnosis) -> str:
    """34, F; children below two years in months would need the birth date, which is not kept."""
    age = "–" if each.age_years is None else QLocale().toString(int(each.age_years))
    return f"{age}, {sex_words(each.sex)}"


def _read(workspace: Workspace, _progress: Progress) -> HomeView:
    return home(workspace)
