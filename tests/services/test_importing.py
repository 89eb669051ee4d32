"""Records in: all or none, the same file once, and out again."""

from __future__ import annotations

import io
import json
import shutil
import tarfile
import zipfile
from collections import namedtuple
from pathlib import Path
from typing import Any

import pytest

from app.services import browse
from app.services.attach_file import attach_file, read_file
from app.services.capture_consent import valid_consent
from app.services.diagnose_patient import DiagnosisRequest, diagnose_patient, read_case
from app.services.import_cases import (
    ImportRequest,
    check_import,
    import_cases,
    load_profile,
    preview_import,
    save_profile,
    saved_profile,
    undo_import,
)
from app.services.make_dataset import make_dataset
from app.services.workspace import Workspace
from mlpipeline.errors import KnownError
from mlpipeline.progress import Cancelled, Progress
from mlpipeline.readers.mapping import ColumnMapping, MappingProfile

CSV = "id;age;sex;fever;dx\nA-1;34;F;1;dengue\nA-2;5;M;0;\nA-3;abc;F;1;dengue\n"
PROFILE = MappingProfile(
    "register",
    (
        ColumnMapping("id", "patient_id"),
        ColumnMapping("age", "age"),
        ColumnMapping("sex", "sex"),
        ColumnMapping("fever", "finding", term_id="HP:0001945", label="Fever"),
        ColumnMapping("dx", "diagnosis", values={"dengue": "ORPHA:99828 Dengue fever"}),
    ),
)


def lake_files(workspace: Workspace) -> list[Path]:
    return [path for path in (workspace.folder / "lake").rglob("*") if path.is_file()]


def refused_import(workspace: Workspace, path: Path, **wanted: Any) -> KnownError:
    request = ImportRequest(path, **({"legal_basis": "care"} | wanted))
    with pytest.raises(KnownError) as refused:
        import_cases(workspace, request)
    return refused.value


def test_a_table_comes_in_by_its_profile(clinic: Any, tmp_path: Path) -> None:
    workspace = clinic.open("empty")
    path = tmp_path / "register.csv"
    path.write_text(CSV, encoding="utf-8")
    seen = preview_import(workspace, path)
    assert (seen.format, seen.columns) == ("csv", ("id", "age", "sex", "fever", "dx"))
    assert seen.profile is not None
    before = clinic.counts(workspace)
    check = check_import(workspace, path, PROFILE)
    assert (check.cases, check.patients, check.unlabelled) == (2, 2, 1)
    assert [(each.line, each.column) for each in check.refused] == [(4, "age")]
    assert clinic.counts(workspace) == before, "a dry run writes nothing"
    report = import_cases(workspace, ImportRequest(path, None, PROFILE, "care"))
    assert (report.cases, report.patients, len(report.refused)) == (2, 2, 1)
    assert browse.batch_problems(workspace, report.batch_id) == report.refused
    rows = {row.label: row for row in browse.patients(workspace).rows}
    assert (rows["A-1"].age_years, rows["A-1"].diagnosis, rows["A-1"].synthetic) == (34, "Dengue fever", False)
    assert check_import(workspace, path, PROFILE).already_imported == report.batch_id
    assert refused_import(workspace, path, profile=PROFILE).code == "import.already"


def test_a_row_with_two_bad_cells_is_one_row_refused(clinic: Any, tmp_path: Path) -> None:
    workspace = clinic.open("empty")
    path = tmp_path / "register.csv"
    path.write_text(CSV + "A-4;abc;X9;1;dengue\n", encoding="utf-8")
    check = check_import(workspace, path, PROFILE)
    assert sorted((each.line, each.column) for each in check.refused) == [(4, "age"), (5, "age"), (5, "sex")]
    assert check.refused_rows == 2
    report = import_cases(workspace, ImportRequest(path, None, PROFILE, "care"))
    assert (report.refused_rows, browse.batches(workspace)[0].refused) == (2, 2)


def test_profiles_are_kept_by_name_and_in_files(clinic: Any, tmp_path: Path) -> None:
    workspace = clinic.open("empty")
    save_profile(workspace, PROFILE)
    assert saved_profile(workspace, "register") == PROFILE
    path = tmp_path / "profile.json"
    path.write_text(PROFILE.to_json(), encoding="utf-8")
    assert load_profile(path) == PROFILE
    for wrong in (lambda: saved_profile(workspace, "other"), lambda: load_profile(tmp_path / "none.json")):
        with pytest.raises(KnownError) as refused:
            wrong()
        assert refused.value.code in ("profile.unknown", "profile.missing_file")


