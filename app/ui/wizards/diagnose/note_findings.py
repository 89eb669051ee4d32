"""The findings read from a note, each to be confirmed before it counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout

from app.ui.models.finding_words import FindingWords
from app.ui.translation import fill
from app.ui.widgets.buttons import Button
from app.ui.widgets.text import Text
from app.ui.wizards.diagnose.flow_layout import FlowLayout
from mlpipeline.domain import PhenotypicFeature


class NoteFindings(QFrame):
    """Check boxes, all ticked; Enter adds the ticked ones, Escape none."""

    confirmed = Signal(object)
    """tuple[PhenotypicFeature, ...]"""
    closed = Signal()

    def __init__(self, words: FindingWords) -> None:
        super().__init__()
        self._words = words
        self.setProperty("role", "card")
        self._features: tuple[PhenotypicFeature, ...] = ()
        self._boxes: list[QCheckBox] = []
        self._title = Text(role="heading")
        self._flow = FlowLayout(gap=12)
        self._add = Button()
        self._add.clicked.connect(self._confirm)
        self._put_away = Button()
        self._put_away.clicked.connect(self.closed)
        buttons = QHBoxLayout()
        buttons.addWidget(self._add)
        buttons.addWidget(self._put_away)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addLayout(self._flow)
        layout.addLayout(buttons)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self._put_away.setText(self.tr("Add none"))
        count = len(self._features)
        self._title.setText(
            self.tr("%n finding(s) in this note: untick what is not so", "", count)
            if count
            else self.tr("No finding was recognised in this note")
        )
        for feature, box in zip(self._features, self._boxes, strict=True):
            name = self._words.name(feature.term_id, feature.label)
            label = fill(self.tr("%1, absent"), name) if feature.excluded else name
            box.setText(label.replace("&", "&&"))
        self._count()

    def ask(self, features: Sequence[PhenotypicFeature]) -> None:
        self._features = tuple(features)
        for box in self._boxes:
            self._flow.removeWidget(box)
            box.deleteLater()
        self._boxes = [self._box(feature) for feature in self._features]
        self.retranslate()
        self.show()
        self._add.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _box(self, feature: PhenotypicFeature) -> QCheckBox:
        box = QCheckBox()
        box.setChecked(True)
        box.setToolTip(feature.term_id)
        box.toggled.connect(self._count)
        self._flow.addWidget(box)
        return box

    def _count(self) -> None:
        ticked = sum(box.isChecked() for box in self._boxes)
        self._add.setText(self.tr("Add %n finding(s)", "", ticked))
        self._add.setEnabled(bool(ticked) or not self._boxes)

    def _confirm(self) -> None:
        ticked = tuple(feature for feature, box in zip(self._features, self._boxes, strict=True) if box.isChecked())
        self.confirmed.emit(ticked)
