"""Series over categories with intervals, another measurement's as rings beside them, and what is seen in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy

from app.ui.charts.chart import Chart, calm
from app.ui.charts.plot import Plot, Series, Values
from app.ui.context import AppContext
from app.ui.theme import Tokens
from app.ui.translation import decimal, percent
from app.ui.widgets.text import Text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

CEILINGS = (0.25, 0.5, 1.0)
LEGEND_COLUMNS = 3
SIZE, LABEL_PT = 5.5, 8.0


class SeriesChart(Chart):
    """chart.show_plot(plot), or chart.show_plot(plot, beside, "No. 2") with another measurement to hold against it."""

    _shown: Plot | None = None
    _beside: Plot | None = None
    _beside_name = ""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.sentence = Text(wrap=True)
        self.add(self.sentence)

    def show_plot(self, plot: Plot, beside: Plot | None = None, beside_name: str = "") -> None:
        self._shown, self._beside_name = plot, beside_name
        self._beside = beside if beside and not beside.is_empty() else None
        self.set_title(plot.title, plot.hint)
        self.sentence.setText("" if plot.is_empty() else plot.sentence)
        self.sentence.setVisible(not plot.is_empty())
        if plot.is_empty():
            self.show_nothing(plot.sentence)
        else:
            self.redraw()

    def file_name(self) -> str:
        return self._shown.key if self._shown else super().file_name()

    def describe(self) -> str:
        return f"{self._shown.title}: {self._shown.sentence}" if self._shown else ""

    def table(self) -> tuple[list[str], list[tuple[str, ...]]]:
        """A row a series; the interval behind its figure."""
        plot = self._shown
        if plot is None or plot.is_empty():
            return [], []
        rows = [_row(plot, each, each.name) for each in plot.series]
        if self._beside is not None:
            rows += [_row(plot, each, f"{each.name} · {self._beside_name}") for each in self._beside.series]
        if plot.notes:
            rows.append((plot.note_name, *plot.notes))
        return [plot.axis, *plot.categories], rows

    def draw(self, figure: Figure, tokens: Tokens) -> None:
        plot = self._shown
        if plot is None:
            return
        axes = figure.subplots()
        calm(axes, tokens)
        self._set_axes(axes, plot, tokens)
        if plot.gaps and len(plot.series) > 1:
            _draw_gaps(axes, plot.series, tokens)
        for each in self._beside.series if self._beside else ():
            _draw_series(axes, plot, each, tokens, rings=True)
        for each in plot.series:
            _draw_series(axes, plot, each, tokens)
        if len(plot.series) > 1 or self._beside:
            self._draw_legend(figure, axes, plot, tokens)

    def _draw_legend(self, figure: Figure, axes: Axes, plot: Plot, tokens: Tokens) -> None:
        """Row by row: the series, then what full and dashed lines and rings are."""
        for name, dashes, face in zip(plot.styles, ("-", "--"), (tokens.muted, tokens.surface), strict=False):
            axes.plot([], [], color=tokens.muted, linestyle=dashes, marker="o", markerfacecolor=face, label=name)
        if self._beside:
            axes.plot([], [], "o", color=tokens.muted, markerfacecolor=tokens.surface, ms=7, label=self._beside_name)
        handles, labels = axes.get_legend_handles_labels()
        order = [i for column in range(LEGEND_COLUMNS) for i in range(column, len(labels), LEGEND_COLUMNS)]
        figure.legend(
            [handles[i] for i in order], [labels[i] for i in order], loc="outside upper left", ncols=LEGEND_COLUMNS,
            frameon=False, labelcolor=tokens.text, fontsize=LABEL_PT, handlelength=1.8, columnspacing=1.2,
            borderaxespad=0.2,
        )  # fmt: skip

    def _set_axes(self, axes: Axes, plot: Plot, tokens: Tokens) -> None:
        plots = [plot] if self._beside is None else [plot, self._beside]
        values = [v for each in plots for one in each.series for v in (*one.values, *one.high) if v is not None]
        top = next((each for each in CEILINGS if max(values) <= 0.94 * each), 1.0)
        below = any(each.figures == "below" for each in plot.series)
        axes.set_ylim((-0.13 if below else -0.06) * top, top * 1.04)
        axes.set_xlim(-0.5, len(plot.categories) - 0.5)
        ticks = [0.0, top / 2, top]
        axes.set_yticks(ticks, [_tick(plot, each) for each in ticks])
        names = plot.categories
        if plot.notes:
            names = [f"{name}\n({note})" for name, note in zip(names, plot.notes, strict=True)]
        axes.set_xticks(range(len(names)), names)
        axes.set_xlabel(f"{plot.axis} ({plot.note_name})" if plot.notes else plot.axis)
        axes.grid(axis="y", color=tokens.separator, linewidth=0.8)
        if plot.level is not None:
            axes.axhline(plot.level, color=tokens.muted, linewidth=0.9, linestyle=(0, (4, 4)))


def _tick(plot: Plot, value: float) -> str:
    if plot.digits is not None:
        return decimal(value, 2)
    return percent(value, 0 if (100 * value).is_integer() else 1)


def _row(plot: Plot, series: Series, name: str) -> tuple[str, ...]:
    cells = [plot.written(value) for value in series.values]
    for place, (low, high) in enumerate(zip(series.low, series.high, strict=True)):
        if low is not None and high is not None:
            cells[place] += f" ({plot.written(low)}–{plot.written(high)})"
    return (name, *cells)


def _numbers(values: Values) -> list[float]:
    return [math.nan if value is None else value for value in values]


def _draw_series(axes: Axes, plot: Plot, series: Series, tokens: Tokens, rings: bool = False) -> None:
    places, values = range(len(series.values)), _numbers(series.values)
    style = "" if not plot.joined else ":" if rings else "--" if series.dashed else "-"
    face = tokens.surface if rings or series.dashed else series.colour
    label = None if rings or series.legend is None else series.legend or series.name
    axes.plot(
        places, values, linestyle=style or "none", color=series.colour, linewidth=0.9 if rings else 1.5,
        marker=series.mark, markersize=SIZE + 1.5 if rings else SIZE, markerfacecolor=face, markeredgewidth=1.1,
        zorder=2 if rings else 3, label=label,
    )  # fmt: skip
    if series.low and not rings:
        bounds = zip(places, _numbers(series.low), _numbers(series.high), strict=True)
        for place, low, high in bounds:
            axes.vlines(place, low, high, color=series.colour, linewidth=1.1, alpha=0.55, zorder=2)
    if series.figures and not rings:
        _write_figures(axes, plot, series, tokens)


def _write_figures(axes: Axes, plot: Plot, series: Series, tokens: Tokens) -> None:
    """Above or below a line, or at the right of a point."""
    from matplotlib.patheffects import withStroke

    below = series.figures == "below"
    offset, side = ((0, -13 if below else 6), "center") if plot.joined else ((7, -3), "left")
    for place, value in enumerate(series.values):
        if value is not None:
            text = decimal(value, 2) if plot.digits is not None else decimal(100 * value, 0)
            axes.annotate(
                text, (place, value), offset, textcoords="offset points", ha=side, color=tokens.text,
                fontsize=LABEL_PT, zorder=4, path_effects=[withStroke(linewidth=2.5, foreground=tokens.surface)],
            )  # fmt: skip


def _draw_gaps(axes: Axes, series: Sequence[Series], tokens: Tokens) -> None:
    """From what was claimed to what was true."""
    pairs = zip(series[0].values, series[1].values, strict=True)
    for place, (one, other) in enumerate(pairs):
        if one is not None and other is not None:
            axes.vlines(place, min(one, other), max(one, other), color=tokens.border, linewidth=2.5, zorder=1)
