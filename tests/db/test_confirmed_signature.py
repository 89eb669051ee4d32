"""No order of acts changes the confirmed cases without changing their signature."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from db import cases, consents, imports, patients, predictions
from db.confirmed import confirmed_cases, confirmed_signature
from db.store import Connection, Store
from mlpipeline.domain import Case, Disease

START = datetime(2025, 1, 1, tzinfo=UTC)
WHO = ("A", "B")
ACTS = st.tuples(
    st.sampled_from(("grant", "brief", "revoke", "import", "undo", "diagnose", "decide")), st.integers(0, 3)
)
GIVEN: dict[str, Any] = {"policy_version": "1", "policy_sha256": "x", "language": "es", "by": "ana", "method": "signed"}
FLU = Disease("LOCAL:flu", "Flu")


def act(conn: Connection, name: str, number: int, now: datetime) -> None:
    label = WHO[number % 2]
    who = patients.upsert_patient(conn, label).patient_id
    if name in ("grant", "brief"):
        purposes = ["care"] if number == 3 else ["care", "research"]
        ends = now + timedelta(days=2) if name == "brief" else None
        consents.grant(conn, who, purposes, at=now, valid_until=ends, **GIVEN)
    elif name == "revoke":
        newest = next((each for each in consents.consents_of_patient(conn, who) if each.revoked_at is None), None)
        if newest:
            consents.revoke(conn, newest.consent_id, "ana", "x", now)
    elif name == "import":
        basis = "published" if number < 2 else "care"
        batch = imports.add_batch(
            conn, source_name="f", sha256=None, format="csv", legal_basis=basis, synthetic=False, by="ana", at=now
        )
        cases.insert_cases(conn, batch.batch_id, [Case("c", label, diagnosis=FLU)], now)
    elif name == "undo":
        batches = imports.batches(conn)
        if number < len(batches) and batches[number].undone_at is None:
            imports.undo_batch(conn, batches[number].batch_id, "ana", now)
    elif name == "diagnose":
        consent = consents.permits(conn, who, consents.CARE, now)
        if consent:
            predictions.add_diagnosis(
                conn, patient_id=who, case=Case("d", who), assessment={}, model_version=None, knowledge_version="1",
                policy_version="1", consent_id=consent.consent_id, by="ana", at=now,
            )  # fmt: skip
    else:
        waiting = predictions.diagnoses(conn, state=predictions.FOR_REVIEW)
        if waiting:
            said = {"term_id": FLU.term_id, "label": FLU.label, "reason": ""}
            predictions.decide_diagnosis(conn, waiting[0].diagnosis_id, predictions.ACCEPTED, said, "ana", now)


@given(acts=st.lists(ACTS, min_size=4, max_size=14))
@example(acts=[("import", 0), ("import", 1), ("undo", 1), ("import", 2)])
@example(acts=[("brief", 0), ("import", 2), ("revoke", 1), ("revoke", 1)])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_equal_signatures_mean_equal_cases(store: Store, acts: list[tuple[str, int]]) -> None:
    seen: dict[tuple[int, ...], list[tuple[str, datetime]]] = {}
    with store.begin() as conn:
        whole = conn.begin_nested()
        for day, (name, number) in enumerate(acts):
            now = START + timedelta(days=day)
            act(conn, name, number, now)
            for moment in (now, now + timedelta(hours=12)):
                found = [(each.case.patient_id, each.at) for each in confirmed_cases(conn, at=moment)]
                assert found == sorted(found, key=lambda each: each[1], reverse=True)
                assert seen.setdefault(confirmed_signature(conn, moment), found) == found
        whole.rollback()


def test_only_what_was_imported_since_and_may_be_learned_from(conn: Connection) -> None:
    for name, number in (("import", 0), ("import", 3), ("grant", 0), ("diagnose", 0), ("decide", 0)):
        act(conn, name, number, START)
    act(conn, "import", 0, START + timedelta(days=1))
    later = START + timedelta(days=2)
    assert len(list(confirmed_cases(conn, at=later))) == 3, "care alone is no ground"
    assert len(list(confirmed_cases(conn, START, later))) == 2, "a decision counts whenever it was made"
    first = next(confirmed_cases(conn, START, later))
    assert first.case.diagnosis == FLU
    assert first.case.patient_id == patients.patient_id_of(conn, "A")
