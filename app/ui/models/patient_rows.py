"""Patients as a table of any length: pages are asked of the store as they come into view."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.services.patient_views import PatientPage, PatientRow
from app.ui.models.patient_words import consent_state, sex_letter, short_age
from app.ui.times import short_date
from app.ui.words import disease_words

Index = QModelIndex | QPersistentModelIndex
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
PAGE = 100
PAGES_KEPT = 50
"""5,000 rows stay in memory, whatever the table's length."""


class PatientColumn(IntEnum):
    PATIENT = 0
    AGE_SEX = 1
    SEEN = 2
    DIAGNOSIS = 3
    CONSENT = 4


class PatientRows(QAbstractTableModel):
    """`ask(page)` leads to `take(page, answer)`; after `failed(page)` it is asked again. UserRole: the PatientRow."""

    arrived = Signal()

    def __init__(self, ask: Callable[[int], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._total = 0
        self._pages: OrderedDict[int, tuple[PatientRow, ...]] = OrderedDict()
        self._asked: set[int] = set()

    @property
    def total(self) -> int:
        return self._total

    def start(self, first: PatientPage) -> None:
        """Another list, of which the first page is here."""
        self.beginResetModel()
        self._pages.clear()
        self._asked.clear()
        self._total = first.total
        self._pages[0] = first.rows
        self.endResetModel()
        self.arrived.emit()

    def take(self, page: int, answer: PatientPage) -> None:
        self._asked.discard(page)
        self._pages[page] = answer.rows
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        top = self.index(page * PAGE, 0)
        self.dataChanged.emit(top, self.index(min(self._total, (page + 1) * PAGE) - 1, len(PatientColumn) - 1))
        self.arrived.emit()

    def failed(self, page: int) -> None:
        self._asked.discard(page)

    def patient(self, row: int) -> PatientRow | None:
        """None while its page is on its way."""
        page, at = divmod(row, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            if page not in self._asked and 0 <= row < self._total:
                self._asked.add(page)
                self._ask(page)
            return None
        self._pages.move_to_end(page)
        return rows[at] if at < len(rows) else None

    def row_of(self, patient_id: str) -> int | None:
        """Where a patient stands, if that page is here."""
        for page, rows in self._pages.items():
            for at, row in enumerate(rows):
                if row.patient_id == patient_id:
                    return page * PAGE + at
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(PatientColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Patient"),
            self.tr("Age, sex"),
            self.tr("Last seen"),
            self.tr("Diagnosis"),
            self.tr("Consent"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole, Qt.ItemDataRole.ToolTipRole):
            return None
        patient = self.patient(index.row())
        if role == Qt.ItemDataRole.UserRole:
            return patient
        return self._text(patient, PatientColumn(index.column())) if patient else "…"

    def retranslate(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(PatientColumn) - 1)
        if self._total:
            last = self.index(self._total - 1, len(PatientColumn) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _text(self, patient: PatientRow, column: PatientColumn) -> str:
        if column == PatientColumn.PATIENT:
            return patient.label or patient.patient_id
        if column == PatientColumn.AGE_SEX:
            return ", ".join(part for part in (short_age(patient.age_years), sex_letter(patient.sex)) if part)
        if column == PatientColumn.SEEN:
            return short_date(patient.last_seen, with_year=True) if patient.last_seen else ""
        return disease_words(patient.diagnosis) if column == PatientColumn.DIAGNOSIS else consent_state(patient.consent)
