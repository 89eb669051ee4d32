"""Numbers as bars: an interval with its middle, and a share of 100."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Tokens, tokens_of


def paint_interval(
    painter: QPainter,
    rect: QRectF,
    tokens: Tokens,
    value: float | None,
    low: float | None,
    high: float | None,
    minimum: float = 0.0,
    maximum: float = 1.0,
) -> None:
    """A rail, the 95 % interval as a line, the value as a dot; usable from a delegate. Nothing measured: the rail."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = rect.center().y()

    def place(number: float) -> float:
        share = (min(max(number, minimum), maximum) - minimum) / ((maximum - minimum) or 1.0)
        return rect.left() + 4 + share * (rect.width() - 8)

    painter.setPen(QPen(tokens.colour("separator"), 2))
    painter.drawLine(int(rect.left()), int(middle), int(rect.right()), int(middle))
    if low is not None and high is not None:
        painter.setPen(QPen(tokens.colour("text"), 2))
        painter.drawLine(int(place(low)), int(middle), int(place(high)), int(middle))
    if value is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("accent"))
        painter.drawEllipse(QRectF(place(value) - 4, middle - 4, 8, 8))
    painter.restore()


def paint_share(painter: QPainter, rect: QRectF, tokens: Tokens, share: float, token: str = "accent") -> None:
    """A rounded bar filled to `share` (0 to 1) in the colour of a token; never wider than its rail."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.colour("raised"))
    radius = rect.height() / 2
    painter.drawRoundedRect(rect, radius, radius)
    share = min(max(share, 0.0), 1.0)
    if share > 0:
        painter.setBrush(tokens.colour(token))
        filled = QRectF(rect.left(), rect.top(), max(2.0, rect.width() * share), rect.height())
        round_ = min(radius, filled.width() / 2)
        painter.drawRoundedRect(filled, round_, round_)
    painter.restore()


class IntervalBar(QWidget):
    """bar.set_estimate(.91, .89, .92); its accessible name gets the numbers from the caller (`name`)."""

    def __init__(self, minimum: float = 0.0, maximum: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._range = (minimum, maximum)
        self._estimate: tuple[float | None, float | None, float | None] = (None, None, None)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_estimate(self, value: float | None, low: float | None, high: float | None, name: str = "") -> None:
        self._estimate = (value, low, high)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(110, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_interval(QPainter(self), QRectF(self.rect()), tokens_of(self), *self._estimate, *self._range)


class ProbabilityBar(QWidget):
    """bar.set_share(.62, "common"): of 100 such patients. token: "common", "orphan", "muted", "accent", "danger"."""

    def __init__(self, width: int = 72, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share, self._token, self._width = 0.0, "accent", width
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float, token: str = "accent", name: str = "") -> None:
        self._share, self._token = share, token
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._width, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_share(QPainter(self), QRectF(self.rect()), tokens_of(self), self._share, self._token)
