"""Step 2: who the patient is today, and what went before."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.services.attach_file import FileView, attach_file
from app.ui.context import AppContext
from app.ui.problems import show_problem
from app.ui.widgets.buttons import Button
from app.ui.widgets.text import FieldLabel, Text
from app.ui.wizard import WizardStep
from app.ui.wizards.diagnose.age_sex import AgeAndSex
from app.ui.wizards.diagnose.chip_field import DiseaseChips, TextChips
from app.ui.wizards.diagnose.consultation import Consultation
from app.ui.wizards.diagnose.disease_entry import DiseaseEntry
from app.ui.wizards.diagnose.entered_numbers import ADULT_YEARS
from app.ui.wizards.diagnose.words import about_line


class PatientStep(WizardStep):
    """Everything here may stay empty: an answer may be refused."""

    def __init__(self, context: AppContext, consultation: Consultation) -> None:
        super().__init__()
        self._context = context
        self._consultation = consultation
        self._files: list[str] = []
        self.age_sex = AgeAndSex()
        self.urgency = QComboBox()
        self.urgency.addItems(["–", *(str(level) for level in range(1, 11))])
        self.urgency.setMinimumWidth(96)
        self.diagnoses = DiseaseChips(DiseaseEntry(context.workspace, context.jobs))
        self.exams, self.own, self.family, self.exposure = TextChips(), TextChips(), TextChips(), TextChips()
        self._labels = [
            FieldLabel("", field)
            for field in (
                self.urgency,
                self.diagnoses.entry,
                self.exams.entry,
                self.own.entry,
                self.family.entry,
                self.exposure.entry,
            )
        ]
        self.attach = Button()
        self.attach.clicked.connect(self._choose_files)
        self._file_names = Text(role="muted", wrap=True)
        self._guardian_missing = Text(role="danger", wrap=True)
        self._lay_out()
        self._connect()
        self.retranslate()

    def name(self) -> str:
        return self.tr("Patient")

    def title(self) -> str:
        return self.tr("Who is the patient, and what went before?")

    def subtitle(self) -> str:
        return about_line(self._consultation)

    def status(self) -> str:
        return self.tr("Everything here may stay empty")

    def retranslate(self) -> None:
        names = (
            self.tr("&Urgency, 1 to 10"),
            self.tr("Earlier diagnoses"),
            self.tr("Earlier exams"),
            self.tr("Own history"),
            self.tr("Family history"),
            self.tr("Travel and exposure"),
        )
        for label, name in zip(self._labels, names, strict=True):
            label.rename(name)
        self.diagnoses.entry.setPlaceholderText(self.tr("Type a disease…"))
        self.exams.entry.setPlaceholderText(self.tr("Exam and its answer, Enter…"))
        self.own.entry.setPlaceholderText(self.tr("Surgery, allergy, medicine…"))
        self.family.entry.setPlaceholderText(self.tr("Who, and what…"))
        self.exposure.entry.setPlaceholderText(self.tr("Place, animal, work…"))
        self.attach.setText(self.tr("Attach file…"))
        self._guardian_missing.setText(
            self.tr("Under 18 years: a parent or guardian must consent. Go back and capture the consent again.")
        )
        self.age_sex.retranslate()

    def enter(self) -> None:
        """Show what the consultation holds; typing goes into the first empty field."""
        entered = self._consultation
        self.blockSignals(True)
        self.age_sex.set_values(entered.age_years, entered.sex)
        self.urgency.setCurrentIndex(entered.urgency or 0)
        self.diagnoses.set_items(entered.earlier_diagnoses)
        for chips, items in self._texts(entered):
            chips.set_items(items)
        self.blockSignals(False)
        self._look()
        (self.diagnoses.entry if self.age_sex.age.text() else self.age_sex.age).setFocus()

    def reason(self) -> str:
        if self.age_sex.trouble():
            return self.age_sex.trouble()
        return self._guardian_missing.text() if self._needs_guardian() else ""

    def _texts(self, entered: Consultation) -> tuple[tuple[TextChips, tuple[str, ...]], ...]:
        return (
            (self.exams, entered.earlier_exams),
            (self.own, entered.own),
            (self.family, entered.family),
            (self.exposure, entered.exposure),
        )

    def _needs_guardian(self) -> bool:
        entered = self._consultation
        is_minor = entered.age_years is not None and entered.age_years < ADULT_YEARS
        return bool(is_minor and entered.consent and not entered.consent.guardian)

    def _connect(self) -> None:
        self.age_sex.changed.connect(self._keep)
        self.urgency.currentIndexChanged.connect(self._keep)
        for field in (self.diagnoses, self.exams, self.own, self.family, self.exposure):
            field.changed.connect(self._keep)
        self.diagnoses.entry.failed.connect(partial(show_problem, self))

    def _keep(self) -> None:
        if self.signalsBlocked():
            return
        entered = self._consultation
        entered.age_years, entered.sex = self.age_sex.age_years, self.age_sex.sex
        entered.urgency = self.urgency.currentIndex() or None
        entered.earlier_diagnoses = self.diagnoses.items()
        entered.earlier_exams = self.exams.items()
        entered.own, entered.family, entered.exposure = self.own.items(), self.family.items(), self.exposure.items()
        self._look()

    def _look(self) -> None:
        self._guardian_missing.setVisible(self._needs_guardian())
        self._file_names.setText(", ".join(self._files))
        self._file_names.setVisible(bool(self._files))
        self.changed.emit()

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Attach files to the patient"))
        for name in names:
            self.attach_path(Path(name))

    def attach_path(self, path: Path) -> None:
        """Keep the file, sealed, with the patient."""
        patient, workspace = self._consultation.patient, self._context.workspace
        if patient is None:
            return
        job = self._context.jobs.start(
            self.tr("Attaching a file"), lambda progress: attach_file(workspace, patient.patient_id, path), lane="quick"
        )
        job.succeeded.connect(self._attached)
        job.failed.connect(partial(show_problem, self))

    def _attached(self, file: FileView) -> None:
        self._files.append(file.name)
        self._look()

    def forget_files(self) -> None:
        self._files.clear()

    def _lay_out(self) -> None:
        urgency, diagnoses, exams_label, own, family, exposure = self._labels
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        top = QHBoxLayout()
        top.setSpacing(32)
        top.addWidget(self.age_sex)
        top.addLayout(_labelled(urgency, self.urgency))
        top.addStretch()
        layout.addLayout(top)
        layout.addWidget(self._guardian_missing)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(16)
        exams = _labelled(exams_label, self.exams)
        files = QHBoxLayout()
        files.addWidget(self.attach)
        files.addWidget(self._file_names, 1)
        files.addStretch()
        exams.addLayout(files)
        exams.addStretch()
        grid.addLayout(_labelled(diagnoses, self.diagnoses, stretch=True), 0, 0)
        grid.addLayout(exams, 0, 1)
        grid.addLayout(_labelled(own, self.own, stretch=True), 1, 0)
        grid.addLayout(_labelled(family, self.family, stretch=True), 1, 1)
        grid.addLayout(_labelled(exposure, self.exposure, stretch=True), 2, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        layout.addLayout(grid)
        layout.addStretch()


def _labelled(label: FieldLabel, field: QWidget, stretch: bool = False) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(label)
    column.addWidget(field)
    if stretch:
        column.addStretch()
    return column
