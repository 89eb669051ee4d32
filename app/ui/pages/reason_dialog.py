"""A small window that asks why: for everything that is taken back and leaves a reason in the trace."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.theme import BETWEEN, INSIDE
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.text import FieldLabel, Text

WIDTH = 460


class ReasonDialog(QDialog):
    """dialog = ReasonDialog(self, title, sentence, button); dialog.given.connect(act); dialog.open().

    `given(reason)` is emitted once, with a reason that says something.
    """

    given = Signal(str)

    def __init__(self, parent: QWidget, title: str, sentence: str, button: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(88)
        self.act, self._cancel = PrimaryButton(button, keys="Ctrl+Return"), Button(self.tr("Cancel"))
        self.act.clicked.connect(self._give)
        self._cancel.clicked.connect(self.reject)
        self.reason.textChanged.connect(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(BETWEEN, BETWEEN, BETWEEN, BETWEEN)
        column.setSpacing(INSIDE)
        column.addWidget(Text(title, "heading"))
        column.addWidget(Text(sentence, wrap=True))
        column.addSpacing(INSIDE)
        column.addWidget(FieldLabel(self.tr("Reason (kept in the audit trail)"), self.reason))
        column.addWidget(self.reason)
        row = QHBoxLayout()
        row.addWidget(self._cancel)
        row.addStretch(1)
        row.addWidget(self.act)
        column.addSpacing(INSIDE)
        column.addLayout(row)
        self._look()
        self.reason.setFocus()

    def _look(self) -> None:
        self.act.setEnabled(bool(self.reason.toPlainText().strip()))

    def _give(self) -> None:
        reason = self.reason.toPlainText().strip()
        if reason:
            self.accept()
            self.given.emit(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._give()
            return
        super().keyPressEvent(event)
