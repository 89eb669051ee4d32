"""Runs side by side as table columns, with their 95 % intervals painted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.services.compare_runs import ComparisonRow
from app.services.learning_views import EstimateView, RunView
from app.ui.models import run_words
from app.ui.models.run_words import figure, translate
from app.ui.theme import BODY_PT, tokens_of
from app.ui.translation import fill
from app.ui.widgets.bars import paint_interval
from app.ui.widgets.table import Column, RecordsModel, Table
from app.ui.words import family_words, metric_words

Index = QModelIndex | QPersistentModelIndex
BAR_WIDTH, FIGURE_WIDTH = 36, 36
WIDEST_RUN = 226
"""px; a longer name is shortened in its middle, so that the number of the run stays."""
PADDING = 22
ESTIMATE = Qt.ItemDataRole.UserRole + 1
BEST_MARK = "★"


def estimate_of(run: RunView, metric: str) -> EstimateView | None:
    return run.metrics.get(metric) if run.metrics else None


def in_order(rows: Sequence[ComparisonRow]) -> tuple[ComparisonRow, ...]:
    """The best first, then by MSE; what could not be measured last, newest first."""

    def key(row: ComparisonRow) -> tuple[bool, bool, float, int]:
        mse = estimate_of(row.run, "mse")
        value = mse.value if mse and mse.value is not None else None
        return value is None, not row.best, value or 0.0, -row.run.number

    return tuple(sorted(rows, key=key))


def requirement_words(row: ComparisonRow) -> str:
    """ "✓" or "✗ F1 +2" (the first that stands in the way, and how many more); for a run without a model, why."""
    if row.run.state != "done":
        reason = run_words.reason_words(row.run.reason)
        return f"✗ {run_words.state_words(row.run.state)}" + (f": {reason}" if reason else "")
    missed = [each.metric for each in row.requirements if each.state != "met"]
    if not missed:
        return "✓"
    return f"✗ {run_words.short_metric(missed[0])}" + (f" +{len(missed) - 1}" if missed[1:] else "")


def requirement_tip(row: ComparisonRow) -> str:
    """Each requirement with what was measured, a line each."""
    if row.run.state != "done":
        return requirement_words(row)
    return "\n".join(
        f"{'✓' if each.state == 'met' else '✗'} {run_words.rule_words(each.metric, each.limit, each.bound)}: "
        f"{figure(each.measured.value, 3)} ({run_words.state_words(each.state)})"
        for each in row.requirements
    )


def delta_words(row: ComparisonRow) -> str:
    """ "–" for the best, "tie", or how much worse: "+.04"."""
    if row.best:
        return "–"
    if row.delta_to_best is None or row.delta_to_best.value is None:
        return ""
    if row.tie:
        return translate("RunRows", "tie")
    sign = "+" if row.delta_to_best.value >= 0 else "−"
    return sign + figure(abs(row.delta_to_best.value))


def delta_tip(row: ComparisonRow) -> str:
    delta = row.delta_to_best
    if row.best or delta is None or delta.value is None:
        return translate("RunRows", "The lowest mean squared error of all") if row.best else ""
    sentence = translate("RunRows", "MSE minus that of the best on the same rows: %1, 95 % interval %2 to %3")
    return fill(sentence, figure(delta.value, 3), figure(delta.low, 3), figure(delta.high, 3))


def _figure_column(title: str, metric: str, digits: int = 2) -> Column[ComparisonRow]:
    return Column(
        title,
        lambda row: figure(found.value, digits) if (found := estimate_of(row.run, metric)) else "",
        numeric=True,
        tip=lambda row: run_words.spoken_estimate(metric, estimate_of(row.run, metric)),
        hint=metric_words(metric),
    )


def _any_disease(row: ComparisonRow) -> str:
    """ ".95 / .92": of any disease against none."""
    both = [estimate_of(row.run, metric) for metric in ("sensitivity", "specificity")]
    return " / ".join(figure(each.value) for each in both if each)


def _any_disease_tip(row: ComparisonRow) -> str:
    both = ("sensitivity", "specificity")
    return "\n".join(run_words.spoken_estimate(metric, estimate_of(row.run, metric)) for metric in both)


def _run_name(row: ComparisonRow) -> str:
    name = f"{family_words(row.run.family)} · {row.run.number}"
    return f"{BEST_MARK} {name}" if row.best else name


def _run_tip(row: ComparisonRow) -> str:
    return f"{_run_name(row)}\n{_trained(row.run)}"


def _verdict_token(row: ComparisonRow) -> str:
    return "danger" if row.run.state != "done" or run_words.missed_words(row.requirements) else "ok"


def comparison_columns() -> list[Column[ComparisonRow]]:
    """Run, the measured figures, time, requirements, distance to the best."""
    return [
        Column(translate("RunRows", "Run"), _run_name, strong=True, tip=_run_tip),
        _figure_column(metric_words("accuracy"), "accuracy"),
        _figure_column(translate("RunRows", "Recall"), "macro_recall"),
        _figure_column(metric_words("macro_f1"), "macro_f1"),
        _figure_column(translate("RunRows", "MSE"), "mse"),
        _figure_column(translate("RunRows", "Rec. ≤ 20"), "rare_recall"),
        Column(
            translate("RunRows", "S. / sp."), _any_disease, numeric=True, tip=_any_disease_tip,
            hint=f"{metric_words('sensitivity')} / {metric_words('specificity')}",
        ),
        Column(
            translate("RunRows", "Time"),
            lambda row: run_words.duration(row.run.cpu_s) if row.run.state == "done" else "",
            numeric=True,
        ),
        Column(
            translate("RunRows", "Requirements"), requirement_words, token=_verdict_token, tip=requirement_tip,
            stretch=True,
        ),
        Column(
            translate("RunRows", "Δ best"), delta_words, numeric=True, tip=delta_tip,
            hint=translate("RunRows", "MSE beyond that of the best"),
        ),
    ]  # fmt: skip


BARS = {1: "accuracy", 3: "macro_f1"}
"""Columns with an interval in front of the figure."""


class ComparisonModel(RecordsModel[ComparisonRow]):
    """Rows of compare_runs; a cell of a metric also hands out its estimate (role ESTIMATE)."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == ESTIMATE:
            metric = BARS.get(index.column())
            return estimate_of(self.record(index.row()).run, metric) if metric else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index)
        return super().data(index, role)

    def spoken(self, index: Index) -> str:
        """What a screen reader says of a cell."""
        column = self.columns()[index.column()]
        record = self.record(index.row())
        tip = column.tip(record) if column.tip else ""
        return tip if column.numeric and tip else f"{column.hint or column.title} {column.text(record)}".strip()


