"""A card in the middle of an otherwise empty window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme import BETWEEN, MARGIN
from app.ui.widgets.card import Card
from app.ui.widgets.text import Text

CARD_WIDTH = 440


class CentredCard(QWidget):
    """The product's name, and a card below it: `self.card`."""

    def __init__(self) -> None:
        super().__init__()
        self.card = Card()
        self.card.setFixedWidth(CARD_WIDTH)
        self.card.body.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.card.body.setSpacing(12)
        self.title, self.subtitle = Text(role="title", wrap=True), Text(role="muted", wrap=True)
        self.card.add(self.title)
        self.card.add(self.subtitle)
        brand = QHBoxLayout()
        brand.addWidget(Text("Hoofbeat", "brand"))
        brand.addStretch(1)
        inner = QVBoxLayout()
        inner.setSpacing(BETWEEN)
        inner.addLayout(brand)
        inner.addWidget(self.card)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(inner)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
