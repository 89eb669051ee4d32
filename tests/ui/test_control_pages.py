"""Audit, Users and Settings on a workspace of their own: what they write is in the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.services.browse import users
from app.services.rights import Role
from app.services.set_policy import ranking_policy, requirements
from app.services.workspace import Workspace, close_workspace, create_workspace
from app.ui.dialogs.person import PersonDialog
from app.ui.pages.audit import AuditPage
from app.ui.pages.policy_cards import RankingCard, RequirementsCard
from app.ui.pages.settings import SettingsPage
from app.ui.pages.users import UsersPage
from app.ui.shell.frame import Frame
from app.ui.translation import Translation
from app.ui.widgets.number_field import NumberField

Settle = Callable[[], None]


@pytest.fixture
def clinic(home_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    workspace, _code = create_workspace(tmp_path / "clinic", "Clinic", "ana", "Dr. Ana R.", "four words are enough")
    yield workspace
    close_workspace(workspace)


def test_a_person_is_added_and_sent_away(qtbot: QtBot, frame: Frame, settle: Settle, clinic: Workspace) -> None:
    frame.go("users")
    settle()
    page = frame.pages["users"]
    assert isinstance(page, UsersPage)
    page._on_add()
    dialog = page.findChild(PersonDialog)
    assert dialog is not None
    assert not dialog._done.isEnabled()
    display, name, passphrase = dialog.findChildren(QLineEdit)
    display.setText("Dr. Julián Mejía")
    name.setText("mejia")
    passphrase.setText("another four good words")
    assert not dialog._done.isEnabled(), "a role is missing"
    dialog._roles[Role.APPROVER].click()
    dialog._done.click()
    qtbot.waitUntil(lambda: len(users(clinic)) == 2, timeout=30_000)
    settle()
    assert [row.name for row in users(clinic) if row.roles == ("approver",)] == ["mejia"]
    page._end_access("mejia")
    settle()
    assert [row.active for row in users(clinic) if row.name == "mejia"] == [False]


def test_requirements_and_ranking_are_signed_with_a_reason(frame: Frame, settle: Settle, clinic: Workspace) -> None:
    frame.go("settings")
    settle()
    page = frame.pages["settings"]
    assert isinstance(page, SettingsPage)
    for card, read in (
        (page.findChild(RequirementsCard), lambda: requirements(clinic).version),
        (page.findChild(RankingCard), lambda: ranking_policy(clinic).version),
    ):
        assert card is not None
        before = read()
        assert not card._sign.isEnabled(), "a reason is missing"
        card.findChildren(NumberField)[0].setValue(0.05)
        card._reason.setText("agreed in the committee")
        card._sign.click()
        settle()
        assert read() != before
    assert ranking_policy(clinic).orphan_share == pytest.approx(0.05)


def test_the_chain_is_checked(frame: Frame, settle: Settle, clinic: Workspace) -> None:
    frame.go("audit")
    settle()
    page = frame.pages["audit"]
    assert isinstance(page, AuditPage)
    assert page._rows.rowCount() >= 2
    page._verify.click()
    settle()
    assert "whole" in " ".join(label.text() for label in page._banner.findChildren(QLabel))
    page._search.setText("workspace.create")
    page.refresh()
    settle()
    assert {page._rows.record(row).act for row in range(page._rows.rowCount())} == {"workspace.create"}


def test_settings_switch_the_language(frame: Frame, settle: Settle, translation: Translation) -> None:
    frame.go("settings")
    settle()
    page = frame.pages["settings"]
    assert isinstance(page, SettingsPage)
    page._language.setCurrentIndex(page._language.findData("es"))
    page._language.activated.emit(page._language.currentIndex())
    settle()
    assert translation.language == "es"
    assert page.context.settings.language == "es"
    assert page._language.currentText() == "Español"
