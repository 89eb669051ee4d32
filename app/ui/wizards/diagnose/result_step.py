"""Step 4: the ranking for review, and the clinician's decision on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.assessment_views import DiagnosisResult, RankedDiseaseView
from app.services.diagnose_patient import Decision, DiagnosisRequest, decide_diagnosis, diagnose_patient
from app.services.search_terms import disease_references
from app.ui.context import AppContext
from app.ui.problems import show_problem
from app.ui.translation import fill
from app.ui.widgets.banner import Banner
from app.ui.widgets.text import Text
from app.ui.wizard import WizardStep
from app.ui.wizards.diagnose.consultation import Consultation
from app.ui.wizards.diagnose.decision_bar import DecisionBar
from app.ui.wizards.diagnose.ranking_table import RankingTable
from app.ui.wizards.diagnose.result_cards import ResultCards
from app.ui.wizards.diagnose.result_notes import NotesLine, ResultBanner
from app.ui.wizards.diagnose.why_panel import WhyPanel
from app.ui.wizards.diagnose.words import patient_line
from app.ui.words import disease_words
from mlpipeline.domain import Case
from mlpipeline.errors import KnownError

UNREAD_MS = 700
"""The key that asked for the result also accepts it: pressed twice, or held, it must not accept the unread."""


class ResultStep(WizardStep):
    """Asks the service when the case has changed since the last answer; the answer stays for review until decided."""

    def __init__(self, context: AppContext, consultation: Consultation) -> None:
        super().__init__()
        self._context = context
        self._consultation = consultation
        self._asked: Case | None = None
        self._storing = False
        self._unread = QTimer(self, interval=UNREAD_MS, singleShot=True)
        self._unread.timeout.connect(self.changed)
        self.banner = ResultBanner()
        self.stored = Banner()
        self.cards = ResultCards()
        self.table = RankingTable(context.finding_words)
        self.why = WhyPanel(context.finding_words)
        self.notes = NotesLine()
        self.decision = DecisionBar(context.workspace, context.jobs)
        self._waiting = Text(role="muted")
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    def name(self) -> str:
        return self.tr("Result")

    def title(self) -> str:
        return self.tr("Result, for your review")

    def subtitle(self) -> str:
        result = self._consultation.result
        parts = [patient_line(self._consultation)]
        if result and not self._asked:
            if result.model_version is not None:
                parts.append(fill(self.tr("model v%1"), result.model_version))
            parts.append(fill(self.tr("knowledge %1"), result.knowledge_version))
        return " · ".join(part for part in parts if part)

    def reason(self) -> str:
        if self._asked or self._storing:
            return self.tr("One moment…")
        if self._consultation.decided or self._asks_again():
            return ""
        if not self._consultation.may_infer():
            return self.tr("There is no valid consent for care: go back and capture one.")
        if self._unread.isActive():
            return self.tr("Read the result first")
        if missing := self.decision.missing():
            return missing
        return "" if self.acceptable() else self.tr("There is nothing to accept.")

    def status(self) -> str:
        return "" if self._consultation.decided else self.tr("For review until you accept or override it")

    def primary_text(self) -> str:
        if self._consultation.decided:
            return self.tr("Next patient")
        if self._asks_again():
            return self.tr("Try again")
        return self.tr("Store override") if self.decision.is_open() else self.accept_words()

    def proceed(self, go_on: Callable[[], None]) -> None:
        if self._consultation.decided:
            go_on()
        elif self._asks_again():
            self._diagnose()
        elif self.decision.is_open():
            self.decision.store()
        else:
            self.accept()

    def retranslate(self) -> None:
        self._waiting.setText(self.tr("Comparing with records and knowledge…"))
        for part in (self.cards, self.table, self.why, self.decision):
            part.retranslate()
        if not self.why.isHidden() and (row := self.table.current()):
            self._show_why(row)
        self._show()

    def enter(self) -> None:
        """Ask for an answer to what is entered now, unless it is there already."""
        if self._asks_again():
            self._diagnose()
        else:
            self._show()

    def _asks_again(self) -> bool:
        """Whether what is entered now has neither an answer nor a question on its way."""
        entered = self._consultation
        if not entered.may_infer() or not entered.is_stale():
            return False
        return self._asked is None or self._asked != entered.case()

    def acceptable(self) -> RankedDiseaseView | None:
        """What Accept accepts: the marked row (the first, until another is marked) of an answer that has been seen."""
        result = self._consultation.result
        if self._asked or result is None or self._consultation.decided or not result.assessment.rows:
            return None
        if self._consultation.is_stale():
            return None
        row = self.table.current() or result.assessment.rows[0]
        return None if row.group == "U" else row  # an unknown disease is no diagnosis

    def accept_words(self) -> str:
        row = self.acceptable()
        if row is None:
            return self.tr("Accept")
        name = self.table.ranking.name(row)
        short = name if len(name) <= 28 else name[:27].rstrip() + "…"
        return fill(self.tr("Accept %1"), short)

    def accept(self) -> None:
        if row := self.acceptable():
            self._decide(Decision("accept", row.disease, ""))

    def _diagnose(self) -> None:
        patient = self._consultation.patient
        if patient is None:
            return
        workspace, case = self._context.workspace, self._consultation.case()
        self._asked = case
        request = DiagnosisRequest(patient.patient_id, case)
        job = self._context.jobs.start(
            self.tr("Diagnosis"), lambda progress: (case, diagnose_patient(workspace, request, progress)), lane="quick"
        )
        job.succeeded.connect(self._answered)
        job.failed.connect(self._failed)
        self._show()

    def _answered(self, answer: tuple[Case, DiagnosisResult]) -> None:
        case, result = answer
        if case is not self._asked:  # another patient, or a later question, came in between
            return
        self._asked = None
        self._consultation.keep_result(case, result)
        self._unread.start()
        self._context.tell_change("diagnoses")
        self.decision.clear()
        self.why.hide()
        self._show()
        if self.isVisible():
            self.table.setFocus()

    def _failed(self, error: BaseException) -> None:
        self._asked = None
        if isinstance(error, KnownError) and error.code.startswith("consent."):
            self._consultation.consent = None  # it ended while the wizard was open
        self._show()
        show_problem(self, error)

    def forget(self) -> None:
        """Another patient: an answer on its way is not his."""
        self._asked = None
        self.decision.clear()
        self.why.hide()

    def _decide(self, decision: Decision) -> None:
        result = self._consultation.result
        if result is None or self._consultation.decided:
            return
        workspace, diagnosis_id = self._context.workspace, result.diagnosis_id

        def work(progress: object) -> tuple[str, Decision]:
            decide_diagnosis(workspace, diagnosis_id, decision)
            return diagnosis_id, decision

        job = self._context.jobs.start(self.tr("Storing the decision"), work, lane="quick")
        self._storing = True
        job.succeeded.connect(self._decided)
        job.failed.connect(self._not_stored)
        self._show()

    def _not_stored(self, error: BaseException) -> None:
        self._storing = False
        self._show()
        show_problem(self, error)

    def _decided(self, answer: tuple[str, Decision]) -> None:
        diagnosis_id, decision = answer
        self._storing = False
        result = self._consultation.result
        if result is None or result.diagnosis_id != diagnosis_id:
            return
        self._consultation.decided = decision.kind
        name = decision.disease.label or decision.disease.term_id if decision.disease else ""
        accepted, overrode = self.tr("You accepted %1."), self.tr("You overrode the ranking with %1.")
        words = accepted if decision.kind == "accept" else overrode
        self.stored.show_message("info", self.tr("Stored"), fill(words, disease_words(name)))
        self._context.tell_change("diagnoses")
        self._show()

    def _show(self) -> None:
        result = self._consultation.result
        shown = result is not None and not self._asked and not self._consultation.is_stale()
        self._pages.setCurrentIndex(1 if shown else 0)
        self._waiting.setVisible(bool(self._asked))
        if result and shown:
            self._show_result(result)
        self.changed.emit()

    def _show_result(self, result: DiagnosisResult) -> None:
        assessment = result.assessment
        self.banner.show_assessment(assessment)
        self.cards.show_assessment(assessment)
        if self.table.ranking.rows is not assessment.rows:
            self.table.show_assessment(assessment)
            self._close_why()
        self.notes.show_result(result)
        decided = bool(self._consultation.decided)
        self.stored.setVisible(decided)
        self.decision.setVisible(not decided)

    def _connect(self) -> None:
        self.decision.decided.connect(self._decide)
        self.decision.changed.connect(self.changed)
        self.decision.failed.connect(partial(show_problem, self))
        self.table.why_asked.connect(self._show_why)
        self.table.row_chosen.connect(self._follow_row)
        self.decision.asked.connect(self._close_why)
        self.why.closed.connect(self._close_why)
        self.table.escaped.connect(self._close_why)

    def _show_why(self, row: RankedDiseaseView) -> None:
        references = disease_references(self._context.workspace, row.disease.term_id)
        self.why.show_row(row, self.table.ranking.name(row), references)
        self.table.show_evidence(False)

    def _follow_row(self, row: RankedDiseaseView) -> None:
        if self.why.isVisible():
            self._show_why(row)
        self.changed.emit()

    def _close_why(self) -> None:
        inside = self.why.isAncestorOf(QApplication.focusWidget() or self)
        self.why.hide()
        self.table.show_evidence(True)
        if inside:
            self.table.setFocus()

    def _lay_out(self) -> None:
        framed = QFrame()
        framed.setProperty("role", "card")
        inside = QVBoxLayout(framed)
        inside.setContentsMargins(6, 4, 6, 4)
        inside.addWidget(self.table)
        ranking = QHBoxLayout()
        ranking.setSpacing(16)
        ranking.addWidget(framed, 5)
        ranking.addWidget(self.why, 4)
        answer, waiting = QWidget(), QWidget()
        rows = QVBoxLayout(answer)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        for widget in (self.banner, self.cards):
            rows.addWidget(widget)
        rows.addLayout(ranking, 1)
        for widget in (self.notes, self.stored, self.decision):
            rows.addWidget(widget)
        wait = QVBoxLayout(waiting)
        wait.addWidget(self._waiting, 0, Qt.AlignmentFlag.AlignTop)
        self._pages.addWidget(waiting)
        self._pages.addWidget(answer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
