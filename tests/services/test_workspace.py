"""A workspace made, opened by who may, locked, recovered, backed up; and nothing in clear on its disk."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.services import browse
from app.services.attach_file import attach_file
from app.services.diagnose_patient import Decision, DiagnosisRequest, decide_diagnosis, diagnose_patient
from app.services.import_cases import ImportRequest, import_cases
from app.services.make_dataset import make_dataset
from app.services.manage_users import change_passphrase, deactivate_user
from app.services.register_patient import PatientDraft, register_patient
from app.services.train_models import TrainingRequest, train_models
from app.services.workspace import (
    close_workspace,
    create_workspace,
    is_demo_folder,
    is_workspace,
    open_with_recovery,
    open_workspace,
)
from db import backups
from mlpipeline.domain import Case, Disease, History, PhenotypicFeature, Sex
from mlpipeline.errors import KnownError
from mlpipeline.examples import examples_as_phenopackets

REPOSITORY = Path(__file__).resolve().parents[2]
CANARY = "CANARY7Q2X"


def code_of_opening(folder: Path, user: str, passphrase: str, exclusive: bool = True) -> str:
    with pytest.raises(KnownError) as refused:
        open_workspace(folder, user, passphrase, exclusive)
    return refused.value.code


def test_who_may_open_it(clinic: Any, tmp_path: Path) -> None:
    folder = clinic.folder("empty")
    assert code_of_opening(folder, clinic.ana, "not this one") == "vault.wrong_passphrase"
    assert code_of_opening(folder, "nobody", clinic.passphrases[clinic.ana]) == "vault.wrong_passphrase"
    assert code_of_opening(tmp_path / "elsewhere", clinic.ana, "x") == "workspace.missing"
    workspace = clinic.open_folder(folder, "ANA ".strip().lower())
    deactivate_user(workspace, clinic.mejia, "left")
    change_passphrase(workspace, clinic.passphrases[clinic.ana], "a new passphrase")
    close_workspace(workspace)
    assert code_of_opening(folder, clinic.mejia, clinic.passphrases[clinic.mejia]) == "vault.wrong_passphrase"
    assert code_of_opening(folder, clinic.ana, clinic.passphrases[clinic.ana]) == "vault.wrong_passphrase"
    close_workspace(open_workspace(folder, clinic.ana, "a new passphrase", exclusive=True))


def test_one_window_and_the_command_line_beside_it(clinic: Any) -> None:
    window = clinic.open("empty")
    assert code_of_opening(window.folder, clinic.ana, clinic.passphrases[clinic.ana]) == "workspace.locked"
    beside = clinic.open_folder(window.folder, exclusive=False)
    register_patient(beside, PatientDraft("Room 9"))
    assert browse.patients(window).total == 1
    close_workspace(window)
    close_workspace(clinic.open_folder(window.folder))


def test_a_killed_window_leaves_no_lock(clinic: Any) -> None:
    folder = clinic.folder("empty")
    script = (
        "import sys, time; from pathlib import Path; from app.services.workspace import open_workspace\n"
        "kept = open_workspace(Path(sys.argv[1]), sys.argv[2], sys.argv[3], True)\n"
        "print('open', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", script, str(folder), clinic.ana, clinic.passphrases[clinic.ana]]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "open\n"
        assert code_of_opening(folder, clinic.ana, clinic.passphrases[clinic.ana]) == "workspace.locked"
        window.kill()
    close_workspace(clinic.open_folder(folder))


def test_made_where_nothing_is_and_recovered_by_the_printed_code(tmp_path: Path) -> None:
    folder = tmp_path / "new clinic"
    with pytest.raises(KnownError) as refused:
        create_workspace(folder, "Clinic", "ana", "", "short")
    assert refused.value.code == "vault.short_passphrase"
    assert not is_workspace(folder)
    folder = tmp_path / "another"
    workspace, code = create_workspace(folder, "Hospital San José", "ana", "", "long enough it is")
    assert (workspace.name, workspace.user.display_name, workspace.is_demo) == ("Hospital San José", "ana", False)
    assert is_workspace(folder)
    assert not is_demo_folder(folder)
    close_workspace(workspace)
    with pytest.raises(KnownError) as refused:
        create_workspace(folder, "Clinic", "ana", "", "long enough it is")
    assert refused.value.code == "workspace.not_empty"
    recovered = open_with_recovery(folder, code.lower(), "ana", "forgotten no more")
    assert recovered.name == "Hospital San José"
    close_workspace(recovered)
    close_workspace(open_workspace(folder, "ana", "forgotten no more", exclusive=True))
    with pytest.raises(KnownError) as refused:
        open_with_recovery(folder, code[:-1] + ("0" if code[-1] != "0" else "1"), "ana", "forgotten no more")
    assert refused.value.code == "vault.mistyped_code"


def test_a_failed_creation_can_be_tried_again(tmp_path: Path) -> None:
    folder = tmp_path / "new clinic"
    with pytest.raises(KnownError):
        create_workspace(folder, "Clinic", "ana", "", "short")
    (folder / "keys.json").write_text("{}")  # as a creation leaves it that was killed
    (folder / "store.db").write_bytes(b"half")
    close_workspace(create_workspace(folder, "Clinic", "ana", "", "long enough it is")[0])
    close_workspace(open_workspace(folder, "ana", "long enough it is", exclusive=True))
    other = tmp_path / "not ours"
    other.mkdir()
    (other / "thesis.doc").write_text("years of work")
    with pytest.raises(KnownError) as refused:
        create_workspace(other, "Clinic", "ana", "", "long enough it is")
    assert refused.value.code == "workspace.not_empty"
    assert (other / "thesis.doc").exists()


def test_a_backup_on_closing_when_something_changed(clinic: Any) -> None:
    folder = clinic.folder("empty")
    before = len(backups.list_backups(folder / "backups"))
    close_workspace(clinic.open_folder(folder))
    assert len(backups.list_backups(folder / "backups")) == before
    workspace = clinic.open_folder(folder)
    register_patient(workspace, PatientDraft("Room 9"))
    newest = backups.list_backups(folder / "backups")[:1]
    close_workspace(workspace)
    assert backups.list_backups(folder / "backups")[:1] != newest


def marked_cases(knowledge: Any) -> list[Case]:
    from mlpipeline.examples import generate_examples

    return [
        replace(
            case,
            case_id=f"{CANARY}-case-{number}",
            patient_id=f"{CANARY}-patient-{number}",
            earlier_exams=(f"{CANARY} exam",),
            history=History(own=(f"{CANARY} history",)),
            features=(*case.features, PhenotypicFeature("LOCAL:canary", f"{CANARY} finding")),
        )
        for number, case in enumerate(generate_examples(knowledge, 120, 5))
    ]


def test_no_patient_is_in_clear_on_the_disk(
    clinic: Any, knowledge: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "system-temp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    source = tmp_path / "source"
    source.mkdir()
    (source / "marked.zip").write_bytes(examples_as_phenopackets(marked_cases(knowledge)))
    (source / "scan.txt").write_text(f"{CANARY} scan\n" * 50)
    workspace = clinic.open("empty")
    import_cases(workspace, ImportRequest(source / "marked.zip", None, None, "published"))
    row = register_patient(workspace, PatientDraft(f"{CANARY} by hand", Sex.MALE, 40))
    attach_file(workspace, row.patient_id, source / "scan.txt")
    clinic.consent(workspace, row.patient_id, "care")
    case = Case("", "", history=History(own=(f"{CANARY} own",)))
    result = diagnose_patient(workspace, DiagnosisRequest(row.patient_id, case))
    reason = f"{CANARY} reason"
    decide_diagnosis(workspace, result.diagnosis_id, Decision("override", Disease("LOCAL:x", CANARY), reason))
    dataset = make_dataset(workspace)
    train_models(workspace, TrainingRequest(dataset.dataset_id, ("prior",)))
    facts = [str(event) for event in browse.audit_events(workspace, limit=1000)]
    assert not [event for event in facts if CANARY in event]
    close_workspace(workspace)
    home = Path(os.environ["HOOFBEAT_HOME"])
    looked_at = [path for root in (workspace.folder, temporary, home) for path in root.rglob("*") if path.is_file()]
    assert len(looked_at) > 8
    marks = (CANARY.encode(), CANARY.encode("utf-16-le"))
    assert [path for path in looked_at if any(mark in path.read_bytes() or CANARY in path.name for mark in marks)] == []
