"""The ground of every chart: the card, the colours, the description, the table behind it, and its file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.ui.context import AppContext
from app.ui.theme import LIGHT, Tokens
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card
from app.ui.widgets.table import Column, RecordsModel, Table
from app.ui.widgets.text import Text
from mlpipeline.errors import KnownError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

OKABE_ITO = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#000000")
"""Okabe and Ito 2008: eight colours that every eye tells apart."""
SCALE = "cividis"
"""Nuñez 2018: even in lightness, the same to colour-blind eyes."""
FONT_PX, DPI = 9.0, 96
SMALLEST = 180


def load_charts() -> None:
    """Import matplotlib; in a worker thread, because it takes a moment."""
    os.environ.setdefault("QT_API", "pyside6")  # the backend must not look for other bindings
    import matplotlib.backends.backend_qtagg  # pyright: ignore[reportUnusedImport]  # noqa: F401


class Chart(Card):
    """Subclass: draw(figure, tokens), describe() and table() -> (titles, rows); call redraw() when the data changed.

    Signal `failed(error)` where a file could not be written; show it with show_problem.
    """

    failed = Signal(object)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._canvas: Any = None
        self._is_empty = True
        self.rows: RecordsModel[Sequence[str]] = RecordsModel(self)
        self.table_view = Table()
        self.table_view.setModel(self.rows)
        self._nothing = Text(role="muted", wrap=True)
        self._plot = QWidget()
        QVBoxLayout(self._plot).setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(SMALLEST)
        for page in (self._plot, self.table_view, self._nothing):
            self._stack.addWidget(page)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add(self._stack, 1)
        self.as_table, self.save = LinkButton(), LinkButton()
        self.as_table.clicked.connect(self.switch)
        self.save.clicked.connect(self.ask_file)
        self.head.addStretch()
        self.head.addWidget(self.as_table)
        self.head.addSpacing(8)
        self.head.addWidget(self.save)
        context.theme.changed.connect(self.redraw)
        self._put_words()

    def draw(self, figure: Figure, tokens: Tokens) -> None:
        """Draw the data into an empty figure."""
        raise TypeError(f"{type(self).__name__} draws nothing")

    def describe(self) -> str:
        """What the chart shows, in a sentence or two, for those who do not see it."""
        return ""

    def table(self) -> tuple[list[str], list[tuple[str, ...]]]:
        """The same as columns and rows; the columns of figures are set to the right."""
        return [], []

    def file_name(self) -> str:
        return "chart"

    def show_nothing(self, sentence: str) -> None:
        """There is nothing to draw, and this is why."""
        self._is_empty = True
        self._nothing.setText(sentence)
        self._stack.setCurrentWidget(self._nothing)
        self._look()

    def redraw(self) -> None:
        """After new data, another theme or another language."""
        titles, rows = self.table()
        if not rows:
            return
        self._is_empty = False
        self.rows.set_columns([_text_column(index, title, rows) for index, title in enumerate(titles)])
        self.rows.set_records(rows)
        self.table_view.setAccessibleName(self.describe())
        if self._stack.currentWidget() is self._nothing:
            self._stack.setCurrentWidget(self._plot)
        self._draw_canvas()
        self.table_view.fit_columns()
        self._look()

    def switch(self) -> None:
        """From the picture to the table and back."""
        shows_table = self._stack.currentWidget() is self.table_view
        self._stack.setCurrentWidget(self._plot if shows_table else self.table_view)
        self._look()

    def is_table(self) -> bool:
        return self._stack.currentWidget() is self.table_view

    def ask_file(self) -> None:
        """SVG or PDF, by the ending of the name."""
        start = str(Path.home() / f"{self.file_name()}.svg")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the chart"), start, "SVG (*.svg);;PDF (*.pdf)")
        if name:
            self.write(Path(name))

    def write(self, path: Path) -> None:
        """In light colours, whatever the window's theme: it will be printed. Emits `failed` where it cannot."""
        from matplotlib.figure import Figure

        path = path if path.suffix.lower() in (".svg", ".pdf") else path.with_suffix(".svg")
        figure = Figure(figsize=(7.0, 4.2), dpi=DPI, layout="constrained")
        self._draw_into(figure, LIGHT)
        try:
            figure.savefig(path, facecolor=LIGHT.surface, metadata={"Title": self.describe()})
        except OSError as error:
            self.failed.emit(KnownError("output.unwritable", path=str(path), reason=error.strerror or ""))
            return
        self._context.say(self.tr("Chart saved"))

    def _draw_canvas(self) -> None:
        if self._canvas is None:
            self._canvas = self._make_canvas()
        figure = self._canvas.figure
        figure.clear()
        self._canvas.setPalette(QPalette(self._context.theme.tokens.colour("surface")))  # its own is white
        self._draw_into(figure, self._context.theme.tokens)
        self._canvas.setAccessibleName(self.describe())
        self._canvas.setAccessibleDescription(self.describe())
        self._canvas.setToolTip("")
        self._canvas.draw_idle()

    def _make_canvas(self) -> Any:
        load_charts()
        from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
        from matplotlib.figure import Figure

        canvas = FigureCanvasQTAgg(Figure(dpi=DPI, layout="constrained"))
        canvas.setMinimumSize(1, 1)
        canvas.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = self._plot.layout()
        if layout is not None:
            layout.addWidget(canvas)
        return canvas

    def _draw_into(self, figure: Figure, tokens: Tokens) -> None:
        import matplotlib

        with matplotlib.rc_context({"font.size": FONT_PX, "svg.fonttype": "none", "pdf.fonttype": 42}):
            figure.set_facecolor(tokens.surface)
            self.draw(figure, tokens)

    def _look(self) -> None:
        self.as_table.setVisible(not self._is_empty)
        self.save.setVisible(not self._is_empty)
        self.as_table.setText(self.tr("as chart") if self.is_table() else self.tr("as table"))

    def _put_words(self) -> None:
        self.save.setText(self.tr("SVG / PDF…"))
        self._look()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._put_words()
            self.redraw()
        super().changeEvent(event)


def calm(axes: Axes, tokens: Tokens) -> None:
    """Axes without a box: quiet rules, muted figures."""
    axes.set_facecolor(tokens.surface)
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(colors=tokens.muted, length=0, labelsize=FONT_PX)
    axes.xaxis.label.set_color(tokens.muted)
    axes.yaxis.label.set_color(tokens.muted)
    axes.set_axisbelow(True)


def _text_column(index: int, title: str, rows: Sequence[Sequence[str]]) -> Column[Sequence[str]]:
    numeric = all(row[index][:1].isdigit() or row[index][:1] in (".", ",", "–", "") for row in rows)
    return Column(title, lambda row: row[index], numeric=numeric, stretch=index == 0)
