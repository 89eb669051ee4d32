"""A message across the page that stays until it is dealt with."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.theme import BETWEEN
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.text import Text, set_role

MARKS = {"danger": "⚑", "warning": "▲", "info": "●"}


class Banner(QFrame):
    """Banner("danger", self.tr("Warning sign"), self.tr("Rising …"), self.tr("Source")): mark, bold title, text, a
    link. kind: "danger", "warning" or "info". Signals: `link_clicked`."""

    link_clicked = Signal()

    def __init__(
        self, kind: str = "info", title: str = "", text: str = "", link: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(BETWEEN, 10, BETWEEN, 10)
        row.setSpacing(10)
        self._mark, self._title = Text(), Text(role="heading")
        self._text = Text(wrap=True)
        self._link = LinkButton()
        self._link.clicked.connect(self.link_clicked)
        for label in (self._mark, self._title):
            row.addWidget(label)
        row.addWidget(self._text, 1)
        row.addWidget(self._link)
        self.show_message(kind, title, text, link)

    def show_message(self, kind: str, title: str, text: str = "", link: str = "") -> None:
        set_role(self, f"banner-{kind}")
        self._mark.setText(MARKS[kind])
        self._mark.set_role("muted" if kind == "info" else kind)
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self._link.setText(link)
        self._link.setVisible(bool(link))
        self.setAccessibleName(" ".join(part for part in (title, text) if part))
