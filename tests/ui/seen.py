"""What a careful eye would find on a screen: texts that are cut, controls without a name, poor contrast."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QWidget,
)

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QAbstractItemView, QTextEdit, QPlainTextEdit)


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2: 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def cut_texts(root: QWidget) -> list[str]:
    """Labels and buttons that are smaller than their text."""
    found: list[str] = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root):
            continue
        if isinstance(widget, QLabel) and widget.text():
            if widget.wordWrap():
                small = widget.height() < widget.heightForWidth(widget.width()) - 1
            else:
                small = _is_smaller(widget)
            if small:
                found.append(f"label {widget.text()!r} {widget.size().toTuple()}")
        elif isinstance(widget, QPushButton) and widget.text() and _is_smaller(widget):
            found.append(f"button {widget.text()!r} {widget.size().toTuple()} needs {widget.sizeHint().toTuple()}")
    return found


def _is_smaller(widget: QWidget) -> bool:
    need = widget.sizeHint()
    return widget.width() < need.width() - 1 or widget.height() < need.height() - 1


def unnamed_controls(root: QWidget) -> list[str]:
    """Controls that take the keyboard and say nothing to a screen reader."""
    found: list[str] = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, CONTROLS) or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        if not widget.isVisibleTo(root) or isinstance(widget.parent(), QAbstractSpinBox | QComboBox):
            continue
        reader = QAccessible.queryAccessibleInterface(widget)
        name = reader.text(QAccessible.Text.Name) if reader else ""
        if isinstance(widget, QComboBox) and not widget.accessibleName() and name == widget.currentText():
            name = ""  # the value is not a name
        if not name.strip():
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def sideways_scrolling(root: QWidget) -> list[str]:
    """Pages that are wider than the window."""
    return [
        type(area.parent()).__name__
        for area in root.findChildren(QScrollArea)
        if area.isVisibleTo(root) and area.horizontalScrollBar().maximum() > 0
    ]
