"""People, records and files: written, found, taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import cases, consents, files, imports, patients, policies, tasks, users
from db.store import Connection, Store
from mlpipeline.domain import NO_DISEASE, Case, Sex
from mlpipeline.errors import KnownError

Make = Callable[..., Case]


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as error:
        call()
    return error.value.code


def test_users_have_one_name_and_roles(conn: Connection) -> None:
    ana = users.add_user(conn, "Ana Peña", ["clinician", "approver"], "Dr. Ana")
    assert users.user_by_name(conn, " ana PEÑA") == ana
    assert users.user_by_name(conn, "eva") is None
    assert code_of(lambda: users.add_user(conn, "ANA PEÑA", [])) == "user.exists"
    users.set_roles(conn, ana.user_id, ["auditor"])
    users.set_active(conn, ana.user_id, False)
    changed = users.user_by_id(conn, ana.user_id)
    assert (changed.roles, changed.active, changed.display_name) == ({"auditor"}, False, "Dr. Ana")
    assert users.all_users(conn) == (changed,)
    assert code_of(lambda: users.set_roles(conn, "none", [])) == "user.missing"
    assert code_of(lambda: users.user_by_id(conn, "none")) == "user.missing"


def test_a_pseudonym_is_one_patient_for_good(conn: Connection) -> None:
    first = patients.upsert_patient(conn, "P-1")
    again = patients.upsert_patient(conn, "P-1", Sex.MALE, date(1990, 2, 3), synthetic=True)
    kept = patients.upsert_patient(conn, "P-1", Sex.FEMALE, date(1991, 2, 3))
    assert first.patient_id == again.patient_id == kept.patient_id
    assert (kept.sex, kept.born_on, kept.synthetic) == (Sex.MALE, date(1990, 2, 3), False)
    assert patients.find_patient(conn, "P-1") == kept
    assert patients.find_patient(conn, "p-1") is None
    assert code_of(lambda: patients.get_patient(conn, "none")) == "patient.missing"


def test_patients_are_found_a_page_at_a_time(conn: Connection, desk: Any, make_case: Make) -> None:
    cases.insert_cases(conn, desk.batch(conn).batch_id, [make_case(number) for number in range(25)])
    cases.insert_cases(conn, None, [make_case(100, "P-0003")])
    page = patients.search_patients(conn, limit=10, offset=20)
    assert [line.patient.external_id for line in page] == [f"P-{number:04d}" for number in range(20, 25)]
    assert patients.count_patients(conn) == 25
    assert patients.count_patients(conn, "p-001") == 10
    line = patients.search_patients(conn, "P-0003")[0]
    assert (line.cases, line.diagnoses, line.last_diagnosis) == (2, 0, "Dengue fever")
    assert patients.search_patients(conn, line.patient.patient_id) == (line,)
    assert patients.has_synthetic(conn)
    for wild in ("%", "_", "'", "\\"):
        assert patients.search_patients(conn, wild) == ()


def test_a_case_is_kept_as_it_came(conn: Connection, desk: Any, make_case: Make) -> None:
    batch, case = desk.batch(conn), make_case(1)
    assert cases.insert_cases(conn, batch.batch_id, [case, make_case(2)]) == 2
    stored = cases.cases_of_batch(conn, batch.batch_id)
    assert (stored[0].case, stored[0].batch_id) == (case, batch.batch_id)
    assert cases.cases_of_patient(conn, stored[0].patient_id) == (stored[0],)
    assert cases.diagnosis_counts(conn) == (("ORPHA:99828", "Dengue fever", 2),)
    healthy = Case("n", "N-1", diagnosis=NO_DISEASE)
    assert cases.insert_cases(conn, None, [healthy, Case("u", "N-2")]) == 2
    assert {row[0]: row[2] for row in cases.diagnosis_counts(conn)} == {"ORPHA:99828": 2, "none": 1}
    assert cases.count_cases(conn) == 4
    assert cases.insert_cases(conn, None, []) == 0


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(pseudonym=st.text(min_size=1), case_id=st.text(), label=st.text())
def test_any_text_survives(store: Store, make_case: Make, pseudonym: str, case_id: str, label: str) -> None:
    case = make_case(1, pseudonym, label)
    with store.begin() as conn:
        cases.insert_cases(conn, None, [Case(case_id, pseudonym, features=case.features)])
    with store.read() as conn:
        found = patients.find_patient(conn, pseudonym)
        assert found is not None
        newest = cases.cases_of_patient(conn, found.patient_id)[0].case
        assert (newest.case_id, newest.patient_id, newest.features) == (case_id, pseudonym, case.features)


def test_an_import_is_taken_back_and_leaves_what_others_brought(conn: Connection, desk: Any, make_case: Make) -> None:
    by_hand = patients.upsert_patient(conn, "P-0000")
    one, two = desk.batch(conn, sha256="aa"), desk.batch(conn)
    cases.insert_cases(conn, one.batch_id, [make_case(number) for number in range(4)])
    cases.insert_cases(conn, two.batch_id, [make_case(9, "P-0001")])
    asked = patients.patient_id_of(conn, "P-0002")
    words: dict[str, Any] = {"policy_version": "1", "policy_sha256": "0", "language": "en"}
    consents.grant(conn, asked, ["care"], method="signed", by="ana", **words)
    assert imports.batch_of_file(conn, "aa") == one
    assert imports.undo_batch(conn, one.batch_id, "ana") == imports.UndoReport(cases=4, patients=1)
    left = [line.patient.external_id for line in patients.search_patients(conn)]
    assert left == ["P-0000", "P-0001", "P-0002"]
    assert patients.get_patient(conn, by_hand.patient_id).batch_id is None
    assert imports.batch_of_file(conn, "aa") is None
    assert imports.get_batch(conn, one.batch_id).undone_by == "ana"
    assert code_of(lambda: imports.undo_batch(conn, one.batch_id, "ana")) == "import.already_undone"
    assert code_of(lambda: imports.undo_batch(conn, "none", "ana")) == "import.missing"
    assert imports.undo_batch(conn, two.batch_id, "ana") == imports.UndoReport(cases=1, patients=1)
    assert [batch.number for batch in imports.batches(conn)] == [2, 1]


def test_a_batch_reports_and_its_origin_stays(conn: Connection, desk: Any) -> None:
    batch = desk.batch(conn)
    imports.set_report(conn, batch.batch_id, {"refused": [{"line": 3}]})
    assert imports.batch_by_number(conn, 1).report == {"refused": [{"line": 3}]}
    for statement in ("UPDATE import_batches SET legal_basis = 'published'", "DELETE FROM import_batches"):
        with pytest.raises(KnownError, match=r"store\.append_only"):
            conn.exec_driver_sql(statement)
    assert code_of(lambda: imports.batch_by_number(conn, 9)) == "import.missing"


def test_files_are_tied_to_patients(conn: Connection) -> None:
    who = patients.upsert_patient(conn, "P-1").patient_id
    scan = files.add_file(conn, "ab", 5, "application/pdf", "scan.pdf", "ana")
    assert files.add_file(conn, "ab", 5, "application/pdf", "other.pdf", "eva") == scan
    for _ in range(2):
        files.link_file(conn, who, "ab", "eva", "biopsy")
    tied = files.files_of_patient(conn, who)
    assert [(each.file, each.note, each.added_by) for each in tied] == [(scan, "biopsy", "eva")]
    assert files.all_files(conn) == (scan,)
    assert code_of(lambda: files.get_file(conn, "cd")) == "file.missing"


def test_policies_are_signed_and_a_changed_one_is_refused(store: Store, raw: Callable[..., Any]) -> None:
    with store.begin() as conn:
        assert policies.current_policy(conn, "ranking") is None
        policies.sign_policy(conn, "ranking", {"orphan_share": 0.03}, "ana")
        second = policies.sign_policy(conn, "ranking", {"orphan_share": 0.05}, "eva")
        assert policies.current_policy(conn, "ranking") == second
        assert [each.version for each in policies.policies(conn, "ranking")] == [2, 1]
        assert code_of(lambda: policies.get_policy(conn, "ranking", 3)) == "policy.missing"
        with pytest.raises(KnownError, match=r"store\.append_only"):
            conn.exec_driver_sql("UPDATE policies SET content = '{}'")
    raw("DROP TRIGGER policies_no_update")
    for column, value in (("content", '{"orphan_share":0.9}'), ("signed_by", "mallory"), ("sha256", "00")):
        before = raw(f"SELECT {column} FROM policies WHERE version = 2")[0][0]
        raw(f"UPDATE policies SET {column} = '{value}' WHERE version = 2")
        with store.read() as conn:
            assert code_of(lambda conn=conn: policies.current_policy(conn, "ranking")) == "policy.tampered"
        raw(f"UPDATE policies SET {column} = '{before}' WHERE version = 2")
    with store.read() as conn:
        assert policies.current_policy(conn, "ranking") == second


def test_tasks_are_done_once(conn: Connection) -> None:
    first = tasks.add_task(conn, "more_records", {"disease": "ORPHA:1"}, "eva")
    second = tasks.add_task(conn, "note", {"text": "look"}, "eva")
    assert tasks.tasks(conn) == (first, second)
    assert tasks.finish_task(conn, first.task_id, "ana").done_by == "ana"
    assert tasks.tasks(conn) == (second,)
    assert len(tasks.tasks(conn, open_only=False)) == 2
    assert code_of(lambda: tasks.finish_task(conn, first.task_id, "ana")) == "task.done"
    assert code_of(lambda: tasks.get_task(conn, 9)) == "task.missing"
