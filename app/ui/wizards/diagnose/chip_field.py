"""An entry field with the chips it has made: short texts (exams, history), and diseases by search."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.ui.wizards.diagnose.chip_row import ChipRow, ChipText
from app.ui.wizards.diagnose.suggestion_entry import SuggestionEntry
from mlpipeline.domain import Disease


class TextEntry(QLineEdit):
    """Enter makes a chip of the text; Backspace in the empty field takes the last one back."""

    entered = Signal(str)
    emptied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.take()
        elif (event.key() == Qt.Key.Key_Backspace and not self.text()) or (
            event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
        ):
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def take(self) -> None:
        text = " ".join(self.text().split())
        if text:
            self.setText("")
            self.entered.emit(text)


class TextChips(QWidget):
    """Short texts, one a chip. What is typed and not entered is taken along when the field is left."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.entry = TextEntry()
        self.entry.setMaxLength(200)
        self.row = ChipRow()
        self._items: list[str] = []
        _stack(self, self.entry, self.row)
        self.entry.entered.connect(self._add)
        self.entry.editingFinished.connect(self.entry.take)
        self.entry.emptied.connect(lambda: self._items and self._remove(self._items[-1]))
        self.row.removed.connect(self._remove)

    def items(self) -> tuple[str, ...]:
        return tuple(self._items)

    def set_items(self, items: tuple[str, ...]) -> None:
        self._items = list(items)
        self._show()

    def _add(self, text: str) -> None:
        if text not in self._items:
            self._items.append(text)
            self._show()
            self.changed.emit()

    def _remove(self, text: str) -> None:
        self._items.remove(text)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.row.show_chips([ChipText(item, item) for item in self._items])
        self.row.setVisible(bool(self._items))


class DiseaseChips(QWidget):
    """Diseases found by search, one a chip."""

    changed = Signal()

    def __init__(self, entry: SuggestionEntry) -> None:
        super().__init__()
        self.entry = entry
        self.row = ChipRow()
        self._items: dict[str, Disease] = {}
        _stack(self, entry, self.row)
        entry.chosen.connect(self._add)
        entry.emptied.connect(self._remove_last)
        entry.undo_asked.connect(self._remove_last)
        self.row.removed.connect(self._remove)

    def items(self) -> tuple[Disease, ...]:
        return tuple(self._items.values())

    def set_items(self, items: tuple[Disease, ...]) -> None:
        self._items = {each.term_id: each for each in items}
        self._show()

    def _add(self, disease: Disease, shift: bool) -> None:
        self._items[disease.term_id] = disease
        self._show()
        self.changed.emit()

    def _remove_last(self) -> None:
        if self._items:
            self._remove(next(reversed(self._items)))

    def _remove(self, term_id: str) -> None:
        self._items.pop(term_id, None)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.row.show_chips([ChipText(each.term_id, each.label or each.term_id) for each in self._items.values()])
        self.row.setVisible(bool(self._items))


def _stack(owner: QWidget, *widgets: QWidget) -> None:
    layout = QVBoxLayout(owner)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget)
    widgets[-1].hide()
