"""What an empty page says: one sentence, one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.theme import BETWEEN
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.text import Text


class EmptyState(QWidget):
    """EmptyState(self.tr("No patients yet."), self.tr("Import records"), keys="Ctrl+I"); signal `asked`."""

    asked = Signal()

    def __init__(self, sentence: str = "", button: str = "", keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(BETWEEN, 3 * BETWEEN, BETWEEN, 3 * BETWEEN)
        column.setSpacing(BETWEEN)
        self._sentence = Text(role="muted", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._button = PrimaryButton(keys=keys)
        self._button.clicked.connect(self.asked)
        column.addStretch(1)
        column.addWidget(self._sentence)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.set_words(sentence, button)

    def set_words(self, sentence: str, button: str = "") -> None:
        """Without a button where this person may do nothing about it."""
        self._sentence.setText(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button))
