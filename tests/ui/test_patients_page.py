"""The page of patients on a real workspace: paged, searched, one beside the list; revoke, attach, diagnose."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.services.attach_file import read_file
from app.services.browse import patient, patients
from app.services.capture_consent import ConsentRequest, capture_consent, valid_consent
from app.services.patient_views import PatientPage, PatientRow
from app.services.register_patient import PatientDraft, register_patient
from app.services.workspace import Workspace, close_workspace, create_workspace, open_workspace
from app.ui.models.patient_rows import PAGE, PAGES_KEPT, PatientColumn, PatientRows
from app.ui.models.patient_words import short_age, spoken_age
from app.ui.pages.patients import PatientsPage
from app.ui.shell.frame import Frame
from app.ui.wizards.diagnose.wizard import DiagnoseWizard
from mlpipeline.domain import Sex

PASSPHRASE = "four words are enough"
PEOPLE = 230
Settle = Callable[[], None]


@pytest.fixture(scope="module")
def crowded(home_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed workspace with more patients than two pages hold."""
    folder = tmp_path_factory.mktemp("crowded") / "clinic"
    workspace, _code = create_workspace(folder, "Clinic", "ana", "Dr. Ana Restrepo", PASSPHRASE)
    for number in range(PEOPLE):
        register_patient(workspace, PatientDraft(f"Patient {number:03}", Sex.FEMALE, 20.0 + number % 60))
    close_workspace(workspace)
    return folder


@pytest.fixture
def clinic(crowded: Path, tmp_path: Path) -> Iterator[Workspace]:
    folder = tmp_path / "clinic"
    shutil.copytree(crowded, folder)
    workspace = open_workspace(folder, "ana", PASSPHRASE, exclusive=True)
    yield workspace
    close_workspace(workspace)


@pytest.fixture
def page(frame: Frame, settle: Settle) -> PatientsPage:
    frame.go("patients")
    settle()
    found = frame.pages["patients"]
    assert isinstance(found, PatientsPage)
    return found


def consent_of(clinic: Workspace, patient_id: str) -> None:
    capture_consent(clinic, ConsentRequest(patient_id, frozenset({"care"}), "paper", "", "", "en", True))


def test_pages_come_as_they_are_looked_at(page: PatientsPage, settle: Settle) -> None:
    assert page.rows.rowCount() == PEOPLE
    assert page.rows.patient(0) is not None
    page.table.scrollToBottom()
    settle()
    last = page.rows.index(PEOPLE - 1, PatientColumn.PATIENT)
    QApplication.processEvents()
    page.rows.data(last)
    settle()
    assert page.rows.data(last) == f"Patient {PEOPLE - 1:03}"


def test_search_is_asked_of_the_store(qtbot: QtBot, page: PatientsPage, settle: Settle) -> None:
    page.search.setText("Patient 11")
    qtbot.waitUntil(lambda: page.rows.total == 10)
    page.search.setText("nobody bears this")
    qtbot.waitUntil(lambda: page.rows.total == 0)
    assert page.search.isVisible()  # an empty search is not an empty clinic
    page.search.clear()
    qtbot.waitUntil(lambda: page.rows.total == PEOPLE)
    settle()


def test_the_chosen_one_stands_beside_the_list(page: PatientsPage, settle: Settle) -> None:
    page.table.setFocus()
    page.table.selectRow(3)
    settle()
    chosen = page.rows.patient(3)
    assert chosen is not None
    assert page.detail.patient_id == chosen.patient_id


