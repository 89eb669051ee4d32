"""A small rounded thing on a line: a finding, a measurement, a filter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.ui.widgets.text import Text, set_role

KINDS = {"present": ("✓", "chip"), "absent": ("✗", "chip-absent"), "value": ("", "chip-value"), "plain": ("", "chip")}


class Chip(QFrame):
    """Chip("Fever", detail="since 5 d", kind="present", remove_name=self.tr("Remove Fever")).

    kind: "present" ✓, "absent" ✗ with a dashed edge, "value" for a measurement, "plain". With remove_name it has a ×.
    Signals: `removed` by × or Delete, `activated` by click, Enter or Space.
    """

    removed = Signal()
    activated = Signal()

    def __init__(
        self, text: str, detail: str = "", kind: str = "plain", remove_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(28)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 10, 2)
        row.setSpacing(6)
        self._mark, self._text, self._detail = Text(), Text(), Text(role="muted")
        for label in (self._mark, self._text, self._detail):
            row.addWidget(label)
        self._remove: QPushButton | None = None
        if remove_name:
            self._remove = QPushButton("×")
            self._remove.setProperty("role", "link")
            self._remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._remove.setAccessibleName(remove_name)
            self._remove.clicked.connect(self.removed)
            row.addWidget(self._remove)
        self.show_as(text, detail, kind)

    def show_as(self, text: str, detail: str = "", kind: str = "plain") -> None:
        mark, role = KINDS[kind]
        self._mark.setText(mark)
        self._mark.setVisible(bool(mark))
        self._text.setText(text)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        set_role(self, role)
        self.setAccessibleName(" ".join(part for part in (mark, text, detail) if part))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._remove:
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self.activated.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.activated.emit()
