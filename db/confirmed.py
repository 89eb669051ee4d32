"""Confirmed cases: imported with a diagnosis, or decided here by a clinician, as far as they may be learned from."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, desc, func, select

from db.canonical import from_json
from db.cases import LearningGate
from db.clock import from_text, to_text, utc_now
from db.predictions import ACCEPTED, OVERRIDDEN
from db.tables import batches_rows, cases_rows, consents_rows, diagnoses_rows, patients_rows
from mlpipeline.domain import Case, Disease, case_from_dict

_CHUNK = 500
_DECIDED = diagnoses_rows.c.state.in_((ACCEPTED, OVERRIDDEN))


@dataclass(frozen=True, slots=True)
class ConfirmedCase:
    """case.diagnosis: what was confirmed; case.patient_id: the store's keyed id. at: when recorded or decided."""

    case: Case
    at: datetime


def confirmed_cases(
    conn: Connection, imported_since: datetime | None = None, at: datetime | None = None
) -> Iterator[ConfirmedCase]:
    """Newest first. Imported ones recorded after `imported_since` alone; decided ones of any time, as no dataset holds
    them. Both only where `LearningGate` allows it at the moment `at`; a decision rests on no batch, so on consent."""
    gate = LearningGate.of(conn, at)
    both = _imported(conn, gate, imported_since), _decided(conn, gate)
    return heapq.merge(*both, key=lambda each: each.at, reverse=True)


def confirmed_signature(conn: Connection, at: datetime | None = None) -> tuple[int, ...]:
    """Changes whenever `confirmed_cases` may have: counts and newest numbers, without reading a case. A consent that
    begins or ends by the clock changes it, too."""
    moment = to_text(at or utc_now())
    consents = select(
        func.count(), func.count(consents_rows.c.revoked_at),
        func.count().filter(consents_rows.c.granted_at <= moment),
        func.count().filter(consents_rows.c.valid_until <= moment),
    )  # fmt: skip
    imports = select(func.count(), func.count(batches_rows.c.undone_at))
    found = [
        conn.execute(imports).one(),
        conn.execute(select(func.coalesce(func.max(cases_rows.c.id), 0))).one(),
        conn.execute(select(func.count()).select_from(diagnoses_rows).where(_DECIDED)).one(),
        conn.execute(consents).one(),
    ]
    return tuple(int(number) for row in found for number in row)


def _imported(conn: Connection, gate: LearningGate, since: datetime | None) -> Iterator[ConfirmedCase]:
    columns = (cases_rows.c.patient_id, cases_rows.c.case, cases_rows.c.at, batches_rows.c.legal_basis)
    query = select(*columns).select_from(cases_rows.outerjoin(batches_rows)).order_by(desc(cases_rows.c.id))
    query = query.where(cases_rows.c.diagnosis_id.is_not(None))
    if since is not None:
        query = query.where(cases_rows.c.at > to_text(since))
    for patient_id, plain, moment, legal_basis in conn.execute(query.execution_options(yield_per=_CHUNK)):
        if gate.allows(patient_id, legal_basis):
            case = replace(case_from_dict(json.loads(plain)), patient_id=patient_id)
            yield ConfirmedCase(case, from_text(moment))


def _decided(conn: Connection, gate: LearningGate) -> Iterator[ConfirmedCase]:
    taken = diagnoses_rows.c
    columns = (taken.patient_id, taken.case, taken.decision, taken.decided_at, patients_rows.c.synthetic)
    query = select(*columns).select_from(diagnoses_rows.join(patients_rows)).where(_DECIDED)
    newest = query.order_by(desc(taken.decided_at), desc(taken.number)).execution_options(yield_per=_CHUNK)
    for patient_id, plain, decision, moment, synthetic in conn.execute(newest):
        if gate.allows(patient_id, None):
            said = from_json(decision)
            disease = Disease(said["term_id"], said["label"])
            case = case_from_dict(json.loads(plain))
            case = replace(case, patient_id=patient_id, diagnosis=disease, synthetic=bool(synthetic))
            yield ConfirmedCase(case, from_text(moment))
