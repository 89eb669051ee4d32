"""The compare page: the figures of the store, the charts and their tables, and the two ways on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from app.services.browse import run, runs, tasks
from app.services.compare_runs import ComparisonRow, recall_by_records
from app.ui.context import AppContext
from app.ui.models.run_pairs import confused_pairs
from app.ui.models.run_rows import ESTIMATE, title_width
from app.ui.models.run_words import figure
from app.ui.pages.compare import ComparePage
from app.ui.pages.reason_dialog import ReasonDialog
from app.ui.shell.frame import Frame

FAMILIES = ("prior", "logistic_regression", "random_forest", "xgboost", "xgboost_on_prior", "logistic_on_prior")


@pytest.fixture
def page(research_frame: Frame, research_settle: Callable[[], None]) -> ComparePage:
    research_frame.go("compare")
    research_settle()
    shown = research_frame.pages["compare"]
    assert isinstance(shown, ComparePage)
    return shown


def test_each_run_of_the_store_is_a_row_with_its_figures(page: ComparePage, research_context: AppContext) -> None:
    stored = {each.run_id: each for each in runs(research_context.workspace)}
    shown = page.rows_shown()
    assert {row.run.run_id for row in shown} == set(stored)
    assert shown[0].best
    for place, row in enumerate(shown):
        metrics = stored[row.run.run_id].metrics
        assert metrics is not None
        assert page.rows.index(place, 1).data() == figure(metrics["accuracy"].value)
        assert page.rows.index(place, 3).data(ESTIMATE) == metrics["macro_f1"]
        assert page.rows.index(place, 4).data() == figure(metrics["mse"].value)


def test_the_charts_show_the_chosen_run(
    page: ComparePage, research_context: AppContext, research_settle: Callable[[], None]
) -> None:
    page.table.selectRow(1)
    research_settle()
    chosen = page.chosen_row()
    assert chosen is not None
    points = recall_by_records(research_context.workspace, chosen.run.run_id)
    _, rows = page.horses.table()
    assert len(rows) == len(points)
    assert str(len(points)) in page.horses.describe()
    detail = run(research_context.workspace, chosen.run.run_id)
    assert page.pairs.rowCount() == len(confused_pairs(detail.confusion))
    names, counts = page.matrix.matrix()
    assert sum(map(sum, counts)) == sum(number for *_, number in detail.confusion)
    assert len(names) == len(counts)
    page.horses.switch()
    assert page.horses.is_table()
    assert page.horses.rows.rowCount() == len(points)


@pytest.mark.parametrize(("ending", "head"), [(".svg", b"<?xml"), (".pdf", b"%PDF")])
def test_a_chart_is_written_as_a_file(page: ComparePage, tmp_path: Path, ending: str, head: bytes) -> None:
    for chart in (page.horses, page.matrix):
        path = tmp_path / f"{chart.file_name()}{ending}"
        chart.write(path)
        assert path.read_bytes().startswith(head)


def test_a_chart_that_cannot_be_written_says_so(page: ComparePage, tmp_path: Path) -> None:
    heard: list[object] = []
    page.horses.failed.connect(heard.append)
    page.horses.write(tmp_path / "nowhere" / "chart.svg")
    assert [getattr(error, "code", "") for error in heard] == ["output.unwritable"]


def test_back_to_preparation_leaves_a_task_with_the_reason(
    page: ComparePage, research_frame: Frame, research_context: AppContext, research_settle: Callable[[], None]
) -> None:
    page.back.click()
    dialog = page.findChild(ReasonDialog)
    assert dialog is not None
    assert not dialog.act.isEnabled()
    dialog.reason.setPlainText("more cases of malaria are needed")
    dialog.act.click()
    research_settle()
    research_settle()
    assert research_frame.key == "prepare"
    assert [task.text for task in tasks(research_context.workspace)] == ["more cases of malaria are needed"]


def test_a_matrix_of_more_than_fifty_keeps_every_patient(page: ComparePage) -> None:
    page.matrix.show_confusion([(f"disease {n}", f"disease {n % 7}", n + 1) for n in range(80)])
    names, counts = page.matrix.matrix()
    assert len(names) == 51
    assert sum(map(sum, counts)) == sum(range(1, 81))


def test_dark_is_drawn_in_dark(
    page: ComparePage, research_context: AppContext, research_settle: Callable[[], None]
) -> None:
    research_context.theme.set_choice("dark")
    research_settle()
    image = page.horses.grab().toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2).lightness() < 128


def test_the_page_is_readable_and_named(page: ComparePage, seen: ModuleType) -> None:
    assert not seen.cut_texts(page)
    assert not seen.unnamed_controls(page)
    assert not seen.sideways_scrolling(page)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_column_and_five_rows_are_seen_at_1280_by_800(
    page: ComparePage, research_context: AppContext, research_settle: Callable[[], None], language: str
) -> None:
    research_context.translation.set_language(language)
    research_settle()
    assert page.comparison is not None
    page.show_rows(_many_runs(page.comparison.rows))
    research_settle()
    table, header = page.table, page.table.horizontalHeader()
    widths = [header.sectionSize(column) for column in range(header.count())]
    assert sum(widths) <= table.viewport().width(), widths
    assert not table.horizontalScrollBar().isVisible()
    for column, width in enumerate(widths):
        assert title_width(table, page.rows.columns()[column].title) <= width, page.rows.columns()[column].title
        texts = [table.sizeHintForIndex(page.rows.index(row, column)).width() for row in range(len(FAMILIES))]
        if column == 0:  # the two longest names are shortened, and whole in the tool tip
            assert sum(needed <= width for needed in texts) >= 4
        else:
            assert max(texts) <= width, page.rows.columns()[column].title
    assert page.rows.rowCount() >= 5
    assert table.viewport().height() >= 5 * table.rowHeight(0)
    page.scroll_area.verticalScrollBar().setValue(0)
    fifth = table.visualRect(page.rows.index(4, 0)).bottomLeft()
    assert table.viewport().mapTo(page.scroll_area.viewport(), fifth).y() <= page.scroll_area.viewport().height()


def _many_runs(rows: tuple[ComparisonRow, ...]) -> tuple[ComparisonRow, ...]:
    """One of each family, the first the best; every other one misses two requirements."""
    missed = tuple(replace(each, state="missed") for each in rows[0].requirements) * 2
    made = (
        replace(
            rows[0],
            run=replace(rows[0].run, run_id=f"run {number}", number=number, family=family, cpu_s=63.0),
            requirements=tuple(replace(each, metric="sensitivity") for each in missed) if number % 2 else missed[:0],
            best=number == 1,
            tie=number == 3,
        )
        for number, family in enumerate(FAMILIES, start=1)
    )
    return tuple(made)


def test_empty_it_offers_training(context: AppContext, frame: Frame, settle: Callable[[], None]) -> None:
    frame.go("compare")
    settle()
    page = frame.pages["compare"]
    assert isinstance(page, ComparePage)
    assert page.empty.isVisible()
    assert not page.send.isVisible()