def test_a_consent_is_revoked_with_a_reason(
    qtbot: QtBot, clinic: Workspace, page: PatientsPage, settle: Settle
) -> None:
    someone = patients(clinic).rows[5].patient_id
    consent_of(clinic, someone)
    page.open(patient_id=someone)
    page.refresh()
    settle()
    revoke = [each for each in page.detail.findChildren(QPushButton) if each.accessibleName().startswith("Revoke the")]
    assert len(revoke) == 1
    revoke[0].click()
    assert page.detail.revoking.isVisible()
    assert not page.detail.revoking.revoke.isEnabled()
    qtbot.keyClick(page.detail.revoking.reason, Qt.Key.Key_Return)
    settle()
    assert valid_consent(clinic, someone) is not None
    qtbot.keyClicks(page.detail.revoking.reason, "asked by phone")
    qtbot.keyClick(page.detail.revoking.reason, Qt.Key.Key_Return)
    settle()
    assert valid_consent(clinic, someone) is None
    assert not page.detail.revoking.isVisible()
    row = page.rows.row_of(someone)
    assert row is not None
    assert page.rows.data(page.rows.index(row, PatientColumn.CONSENT)) == "revoked"


def test_a_file_of_any_kind_is_kept_with_the_patient(
    clinic: Workspace, page: PatientsPage, settle: Settle, tmp_path: Path
) -> None:
    source = tmp_path / "chest.dcm"
    source.write_bytes(b"\x00DICM" * 100)
    page.detail.attach_path(source)
    settle()
    files = patient(clinic, page.detail.patient_id).files
    assert [each.name for each in files] == ["chest.dcm"]
    assert read_file(clinic, files[0].file_id) == source.read_bytes()


def test_a_file_that_is_not_there_is_said_in_words(frame: Frame, page: PatientsPage, settle: Settle) -> None:
    page.detail.attach_path(Path("not-there.pdf"))
    settle()
    assert frame.problem_bar.isVisible()


def test_diagnose_this_patient_opens_the_wizard_on_the_patient(
    clinic: Workspace, frame: Frame, page: PatientsPage, settle: Settle
) -> None:
    page.table.selectRow(7)
    settle()
    page.detail.diagnose.click()
    settle()
    wizard = frame.pages["diagnose"]
    assert isinstance(wizard, DiagnoseWizard)
    assert wizard.consultation.patient is not None
    assert wizard.consultation.patient.patient_id == page.detail.patient_id
    assert wizard.consent.needs_capture()


@pytest.mark.parametrize("shade", ["light", "dark"])
def test_nothing_is_cut_or_unnamed(page: PatientsPage, settle: Settle, seen: ModuleType, shade: str) -> None:
    page.context.theme.set_choice(shade)
    settle()
    assert seen.cut_texts(page) == []
    assert seen.unnamed_controls(page) == []
    assert seen.sideways_scrolling(page) == []


def row(number: int) -> PatientRow:
    return PatientRow(str(number), f"P{number}", "male", 1.0, 1, None, "", True, "none")


def test_a_list_of_any_length_keeps_few_rows_in_memory() -> None:
    asked: list[int] = []
    rows = PatientRows(asked.append)
    rows.start(PatientPage(tuple(row(each) for each in range(PAGE)), 1_000_000))
    assert rows.rowCount() == 1_000_000
    for page in range(1, PAGES_KEPT + 10):
        assert rows.patient(page * PAGE) is None
        assert rows.patient(page * PAGE + 1) is None
        rows.take(page, PatientPage(tuple(row(page * PAGE + each) for each in range(PAGE)), 1_000_000))
    assert asked == list(range(1, PAGES_KEPT + 10))  # once a page, however many of its rows are looked at
    assert rows.patient(0) is None  # put away, and asked for again
    assert asked[-1] == 0
    newest = rows.patient((PAGES_KEPT + 9) * PAGE)
    assert newest is not None
    assert newest.label == f"P{(PAGES_KEPT + 9) * PAGE}"


@pytest.mark.parametrize(
    ("age", "short"), [(None, ""), (0.0, "0 m"), (8 / 12, "8 m"), (1.99, "24 m"), (2.0, "2"), (34.9, "34")]
)
def test_ages_as_people_say_them(age: float | None, short: str) -> None:
    assert short_age(age) == short
    assert bool(spoken_age(age)) == bool(short)
