"""A number between two limits, with arrows; its text stands clear of the edge."""

from __future__ import annotations

from PySide6.QtWidgets import QDoubleSpinBox, QWidget

TEXT_MARGIN, WIDTH = 8, 96


class NumberField(QDoubleSpinBox):
    """NumberField(0.0, 1.0, step=0.01, digits=2); the style sheet cannot move a spin box's text, this does."""

    def __init__(
        self, low: float, high: float, step: float = 1.0, digits: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setDecimals(digits)
        self.setRange(low, high)
        self.setSingleStep(step)
        self.setFixedWidth(WIDTH)
        self.lineEdit().setTextMargins(TEXT_MARGIN, 0, 0, 0)
