"""The ranking as a table that can be read across a desk: shares as bars, each source with its mark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.services.assessment_views import AssessmentView, RankedDiseaseView
from app.ui.models.finding_words import FindingWords
from app.ui.models.ranking_rows import RankingColumn, RankingRows, source_of
from app.ui.theme import DO_NOT_MISS_MARK, tokens_of
from app.ui.wizards.diagnose.cell_painting import draw_text, paint_mark, smaller, wrapped

ROW_HEIGHT = 52
BAR_WIDTH, BAR_HEIGHT = 56, 8
WIDEST_SOURCE, NARROWEST_NAME, WIDEST_NAME = 152, 150, 200
MARK_ONLY = 24
"""A column of sources no wider shows the mark alone (its words stand in the tool tip and in the panel)."""
_PAD = 10
Index = QModelIndex | QPersistentModelIndex


class RankingDelegate(QStyledItemDelegate):
    """Paints the cells that are more than a word."""

    def __init__(self, model: RankingRows, view: QTableView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: RankedDiseaseView = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.brush(QPalette.ColorRole.Highlight))
        painter.fillRect(
            QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), self._ink("separator")
        )
        rect = option.rect.adjusted(_PAD, 0, -_PAD, -1)
        painter.setFont(option.font)
        column = RankingColumn(index.column())
        if column == RankingColumn.RANK:
            draw_text(painter, rect, str(row.rank), self._ink("muted"))
        elif column == RankingColumn.DISEASE:
            self._paint_disease(painter, rect, row, option.font)
        elif column == RankingColumn.SHARE:
            self._paint_share(painter, rect, row)
        elif column == RankingColumn.SOURCE:
            self._paint_source(painter, rect, row)
        elif column == RankingColumn.EVIDENCE:
            self._paint_evidence(painter, rect, row, option.font)
        else:
            draw_text(painter, rect, str(self._model.data(index)), self._ink("accent"), Qt.AlignmentFlag.AlignRight)
        painter.restore()

    def _ink(self, token: str) -> QColor:
        return tokens_of(self._view).colour(token)

    def _paint_disease(self, painter: QPainter, rect: QRect, row: RankedDiseaseView, font: QFont) -> None:
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        name, code, mark = self._model.name(row), self._model.code(row), self._model.mark(row)
        lines = wrapped(name, QFontMetrics(bold), rect.width(), 2)
        small = smaller(font)
        below = [(code, "muted")] if code and len(lines) == 1 else []
        below += [(f"{DO_NOT_MISS_MARK} {mark}", "danger")] if mark else []
        height = QFontMetrics(bold).height() * len(lines) + (QFontMetrics(small).height() if below else 0)
        top = rect.center().y() - height // 2
        painter.setFont(bold)
        for line in lines:
            area = QRect(rect.left(), top, rect.width(), QFontMetrics(bold).height())
            draw_text(painter, area, line, self._ink("text"))
            top += area.height()
        painter.setFont(small)
        line = QRect(rect.left(), top, rect.width(), QFontMetrics(small).height())
        for text, ink in below:
            draw_text(painter, line, text, self._ink(ink))
            line = line.adjusted(QFontMetrics(small).horizontalAdvance(f"{text}  "), 0, 0, 0)

    def _paint_share(self, painter: QPainter, rect: QRect, row: RankedDiseaseView) -> None:
        share = self._share_of_bar(row)
        ink = self._ink({"common": "common", "orphan": "orphan", "none": "muted"}[source_of(row)])
        if share is not None:
            bar = QRectF(rect.left(), rect.center().y() - BAR_HEIGHT / 2 + 1, BAR_WIDTH, BAR_HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._ink("raised"))
            painter.drawRoundedRect(bar, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
            painter.setBrush(ink)
            filled = QRectF(bar.left(), bar.top(), max(2.0, bar.width() * share), bar.height())
            radius = min(BAR_HEIGHT / 2, filled.width() / 2)
            painter.drawRoundedRect(filled, radius, radius)
        draw_text(painter, rect.adjusted(BAR_WIDTH + 10, 0, 0, 0), self._model.share(row), self._ink("text"))

    def _share_of_bar(self, row: RankedDiseaseView) -> float | None:
        if row.probability is not None:
            return row.probability
        return row.matched / row.described if row.described and row.group in ("L", "C", "K") else None

    def _paint_source(self, painter: QPainter, rect: QRect, row: RankedDiseaseView) -> None:
        source = source_of(row)
        if source == "none":
            draw_text(painter, rect, "–", self._ink("muted"))
            return
        ink = self._ink(source)
        paint_mark(painter, QPointF(rect.left() + 6, rect.center().y() + 1), source, ink)
        if rect.width() > MARK_ONLY:
            self._paint_lines(painter, rect.adjusted(18, 0, 0, 0), self._model.source(row), ink)

    def _paint_lines(self, painter: QPainter, rect: QRect, text: str, ink: QColor) -> None:
        metrics = painter.fontMetrics()
        lines = wrapped(text, metrics, rect.width(), 2)
        top = rect.center().y() - metrics.height() * len(lines) // 2
        for line in lines:
            draw_text(painter, QRect(rect.left(), top, rect.width(), metrics.height()), line, ink)
            top += metrics.height()

    def _paint_evidence(self, painter: QPainter, rect: QRect, row: RankedDiseaseView, font: QFont) -> None:
        small = smaller(font)
        painter.setFont(small)
        height = QFontMetrics(small).height()
        top = rect.center().y() - height
        for sign, ink, speaks_for in (("+", "ok", True), ("−", "danger", False)):
            line = QRect(rect.left(), top, rect.width(), height)
            draw_text(painter, line, sign, self._ink(ink))
            self._paint_names(painter, line.adjusted(14, 0, 0, 0), self._model.evidence(row, speaks_for))
            top += height

    def _paint_names(self, painter: QPainter, rect: QRect, names: Sequence[str]) -> None:
        """As many whole names as have room, and how many more there are."""
        shown = ", ".join(names) or "–"
        for count in range(len(names) - 1, 0, -1):
            if painter.fontMetrics().horizontalAdvance(shown) <= rect.width():
                break
            shown = f"{', '.join(names[:count])} +{len(names) - count}"
        draw_text(painter, rect, shown, self._ink("muted"))


class RankingTable(QTableView):
    """Up and Down choose a row; Enter, or a click on Why, asks why it is there."""

    why_asked = Signal(object)
    """RankedDiseaseView"""
    row_chosen = Signal(object)
    escaped = Signal()

    def __init__(self, words: FindingWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = False
        self.ranking = RankingRows(words, self)
        self.setModel(self.ranking)
        self.setItemDelegate(RankingDelegate(self.ranking, self))
        self.retranslate()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(28)
        self.setMinimumHeight(140)
        self.clicked.connect(self._clicked)
        self.selectionModel().currentRowChanged.connect(self._tell_row)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Ranking of diseases"))
        self.ranking.retranslate()
        if self.ranking.rows:
            self._set_widths()
        self.viewport().update()

    def show_assessment(self, assessment: AssessmentView) -> None:
        self.ranking.show_assessment(assessment)
        self._set_widths()
        if assessment.rows:
            self.selectRow(0)

    def show_evidence(self, shown: bool) -> None:
        """Without it the table makes room for the panel behind Why: of the source, only the mark stays."""
        self._narrow = not shown
        self.ranking.set_narrow(self._narrow)
        self.setColumnHidden(RankingColumn.EVIDENCE, not shown)
        self.setColumnHidden(RankingColumn.WHY, not shown)
        self._set_widths()

    def current(self) -> RankedDiseaseView | None:
        index = self.currentIndex()
        return index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._ask_why()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.indexAt(event.position().toPoint())
        is_link = over.isValid() and over.column() == RankingColumn.WHY
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def _set_widths(self) -> None:
        """Columns as wide as what they say; the name of the disease comes before what speaks for it."""
        rows, ranking = self.ranking.rows, self.ranking
        share = self._widest(RankingColumn.SHARE, [ranking.share(row) for row in rows], BAR_WIDTH + 12)
        source = self._widest(RankingColumn.SOURCE, [ranking.source(row) for row in rows], 22)
        name = self._widest(RankingColumn.DISEASE, [ranking.name(row) for row in rows], 12)
        widths = {
            RankingColumn.RANK: 36,
            RankingColumn.DISEASE: min(max(name, NARROWEST_NAME), WIDEST_NAME),
            RankingColumn.SHARE: share,
            RankingColumn.SOURCE: 12 + 2 * _PAD if self._narrow else min(source, WIDEST_SOURCE),
            RankingColumn.WHY: self.fontMetrics().horizontalAdvance(self.tr("Why")) + 2 * _PAD + 4,
        }
        stretched = RankingColumn.DISEASE if self._narrow else RankingColumn.EVIDENCE
        header = self.horizontalHeader()
        for column in RankingColumn:
            mode = QHeaderView.ResizeMode.Stretch if column == stretched else QHeaderView.ResizeMode.Fixed
            header.setSectionResizeMode(column, mode)
            if column != stretched and column in widths:
                header.resizeSection(column, widths[column])

    def _widest(self, column: RankingColumn, texts: Sequence[str], beside: int) -> int:
        """Of the column's title and its texts; `beside`: px that a text shares its cell with."""
        metrics = self.fontMetrics()
        title = str(self.ranking.headerData(column, Qt.Orientation.Horizontal))
        text = max((metrics.horizontalAdvance(each) for each in texts), default=0)
        return max(text + beside, metrics.horizontalAdvance(title)) + 2 * _PAD

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == RankingColumn.WHY:
            self._ask_why()

    def _ask_why(self) -> None:
        if row := self.current():
            self.why_asked.emit(row)

    def _tell_row(self) -> None:
        if row := self.current():
            self.row_chosen.emit(row)
