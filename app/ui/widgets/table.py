"""Tables: the calm style, and rows of plain values behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from app.ui.theme import tokens_of

Record = TypeVar("Record")
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW_HEIGHT, HEADER_HEIGHT = 37, 32


@dataclass(frozen=True, slots=True)
class Column(Generic[Record]):
    """title: in the user's language. text: what a cell says. numeric: to the right. token: colour of the cell's text,
    where it has one of its own. stretch: takes the room that is left. hint: what a shortened title stands for."""

    title: str
    text: Callable[[Record], str]
    numeric: bool = False
    token: Callable[[Record], str] | None = None
    strong: bool = False
    stretch: bool = False
    tip: Callable[[Record], str] | None = None
    hint: str = ""


class RecordsModel(QAbstractTableModel, Generic[Record]):
    """rows = RecordsModel(); rows.set_columns([Column(…)]); rows.set_records(view.rows); rows.record(3).

    For up to some thousand rows; longer lists are paged in SQL by their service.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._columns: Sequence[Column[Record]] = ()
        self._records: Sequence[Record] = ()

    def set_columns(self, columns: Sequence[Column[Record]]) -> None:
        self.beginResetModel()
        self._columns = columns
        self.endResetModel()

    def set_records(self, records: Sequence[Record]) -> None:
        self.beginResetModel()
        self._records = records
        self.endResetModel()

    def record(self, row: int) -> Record:
        return self._records[row]

    def columns(self) -> Sequence[Column[Record]]:
        return self._columns

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, record = self._columns[index.column()], self._records[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(record)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and column.token and (token := column.token(record)):
            return QColor(getattr(tokens_of(self._view), token))
        if role == Qt.ItemDataRole.FontRole and column.strong:
            font = QFont(self._view.font())
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.ToolTipRole and column.tip:
            return column.tip(record)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and section < len(self._columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self._columns[section].title
            if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                return self._columns[section].hint or self._columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                numeric = self._columns[section].numeric
                side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None


class Table(QTableView):
    """table = Table(self.tr("Recent patients")); table.setModel(rows); table.fit_columns(); signal `opened(row)`.

    Whole rows are selected; Enter or a double click opens one; Tab leaves the table. `grow_with_rows()` makes it as
    tall as its rows (at most `at_most`), for tables inside a card on a page that scrolls.
    """

    opened = Signal(int)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumHeight(HEADER_HEIGHT)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self._at_most: int | None = None

    def fit_columns(self, widest: int = 320) -> None:
        """Columns as wide as their texts (of the first rows), the stretching one takes what is left."""
        header, model = self.horizontalHeader(), self.model()
        columns = model.columns() if isinstance(model, RecordsModel) else ()
        header.setStretchLastSection(not any(column.stretch for column in columns))
        self.resizeColumnsToContents()
        for section in range(header.count()):
            stretch = section < len(columns) and columns[section].stretch
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(section, mode)
            if not stretch:
                header.resizeSection(section, min(header.sectionSize(section) + 12, widest))
        if self._at_most is not None:
            self.updateGeometry()

    def grow_with_rows(self, at_most: int = 12) -> None:
        self._at_most = at_most
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._at_most is None:
            return hint
        rows = min(self.model().rowCount() if self.model() else 0, self._at_most)
        height = rows * self.verticalHeader().defaultSectionSize() + self.horizontalHeader().sizeHint().height() + 2
        return QSize(hint.width(), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._at_most is not None else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)
