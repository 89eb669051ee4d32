"""The line under each title of the wizard: whose screen this is, and what that patient consents to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.ui.models.patient_words import sex_letter, spoken_age, spoken_consent
from app.ui.wizards.diagnose.consultation import Consultation


def patient_line(entered: Consultation) -> str:
    """ "Luz Marina O. · 34 years · F": who this is about, with SYNTHETIC in front of who is made up."""
    if entered.patient is None:
        return ""
    synthetic = QCoreApplication.translate("DiagnoseWords", "SYNTHETIC") if entered.patient.synthetic else ""
    parts = (synthetic, entered.patient.label, spoken_age(entered.age_years), sex_letter(entered.sex.value))
    return " · ".join(part for part in parts if part)


def about_line(entered: Consultation) -> str:
    """The patient's line and the consent that stands."""
    consent = spoken_consent(entered.consent) if entered.consent else ""
    return " · ".join(part for part in (patient_line(entered), consent) if part)
