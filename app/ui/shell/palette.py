"""The command palette (Ctrl+K): pages, commands and patients by typing."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.services.rights import Act
from app.ui.context import AppContext
from app.ui.problems import show_problem
from app.ui.theme import tokens_of
from app.ui.widgets.keycap import shown_keys

Index = QModelIndex | QPersistentModelIndex
WIDTH, TOP, AT_MOST = 560, 56, 12
PATIENTS_AFTER, WAIT_MS = 2, 150
"""Letters before patients are searched, and how long to wait for the next one."""


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the palette."""

    title: str
    run: Callable[[], None]
    hint: str = ""


class CommandPalette(QFrame):
    """palette.open(commands): over the page, under the header; Enter runs, Escape or a click elsewhere closes."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._over = parent
        self._commands: Sequence[Command] = ()
        self._found: list[Command] = []
        self._asked = ""
        self.setProperty("role", "palette")
        self.setFixedWidth(WIDTH)
        self._field = QLineEdit()
        self._field.setProperty("role", "bare")
        self._field.setProperty("ring", "none")
        self._field.textChanged.connect(self._on_text)
        self._field.installEventFilter(self)
        self._list = QListWidget()
        self._list.setItemDelegate(_HintDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.itemClicked.connect(lambda item: self._run(self._list.row(item)))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(4)
        column.addWidget(self._field)
        column.addWidget(self._list)
        self._pause = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._pause.timeout.connect(self._ask_patients)
        self.hide()

    def open(self, commands: Sequence[Command]) -> None:
        self._commands = commands
        self._field.setPlaceholderText(self.tr("Page, command or patient…"))
        self._field.setAccessibleName(self.tr("Search or command"))
        self._list.setAccessibleName(self.tr("What was found"))
        self._field.clear()
        self._on_text("")
        self.move((self._over.width() - WIDTH) // 2, TOP)
        self.show()
        self.raise_()
        self._field.setFocus()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # only while it is open

    def close_up(self) -> None:
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self._pause.stop()
        self.hide()

    def found(self) -> list[str]:
        """The titles shown now."""
        return [command.title for command in self._found]

    def _on_text(self, text: str) -> None:
        wanted = folded(text).split()
        self._found = [each for each in self._commands if all(word in folded(each.title) for word in wanted)]
        self._fill()
        self._pause.stop()
        if len(text.strip()) >= PATIENTS_AFTER and self._context.may(Act.READ_PATIENTS):
            self._pause.start()

    def _ask_patients(self) -> None:
        from app.services.browse import patients

        self._asked = text = self._field.text().strip()
        job = self._context.jobs.start(
            self.tr("Search patients"),
            lambda _progress: patients(self._context.workspace, text, 0, 5),
            lane="quick",
        )
        job.succeeded.connect(partial(self._on_patients, text))
        job.failed.connect(partial(show_problem, self))

    def _on_patients(self, text: str, page: object) -> None:
        if text != self._field.text().strip() or not self.isVisible():
            return
        for row in getattr(page, "rows", ()):
            go = partial(self._context.navigate, "patients", patient_id=row.patient_id)
            self._found.append(Command(row.label, go, self.tr("Patient")))
        self._fill(self._list.currentRow())

    def _fill(self, current: int = 0) -> None:
        self._list.clear()
        for command in self._found:
            item = QListWidgetItem(command.title)
            item.setData(Qt.ItemDataRole.UserRole, command.hint)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{command.title} {command.hint}".strip())
            self._list.addItem(item)
        if not self._found:
            nothing = QListWidgetItem(self.tr("Nothing is called so."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(nothing)
        self._list.setCurrentRow(max(0, current))
        self._list.setFixedHeight(self._list.sizeHintForRow(0) * min(max(1, len(self._found)), AT_MOST))
        self.adjustSize()

    def _run(self, row: int) -> None:
        if 0 <= row < len(self._found):
            command = self._found[row]
            self.close_up()
            command.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self._field:
            return self._on_key(event)
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            self._on_press(watched)
        return False

    def _on_press(self, pressed: QWidget) -> None:
        if self.isVisible() and pressed is not self and not self.isAncestorOf(pressed):
            self.close_up()

    def _on_key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step:
            rows = max(1, len(self._found))
            self._list.setCurrentRow((self._list.currentRow() + step) % rows)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self._list.currentRow())
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab):
            self.close_up()
        else:
            return False
        return True


class _HintDelegate(QStyledItemDelegate):
    """The keys of a command, or what it is, muted at the end of its line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if hint := index.data(Qt.ItemDataRole.UserRole):
            view = self.parent()
            assert isinstance(view, QWidget)
            painter.save()
            painter.setPen(tokens_of(view).colour("muted"))
            room = option.rect.adjusted(0, 0, -12, 0)  # pyright: ignore[reportAttributeAccessIssue]
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hint)
            painter.restore()


def folded(text: str) -> str:
    """Without accents and capitals."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def with_keys(title: str, keys: str, run: Callable[[], None]) -> Command:
    return Command(title, run, shown_keys(keys) if keys else "")
