"""The approve wizard: the locked part is opened on purpose, a second person signs, the version goes into production."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from app.services.browse import runs, tasks, versions
from app.ui.context import AppContext
from app.ui.shell.frame import Frame
from app.ui.wizards.approve.draft import APPROVE, SEND_BACK
from app.ui.wizards.approve.wizard import ApproveWizard

APPROVER, APPROVER_PASSPHRASE = "mejia", "another four words here"
TRAINER, TRAINER_PASSPHRASE = "ana", "four words are enough"


@pytest.fixture
def wizard(research_frame: Frame, research_context: AppContext, research_settle: Callable[[], None]) -> ApproveWizard:
    run_id = next(run.run_id for run in runs(research_context.workspace) if run.state == "done")
    research_context.navigate("approve", run_id=run_id)
    research_settle()
    shown = research_frame.pages["approve"]
    assert isinstance(shown, ApproveWizard)
    return shown


def _to_signature(wizard: ApproveWizard, decision: str, settle: Callable[[], None]) -> None:
    wizard.go_on()
    settle()
    wizard.go_on()
    wizard.decision.choices[decision].click()
    wizard.decision.reason_text.setPlainText("seen and discussed")
    wizard.go_on()


def _sign(wizard: ApproveWizard, user: str, passphrase: str, settle: Callable[[], None]) -> None:
    wizard.sign.user.setText(user)
    wizard.sign.passphrase.setText(passphrase)
    wizard.go_on()
    settle()


def test_opening_is_announced_with_its_number_and_counted(
    wizard: ApproveWizard, research_settle: Callable[[], None]
) -> None:
    assert "number 1" in wizard.evidence.warning.accessibleName()
    assert wizard.draft.evidence is None
    wizard.go_on()
    research_settle()
    assert wizard.step is wizard.evidence, "opening does not hurry past what was opened"
    assert wizard.draft.evidence is not None
    assert (wizard.draft.evidence.opening, wizard.draft.evidence.reused_test) == (1, False)
    assert wizard.evidence.requirements.rowCount() == 1
    assert wizard.evidence.diseases.rowCount() > 0


def test_the_second_person_approves_and_it_goes_into_production(
    wizard: ApproveWizard, research_frame: Frame, research_context: AppContext, research_settle: Callable[[], None]
) -> None:
    _to_signature(wizard, APPROVE, research_settle)
    _sign(wizard, APPROVER, APPROVER_PASSPHRASE, research_settle)
    assert wizard.step is wizard.production
    assert not wizard.sign.passphrase.text()
    assert versions(research_context.workspace)[0].alias is None
    wizard.go_on()
    research_settle()
    research_settle()
    assert research_frame.key == "registry"
    made = versions(research_context.workspace)[0]
    assert (made.state, made.alias) == ("approved", "production")
    assert made.decisions[0].by == "Dr. Julián Mejía"


def test_who_trained_may_not_approve(
    wizard: ApproveWizard, research_frame: Frame, research_context: AppContext, research_settle: Callable[[], None]
) -> None:
    _to_signature(wizard, APPROVE, research_settle)
    _sign(wizard, TRAINER, TRAINER_PASSPHRASE, research_settle)
    assert wizard.step is wizard.sign
    assert not wizard.sign.passphrase.text()
    assert research_frame.problem_bar.isVisible()
    assert versions(research_context.workspace) == ()


def test_a_wrong_passphrase_signs_nothing(
    wizard: ApproveWizard, research_context: AppContext, research_settle: Callable[[], None]
) -> None:
    _to_signature(wizard, APPROVE, research_settle)
    _sign(wizard, APPROVER, "not the passphrase", research_settle)
    assert wizard.step is wizard.sign
    assert versions(research_context.workspace) == ()


def test_sending_back_leaves_tasks_in_preparation(
    wizard: ApproveWizard, research_frame: Frame, research_context: AppContext, research_settle: Callable[[], None]
) -> None:
    _to_signature(wizard, SEND_BACK, research_settle)
    _sign(wizard, APPROVER, APPROVER_PASSPHRASE, research_settle)
    research_settle()
    assert research_frame.key == "prepare"
    assert "seen and discussed" in [task.text for task in tasks(research_context.workspace)]


def test_no_decision_without_a_reason(wizard: ApproveWizard, research_settle: Callable[[], None]) -> None:
    wizard.go_on()
    research_settle()
    wizard.go_on()
    wizard.decision.choices[APPROVE].click()
    assert wizard.step.reason()
    wizard.decision.reason_text.setPlainText("   ")
    assert wizard.step.reason()
    wizard.go_on()
    assert wizard.step is wizard.decision


def test_every_step_is_readable_and_named(
    wizard: ApproveWizard, research_settle: Callable[[], None], seen: ModuleType
) -> None:
    for part in ("closed", "opened"):
        assert not seen.cut_texts(wizard), part
        assert not seen.unnamed_controls(wizard), part
        if part == "closed":
            wizard.go_on()
            research_settle()
    wizard.go_on()
    wizard.decision.choices[APPROVE].click()
    wizard.decision.reason_text.setPlainText("seen")
    research_settle()
    assert not seen.cut_texts(wizard)
    wizard.go_on()
    research_settle()
    assert not seen.cut_texts(wizard)
    assert not seen.unnamed_controls(wizard)
