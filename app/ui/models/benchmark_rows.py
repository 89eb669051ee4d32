"""Measurements of the ranking as table columns, and how they are said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.services.learning_views import BenchmarkKind, BenchmarkView
from app.ui.models.run_words import NOT_MEASURED, moment
from app.ui.translation import QT_TRANSLATE_NOOP, fill, percent, whole
from app.ui.widgets.table import Column

translate = QCoreApplication.translate

_KINDS = {
    BenchmarkKind.PHENOPACKETS: QT_TRANSLATE_NOOP("BenchmarkRows", "Published cases"),
    BenchmarkKind.KSHOT: QT_TRANSLATE_NOOP("BenchmarkRows", "Few records"),
    BenchmarkKind.UNKNOWN: QT_TRANSLATE_NOOP("BenchmarkRows", "Unknown diseases"),
}
_HEADLINES = {
    BenchmarkKind.PHENOPACKETS: QT_TRANSLATE_NOOP("BenchmarkRows", "top-10 %1, unseen"),
    BenchmarkKind.KSHOT: QT_TRANSLATE_NOOP("BenchmarkRows", "top-10 %1, 5 records"),
    BenchmarkKind.UNKNOWN: QT_TRANSLATE_NOOP("BenchmarkRows", "%1 flagged"),
}


def kind_words(kind: BenchmarkKind) -> str:
    return translate("BenchmarkRows", _KINDS[kind])


def benchmark_name(view: BenchmarkView) -> str:
    """ "No. 3"."""
    return fill(translate("BenchmarkRows", "No. %1"), view.number)


def headline_words(view: BenchmarkView) -> str:
    """ "top-10 67.9 %, unseen"; "–" where the archive has nothing of that kind."""
    if view.headline is None:
        return NOT_MEASURED
    return fill(translate("BenchmarkRows", _HEADLINES[view.kind]), percent(view.headline))


def measured_words(view: BenchmarkView) -> str:
    """What the headline stands on: "1 635 cases", "34 diseases"."""
    if view.kind is BenchmarkKind.KSHOT:
        return fill(translate("BenchmarkRows", "%1 diseases"), whole(view.measured))
    return fill(translate("BenchmarkRows", "%1 cases"), whole(view.measured))


def about_words(view: BenchmarkView) -> str:
    """The line above the charts: on what it was measured, and with which knowledge."""
    parts = [benchmark_name(view), _counts(view.kind, view.report), view.knowledge_version, view.made_by]
    return " · ".join(parts)


def _counts(kind: BenchmarkKind, report: Mapping[str, Any]) -> str:
    if kind is BenchmarkKind.PHENOPACKETS:
        sentence = translate("BenchmarkRows", "%1 of %2 cases ranked among %3 diseases, %4 of them unseen")
        numbers = (report["evaluable"], report["members"], report["ranked_diseases"])
        return fill(sentence, *map(whole, numbers), whole(report["regimes"]["unseen"]["cases"]))
    if kind is BenchmarkKind.KSHOT:
        sentence = translate(
            "BenchmarkRows",
            "%1 diseases with records, %2 that nobody describes, %3 others; %4 rows of their papers not read; bars "
            "span 95 %",
        )
        counts = (len(report["diseases"]), len(report["undescribed"]), report["others"], report["removed_rows"])
        return fill(sentence, *map(whole, counts))
    everything = report["all"]
    sentence = translate("BenchmarkRows", "%1 cases of described diseases, %2 of diseases that nobody describes")
    return fill(sentence, whole(everything["known"]), whole(everything["unknown"]))


def benchmark_columns() -> list[Column[BenchmarkView]]:
    return [
        Column(translate("BenchmarkRows", "No."), lambda each: whole(each.number), numeric=True),
        Column(translate("BenchmarkRows", "Measurement"), lambda each: kind_words(each.kind), strong=True),
        Column(
            translate("BenchmarkRows", "File"), lambda each: each.source_name, stretch=True,
            tip=lambda each: f"{each.source_name}\n{each.knowledge_version}",
        ),
        Column(translate("BenchmarkRows", "Measured"), measured_words, numeric=True),
        Column(translate("BenchmarkRows", "Headline"), headline_words, numeric=True),
        Column(
            translate("BenchmarkRows", "When"), lambda each: moment(each.made_at), tip=lambda each: each.made_by,
        ),
    ]  # fmt: skip
