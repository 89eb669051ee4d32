"""How often held-out cases find their disease, by the shipped reranker and by one trained here, side by side."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.services.use_reranker import HeldOutView, RerankerView
from app.ui.models.reranker_rows import difference_words, top_words
from app.ui.models.run_words import NOT_MEASURED
from app.ui.theme import BETWEEN
from app.ui.translation import percent
from app.ui.widgets.text import Text

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class HeldOutGrid(QWidget):
    """A row a number of shown diseases; shipped, ours and their difference, by disease and by case."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(BETWEEN)
        self._grid.setVerticalSpacing(4)

    def show_reranker(self, view: RerankerView) -> None:
        """Its words are made anew, in the language of the window."""
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        headings = (
            self.tr("By disease: shipped"), self.tr("ours"), self.tr("difference, 95 %"),
            self.tr("By case: shipped"), self.tr("ours"), self.tr("difference, 95 %"),
        )  # fmt: skip
        for column, heading in enumerate(headings, 1):
            self._put(0, column, heading, "muted")
        for row, top in enumerate(view.macro, 1):
            self._put(row, 0, top_words(top), "muted")
            for column, words in enumerate((*_cells(view.macro, top), *_cells(view.micro, top)), 1):
                self._put(row, column, words)
        self._grid.setColumnStretch(len(headings) + 1, 1)

    def _put(self, row: int, column: int, words: str, role: str = "") -> None:
        text = Text(words, role)
        if column:
            text.setAlignment(RIGHT)
        self._grid.addWidget(text, row, column)


def _cells(figures: Mapping[str, HeldOutView], top: str) -> tuple[str, str, str]:
    each = figures[top]
    shares = (each.shipped.value, each.retrained.value)
    shipped, ours = (NOT_MEASURED if share is None else percent(share) for share in shares)
    return shipped, ours, difference_words(each)
