"""One patient beside the list: cases, diagnoses, consents with Revoke…, files with Attach…."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.services.attach_file import attach_file
from app.services.browse import ConsentView, DiagnosisRow, FileView, PatientView, patient
from app.services.capture_consent import revoke_consent
from app.services.rights import Act
from app.ui.context import AppContext
from app.ui.models.patient_words import describe_patient, spoken_purposes
from app.ui.problems import show_problem
from app.ui.times import long_date, short_date
from app.ui.translation import fill
from app.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.synthetic_badge import SyntheticBadge
from app.ui.widgets.text import Text
from app.ui.words import disease_words
from mlpipeline.domain import Case


class PatientDetail(Card):
    """`changed` after something of the patient was written here."""

    changed = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._view: PatientView | None = None
        self.patient_id = ""
        self._name, self._about = Text(role="figure"), Text(role="muted", wrap=True)
        self._badge = SyntheticBadge(short=True)
        self.diagnose = PrimaryButton()
        self.diagnose.clicked.connect(self._diagnose)
        self.attach = Button()
        self.attach.clicked.connect(self._choose_files)
        self.revoking = RevokeBar()
        self.revoking.asked.connect(self._revoke)
        self._sections = QVBoxLayout()
        self._sections.setSpacing(4)
        self._lay_out()
        self.retranslate()

    def show_patient(self, patient_id: str) -> None:
        self.patient_id = patient_id
        self.reload()

    def reload(self) -> None:
        """Read the patient again."""
        if not self.patient_id:
            return
        workspace, patient_id = self._context.workspace, self.patient_id
        job = self._context.jobs.start(
            self.tr("Patient"), lambda progress: patient(workspace, patient_id), lane="quick"
        )
        job.succeeded.connect(self._show)
        job.failed.connect(partial(show_problem, self))

    def retranslate(self) -> None:
        self.diagnose.setText(self.tr("Diagnose this patient"))
        self.attach.setText(self.tr("Attach file…"))
        self.revoking.retranslate()
        if self._view:
            self._show(self._view)
        else:
            self._show_nobody()

    def attach_path(self, path: Path) -> None:
        """Keep a file of any kind, sealed, with the patient."""
        workspace, patient_id = self._context.workspace, self.patient_id
        job = self._context.jobs.start(
            self.tr("Attaching a file"), lambda progress: attach_file(workspace, patient_id, path), lane="quick"
        )
        job.succeeded.connect(self._written)
        job.failed.connect(partial(show_problem, self))

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Attach files to the patient"))
        for name in names:
            self.attach_path(Path(name))

    def _diagnose(self) -> None:
        self._context.navigate("diagnose", patient_id=self.patient_id)

    def _revoke(self, consent_id: str, reason: str) -> None:
        workspace = self._context.workspace
        job = self._context.jobs.start(
            self.tr("Revoking a consent"), lambda progress: revoke_consent(workspace, consent_id, reason), lane="quick"
        )
        job.succeeded.connect(self._written)
        job.failed.connect(partial(show_problem, self))

    def _written(self, answer: object) -> None:
        self.revoking.hide()
        self.reload()
        self.changed.emit()

    def _show_nobody(self) -> None:
        self._name.setText(self.tr("No patient chosen"))
        self._about.setText(self.tr("Choose one in the list."))
        self._badge.hide()
        self.diagnose.hide()
        self.attach.hide()
        self.revoking.hide()

    def _show(self, view: PatientView) -> None:
        if view.row.patient_id != self.patient_id:
            return
        if self._view is None or self._view.row.patient_id != self.patient_id:
            self.revoking.hide()
        self._view = view
        self._name.setText(view.row.label or view.row.patient_id)
        self._about.setText(describe_patient(view.row))
        self._badge.setVisible(view.row.synthetic)
        self.diagnose.setVisible(self._context.may(Act.DIAGNOSE))
        self.attach.setVisible(self._context.may(Act.ATTACH_FILE))
        _clear(self._sections)
        self._add_consents(view.consents)
        none = self.tr("None yet.")
        self._section(self.tr("Diagnoses"), [self._diagnosis_words(each) for each in view.diagnoses], none)
        self._section(self.tr("Cases"), [self._case_words(case) for _, case in view.cases], none)
        self._section(self.tr("Files"), [_file_words(each) for each in view.files], none)
        self._sections.addStretch()

    def _add_consents(self, consents: Sequence[ConsentView]) -> None:
        self._heading(self.tr("Consents"))
        for consent in consents:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(Text(self._consent_words(consent), wrap=True), 1)
            if consent.valid and self._context.may(Act.REVOKE_CONSENT):
                name = fill(self.tr("Revoke the consent of %1"), long_date(consent.granted_at))
                revoke = LinkButton(self.tr("Revoke…"), name)
                revoke.clicked.connect(lambda _checked=False, key=consent.consent_id: self.revoking.ask(key))
                row.addWidget(revoke, 0, Qt.AlignmentFlag.AlignTop)
            self._sections.addLayout(row)
        if not consents:
            self._sections.addWidget(Text(self.tr("None: nothing is inferred for this patient."), "muted", wrap=True))

    def _consent_words(self, consent: ConsentView) -> str:
        words = fill(self.tr("%1 · %2"), spoken_purposes(consent), long_date(consent.granted_at))
        if consent.revoked_at:
            return fill(self.tr("%1 · revoked %2"), words, long_date(consent.revoked_at))
        return words if consent.valid else fill(self.tr("%1 · replaced"), words)

    def _diagnosis_words(self, each: DiagnosisRow) -> str:
        decided = {"accept": self.tr("accepted"), "override": self.tr("overridden")}
        state = decided.get(each.decision, self.tr("for review"))
        return " · ".join((long_date(each.at), disease_words(each.leading) or "–", state))

    def _case_words(self, case: Case) -> str:
        seen = short_date(case.seen_on, with_year=True) if case.seen_on else self.tr("date not known")
        count = self.tr("%n finding(s)", "", len(case.features))
        label = case.diagnosis.label or case.diagnosis.term_id if case.diagnosis else ""
        return " · ".join(part for part in (seen, count, disease_words(label)) if part)

    def _section(self, title: str, lines: Sequence[str], none: str) -> None:
        self._heading(title)
        for line in lines:
            self._sections.addWidget(Text(line, wrap=True))
        if not lines:
            self._sections.addWidget(Text(none, "muted"))

    def _heading(self, title: str) -> None:
        if self._sections.count():
            self._sections.addSpacing(12)
        self._sections.addWidget(Text(title, "heading"))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._name)
        top.addWidget(self._badge)
        top.addStretch()
        self.add(top)
        self.add(self._about)
        for button in (self.diagnose, self.attach):
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch()
            self.add(row)
        self.add(self.revoking)
        inside = QWidget()
        inside.setLayout(self._sections)
        self._sections.setContentsMargins(0, 8, 8, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setAccessibleName(self.tr("What is kept of the patient"))
        self.add(scroll, 1)


class RevokeBar(QWidget):
    """A reason, then Revoke: nobody revokes by one slip of the hand."""

    asked = Signal(str, str)
    """consent id, reason"""

    def __init__(self) -> None:
        super().__init__()
        self._consent_id = ""
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.reason.returnPressed.connect(self._go)
        self.reason.textChanged.connect(lambda text: self.revoke.setEnabled(bool(text.strip())))
        self.revoke, self._cancel = Button(role="danger"), Button()
        self.revoke.clicked.connect(self._go)
        self._cancel.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.reason, 1)
        row.addWidget(self.revoke)
        row.addWidget(self._cancel)
        self.hide()

    def retranslate(self) -> None:
        self.reason.setPlaceholderText(self.tr("Reason…"))
        self.reason.setAccessibleName(self.tr("Reason of the revocation"))
        self.revoke.setText(self.tr("Revoke"))
        self._cancel.setText(self.tr("Cancel"))

    def ask(self, consent_id: str) -> None:
        self._consent_id = consent_id
        self.reason.clear()
        self.revoke.setEnabled(False)
        self.show()
        self.reason.setFocus()

    def _go(self) -> None:
        reason = " ".join(self.reason.text().split())
        if reason:
            self.asked.emit(self._consent_id, reason)


def _clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner := item.layout(), QVBoxLayout | QHBoxLayout):
            _clear(inner)


def _file_words(file: FileView) -> str:
    return " · ".join((file.name, QLocale().formattedDataSize(file.size, 0), long_date(file.added_at)))
