"""Benchmark of few records as plots: what records add to their diseases, to undescribed ones, and take from others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.ui.charts.chart import OKABE_ITO
from app.ui.charts.plot import Plot, Series
from app.ui.translation import decimal, fill, percent, whole

translate = QCoreApplication.translate
Report = Mapping[str, Any]

TOPS = ((10, OKABE_ITO[2], "s"), (3, OKABE_ITO[5], "^"), (1, OKABE_ITO[0], "o"))
OWN, UNDESCRIBED, OTHERS = "own", "undescribed", "others"
HAD = {OWN: "used", UNDESCRIBED: "new_used"}


def few_records_plots(report: Report) -> tuple[Plot, ...]:
    """Of a report of kind "kshot"."""
    return own(report), undescribed(report), others(report)


def own(report: Report) -> Plot:
    title = translate("RecordsPlots", "Diseases with records")
    return _curves(report, OWN, title, len(report["diseases"]), _own_sentence(report))


def undescribed(report: Report) -> Plot:
    title = translate("RecordsPlots", "Diseases nobody describes")
    return _curves(report, UNDESCRIBED, title, len(report["undescribed"]), _undescribed_sentence(report))


def others(report: Report) -> Plot:
    title = translate("RecordsPlots", "The price: diseases without records")
    return _curves(report, OTHERS, title, report["others"], _others_sentence(report))


def _curves(report: Report, group: str, title: str, diseases: int, sentence: str) -> Plot:
    steps = report["steps"]
    series = []
    for k, colour, mark in TOPS:
        shares = [step[group].get(f"top{k}") or (None, None, None) for step in steps]
        values, low, high = ([share[side] for share in shares] for side in range(3))
        name = fill(translate("RecordsPlots", "top-%1"), k)
        series.append(Series(name, values, colour, mark, figures="below" if k == 1 else "", low=low, high=high))
    had = HAD.get(group)
    return Plot(
        key=f"few-records-{group}",
        title=title,
        hint=f"n {whole(diseases)}",
        axis=translate("RecordsPlots", "records of each disease"),
        categories=[whole(step["records"]) for step in steps],
        series=series,
        sentence=sentence,
        notes=[decimal(step[had], 1) for step in steps] if had else (),
        note_name=translate("RecordsPlots", "had on average"),
    )


def _own_sentence(report: Report) -> str:
    """Without records, with the last number of them, and whether chance alone may explain the gain."""
    first, last = report["steps"][0], report["steps"][-1]
    (before, _, before_high), (after, after_low, _) = first[OWN]["top1"], last[OWN]["top1"]
    if after_low > before_high:
        verdict = translate("RecordsPlots", "The 95 % intervals do not meet: records add.")
    else:
        verdict = translate("RecordsPlots", "The 95 % intervals overlap: with so few diseases this may be chance.")
    sentence = translate(
        "RecordsPlots", "%1 of diseases stand first without a record, %2 with one, %3 with up to %4. %5"
    )
    one = next((step for step in report["steps"] if step["records"] == 1), last)
    shares = (percent(before), percent(one[OWN]["top1"][0]), percent(after))
    return fill(sentence, *shares, whole(last["records"]), verdict)


def _undescribed_sentence(report: Report) -> str:
    measured = [step for step in report["steps"] if "top10" in step[UNDESCRIBED]]
    if not measured:
        return translate("RecordsPlots", "No disease of this archive is described nowhere and has cases enough.")
    sentence = translate(
        "RecordsPlots",
        "Without a record they cannot be found. With one, %1 of them stand among the ten shown; with up to %2, %3.",
    )
    first, last = measured[0], measured[-1]
    shares = (percent(first[UNDESCRIBED]["top10"][0]), whole(last["records"]), percent(last[UNDESCRIBED]["top10"][0]))
    return fill(sentence, *shares)


def _others_sentence(report: Report) -> str:
    """The greatest loss at any number of records and any top."""
    if "top1" not in report["steps"][0][OTHERS]:
        return translate("RecordsPlots", "No other disease of this archive could be ranked.")
    before = report["steps"][0][OTHERS]
    losses = [before[f"top{k}"][0] - step[OTHERS][f"top{k}"][0] for step in report["steps"][1:] for k, _, _ in TOPS]
    most = max(losses, default=0.0)
    if most <= 0:
        return translate("RecordsPlots", "Diseases without records lose nothing.")
    return fill(translate("RecordsPlots", "Diseases without records lose at most %1 points."), decimal(100 * most, 1))
