"""Where a file is dropped, or looked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme import BETWEEN, INSIDE
from app.ui.widgets.buttons import Button
from app.ui.widgets.text import Text, set_role


class DropZone(QFrame):
    """Signal `chosen(path)`: one file, or one folder of phenopackets."""

    chosen = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        set_role(self, "drop")
        self._words, self._formats = Text(role="heading"), Text(role="muted", wrap=True)
        for label in (self._words, self._formats):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.browse, self.browse_folder = Button(), Button()
        self.browse.clicked.connect(self.ask_file)
        self.browse_folder.clicked.connect(self.ask_folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * BETWEEN, 2 * BETWEEN, 2 * BETWEEN, 2 * BETWEEN)
        column.setSpacing(INSIDE)
        column.addWidget(self._words)
        column.addWidget(self._formats)
        column.addSpacing(INSIDE)
        row = QHBoxLayout()
        row.setSpacing(INSIDE)
        row.addStretch(1)
        row.addWidget(self.browse)
        row.addWidget(self.browse_folder)
        row.addStretch(1)
        column.addLayout(row)
        self.retranslate()

    def retranslate(self) -> None:
        self._words.setText(self.tr("Drop a file here"))
        self._formats.setText(self.tr("A table (CSV), or phenopackets: one JSON file, a zip, a tar.gz or a folder"))
        self.browse.setText(self.tr("Browse…"))
        self.browse_folder.setText(self.tr("Folder…"))

    def ask_file(self) -> None:
        kinds = (
            self.tr("Records") + " (*.csv *.tsv *.txt *.json *.zip *.gz *.tgz *.tar);;" + self.tr("All files") + " (*)"
        )
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Records to import"), str(Path.home()), kinds)
        if name:
            self.chosen.emit(Path(name))

    def ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder of phenopackets"), str(Path.home()))
        if name:
            self.chosen.emit(Path(name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := self._dropped(event):
            event.acceptProposedAction()
            self.chosen.emit(path)

    def _dropped(self, event: QDropEvent) -> Path | None:
        urls = event.mimeData().urls()
        return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
