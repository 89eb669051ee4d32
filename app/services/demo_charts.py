"""The demo's two charts, drawn without a screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.services.compare_runs import Comparison

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SHOWN = (
    ("accuracy", "Accuracy"),
    ("macro_recall", "Macro recall"),
    ("macro_f1", "Macro F1"),
    ("rare_recall", "Recall ≤ 20"),
)
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7")
"""Okabe and Ito's, which colour-blind people can tell apart."""
MARKS = ("o", "s", "^", "D")
INCHES, DPI = (8.0, 4.5), 120


def draw_comparison(comparison: Comparison, path: Path) -> Path:
    """One group a metric, one mark a family, each with its 95 % interval; PNG."""
    figure, axes = _empty("SYNTHETIC example patients: validation figures by model family")
    done = [row.run for row in comparison.rows if row.run.metrics]
    step = 0.8 / max(1, len(done))
    for place, run in enumerate(sorted(done, key=lambda each: each.number)):
        for column, (name, _) in enumerate(SHOWN):
            found = (run.metrics or {}).get(name)
            if found is None or found.value is None:
                continue
            low = found.value - (found.low if found.low is not None else found.value)
            high = (found.high if found.high is not None else found.value) - found.value
            axes.errorbar(
                column - 0.4 + step * (place + 0.5),
                found.value,
                yerr=[[max(0.0, low)], [max(0.0, high)]],
                fmt=MARKS[place % len(MARKS)],
                color=COLOURS[place % len(COLOURS)],
                capsize=3,
                label=run.family.replace("_", " ") if column == 0 else None,
            )
    axes.set_xticks(range(len(SHOWN)), [title for _, title in SHOWN])
    axes.set_ylim(0, 1.02)
    axes.set_ylabel("share, with 95 % interval")
    axes.legend(frameon=False, ncols=2, loc="lower left")
    return _saved(figure, path)


def draw_recall_by_records(rows: tuple[tuple[int, float, str], ...], family: str, path: Path) -> Path:
    """Recall of each disease over the number of its training records: horses to the right, zebras to the left; PNG."""
    figure, axes = _empty(f"SYNTHETIC example patients: recall by records, {family.replace('_', ' ')}")
    axes.scatter(
        [max(1, records) for records, _, _ in rows], [recall for _, recall, _ in rows], color=COLOURS[0], alpha=0.7
    )
    axes.set_xscale("log")
    axes.set_xlabel("training records of the disease")
    axes.set_ylabel("recall on validation")
    axes.set_ylim(-0.03, 1.03)
    axes.axvline(20, color="#7F8994", linewidth=1, linestyle="--")
    axes.text(20, 0.02, " 20 records", color="#57606A", fontsize=9)
    return _saved(figure, path)


def _empty(title: str) -> tuple[Figure, Axes]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # heavy: only when a chart is drawn
    from matplotlib.figure import Figure

    figure = Figure(figsize=INCHES, dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.set_title(title, loc="left", fontsize=11)
    axes.grid(axis="y", color="#D0D7DE", linewidth=0.8)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    return figure, axes


def _saved(figure: Figure, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path)
    return path
