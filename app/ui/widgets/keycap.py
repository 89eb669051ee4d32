"""A key as it stands on the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.widgets.text import Text


class KeyCap(Text):
    """KeyCap("Ctrl+K"), shown as this system writes it (⌘K on macOS). Clicks fall through to what it lies on."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(shown_keys(keys), "keycap", parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def shown_keys(keys: str) -> str:
    """ "Ctrl+Return" as this system writes it; the key that says Enter is called so."""
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return native.replace("Return", "Enter")
