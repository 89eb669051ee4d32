"""Phrases about a patient that several screens say: age, sex, consent."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.services.patient_views import ConsentView, PatientRow
from app.ui.times import long_date
from app.ui.translation import fill
from app.ui.words import disease_words
from mlpipeline.domain import Sex

YOUNGEST_IN_YEARS = 2.0
"""Below it an age is said in months."""


def spoken_age(age_years: float | None) -> str:
    """ "34 years" or "8 months"; "" when it is not known."""
    if age_years is None:
        return ""
    if age_years >= YOUNGEST_IN_YEARS:
        return fill(QCoreApplication.translate("PatientWords", "%1 years"), int(age_years))
    months = round(age_years * 12)
    if months == 1:
        return QCoreApplication.translate("PatientWords", "1 month")
    return fill(QCoreApplication.translate("PatientWords", "%1 months"), months)


def short_age(age_years: float | None) -> str:
    """ "34", or "8 m" for months, where a column has no room for more."""
    if age_years is None:
        return ""
    if age_years < YOUNGEST_IN_YEARS:
        return fill(QCoreApplication.translate("PatientWords", "%1 m", "months"), round(age_years * 12))
    return str(int(age_years))


def sex_letter(sex: str) -> str:
    """ "F", "M", or "" where nothing short can be said."""
    letters = {
        Sex.FEMALE.value: QCoreApplication.translate("PatientWords", "F"),
        Sex.MALE.value: QCoreApplication.translate("PatientWords", "M"),
    }
    return letters.get(sex, "")


def describe_patient(row: PatientRow) -> str:
    """ "34 years · F · Dengue", of what is known."""
    parts = (spoken_age(row.age_years), sex_letter(row.sex), disease_words(row.diagnosis))
    return " · ".join(part for part in parts if part)


def spoken_consent(consent: ConsentView) -> str:
    """ "consent for care, 23 November (research: no)"."""
    words = QCoreApplication.translate("PatientWords", "consent for care, %1 (research: %2)")
    research = (
        QCoreApplication.translate("PatientWords", "yes")
        if "research" in consent.purposes
        else QCoreApplication.translate("PatientWords", "no")
    )
    return fill(words, long_date(consent.granted_at), research)


def spoken_purposes(consent: ConsentView) -> str:
    """ "care, research"."""
    words = {
        "care": QCoreApplication.translate("PatientWords", "care"),
        "research": QCoreApplication.translate("PatientWords", "research"),
        "sharing": QCoreApplication.translate("PatientWords", "sharing"),
    }
    return ", ".join(word for purpose, word in words.items() if purpose in consent.purposes)


def consent_state(state: str) -> str:
    """The words of PatientRow.consent."""
    words = {
        "care": QCoreApplication.translate("PatientWords", "care"),
        "care+research": QCoreApplication.translate("PatientWords", "care, research"),
        "none": QCoreApplication.translate("PatientWords", "none"),
        "revoked": QCoreApplication.translate("PatientWords", "revoked"),
    }
    return words.get(state, state)
