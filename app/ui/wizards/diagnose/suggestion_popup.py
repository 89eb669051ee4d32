"""The list of suggestions that hangs below an entry field: what was typed in bold, the rest of the answer muted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

ROW_HEIGHT = 32
MOST_ROWS = 6
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Suggestion:
    """label: what is entered when it is chosen. detail: what tells it from its neighbours. value None = a message."""

    value: object
    label: str
    detail: str = ""


class SuggestionModel(QAbstractListModel):
    """The suggestions for `typed`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items: tuple[Suggestion, ...] = ()
        self.typed = ""

    def show(self, typed: str, items: tuple[Suggestion, ...]) -> None:
        self.beginResetModel()
        self.typed, self.items = typed, items
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.items[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{item.label} {item.detail}".strip()
        return item if role == Qt.ItemDataRole.UserRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if self.items[index.row()].value is None else super().flags(index)


class SuggestionDelegate(QStyledItemDelegate):
    """Paints "**Joint p**ain  Arthralgia · HP:0002829"."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        item: Suggestion = index.data(Qt.ItemDataRole.UserRole)
        typed = model.typed if isinstance(model, SuggestionModel) else ""
        painter.save()
        rect = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(option.palette.brush(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), 6, 6)
        _draw_runs(painter, rect.adjusted(10, 0, -10, 0), option, item, typed)
        painter.restore()


def _draw_runs(painter: QPainter, rect: QRect, option: QStyleOptionViewItem, item: Suggestion, typed: str) -> None:
    text = f"{item.label}  {item.detail}" if item.detail else item.label
    text = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    layout = QTextLayout(text, option.font)
    layout.setFormats(_formats(text, len(item.label), typed, option.palette, muted_label=item.value is None))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(rect.width())
    layout.endLayout()
    layout.draw(painter, QPoint(rect.left(), rect.center().y() - round(line.height() / 2) + 1))


def _formats(
    text: str, label_length: int, typed: str, palette: QPalette, muted_label: bool
) -> list[QTextLayout.FormatRange]:
    formats: list[QTextLayout.FormatRange] = []
    muted, plain, bold = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    muted.setForeground(palette.brush(QPalette.ColorRole.PlaceholderText))
    plain.setForeground(palette.brush(QPalette.ColorRole.Text))
    bold.setForeground(palette.brush(QPalette.ColorRole.Text))
    bold.setFontWeight(QFont.Weight.DemiBold)
    formats.append(_range(0, label_length, muted if muted_label else plain))
    formats.append(_range(label_length, max(0, len(text) - label_length), muted))
    for start, length in _met(text, typed):
        formats.append(_range(start, length, bold))
    return formats


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, form  # pyright: ignore[reportAttributeAccessIssue]
    return made


def _met(text: str, typed: str) -> list[tuple[int, int]]:
    """Where the typed words begin a word: (start, length), of each word the first place."""
    folded, found = text.casefold(), list[tuple[int, int]]()
    for word in typed.casefold().split():
        start = folded.find(word)
        while start > 0 and folded[start - 1].isalnum():
            start = folded.find(word, start + 1)
        if start >= 0:
            found.append((start, len(word)))
    return found


class SuggestionPopup(QFrame):
    """Hangs over the window's content and never takes the focus: the field below which it hangs keeps it."""

    clicked = Signal(QModelIndex)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.setProperty("role", "card")
        self._field = field
        self.model = SuggestionModel(self)
        self._view = QListView(self)
        self._view.setModel(self.model)
        self._view.setItemDelegate(SuggestionDelegate(self._view))
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setUniformItemSizes(True)
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._view.setAccessibleName(self.tr("Suggestions"))
        self._view.clicked.connect(self.clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self._view)
        self.hide()

    def show_suggestions(self, typed: str, items: tuple[Suggestion, ...]) -> None:
        self.model.show(typed, items)
        if not items:
            self.hide()
            return
        self._view.setCurrentIndex(self._first_choice())
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Below the field, in the coordinates of its window."""
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + 4))
        rows = min(MOST_ROWS, self.model.rowCount())
        room = max(ROW_HEIGHT + 16, window.height() - corner.y() - 8)
        self.setGeometry(corner.x(), corner.y(), self._field.width(), min(rows * ROW_HEIGHT + 16, room))

    def current(self) -> Suggestion | None:
        index = self._view.currentIndex()
        return index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None

    def move_by(self, step: int) -> None:
        row = self._view.currentIndex().row() + step
        if 0 <= row < self.model.rowCount() and self.model.items[row].value is not None:
            self._view.setCurrentIndex(self.model.index(row))

    def _first_choice(self) -> QModelIndex:
        for row, item in enumerate(self.model.items):
            if item.value is not None:
                return self.model.index(row)
        return QModelIndex()