def test_a_bad_file_leaves_nothing(clinic: Any, tmp_path: Path) -> None:
    workspace = clinic.open("empty")
    whole = clinic.examples.read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "noise.bin").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "register.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "all-bad.csv").write_text("id;age\nA;x\nB;y\n", encoding="utf-8")
    before = clinic.counts(workspace)
    codes = {
        name: refused_import(workspace, tmp_path / name, profile=PROFILE if name == "register.csv" else None).code
        for name in ("cut.zip", "noise.bin", "empty.csv", "nowhere.csv", "register.csv")
        if name != "register.csv"
    }
    assert codes["empty.csv"] == "import.empty_file"
    assert codes["nowhere.csv"] == "import.missing_file"
    assert codes["cut.zip"].startswith("reader.")
    assert codes["noise.bin"].startswith("reader.")
    two_columns = MappingProfile("two", (ColumnMapping("id", "patient_id"), ColumnMapping("age", "age")))
    assert refused_import(workspace, tmp_path / "all-bad.csv", profile=two_columns).code == "import.nothing"
    missing = MappingProfile("wrong", (ColumnMapping("weight", "age"),))
    assert refused_import(workspace, tmp_path / "register.csv", profile=missing).code == "reader.missing_column"
    assert refused_import(workspace, clinic.examples, legal_basis="because").code == "import.legal_basis"
    assert clinic.counts(workspace) == before
    assert lake_files(workspace) == []


def test_cancel_at_any_stage_leaves_nothing(clinic: Any) -> None:
    workspace = clinic.open("empty")
    before = clinic.counts(workspace)
    for at in ("import.hash", "import.check", "import.keep", "import.write"):
        seen: list[str] = []
        progress = Progress(lambda _, stage, seen=seen: seen.append(stage), lambda seen=seen, at=at: at in seen)
        with pytest.raises(Cancelled):
            import_cases(workspace, ImportRequest(clinic.examples, None, None, "synthetic"), progress)
        assert clinic.counts(workspace) == before, at
        assert lake_files(workspace) == [], at


def test_no_room_is_said_before_anything_is_written(clinic: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = clinic.open("empty")
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(2**40, 2**40 - 1000, 1000))
    error = refused_import(workspace, clinic.examples)
    assert error.code == "workspace.disk_full"
    assert error.facts["free"] == 1000
    assert error.facts["needed"] > 4 * clinic.examples.stat().st_size
    assert lake_files(workspace) == []


def test_undo_restores_what_was(clinic: Any, tmp_path: Path) -> None:
    workspace = clinic.open("empty")
    path = tmp_path / "register.csv"
    path.write_text(CSV, encoding="utf-8")
    import_cases(workspace, ImportRequest(path, None, PROFILE, "care"))
    before = clinic.counts(workspace)
    report = import_cases(workspace, ImportRequest(clinic.examples, None, None, "synthetic"))
    dataset = make_dataset(workspace)
    with pytest.raises(KnownError) as refused:
        undo_import(workspace, report.batch_id, "  ")
    assert refused.value.code == "import.reason_missing"
    undone = undo_import(workspace, report.batch_id, "wrong file")
    assert (undone.cases, undone.patients, undone.kept_datasets) == (300, 300, (dataset.number,))
    after = clinic.counts(workspace)
    assert {key: after[key] for key in ("cases", "patients")} == {key: before[key] for key in ("cases", "patients")}
    with pytest.raises(KnownError) as refused:
        undo_import(workspace, report.batch_id, "again")
    assert refused.value.code == "import.already_undone"
    assert import_cases(workspace, ImportRequest(clinic.examples, None, None, "synthetic")).cases == 300


def test_an_import_on_which_a_diagnosis_stands_stays(clinic: Any) -> None:
    workspace = clinic.open("imported")
    patient_id, case = clinic.some_patient(workspace)
    clinic.consent(workspace, patient_id)
    diagnose_patient(workspace, DiagnosisRequest(patient_id, case))
    with pytest.raises(KnownError) as refused:
        undo_import(workspace, browse.batches(workspace)[0].batch_id, "why not")
    assert (refused.value.code, refused.value.facts) == ("import.in_use", {"diagnoses": 1})
    assert clinic.counts(workspace)["cases"] == 300
    assert valid_consent(workspace, patient_id) is not None


def test_a_folder_comes_in_as_one_archive(clinic: Any, tmp_path: Path) -> None:
    workspace = clinic.open("empty")
    folder = tmp_path / "packets"
    with zipfile.ZipFile(clinic.examples) as archive:
        for name in archive.namelist()[:5]:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(name))
    report = import_cases(workspace, ImportRequest(folder, None, None, "published"))
    assert report.cases == 5
    packed = workspace.lake.get(browse.batches(workspace)[0].sha256)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        assert len(archive.getnames()) == 5
    one = next(folder.rglob("*.json"))
    assert read_case(one).case_id == json.loads(one.read_text())["id"]
    with pytest.raises(KnownError) as refused:
        read_case(tmp_path / "none.json")
    assert refused.value.code == "case.missing_file"


def test_a_file_of_any_kind_stays_with_its_patient(clinic: Any, tmp_path: Path) -> None:
    workspace = clinic.open("imported")
    patient_id, _ = clinic.some_patient(workspace)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 \x00\xff" * 1000)
    kept = attach_file(workspace, patient_id, scan)
    assert (kept.name, kept.media_type, kept.size) == ("scan.pdf", "application/pdf", 11_000)
    assert browse.patient(workspace, patient_id).files == (kept,)
    assert read_file(workspace, kept.file_id) == scan.read_bytes()
    for patient, path, code in (("nobody", scan, "patient.missing"), (patient_id, tmp_path, "file.missing_source")):
        with pytest.raises(KnownError) as refused:
            attach_file(workspace, patient, path)
        assert refused.value.code == code
