"""The mark of made-up patients: on every screen that shows one."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.widgets.text import Text


class SyntheticBadge(Text):
    """SyntheticBadge(): "SYNTHETIC DATA", or with short=True "SYNTHETIC" for a row."""

    def __init__(self, short: bool = False, parent: QWidget | None = None) -> None:
        super().__init__("", "badge", parent=parent)
        self._short = short
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)

    def _name(self) -> None:
        self.setText(self.tr("SYNTHETIC") if self._short else self.tr("SYNTHETIC DATA"))
        self.setToolTip(self.tr("These patients are made up. Nothing here is about a real person."))
