"""Ask next: the few questions whose answers would narrow the ranking most, refreshed as findings come in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.services.ask_next import AskNextRequest, QuestionView, ask_next
from app.ui.context import AppContext
from app.ui.problems import show_problem
from app.ui.widgets.card import Card
from app.ui.widgets.keycap import KeyCap
from app.ui.wizards.diagnose.consultation import Consultation
from app.ui.wizards.diagnose.question_row import NO, UNKNOWN, YES, QuestionRow
from mlpipeline.domain import Case, PhenotypicFeature
from mlpipeline.errors import KnownError

QUESTIONS = 3
PAUSE_MS = 300
"""Questions follow when the hands rest: a burst of findings is one inference, not many."""

KEYS = "Alt+Q"


class AskNextCard(Card):
    """`refresh_soon()` after whatever changes the case. Nothing is inferred while the consultation may not."""

    answered = Signal(object)
    """PhenotypicFeature: present for "yes", excluded for "no"."""

    def __init__(self, context: AppContext, consultation: Consultation, step: QWidget) -> None:
        super().__init__()
        self._context, self._consultation = context, consultation
        self._shown: list[QuestionView] = []
        self._wanted: tuple[Case, tuple[str, ...]] | None = None
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._ask)
        self.head.addWidget(KeyCap(KEYS))
        self.rows = [QuestionRow(context.finding_words) for _ in range(QUESTIONS)]
        for place, row in enumerate(self.rows):
            row.answered.connect(self._take)
            row.moved.connect(partial(self._move, place))
            self.add(row)
        keys = QShortcut(QKeySequence(KEYS), step, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._take_focus)
        self.hide()

    def retranslate(self) -> None:
        self.set_title(self.tr("Ask next"), self.tr("would narrow most"))
        for row in self.rows:
            row.retranslate()

    def clear(self) -> None:
        """Another patient: an answer on its way is not his."""
        self._pause.stop()
        self._wanted = None
        self._show([])

    def refresh_soon(self) -> None:
        """The case has changed. What it answers is gone at once; other questions come after a pause."""
        if not self._may_ask():
            self.clear()
            return
        named = {each.term_id for each in self._consultation.findings.items} | set(self._consultation.asked)
        self._show([each for each in self._shown if each.term_id not in named])
        self._wanted = None
        self._pause.start()

    def _may_ask(self) -> bool:
        entered = self._consultation
        return entered.may_infer() and bool(entered.findings.items or entered.measurements)

    def _ask(self) -> None:
        patient = self._consultation.patient
        if patient is None or not self._may_ask():
            return
        case, asked = self._consultation.case(), self._consultation.asked
        self._wanted = wanted = (case, asked)
        workspace, request = self._context.workspace, AskNextRequest(patient.patient_id, case, asked, QUESTIONS)
        job = self._context.jobs.start(
            self.tr("Ask next"), lambda progress: (wanted, ask_next(workspace, request, progress)), lane="quick"
        )
        job.succeeded.connect(self._came)
        job.failed.connect(partial(self._failed, wanted))

    def _came(self, answer: tuple[object, tuple[QuestionView, ...]]) -> None:
        wanted, questions = answer
        if wanted is not self._wanted or not self._may_ask():  # a later question, or another patient, came in between
            return
        self._wanted = None
        self._show(_in_their_places(self._shown, questions))

    def _failed(self, wanted: object, error: BaseException) -> None:
        if wanted is not self._wanted:
            return
        self.clear()
        if isinstance(error, KnownError) and error.code.startswith("consent."):
            self._consultation.consent = None  # it ended while the wizard was open
        show_problem(self.parentWidget() or self, error)

    def _show(self, questions: Sequence[QuestionView]) -> None:
        """Whoever answers by keyboard stays at the same height of the list."""
        focused = next((place for place, row in enumerate(self.rows) if row.has_focus()), None)
        self._shown = list(questions)
        for row, question in zip(self.rows, self._shown, strict=False):
            row.show_question(question)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(self._shown))
        self.setVisible(bool(self._shown))
        if focused is not None and self._shown:
            self.rows[min(focused, len(self._shown) - 1)].take_focus()

    def _take(self, term_id: str, answer: str) -> None:
        question = next((each for each in self._shown if each.term_id == term_id), None)
        if question is None:
            return
        if answer == UNKNOWN:
            self._consultation.asked = (*self._consultation.asked, term_id)
            self.refresh_soon()
        elif answer in (YES, NO):
            self.answered.emit(PhenotypicFeature(term_id, question.label, excluded=answer == NO))

    def _take_focus(self) -> None:
        if self._shown:
            self.rows[0].take_focus()

    def _move(self, place: int, step: int) -> None:
        self.rows[max(0, min(len(self._shown) - 1, place + step))].take_focus()


def _in_their_places(shown: Sequence[QuestionView], questions: Sequence[QuestionView]) -> list[QuestionView]:
    """The new questions, those that are shown already at the height where they stand."""
    fresh = {each.term_id: each for each in questions}
    kept = [fresh.pop(each.term_id, None) for each in shown]
    others = iter(fresh.values())
    filled = [each or next(others, None) for each in kept]
    return [each for each in [*filled, *others] if each is not None][:QUESTIONS]
