"""Benchmark of published cases as plots: hits by regime and by findings, and how sure the ranking was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.ui.charts.chart import OKABE_ITO
from app.ui.charts.plot import Plot, Series, bands_of, shown_band, with_too_few
from app.ui.translation import QT_TRANSLATE_NOOP, fill, percent, whole

translate = QCoreApplication.translate
Report = Mapping[str, Any]

TOPS = (1, 3, 5, 10)
UNSEEN, LPO, FULL = "unseen", "lpo", "full"
REGIMES = {
    UNSEEN: (QT_TRANSLATE_NOOP("PublishedPlots", "unseen"), OKABE_ITO[0], "o"),
    LPO: (QT_TRANSLATE_NOOP("PublishedPlots", "papers left out"), OKABE_ITO[2], "s"),
    FULL: (QT_TRANSLATE_NOOP("PublishedPlots", "full (flatters)"), OKABE_ITO[5], "^"),
}
"""The headline first: name, colour, mark."""
BY_FINDINGS = ((10, OKABE_ITO[2], "s"), (3, OKABE_ITO[5], "^"), (1, OKABE_ITO[0], "o"))
ABOUT_RIGHT = 0.03


def published_plots(report: Report) -> tuple[Plot, ...]:
    """Of a report of kind "phenopackets"."""
    return hits(report), hits_by_findings(report), certainty(report, "first"), certainty(report, "shown")


def headline_regime(report: Report) -> str:
    """Unseen cases; where there are none, what is left is the flattering regime."""
    return UNSEEN if report["regimes"][UNSEEN]["cases"] else FULL


def _regime_words(regime: str) -> str:
    return translate("PublishedPlots", REGIMES[regime][0])


def _top(number: int) -> str:
    return fill(translate("PublishedPlots", "top-%1"), number)


def hits(report: Report) -> Plot:
    series = []
    for regime, (_, colour, mark) in REGIMES.items():
        figures = report["regimes"].get(regime)
        if not figures or not figures["cases"]:
            continue
        for mean in ("macro", "micro"):
            name = fill(translate("PublishedPlots", "%1, %2"), _regime_words(regime), mean)
            values = [figures[mean][f"top{k}"] for k in TOPS]
            figures_at = "above" if mean == "macro" and regime == headline_regime(report) else ""
            legend = _regime_words(regime) if mean == "macro" else None
            series.append(Series(name, values, colour, mark, mean == "micro", figures_at, legend))
    return Plot(
        key="hits-by-regime",
        title=translate("PublishedPlots", "How high the disease stands"),
        hint="",
        axis=translate("PublishedPlots", "among the first"),
        categories=[_top(k) for k in TOPS],
        series=series,
        sentence=_hits_sentence(report),
        styles=("macro", "micro"),
    )


def _hits_sentence(report: Report) -> str:
    unseen, full = report["regimes"][UNSEEN], report["regimes"][FULL]
    if not full["cases"]:
        return translate("PublishedPlots", "No case of this archive could be ranked.")
    flattering = (percent(full["macro"]["top1"]), percent(full["macro"]["top10"]))
    if not unseen["cases"]:
        sentence = translate(
            "PublishedPlots",
            "The profiles have read the paper of every case, so that only flattering figures are left: %1 stand first, "
            "%2 among the ten shown.",
        )
        return fill(sentence, *flattering)
    sentence = translate(
        "PublishedPlots",
        "Where the profile has not read the case's paper, %1 of diseases stand first and %2 among the ten shown; with "
        "all papers read it looks like %3 and %4.",
    )
    return fill(sentence, percent(unseen["macro"]["top1"]), percent(unseen["macro"]["top10"]), *flattering)


def hits_by_findings(report: Report) -> Plot:
    regime = headline_regime(report)
    by_findings = report["regimes"][regime].get("by_findings", {})
    bands = bands_of(by_findings)
    return Plot(
        key="hits-by-findings",
        title=translate("PublishedPlots", "Hits by findings"),
        hint=fill(translate("PublishedPlots", "macro, %1"), _regime_words(regime)),
        axis=translate("PublishedPlots", "present findings"),
        categories=[shown_band(band) for band in bands],
        series=[
            Series(
                _top(k),
                [by_findings[b]["macro"][f"top{k}"] for b in bands],
                colour,
                mark,
                figures="above" if k == TOPS[-1] else "",
            )
            for k, colour, mark in BY_FINDINGS
        ],
        sentence=_findings_sentence(by_findings, bands),
        notes=[whole(by_findings[band]["cases"]) for band in bands],
        note_name=translate("PublishedPlots", "cases"),
    )


def _of_top(by_findings: Report, bands: list[str], top: int, colour: str, mark: str) -> Series:
    values = [by_findings[band]["macro"][f"top{top}"] for band in bands]
    return Series(_top(top), values, colour, mark, figures="above" if top == TOPS[-1] else "")


def _findings_sentence(by_findings: Report, bands: list[str]) -> str:
    if not bands:
        return translate("PublishedPlots", "No case of this archive could be ranked.")
    share = {band: by_findings[band]["macro"]["top10"] for band in bands}
    best, worst = max(bands, key=lambda band: share[band]), min(bands, key=lambda band: share[band])
    if share[best] == share[worst]:
        sentence = translate("PublishedPlots", "The ten shown hold %1 of diseases, however many findings are known.")
        words = fill(sentence, percent(share[best]))
    else:
        sentence = translate(
            "PublishedPlots", "Best with %1 findings: the ten shown hold %2 of diseases; blindest with %3: %4."
        )
        words = fill(sentence, shown_band(best), percent(share[best]), shown_band(worst), percent(share[worst]))
    return with_too_few(words, {band: by_findings[band]["cases"] for band in bands})


def certainty(report: Report, what: str) -> Plot:
    """what: "first" (calibration of the first disease) or "shown" (coverage of the ten)."""
    regime = headline_regime(report)
    figures = report["regimes"][regime]
    whole_one = translate("PublishedPlots", "all")
    rows = {whole_one: figures.get("certainty")} | {
        shown_band(band): figures["by_findings"][band].get("certainty")
        for band in bands_of(figures.get("by_findings", {}))
    }
    rows = {name: each for name, each in rows.items() if each}
    claimed, true = ([each[f"{side}_{what}"] for each in rows.values()] for side in ("claimed", "true"))
    first = what == "first"
    return Plot(
        key="calibration" if first else "coverage",
        title=translate("PublishedPlots", "Calibration") if first else translate("PublishedPlots", "Coverage"),
        hint=fill(
            translate("PublishedPlots", "first, %1") if first else translate("PublishedPlots", "ten shown, %1"),
            _regime_words(regime),
        ),
        axis=translate("PublishedPlots", "present findings"),
        categories=list(rows),
        series=[
            Series(translate("PublishedPlots", "claimed"), claimed, OKABE_ITO[5], "D", dashed=True),
            Series(translate("PublishedPlots", "true"), true, OKABE_ITO[0], figures="above"),
        ],
        sentence=_certainty_sentence(figures.get("certainty"), what),
        joined=False,
        gaps=True,
    )


def _certainty_sentence(certainty: Report | None, what: str) -> str:
    if not certainty:
        return translate("PublishedPlots", "No case says how sure the ranking was.")
    claimed, true = certainty[f"claimed_{what}"], certainty[f"true_{what}"]
    if abs(true - claimed) < ABOUT_RIGHT:
        verdict = translate("PublishedPlots", "about right")
    elif true > claimed:
        verdict = translate("PublishedPlots", "it claims too little")
    else:
        verdict = translate("PublishedPlots", "it claims too much")
    if what == "first":
        sentence = translate(
            "PublishedPlots",
            "The first disease is right in %1 of papers and %2 was claimed: %3 (calibration error %4).",
        )
        return fill(sentence, percent(true), percent(claimed), verdict, percent(certainty["ece"]))
    sentence = translate("PublishedPlots", "The ten shown hold the disease in %1 of papers and %2 was claimed: %3.")
    return fill(sentence, percent(true), percent(claimed), verdict)
