"""The Diagnose wizard: Consent, Patient, Findings, Result; one consultation that all four share."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from app.services.browse import PatientView, patient
from app.services.diagnose_patient import warm_up
from app.ui.context import AppContext
from app.ui.problems import show_problem
from app.ui.translation import fill
from app.ui.wizard import Wizard
from app.ui.wizards.diagnose.consent_step import ConsentStep
from app.ui.wizards.diagnose.consultation import Consultation
from app.ui.wizards.diagnose.findings_step import FindingsStep
from app.ui.wizards.diagnose.patient_step import PatientStep
from app.ui.wizards.diagnose.result_step import ResultStep


class DiagnoseWizard(Wizard):
    """context.navigate("diagnose", patient_id="…") begins with that patient; without one it carries on."""

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self.consultation = Consultation()
        self.consent = ConsentStep(context, self.consultation)
        self.patient = PatientStep(context, self.consultation)
        self.findings = FindingsStep(context, self.consultation)
        self.result = ResultStep(context, self.consultation)
        super().__init__([self.consent, self.patient, self.findings, self.result])
        self.consent.patient_changed.connect(self._forget_patient)
        self.finished.connect(self.begin_again)
        self.result.banner.link_clicked.connect(partial(self.go_to, self.steps.index(self.findings)))
        self._warmed = False
        back = QShortcut(QKeySequence("Alt+Left"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.go_back)

    def open(self, patient_id: str = "", new: bool = False, **facts: Any) -> None:
        """A patient asked for is another consultation; the one under way is kept when it is the same patient, and
        before whoever is new: nothing that was entered is lost by a key."""
        if self.consultation.decided:
            self.begin_again()
        under_way = self.consultation.patient
        if new and under_way:
            words = self.tr("%1 is still under way: “Another patient” in the first step begins anew.")
            self._context.say(fill(words, under_way.label))
        if not patient_id or (under_way and under_way.patient_id == patient_id):
            return
        workspace = self._context.workspace
        job = self._context.jobs.start(
            self.tr("Patient"), lambda progress: patient(workspace, patient_id), lane="quick"
        )
        job.succeeded.connect(self._opened)
        job.failed.connect(partial(show_problem, self))

    def refresh(self) -> None:
        if not self._warmed:  # the first result must not wait for what can be loaded while the patient is greeted
            self._warmed = True
            workspace = self._context.workspace
            job = self._context.jobs.start(
                self.tr("Loading knowledge"), lambda progress: warm_up(workspace, progress), lane="quick"
            )
            job.failed.connect(partial(show_problem, self))
        super().refresh()

    def begin_again(self) -> None:
        """The next patient: nothing of the one before stays."""
        self.go_to(0)
        self.consent.choice.clear()

    def _opened(self, view: PatientView) -> None:
        self.go_to(0)
        self.consent.choose(view.row)

    def _forget_patient(self) -> None:
        self.patient.forget_files()
        self.findings.clear()
        self.result.forget()
