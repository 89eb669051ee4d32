"""The consent gate: a model of what patients said, and the store's answer to every question, must agree."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from db import cases, consents, patients
from db.engine import WRITE, open_engine
from db.keys import StoreKeys
from db.store import Connection
from mlpipeline.errors import KnownError

START = datetime(2025, 1, 1, tzinfo=UTC)
POLICY: dict[str, Any] = {"policy_version": "1", "policy_sha256": "00", "language": "es", "by": "ana"}
WHO = ("P-1", "P-2")


class Gate(RuleBasedStateMachine):
    """What was granted, per patient: [purposes, granted, until, revoked], the last one alone counting."""

    path: Path
    key: bytes

    def __init__(self) -> None:
        super().__init__()
        self.engine = open_engine(self.path, StoreKeys.of(self.key), WRITE, pooled=False)
        self.conn = self.engine.connect()
        self.now = START
        self.said: dict[str, list[list[Any]]] = {who: [] for who in WHO}

    @initialize()
    def admit(self) -> None:
        self.ids = {who: patients.upsert_patient(self.conn, who).patient_id for who in WHO}

    @rule(
        who=st.sampled_from(WHO),
        purposes=st.sets(st.sampled_from(sorted(consents.PURPOSES)), min_size=1),
        days=st.one_of(st.none(), st.integers(1, 9)),
    )
    def grant(self, who: str, purposes: set[str], days: int | None) -> None:
        until = self.now + timedelta(days=days) if days else None
        made = consents.grant(
            self.conn, self.ids[who], purposes, method="signed", valid_until=until, at=self.now, **POLICY
        )
        self.said[who].append([purposes, self.now, until, False, made.consent_id])

    @rule(who=st.sampled_from(WHO), which=st.integers(0, 3))
    def revoke(self, who: str, which: int) -> None:
        if which >= len(self.said[who]):
            return
        said = self.said[who][which]
        if said[3]:
            with pytest.raises(KnownError, match=r"consent\.revoked"):
                consents.revoke(self.conn, said[4], "ana", "again", self.now)
            return
        consents.revoke(self.conn, said[4], "ana", "asked for it", self.now)
        said[3] = True

    @rule(days=st.integers(-4, 6))
    def clock(self, days: int) -> None:
        self.now += timedelta(days=days)

    @invariant()
    def the_gate_agrees(self) -> None:
        for purpose in consents.PURPOSES:
            allowed = set()
            for who in WHO:
                given = [said for said in self.said[who] if said[1] <= self.now]
                last = given[-1] if given else None
                wanted = bool(last and not last[3] and purpose in last[0] and (not last[2] or self.now < last[2]))
                found = consents.permits(self.conn, self.ids[who], purpose, self.now)
                assert (found is not None) == wanted
                if last and wanted:
                    assert found is not None
                    assert found.consent_id == last[4]
                    allowed.add(self.ids[who])
            assert set(consents.permitted_patients(self.conn, purpose, self.now)) == allowed

    def teardown(self) -> None:
        self.conn.close()
        self.engine.dispose()


def play(store_path: Path, data_key: bytes, examples: int) -> None:
    machine = type("GateHere", (Gate,), {"path": store_path, "key": data_key})
    quick = settings(
        max_examples=examples, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
    )
    machine.TestCase.settings = quick
    case = machine.TestCase("runTest")
    case.runTest()


def test_the_gate_over_sequences_of_acts(store_path: Path, data_key: bytes) -> None:
    play(store_path, data_key, 25)


@pytest.mark.slow
def test_the_gate_over_a_thousand_sequences(store_path: Path, data_key: bytes) -> None:
    play(store_path, data_key, 1_000)


def test_an_answer_must_be_complete(conn: Connection) -> None:
    who = patients.upsert_patient(conn, "P-1").patient_id

    def code(**values: Any) -> str:
        with pytest.raises(KnownError) as error:
            consents.grant(conn, who, **({"purposes": ["care"], "method": "signed", "at": START} | POLICY | values))
        return error.value.code

    assert code(purposes=[]) == "consent.no_purpose"
    assert code(method="verbal", witness=" ") == "consent.no_witness"
    assert code(valid_until=START) == "consent.expired"
    with pytest.raises(ValueError):
        consents.grant(conn, who, ["selling"], method="signed", **POLICY)
    with pytest.raises(ValueError):
        consents.permits(conn, who, "selling")
    with pytest.raises(KnownError, match=r"consent\.not_found"):
        consents.revoke(conn, "none", "ana", "why")


def test_a_consent_begins_with_its_moment_and_ends_before_its_last(conn: Connection) -> None:
    who = patients.upsert_patient(conn, "P-1").patient_id
    end, tick = START + timedelta(days=1), timedelta(microseconds=1)
    consents.grant(conn, who, ["care"], method="signed", at=START, valid_until=end, **POLICY)
    asked = (START - tick, START, end - tick, end)
    assert [consents.permits(conn, who, "care", at) is not None for at in asked] == [False, True, True, False]


def test_what_a_patient_said_cannot_be_rewritten(conn: Connection) -> None:
    who = patients.upsert_patient(conn, "P-1").patient_id
    consents.grant(conn, who, ["care"], method="verbal", witness="Eva", guardian="Luz", sensitive_ack=True, **POLICY)
    for statement in ("UPDATE consents SET purposes = '[]'", "DELETE FROM consents"):
        with pytest.raises(KnownError, match=r"store\.append_only"):
            conn.exec_driver_sql(statement)
    told = consents.consents_of_patient(conn, who)[0]
    assert (told.witness, told.guardian, told.sensitive_ack, told.purposes) == ("Eva", "Luz", True, {"care"})


def test_training_takes_only_what_basis_or_consent_allows(
    conn: Connection, desk: Any, make_case: Callable[..., Any]
) -> None:
    synthetic, asked = desk.batch(conn, "synthetic"), desk.batch(conn, "consent")
    cases.insert_cases(conn, synthetic.batch_id, [make_case(1, "S-1"), make_case(2, "S-2")])
    cases.insert_cases(conn, asked.batch_id, [make_case(3, "C-1"), make_case(4, "C-2"), make_case(5, "C-3")])
    ids = {name: patients.patient_id_of(conn, name) for name in ("S-1", "S-2", "C-1", "C-2")}
    consents.grant(conn, ids["C-1"], ["research"], method="signed", **POLICY)
    consents.grant(conn, ids["C-2"], ["care"], method="signed", **POLICY)
    given = consents.grant(conn, ids["S-2"], ["research"], method="signed", **POLICY)

    def learned() -> list[str]:
        return [each.case.case_id for each in cases.training_cases(conn)]

    assert learned() == ["case-1", "case-2", "case-3"]
    assert cases.count_training_cases(conn) == (3, 5)
    first = next(iter(cases.training_cases(conn)))
    assert (first.case.patient_id, first.legal_basis, first.consent_id) == (ids["S-1"], "synthetic", None)
    consents.revoke(conn, given.consent_id, "ana", "asked for it")
    assert learned() == ["case-1", "case-3"]
    assert cases.count_training_cases(conn) == (2, 5)
