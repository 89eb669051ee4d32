"""The keys of the program, on one card (F1 or ?)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from app.ui.context import AppContext
from app.ui.navigation import PAGES, is_seen
from app.ui.theme import BETWEEN, INSIDE, MARGIN
from app.ui.widgets.buttons import Button
from app.ui.widgets.keycap import KeyCap
from app.ui.widgets.text import Text


class KeysHelp(QDialog):
    """Two columns: where to go, and what to do."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(BETWEEN)
        self._grid.setVerticalSpacing(INSIDE)
        pages = [(spec.shown_title(), spec.keys) for spec in PAGES if spec.keys and is_seen(spec, context)]
        self._fill(0, pages)
        self._grid.setColumnMinimumWidth(2, MARGIN)
        self._fill(3, self._everywhere())
        done = Button(self.tr("Close"))
        done.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 20, MARGIN, 20)
        column.setSpacing(BETWEEN)
        column.addWidget(Text(self.tr("Keys"), "title"))
        column.addLayout(self._grid)
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)

    def _everywhere(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Search or command"), "Ctrl+K"),
            (self.tr("Diagnose a new patient"), "Ctrl+N"),
            (self.tr("Carry on (the coloured button)"), "Ctrl+Return"),
            (self.tr("Finding is present"), "Return"),
            (self.tr("Finding is absent"), "Shift+Return"),
            (self.tr("To the questions of “Ask next”"), "Alt+Q"),
            (self.tr("Answer a question: yes, no, nobody knows"), self.tr("Y, N, ?")),
            (self.tr("Undo in a consultation"), "Ctrl+Z"),
            (self.tr("Save or print a report"), "Ctrl+P"),
            (self.tr("Read the page anew"), "F5"),
            (self.tr("Lock the window"), "Ctrl+L"),
            (self.tr("Keys and help"), "F1"),
        ]

    def _fill(self, column: int, rows: list[tuple[str, str]]) -> None:
        for row, (name, keys) in enumerate(rows):
            self._grid.addWidget(Text(name), row, column)
            self._grid.addWidget(KeyCap(keys), row, column + 1, Qt.AlignmentFlag.AlignRight)
