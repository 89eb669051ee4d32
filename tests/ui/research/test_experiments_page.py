"""The experiments: measured in a real child, drawn with one sentence each, laid beside each other, nothing cut."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.services.browse import BenchmarkKind
from app.services.rights import Act
from app.services.run_benchmark import BenchmarkRequest
from app.services.workspace import Workspace
from app.ui.charts.published_cases import published_plots
from app.ui.charts.unknown_diseases import unknown_plots
from app.ui.context import AppContext
from app.ui.dialogs.measure import MeasureDialog
from app.ui.pages.experiments import ExperimentsPage
from app.ui.shell.frame import Frame
from db import benchmarks as stored

MEASURING_MS = 120_000


@pytest.fixture
def filled(lab: Workspace, page: ExperimentsPage, lab_settle: Callable[[], None], reports: Any) -> ExperimentsPage:
    """Two measurements of published cases, one of each other kind; the newest is chosen."""
    kept = (("kshot", reports.few_records()), ("unknown", reports.unknown()), ("phenopackets", reports.published(0.5)))
    with lab.store.begin() as conn:
        for kind, report in (*kept, ("phenopackets", reports.published())):
            stored.add_benchmark(
                conn, kind=kind, source_name="phenopackets-public.tar.gz", knowledge_version="HPO 2025-01-16",
                report=report, by=lab.user.user_id,
            )  # fmt: skip
    page.refresh()
    lab_settle()
    return page


@pytest.fixture
def archive(tmp_path: Path, pack_files: ModuleType) -> Path:
    """Marfan syndrome of a paper nobody curated, and a disease that no catalogue has."""

    def packet(disease: str, paper: str, *terms: str) -> bytes:
        features = [{"type": {"id": term}} for term in terms]
        plain = {"id": "x", "subject": {"id": "x"}, "phenotypicFeatures": features}
        plain |= {"diseases": [{"term": {"id": disease}}], "metaData": {"externalReferences": [{"id": paper}]}}
        return json.dumps(plain).encode()

    members = {
        "a.json": packet("OMIM:154700", "PMID:1", "HP:0001166", "HP:0001083", "HP:0002616", "HP:0000098"),
        "b.json": packet("OMIM:9999999", "PMID:2", "HP:0001250", "HP:0001166", "HP:0000365"),
    }
    return pack_files.zipped(tmp_path / "cases.zip", members)


def asked(page: ExperimentsPage) -> MeasureDialog:
    page.ask()
    dialog = page.findChild(MeasureDialog)
    assert dialog is not None
    return dialog


def test_empty_it_offers_one_button_and_measures_in_a_child(
    qtbot: QtBot, page: ExperimentsPage, lab_settle: Callable[[], None], archive: Path
) -> None:
    assert page.empty.isVisible()
    assert not page.measure.isVisible()
    page.empty.asked.emit()
    dialog = page.findChild(MeasureDialog)
    assert dialog is not None
    assert not dialog.measure.isEnabled()
    dialog.kinds[BenchmarkKind.UNKNOWN].setChecked(True)
    assert not dialog.leave_out.isEnabled(), "only published cases are ranked without their papers"
    qtbot.keyClicks(dialog.path, str(archive))
    qtbot.keyClick(dialog.path, Qt.Key.Key_Return)
    lab_settle()
    assert not page.empty.isVisible()
    view = page.chosen()
    assert view is not None
    assert (view.number, view.kind, view.source_name) == (1, "unknown", "cases.zip")
    assert page.charts[0].isVisible()
    assert "flagged" in page.charts[0].sentence.text()


def test_what_goes_wrong_is_said_in_plain_words(
    page: ExperimentsPage, lab_frame: Frame, lab_settle: Callable[[], None], tmp_path: Path
) -> None:
    page.start(BenchmarkRequest(tmp_path / "none.zip", BenchmarkKind.PHENOPACKETS))
    lab_settle()
    assert lab_frame.problem_bar.isVisible()
    assert "none.zip" in lab_frame.problem_bar.accessibleName()
    assert page.empty.isVisible()


def test_a_measurement_can_be_cancelled_from_the_job_bar(
    qtbot: QtBot, page: ExperimentsPage, lab_context: AppContext, lab_settle: Callable[[], None], archive: Path
) -> None:
    heard: list[object] = []
    lab_context.jobs.started.connect(heard.append)
    page.start(BenchmarkRequest(archive, BenchmarkKind.UNKNOWN))
    job: Any = heard[0]
    with qtbot.waitSignal(job.cancelled, timeout=MEASURING_MS):
        job.cancel()
    lab_settle()
    assert page.empty.isVisible()


def test_the_file_dialogs_fill_the_field(page: ExperimentsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = asked(page)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *rest: ("/x/a.zip", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *rest: "/x/cases")
    dialog.ask_file()
    assert dialog.path.text() == "/x/a.zip"
    dialog.ask_folder()
    assert (dialog.path.text(), dialog.measure.isEnabled()) == ("/x/cases", True)
    dialog.leave_out.setChecked(True)
    heard: list[object] = []
    dialog.given.disconnect()
    dialog.given.connect(heard.append)
    dialog.measure.click()
    assert heard == [BenchmarkRequest(Path("/x/cases"), BenchmarkKind.PHENOPACKETS, True)]


def test_each_kind_draws_its_charts_and_says_what_is_seen(
    filled: ExperimentsPage, lab_settle: Callable[[], None]
) -> None:
    for row, charts in ((0, 4), (2, 3), (3, 3)):
        filled.table.selectRow(row)
        lab_settle()
        shown = [chart for chart in filled.charts if chart.isVisible()]
        assert len(shown) == charts
        for chart in shown:
            assert chart.sentence.text() in chart.describe()
            assert chart.sentence.text().endswith(".")
            assert len(chart.table()[1]) >= 1


def test_the_sentences_follow_the_figures(reports: Any) -> None:
    top, by_findings, first, ten = published_plots(reports.published())
    assert "67.9\u00a0%" in top.sentence
    assert "83.7\u00a0%" in top.sentence
    assert by_findings.categories == ["1–3", "4–6", "7–10", "11+"]
    assert by_findings.sentence.startswith("Best with 11+ findings")
    assert by_findings.sentence.endswith("Too few cases to rely on with 1–3 findings.")
    assert "it claims too little" in first.sentence
    assert "it claims too little" in ten.sentence
    assert "it claims too much" in published_plots(reports.published(0.2))[3].sentence
    assert "about right" in published_plots(reports.published(0.51))[3].sentence
    flags = unknown_plots(reports.unknown())[0]
    assert "Blindest with 4–6 findings" in flags.sentence


def test_where_nothing_is_unseen_the_flattering_figures_are_called_so(reports: Any) -> None:
    report, nothing = reports.published(), dict.fromkeys(("top1", "top3", "top5", "top10"), 0.0)
    report["regimes"]["unseen"] = {"cases": 0, "diseases": 0, "macro": nothing, "micro": nothing}
    top, by_findings, *_ = published_plots(report)
    assert "only flattering figures are left" in top.sentence
    assert "flatters" in by_findings.hint
    report["regimes"]["full"] = report["regimes"]["lpo"] = report["regimes"]["unseen"]
    assert all(plot.is_empty() for plot in published_plots(report))


def test_two_measurements_of_a_kind_lie_beside_each_other(
    filled: ExperimentsPage, lab_settle: Callable[[], None]
) -> None:
    assert filled.beside.isVisible()
    assert filled.beside.count() == 2
    before = len(filled.charts[0].table()[1])
    filled.beside.setCurrentIndex(1)
    filled.beside.activated.emit(1)
    lab_settle()
    rows = filled.charts[0].table()[1]
    assert len(rows) == 2 * before
    assert rows[-1][0].endswith("No. 3")
    filled.table.selectRow(2)
    lab_settle()
    assert not filled.beside.isVisible()
    assert not any("No. 3" in row[0] for row in filled.charts[0].table()[1])


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_is_cut_and_everything_is_named(
    filled: ExperimentsPage,
    lab_context: AppContext,
    lab_settle: Callable[[], None],
    seen: ModuleType,
    language: str,
) -> None:
    lab_context.translation.set_language(language)
    lab_settle()
    for row in range(filled.rows.rowCount()):
        filled.table.selectRow(row)
        lab_settle()
        assert seen.cut_texts(filled) == []
        assert seen.unnamed_controls(filled) == []
        assert seen.sideways_scrolling(filled) == []
    assert not filled.table.horizontalScrollBar().isVisible()
    dialog = asked(filled)
    lab_settle()
    assert seen.cut_texts(dialog) == []
    assert seen.unnamed_controls(dialog) == []
    dialog.reject()


def test_the_charts_are_drawn_dark_and_written_as_files(
    filled: ExperimentsPage, lab_context: AppContext, lab_settle: Callable[[], None], tmp_path: Path
) -> None:
    lab_context.theme.set_choice("dark")
    lab_settle()
    image = filled.charts[0].grab().toImage()
    assert image.pixelColor(image.width() // 2, image.height() - 4).lightness() < 128
    for chart in filled.charts:
        chart.write(tmp_path / f"{chart.file_name()}.svg")
    assert len(list(tmp_path.glob("*.svg"))) == len(filled.charts)


def test_who_may_only_read_is_offered_no_measurement(
    filled: ExperimentsPage, lab_context: AppContext, lab_settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lab_context, "may", lambda act: act is not Act.RUN_BENCHMARK)
    filled.refresh()
    lab_settle()
    assert filled.table.isVisible()
    assert not filled.measure.isVisible()
