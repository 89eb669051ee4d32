"""Labels by role: what a text is, not how it looks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


class Text(QLabel):
    """Text("Approved by …", role="muted", wrap=True). Roles stand in app.ui.theme; "" is plain body text.

    Never reads its text as HTML: records may hold anything.
    """

    def __init__(self, text: str = "", role: str = "", wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if role:
            self.setProperty("role", role)

    def set_role(self, role: str) -> None:
        """Change the role of a label that is already shown."""
        set_role(self, role)


class FieldLabel(Text):
    """The name above or beside a field; gives the field its accessible name: FieldLabel(self.tr("Age"), self.age)."""

    def __init__(self, text: str, field: QWidget, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", role, parent=parent)
        self._field = field
        self.setBuddy(field)
        self.rename(text)

    def rename(self, text: str) -> None:
        """The text in another language, also for the field's accessible name."""
        self.setText(text)
        self._field.setAccessibleName(text)


class Rule(QFrame):
    """A one-pixel line between rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rule")
        self.setFixedHeight(1)


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another role and let the style sheet look again."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
