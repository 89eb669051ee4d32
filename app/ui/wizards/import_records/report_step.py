"""After the import: what came in, and the way to take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from app.services.import_cases import RowProblemView, UndoReport, undo_import
from app.services.rights import Act
from app.ui.context import AppContext
from app.ui.models.refusal_rows import refusal_columns
from app.ui.problems import show_problem
from app.ui.theme import BETWEEN, INSIDE
from app.ui.translation import fill, whole
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.table import RecordsModel, Table
from app.ui.widgets.text import FieldLabel, Text
from app.ui.wizard import WizardStep
from app.ui.wizards.import_records.draft import ImportDraft


class ReportStep(WizardStep):
    """Signal `undone` once the import was taken back."""

    undone = Signal()

    def __init__(self, context: AppContext, draft: ImportDraft) -> None:
        super().__init__()
        self._context, self._draft = context, draft
        self._busy = False
        self._summary = Text(role="figure", wrap=True)
        self._seconds = Text(role="muted")
        self.undo, self.undo_reason = Button(role="danger"), QLineEdit()
        self._reason_label = FieldLabel("", self.undo_reason)
        self.undo.clicked.connect(self._undo)
        self.undo_reason.textChanged.connect(self._look)
        self.refused: RecordsModel[RowProblemView] = RecordsModel(self)
        self._table = Table()
        self._table.setModel(self.refused)
        self._refused_card = Card(flush=True)
        self._refused_card.add(self._table, 1)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        done, back = Card(), Card()
        done.add(self._summary)
        done.add(self._seconds)
        row = QHBoxLayout()
        row.setSpacing(INSIDE)
        row.addWidget(self._reason_label)
        row.addWidget(self.undo_reason, 1)
        row.addWidget(self.undo)
        back.add(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(done)
        column.addWidget(back)
        back.setVisible(self._context.may(Act.UNDO_IMPORT))  # not before it has a parent: it would be a window
        column.addWidget(self._refused_card, 1)
        column.addStretch(0)

    def name(self) -> str:
        return self.tr("Report")

    def title(self) -> str:
        return self.tr("The records are in")

    def primary_text(self) -> str:
        return self.tr("Done")

    def reason(self) -> str:
        return self.tr("Undoing…") if self._busy else ""

    def can_go_back(self) -> bool:
        return self._draft.report is None

    def retranslate(self) -> None:
        self.undo.setText(self.tr("Undo this import"))
        self._reason_label.rename(self.tr("Something wrong? Why:"))
        self._table.setAccessibleName(self.tr("Refused rows"))
        self._refused_card.set_title(self.tr("Refused rows"))
        self.refused.set_columns(refusal_columns())
        self._show()

    def enter(self) -> None:
        self.undo_reason.clear()
        self._show()

    def proceed(self, go_on: Callable[[], None]) -> None:
        go_on()

    def _undo(self) -> None:
        report, reason = self._draft.report, self.undo_reason.text().strip()
        if report is None or not reason or self._busy:
            return
        workspace, batch_id = self._context.workspace, report.batch_id
        self._busy = True
        job = self._context.jobs.start(
            self.tr("Undo an import"), lambda progress: undo_import(workspace, batch_id, reason), lane="long"
        )
        job.succeeded.connect(self._undone)
        job.failed.connect(lambda error: show_problem(self, error))
        job.finished.connect(self._finished)
        self._look()

    def _undone(self, undone: UndoReport) -> None:
        self._context.tell_change("imports")
        self._context.tell_change("patients")
        words = self.tr("Undone: %1 cases, %2 patients")
        self._context.say(fill(words, whole(undone.cases), whole(undone.patients)))
        self.undone.emit()

    def _finished(self) -> None:
        self._busy = False
        self._look()

    def _show(self) -> None:
        report = self._draft.report
        if report is not None:
            words = self.tr("Cases: %1, patients: %2, refused rows: %3")
            self._summary.setText(fill(words, whole(report.cases), whole(report.patients), whole(report.refused_rows)))
            self._seconds.setText(fill(self.tr("in %1 s"), whole(max(1, round(report.seconds)))))
            self.refused.set_records(report.refused)
            self._table.fit_columns()
        self._refused_card.setVisible(report is not None and bool(report.refused))
        self._look()

    def _look(self) -> None:
        self.undo.setEnabled(bool(self.undo_reason.text().strip()) and not self._busy)
        self.changed.emit()
