"""Lists and pages about patients and imports."""

from __future__ import annotations

from typing import Any

from app.services.attach_file import file_views
from app.services.capture_consent import consent_views
from app.services.patient_rows import patient_row
from app.services.patient_views import (
    BatchView,
    DiagnosisRow,
    PatientPage,
    PatientView,
    RowProblemView,
)
from app.services.rights import Act, require
from app.services.trace import names_of_people, record
from app.services.workspace import Workspace
from db import cases, files, imports, predictions
from db import patients as stored_patients

MAX_PAGE = 500
DECISIONS = {predictions.FOR_REVIEW: "", predictions.ACCEPTED: "accept", predictions.OVERRIDDEN: "override"}


def patients(workspace: Workspace, text: str = "", page: int = 0, size: int = 100) -> PatientPage:
    """A page by label; `text`: part of a label, or a whole patient id. page: from 0. size: ≤ 500."""
    require(workspace, Act.READ_PATIENTS)
    size = min(max(1, size), MAX_PAGE)
    with workspace.store.begin() as conn:
        found = stored_patients.search_patients(conn, text, size, max(0, page) * size)
        total = stored_patients.count_patients(conn, text)
        rows = tuple(patient_row(conn, line.patient) for line in found)
        record(conn, workspace, Act.READ_PATIENTS, "patients", shown=len(rows), page=page, searched=bool(text.strip()))
    return PatientPage(rows, total)


def patient(workspace: Workspace, patient_id: str) -> PatientView:
    """Everything about one patient. Raises KnownError patient.missing, rights.denied."""
    require(workspace, Act.READ_PATIENTS)
    with workspace.store.begin() as conn:
        found = stored_patients.get_patient(conn, patient_id)
        view = PatientView(
            row=patient_row(conn, found),
            cases=tuple((str(each.id), each.case) for each in cases.cases_of_patient(conn, patient_id)),
            diagnoses=tuple(diagnosis_row(each) for each in predictions.diagnoses(conn, patient_id)),
            consents=consent_views(conn, patient_id, names_of_people(conn)),
            files=file_views(files.files_of_patient(conn, patient_id)),
        )
        record(conn, workspace, Act.READ_PATIENTS, f"patient {patient_id}", cases=len(view.cases))
    return view


def diagnosis_row(stored: predictions.StoredDiagnosis) -> DiagnosisRow:
    return DiagnosisRow(
        diagnosis_id=stored.diagnosis_id,
        at=stored.at,
        leading=leading(stored.assessment)[0],
        state="for_review" if stored.state == predictions.FOR_REVIEW else "decided",
        model_version=stored.model_version,
        decision=DECISIONS[stored.state],
    )


def leading(assessment: Any) -> tuple[str, str, int]:
    """(name, group, records) of the first row of a kept assessment; "" where nothing was ranked."""
    first = next(iter(assessment["rows"]), None)
    if first is None:
        return "", "", 0
    return first["disease"].get("label") or first["disease"]["term_id"], first["group"], int(first["records"])


def leading_id(assessment: Any) -> str:
    """The code of the first row of a kept assessment; "" where nothing was ranked."""
    return next((str(row["disease"]["term_id"]) for row in assessment["rows"]), "")


def batches(workspace: Workspace) -> tuple[BatchView, ...]:
    """All imports, newest first, those taken back included."""
    require(workspace, Act.READ_BATCHES)
    with workspace.store.begin() as conn:
        names = names_of_people(conn)
        views = tuple(_batch(each, names) for each in imports.batches(conn, limit=10_000))
        record(conn, workspace, Act.READ_BATCHES, "batches", shown=len(views))
    return views


def batch_problems(workspace: Workspace, batch_id: str) -> tuple[RowProblemView, ...]:
    """The rows of an import that were refused. Raises KnownError import.missing, rights.denied."""
    require(workspace, Act.READ_BATCHES)
    with workspace.store.begin() as conn:
        report = imports.get_batch(conn, batch_id).report or {}
        refused = tuple(RowProblemView(*each) for each in report.get("refused", ()))
        record(conn, workspace, Act.READ_BATCHES, f"batch {batch_id}", shown=len(refused))
    return refused


def _batch(batch: imports.Batch, names: dict[str, str]) -> BatchView:
    report = batch.report or {}
    return BatchView(
        batch_id=batch.batch_id,
        source_name=batch.source_name,
        format=batch.format,
        legal_basis=batch.legal_basis,
        cases=int(report.get("cases", 0)),
        refused=int(report.get("refused_rows", 0)),
        imported_at=batch.at,
        imported_by=names.get(batch.imported_by, ""),
        undone_at=batch.undone_at,
        synthetic=batch.synthetic,
        sha256=batch.sha256 or "",
        number=batch.number,
        patients=int(report.get("patients", 0)),
    )
