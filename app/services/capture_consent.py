"""Consent: its text, who gave it, for what, how; and its end."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.paths import resource
from app.services.patient_views import ConsentView
from app.services.rights import Act, require
from app.services.trace import names_of_people, record
from app.services.workspace import Workspace
from db import consents, patients
from db.clock import utc_now
from db.store import Connection
from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress

__all__ = [
    "ConsentRequest",
    "ConsentView",
    "PolicyText",
    "capture_consent",
    "consent_views",
    "policy_text",
    "revoke_consent",
    "valid_consent",
]

PURPOSES = ("care", "research", "sharing")
METHODS = ("signed", "paper", "verbal")
LANGUAGES = ("en", "es")
POLICY_VERSION = "1"


@dataclass(frozen=True, slots=True)
class PolicyText:
    """The text that is consented to, with the clinic's name in it. text: Markdown. sha256: of the text as shown."""

    version: str
    sha256: str
    text: str
    purposes: tuple[str, ...]
    language: str = "en"


@dataclass(frozen=True, slots=True)
class ConsentRequest:
    """purposes: of PURPOSES; method: of METHODS. witness: who heard a verbal one. guardian: for who cannot consent.
    sensitive_acknowledged: the person was told that questions about sensitive data need not be answered."""

    patient_id: str
    purposes: frozenset[str]
    method: str
    witness: str
    guardian: str
    language: str
    sensitive_acknowledged: bool


def policy_text(workspace: Workspace, language: str) -> PolicyText:
    """The text in "en" or "es". Raises KnownError consent.unknown_language."""
    require(workspace, Act.READ_POLICIES)
    return _policy_text(workspace, language)


def capture_consent(workspace: Workspace, request: ConsentRequest, progress: Progress = Progress()) -> ConsentView:
    """Keeps an answer; it replaces the one before, for more or for less.

    Raises KnownError consent.unknown_purpose, consent.unknown_method, consent.unknown_language, consent.not_told,
    consent.no_purpose, consent.no_witness, patient.missing, rights.denied.
    """
    require(workspace, Act.CAPTURE_CONSENT)
    _require_sound(request)
    shown = _policy_text(workspace, request.language)
    progress(0.2, "consent.keep")
    with workspace.store.begin() as conn:
        patients.get_patient(conn, request.patient_id)
        granted = consents.grant(
            conn,
            request.patient_id,
            request.purposes,
            policy_version=shown.version,
            policy_sha256=shown.sha256,
            language=request.language,
            method=request.method,
            by=workspace.user.user_id,
            witness=request.witness.strip() or None,
            guardian=request.guardian.strip() or None,
            sensitive_ack=request.sensitive_acknowledged,
        )
        subject = f"patient {request.patient_id}"
        purposes = ", ".join(sorted(request.purposes))
        record(conn, workspace, Act.CAPTURE_CONSENT, subject, consent=granted.consent_id, purposes=purposes)
        view = _view_of(conn, granted)
    progress(1.0, "consent.keep")
    return view


def revoke_consent(workspace: Workspace, consent_id: str, reason: str) -> ConsentView:
    """From now on nothing is inferred, learned or shared by it.

    Raises KnownError consent.reason_missing, consent.not_found, consent.revoked, rights.denied."""
    require(workspace, Act.REVOKE_CONSENT)
    if not reason.strip():
        raise KnownError("consent.reason_missing")
    with workspace.store.begin() as conn:
        revoked = consents.revoke(conn, consent_id, workspace.user.user_id, reason.strip())
        record(conn, workspace, Act.REVOKE_CONSENT, f"patient {revoked.patient_id}", consent=consent_id)
        return _view_of(conn, revoked)


def valid_consent(workspace: Workspace, patient_id: str, purpose: str = "care") -> ConsentView | None:
    """The consent that allows a purpose now, or None. Raises KnownError consent.unknown_purpose."""
    require(workspace, Act.READ_CONSENTS)
    if purpose not in PURPOSES:
        raise KnownError("consent.unknown_purpose", purpose=purpose[:40], known=", ".join(PURPOSES))
    with workspace.store.begin() as conn:
        found = consents.permits(conn, patient_id, purpose)
        record(conn, workspace, Act.READ_CONSENTS, f"patient {patient_id}", purpose=purpose, found=found is not None)
        return _view_of(conn, found) if found else None


def consent_views(conn: Connection, patient_id: str, names: dict[str, str]) -> tuple[ConsentView, ...]:
    """All answers of a patient, newest first, for pages; only the newest can be valid."""
    answers = consents.consents_of_patient(conn, patient_id)
    return _views(answers, names, utc_now())


def _views(answers: Sequence[consents.Consent], names: dict[str, str], now: datetime) -> tuple[ConsentView, ...]:
    return tuple(
        ConsentView(
            consent_id=each.consent_id,
            patient_id=each.patient_id,
            purposes=each.purposes,
            granted_at=each.granted_at,
            granted_by=names.get(each.granted_by, ""),
            policy_version=each.policy_version,
            valid=place == 0 and any(each.covers(purpose, now) for purpose in each.purposes),
            revoked_at=each.revoked_at,
            method=each.method,
            guardian=each.guardian or "",
        )
        for place, each in enumerate(answers)
    )


def _view_of(conn: Connection, wanted: consents.Consent) -> ConsentView:
    for view in consent_views(conn, wanted.patient_id, names_of_people(conn)):
        if view.consent_id == wanted.consent_id:
            return view
    raise KnownError("consent.not_found", consent_id=wanted.consent_id)


def _require_sound(request: ConsentRequest) -> None:
    unknown = sorted(request.purposes - set(PURPOSES))
    if unknown:
        raise KnownError("consent.unknown_purpose", purpose=unknown[0][:40], known=", ".join(PURPOSES))
    if request.method not in METHODS:
        raise KnownError("consent.unknown_method", method=request.method[:40], known=", ".join(METHODS))
    if not request.sensitive_acknowledged:
        raise KnownError("consent.not_told")


def _policy_text(workspace: Workspace, language: str) -> PolicyText:
    if language not in LANGUAGES:
        raise KnownError("consent.unknown_language", language=language[:10], known=", ".join(LANGUAGES))
    text = resource(f"policies/consent-{POLICY_VERSION}.{language}.md").read_text(encoding="utf-8")
    text = text.replace("{clinic}", workspace.name)
    return PolicyText(POLICY_VERSION, hashlib.sha256(text.encode()).hexdigest(), text, PURPOSES, language)
