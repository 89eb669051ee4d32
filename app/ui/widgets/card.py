"""A white panel with a title: the only box on a page."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.ui.theme import BETWEEN, INSIDE
from app.ui.widgets.text import Text


class Card(QFrame):
    """card = Card(self.tr("In production")); card.add(widget); card.set_title(self.tr("…"), self.tr("muted hint")).

    `card.body` is its QVBoxLayout (margin 16, spacing 8); `card.head` the QHBoxLayout of the title, for a link at its
    end. Card(flush=True) has the thin margin that tables want.
    """

    def __init__(self, title: str = "", hint: str = "", flush: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        margins = (6, 4, 6, 4) if flush else (BETWEEN, BETWEEN, BETWEEN, BETWEEN)
        self.body.setContentsMargins(*margins)
        self.body.setSpacing(INSIDE)
        self._title, self._hint = Text(role="heading"), Text(role="muted")
        self.head = QHBoxLayout()
        self.head.setSpacing(6)
        self.head.addWidget(self._title)
        self.head.addWidget(self._hint, 1)
        self.body.addLayout(self.head)
        self.set_title(title, hint)

    def set_title(self, title: str, hint: str = "") -> None:
        self._title.setText(title)
        self._hint.setText(hint)
        self._title.setVisible(bool(title))
        self._hint.setVisible(bool(hint))
        self.setAccessibleName(title)

    def add(self, what: QWidget | QLayout, stretch: int = 0) -> None:
        if isinstance(what, QWidget):
            self.body.addWidget(what, stretch)
        else:
            self.body.addLayout(what, stretch)
