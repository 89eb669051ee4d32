"""The ring around what has the keyboard: two pixels, everywhere the same, never clipped by its widget."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFocusFrame, QMainWindow, QWidget

from app.ui.theme import tokens_of

RINGLESS = (QMainWindow,)


class FocusRings(QObject):
    """Made once for the program; each window gets a ring of its own, which ends with it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and (now is None or now.window() is not before.window()):
            _ring_of(before).setWidget(None)  # pyright: ignore[reportArgumentType]
        if now is None:
            return
        if isinstance(now, RINGLESS) or now.property("ring") == "none":
            _ring_of(now).setWidget(None)  # pyright: ignore[reportArgumentType]
        else:
            _ring_of(now).setWidget(now)


class FocusRing(QFocusFrame):
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens_of(self).colour("focus"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        painter.end()


def _ring_of(widget: QWidget) -> FocusRing:
    window = widget.window()
    found = window.findChild(FocusRing)
    return found if found is not None else FocusRing(window)
