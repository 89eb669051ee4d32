"""Confirmed cases enter the ranking as they are confirmed: no training, no case twice, none without consent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.services import browse
from app.services.capture_consent import revoke_consent
from app.services.diagnose_patient import Decision, DiagnosisRequest, decide_diagnosis, diagnose_patient
from app.services.import_cases import ImportRequest, import_cases, undo_import
from app.services.measure_records import is_measured, measure_records
from app.services.register_patient import PatientDraft, register_patient
from app.services.sealed_models import production_model
from app.services.workspace import Workspace
from mlpipeline.domain import Case, Disease, PhenotypicFeature
from mlpipeline.examples import examples_as_phenopackets

CYSTIC_FIBROSIS = Disease("ORPHA:586", "Cystic fibrosis")
OURS = Disease("LOCAL:fiebre-del-valle", "Fiebre del valle")
FOUND = tuple(PhenotypicFeature(each) for each in ("HP:0001166", "HP:0002616", "HP:0000518", "HP:0001047"))


def asked(findings: tuple[PhenotypicFeature, ...] = FOUND) -> Case:
    return Case("", "", features=findings)


def new_patient(clinic: Any, workspace: Workspace, label: str, *purposes: str) -> tuple[str, str]:
    """(patient, consent)."""
    patient_id = register_patient(workspace, PatientDraft(label)).patient_id
    return patient_id, clinic.consent(workspace, patient_id, *purposes).consent_id


def confirm(clinic: Any, workspace: Workspace, disease: Disease, count: int, *purposes: str) -> list[str]:
    """So many patients, each diagnosed and then decided; the consents."""
    made = [new_patient(clinic, workspace, f"{disease.term_id} {i}", *purposes) for i in range(count)]
    results = [diagnose_patient(workspace, DiagnosisRequest(patient, asked())) for patient, _ in made]
    for result in results:
        decide_diagnosis(workspace, result.diagnosis_id, Decision("override", disease, "sequenced"))
    return [consent for _, consent in made]


def imported(workspace: Workspace, folder: Path, disease: Disease, count: int, first: int = 0) -> str:
    cases = [
        Case(f"c{i}", f"import {i}", features=FOUND, diagnosis=disease, synthetic=True)
        for i in range(first, first + count)
    ]
    path = folder / f"{first}-{count}.zip"
    path.write_bytes(examples_as_phenopackets(cases))
    return import_cases(workspace, ImportRequest(path, "phenopackets", None, "published")).batch_id


def row_of(workspace: Workspace, patient_id: str, disease: Disease) -> tuple[Any, dict[str, str]]:
    """The disease's row of a new diagnosis, None where it is not shown, and the notes."""
    answer = diagnose_patient(workspace, DiagnosisRequest(patient_id, asked())).assessment
    notes = {note.partition(":")[0]: note.partition(":")[2] for note in answer.notes}
    found = (row for row in answer.rows if disease.term_id in (row.disease.term_id, *row.also))
    return next(found, None), notes


@pytest.mark.parametrize(("disease", "group"), [(CYSTIC_FIBROSIS, "K"), (OURS, "C")])
def test_five_decided_cases_raise_a_disease_without_any_training(clinic: Any, disease: Disease, group: str) -> None:
    workspace = clinic.open("empty")
    asking, _ = new_patient(clinic, workspace, "asking", "care")
    before, notes = row_of(workspace, asking, disease)
    assert before is None
    assert "confirmed_cases" not in notes
    confirm(clinic, workspace, disease, 5, "care", "research")
    row, notes = row_of(workspace, asking, disease)
    assert (row.group, row.records, row.matched) == (group, 5, 4)
    assert row.rank <= 10
    assert notes["confirmed_cases"] == "5"
    event = next(each for each in browse.audit_events(workspace) if each.act == "diagnosis.make")
    assert event.facts["confirmed"] == 5
    assert event.facts["confirmed_digest"]


