"""Data: what was imported, from which file, on which legal basis, and how to take an import back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.browse import BatchView, RowProblemView, batch_problems, batches
from app.services.import_cases import UndoReport, undo_import
from app.services.rights import Act
from app.ui.context import AppContext
from app.ui.models.batch_rows import basis_words, batch_columns
from app.ui.models.refusal_rows import refusal_columns
from app.ui.models.run_rows import tighten
from app.ui.pages.page import Page
from app.ui.pages.reason_dialog import ReasonDialog
from app.ui.problems import show_problem
from app.ui.translation import fill, whole
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.table import RecordsModel, Table
from app.ui.widgets.text import Text

SHOWN_REFUSED = 7


class DataPage(Page):
    """context.navigate("data", batch_id=…) selects an import."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.import_records = PrimaryButton(keys="Ctrl+I")
        self.import_records.clicked.connect(lambda: context.navigate("import"))
        self.add_action(self.import_records)
        self.empty = EmptyState(keys="Ctrl+I")
        self.empty.asked.connect(lambda: context.navigate("import"))
        self.rows: RecordsModel[BatchView] = RecordsModel(self)
        self.table = Table()
        self.table.setModel(self.rows)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self._imports = Card(flush=True)
        self._imports.add(self.table)
        self._about, self.undo = Text(role="muted", wrap=True), Button(role="danger")
        self.undo.clicked.connect(self.ask_undo)
        self.refused: RecordsModel[RowProblemView] = RecordsModel(self)
        self.refused_table = Table()
        self.refused_table.setModel(self.refused)
        self.refused_table.grow_with_rows(SHOWN_REFUSED)
        self._none_refused = Text(role="muted")
        self._detail = Card()
        self._wanted = ""
        self._lay_out_body()
        self.retranslate()

    def _lay_out_body(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._about, 1)
        head.addWidget(self.undo)
        self._detail.add(head)
        self._detail.add(self._none_refused)
        self._detail.add(self.refused_table)
        self.add(self.empty, 1)
        self.add(self._imports, 1)
        self.add(self._detail)
        self._show_parts(())

    def retranslate(self) -> None:
        self.set_title(self.tr("Data"), self.tr("Every import with its file, its legal basis and what was refused."))
        self.import_records.setText(self.tr("Import records"))
        offered = self.tr("Import records") if self.context.may(Act.IMPORT_CASES) else ""
        self.empty.set_words(self.tr("No records yet: import a table or phenopackets to begin."), offered)
        self.undo.setText(self.tr("Undo this import…"))
        self._none_refused.setText(self.tr("No row of this import was refused."))
        self.table.setAccessibleName(self.tr("Imports"))
        self.refused_table.setAccessibleName(self.tr("Refused rows"))
        self.rows.set_columns(batch_columns())
        self.refused.set_columns(refusal_columns())

    def shows(self, what: str) -> bool:
        return what in ("imports", "patients")

    def open(self, batch_id: str = "", **facts: Any) -> None:
        self._wanted = batch_id

    def refresh(self) -> None:
        self._read(lambda: batches(self.context.workspace), self._show_batches)

    def chosen_batch(self) -> BatchView | None:
        row = self.table.currentIndex().row()
        return self.rows.record(row) if 0 <= row < self.rows.rowCount() else None

    def ask_undo(self) -> None:
        """Only with a reason."""
        batch = self.chosen_batch()
        if batch is None:
            return
        sentence = self.tr("The %1 cases of %2 leave the store, and the patients who have nothing else with them. The "
                           "record of the import stays.")  # fmt: skip
        words = fill(sentence, whole(batch.cases), batch.source_name)
        dialog = ReasonDialog(self, self.tr("Undo this import?"), words, self.tr("Undo the import"))
        dialog.given.connect(partial(self._undo, batch.batch_id))
        dialog.open()

    def _undo(self, batch_id: str, reason: str) -> None:
        workspace = self.context.workspace
        work = partial(undo_import, workspace, batch_id, reason)
        job = self.context.jobs.start(self.tr("Undo an import"), lambda progress: work(), lane="long")
        job.succeeded.connect(self._undone)
        job.failed.connect(partial(show_problem, self))

    def _undone(self, report: UndoReport) -> None:
        self.context.tell_change("imports")
        self.context.tell_change("patients")
        self.context.say(fill(self.tr("Undone: %1 cases, %2 patients"), whole(report.cases), whole(report.patients)))

    def _read(self, read: Callable[[], object], show: Callable[[Any], None]) -> None:
        job = self.context.jobs.start(self.tr("Imports"), lambda progress: read(), lane="quick")
        job.succeeded.connect(show)
        job.failed.connect(partial(show_problem, self))

    def _show_batches(self, found: tuple[BatchView, ...]) -> None:
        before = self._wanted or (batch.batch_id if (batch := self.chosen_batch()) else "")
        self._wanted = ""
        self.rows.set_records(found)
        self.table.fit_columns()
        tighten(self.table)
        self._show_parts(found)
        if found:
            ids = [batch.batch_id for batch in found]
            self.table.selectRow(ids.index(before) if before in ids else 0)

    def _show_parts(self, found: tuple[BatchView, ...]) -> None:
        parts: tuple[tuple[QWidget, bool], ...] = (
            (self.empty, not found),
            (self._imports, bool(found)),
            (self._detail, bool(found)),
            (self.import_records, bool(found) and self.context.may(Act.IMPORT_CASES)),
        )
        for widget, is_shown in parts:
            widget.setVisible(is_shown)

    def _chosen(self) -> None:
        batch = self.chosen_batch()
        if batch is None:
            return
        self._detail.set_title(fill(self.tr("Import %1"), batch.number), batch.source_name)
        self._about.setText(fill(self.tr("Legal basis: %1 · format %2"), basis_words(batch.legal_basis), batch.format))
        self.undo.setVisible(batch.undone_at is None and self.context.may(Act.UNDO_IMPORT))
        self.refused_table.hide()
        self._none_refused.setVisible(not batch.refused)
        if batch.refused:
            self._read(partial(_problems, self.context, batch.batch_id), self._show_refused)

    def _show_refused(self, answer: tuple[str, tuple[RowProblemView, ...]]) -> None:
        batch_id, problems = answer
        batch = self.chosen_batch()
        if batch is None or batch.batch_id != batch_id:
            return
        self.refused.set_records(problems)
        self.refused_table.fit_columns()
        self.refused_table.show()


def _problems(context: AppContext, batch_id: str) -> tuple[str, tuple[RowProblemView, ...]]:
    return batch_id, batch_problems(context.workspace, batch_id)
