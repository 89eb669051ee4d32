"""Runs, approvals, versions, the production alias and diagnoses: what the database itself enforces."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from db import approvals, consents, datasets, openings, patients, predictions, registry, runs
from db.store import Connection
from mlpipeline.domain import Severity
from mlpipeline.errors import KnownError


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as error:
        call()
    return error.value.code


def approved(conn: Connection, desk: Any) -> int:
    run = desk.run(conn)
    version = registry.create_version(conn, run.run_id, "ana", {"dataset": 1})
    approvals.record_decision(conn, run.run_id, "approve", "eva", "good", version=version.number)
    return registry.set_state(conn, version.number, "approved").number


def test_runs_keep_what_was_measured(conn: Connection, desk: Any) -> None:
    run = desk.run(conn)
    second = runs.add_run(
        conn, experiment=run.experiment, dataset_id=run.dataset_id, family="xgboost", by="ana", state="failed",
        reason="worse_than_prior", metrics={"accuracy": {"value": 0.5}}, confusion=[["a", "b", 3]], seed=4,
    )  # fmt: skip
    assert (second.number, second.metrics, second.confusion) == (2, {"accuracy": {"value": 0.5}}, [["a", "b", 3]])
    assert runs.run_by_number(conn, 2) == second
    assert runs.all_runs(conn) == runs.all_runs(conn, experiment=1, dataset_id=run.dataset_id) == (second, run)
    assert runs.all_runs(conn, experiment=2) == ()
    assert datasets.runs_using(conn, run.dataset_id) == 2
    assert datasets.dataset_by_number(conn, 1) == datasets.latest_dataset(conn) == datasets.all_datasets(conn)[0]
    assert code_of(lambda: runs.get_run(conn, "none")) == "run.missing"
    assert code_of(lambda: datasets.get_dataset(conn, "none")) == "dataset.missing"


@pytest.mark.parametrize("table", ["runs", "datasets", "approvals", "test_openings", "alias_history"])
def test_what_was_done_cannot_be_rewritten(conn: Connection, desk: Any, table: str) -> None:
    registry.set_alias(conn, "production", approved(conn, desk), "eva")
    run = runs.run_by_number(conn, 1)
    openings.open_test(conn, run.dataset_id, run.run_id, "eva")
    key = {"runs": "trained_by", "datasets": "sha256", "approvals": "reason"}.get(table, "at")
    for statement in (f"UPDATE {table} SET {key} = 'x'", f"DELETE FROM {table}"):
        with pytest.raises(KnownError, match=r"store\.append_only"):
            conn.exec_driver_sql(statement)


def test_who_trained_cannot_approve(conn: Connection, desk: Any) -> None:
    run = desk.run(conn, by="ana")
    assert code_of(lambda: approvals.record_decision(conn, run.run_id, "approve", "ana", "mine")) == "approval.self"
    back = approvals.record_decision(conn, run.run_id, "send_back", "ana", "not good", results=[{"state": "missed"}])
    opening = openings.open_test(conn, run.dataset_id, run.run_id, "eva")
    signed = approvals.record_decision(
        conn, run.run_id, "approve", "eva", "good", meaning="I approve", opening=opening.number, reused_test=True
    )
    assert approvals.decisions(conn) == approvals.decisions(conn, run.run_id) == (signed, back)
    assert (back.results, signed.opening, signed.reused_test) == ([{"state": "missed"}], 1, True)
    assert openings.openings(conn, run.dataset_id, run.run_id) == (opening,)
    assert openings.openings(conn, "other") == ()


def test_production_is_approved_and_one_step_back(conn: Connection, desk: Any) -> None:
    assert registry.current(conn) is None
    assert code_of(lambda: registry.roll_back(conn, "production", "eva")) == "registry.nothing_to_roll_back"
    first, second, third = (approved(conn, desk) for _ in range(3))
    for version in (first, second, third, third):
        registry.set_alias(conn, "production", version, "eva")
    assert registry.roll_back(conn, "production", "eva").version == second
    now = registry.current(conn)
    assert now is not None
    assert now.number == second
    assert code_of(lambda: registry.roll_back(conn, "production", "eva")) == "registry.nothing_to_roll_back"
    changes = [(change.act, change.version, change.replaced) for change in registry.alias_history(conn)]
    assert changes == [
        ("rolled_back", second, third),
        ("set", third, second),
        ("set", second, first),
        ("set", first, None),
    ]


def test_what_is_not_approved_does_not_reach_production(conn: Connection, desk: Any) -> None:
    run = desk.run(conn)
    version = registry.create_version(conn, run.run_id, "ana", {})
    assert code_of(lambda: registry.create_version(conn, run.run_id, "ana", {})) == "registry.version_exists"
    assert code_of(lambda: registry.set_alias(conn, "production", version.number, "eva")) == "registry.not_approved"
    registry.set_state(conn, version.number, "approved")  # the state alone is not enough: the database asks for the act
    assert code_of(lambda: registry.set_alias(conn, "production", version.number, "eva")) == "registry.not_approved"
    assert registry.set_alias(conn, "candidate", version.number, "eva").version == version.number
    good, bad = approved(conn, desk), approved(conn, desk)
    registry.set_alias(conn, "production", good, "eva")
    registry.set_alias(conn, "production", bad, "eva")
    registry.set_state(conn, good, "retired")
    assert code_of(lambda: registry.roll_back(conn, "production", "eva")) == "registry.not_approved"
    assert code_of(lambda: registry.get_version(conn, 99)) == "registry.no_version"
    with pytest.raises(ValueError):
        registry.set_state(conn, good, "perfect")
    assert [each.number for each in registry.all_versions(conn)] == [3, 2, 1]


def test_a_diagnosis_is_kept_and_decided_once(conn: Connection, make_case: Callable[..., Any]) -> None:
    who = patients.upsert_patient(conn, "P-1").patient_id
    consent = consents.grant(
        conn, who, ["care"], policy_version="1", policy_sha256="0", language="en", method="signed", by="ana"
    )
    words: dict[str, Any] = {"knowledge_version": "HPO 2025-01-16", "policy_version": "1", "by": "ana"}
    given = {"patient_id": who, "case": make_case(1, "P-1"), "consent_id": consent.consent_id, **words}
    made = predictions.add_diagnosis(
        conn, assessment={"rows": [1]}, model_version=None, severity=Severity.NONE, **given
    )
    assert (made.state, made.case, made.severity, made.assessment) == (
        "for_review",
        given["case"],
        Severity.NONE,
        {"rows": [1]},
    )
    for column in ("assessment", '"case"', "severity", "model_version"):
        with pytest.raises(KnownError, match=r"store\.append_only"):
            conn.exec_driver_sql(f"UPDATE diagnoses SET {column} = NULL")
    done = predictions.decide_diagnosis(conn, made.diagnosis_id, "overridden", {"reason": "rash"}, "eva")
    assert (done.decision, done.decided_by) == ({"reason": "rash"}, "eva")
    again = lambda: predictions.decide_diagnosis(conn, made.diagnosis_id, "accepted", {}, "eva")  # noqa: E731
    assert code_of(again) == "diagnosis.decided"
    with pytest.raises(KnownError, match=r"diagnosis\.decided"):
        conn.exec_driver_sql("UPDATE diagnoses SET state = 'accepted'")
    assert predictions.diagnoses(conn, patient_id=who, state="overridden") == (done,)
    assert (predictions.count_diagnoses(conn), predictions.count_diagnoses(conn, "for_review")) == (1, 0)
    consents.revoke(conn, consent.consent_id, "ana", "asked")
    refused = lambda: predictions.add_diagnosis(conn, assessment={}, model_version=None, **given)  # noqa: E731
    assert code_of(refused) == "consent.missing"
    assert code_of(lambda: predictions.get_diagnosis(conn, "none")) == "diagnosis.missing"
