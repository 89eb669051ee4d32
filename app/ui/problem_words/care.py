"""Words for known errors: consent, diagnosis, knowledge."""

from __future__ import annotations

from app.ui.translation import QT_TRANSLATE_NOOP

CARE: dict[str, tuple[str, str]] = {
    "consent.expired": (
        QT_TRANSLATE_NOOP("problems", "Nothing was inferred"),
        QT_TRANSLATE_NOOP("problems", "This patient's consent has expired. Record a new one."),
    ),
    "consent.missing": (
        QT_TRANSLATE_NOOP("problems", "Nothing was inferred"),
        QT_TRANSLATE_NOOP("problems", "This patient has no valid consent for it. Record the consent first."),
    ),
    "consent.no_purpose": (
        QT_TRANSLATE_NOOP("problems", "The consent was not recorded"),
        QT_TRANSLATE_NOOP("problems", "It names no purpose. Choose at least one."),
    ),
    "consent.no_witness": (
        QT_TRANSLATE_NOOP("problems", "The consent was not recorded"),
        QT_TRANSLATE_NOOP("problems", "A verbal consent needs a witness. Name the witness."),
    ),
    "consent.not_found": (
        QT_TRANSLATE_NOOP("problems", "This consent is not there"),
        QT_TRANSLATE_NOOP("problems", "None has that number. Read the page anew (F5)."),
    ),
    "consent.not_told": (
        QT_TRANSLATE_NOOP("problems", "The consent was not recorded"),
        QT_TRANSLATE_NOOP(
            "problems",
            "The patient must be told that health data are sensitive and need not be given. Tell the patient, "
            "then tick it.",
        ),
    ),
    "consent.reason_missing": (
        QT_TRANSLATE_NOOP("problems", "The consent was not revoked"),
        QT_TRANSLATE_NOOP("problems", "The audit needs a reason. Type one."),
    ),
    "consent.revoked": (
        QT_TRANSLATE_NOOP("problems", "Nothing was inferred"),
        QT_TRANSLATE_NOOP(
            "problems",
            "This patient revoked the consent. Ask the patient again before anything else.",
        ),
    ),
    "consent.unknown_language": (
        QT_TRANSLATE_NOOP("problems", "The consent was not recorded"),
        QT_TRANSLATE_NOOP("problems", "There is no text in {language}. Choose of: {known}."),
    ),
    "consent.unknown_method": (
        QT_TRANSLATE_NOOP("problems", "The consent was not recorded"),
        QT_TRANSLATE_NOOP("problems", "{method} is not a way to consent. Choose of: {known}."),
    ),
    "consent.unknown_purpose": (
        QT_TRANSLATE_NOOP("problems", "The consent was not recorded"),
        QT_TRANSLATE_NOOP("problems", "{purpose} is not a purpose. Choose of: {known}."),
    ),
    "diagnosis.blood_pressure_form": (
        QT_TRANSLATE_NOOP("problems", "The blood pressure was not understood"),
        QT_TRANSLATE_NOOP("problems", "It must be systolic/diastolic. Write it like {example}."),
    ),
    "diagnosis.decided": (
        QT_TRANSLATE_NOOP("problems", "Nothing was changed"),
        QT_TRANSLATE_NOOP(
            "problems",
            "This diagnosis is already decided. Make a new one if something new was found.",
        ),
    ),
    "diagnosis.disease_missing": (
        QT_TRANSLATE_NOOP("problems", "The decision was not kept"),
        QT_TRANSLATE_NOOP("problems", "Another diagnosis than the proposed one must be named. Choose the disease."),
    ),
    "diagnosis.implausible": (
        QT_TRANSLATE_NOOP("problems", "Nothing was inferred"),
        QT_TRANSLATE_NOOP("problems", "A value is not possible: {field}. Check it."),
    ),
    "diagnosis.missing": (
        QT_TRANSLATE_NOOP("problems", "This diagnosis is not there"),
        QT_TRANSLATE_NOOP("problems", "None has that number. Read the page anew (F5)."),
    ),
    "diagnosis.nothing_to_accept": (
        QT_TRANSLATE_NOOP("problems", "The decision was not kept"),
        QT_TRANSLATE_NOOP("problems", "This result proposes no disease. Name your own diagnosis."),
    ),
    "diagnosis.reason_missing": (
        QT_TRANSLATE_NOOP("problems", "The decision was not kept"),
        QT_TRANSLATE_NOOP("problems", "Whoever overrides says why. Type a reason."),
    ),
    "diagnosis.too_many_findings": (
        QT_TRANSLATE_NOOP("problems", "Nothing was inferred"),
        QT_TRANSLATE_NOOP("problems", "More than {limit} findings were entered. Keep those that matter."),
    ),
    "diagnosis.unknown_decision": (
        QT_TRANSLATE_NOOP("problems", "The decision was not kept"),
        QT_TRANSLATE_NOOP("problems", "{decision} is not a decision. Accept or override."),
    ),
    "knowledge.malformed": (
        QT_TRANSLATE_NOOP("problems", "The knowledge cannot be read"),
        QT_TRANSLATE_NOOP(
            "problems",
            "{file} breaks off or is not what it says at line {line}. Install the program again.",
        ),
    ),
    "knowledge.missing": (
        QT_TRANSLATE_NOOP("problems", "The knowledge is missing"),
        QT_TRANSLATE_NOOP("problems", "{file} is not there. Install the program again."),
    ),
    "knowledge.too_large": (
        QT_TRANSLATE_NOOP("problems", "The knowledge was refused"),
        QT_TRANSLATE_NOOP("problems", "{file} has {bytes} bytes, more than {limit}. Install the program again."),
    ),
    "worker.died": (
        QT_TRANSLATE_NOOP("problems", "The work broke off"),
        QT_TRANSLATE_NOOP(
            "problems",
            "The process that did it ended by itself (code {exit_code}), most often for want of memory. "
            "Nothing was changed. Close other programs and try again.",
        ),
    ),
}
