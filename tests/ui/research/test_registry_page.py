"""The registry page: versions with their lineage, activation, one step back; and the imports of the data page."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from app.services.activate_model import activate_model
from app.services.approve_model import APPROVE, DecisionRequest, decide, open_evidence
from app.services.browse import batches, runs, versions
from app.services.workspace import Workspace
from app.ui.context import AppContext
from app.ui.pages.data import DataPage
from app.ui.pages.reason_dialog import ReasonDialog
from app.ui.pages.registry import RegistryPage
from app.ui.shell.frame import Frame


def approve_all(workspace: Workspace) -> None:
    """Both runs become versions; the first of them goes into production."""
    for run in reversed(runs(workspace)):
        evidence = open_evidence(workspace, run.run_id)
        decide(
            workspace,
            DecisionRequest(run.run_id, APPROVE, "mejia", "another four words here", "seen", evidence.opening),
        )
    activate_model(workspace, 1, "the first one")


@pytest.fixture
def page(research_clinic: Workspace, research_frame: Frame, research_settle: Callable[[], None]) -> RegistryPage:
    approve_all(research_clinic)
    research_frame.go("registry")
    research_settle()
    shown = research_frame.pages["registry"]
    assert isinstance(shown, RegistryPage)
    return shown


def _production(workspace: Workspace) -> int:
    return next(version.number for version in versions(workspace) if version.alias == "production")


def _give_reason(page: RegistryPage | DataPage, reason: str) -> None:
    dialog = page.findChild(ReasonDialog)
    assert dialog is not None
    dialog.reason.setPlainText(reason)
    dialog.act.click()


def test_versions_are_listed_with_their_lineage(page: RegistryPage) -> None:
    numbers = [page.rows.record(row).number for row in range(page.rows.rowCount())]
    assert sorted(numbers) == [1, 2]
    place = numbers.index(1)
    assert page.rows.index(place, 2).data() == "● in production"
    assert page.rows.index(place, 4).data().startswith("dataset 1 → run ")
    assert page.rows.index(place, 5).data() == "Dr. Julián Mejía"


def test_activate_and_roll_back_one_step(
    page: RegistryPage, research_context: AppContext, research_settle: Callable[[], None]
) -> None:
    workspace = research_context.workspace
    numbers = [page.rows.record(row).number for row in range(page.rows.rowCount())]
    page.table.selectRow(numbers.index(1))
    assert not page.activate_button.isEnabled(), "it is in production already"
    page.table.selectRow(numbers.index(2))
    page.activate_button.click()
    _give_reason(page, "better on zebras")
    research_settle()
    research_settle()
    assert _production(workspace) == 2
    page.roll_back_button.click()
    _give_reason(page, "a clinician saw something odd")
    research_settle()
    research_settle()
    assert _production(workspace) == 1


def test_the_page_is_readable_and_named(page: RegistryPage, seen: ModuleType) -> None:
    assert not seen.cut_texts(page)
    assert not seen.unnamed_controls(page)
    assert not seen.sideways_scrolling(page)


def test_an_import_is_taken_back_on_the_data_page(
    research_frame: Frame, research_context: AppContext, research_settle: Callable[[], None], seen: ModuleType
) -> None:
    research_frame.go("data")
    research_settle()
    page = research_frame.pages["data"]
    assert isinstance(page, DataPage)
    assert page.rows.rowCount() == 1
    assert not seen.cut_texts(page)
    assert not seen.unnamed_controls(page)
    page.undo.click()
    _give_reason(page, "these were examples")
    research_settle()
    research_settle()
    assert batches(research_context.workspace)[0].undone_at is not None
    assert not page.undo.isVisible()


@pytest.mark.parametrize("key", ["data", "prepare", "train", "registry"])
def test_an_empty_page_says_one_sentence_and_offers_one_button(
    frame: Frame, settle: Callable[[], None], seen: ModuleType, key: str
) -> None:
    frame.go(key)
    settle()
    page = frame.pages[key]
    empty = getattr(page, "empty")  # noqa: B009  # pages of several classes
    assert empty.isVisible()
    assert not seen.unnamed_controls(page)
    assert not seen.cut_texts(page)
