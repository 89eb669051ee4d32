"""What a run confuses with what, most often first, with the share painted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.models.run_words import translate
from app.ui.theme import tokens_of
from app.ui.translation import fill, whole
from app.ui.widgets.bars import paint_share
from app.ui.widgets.table import Column, RecordsModel
from app.ui.words import disease_words

Index = QModelIndex | QPersistentModelIndex
SHARE = Qt.ItemDataRole.UserRole + 1
BAR_WIDTH, BAR_HEIGHT = 96, 8


@dataclass(frozen=True, slots=True)
class ConfusedPair:
    """`wrong` of `rows` patients who have `true` were called `predicted` (validation part)."""

    true: str
    predicted: str
    wrong: int
    rows: int

    @property
    def share(self) -> float:
        return self.wrong / self.rows


def confused_pairs(confusion: Sequence[tuple[str, str, int]]) -> tuple[ConfusedPair, ...]:
    """Every confusion that happened, the most frequent first."""
    totals: Counter[str] = Counter()
    for true, _, number in confusion:
        totals[true] += number
    pairs = (ConfusedPair(a, b, number, totals[a]) for a, b, number in confusion if a != b and number > 0)
    return tuple(sorted(pairs, key=lambda pair: (-pair.wrong, -pair.share, pair.true, pair.predicted)))


def _pair_words(pair: ConfusedPair) -> str:
    return f"{disease_words(pair.true)} → {disease_words(pair.predicted)}"


def pair_columns() -> list[Column[ConfusedPair]]:
    return [
        Column(
            translate("RunPairs", "Has → called"), _pair_words, stretch=True, tip=_pair_words,
        ),
        Column(translate("RunPairs", "Share"), lambda pair: ""),
        Column(
            translate("RunPairs", "How many"),
            lambda pair: fill(translate("RunPairs", "%1 of %2"), whole(pair.wrong), whole(pair.rows)),
            numeric=True,
        ),
    ]  # fmt: skip


class PairsModel(RecordsModel[ConfusedPair]):
    """Hands the share to its delegate."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == SHARE:
            return self.record(index.row()).share
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 1:
            return f"{round(100 * self.record(index.row()).share)} %"
        return super().data(index, role)


class ShareDelegate(QStyledItemDelegate):
    """The middle column: a bar of the share, in the colour of what went wrong."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        rect = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        bar = QRectF(rect.left() + 10, rect.center().y() - BAR_HEIGHT / 2, rect.width() - 20, BAR_HEIGHT)
        paint_share(painter, bar, tokens_of(self._view), float(index.data(SHARE)), "danger")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(BAR_WIDTH + 20, super().sizeHint(option, index).height())
