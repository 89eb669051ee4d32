"""Buttons: one primary a screen, plain ones, links, and icons with a name."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from app.ui.theme import BODY_PT, INSIDE, tokens_of
from app.ui.widgets.icons import icon
from app.ui.widgets.keycap import shown_keys

KEYCAP_PADDING = 5


class Button(QPushButton):
    """Button(self.tr("Report"), keys="Ctrl+P"): a plain button; `keys` are shown in a cap beside its text (the page
    or wizard makes the shortcut itself)."""

    def __init__(self, text: str = "", keys: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._keys = shown_keys(keys) if keys else ""
        if role:
            self.setProperty("role", role)
        self.setAutoDefault(False)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self._cap_width(), hint.height()) if self._keys else hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._keys:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        self._paint_text_and_cap(painter)
        painter.end()

    def _paint_text_and_cap(self, painter: QPainter) -> None:
        tokens, primary = tokens_of(self), self.property("role") == "primary" and self.isEnabled()
        colour = tokens.colour("muted" if not self.isEnabled() else "on_accent" if primary else "text")
        words = QFontMetrics(self.font()).size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        left = (self.width() - words - self._cap_width()) / 2
        painter.setFont(self.font())
        painter.setPen(colour)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(QRectF(left, 0, words + 1, self.height()), flags, self.text())
        metrics = QFontMetrics(self._cap_font())
        height = metrics.height() + 2
        cap = QRectF(left + words + INSIDE, (self.height() - height) / 2, self._cap_width() - INSIDE, height)
        edge = QColor(colour)
        edge.setAlphaF(0.45)
        painter.setPen(QPen(edge if primary else tokens.colour("separator"), 1))
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(self._cap_font())
        painter.setPen(colour if primary else tokens.colour("muted"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._keys)

    def _cap_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(BODY_PT * 11 / 14)
        font.setWeight(QFont.Weight.Normal)
        return font

    def _cap_width(self) -> int:
        if not self._keys:
            return 0
        return QFontMetrics(self._cap_font()).horizontalAdvance(self._keys) + 2 * KEYCAP_PADDING + INSIDE


class PrimaryButton(Button):
    """The one button of a screen that carries on: PrimaryButton(self.tr("Diagnose a patient"), keys="Ctrl+N")."""

    def __init__(self, text: str = "", keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, keys, "primary", parent)


class LinkButton(Button):
    """A text that acts: LinkButton(self.tr("Open")). Where its text alone says too little, `name` is what a screen
    reader says."""

    def __init__(self, text: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "", "link", parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if name:
            self.setAccessibleName(name)


class IconButton(Button):
    """IconButton("mdi6.weather-night", self.tr("Dark")): the name is also its tool tip."""

    def __init__(self, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", "icon", parent)
        self._icon_name = icon_name
        self._shade = ""
        self.setFixedSize(32, 32)
        self.setIconSize(QSize(18, 18))
        self.rename(name)

    def rename(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_icon(self, icon_name: str) -> None:
        self._icon_name, self._shade = icon_name, ""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = tokens_of(self).muted
        if colour != self._shade:  # first paint, or another theme: icons are loaded no sooner
            self._shade = colour
            self.setIcon(icon(self._icon_name, colour))
        super().paintEvent(event)
