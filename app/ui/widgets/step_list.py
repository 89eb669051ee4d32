"""The steps of a wizard, one under the other: done, here, to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme import BODY_PT, tokens_of

WIDTH = 168
CIRCLE, BEFORE, AFTER = 22, 10, 8
"""px: the circle, and the room around the name."""


class StepList(QWidget):
    """steps.set_names([…]); steps.set_current(2). `asked(index)` when a done step is chosen (going back)."""

    asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._rows.addStretch(1)
        self._steps: list[_Step] = []

    def set_names(self, names: Sequence[str]) -> None:
        for number in range(len(self._steps), len(names)):
            step = _Step(number + 1)
            step.clicked.connect(lambda _checked=False, index=number: self.asked.emit(index))
            self._steps.append(step)
            self._rows.insertWidget(number, step)
        for step, name in zip(self._steps, names, strict=True):
            step.setText(name)
            step.setAccessibleName(f"{step.number}. {name}")
        self.setFixedWidth(max([WIDTH, *(step.widest() for step in self._steps)]))

    def set_current(self, current: int) -> None:
        for index, step in enumerate(self._steps):
            step.show_state("done" if index < current else "here" if index == current else "ahead")


class _Step(QPushButton):
    """One step: a numbered circle (✓ when done) and a name."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self._state = "ahead"
        self.setFixedHeight(38)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, state: str) -> None:
        self._state = state
        self.setEnabled(state == "done")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if state == "done" else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if state == "done" else Qt.CursorShape.ArrowCursor)
        self.update()

    def widest(self) -> int:
        """With its name as bold as it is where one is."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return 8 + CIRCLE + BEFORE + QFontMetrics(font).horizontalAdvance(self.text()) + AFTER

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 38)

    def minimumSizeHint(self) -> QSize:
        return QSize(WIDTH, 38)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, here, done = tokens_of(self), self._state == "here", self._state == "done"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if here or (done and self.underMouse()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("selection" if here else "raised"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        circle = QRectF(8.5, (self.height() - CIRCLE) / 2 + 0.5, CIRCLE - 1, CIRCLE - 1)
        painter.setPen(QPen(tokens.colour("accent" if here or done else "border"), 1))
        painter.setBrush(tokens.colour("accent") if done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        small = QFont(self.font())
        small.setPointSizeF(BODY_PT * 12 / 14)
        painter.setFont(small)
        painter.setPen(tokens.colour("on_accent" if done else "accent" if here else "muted"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, "✓" if done else str(self.number))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if here else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(tokens.colour("text" if here else "muted"))
        room = QRectF(8 + CIRCLE + BEFORE, 0, self.width() - CIRCLE - BEFORE - 8, self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.text())
