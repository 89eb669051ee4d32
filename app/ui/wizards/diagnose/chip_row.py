"""Chips: what has been entered, each with a mark and a way to take it out again by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.theme import tokens_of
from app.ui.wizards.diagnose.flow_layout import FlowLayout

Kind = Literal["present", "absent", "plain"]
_SIDE, _MARK, _CROSS, _HEIGHT = 12, 18, 20, 28


@dataclass(frozen=True, slots=True)
class ChipText:
    """key: what the chip stands for. spoken: its words for a screen reader, where the mark alone tells."""

    key: str
    label: str
    kind: Kind = "plain"
    spoken: str = ""


class Chip(QAbstractButton):
    """One entry. Delete or × takes it out; Space turns present into absent and back."""

    removed = Signal(str)
    turned = Signal(str)
    moved = Signal(int)

    def __init__(self, text: ChipText, parent: QWidget) -> None:
        super().__init__(parent)
        self.chip = text
        self.setText(text.label)
        self.setAccessibleName(text.spoken or text.label)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        hint = self.tr("Delete takes it out, Space turns it into its opposite.")
        self.setAccessibleDescription(hint if text.kind != "plain" else self.tr("Delete takes it out."))
        self.setToolTip(text.spoken)
        self.setProperty("ring", "none")  # it paints its own, as round as itself

    def sizeHint(self) -> QSize:
        mark = 0 if self.chip.kind == "plain" else _MARK
        return QSize(2 * _SIDE + mark + self.fontMetrics().horizontalAdvance(self.text()) + _CROSS, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 80), _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.chip.key)
        elif key == Qt.Key.Key_Space and self.chip.kind != "plain":
            self.turned.emit(self.chip.key)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved.emit(1 if key == Qt.Key.Key_Right else -1)
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._cross().adjusted(-6, -8, 8, 8).contains(event.position()):
            self.removed.emit(self.chip.key)
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        absent = self.chip.kind == "absent"
        colour = tokens_of(self).colour
        muted = colour("muted")
        self._paint_frame(painter, colour("border") if absent else colour("separator"), absent)
        left = float(_SIDE)
        ink = muted if absent else colour("text")
        if self.chip.kind != "plain":
            _paint_mark(painter, QRectF(left, self.height() / 2 - 4, 9, 8), ink, absent)
            left += _MARK
        painter.setPen(ink)
        area = QRectF(left, 0, self.width() - left - _SIDE - _CROSS + 8, self.height())
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(area.width()) + 1)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.setPen(QPen(ink if self.underMouse() else muted, 1.4))
        cross = self._cross()
        painter.drawLine(cross.topLeft(), cross.bottomRight())
        painter.drawLine(cross.topRight(), cross.bottomLeft())

    def _paint_frame(self, painter: QPainter, border: QColor, dashed: bool) -> None:
        colour = tokens_of(self).colour
        if self.hasFocus():
            pen = QPen(colour("focus"), 2)
        else:
            pen = QPen(border, 1, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(colour("surface"))
        radius = (_HEIGHT - 2) / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _cross(self) -> QRectF:
        middle = self.height() / 2
        return QRectF(self.width() - _SIDE - 7, middle - 3.5, 7, 7)


def _paint_mark(painter: QPainter, box: QRectF, ink: QColor, absent: bool) -> None:
    painter.setPen(QPen(ink, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    if absent:
        box = QRectF(box.x() + 1, box.y(), 8, 8)
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomLeft())
        return
    corner = QPointF(box.x() + box.width() * 0.38, box.bottom())
    painter.drawPolyline([QPointF(box.x(), box.y() + box.height() * 0.6), corner, box.topRight()])


class ChipRow(QWidget):
    """A row of chips with one stop of the Tab key; the arrow keys walk inside."""

    removed = Signal(str)
    turned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self)
        self._chips: list[Chip] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def chips(self) -> Sequence[Chip]:
        return tuple(self._chips)

    def show_chips(self, texts: Sequence[ChipText]) -> None:
        """Show these instead; the focus stays in the row where it was in it."""
        focused = next((at for at, chip in enumerate(self._chips) if chip.hasFocus()), None)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(text) for text in texts]
        for at, chip in enumerate(self._chips):
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == 0 else Qt.FocusPolicy.ClickFocus)
        if focused is not None and self._chips:
            self._chips[min(focused, len(self._chips) - 1)].setFocus()
        self.updateGeometry()

    def _chip(self, text: ChipText) -> Chip:
        chip = Chip(text, self)
        chip.removed.connect(self.removed)
        chip.turned.connect(self.turned)
        chip.moved.connect(self._move)
        chip.installEventFilter(self)
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:  # Tab comes back to the chip it left from
            for chip in self._chips:
                chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is watched else Qt.FocusPolicy.ClickFocus)
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        at = next((at for at, chip in enumerate(self._chips) if chip.hasFocus()), None)
        if at is not None and 0 <= at + step < len(self._chips):
            self._chips[at + step].setFocus()
