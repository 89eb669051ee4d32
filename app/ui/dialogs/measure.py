"""What is measured, and on which file: asked before a measurement of the ranking."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.services.run_benchmark import BenchmarkKind, BenchmarkRequest
from app.ui.models.benchmark_rows import kind_words
from app.ui.theme import BETWEEN, INSIDE, MARGIN
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.text import FieldLabel, Text

WIDTH, INDENT = 560, 24


class MeasureDialog(QDialog):
    """dialog = MeasureDialog(self); dialog.given.connect(start); dialog.open(). `given(BenchmarkRequest)`, once."""

    given = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Measure the ranking"))
        self.setMinimumWidth(WIDTH)
        self.path = QLineEdit()
        self.path.setPlaceholderText(self.tr("zip, tar.gz or folder"))
        self.path.textChanged.connect(self._look)
        self._file, self._folder = Button(self.tr("File…")), Button(self.tr("Folder…"))
        self._file.clicked.connect(self.ask_file)
        self._folder.clicked.connect(self.ask_folder)
        self._group = QButtonGroup(self)
        self.kinds = {kind: QRadioButton(kind_words(kind)) for kind in BenchmarkKind}
        self.leave_out = QCheckBox(self.tr("also with each case's own papers left out of the profiles"))
        self._reason = Text(role="muted")
        self.measure, self._cancel = PrimaryButton(self.tr("Measure")), Button(self.tr("Cancel"))
        self.measure.setDefault(True)
        self.measure.clicked.connect(self._give)
        self._cancel.clicked.connect(self.reject)
        self._lay_out()
        self.kinds[BenchmarkKind.PHENOPACKETS].setChecked(True)
        self._look()
        self.path.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 20, MARGIN, 20)
        column.setSpacing(INSIDE)
        column.addWidget(Text(self.tr("Measure the ranking"), "title"))
        sentence = self.tr("Cases whose disease is known are ranked by their findings. Only figures are kept.")
        column.addWidget(Text(sentence, "muted", wrap=True))
        column.addWidget(FieldLabel(self.tr("Published cases (GA4GH phenopackets)"), self.path))
        row = QHBoxLayout()
        row.setSpacing(INSIDE)
        row.addWidget(self.path, 1)
        row.addWidget(self._file)
        row.addWidget(self._folder)
        column.addLayout(row)
        column.addSpacing(INSIDE)
        for kind, words in self._told().items():
            self._add_kind(column, kind, words)
        buttons = QHBoxLayout()
        buttons.setSpacing(BETWEEN)
        buttons.addWidget(self._reason, 1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.measure)
        column.addSpacing(INSIDE)
        column.addLayout(buttons)

    def _told(self) -> dict[BenchmarkKind, str]:
        return {
            BenchmarkKind.PHENOPACKETS: self.tr("How high the true disease of each case stands."),
            BenchmarkKind.KSHOT: self.tr(
                "What the first records of a disease add. Needs diseases with 15 cases from two papers."
            ),
            BenchmarkKind.UNKNOWN: self.tr("How often a disease that nobody describes is told from one that is."),
        }

    def _add_kind(self, column: QVBoxLayout, kind: BenchmarkKind, words: str) -> None:
        button = self.kinds[kind]
        button.toggled.connect(self._look)
        button.setAccessibleDescription(words)
        self._group.addButton(button)
        column.addWidget(button)
        below = QVBoxLayout()
        below.setContentsMargins(INDENT, 0, 0, INSIDE)
        below.setSpacing(4)
        below.addWidget(Text(words, "muted", wrap=True))
        if kind is BenchmarkKind.PHENOPACKETS:
            below.addWidget(self.leave_out)
        column.addLayout(below)

    def kind(self) -> BenchmarkKind:
        return next(kind for kind, button in self.kinds.items() if button.isChecked())

    def ask_file(self) -> None:
        kinds = self.tr("Archives and phenopackets") + " (*.zip *.tar.gz *.tgz *.tar *.json);;"
        start = self.path.text() or str(Path.home())
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Published cases"), start, kinds + self.tr("All files (*)"))
        self._take(name)

    def ask_folder(self) -> None:
        start = self.path.text() or str(Path.home())
        self._take(QFileDialog.getExistingDirectory(self, self.tr("Folder of phenopackets"), start))

    def _take(self, name: str) -> None:
        if name:
            self.path.setText(name)
            self.measure.setFocus()

    def _look(self) -> None:
        given = bool(self.path.text().strip())
        self.measure.setEnabled(given)
        self._reason.setText("" if given else self.tr("Choose a file or folder first."))
        self.leave_out.setEnabled(self.kinds[BenchmarkKind.PHENOPACKETS].isChecked())

    def _give(self) -> None:
        kind = self.kind()
        leave_out = kind is BenchmarkKind.PHENOPACKETS and self.leave_out.isChecked()
        request = BenchmarkRequest(Path(self.path.text().strip()).expanduser(), kind, leave_out)
        self.accept()
        self.given.emit(request)
