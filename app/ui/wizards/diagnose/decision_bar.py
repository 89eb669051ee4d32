"""The clinician's own word: accept what leads, or another diagnosis and the reason for it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QWidget

from app.services.diagnose_patient import Decision
from app.services.workspace import Workspace
from app.ui.jobs import JobRunner
from app.ui.translation import fill
from app.ui.widgets.buttons import Button
from app.ui.widgets.text import Text
from app.ui.wizards.diagnose.disease_entry import DiseaseEntry
from mlpipeline.domain import Disease


class DecisionBar(QWidget):
    """`decided` is emitted with a complete Decision only: an override has a disease and a reason."""

    decided = Signal(object)
    failed = Signal(object)
    changed = Signal()
    asked = Signal()
    """Another diagnosis is being entered."""

    def __init__(self, workspace: Workspace, jobs: JobRunner) -> None:
        super().__init__()
        self._disease: Disease | None = None
        self.entry = DiseaseEntry(workspace, jobs, none_too=True)
        self.entry.chosen.connect(lambda disease, shift: self.take(disease))
        self.entry.textChanged.connect(self.changed)
        self.entry.failed.connect(self.failed)
        self.override = Button()
        self.override.clicked.connect(self.ask)
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.reason.textChanged.connect(self._look)
        self.reason.returnPressed.connect(self.store)
        self.cancel = Button()
        self.cancel.clicked.connect(self.clear)
        self._chosen = Text(role="heading")
        self._faces = QStackedLayout(self)
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        self.entry.setAccessibleName(self.tr("My diagnosis"))
        self.entry.setPlaceholderText(self.tr("My diagnosis…"))
        self.override.setText(self.tr("Override, because…"))
        self.reason.setAccessibleName(self.tr("Reason of the override"))
        self.reason.setPlaceholderText(self.tr("Because…"))
        self.cancel.setText(self.tr("Cancel"))
        self._look()

    def clear(self) -> None:
        """No other diagnosis than those of the list."""
        self._disease = None
        self.entry.reset()
        self.reason.clear()
        self._look()

    def take(self, disease: Disease) -> None:
        """This is the diagnosis; now its reason."""
        self._disease = disease
        self._look()
        self.reason.setFocus()
        self.asked.emit()

    def ask(self) -> None:
        """First which disease; its reason is asked once it is chosen."""
        self.entry.setFocus()
        self.asked.emit()

    def missing(self) -> str:
        """Why the override cannot be stored yet; "" when it can, or when none is being entered."""
        if typed := self.entry.text().strip():
            return fill(self.tr("“%1” is typed but not entered: press Enter, or delete it."), typed[:40])
        if self._disease and not self.reason.text().strip():
            return self.tr("An override needs a reason.")
        return ""

    def is_open(self) -> bool:
        """Whether another diagnosis than those of the list has been chosen."""
        return self._disease is not None

    def store(self) -> None:
        reason = " ".join(self.reason.text().split())
        if self._disease and reason:
            self.decided.emit(Decision("override", self._disease, reason))

    def _look(self) -> None:
        self._chosen.setText((self._disease.label or self._disease.term_id) if self._disease else "")
        self._faces.setCurrentIndex(1 if self._disease else 0)
        self.changed.emit()

    def _lay_out(self) -> None:
        for widgets in ((self.entry, self.override), (self._chosen, self.reason, self.cancel)):
            face = QWidget()
            row = QHBoxLayout(face)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(16)
            for widget in widgets:
                row.addWidget(widget, 1 if widget in (self.entry, self.reason) else 0)
            self._faces.addWidget(face)
