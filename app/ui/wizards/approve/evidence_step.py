"""Step 1: the locked 10 %, opened on purpose and numbered; requirements, groups of patients, each disease."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QProgressBar, QTabWidget, QVBoxLayout

from app.services.approve_model import Evidence, open_evidence
from app.services.browse import EstimateView, PerClass, RequirementView
from app.services.count_openings import OpeningsView, count_openings
from app.ui.context import AppContext
from app.ui.jobs import Job
from app.ui.models.run_words import figure, interval, rule_words, spoken_estimate, state_words
from app.ui.problems import show_problem
from app.ui.theme import BETWEEN, COMMON_MARK, ORPHAN_MARK
from app.ui.translation import fill, whole
from app.ui.widgets.banner import Banner
from app.ui.widgets.card import Card
from app.ui.widgets.table import Column, RecordsModel, Table
from app.ui.widgets.text import Text
from app.ui.wizard import WizardStep
from app.ui.wizards.approve.draft import ApprovalDraft
from app.ui.wizards.approve.group_words import group_words
from app.ui.words import family_words

Group = tuple[str, int, EstimateView]
FEW = 20
TOKENS = {"met": "ok", "missed": "danger", "not_enough_evidence": "warning"}
MARKS = {"met": "✓", "missed": "✗", "not_enough_evidence": "?"}


class EvidenceStep(WizardStep):
    """Before the opening the primary button opens; after it, it carries on."""

    def __init__(self, context: AppContext, draft: ApprovalDraft) -> None:
        super().__init__()
        self._context, self._draft = context, draft
        self._job: Job | None = None
        self._openings: OpeningsView | None = None
        self.warning, self.verdict = Banner("warning"), Banner("info")
        self._about, self._bar = Text(wrap=True), QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._before = Card()
        self._before.add(self._about)
        self.requirements: RecordsModel[RequirementView] = RecordsModel(self)
        self.groups: RecordsModel[Group] = RecordsModel(self)
        self.diseases: RecordsModel[PerClass] = RecordsModel(self)
        self.tabs = QTabWidget()
        self.tabs.tabBar().setDrawBase(False)
        self._tables: list[Table] = []
        for model in (self.requirements, self.groups, self.diseases):
            table, card = Table(), Card(flush=True)
            table.setModel(model)
            card.add(table, 1)
            self._tables.append(table)
            self.tabs.addTab(card, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        for widget in (self.warning, self._before, self._bar, self.verdict):
            column.addWidget(widget)
        column.addWidget(self.tabs, 1)
        column.addStretch(0)
        self.retranslate()

    def name(self) -> str:
        return self.tr("Evidence")

    def title(self) -> str:
        return self.tr("What does it reach where nobody looked?")

    def subtitle(self) -> str:
        run = self._draft.run
        if run is None:
            return ""
        return fill(self.tr("%1 · run %2 · dataset %3"), family_words(run.family), run.number, run.dataset_number)

    def primary_text(self) -> str:
        return "" if self._draft.evidence else self.tr("Open the locked 10 %")

    def reason(self) -> str:
        if self._job is not None:
            return self.tr("Measuring on the locked part…")
        return "" if self._draft.run else self.tr("Choose a run under Compare first.")

    def retranslate(self) -> None:
        titles = (self.tr("Requirements"), self.tr("Groups of patients"), self.tr("Each disease"))
        for place, title in enumerate(titles):
            self.tabs.setTabText(place, title)
            self._tables[place].setAccessibleName(title)
        self._bar.setAccessibleName(self.tr("Measuring on the locked part"))
        self._about.setText(
            self.tr("Nobody chose anything by these patients. Each look at them is numbered and kept, whatever it "
                    "shows: after several looks the figures flatter.")
        )  # fmt: skip
        self.requirements.set_columns(self._requirement_columns())
        self.groups.set_columns(self._group_columns())
        self.diseases.set_columns(self._disease_columns())
        self._show()

    def enter(self) -> None:
        run = self._draft.run
        if run is not None and self._draft.evidence is None and self._job is None:
            workspace, run_id = self._context.workspace, run.run_id
            job = self._context.jobs.start(
                self.tr("Openings"), lambda progress: count_openings(workspace, run_id), lane="quick"
            )
            job.succeeded.connect(self._counted)
            job.failed.connect(partial(show_problem, self))
        self._show()

    def proceed(self, go_on: Callable[[], None]) -> None:
        if self._draft.evidence is not None:
            go_on()
        else:
            self.open_locked()

    def can_go_back(self) -> bool:
        return self._job is None

    def open_locked(self) -> None:
        """The deliberate act: a number is used up even if what follows is cancelled."""
        run = self._draft.run
        if run is None or self._job is not None:
            return
        workspace, run_id = self._context.workspace, run.run_id
        job = self._context.jobs.start(
            self.tr("Evidence"), lambda progress: open_evidence(workspace, run_id, progress), lane="long"
        )
        self._job = job
        job.progressed.connect(lambda fraction, stage: self._bar.setValue(int(1000 * fraction)))
        job.succeeded.connect(self._opened)
        job.failed.connect(partial(show_problem, self))
        job.finished.connect(self._finished)
        self._show()

    def _counted(self, openings: OpeningsView) -> None:
        self._openings = openings
        self._show()

    def _opened(self, evidence: Evidence) -> None:
        if self._draft.run is not None and evidence.run.run_id == self._draft.run.run_id:
            self._draft.evidence = evidence

    def _finished(self) -> None:
        self._job = None
        self.enter()

    def _show(self) -> None:
        evidence = self._draft.evidence
        closed = evidence is None
        self.warning.setVisible(closed and self._openings is not None and self._draft.run is not None)
        self._before.setVisible(closed)
        self._bar.setVisible(self._job is not None)
        self.verdict.setVisible(not closed)
        self.tabs.setVisible(not closed)
        if self._openings is not None:
            self._say_number(self._openings)
        if evidence is not None:
            self._show_evidence(evidence)
        self.changed.emit()

    def _say_number(self, openings: OpeningsView) -> None:
        title = fill(self.tr("This will be opening number %1"), openings.next_number)
        seen = fill(self.tr("The locked part of this dataset was opened %1 times before."), openings.of_dataset)
        if openings.of_dataset == 1:
            seen = self.tr("The locked part of this dataset was opened once before.")
        fresh = self.tr("The locked part of this dataset was never opened.")
        self.warning.show_message("warning", title, seen if openings.of_dataset else fresh)

    def _show_evidence(self, evidence: Evidence) -> None:
        states = [each.state for each in evidence.requirements]
        counts = [states.count(state) for state in ("met", "missed", "not_enough_evidence")]
        title = fill(self.tr("%1 met, %2 missed, %3 without enough evidence"), *counts)
        seen = self.tr("seen before") if evidence.reused_test else self.tr("never seen before")
        text = fill(self.tr("Opening %1 · %2 rows · %3"), evidence.opening, whole(evidence.rows), seen)
        kind = "info" if self._draft.is_approvable() else "danger" if counts[1] else "warning"
        self.verdict.show_message(kind, title, text)
        self.requirements.set_records(evidence.requirements)
        self.groups.set_records(evidence.subgroups)
        self.diseases.set_records(evidence.per_class)
        for table in self._tables:
            table.fit_columns(420)

    def _requirement_columns(self) -> list[Column[RequirementView]]:
        return [
            Column(
                self.tr("Requirement"), lambda each: rule_words(each.metric, each.limit, each.bound), stretch=True,
                strong=True,
            ),
            Column(
                self.tr("Measured"), lambda each: figure(each.measured.value), numeric=True,
                tip=lambda each: spoken_estimate(each.metric, each.measured),
            ),
            Column(self.tr("95 % interval"), lambda each: interval(each.measured), numeric=True),
            Column(self.tr("Rows"), lambda each: whole(each.measured.n), numeric=True),
            Column(
                self.tr("Verdict"), lambda each: f"{MARKS.get(each.state, '')} {state_words(each.state)}",
                token=lambda each: TOKENS.get(each.state, ""),
            ),
        ]  # fmt: skip

    def _group_columns(self) -> list[Column[Group]]:
        return [
            Column(self.tr("Group"), lambda group: group_words(group[0]), stretch=True, strong=True),
            Column(self.tr("Rows"), lambda group: whole(group[1]), numeric=True),
            Column(self.tr("Accuracy"), lambda group: figure(group[2].value), numeric=True),
            Column(self.tr("95 % interval"), lambda group: interval(group[2]), numeric=True),
        ]

    def _disease_columns(self) -> list[Column[PerClass]]:
        return [
            Column(
                self.tr("Disease"), lambda each: f"{_mark(each)} {each.label}", stretch=True,
                token=lambda each: "orphan" if each.n_train <= FEW else "common",
            ),
            Column(self.tr("Records learned"), lambda each: whole(each.n_train), numeric=True),
            Column(self.tr("Locked rows"), lambda each: whole(each.n_validation), numeric=True),
            Column(self.tr("Recall"), lambda each: figure(each.recall), numeric=True),
        ]  # fmt: skip


def _mark(each: PerClass) -> str:
    return ORPHAN_MARK if each.n_train <= FEW else COMMON_MARK
