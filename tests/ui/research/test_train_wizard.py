"""The train wizard with the real child process: a run, live rows, Cancel, and the pages around it."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest
from pytestqt.qtbot import QtBot

from app.services.browse import datasets, runs
from app.ui.context import AppContext
from app.ui.models.run_words import TRAINING
from app.ui.pages.prepare import PreparePage
from app.ui.shell.frame import Frame
from app.ui.wizards.train.run_step import ENDED, RUNNING
from app.ui.wizards.train.wizard import TrainWizard

WAIT_MS = 120_000


@pytest.fixture
def wizard(research_frame: Frame, research_settle: Callable[[], None]) -> TrainWizard:
    research_frame.go("train_new")
    research_settle()
    shown = research_frame.pages["train_new"]
    assert isinstance(shown, TrainWizard)
    return shown


def _choose(wizard: TrainWizard, *families: str) -> None:
    for name, box in wizard.models.boxes.items():
        box.setChecked(name in families)


def test_a_family_is_trained_and_leads_to_the_comparison(
    wizard: TrainWizard, research_frame: Frame, research_context: AppContext, research_settle: Callable[[], None]
) -> None:
    before = {run.run_id for run in runs(research_context.workspace)}
    assert wizard.draft.dataset is not None
    wizard.go_on()
    _choose(wizard, "prior")
    wizard.go_on()
    research_settle()
    assert wizard.requirements.rows.rowCount() == 1
    wizard.go_on()
    assert list(wizard.run.rows) == ["prior"]
    wizard.go_on()
    assert wizard.run.state == RUNNING
    assert TRAINING in research_context.running
    research_settle()
    research_settle()
    assert wizard.run.state == ENDED
    assert wizard.run.rows["prior"].state == "done"
    new = [run for run in runs(research_context.workspace) if run.run_id not in before]
    assert [run.family for run in new] == ["prior"]
    wizard.go_on()
    research_settle()
    assert research_frame.key == "compare"


def test_cancel_stops_the_training_and_says_what_was_kept(
    wizard: TrainWizard, research_context: AppContext, research_settle: Callable[[], None], qtbot: QtBot
) -> None:
    before = len(runs(research_context.workspace))
    wizard.go_on()
    _choose(wizard, "random_forest", "xgboost")
    wizard.go_on()
    research_settle()
    wizard.go_on()
    wizard.go_on()
    assert not wizard.run.can_go_back()
    wizard.run.cancel.click()
    qtbot.waitUntil(lambda: wizard.run.state == ENDED, timeout=WAIT_MS)
    kept = len(runs(research_context.workspace)) - before
    states = [row.state for row in wizard.run.rows.values()]
    assert states.count("cancelled") == len(states) - kept
    assert TRAINING not in research_context.running


def test_no_family_no_training(wizard: TrainWizard) -> None:
    wizard.go_on()
    _choose(wizard)
    assert wizard.step.reason()
    wizard.go_on()
    assert wizard.step is wizard.models


def test_a_new_version_is_frozen_and_chosen(
    wizard: TrainWizard, research_context: AppContext, research_settle: Callable[[], None]
) -> None:
    wizard.data.freeze.click()
    assert wizard.step.reason()
    research_settle()
    research_settle()
    newest = datasets(research_context.workspace)[0]
    assert newest.number == 2
    assert wizard.draft.dataset == newest


def test_the_prepare_page_freezes_too_and_leads_to_training(
    research_frame: Frame, research_context: AppContext, research_settle: Callable[[], None]
) -> None:
    research_frame.go("prepare")
    research_settle()
    page = research_frame.pages["prepare"]
    assert isinstance(page, PreparePage)
    page.freeze.click()
    research_settle()
    research_settle()
    assert page.rows.rowCount() == 2
    page.train.click()
    research_settle()
    assert research_frame.key == "train_new"


def test_every_step_is_readable_and_named(
    wizard: TrainWizard, research_settle: Callable[[], None], seen: ModuleType
) -> None:
    for step in wizard.steps:
        assert wizard.step is step
        assert not seen.cut_texts(wizard), step.name()
        assert not seen.unnamed_controls(wizard), step.name()
        if step is not wizard.run:
            wizard.go_on()
            research_settle()
