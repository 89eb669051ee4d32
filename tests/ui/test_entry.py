"""The ways into a workspace, as people walk them: the first run, signing in, a forgotten passphrase, signing out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.services.workspace import close_workspace, create_workspace
from app.settings import Settings, load_settings
from app.ui.dialogs.sign_in import SignIn
from app.ui.entry import Entry
from app.ui.jobs import JobRunner
from app.ui.main_window import MainWindow
from app.ui.theme import Theme
from app.ui.translation import Translation
from app.ui.wizards.first_run.clinic_steps import ClinicStep
from app.ui.wizards.first_run.draft import folder_for, short_name
from app.ui.wizards.first_run.person_steps import CodeStep, PersonStep
from app.ui.wizards.first_run.wizard import FirstRun

PASSPHRASE = "four words are enough"


@pytest.fixture
def entry(
    qtbot: QtBot, home_folder: Path, jobs: JobRunner, theme: Theme, translation: Translation
) -> Iterator[tuple[Entry, MainWindow]]:
    window = MainWindow()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made = Entry(window, jobs, theme, translation, Settings(language="en", theme="light"))
    yield made, window
    qtbot.waitUntil(lambda: not jobs.is_busy(), timeout=30_000)
    window.close_frame()
    made.close()
    window.close()
    window.deleteLater()
    translation.set_language("en")


def shown(window: MainWindow, kind: type) -> object:
    found = window.findChildren(kind)
    return found[-1]


def carry_on(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def type_into(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.clear()
    qtbot.keyClicks(field, text)


def test_the_first_run_makes_a_workspace(
    qtbot: QtBot, entry: tuple[Entry, MainWindow], jobs: JobRunner, tmp_path: Path
) -> None:
    way_in, window = entry
    way_in.begin(demo=False, folder=None)
    wizard = shown(window, FirstRun)
    assert isinstance(wizard, FirstRun)
    carry_on(qtbot, window)
    assert isinstance(wizard.step, ClinicStep)
    assert wizard.step.reason()
    carry_on(qtbot, window)
    assert isinstance(wizard.step, ClinicStep), "nothing goes on without a name"
    name, folder = wizard.step.findChildren(QLineEdit)
    type_into(qtbot, name, "Hospital San Jose")
    assert folder.text() == str(folder_for("Hospital San Jose"))
    type_into(qtbot, folder, str(tmp_path / "clinic"))
    carry_on(qtbot, window)
    assert isinstance(wizard.step, PersonStep)
    fields = wizard.step.findChildren(QLineEdit)
    type_into(qtbot, fields[0], "Dr. Ana Restrepo")
    assert fields[1].text() == "ana"
    type_into(qtbot, fields[2], PASSPHRASE)
    type_into(qtbot, fields[3], "something else")
    assert "differ" in wizard.step.reason()
    wizard.go_back()
    wizard.go_on()
    assert fields[2].text() == PASSPHRASE, "Back loses nothing"
    type_into(qtbot, fields[3], PASSPHRASE)
    carry_on(qtbot, window)
    qtbot.waitUntil(lambda: isinstance(wizard.step, CodeStep), timeout=30_000)
    assert wizard.draft.recovery_code
    assert wizard.draft.passphrase == "", "the passphrase is forgotten once it was used"
    assert wizard.step.reason()
    wizard.step.findChildren(type(wizard.step._printed))[0].click()
    carry_on(qtbot, window)
    qtbot.waitUntil(lambda: window.frame is not None)
    assert window.frame is not None
    assert window.frame.key == "home"
    assert load_settings().last_workspace == str(tmp_path / "clinic")


@pytest.fixture
def clinic_folder(tmp_path: Path, home_folder: Path) -> Callable[[], tuple[Path, str]]:
    def make() -> tuple[Path, str]:
        workspace, code = create_workspace(tmp_path / "clinic", "Clinic", "ana", "Ana R.", PASSPHRASE)
        close_workspace(workspace)
        return tmp_path / "clinic", code

    return make


def test_signing_in_and_out(
    qtbot: QtBot, entry: tuple[Entry, MainWindow], clinic_folder: Callable[[], tuple[Path, str]]
) -> None:
    way_in, window = entry
    folder, _code = clinic_folder()
    way_in.begin(demo=False, folder=folder)
    page = shown(window, SignIn)
    assert isinstance(page, SignIn)
    page._name.setText("ana")
    page._passphrase.setText("not the passphrase")
    qtbot.keyClick(page._passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "does not fit" in page._trouble.text(), timeout=30_000)
    page._passphrase.setText(PASSPHRASE)
    qtbot.keyClick(page._passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.frame is not None, timeout=30_000)
    assert window.frame is not None
    window.frame.context.leave()
    qtbot.waitUntil(lambda: window.frame is None and window.findChild(SignIn) is not None, timeout=30_000)
    assert way_in.workspace is None


def test_a_forgotten_passphrase(
    qtbot: QtBot, entry: tuple[Entry, MainWindow], clinic_folder: Callable[[], tuple[Path, str]]
) -> None:
    way_in, window = entry
    folder, code = clinic_folder()
    way_in.begin(demo=False, folder=folder)
    page = shown(window, SignIn)
    assert isinstance(page, SignIn)
    page._recover.click()
    page._name.setText("ana")
    page._code.setText(code)
    page._passphrase.setText("another four good words")
    page._open.click()
    qtbot.waitUntil(lambda: window.frame is not None, timeout=30_000)


def test_names_for_folders_and_people() -> None:
    assert folder_for("Hospital San José").name == "hospital-san-jose"
    assert folder_for("").name == "clinic"
    assert short_name("Dr. Julián Mejía") == "julian"
    assert short_name("") == ""