def test_without_consent_for_research_nothing_enters_and_its_end_takes_out(clinic: Any) -> None:
    workspace = clinic.open("empty")
    asking, _ = new_patient(clinic, workspace, "asking", "care")
    confirm(clinic, workspace, OURS, 2, "care")
    assert row_of(workspace, asking, OURS) == (None, {"no_model": ""})
    known = production_model(workspace).ranker
    (consent,) = confirm(clinic, workspace, CYSTIC_FIBROSIS, 1, "care", "research")
    assert production_model(workspace).ranker is not known
    assert row_of(workspace, asking, OURS)[1]["confirmed_cases"] == "1"
    revoke_consent(workspace, consent, "changed her mind")
    assert "confirmed_cases" not in row_of(workspace, asking, OURS)[1]


def test_an_import_enters_at_once_elsewhere_too_and_leaves_when_undone(clinic: Any, tmp_path: Path) -> None:
    folder = clinic.folder("empty")
    window = clinic.open_folder(folder)
    terminal = clinic.open_folder(folder, exclusive=False)
    asking, _ = new_patient(clinic, window, "asking", "care")
    assert row_of(window, asking, OURS)[0] is None
    batch = imported(terminal, tmp_path, OURS, 5)
    row, notes = row_of(window, asking, OURS)
    assert row.records == 5
    assert notes.keys() >= {"confirmed_cases"}
    undo_import(window, batch, "the wrong file")
    assert row_of(terminal, asking, OURS)[0] is None
    assert row_of(window, asking, OURS)[0] is None


def test_what_the_model_has_learned_from_is_not_counted_again(clinic: Any, tmp_path: Path) -> None:
    workspace = clinic.open("trained")
    used = production_model(workspace)
    assert used.confirmed.cases == 0
    row = browse.patients(workspace, size=1).rows[0]
    clinic.consent(workspace, row.patient_id, "care", "research")
    result = diagnose_patient(workspace, DiagnosisRequest(row.patient_id, asked()))
    decide_diagnosis(workspace, result.diagnosis_id, Decision("override", OURS, "sequenced"))
    assert production_model(workspace).confirmed.cases == 0, "this patient is in the dataset"
    assert production_model(workspace).ranker is used.ranker
    imported(workspace, tmp_path, OURS, 3)
    imported(workspace, tmp_path, CYSTIC_FIBROSIS, 1, first=2)
    now = production_model(workspace)
    assert now.model is used.model
    counts = {each: found.records for each, found in now.confirmed.counts.items()}
    assert counts == {OURS.term_id: 2, CYSTIC_FIBROSIS.term_id: 1}, "a patient counts once, by what is newest"
    (workspace.folder / dataset_path(workspace)).unlink()
    clinic.consent(workspace, row.patient_id, "care")
    imported(workspace, tmp_path, OURS, 1, first=9)
    assert production_model(workspace).confirmed.cases == 0, "who is new can no longer be told"


def test_an_undone_import_that_is_repeated_is_still_the_model_s(clinic: Any) -> None:
    workspace = clinic.open("trained")
    undo_import(workspace, browse.batches(workspace)[0].batch_id, "columns were swapped")
    import_cases(workspace, ImportRequest(clinic.examples, "phenopackets", None, "synthetic", True))
    assert production_model(workspace).confirmed.cases == 0


def dataset_path(workspace: Workspace) -> str:
    return f"datasets/{browse.datasets(workspace)[0].dataset_id}.parquet.hoof"


def test_the_price_for_others_is_measured_once_for_each_set_of_cases(clinic: Any, tmp_path: Path) -> None:
    workspace = clinic.open("empty")
    assert measure_records(workspace) is None
    assert is_measured(workspace)
    batch = imported(workspace, tmp_path, OURS, 5)
    assert not is_measured(workspace)
    view = measure_records(workspace)
    assert view is not None
    assert (view.version, view.cases, view.diseases, view.others) == (None, 5, 1, 200)
    assert view.before is not None
    assert view.after is not None
    assert view.before > 0.5
    assert abs(view.before - view.after) < 0.05
    assert is_measured(workspace)
    before = clinic.counts(workspace)["events"]
    assert measure_records(workspace) == view
    assert clinic.counts(workspace)["events"] == before
    assert browse.home(workspace).records == view
    undo_import(workspace, batch, "the wrong file")
    assert not is_measured(workspace)
    after = measure_records(workspace)
    assert after is not None
    assert after.cases == 0
    assert browse.home(workspace).records is None
