"""Step 1: which patient, and whether the patient consents. Without consent for care there is no second step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.services.browse import PatientRow
from app.services.capture_consent import ConsentRequest, ConsentView, capture_consent, valid_consent
from app.services.register_patient import PatientDraft, register_patient
from app.ui.context import AppContext
from app.ui.models.patient_words import spoken_consent
from app.ui.problems import show_problem
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.text import Text
from app.ui.wizard import WizardStep
from app.ui.wizards.diagnose.consent_form import ConsentForm
from app.ui.wizards.diagnose.consultation import Consultation
from app.ui.wizards.diagnose.entered_numbers import ADULT_YEARS
from app.ui.wizards.diagnose.patient_choice import NewPatient, PatientChoice
from mlpipeline.progress import Progress


class ConsentStep(WizardStep):
    """The primary button captures the consent, and goes on only where one stands."""

    patient_changed = Signal()

    def __init__(self, context: AppContext, consultation: Consultation) -> None:
        super().__init__()
        self._context = context
        self._consultation = consultation
        self._busy = False
        self.choice = PatientChoice(context.workspace, context.jobs)
        self.form = ConsentForm(context.workspace, QLocale().name()[:2])
        self._stands = Card()
        self._stands_text = Text(wrap=True)
        self.again = Button()
        self.again.clicked.connect(self._ask_again)
        self._nobody = Text(role="muted", wrap=True)
        self._asking_again = False
        self._registered: tuple[NewPatient, PatientRow] | None = None
        self._go_on: Callable[[], None] | None = None
        self._lay_out()
        self._connect()
        self.retranslate()

    def name(self) -> str:
        return self.tr("Consent")

    def title(self) -> str:
        return self.tr("Who is it, and do they consent?")

    def subtitle(self) -> str:
        return self.tr("Nothing is inferred without a consent for care.")

    def primary_text(self) -> str:
        return self.tr("Capture consent") if self.needs_capture() else ""

    def retranslate(self) -> None:
        self._stands.set_title(self.tr("This patient has consented"))
        self._nobody.setText(self.tr("Who is known here is found by name or number; who is new is registered."))
        self.choice.retranslate()
        self.form.retranslate()
        self._show()

    def proceed(self, go_on: Callable[[], None]) -> None:
        if not self.needs_capture():
            go_on()
            return
        self._go_on = go_on
        self.capture()

    def enter(self) -> None:
        if self.choice.value is None:
            self.choice.entry.setFocus()
        elif self._consultation.patient and not self._busy:  # it may have ended, or been given, elsewhere
            self._ask_store(self._consultation.patient)

    def choose(self, patient: PatientRow) -> None:
        """As if this patient had been picked from the list."""
        self.choice.choose(patient)

    def needs_capture(self) -> bool:
        """True while the only way on is to capture a consent."""
        return not self._consultation.may_infer() or self._asking_again

    def reason(self) -> str:
        """What is missing before the consent can be captured, or before the next step."""
        if self.choice.value is None:
            return self.tr("Choose the patient first.")
        if self._busy:
            return self.tr("One moment…")
        if not self.needs_capture():
            return ""
        return self.choice.new_values.trouble() or self.form.trouble()

    def capture(self) -> None:
        """Store the consent, and the patient with it where new; then go on."""
        value = self.choice.value
        if value is None or self.reason():
            return
        workspace, values = self._context.workspace, self.choice.new_values
        request = self.form.request(value.patient_id if isinstance(value, PatientRow) else "")
        draft = PatientDraft(value.label, values.sex, values.age_years)

        def work(progress: Progress) -> tuple[PatientRow, ConsentView]:
            patient = self._registered_as(value, draft)
            asked = ConsentRequest(
                patient_id=patient.patient_id,
                purposes=request.purposes,
                method=request.method,
                witness=request.witness,
                guardian=request.guardian,
                language=request.language,
                sensitive_acknowledged=request.sensitive_acknowledged,
            )
            return patient, capture_consent(workspace, asked, progress)

        self._set_busy(True)
        job = self._context.jobs.start(self.tr("Capture consent"), work, lane="quick")
        job.succeeded.connect(self._stored)
        job.failed.connect(self._failed)

    def _registered_as(self, value: PatientRow | NewPatient, draft: PatientDraft) -> PatientRow:
        """On the worker thread. A second try, after only the consent failed, must not register twice."""
        if isinstance(value, PatientRow):
            return value
        if self._registered is None or self._registered[0] is not value:
            self._registered = (value, register_patient(self._context.workspace, draft))
        return self._registered[1]

    def _connect(self) -> None:
        self.choice.chosen.connect(self._chosen)
        self.choice.cleared.connect(self._cleared)
        self.choice.edited.connect(self._look_age)
        self.choice.failed.connect(partial(show_problem, self))
        self.form.changed.connect(self.changed)

    def _chosen(self) -> None:
        value = self.choice.value
        self.form.clear()
        self._asking_again = False
        if isinstance(value, PatientRow):
            self._take_patient(value)
            self._look_up_consent(value)
        else:
            self._take_patient(None)
            self.choice.new_values.set_values(None, self.choice.new_values.sex)
            self.choice.new_values.age.setFocus()
        self._look_age()

    def _cleared(self) -> None:
        self._take_patient(None)
        self._asking_again = False
        self.form.clear()

    def _take_patient(self, patient: PatientRow | None) -> None:
        self._consultation.choose_patient(patient)
        self.patient_changed.emit()
        self._show()

    def _look_up_consent(self, patient: PatientRow) -> None:
        self._set_busy(True)
        self._ask_store(patient)

    def _ask_store(self, patient: PatientRow) -> None:
        workspace = self._context.workspace
        job = self._context.jobs.start(
            self.tr("Looking for a consent"),
            lambda progress: (patient.patient_id, valid_consent(workspace, patient.patient_id)),
            lane="quick",
        )
        job.succeeded.connect(self._looked_up)
        job.failed.connect(self._failed)

    def _looked_up(self, answer: tuple[str, ConsentView | None]) -> None:
        patient_id, consent = answer
        patient = self._consultation.patient
        if patient is None or patient.patient_id != patient_id:
            return
        self._consultation.consent = consent
        asked_before = self.form.isVisible()
        self._set_busy(False)
        if not asked_before and self.isVisible() and self.needs_capture():
            self.form.purposes["care"].setFocus()

    def _stored(self, answer: tuple[PatientRow, ConsentView]) -> None:
        patient, consent = answer
        self._asking_again = False
        self._consultation.choose_patient(patient)
        self._consultation.consent = consent
        if isinstance(self.choice.value, NewPatient):  # as typed: a day of birth gives it back only nearly
            self._consultation.age_years = self.choice.new_values.age_years
        self.choice.value = patient
        self.choice.show_value()
        self._context.tell_change("patients")
        self._set_busy(False)
        if self._go_on:
            self._go_on()

    def _failed(self, error: BaseException) -> None:
        self._set_busy(False)
        show_problem(self, error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show()

    def _ask_again(self) -> None:
        """Another consent, or back to the one that stands."""
        self._asking_again = not self._asking_again
        self.form.clear()
        self._look_age()
        self._show()
        if self._asking_again:
            self.form.purposes["care"].setFocus()

    def _look_age(self) -> None:
        value = self.choice.value
        age = value.age_years if isinstance(value, PatientRow) else self.choice.new_values.age_years
        self.form.ask_guardian(age is not None and age < ADULT_YEARS)
        self.changed.emit()

    def _show(self) -> None:
        consent, value = self._consultation.consent, self.choice.value
        stands = value is not None and self._consultation.may_infer()
        self._nobody.setVisible(value is None)
        self._stands.setVisible(stands)
        known = isinstance(value, NewPatient) or not self._busy
        self.form.setVisible(value is not None and self.needs_capture() and known)
        if stands and consent:
            keep, again = self.tr("Keep the one that stands"), self.tr("Capture a new consent…")
            self.again.setText(keep if self._asking_again else again)
            words = spoken_consent(consent)
            self._stands_text.setText(words[:1].upper() + words[1:])
        self.changed.emit()

    def _lay_out(self) -> None:
        self._stands.add(self._stands_text)
        below = QHBoxLayout()
        below.addWidget(self.again)
        below.addStretch()
        self._stands.add(below)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for widget in (self.choice, self._nobody, self._stands):
            layout.addWidget(widget)
        layout.addWidget(self.form, 1)
        layout.addStretch()
