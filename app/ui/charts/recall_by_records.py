"""Horses and zebras: how often a disease is recognised, against how many records there were to learn it from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.ui.charts.chart import Chart, calm
from app.ui.models.run_words import figure as figure_words
from app.ui.theme import COMMON_MARK, ORPHAN_MARK, Tokens
from app.ui.translation import decimal, fill, whole

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Point = tuple[int, float, str]
"""(training records, recall on validation, disease)"""
RARE = 20
"""A disease with so few records, or fewer, is a zebra."""
NONE_AT = 0.6
"""Where a disease without any record stands on an axis that has no zero."""


class RecallByRecords(Chart):
    """chart.show_runs(points, "XGBoost", rings, "Random forest"); rings: another run to hold against it."""

    _points: Sequence[Point] = ()
    _rings: Sequence[Point] = ()
    _names = ("", "")

    def show_runs(self, points: Sequence[Point], name: str, rings: Sequence[Point] = (), ring_name: str = "") -> None:
        self._points, self._rings, self._names = points, rings, (name, ring_name)
        hint = self.tr("recall by records")
        if ring_name:
            hint = fill(self.tr("recall by records · rings: %1"), ring_name)
        self.set_title(self.tr("Horses and zebras"), hint)
        if points:
            self.redraw()
        else:
            self.show_nothing(self.tr("This run measured no disease."))

    def file_name(self) -> str:
        return "horses-and-zebras"

    def describe(self) -> str:
        common = [recall for records, recall, _ in self._points if records > RARE]
        rare = [recall for records, recall, _ in self._points if records <= RARE]
        sentence = self.tr(
            "Recall of %1 diseases by number of records, %2: on average %3 for the %4 with more than %5 records, "
            "%6 for the %7 with fewer."
        )
        facts = (_mean(common), len(common), RARE, _mean(rare), len(rare))
        return fill(sentence, len(self._points), self._names[0], *facts)

    def table(self) -> tuple[list[str], list[tuple[str, ...]]]:
        titles = [self.tr("Disease"), self.tr("Records"), self.tr("Recall")]
        others = {name: recall for _, recall, name in self._rings}
        if self._rings:
            titles.append(self._names[1])
        rows = []
        for records, recall, name in sorted(self._points, key=lambda point: (-point[0], point[2])):
            mark = COMMON_MARK if records > RARE else ORPHAN_MARK
            row = (f"{mark} {name}", whole(records), figure_words(recall))
            rows.append((*row, figure_words(others.get(name))) if self._rings else row)
        return titles, rows

    def draw(self, figure: Figure, tokens: Tokens) -> None:
        axes = figure.subplots()
        calm(axes, tokens)
        axes.set_xscale("log")
        axes.set_ylim(-0.07, 1.07)
        most = max([records for records, _, _ in self._points] + [10])
        axes.set_xlim(0.45, most * 1.6)
        axes.set_yticks([0, 0.5, 1], [decimal(each, 1) for each in (0.0, 0.5, 1.0)])
        decades = [10**power for power in range(len(str(most)))]
        axes.set_xticks(decades, [whole(each) for each in decades])
        axes.minorticks_off()
        axes.grid(axis="y", color=tokens.separator, linewidth=0.8)
        axes.axvline(RARE + 0.5, color=tokens.separator, linewidth=0.8, linestyle=(0, (4, 4)))
        axes.set_xlabel(self.tr("records of the disease (log)"))
        ring: dict[str, Any] = {"facecolors": "none", "edgecolors": tokens.muted, "linewidths": 0.9, "s": 26}
        if self._rings:
            axes.scatter(*_places(self._rings), zorder=2, **ring)
        rare = [point for point in self._points if point[0] <= RARE]
        common = [point for point in self._points if point[0] > RARE]
        dots: dict[str, Any] = {"zorder": 3, "linewidths": 0}
        axes.scatter(*_places(rare), c=tokens.orphan, marker="D", s=24, label=self.tr("◇ ≤ 20 records"), **dots)
        axes.scatter(*_places(common), c=tokens.common, s=30, label=self.tr("● > 20 records"), **dots)


def _places(points: Sequence[Point]) -> tuple[list[float], list[float]]:
    return [max(records, NONE_AT) for records, _, _ in points], [recall for _, recall, _ in points]


def _mean(values: Sequence[float]) -> str:
    return figure_words(sum(values) / len(values)) if values else figure_words(None)
