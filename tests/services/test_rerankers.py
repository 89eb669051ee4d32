"""Retraining the reranker on imported cases: who may teach, what is kept, which one ranks, and what a result says."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from app.services import browse
from app.services.ask_next import AskNextRequest, ask_next
from app.services.diagnose_patient import DiagnosisRequest, diagnose_patient
from app.services.import_cases import ImportRequest, import_cases
from app.services.measure_records import is_measured, measure_records
from app.services.retrain_ranker import retrain_ranker
from app.services.sealed_models import kept_if_current, production_model
from app.services.use_reranker import SHIPPED, list_rerankers, use_reranker
from app.services.workspace import Workspace
from db import audit, rerankers
from mlpipeline import other_diseases
from mlpipeline.errors import KnownError
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.reranking import Reranker, embedded_reranker
from mlpipeline.orphan.retraining import LEAST_CASES, LEAST_DISEASES
from mlpipeline.orphan.simulated_patients import simulate_patients
from mlpipeline.progress import Cancelled, Progress


def published(knowledge: Knowledge, count: int) -> dict[str, bytes]:
    """Simulated patients as phenopackets, each citing the paper it was drawn from."""
    profiles, ids = knowledge.profiles, knowledge.ontology.term_ids
    made = {}
    for number, example in enumerate(simulate_patients(knowledge, count, seed=7)):
        cited = [set(profiles.cell_references(int(profiles.row_cell[row]))) for row in example.removed]
        plain = {
            "id": f"case-{number}",
            "subject": {"id": f"case-{number}"},
            "phenotypicFeatures": [{"type": {"id": ids[term]}} for term in example.present],
            "diseases": [{"term": {"id": profiles.disease_ids[example.disease]}}],
            "metaData": {"externalReferences": [{"id": paper} for paper in set.intersection(*cited)]},
        }
        made[f"{number}.json"] = json.dumps(plain).encode()
    return made


def take_in(workspace: Workspace, path: Path, basis: str) -> None:
    import_cases(workspace, ImportRequest(path, "phenopackets", None, basis, basis == "synthetic"))


@pytest.fixture(scope="session")
def cases_file(shared_folder: Path, knowledge: Knowledge, pack_files: ModuleType) -> Path:
    return pack_files.zipped(shared_folder / "known-cases.zip", published(knowledge, LEAST_CASES))


def kept(workspace: Workspace, reranker: Reranker, report: dict[str, Any] | None = None) -> int:
    """A reranker as if it had been trained here."""
    share = {"value": 0.4, "low": 0.3, "high": 0.5, "n": 30}
    shares = {kind: {f"top{k}": share for k in (1, 3, 10)} for kind in ("macro", "micro")}
    gaps = {kind: {f"top{k}": share | {"tie": False} for k in (1, 3, 10)} for kind in ("macro", "micro")}
    made = {"cases": 120, "diseases": 30, "hidden": 90, "not_used": {}, "synthetic": True}
    made |= {"shipped": shares, "retrained": shares, "difference": gaps} | (report or {})
    with workspace.store.begin() as conn:
        stored = rerankers.add_reranker(
            conn, content=json.loads(reranker.to_json()), report=made, knowledge_version="HPO 1999", by="ana"
        )
    return stored.number


OTHER = Reranker((0.0, 0.0, 0.0, 1.5), {})
"""By the embedding alone: an order of its own."""


def test_imported_cases_train_a_reranker_and_nothing_of_them_is_kept(clinic: Any, cases_file: Path) -> None:
    workspace: Workspace = clinic.open("empty")
    assert list_rerankers(workspace).rows == ()
    take_in(workspace, cases_file, "published")
    stages: list[str] = []
    made = retrain_ranker(workspace, Progress(lambda fraction, stage: stages.append(stage)))
    assert (made.number, made.made_by, made.synthetic, made.in_use) == (1, "Dr. Ana", False, False)
    assert (made.readable, made.same_knowledge) == (True, True)
    assert made.cases == made.hidden == LEAST_CASES, "each case's own paper is hidden from its disease"
    assert made.diseases >= LEAST_DISEASES
    figure = made.macro["top10"]
    assert figure.difference.value == pytest.approx((figure.retrained.value or 0) - (figure.shipped.value or 0))
    assert stages[0] == "dataset.gather"
    assert stages[-1] == "reranker.keep"
    view = list_rerankers(workspace)
    assert (view.rows, view.in_use, view.since) == ((made,), None, None)
    with workspace.store.read() as conn:
        stored = rerankers.get_reranker(conn, 1)
        event = audit.events(conn, act="reranker.retrain")[0]
    text = json.dumps([stored.content, stored.report])
    assert not any(secret in text for secret in ("case-0", "PMID:", "OMIM:", "HP:"))
    assert (event.subject, event.facts["cases"]) == ("reranker 1", LEAST_CASES)
    patient_id, case = clinic.some_patient(workspace)
    clinic.consent(workspace, patient_id)
    use_reranker(workspace, 1, "ours")
    notes = diagnose_patient(workspace, DiagnosisRequest(patient_id, case)).assessment.notes
    assert "reranker:1" in notes


def test_who_may_not_be_learned_from_teaches_nothing(clinic: Any, cases_file: Path) -> None:
    workspace: Workspace = clinic.open("empty")
    take_in(workspace, cases_file, "care")
    before = clinic.counts(workspace)
    with pytest.raises(KnownError) as refused:
        retrain_ranker(workspace)
    assert refused.value.code == "reranker.too_few_cases"
    assert (refused.value.facts["cases"], refused.value.facts["least_cases"]) == (0, LEAST_CASES)
    for row in browse.patients(workspace, size=3).rows:
        clinic.consent(workspace, row.patient_id, "care", "research")
    with pytest.raises(KnownError) as refused:
        retrain_ranker(workspace)
    assert (refused.value.facts["cases"], refused.value.facts["diseases"]) == (3, 3), "who consented, and nobody else"
    with pytest.raises(Cancelled):
        retrain_ranker(workspace, Progress(is_cancelled=lambda: True))
    assert clinic.counts(workspace)["rerankers"] == before["rerankers"] == 0


def test_the_reranker_in_use_orders_the_known_diseases_and_says_so(clinic: Any) -> None:
    workspace: Workspace = clinic.open("trained")
    patient_id, case = clinic.some_patient(workspace)
    clinic.consent(workspace, patient_id)
    request = DiagnosisRequest(patient_id, case)
    shipped = diagnose_patient(workspace, request)
    first = production_model(workspace)
    number = kept(workspace, OTHER)
    view = use_reranker(workspace, number, " better on ours ")
    assert (view.in_use, view.reason, view.set_by) == (number, "better on ours", "Dr. Ana")
    assert [(row.in_use, row.same_knowledge) for row in view.rows] == [(True, False)]
    assert kept_if_current(workspace) is None
    used = production_model(workspace)
    assert used.ranker.levels.order.ranker.reranker == OTHER
    assert used.model is first.model, "nothing is loaded again"
    assert used.ranker.nodes is first.ranker.nodes
    ours = diagnose_patient(workspace, request)
    assert f"reranker:{number}" in ours.assessment.notes
    assert not any(note.startswith("reranker") for note in shipped.assessment.notes)
    assert ours.assessment.groups == pytest.approx(shipped.assessment.groups), "no group gains or loses"
    assert ours.assessment.abstains == shipped.assessment.abstains
    assert ask_next(workspace, AskNextRequest(patient_id, case)) is not None
    use_reranker(workspace, SHIPPED)
    again = diagnose_patient(workspace, request)
    assert [row.disease for row in again.assessment.rows] == [row.disease for row in shipped.assessment.rows]
    assert production_model(workspace).ranker.levels.order.ranker.reranker == embedded_reranker()
    with workspace.store.read() as conn:
        told = [event.facts["reranker"] for event in audit.events(conn, act="diagnosis.make")]
        acts = [(event.subject, event.facts) for event in audit.events(conn, act="reranker.use")]
    assert told == [None, number, None]
    assert acts == [
        ("reranker 0", {"replaced": number, "with_reason": False}),
        (f"reranker {number}", {"replaced": 0, "with_reason": True}),
    ]


def test_an_orphan_s_rows_change_places_and_another_window_follows(clinic: Any) -> None:
    folder = clinic.folder("empty")
    workspace = clinic.open_folder(folder, exclusive=False)
    beside = clinic.open_folder(folder, exclusive=False)
    marfan = ["HP:0001166", "HP:0001083", "HP:0002616", "HP:0000098"]
    before = production_model(workspace).ranker.levels.order(marfan, [])
    use_reranker(beside, kept(beside, OTHER))
    after = production_model(workspace).ranker.levels.order(marfan, [])
    assert not np.array_equal(np.argsort(before), np.argsort(after))
    assert np.exp(after).sum() == pytest.approx(1.0)


def test_one_of_another_format_is_refused_by_name_and_never_stops_a_diagnosis(clinic: Any) -> None:
    workspace: Workspace = clinic.open("imported")
    patient_id, case = clinic.some_patient(workspace)
    clinic.consent(workspace, patient_id)
    older = json.loads(OTHER.to_json()) | {"format": 1}
    number = kept(workspace, OTHER)
    with workspace.store.begin() as conn:
        report = rerankers.get_reranker(conn, number).report
        added = rerankers.add_reranker(conn, content=older, report=report, knowledge_version="HPO", by="ana")
    with pytest.raises(KnownError, match=r"reranker\.other_format") as refused:
        use_reranker(workspace, added.number)
    assert refused.value.facts == {"number": added.number}
    with pytest.raises(KnownError, match=r"reranker\.missing"):
        use_reranker(workspace, 99)
    assert [row.readable for row in list_rerankers(workspace).rows] == [False, True]
    with workspace.store.begin() as conn:  # as an update of the program finds one that was in use
        rerankers.use_reranker(conn, added.number, "", "ana")
    result = diagnose_patient(workspace, DiagnosisRequest(patient_id, case))
    assert f"reranker_refused:{added.number}" in result.assessment.notes
    assert production_model(workspace).ranker.levels.order.ranker.reranker == embedded_reranker()


def test_one_changed_outside_the_program_is_told_and_the_shipped_one_is_the_way_back(clinic: Any) -> None:
    workspace = clinic.open("imported")
    intact, changed = kept(workspace, OTHER), kept(workspace, OTHER)
    use_reranker(workspace, changed)
    with workspace.store.begin() as conn:
        conn.exec_driver_sql("DROP TRIGGER rerankers_no_update")
        conn.exec_driver_sql(f"UPDATE rerankers SET report = '{{}}' WHERE number = {changed}")
    with pytest.raises(KnownError, match=r"reranker\.tampered"):
        production_model(workspace)
    told = list_rerankers(workspace)
    assert ([each.number for each in told.rows], told.tampered, told.in_use) == ([intact], (changed,), changed)
    assert use_reranker(workspace, SHIPPED).in_use is None
    assert production_model(workspace).reranker.number is None


def test_the_price_of_records_is_measured_again_under_another_reranker(
    clinic: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(other_diseases, "PATIENTS", 25)  # the figures are not the subject
    workspace: Workspace = clinic.open("imported")
    first = measure_records(workspace)
    assert first is not None
    assert is_measured(workspace)
    use_reranker(workspace, kept(workspace, OTHER))
    assert not is_measured(workspace)
    second = measure_records(workspace)
    assert second is not None
    assert (second.before, second.after) != (first.before, first.after)
    use_reranker(workspace, SHIPPED)
    third = measure_records(workspace)
    assert third is not None
    assert (third.before, third.after) == (first.before, first.after)


def test_who_trains_does_not_choose_and_who_chooses_does_not_train(clinic: Any) -> None:
    workspace: Workspace = clinic.open("empty")
    number = kept(workspace, OTHER)
    for role, may_use in (("researcher", False), ("approver", True), ("administrator", True), ("steward", False)):
        workspace.user = replace(workspace.user, roles=frozenset({role}))
        assert len(list_rerankers(workspace).rows) == 1
        if may_use:
            assert use_reranker(workspace, number).in_use == number
            assert use_reranker(workspace, SHIPPED).in_use is None
            continue
        with pytest.raises(KnownError, match=r"rights\.denied"):
            use_reranker(workspace, number)
