"""How a step of the first run is laid out."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.theme import BETWEEN

FIELD_WIDTH = 420


def column_of(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(BETWEEN)
    widget.setMaximumWidth(2 * FIELD_WIDTH)
    return column
