"""The navigation on the left: the sections a role may see, one key a page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout

from app.ui.context import AppContext
from app.ui.navigation import PAGES, SECTIONS, PageSpec, is_seen
from app.ui.widgets.buttons import Button
from app.ui.widgets.keycap import KeyCap
from app.ui.widgets.text import Text

WIDTH, ENTRY_HEIGHT = 208, 32


class Nav(QFrame):
    """Signal `chosen(key)`; mark(key) lights an entry."""

    chosen = Signal(str)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setProperty("role", "nav")
        self.setFixedWidth(WIDTH)
        self._headings: list[tuple[Text, str]] = []
        self._entries: dict[str, tuple[Button, PageSpec]] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 8, 8, 8)
        self._column.setSpacing(0)
        for section, title in enumerate(SECTIONS):
            members = [spec for spec in PAGES if spec.section == section and is_seen(spec, context)]
            if members and title:
                self._add_heading(title)
            for spec in members:
                self._add_entry(spec)
        self._column.addStretch(1)
        self.retranslate()

    def _add_heading(self, title: str) -> None:
        heading = Text(role="section")
        heading.setContentsMargins(10, 14, 0, 4)
        self._column.addWidget(heading)
        self._headings.append((heading, title))

    def _add_entry(self, spec: PageSpec) -> None:
        entry = Button(role="nav")
        entry.setCheckable(True)
        entry.setFixedHeight(ENTRY_HEIGHT)
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 10, 0)
        row.addStretch(1)
        if spec.keys:
            row.addWidget(KeyCap(spec.keys))
        entry.clicked.connect(lambda _checked=False, key=spec.key: self.chosen.emit(key))
        self._group.addButton(entry)
        self._column.addWidget(entry)
        self._entries[spec.key] = (entry, spec)

    def mark(self, key: str) -> None:
        """Light the page's entry; where it has none, no entry is lit."""
        self._group.setExclusive(False)
        for name, (entry, _spec) in self._entries.items():
            entry.setChecked(name == key)
        self._group.setExclusive(True)

    def retranslate(self) -> None:
        for heading, title in self._headings:
            heading.setText(QCoreApplication.translate("navigation", title))
        for entry, spec in self._entries.values():
            entry.setText(spec.shown_title())
            entry.setAccessibleName(spec.shown_title())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
