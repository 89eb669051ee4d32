"""One question of "Ask next": its words, how often the diseases in question show it, and Yes, No, ?"""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.services.ask_next import QuestionView
from app.ui.models.finding_words import FindingWords
from app.ui.theme import tokens_of
from app.ui.translation import QT_TRANSLATE_NOOP, fill
from app.ui.widgets.segments import Segments
from app.ui.words import disease_words

translate = QCoreApplication.translate

YES, NO, UNKNOWN = "yes", "no", "unknown"
UNREAD_S = 0.4
"""A key meant for the question that stood here before must not answer the one that has just come."""

_NAMED = 2
_EFFORTS = {
    "examination": QT_TRANSLATE_NOOP("QuestionRow", "on examination"),
    "laboratory": QT_TRANSLATE_NOOP("QuestionRow", "laboratory"),
    "imaging": QT_TRANSLATE_NOOP("QuestionRow", "imaging or recording"),
    "tissue": QT_TRANSLATE_NOOP("QuestionRow", "tissue or genes"),
}


class CutLine(QWidget):
    """One line that ends in "…" where it has no room; its tool tip and a screen reader say all of it."""

    def __init__(self, shade: str) -> None:
        super().__init__()
        self._text, self._shade = "", shade
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(tokens_of(self).colour(self._shade))
        shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class QuestionRow(QWidget):
    """One stop of the Tab key. Left and Right walk over the answers, Up and Down to the next question; Y, N and ?
    (S, N and ? in Spanish) answer at once."""

    answered = Signal(str, str)
    """Term id, and YES, NO or UNKNOWN."""
    moved = Signal(int)

    def __init__(self, words: FindingWords) -> None:
        super().__init__()
        self._words = words
        self.question: QuestionView | None = None
        self._since = 0.0
        self._asked, self._rates = CutLine("text"), CutLine("muted")
        self.answers = Segments([(YES, ""), (NO, ""), (UNKNOWN, "?")])
        self.answers.chosen.connect(self._answer)
        self.buttons = self.answers.findChildren(QPushButton)
        for at, button in enumerate(self.buttons):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == 0 else Qt.FocusPolicy.ClickFocus)
            button.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(16)
        row.addWidget(self._asked, 4)
        row.addWidget(self._rates, 5)
        row.addWidget(self.answers)

    def show_question(self, question: QuestionView) -> None:
        if self.question is None or question.term_id != self.question.term_id:
            self._since = time.monotonic()
        self.question = question
        self.retranslate()

    def retranslate(self) -> None:
        self.answers.set_texts({YES: self.tr("Yes"), NO: self.tr("No")})
        if self.question is None:
            return
        asked = fill(self.tr("%1?"), self._words.name(self.question.term_id, self.question.label))
        self._asked.set_text(asked)
        effort = _EFFORTS.get(self.question.effort, "")
        said = [translate("QuestionRow", effort)] if effort else []
        said += [self._rate(each.disease, each.rate) for each in self.question.diseases[:_NAMED]]
        self._rates.set_text(" · ".join(said))
        names = (self.tr("Yes"), self.tr("No"), self.tr("nobody knows"))
        for button, name in zip(self.buttons, names, strict=True):
            button.setAccessibleName(f"{asked} {name}")
            button.setAccessibleDescription(" · ".join(said))
        self.buttons[2].setToolTip(self.tr("Nobody knows: do not ask again"))

    def take_focus(self) -> None:
        self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def has_focus(self) -> bool:
        return any(button.hasFocus() for button in self.buttons)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and not _is_modified(event):
            if event.type() == QEvent.Type.ShortcutOverride and self._answer_of(event):
                event.accept()  # here "?" is an answer, not the window's help
                return True
            if event.type() == QEvent.Type.KeyPress:
                place = next(at for at, button in enumerate(self.buttons) if button is watched)
                return self._key(place, event)
        return super().eventFilter(watched, event)

    def _key(self, at: int, event: QKeyEvent) -> bool:
        """Whether the key was for the row."""
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.buttons[max(0, min(2, at + (1 if key == Qt.Key.Key_Right else -1)))].setFocus()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif answer := self._answer_of(event):
            self._answer(answer)
        else:
            return False
        return True

    def _answer_of(self, event: QKeyEvent) -> str:
        """What the letter stands for, "" where for nothing."""
        letters = {self.tr("Yes")[:1].upper(): YES, self.tr("No")[:1].upper(): NO, "?": UNKNOWN}
        return letters.get(event.text().upper(), "")

    def _rate(self, disease: str, rate: float) -> str:
        """ "Dengue 6 in 10"; a profile's silence is no absence and is said as what it is."""
        if not rate:
            return fill(self.tr("%1 not described"), disease_words(disease))
        return fill(self.tr("%1 %2 in 10"), disease_words(disease), round(10 * rate) or "<1")

    def _answer(self, answer: str) -> None:
        if self.question is not None and time.monotonic() - self._since >= UNREAD_S:
            self.answered.emit(self.question.term_id, answer)


def _is_modified(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier))
