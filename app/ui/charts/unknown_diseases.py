"""Benchmark of unknown diseases as plots: who is flagged, how well the two can be told apart, and what is said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.ui.charts.chart import OKABE_ITO
from app.ui.charts.plot import Plot, Series, bands_of, shown_band, with_too_few
from app.ui.translation import QT_TRANSLATE_NOOP, decimal, fill, percent, whole

translate = QCoreApplication.translate
Report = Mapping[str, Any]

MAY_FLAG = 0.1
"""The thresholds were set to flag so many of the patients whose disease is described."""
COIN = 0.5
REASONS = {
    "none": QT_TRANSLATE_NOOP("UnknownPlots", "no warning"),
    "few_findings": QT_TRANSLATE_NOOP("UnknownPlots", "few findings"),
    "no_pattern": QT_TRANSLATE_NOOP("UnknownPlots", "no pattern"),
    "unknown_disease": QT_TRANSLATE_NOOP("UnknownPlots", "unknown disease"),
}


def unknown_plots(report: Report) -> tuple[Plot, ...]:
    """Of a report of kind "unknown"."""
    return flags(report), separation(report), reasons(report)


def _rows(report: Report) -> dict[str, Report]:
    bands = report["by_findings"]
    return {translate("UnknownPlots", "all"): report["all"]} | {shown_band(b): bands[b] for b in bands_of(bands)}


def _undescribed(values: list[float | None]) -> Series:
    return Series(translate("UnknownPlots", "of undescribed diseases"), values, OKABE_ITO[5], "D", figures="above")


def _described(values: list[float | None]) -> Series:
    return Series(translate("UnknownPlots", "of described diseases"), values, OKABE_ITO[0])


def _notes(rows: Mapping[str, Report]) -> list[str]:
    return [f"{whole(each['unknown'])}/{whole(each['known'])}" for each in rows.values()]


def flags(report: Report) -> Plot:
    rows = _rows(report)
    return Plot(
        key="unknown-flags",
        title=translate("UnknownPlots", "Patients flagged"),
        hint=f"– – {percent(MAY_FLAG, 0)}",
        axis=translate("UnknownPlots", "present findings"),
        categories=list(rows),
        series=[
            _undescribed([each["flagged"] for each in rows.values()]),
            _described([each["false_flags"] for each in rows.values()]),
        ],
        sentence=_flags_sentence(report),
        notes=_notes(rows),
        note_name=translate("UnknownPlots", "undescribed / described"),
        joined=False,
        gaps=True,
        level=MAY_FLAG,
    )


def _flags_sentence(report: Report) -> str:
    everything = report["all"]
    words = fill(
        translate(
            "UnknownPlots",
            "%1 of patients with a disease nobody describes are flagged, and %2 of the others, wrongly.",
        ),
        percent(everything["flagged"]),
        percent(everything["false_flags"]),
    )
    bands = {band: each for band, each in report["by_findings"].items() if each["flagged"] is not None}
    if len(bands) < 2:
        return words
    blindest = min(bands_of(bands), key=lambda band: bands[band]["flagged"] - bands[band]["false_flags"])
    sentence = translate("UnknownPlots", "Blindest with %1 findings: %2 against %3.")
    facts = (percent(bands[blindest]["flagged"]), percent(bands[blindest]["false_flags"]))
    counts = {band: min(each["unknown"], each["known"]) for band, each in report["by_findings"].items()}
    return with_too_few(f"{words} {fill(sentence, shown_band(blindest), *facts)}", counts)


def separation(report: Report) -> Plot:
    rows = _rows(report)
    name = translate("UnknownPlots", "area under the curve")
    return Plot(
        key="unknown-separation",
        title=translate("UnknownPlots", "Told apart (AUC)"),
        hint=translate("UnknownPlots", "– – a coin"),
        axis=translate("UnknownPlots", "present findings"),
        categories=list(rows),
        series=[Series(name, [each["auc"] for each in rows.values()], OKABE_ITO[0], figures="above")],
        sentence=_separation_sentence(report),
        joined=False,
        level=COIN,
        digits=3,
    )


def _separation_sentence(report: Report) -> str:
    sentence = translate(
        "UnknownPlots",
        "Of a patient with an undescribed and one with a described disease, the right one looks stranger in %1 of 100 "
        "pairs; a coin gives 50.",
    )
    words = fill(sentence, decimal(100 * report["all"]["auc"], 0))
    bands = {band: each["auc"] for band, each in report["by_findings"].items() if each["auc"] is not None}
    if len(bands) < 2:
        return words
    worst = min(bands_of(bands), key=lambda band: bands[band])
    least = fill(
        translate("UnknownPlots", "Least with %1 findings: %2."), shown_band(worst), decimal(100 * bands[worst], 0)
    )
    return f"{words} {least}"


def reasons(report: Report) -> Plot:
    given = report["reasons"]
    unknown, known = ([given[side].get(each, 0.0) for each in REASONS] for side in ("unknown", "known"))
    sentence = translate(
        "UnknownPlots",
        "%1 of patients with an undescribed disease get no warning at all; %2 of the others get one they do not need.",
    )
    return Plot(
        key="unknown-reasons",
        title=translate("UnknownPlots", "What is said"),
        hint=translate("UnknownPlots", "share of patients"),
        axis=translate("UnknownPlots", "the reason given"),
        categories=[translate("UnknownPlots", words) for words in REASONS.values()],
        series=[_undescribed(unknown), _described(known)],
        sentence=fill(sentence, percent(unknown[0]), percent(1 - known[0])),
        joined=False,
        gaps=True,
    )
