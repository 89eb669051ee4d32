"""An entry field that looks up what is typed and suggests: findings, diseases, patients."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QKeySequence, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from app.ui.jobs import JobRunner
from app.ui.wizards.diagnose.suggestion_popup import Suggestion, SuggestionPopup
from mlpipeline.progress import Progress

DEBOUNCE_MS = 30

Find = Callable[[str], tuple[Suggestion, ...]]


class SuggestionEntry(QLineEdit):
    """Type, then Enter takes the marked suggestion. Typing faster than the search is safe: Enter waits for it."""

    chosen = Signal(object, bool)
    """The suggestion's value; True when Shift was held."""
    emptied = Signal()
    """Backspace in an empty field."""
    undo_asked = Signal()
    """Ctrl+Z in an empty field."""
    failed = Signal(object)

    def __init__(self, find: Find, jobs: JobRunner, find_at_once: Callable[[], bool] = bool) -> None:
        """`find` runs on the quick lane, or right here where `find_at_once()` says that it takes no time."""
        super().__init__()
        self._find, self._jobs, self._at_once = find, jobs, find_at_once
        self._asked = ""
        self._shown_for = ""
        self._wanted: bool | None = None
        self._timer = QTimer(self, interval=DEBOUNCE_MS, singleShot=True)
        self._timer.timeout.connect(self._look)
        self.popup = SuggestionPopup(self)
        self.popup.clicked.connect(self._clicked)
        self.textEdited.connect(self._edited)

    def reset(self) -> None:
        """Empty, with nothing for the field's own Ctrl+Z to bring back."""
        self.setText("")
        self._timer.stop()
        self._asked, self._shown_for, self._wanted = "", "", None
        self.popup.hide()

    def set_find(self, find: Find) -> None:
        self._find = find

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers & Qt.KeyboardModifier.ControlModifier:
            self._enter(bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.popup.isVisible():
            self.popup.move_by(1 if key == Qt.Key.Key_Down else -1)
            self._tell_current()
        elif key == Qt.Key.Key_Down and self.text().strip():
            self._look()
        elif key == Qt.Key.Key_Escape and self.popup.isVisible():
            self.popup.hide()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            self.undo_asked.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.popup.hide()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.popup.hide()
        super().hideEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow()

    def suggestions(self, text: str, found: tuple[Suggestion, ...]) -> tuple[Suggestion, ...]:
        """What to show for what was found; fields that know more say more."""
        return found or (Suggestion(None, self.tr("Nothing found. Try another word.")),)

    def _edited(self) -> None:
        self._wanted = None
        if self.text().strip():
            self._timer.start()
        else:
            self._timer.stop()
            self._asked, self._shown_for = "", ""
            self.popup.hide()

    def _look(self) -> None:
        self._timer.stop()
        text = self.text().strip()
        if not text:
            return
        self._asked = text
        find = self._find
        if self._at_once():
            self._receive((text, find(text)))
            return

        def work(progress: Progress) -> tuple[str, tuple[Suggestion, ...]]:
            return text, find(text)

        job = self._jobs.start(self.tr("Search"), work, lane="quick")
        job.succeeded.connect(self._receive)
        job.failed.connect(self.failed)

    def _receive(self, answer: tuple[str, tuple[Suggestion, ...]]) -> None:
        text, found = answer
        if text != self.text().strip():
            return
        self._shown_for = text
        if self.hasFocus():
            self.popup.show_suggestions(text, self.suggestions(text, found))
            self._tell_current()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self._take(wanted)

    def _enter(self, shift: bool) -> None:
        text = self.text().strip()
        if not text:
            return
        if self._shown_for == text and self.popup.isVisible():
            self._take(shift)
            return
        if self._shown_for == text:  # put away with Escape: show again what Enter would take
            self._look()
            return
        self._wanted = shift
        if self._asked != text or self._timer.isActive():
            self._look()

    def _take(self, shift: bool) -> None:
        current = self.popup.current()
        if current is None or current.value is None:
            return
        self.reset()
        self.chosen.emit(current.value, shift)

    def _clicked(self, index: QModelIndex) -> None:
        self._take(False)

    def _follow(self) -> None:
        if self.popup.isVisible():
            self.popup.place()

    def _tell_current(self) -> None:
        """A screen reader stays on this field: the marked suggestion is its description."""
        current = self.popup.current()
        self.setAccessibleDescription(f"{current.label} {current.detail}" if current else "")
