"""Ask next in the window: answered by keyboard, refreshed after a pause, silent without consent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services import browse
from app.services.ask_next import ASK_NEXT
from app.services.browse import patients
from app.services.capture_consent import ConsentRequest, capture_consent, revoke_consent
from app.services.register_patient import PatientDraft, register_patient
from app.services.workspace import Workspace, close_workspace, create_workspace
from app.ui.context import AppContext
from app.ui.shell.frame import Frame
from app.ui.wizards.diagnose.ask_next_card import PAUSE_MS, AskNextCard
from app.ui.wizards.diagnose.question_row import UNREAD_S
from app.ui.wizards.diagnose.wizard import DiagnoseWizard
from mlpipeline.domain import PhenotypicFeature, Sex

PASSPHRASE = "four words are enough"
READ_MS = int(1000 * UNREAD_S) + 50
FINDINGS = (("HP:0001945", "Fever"), ("HP:0000988", "Skin rash"), ("HP:0002315", "Headache"))
Settle = Callable[[], None]


@pytest.fixture
def clinic(home_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    folder = tmp_path / "clinic"
    workspace, _code = create_workspace(folder, "Clinic", "ana", "Dr. Ana Restrepo", PASSPHRASE)
    register_patient(workspace, PatientDraft("Rosa E.", Sex.FEMALE, 61.0))
    yield workspace
    close_workspace(workspace)


@pytest.fixture
def wizard(clinic: Workspace, frame: Frame, settle: Settle) -> DiagnoseWizard:
    """At the findings of Rosa, who consents to care."""
    rosa = patients(clinic, "Rosa").rows[0].patient_id
    capture_consent(clinic, ConsentRequest(rosa, frozenset({"care"}), "paper", "", "", "en", True))
    frame.go("diagnose", patient_id=rosa)
    settle()
    found = frame.pages["diagnose"]
    assert isinstance(found, DiagnoseWizard)
    found.go_on()
    found.go_on()
    settle()
    assert found.step is found.findings
    return found


def enter(wizard: DiagnoseWizard) -> None:
    for term_id, label in FINDINGS:
        wizard.findings.entry.finding.emit(PhenotypicFeature(term_id, label))


def asked(card: AskNextCard) -> list[str]:
    return [row.question.term_id for row in card.rows if not row.isHidden() and row.question]


def wait_for_questions(qtbot: QtBot, wizard: DiagnoseWizard) -> AskNextCard:
    card = wizard.findings.questions
    qtbot.waitUntil(lambda: len(asked(card)) == 3, timeout=30_000)
    qtbot.wait(READ_MS)
    return card


def press(qtbot: QtBot, key: Qt.Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    if isinstance(key, str):
        qtbot.keyClicks(target, key)
    else:
        qtbot.keyClick(target, key, held)


def count_events(clinic: Workspace) -> int:
    return sum(event.act == ASK_NEXT for event in browse.audit_events(clinic))


def test_answered_by_keyboard(qtbot: QtBot, clinic: Workspace, wizard: DiagnoseWizard) -> None:
    enter(wizard)
    card = wait_for_questions(qtbot, wizard)
    first = asked(card)[0]
    press(qtbot, Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    assert card.rows[0].has_focus()
    press(qtbot, "y")
    items = {each.term_id: each for each in wizard.consultation.findings.items}
    assert not items[first].excluded
    assert items[first].label, "it is said by HPO's own name in the store"
    assert first not in asked(card)
    card = wait_for_questions(qtbot, wizard)
    assert card.rows[0].has_focus(), "whoever answers stays where the next question comes"
    press(qtbot, Qt.Key.Key_Down)
    refused = asked(card)[1]
    press(qtbot, "n")
    assert {each.term_id: each.excluded for each in wizard.consultation.findings.items}[refused]
    card = wait_for_questions(qtbot, wizard)
    unknown = asked(card)[1]
    press(qtbot, "?")
    assert wizard.consultation.asked == (unknown,)
    assert unknown not in {each.term_id for each in wizard.consultation.findings.items}
    card = wait_for_questions(qtbot, wizard)
    assert not {first, refused, unknown} & set(asked(card))
    assert count_events(clinic) == 1, "one a consultation"


def test_the_answers_are_buttons_too(qtbot: QtBot, wizard: DiagnoseWizard, seen: ModuleType) -> None:
    enter(wizard)
    card = wait_for_questions(qtbot, wizard)
    assert seen.unnamed_controls(card) == []
    assert seen.cut_texts(card) == []
    first = asked(card)[0]
    card.rows[0].take_focus()
    press(qtbot, Qt.Key.Key_Right)
    assert card.rows[0].buttons[1].hasFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert {each.term_id: each.excluded for each in wizard.consultation.findings.items}[first]
    card = wait_for_questions(qtbot, wizard)
    yes = asked(card)[2]
    qtbot.mouseClick(card.rows[2].buttons[0], Qt.MouseButton.LeftButton)
    assert not {each.term_id: each.excluded for each in wizard.consultation.findings.items}[yes]


def test_a_question_that_has_just_come_is_not_answered_by_the_key_before(qtbot: QtBot, wizard: DiagnoseWizard) -> None:
    enter(wizard)
    card = wait_for_questions(qtbot, wizard)
    card.rows[0].take_focus()
    press(qtbot, "y")
    press(qtbot, "y")  # held too long
    assert len(wizard.consultation.findings.items) == len(FINDINGS) + 1
    assert card.rows[0].has_focus()


def test_typing_goes_on_and_a_burst_is_asked_about_once(
    qtbot: QtBot, wizard: DiagnoseWizard, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []
    monkeypatch.setattr(
        "app.ui.wizards.diagnose.ask_next_card.ask_next",
        lambda workspace, request, progress: calls.append(request) or (),
    )
    enter(wizard)
    assert wizard.findings.entry.hasFocus()
    qtbot.waitUntil(lambda: bool(calls), timeout=10_000)
    qtbot.wait(2 * PAUSE_MS)
    assert [len(each.case.features) for each in calls] == [len(FINDINGS)]


def test_nothing_is_asked_without_consent(
    qtbot: QtBot, clinic: Workspace, wizard: DiagnoseWizard, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr("app.ui.wizards.diagnose.ask_next_card.show_problem", lambda widget, error: told.append(error))
    consent = wizard.consultation.consent
    assert consent
    revoke_consent(clinic, consent.consent_id, "changed her mind")
    enter(wizard)
    qtbot.waitUntil(lambda: wizard.consultation.consent is None, timeout=30_000)
    assert [getattr(each, "code", "") for each in told] == ["consent.revoked"]
    wizard.findings.entry.finding.emit(PhenotypicFeature("HP:0012735", "Cough"))
    qtbot.wait(2 * PAUSE_MS)
    settle()
    assert len(told) == 1, "the window does not even ask"
    assert asked(wizard.findings.questions) == []
    assert wizard.findings.questions.isHidden()
    assert count_events(clinic) == 0


def test_in_spanish_as_spanish(qtbot: QtBot, wizard: DiagnoseWizard, context: AppContext, seen: ModuleType) -> None:
    enter(wizard)
    card = wait_for_questions(qtbot, wizard)
    context.translation.set_language("es")
    row = card.rows[0]
    assert row.question
    name = context.finding_words.name(row.question.term_id, row.question.label)
    qtbot.waitUntil(lambda: row.buttons[0].accessibleName() == f"¿{name}? Sí")
    assert seen.cut_texts(card) == []
    row.take_focus()
    press(qtbot, "s")
    assert row.question is None or not wizard.consultation.findings.items[-1].excluded
    assert len(wizard.consultation.findings.items) == len(FINDINGS) + 1


def test_another_patient_is_asked_nothing_of_the_one_before(qtbot: QtBot, wizard: DiagnoseWizard) -> None:
    enter(wizard)
    card = wait_for_questions(qtbot, wizard)
    wizard.consultation.asked = ("HP:0012735",)
    wizard.begin_again()
    assert card.isHidden()
    assert wizard.consultation.asked == ()
