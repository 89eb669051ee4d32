"""What patients have allowed, and THE gate: nothing is inferred, learned or shared that `permits` does not allow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, desc, insert, select, update

from db.canonical import from_json, to_json
from db.clock import from_optional_text, from_text, to_text, utc_now
from db.numbering import new_id
from db.tables import consents_rows
from mlpipeline.errors import KnownError

CARE, RESEARCH, SHARING = "care", "research", "sharing"
PURPOSES = frozenset({CARE, RESEARCH, SHARING})
METHODS = frozenset({"signed", "paper", "verbal"})


@dataclass(frozen=True, slots=True)
class Consent:
    """One answer of a patient. witness: who heard a verbal one. guardian: who answered for a minor.

    sensitive_ack: was told that questions on sensitive data may go unanswered.
    """

    number: int
    consent_id: str
    patient_id: str
    purposes: frozenset[str]
    policy_version: str
    policy_sha256: str
    language: str
    granted_at: datetime
    granted_by: str
    method: str
    witness: str | None
    guardian: str | None
    sensitive_ack: bool
    valid_until: datetime | None
    revoked_at: datetime | None
    revoked_by: str | None
    reason: str | None

    def covers(self, purpose: str, at: datetime) -> bool:
        """Whether this consent by itself allows a purpose at a moment.

        A revoked one never does, whatever the moment: a clock set back must not bring it to life.
        """
        return (
            self.revoked_at is None
            and purpose in self.purposes
            and self.granted_at <= at
            and (self.valid_until is None or at < self.valid_until)
        )


def permits(conn: Connection, patient_id: str, purpose: str, at: datetime | None = None) -> Consent | None:
    """The consent that allows `purpose` for a patient at a moment, or None: then it must not be done.

    The newest answer given by that moment alone counts: who agreed to less has withdrawn the rest, and who revoked has
    withdrawn all. Raises ValueError on an unknown purpose.
    """
    if purpose not in PURPOSES:
        raise ValueError(f"no such purpose: {purpose}")
    moment = at or utc_now()
    query = (
        select(consents_rows)
        .where(consents_rows.c.patient_id == patient_id, consents_rows.c.granted_at <= to_text(moment))
        .order_by(desc(consents_rows.c.number))
        .limit(1)
    )
    row = conn.execute(query).one_or_none()
    if row is None:
        return None
    newest = _consent(row)
    return newest if newest.covers(purpose, moment) else None


def permitted_patients(conn: Connection, purpose: str, at: datetime) -> dict[str, str]:
    """patient id -> consent id of all for whom `permits` allows a purpose: the same gate for a whole training set."""
    newest = _newest_of_all(conn, at)
    return {patient: consent.consent_id for patient, consent in newest.items() if consent.covers(purpose, at)}


def withdrawn_patients(conn: Connection, purpose: str) -> frozenset[str]:
    """Patients whose newest answer covered a purpose and was revoked."""
    return frozenset(
        patient
        for patient, consent in _newest_of_all(conn, None).items()
        if consent.revoked_at is not None and purpose in consent.purposes
    )


def grant(
    conn: Connection,
    patient_id: str,
    purposes: Iterable[str],
    *,
    policy_version: str,
    policy_sha256: str,
    language: str,
    method: str,
    by: str,
    witness: str | None = None,
    guardian: str | None = None,
    sensitive_ack: bool = False,
    valid_until: datetime | None = None,
    at: datetime | None = None,
) -> Consent:
    """Record an answer. Raises KnownError consent.no_purpose, consent.no_witness (verbal without one),
    consent.expired (valid_until not after the moment); ValueError on an unknown purpose or method.
    """
    wanted, moment = frozenset(purposes), at or utc_now()
    _require_complete(wanted, method, witness)
    if valid_until is not None and valid_until <= moment:
        raise KnownError("consent.expired")
    consent_id = new_id()
    conn.execute(
        insert(consents_rows).values(
            consent_id=consent_id,
            patient_id=patient_id,
            purposes=to_json(sorted(wanted)),
            policy_version=policy_version,
            policy_sha256=policy_sha256,
            language=language,
            granted_at=to_text(moment),
            granted_by=by,
            method=method,
            witness=witness,
            guardian=guardian,
            sensitive_ack=sensitive_ack,
            valid_until=to_text(valid_until) if valid_until else None,
        )
    )
    return get_consent(conn, consent_id)


def revoke(conn: Connection, consent_id: str, by: str, reason: str, at: datetime | None = None) -> Consent:
    """From now on nothing is allowed by it. Raises KnownError consent.not_found, consent.revoked (already)."""
    get_consent(conn, consent_id)
    values = {"revoked_at": to_text(at or utc_now()), "revoked_by": by, "reason": reason}
    conn.execute(update(consents_rows).where(consents_rows.c.consent_id == consent_id).values(**values))
    return get_consent(conn, consent_id)


def get_consent(conn: Connection, consent_id: str) -> Consent:
    """Raises KnownError consent.not_found (fact: consent_id)."""
    row = conn.execute(select(consents_rows).where(consents_rows.c.consent_id == consent_id)).one_or_none()
    if row is None:
        raise KnownError("consent.not_found", consent_id=consent_id)
    return _consent(row)


def consents_of_patient(conn: Connection, patient_id: str) -> tuple[Consent, ...]:
    """All answers of a patient, newest first."""
    query = select(consents_rows).where(consents_rows.c.patient_id == patient_id)
    return tuple(_consent(row) for row in conn.execute(query.order_by(desc(consents_rows.c.number))))


def _require_complete(purposes: frozenset[str], method: str, witness: str | None) -> None:
    if not purposes <= PURPOSES or method not in METHODS:
        raise ValueError("no such purpose or method")
    if not purposes:
        raise KnownError("consent.no_purpose")
    if method == "verbal" and not (witness or "").strip():
        raise KnownError("consent.no_witness")


def _newest_of_all(conn: Connection, at: datetime | None) -> dict[str, Consent]:
    query = select(consents_rows).order_by(consents_rows.c.number)
    if at is not None:
        query = query.where(consents_rows.c.granted_at <= to_text(at))
    return {row.patient_id: _consent(row) for row in conn.execute(query)}


def _consent(row: Row[Any]) -> Consent:
    plain = dict(row._mapping)
    plain["purposes"] = frozenset(from_json(row.purposes))
    plain["granted_at"] = from_text(row.granted_at)
    for name in ("valid_until", "revoked_at"):
        plain[name] = from_optional_text(plain[name])
    return Consent(**plain)
