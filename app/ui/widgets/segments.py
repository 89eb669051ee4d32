"""A few buttons in one frame, for one answer: Yes | No | ?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget


class Segments(QWidget):
    """Segments([("yes", self.tr("Yes")), ("no", self.tr("No")), ("unknown", "?")], name=self.tr("Joint swelling")).

    Signal `chosen(key)`. With keep=True the choice stays pressed (a view switch), else it is a question.
    """

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]], name: str = "", keep: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for place, (key, text) in enumerate(choices):
            button = QPushButton(text)
            last = place == len(choices) - 1
            button.setProperty("role", "segment-first" if place == 0 else "segment-last" if last else "segment")
            button.setCheckable(keep)
            button.setAccessibleName(f"{name}: {text}" if name else text)
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)

    def choose(self, key: str) -> None:
        """Press a choice without a signal."""
        self._buttons[key].setChecked(True)

    def set_texts(self, texts: dict[str, str]) -> None:
        """The choices in another language."""
        for key, text in texts.items():
            self._buttons[key].setText(text)
