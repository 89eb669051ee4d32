"""A key as it stands on the keyboard."""

from __future__ import annotations

import sys

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
    """As it stands on the keyboard: ⌘K on macOS, Ctrl+Enter elsewhere, also in Spanish (Qt would write "Control")."""
    form = (
        QKeySequence.SequenceFormat.NativeText if sys.platform == "darwin" else QKeySequence.SequenceFormat.PortableText
    )
    return QKeySequence(keys).toString(form).replace("Return", "Enter")
