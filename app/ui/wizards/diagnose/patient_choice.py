"""Who the patient is: found by label, or new; with the SYNTHETIC badge where the records are made up."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.browse import PatientRow, patients
from app.services.workspace import Workspace
from app.ui.jobs import JobRunner
from app.ui.models.patient_words import describe_patient
from app.ui.translation import fill
from app.ui.widgets.buttons import Button
from app.ui.widgets.synthetic_badge import SyntheticBadge
from app.ui.widgets.text import Text
from app.ui.wizards.diagnose.age_sex import AgeAndSex
from app.ui.wizards.diagnose.suggestion_entry import SuggestionEntry
from app.ui.wizards.diagnose.suggestion_popup import Suggestion

MOST_FOUND = 6


@dataclass(frozen=True, slots=True)
class NewPatient:
    """A label that no patient bears yet."""

    label: str


class PatientChoice(QFrame):
    """An entry field; once chosen, the patient's line with Change, and age and sex for a new one."""

    chosen = Signal()
    cleared = Signal()
    failed = Signal(object)
    edited = Signal()

    def __init__(self, workspace: Workspace, jobs: JobRunner) -> None:
        super().__init__()
        self._workspace = workspace
        self.value: PatientRow | NewPatient | None = None
        self.entry = SuggestionEntry(self._find, jobs)
        self.entry.setProperty("role", "large")
        self.entry.setMaxLength(80)
        self.entry.chosen.connect(lambda value, shift: self.choose(value))
        self.entry.failed.connect(self.failed)
        self.new_values = AgeAndSex()
        self.new_values.changed.connect(self.edited)
        self._name = Text(role="heading")
        self._about = Text(role="muted")
        self._badge = SyntheticBadge(short=True)
        self._change = Button()
        self._change.clicked.connect(self.clear)
        self._line = self._make_line()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self.entry, self._line, self.new_values):
            layout.addWidget(widget)
        self.retranslate()

    def retranslate(self) -> None:
        self.entry.setAccessibleName(self.tr("Patient"))
        self.entry.setPlaceholderText(self.tr("Name or number of the patient…"))
        self._change.setText(self.tr("Another patient"))
        self.new_values.retranslate()
        self.show_value()

    def choose(self, value: PatientRow | NewPatient) -> None:
        self.value = value
        self.show_value()
        self.chosen.emit()

    def clear(self) -> None:
        self.value = None
        self.show_value()
        self.cleared.emit()
        self.entry.setFocus()

    def _make_line(self) -> QWidget:
        line = QFrame()
        line.setProperty("role", "card")
        row = QHBoxLayout(line)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        for widget in (self._name, self._about, self._badge):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self._change)
        return line

    def show_value(self) -> None:
        value = self.value
        self.entry.setVisible(value is None)
        self._line.setVisible(value is not None)
        self.new_values.setVisible(isinstance(value, NewPatient))
        if value is None:
            return
        self._name.setText(value.label)
        self._badge.setVisible(isinstance(value, PatientRow) and value.synthetic)
        self._about.setText(self.tr("new patient") if isinstance(value, NewPatient) else describe_patient(value))

    def _find(self, text: str) -> tuple[Suggestion, ...]:
        """On the quick lane: no widget is touched here."""
        found = patients(self._workspace, text, 0, MOST_FOUND).rows
        known = tuple(Suggestion(row, row.label or row.patient_id, self._detail(row)) for row in found)
        taken = any(text.casefold() in (row.label.casefold(), row.patient_id.casefold()) for row in found)
        if taken:
            return known
        new = Suggestion(NewPatient(text), fill(self.tr("New patient “%1”"), text))
        return (*known, new)

    def _detail(self, row: PatientRow) -> str:
        mark = self.tr("SYNTHETIC") if row.synthetic else ""
        return " · ".join(part for part in (describe_patient(row), mark) if part)
