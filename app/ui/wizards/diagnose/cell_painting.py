"""What a cell of the ranking is painted with: the marks of sources, and texts that stay inside their cell."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF


def paint_mark(painter: QPainter, centre: QPointF, source: str, ink: QColor) -> None:
    """● what the clinic's own records know; ◇ what the literature alone knows."""
    painter.save()
    if source == "common":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(centre, 5, 5)
    else:
        painter.setPen(QPen(ink, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corners = [centre + QPointF(*at) for at in ((0, -6), (6, 0), (0, 6), (-6, 0))]
        painter.drawPolygon(QPolygonF(corners))
    painter.restore()


def draw_text(
    painter: QPainter, rect: QRect, text: str, ink: QColor, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> None:
    painter.setPen(ink)
    text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, text)


def smaller(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.88)
    return small


def wrapped(text: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """The text in at most `most` lines, broken between words; the last is elided."""
    lines, words = [""], text.split()
    for at, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(longer) <= width or not lines[-1]:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = metrics.elidedText(" ".join([lines[-1], *words[at:]]), Qt.TextElideMode.ElideRight, width)
            break
    return lines
