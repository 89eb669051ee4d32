"""Who was called what: a matrix that stays readable with fifty diseases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.ui.charts.chart import SCALE, Chart, calm
from app.ui.theme import Tokens
from app.ui.translation import fill, whole

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST = 50
"""Beyond it the rarest diseases are drawn together as one row, "others"."""
LABEL = 26
FIGURES_UP_TO = 14
Cell = tuple[str, str, int]
"""(has, was called, patients)"""


class ConfusionMatrix(Chart):
    """chart.show_confusion(run.confusion): rows = what the patient has, columns = what the model said."""

    _confusion: Sequence[Cell] = ()

    def show_confusion(self, confusion: Sequence[Cell]) -> None:
        self._confusion = [cell for cell in confusion if cell[2] > 0]
        self.set_title(self.tr("Confusion matrix"), self.tr("rows: what the patient has; columns: what was said"))
        if self._confusion:
            self.redraw()
        else:
            self.show_nothing(self.tr("This run answered for no patient."))

    def file_name(self) -> str:
        return "confusion-matrix"

    def describe(self) -> str:
        right = sum(number for has, said, number in self._confusion if has == said)
        total = sum(number for *_, number in self._confusion)
        names, _ = self.matrix()
        sentence = self.tr(
            "Confusion matrix of %1 diseases: %2 of %3 patients of the validation part were named right."
        )
        return fill(sentence, len(names), whole(right), whole(total))

    def table(self) -> tuple[list[str], list[tuple[str, ...]]]:
        titles = [self.tr("Has"), self.tr("Was called"), self.tr("Patients")]
        ordered = sorted(self._confusion, key=lambda cell: (-cell[2], cell[0], cell[1]))
        return titles, [(has, said, whole(number)) for has, said, number in ordered]

    def matrix(self) -> tuple[list[str], list[list[int]]]:
        """The names, most patients first, and the counts; at most MOST + 1 rows."""
        seen: Counter[str] = Counter()
        for has, said, number in self._confusion:
            seen[has] += number
            seen[said] += 0
        names = [name for name, _ in sorted(seen.items(), key=lambda item: (-item[1], item[0]))]
        if len(names) > MOST:
            names = [*names[:MOST], fill(self.tr("%1 others"), len(names) - MOST)]
        place = {name: index for index, name in enumerate(names)}
        counts = [[0] * len(names) for _ in names]
        last = len(names) - 1
        for has, said, number in self._confusion:
            counts[place.get(has, last)][place.get(said, last)] += number
        return names, counts

    def draw(self, figure: Figure, tokens: Tokens) -> None:
        names, counts = self.matrix()
        shares = [[number / (sum(row) or 1) for number in row] for row in counts]
        axes = figure.subplots()
        calm(axes, tokens)
        image = axes.imshow(shares, cmap=SCALE, vmin=0, vmax=1, aspect="auto", interpolation="nearest")
        size = 9.0 if len(names) <= 20 else max(5.0, 9.0 - (len(names) - 20) * 0.13)
        axes.set_yticks(range(len(names)), [_label(index, name) for index, name in enumerate(names)], fontsize=size)
        axes.set_xticks(range(len(names)), [str(index + 1) for index in range(len(names))], fontsize=size)
        axes.tick_params(colors=tokens.text)
        axes.set_xlabel(self.tr("was called (the numbers of the rows)"))
        bar = figure.colorbar(image, ax=axes, fraction=0.03, pad=0.01)
        bar.set_label(self.tr("share of the row"), color=tokens.muted)
        bar.ax.tick_params(colors=tokens.muted, length=0)
        bar.outline.set_visible(False)  # pyright: ignore[reportCallIssue]
        if len(names) <= FIGURES_UP_TO:
            _write_figures(axes, counts, shares)


def _label(index: int, name: str) -> str:
    short = name if len(name) <= LABEL else name[: LABEL - 1].rstrip() + "…"
    return f"{short}  {index + 1}"


def _write_figures(axes: Axes, counts: list[list[int]], shares: list[list[float]]) -> None:
    """Black on the light half of the scale, white on the dark."""
    for row, numbers in enumerate(counts):
        for column, number in enumerate(numbers):
            if number:
                colour = "#000000" if shares[row][column] > 0.5 else "#FFFFFF"
                axes.text(column, row, str(number), ha="center", va="center", color=colour, fontsize=8)
