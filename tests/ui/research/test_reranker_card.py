"""The reranker on the page of experiments: what is needed, what it is worth, and putting one in use with a reason."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.services.rights import Act
from app.services.workspace import Workspace
from app.ui.context import AppContext
from app.ui.pages.experiments import ExperimentsPage
from app.ui.pages.reason_dialog import ReasonDialog
from app.ui.pages.reranker_card import RerankerCard
from app.ui.shell.frame import Frame
from db import audit, rerankers

CONTENT = {
    "format": 2,
    "features": ["fused", "naive_bayes", "ontology", "embedding"],
    "weights": [2.2, 0.1, 0.1, 0.7],
    "trained": {},
    "sharpness": [0.5, 0.2],
}
JOBS_MS = 120_000


@pytest.fixture
def card(lab: Workspace, page: ExperimentsPage, lab_settle: Callable[[], None], reports: Any) -> RerankerCard:
    """Three: one of another version, one that is better, and the newest, which is not."""
    made = ((CONTENT | {"format": 1}, -0.003), (CONTENT, 0.031), (CONTENT, -0.003))
    with lab.store.begin() as conn:
        for content, gained in made:
            rerankers.add_reranker(
                conn,
                content=content,
                report=reports.reranker(gained),
                knowledge_version=lab.knowledge.version,
                by=lab.user.user_id,
            )
    page.refresh()
    lab_settle()
    return page.reranker


def words_of(card: RerankerCard) -> str:
    return " ".join(label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card))


def give_reason(card: RerankerCard, reason: str) -> None:
    dialog = card.findChild(ReasonDialog)
    assert dialog is not None
    assert not dialog.act.isEnabled()
    dialog.reason.setPlainText(reason)
    dialog.act.click()


def test_empty_it_says_what_is_needed_and_too_few_are_told(
    page: ExperimentsPage, lab_frame: Frame, lab_settle: Callable[[], None]
) -> None:
    card = page.reranker
    assert "100 cases of 20 orphan diseases" in card.needed.text()
    assert "in use: the shipped one" in words_of(card)
    assert not card.table.isVisible()
    assert not card.use_shipped.isVisible()
    card.retrain.click()
    assert not card.retrain.isEnabled()
    lab_settle()
    assert card.retrain.isEnabled()
    assert lab_frame.problem_bar.isVisible()
    assert "0 usable cases" in lab_frame.problem_bar.accessibleName()


def test_training_can_be_cancelled_from_the_job_bar(
    qtbot: QtBot, page: ExperimentsPage, lab_context: AppContext, lab_settle: Callable[[], None]
) -> None:
    heard: list[object] = []
    lab_context.jobs.started.connect(heard.append)
    page.reranker.start()
    job: Any = heard[0]
    with qtbot.waitSignal(job.cancelled, timeout=JOBS_MS):
        job.cancel()
    lab_settle()
    assert page.reranker.retrain.isEnabled()
    assert page.reranker.rows.rowCount() == 0


def test_figures_stand_beside_the_shipped_ones_and_ties_are_called_so(
    card: RerankerCard, lab_settle: Callable[[], None]
) -> None:
    chosen = card.chosen()
    assert chosen is not None
    assert chosen.number == 3
    said = words_of(card)
    assert "24.0\u00a0%" in said
    assert "23.7\u00a0%" in said
    assert "tie (-1.2 to +0.2)" in said
    assert "described by their own papers alone: 354" in said
    assert "SYNTHETIC" in said
    card.table.selectRow(1)
    lab_settle()
    assert "+3.1 (+2.2 to +3.6)" in words_of(card)
    assert "tie" not in card.rows.data(card.rows.index(1, 4))
    card.table.selectRow(2)
    assert not card.use.isEnabled(), "made for other features"
    assert "another version" in card.warning.text()


def test_one_is_put_in_use_with_a_reason_and_the_shipped_one_again(
    card: RerankerCard, lab: Workspace, lab_settle: Callable[[], None]
) -> None:
    card.table.selectRow(1)
    card.use.click()
    give_reason(card, "better on our cases")
    lab_settle()
    assert "in use: No. 2" in words_of(card)
    assert card.since.text().endswith("by Dr. Ana Restrepo: better on our cases")
    assert not card.use.isVisible(), "it is in use already"
    assert card.rows.data(card.rows.index(1, 1)) == "● in use"
    card.use_shipped.click()
    give_reason(card, "as it came")
    lab_settle()
    assert "in use: the shipped one" in words_of(card)
    with lab.store.read() as conn:
        used = rerankers.reranker_in_use(conn)
        assert used is not None
        assert (used.number, used.reason) == (None, "as it came")
        assert len(audit.events(conn, act="reranker.use")) == 2


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_is_cut_and_everything_is_named(
    card: RerankerCard,
    page: ExperimentsPage,
    lab: Workspace,
    lab_context: AppContext,
    lab_settle: Callable[[], None],
    seen: ModuleType,
    language: str,
) -> None:
    with lab.store.begin() as conn:
        rerankers.use_reranker(conn, 2, "better on the cases of the last five years", lab.user.user_id)
    lab_context.translation.set_language(language)
    page.refresh()
    lab_settle()
    for row in range(card.rows.rowCount()):
        card.table.selectRow(row)
        lab_settle()
        assert seen.cut_texts(page) == []
        assert seen.unnamed_controls(page) == []
        assert seen.sideways_scrolling(page) == []
    assert not card.table.horizontalScrollBar().isVisible()
    card.table.selectRow(0)
    card.ask_use()
    dialog = card.findChild(ReasonDialog)
    assert dialog is not None
    lab_settle()
    assert seen.cut_texts(dialog) == []
    dialog.reject()


def test_who_may_only_read_is_offered_nothing_to_change(
    card: RerankerCard, lab_context: AppContext, lab_settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lab_context, "may", lambda act: act in (Act.READ_BENCHMARKS, Act.READ_RERANKERS))
    card.refresh()
    lab_settle()
    assert card.table.isVisible()
    assert not any(button.isVisible() for button in (card.retrain, card.use, card.use_shipped))
    monkeypatch.setattr(lab_context, "may", lambda act: False)
    assert not RerankerCard(lab_context).isVisibleTo(card)
