"""The ranking of one diagnosis as a table: what each cell says, for the eye and for a screen reader."""

from __future__ import annotations

from enum import IntEnum
from typing import Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.services.assessment_views import AssessmentView, RankedDiseaseView
from app.ui.models.finding_words import FindingWords
from app.ui.translation import fill
from app.ui.widgets.source_label import catalogue_of

Index = QModelIndex | QPersistentModelIndex
Source = Literal["common", "orphan", "none"]


class RankingColumn(IntEnum):
    RANK = 0
    DISEASE = 1
    SHARE = 2
    SOURCE = 3
    EVIDENCE = 4
    WHY = 5


def source_of(row: RankedDiseaseView) -> Source:
    """Whose mark the row bears: a common disease, in the clinic's records or not, or one of the orphans' literature."""
    return "common" if row.group in ("L", "C") else "orphan" if row.group == "K" else "none"


def inside_sentence(label: str) -> str:
    """ "Joint pain" -> "joint pain", while "HIV infection" stays as it is."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


class RankingRows(QAbstractTableModel):
    """One row a disease. UserRole gives the RankedDiseaseView itself."""

    def __init__(self, words: FindingWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.rows: tuple[RankedDiseaseView, ...] = ()
        self._probabilities = False
        self._narrow = False

    def show_assessment(self, assessment: AssessmentView) -> None:
        self.beginResetModel()
        self.rows = assessment.rows
        self._probabilities = any(row.probability is not None for row in assessment.rows)
        self.endResetModel()

    def set_narrow(self, narrow: bool) -> None:
        """The source's mark alone, without words above it."""
        self._narrow = narrow
        self.retranslate()

    def retranslate(self) -> None:
        """The words are asked for anew with each painting; the headers must be told."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(RankingColumn) - 1)

    @property
    def has_probabilities(self) -> bool:
        return self._probabilities

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(RankingColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        share = self.tr("Of 100 such patients") if self._probabilities else self.tr("Findings that match")
        source = "" if self._narrow else self.tr("Known from")
        titles = ("", self.tr("Disease"), share, source, self.tr("For and against"), "")
        return titles[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, RankingColumn(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() != RankingColumn.WHY:
            return self._text(row, RankingColumn(index.column()))
        return None

    def name(self, row: RankedDiseaseView) -> str:
        if row.group == "N":
            return self.tr("No disease")
        if row.group == "U":
            return self.tr("Unknown disease")
        return self._words.disease((row.disease.term_id, *row.also), row.disease.label)

    def code(self, row: RankedDiseaseView) -> str:
        return row.disease.term_id if row.group in ("L", "C", "K") else ""

    def mark(self, row: RankedDiseaseView) -> str:
        """What must not be overlooked, "" where nothing is to be said."""
        return self.tr("do not miss") if row.do_not_miss else ""

    def share(self, row: RankedDiseaseView) -> str:
        """ "about 62", or "3 of 8 findings" where there are no probabilities."""
        if row.probability is None:
            found = fill(self.tr("%1 of %2"), row.matched, row.described)
            return found if row.group in ("L", "C", "K") else "–"
        of_100 = row.probability * 100
        if of_100 < 0.5:
            return self.tr("less than 1")
        if of_100 >= 99.5:
            return self.tr("more than 99")
        return fill(self.tr("about %1"), round(of_100))

    def source(self, row: RankedDiseaseView) -> str:
        if row.group == "L" or (row.group == "C" and row.records):
            return self.tr("%Ln of our patients", "", row.records)
        if row.group == "C":
            return self.tr("Common, none here yet")
        if row.group != "K":
            return "–"
        base = catalogue_of(row.disease.term_id) or self.tr("literature")
        if row.records:
            return fill(self.tr("%1 here, %2"), row.records, base)
        return fill(self.tr("%1, none here yet"), base)

    def evidence(self, row: RankedDiseaseView, speaks_for: bool) -> tuple[str, ...]:
        """What speaks for, or against, strongest first."""
        return tuple(self._words.evidence(each) for each in (row.speaks_for if speaks_for else row.speaks_against))

    def _text(self, row: RankedDiseaseView, column: RankingColumn) -> str:
        if column == RankingColumn.RANK:
            return str(row.rank)
        if column == RankingColumn.DISEASE:
            return " ".join(each for each in (self.name(row), self.code(row), self.mark(row)) if each)
        if column == RankingColumn.SHARE:
            return self.share(row)
        if column == RankingColumn.SOURCE:
            return self.source(row)
        if column == RankingColumn.EVIDENCE:
            both = self.tr("for: %1; against: %2")
            sides = (", ".join(self.evidence(row, speaks_for)) or "–" for speaks_for in (True, False))
            return fill(both, *sides)
        return self.tr("Why")
