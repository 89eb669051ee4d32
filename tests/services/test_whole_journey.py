"""From records to a decided diagnosis, once, on generated patients, through the services alone."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

from app.services import browse
from app.services.activate_model import activate_model, roll_back
from app.services.compare_runs import compare_runs, recall_by_records
from app.services.diagnose_patient import Decision, DiagnosisRequest, decide_diagnosis, diagnose_patient, diagnosis
from app.services.verify_audit import verify_audit
from mlpipeline.errors import KnownError


def test_from_records_to_a_decided_diagnosis(clinic: Any) -> None:
    workspace = clinic.open("trained")
    batch = browse.batches(workspace)[0]
    assert (batch.cases, batch.patients, batch.synthetic, batch.legal_basis) == (300, 300, True, "synthetic")
    dataset = browse.datasets(workspace)[0]
    assert dataset.rows == 300
    assert sum(dataset.parts.values()) == 300
    assert dataset.used_by_runs == 2
    assert dataset.synthetic

    comparison = compare_runs(workspace)
    assert {row.run.family for row in comparison.rows} == set(clinic.families)
    assert [row.best for row in comparison.rows].count(True) == 1
    for row in comparison.rows:
        assert row.run.metrics is not None
        assert {each.metric for each in row.requirements} == {"accuracy", "mse"}
        assert row.best or (row.delta_to_best is not None and row.delta_to_best.value >= 0)
    recalls = recall_by_records(workspace, comparison.rows[0].run.run_id)
    assert all(records >= 0 and 0 <= recall <= 1 for records, recall, _ in recalls)

    patient_id, case = clinic.some_patient(workspace)
    clinic.consent(workspace, patient_id)
    result = diagnose_patient(workspace, DiagnosisRequest(patient_id, case))
    assert result.model_version == 1
    assert result.trained_patients == 300
    answer = result.assessment
    assert answer.groups is not None
    assert sum(answer.groups.values()) == pytest.approx(1.0, abs=1e-6)
    assert [row.rank for row in answer.rows] == list(range(1, len(answer.rows) + 1))
    assert diagnosis(workspace, result.diagnosis_id) == result

    decide_diagnosis(workspace, result.diagnosis_id, Decision("accept"))
    kept = diagnosis(workspace, result.diagnosis_id)
    assert (kept.state, kept.decision, kept.decided_disease) == ("decided", "accept", answer.rows[0].disease)
    with pytest.raises(KnownError) as refused:
        decide_diagnosis(workspace, result.diagnosis_id, Decision("override", answer.rows[1].disease, "x-ray"))
    assert refused.value.code == "diagnosis.decided"

    home = browse.home(workspace)
    assert home.production is not None
    assert (home.production.version, home.synthetic, home.counts.diagnoses) == (1, True, 1)
    assert home.recent[0].diagnosis_id == result.diagnosis_id
    assert verify_audit(workspace).ok


def test_a_run_tells_its_diseases_by_name(clinic: Any) -> None:
    workspace = clinic.open("trained")
    detail = browse.run(workspace, browse.runs(workspace)[0].run_id)
    assert detail.classes > 10
    assert sum(n for _, _, n in detail.confusion) == browse.datasets(workspace)[0].parts["select"]
    named = [each.label for each in detail.per_class]
    assert not any(label.startswith(("ORPHA:", "OMIM:")) for label in named)


def test_every_act_and_every_look_is_in_the_trace(clinic: Any) -> None:
    workspace = clinic.open("trained")
    patient_id, case = clinic.some_patient(workspace)
    clinic.consent(workspace, patient_id)
    diagnose_patient(workspace, DiagnosisRequest(patient_id, case))
    acts = [event.act for event in browse.audit_events(workspace, limit=1000)]
    expected = {
        "workspace.create", "users.manage", "policy.set", "import.write", "dataset.make", "training.run",
        "evidence.open", "decision.approve", "model.activate", "patients.read", "consent.capture", "diagnosis.make",
    }  # fmt: skip
    assert expected <= set(acts)
    before = clinic.counts(workspace)["events"]
    looks = (browse.home, browse.patients, browse.batches, browse.datasets, browse.runs, browse.versions, browse.tasks)
    for look in (*looks, browse.users, browse.audit_events):
        look(workspace)
    assert clinic.counts(workspace)["events"] == before + len(looks) + 2


def test_one_step_back_and_no_further(clinic: Any) -> None:
    workspace = clinic.open("trained")
    second = next(run for run in browse.runs(workspace) if run.version is None)
    version = clinic.approve(workspace, second.run_id)
    assert activate_model(workspace, version).alias == "production"
    assert roll_back(workspace, "too slow").number == 1
    with pytest.raises(KnownError) as refused:
        roll_back(workspace, "again")
    assert refused.value.code == "registry.nothing_to_roll_back"


@pytest.mark.slow
def test_a_model_whose_file_was_changed_does_not_go_into_production(clinic: Any) -> None:
    workspace = clinic.open("trained")
    first, second = sorted(browse.runs(workspace), key=lambda run: run.number)
    version = clinic.approve(workspace, second.run_id)
    paths = [workspace.artifacts_folder / f"{run.run_id}.hoof" for run in (first, second)]
    shutil.copy(paths[0], paths[1])
    with pytest.raises(KnownError) as refused:
        activate_model(workspace, version)
    assert refused.value.code == "sealed.damaged"
    assert browse.versions(workspace)[1].alias == "production"
