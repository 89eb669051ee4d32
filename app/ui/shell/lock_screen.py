"""Hides the patients after a while without a key or a click, until the same person says the passphrase."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services.workspace import sign_in
from app.ui.context import AppContext
from app.ui.problems import problem_of
from app.ui.theme import BETWEEN
from app.ui.translation import fill
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.text import Text

IDLE_MS = 5 * 60 * 1000
_ACTS = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel)


class IdleWatch(QObject):
    """Signal `idle` after five minutes without a key or the mouse. Watches the native window, which sees few events,
    and not the program, which sees all."""

    idle = Signal()

    def __init__(self, window: QWidget, wait_ms: int = IDLE_MS) -> None:
        super().__init__(window)
        self._timer = QTimer(self, singleShot=True, interval=wait_ms)
        self._timer.timeout.connect(self.idle)
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self._timer.start()

    def remaining_ms(self) -> int:
        """Until `idle`, as things stand."""
        return self._timer.remainingTime()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTS:
            self._timer.start()
        return False


class LockScreen(QWidget):
    """Signal `unlocked`."""

    unlocked = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._title, self._text = Text(role="title"), Text(role="muted", wrap=True)
        self._field = QLineEdit()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.returnPressed.connect(self._try)
        self._trouble = Text(role="danger", wrap=True)
        self._unlock = PrimaryButton()
        self._unlock.clicked.connect(self._try)
        card = Card()
        card.setFixedWidth(400)
        for widget in (self._title, self._text, self._field, self._trouble, self._unlock):
            card.add(widget)
        column = QVBoxLayout(self)
        column.setSpacing(BETWEEN)
        column.addStretch(1)
        middle = QHBoxLayout()  # and not an alignment, which would take no notice of how high wrapped words are
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addStretch(2)
        self.retranslate()

    def reset(self) -> None:
        self._field.clear()
        self._trouble.clear()
        self._trouble.hide()
        self._field.setFocus()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Locked"))
        name = self._context.workspace.user.display_name
        self._text.setText(fill(self.tr("%1, say your passphrase to see the patients again."), name))
        self._field.setPlaceholderText(self.tr("Passphrase"))
        self._field.setAccessibleName(self.tr("Passphrase"))
        self._unlock.setText(self.tr("Unlock"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _try(self) -> None:
        if not self._unlock.isEnabled():
            return
        self._unlock.setEnabled(False)
        workspace, passphrase = self._context.workspace, self._field.text()
        job = self._context.jobs.start(
            self.tr("Unlock"), partial(_signed_in, workspace, workspace.user.name, passphrase), lane="quick"
        )
        job.succeeded.connect(lambda _user: self.unlocked.emit())
        job.failed.connect(self._on_failed)
        job.finished.connect(lambda: self._unlock.setEnabled(True))

    def _on_failed(self, error: BaseException) -> None:
        problem = problem_of(error)
        self._trouble.setText(f"{problem.what} {problem.why}")
        self._trouble.show()
        self._field.selectAll()
        self._field.setFocus()


def _signed_in(workspace: object, name: str, passphrase: str, _progress: object) -> object:
    return sign_in(workspace, name, passphrase)  # type: ignore[arg-type]
