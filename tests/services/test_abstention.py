"""An abstention is kept with the diagnosis and read back, from older ones too; the unknown disease is no diagnosis."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from app.services.assessment_views import assessment_view
from app.services.diagnose_patient import Decision, DiagnosisRequest, decide_diagnosis, diagnose_patient, diagnosis
from app.services.workspace import Workspace
from db import predictions
from mlpipeline.domain import UNKNOWN_DISEASE, Case, PhenotypicFeature
from mlpipeline.errors import KnownError

HEADACHE = Case("", "", features=(PhenotypicFeature("HP:0002315", "Headache"),))


def asked(clinic: Any, stage: str = "imported") -> tuple[Workspace, Any]:
    workspace = clinic.open(stage)
    patient_id, _ = clinic.some_patient(workspace)
    clinic.consent(workspace, patient_id, "care")
    return workspace, diagnose_patient(workspace, DiagnosisRequest(patient_id, HEADACHE))


def test_it_is_kept_and_read_back(clinic: Any) -> None:
    workspace, result = asked(clinic)
    assert [each.reason for each in result.assessment.abstains] == ["few_findings"]
    assert result.assessment.rows
    assert result.assessment.coverage_of_shown is None
    assert diagnosis(workspace, result.diagnosis_id) == result
    with workspace.store.read() as conn:
        plain = dict(predictions.get_diagnosis(conn, result.diagnosis_id).assessment)
    del plain["abstains"]
    assert assessment_view(plain).abstains == ()
    assert asdict(assessment_view(plain)) == {**asdict(result.assessment), "abstains": ()}


def test_the_unknown_disease_is_no_diagnosis(clinic: Any) -> None:
    workspace, result = asked(clinic)
    for decision in (Decision("accept", UNKNOWN_DISEASE), Decision("override", UNKNOWN_DISEASE, "nothing fits")):
        with pytest.raises(KnownError) as refused:
            decide_diagnosis(workspace, result.diagnosis_id, decision)
        assert refused.value.code == "diagnosis.nothing_to_accept"
    assert diagnosis(workspace, result.diagnosis_id).state == "for_review"