class IntervalDelegate(QStyledItemDelegate):
    """A cell with a rail, the interval, the dot, and the figure at its right."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        estimate = index.data(ESTIMATE)
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        text, shown.text = shown.text, ""  # pyright: ignore[reportAttributeAccessIssue]
        style = self._view.style() or QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, self._view)
        if not isinstance(estimate, EstimateView) or estimate.value is None:
            return
        rect: QRectF = QRectF(shown.rect).adjusted(10, 0, -10, 0)  # pyright: ignore[reportAttributeAccessIssue]
        bar = QRectF(rect.left(), rect.top(), rect.width() - FIGURE_WIDTH, rect.height())
        paint_interval(painter, bar, tokens_of(self._view), estimate.value, estimate.low, estimate.high)
        painter.save()
        painter.setPen(QPen(tokens_of(self._view).colour("text")))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(BAR_WIDTH + FIGURE_WIDTH + 20, super().sizeHint(option, index).height())


def tighten(table: Table) -> None:
    """After fit_columns: columns as wide as their texts and not more; the stretching one gets what is left."""
    header, model = table.horizontalHeader(), table.model()
    for section, column in enumerate(model.columns() if isinstance(model, RecordsModel) else ()):
        if not column.stretch:
            needed = max(table.sizeHintForColumn(section), title_width(table, column.title))
            header.resizeSection(section, min(needed, header.sectionSize(section)))


def title_width(table: Table, title: str) -> int:
    """What a title needs, in the font and between the margins that the style sheet gives it."""
    font = QFont(table.horizontalHeader().font())
    font.setPointSizeF(BODY_PT * 12 / 14)
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(font).horizontalAdvance(title) + PADDING


def run_columns() -> list[Column[RunView]]:
    """Past runs, for the Train page."""
    return [
        Column(translate("RunRows", "Run"), lambda run: str(run.number), numeric=True),
        Column(translate("RunRows", "Model"), lambda run: family_words(run.family), strong=True),
        Column(
            translate("RunRows", "State"), _run_state, token=lambda run: "" if run.state == "done" else "danger",
            tip=lambda run: run_words.reason_words(run.reason), stretch=True,
        ),
        Column(translate("RunRows", "Dataset"), lambda run: str(run.dataset_number), numeric=True),
        Column(metric_words("macro_f1"), lambda run: _figure_of(run, "macro_f1"), numeric=True),
        Column(metric_words("mse"), lambda run: _figure_of(run, "mse"), numeric=True),
        Column(
            translate("RunRows", "Time"), lambda run: run_words.duration(run.cpu_s), numeric=True,
            tip=lambda run: run_words.size_words(run.size_bytes),
        ),
        Column(translate("RunRows", "Trained by"), lambda run: run.trained_by),
        Column(translate("RunRows", "When"), lambda run: run_words.moment(run.trained_at)),
    ]  # fmt: skip


def _run_state(run: RunView) -> str:
    if run.state == "done":
        return "✓ " + run_words.state_words("done")
    reason = run_words.reason_words(run.reason)
    return f"✗ {run_words.state_words(run.state)}" + (f": {reason}" if reason else "")


def _figure_of(run: RunView, metric: str) -> str:
    found = estimate_of(run, metric)
    return figure(found.value) if found else ""


def _trained(run: RunView) -> str:
    return fill(translate("RunRows", "Trained by %1, %2"), run.trained_by, run_words.moment(run.trained_at))
