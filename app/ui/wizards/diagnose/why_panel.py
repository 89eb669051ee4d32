"""Why a disease stands where it stands: what each finding contributes, as bars to both sides and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.services.assessment_views import EvidenceView, RankedDiseaseView
from app.ui.models.finding_words import FindingWords
from app.ui.models.ranking_rows import inside_sentence
from app.ui.theme import tokens_of
from app.ui.translation import fill
from app.ui.widgets.buttons import Button
from app.ui.widgets.text import Text
from app.ui.wizards.diagnose.look_up import LookUp

_ROW, _BAR = 28, 10


class ContributionBars(QWidget):
    """One bar a finding: to the right it speaks for the disease, to the left against. Length: nats."""

    def __init__(self, words: FindingWords) -> None:
        super().__init__()
        self._words = words
        self._evidence: tuple[EvidenceView, ...] = ()

    def show_evidence(self, evidence: Sequence[EvidenceView]) -> None:
        self._evidence = tuple(evidence)
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, _ROW * max(1, len(self._evidence)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = tokens_of(self).colour
        label_width = int(self.width() * 0.48)
        half = (self.width() - label_width - 16) / 2
        middle = label_width + 12 + half
        most = max((abs(each.nats) for each in self._evidence), default=1.0) or 1.0
        painter.setPen(QPen(colour("border"), 1))
        painter.drawLine(int(middle), 0, int(middle), _ROW * len(self._evidence))
        for at, each in enumerate(self._evidence):
            top = at * _ROW
            painter.setPen(colour("text"))
            said = self._words.evidence(each)
            label = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, label_width)
            painter.drawText(QRectF(0, top, label_width, _ROW), Qt.AlignmentFlag.AlignVCenter, label)
            length = max(2.0, half * abs(each.nats) / most)
            left = middle if each.nats > 0 else middle - length
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("ok" if each.nats > 0 else "danger"))
            painter.drawRoundedRect(QRectF(left, top + (_ROW - _BAR) / 2, length, _BAR), 2, 2)


class _Inside(QWidget):
    """As high as its wrapped texts need in the width it has, not in the narrowest one."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class WhyPanel(QFrame):
    """Beside the ranking; Escape closes it."""

    closed = Signal()

    def __init__(self, words: FindingWords) -> None:
        super().__init__()
        self._words = words
        self.setProperty("role", "card")
        self._title = Text(role="heading", wrap=True)
        self._scroll, self._inside = QScrollArea(), _Inside()
        self._about = Text(role="muted", wrap=True)
        self._bars = ContributionBars(words)
        self._table = self._make_table()
        self._table.hide()
        self._unexplained = Text(role="muted", wrap=True)
        self._expected = Text(role="muted", wrap=True)
        self._references = Text(role="muted", wrap=True)
        self._references.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.look_up = LookUp(words)
        self.close_button = Button()
        self.close_button.clicked.connect(self.closed)
        self._as_table = Button()
        self._as_table.setCheckable(True)
        self._as_table.toggled.connect(self._table.setVisible)
        self._as_table.toggled.connect(self._bars.setHidden)
        self._lay_out()
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self.close_button.setText(self.tr("Close"))
        self._as_table.setText(self.tr("As table"))
        self.look_up.retranslate()
        for widget in (self._bars, self._table, self._scroll):
            widget.setAccessibleName(self.tr("Contribution of each finding"))
        self._table.setHorizontalHeaderLabels([self.tr("Finding"), self.tr("Contribution, nats")])

    def show_row(self, row: RankedDiseaseView, name: str, references: Sequence[str]) -> None:
        """`name`: the disease as the table says it. `references`: of its profile, "PMID:…"."""
        evidence = (*row.speaks_for, *reversed(row.speaks_against))
        self._title.setText(fill(self.tr("Why %1"), name))
        self._about.setText(self._about_row(row))
        self._bars.show_evidence(evidence)
        self._bars.setAccessibleDescription(
            ", ".join(f"{self._words.evidence(each)} {QLocale().toString(each.nats, 'f', 1)}" for each in evidence)
        )
        self._fill_table(evidence)
        unexplained = [each for each in row.speaks_against if not each.excluded and each.term_id.startswith("HP:")]
        self._say(self._unexplained, self.tr("It does not explain: %1."), unexplained)
        self._say(self._expected, self.tr("Usual in it, and nothing was said of: %1."), row.expected)
        shown = ", ".join(references[:6])
        self._references.setText(fill(self.tr("References: %1"), shown))
        self._references.setVisible(bool(shown))
        self.look_up.show_row(row, (*evidence, *row.expected))
        narrowest = self._inside.minimumSizeHint().width()
        self._scroll.setMinimumWidth(narrowest + self._scroll.verticalScrollBar().sizeHint().width())
        self.show()

    def _about_row(self, row: RankedDiseaseView) -> str:
        if row.group == "U":
            return self.tr("What the findings leave to diseases that nobody has described.")
        if row.speaks_for or row.speaks_against:
            return self.tr("Right speaks for it, left against it.")
        return self.tr("No finding speaks for or against it: it stands here by how often it is met.")

    def _say(self, where: Text, sentence: str, findings: Sequence[EvidenceView]) -> None:
        names = [inside_sentence(self._words.evidence(each)) for each in findings]
        where.setText(fill(sentence, ", ".join(names)))
        where.setVisible(bool(names))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 2)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _fill_table(self, evidence: Sequence[EvidenceView]) -> None:
        self._table.setRowCount(len(evidence))
        for at, each in enumerate(evidence):
            number = QTableWidgetItem(("+" if each.nats > 0 else "−") + QLocale().toString(abs(each.nats), "f", 2))
            number.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._table.setItem(at, 0, QTableWidgetItem(self._words.evidence(each)))
            self._table.setItem(at, 1, number)
        header = self._table.horizontalHeader().sizeHint().height()
        rows = sum(self._table.rowHeight(at) for at in range(len(evidence)))
        self._table.setFixedHeight(header + rows + 2 * self._table.frameWidth())

    def _lay_out(self) -> None:
        """What is long scrolls within the panel: the page beside it keeps its place."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._scroll, 1)
        rows = QVBoxLayout(self._inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.look_up.codes)
        for widget in (self._about, self._bars, self._table, self._unexplained, self._expected):
            rows.addWidget(widget)
        rows.addWidget(self.look_up)
        rows.addWidget(self._references)
        rows.addStretch()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setMinimumHeight(60)
        self._scroll.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self._as_table)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        layout.addLayout(buttons)
