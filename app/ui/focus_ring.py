"""The ring around what has the keyboard: two pixels, everywhere the same, never cut by the box its widget stands in.

Qt's own QFocusFrame lies inside of the widget's parent and loses its edges there; this one lies in the window.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from app.ui.theme import tokens_of

RINGLESS = (QMainWindow,)
AROUND = 3
"""Pixels from the edge of a widget to the outer edge of its ring."""
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange)


class FocusRings(QObject):
    """Made once for the program; each window gets a ring of its own, which ends with it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        """Without the signal's widgets: one of them may be half destroyed, and to look at it would end the program."""
        now = QApplication.focusWidget()
        ring = None if now is None else _ring_of(now.window())
        if self._ring is not None and self._ring is not ring and isValid(self._ring):
            self._ring.surround(None)
        self._ring = ring
        if ring is not None and now is not None:
            is_ringless = isinstance(now, RINGLESS) or now.property("ring") == "none"
            ring.surround(None if is_ringless else now)


class FocusRing(QWidget):
    """Follows one widget of its window: where it moves, and where the page below it scrolls."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._watched: list[QWidget] = []
        self.hide()

    def surround(self, widget: QWidget | None) -> None:
        for each in self._watched:
            if isValid(each):
                each.removeEventFilter(self)
        self._watched = []
        while widget is not None and widget is not self.window():
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    def _place(self) -> None:
        if not self._watched or not isValid(self._watched[0]) or not self._watched[0].isVisible():
            self.hide()
            return
        whole = self._in_window(self._watched[0]).adjusted(-AROUND, -AROUND, AROUND, AROUND)
        seen = whole
        for area in self._watched[1:]:
            if isinstance(area, QAbstractScrollArea):
                seen = seen.intersected(self._in_window(area).adjusted(-AROUND, -AROUND, AROUND, AROUND))
        if seen.isEmpty():
            self.hide()
            return
        self.setGeometry(whole)
        if seen == whole:
            self.clearMask()
        else:
            self.setMask(seen.translated(-whole.topLeft()))
        self.raise_()
        self.show()

    def _in_window(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self.window(), QPoint(0, 0)), widget.size())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens_of(self).colour("focus"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        painter.end()


def _ring_of(window: QWidget) -> FocusRing:
    found = window.findChild(FocusRing)
    return found if found is not None else FocusRing(window)
