"""The patients of the clinic: searched and paged in the store, with one patient beside the list."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.services.browse import PatientPage, PatientRow, patients
from app.services.rights import Act
from app.ui.context import AppContext
from app.ui.models.patient_rows import PAGE, PatientColumn, PatientRows
from app.ui.models.patient_words import consent_state
from app.ui.pages.page import Page
from app.ui.pages.patient_detail import PatientDetail
from app.ui.problems import show_problem
from app.ui.theme import tokens_of
from app.ui.times import short_date
from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.table import Table

DEBOUNCE_MS = 120
WIDEST_NAME, WIDEST_TEXT, DETAIL_WIDTH = 260, 130, 340
EMPTY, FILLED = 0, 1


class PatientsPage(Page):
    """context.navigate("patients", patient_id="…") opens on a patient."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._text = ""
        self._wanted = ""
        self._generation = 0
        self.search = QLineEdit()
        self.search.setMaxLength(80)
        self.search.setClearButtonEnabled(True)
        self._timer = QTimer(self, interval=DEBOUNCE_MS, singleShot=True)
        self._timer.timeout.connect(self._load)
        self.search.textChanged.connect(lambda text: self._timer.start())
        self.search.returnPressed.connect(self._load)
        self.rows = PatientRows(self._ask, self)
        self.table = Table()
        self.table.setModel(self.rows)
        self._names = NameDelegate(self.table)
        self.table.setItemDelegateForColumn(PatientColumn.PATIENT, self._names)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.opened.connect(lambda row: self._diagnose())
        self.detail = PatientDetail(context)
        self.detail.changed.connect(self._load)
        self._empty = EmptyState()
        self._empty.asked.connect(self._begin)
        self._stack = QStackedWidget()
        self._arrange()
        self.retranslate()

    def retranslate(self) -> None:
        self.set_title(self.tr("Patients"), self._subtitle_words())
        self.search.setPlaceholderText(self.tr("Name or number…"))
        self.search.setAccessibleName(self.tr("Search patients"))
        self.table.setAccessibleName(self.tr("Patients"))
        sentence = self.tr("No patients yet. Import the clinic's records, or diagnose the first patient.")
        may_import = self.context.may(Act.IMPORT_CASES)
        self._empty.set_words(sentence, self.tr("Import records") if may_import else self.tr("Diagnose a patient"))
        self.rows.retranslate()
        self.detail.retranslate()

    def open(self, patient_id: str = "", **facts: Any) -> None:
        self._wanted = patient_id
        if patient_id:
            self.detail.show_patient(patient_id)

    def refresh(self) -> None:
        self._load()
        self.detail.reload()

    def shows(self, what: str) -> bool:
        return what in ("patients", "imports", "diagnoses")

    def _load(self) -> None:
        self._timer.stop()
        self._text = self.search.text().strip()
        self._generation += 1
        workspace, text, generation = self.context.workspace, self._text, self._generation
        job = self.context.jobs.start(
            self.tr("Patients"), lambda progress: (generation, patients(workspace, text, 0, PAGE)), lane="quick"
        )
        job.succeeded.connect(self._loaded)
        job.failed.connect(partial(show_problem, self))

    def _loaded(self, answer: tuple[int, PatientPage]) -> None:
        generation, page = answer
        if generation != self._generation:
            return
        self.rows.start(page)
        self.set_subtitle(self._subtitle_words())
        self._stack.setCurrentIndex(FILLED if page.total or self._text else EMPTY)
        self._set_widths()
        self._mark_wanted()

    def _ask(self, page: int) -> None:
        workspace, text, generation = self.context.workspace, self._text, self._generation
        job = self.context.jobs.start(
            self.tr("Patients"),
            lambda progress: (generation, page, patients(workspace, text, page, PAGE)),
            lane="quick",
        )
        job.succeeded.connect(self._arrived)
        job.failed.connect(lambda error: self.rows.failed(page))

    def _arrived(self, answer: tuple[int, int, PatientPage]) -> None:
        generation, page, rows = answer
        if generation == self._generation:
            self.rows.take(page, rows)

    def _mark_wanted(self) -> None:
        wanted = self._wanted or self.detail.patient_id
        row = self.rows.row_of(wanted) if wanted else None
        if row is not None:
            self.table.selectRow(row)
        elif self.rows.total and not wanted:
            self.table.selectRow(0)
        self._wanted = ""

    def _chosen(self, current: QModelIndex) -> None:
        patient = current.data(Qt.ItemDataRole.UserRole) if current.isValid() else None
        if isinstance(patient, PatientRow) and patient.patient_id != self.detail.patient_id:
            self.detail.show_patient(patient.patient_id)

    def _diagnose(self) -> None:
        if self.detail.patient_id and self.context.may(Act.DIAGNOSE):
            self.context.navigate("diagnose", patient_id=self.detail.patient_id)

    def _begin(self) -> None:
        self.context.navigate("import" if self.context.may(Act.IMPORT_CASES) else "diagnose")

    def _subtitle_words(self) -> str:
        if self._text:
            return self.tr("%Ln found", "", self.rows.total)
        return self.tr("%Ln patient(s)", "", self.rows.total)

    def _set_widths(self) -> None:
        header = self.table.horizontalHeader()
        metrics = self.table.fontMetrics()
        dates = [short_date(date(2026, month, 28), with_year=True) for month in range(1, 13)]
        for column, samples in (
            (PatientColumn.AGE_SEX, [self.tr("Age, sex")]),
            (PatientColumn.SEEN, dates),
            (PatientColumn.CONSENT, [self.tr("Consent"), consent_state("care+research")]),
        ):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            widest = max(metrics.horizontalAdvance(each) for each in samples) + 22
            header.resizeSection(column, min(widest, WIDEST_TEXT))
        header.setSectionResizeMode(PatientColumn.PATIENT, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(PatientColumn.PATIENT, self._name_width())
        header.setSectionResizeMode(PatientColumn.DIAGNOSIS, QHeaderView.ResizeMode.Stretch)

    def _name_width(self) -> int:
        """Of the first page's labels, with their mark."""
        metrics = self.table.fontMetrics()
        first = [patient for row in range(min(PAGE, self.rows.total)) if (patient := self.rows.patient(row))]
        labels = max((metrics.horizontalAdvance(each.label or each.patient_id) for each in first), default=0)
        mark = 0
        if any(each.synthetic for each in first):
            mark = QFontMetrics(mark_font(self.table.font())).horizontalAdvance(self._names.mark()) + 8
        return min(max(labels, 80) + mark + 26, WIDEST_NAME)

    def _arrange(self) -> None:
        self.detail.setFixedWidth(DETAIL_WIDTH)
        listed = Card(flush=True)
        listed.add(self.table, 1)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.search)
        left.addWidget(listed, 1)
        filled = QWidget()
        row = QHBoxLayout(filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self.detail)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(filled)
        self._stack.setCurrentIndex(FILLED)
        self.add(self._stack, 1)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search.setFocus)


class NameDelegate(QStyledItemDelegate):
    """The label, and at the right end the mark of who is made up."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.text = ""  # pyright: ignore[reportAttributeAccessIssue]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        patient, view = index.data(Qt.ItemDataRole.UserRole), self.parent()
        if not isinstance(view, QWidget):
            return
        tokens, area = tokens_of(view), option.rect.adjusted(10, 0, -8, 0)
        painter.save()
        if isinstance(patient, PatientRow) and patient.synthetic:
            painter.setFont(mark_font(option.font))
            painter.setPen(tokens.colour("common"))
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.mark())
            area.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(self.mark()) - 8, 0)
        painter.setFont(option.font)
        painter.setPen(tokens.colour("text"))
        label = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)
        painter.restore()

    def mark(self) -> str:
        return self.tr("SYNTHETIC")


def mark_font(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.72)
    return small
