"""Step 4: what an import would do, without doing it: what comes in, what is doubtful, what is refused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QTabWidget, QVBoxLayout, QWidget

from app.services.import_cases import CheckView, ImportCheck, RowProblemView, check_import
from app.ui.context import AppContext
from app.ui.jobs import Job
from app.ui.models.refusal_rows import refusal_columns, warning_columns
from app.ui.problems import show_problem
from app.ui.theme import BETWEEN
from app.ui.translation import fill, whole
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.table import Column, RecordsModel, Table
from app.ui.widgets.text import Text
from app.ui.wizard import WizardStep
from app.ui.wizards.import_records.draft import ImportDraft
from app.ui.words import stage_words

FEW = 20
"""A diagnosis with so few cases, or fewer, is a zebra in the making."""
FIGURES = ("cases", "patients", "doubtful", "refused")
Label = tuple[str, int]


class CheckStep(WizardStep):
    """The check starts by itself, and again when file or mapping changed."""

    def __init__(self, context: AppContext, draft: ImportDraft) -> None:
        super().__init__()
        self._context, self._draft = context, draft
        self._job: Job | None = None
        self.already = Banner("warning")
        self._stage, self._bar, self.again = Text(role="muted"), QProgressBar(), Button()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self.again.clicked.connect(self.start)
        self.figures = {name: Text(role="figure") for name in FIGURES}
        self._captions = {name: Text(role="muted") for name in FIGURES}
        self._summary = QWidget()
        self.refused: RecordsModel[RowProblemView] = RecordsModel(self)
        self.warnings: RecordsModel[CheckView] = RecordsModel(self)
        self.labels: RecordsModel[Label] = RecordsModel(self)
        self._tables = {name: Table() for name in ("refused", "warnings", "labels")}
        self._empty = {name: Text(role="muted") for name in self._tables}
        self.tabs = QTabWidget()
        self.tabs.tabBar().setDrawBase(False)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._summary)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(BETWEEN)
        for name in FIGURES:
            card = Card()
            card.add(self.figures[name])
            card.add(self._captions[name])
            row.addWidget(card, 1)
        models = {"refused": self.refused, "warnings": self.warnings, "labels": self.labels}
        for name, table in self._tables.items():
            table.setModel(models[name])
            page = Card(flush=True)
            page.add(self._empty[name])
            page.add(table, 1)
            self.tabs.addTab(page, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        for widget in (self.already, self._stage, self._bar):
            column.addWidget(widget)
        again = QHBoxLayout()
        again.addWidget(self.again)
        again.addStretch(1)
        column.addLayout(again)
        column.addWidget(self._summary)
        column.addWidget(self.tabs, 1)
        column.addStretch(0)

    def name(self) -> str:
        return self.tr("Check")

    def title(self) -> str:
        return self.tr("What would come in?")

    def subtitle(self) -> str:
        return self.tr("Everything was read as the import will read it; nothing was written.")

    def reason(self) -> str:
        check = self._draft.check if self._draft.is_checked() else None
        if self._job is not None:
            return self.tr("Checking…")
        if check is None:
            return self.tr("The check did not come to an end.")
        if check.already_imported:
            return self.tr("This file was imported already.")
        return "" if check.cases else self.tr("No row could be understood: look at the mapping.")

    def retranslate(self) -> None:
        words = {
            "cases": self.tr("cases come in"),
            "patients": self.tr("patients"),
            "doubtful": self.tr("▲ doubtful, come in"),
            "refused": self.tr("✗ rows refused"),
        }
        for name, text in words.items():
            self._captions[name].setText(text)
        self.again.setText(self.tr("Check again"))
        self.already.show_message(
            "warning", self.tr("Imported already"), self.tr("The same file, byte by byte, is in the store.")
        )
        for name, text in (
            ("refused", self.tr("No row is refused.")),
            ("warnings", self.tr("Nothing is doubtful.")),
            ("labels", self.tr("No case has a diagnosis.")),
        ):
            self._empty[name].setText(text)
        self._tables["refused"].setAccessibleName(self.tr("Refused rows"))
        self._tables["warnings"].setAccessibleName(self.tr("What is doubtful"))
        self._tables["labels"].setAccessibleName(self.tr("Diagnoses"))
        self._bar.setAccessibleName(self.tr("Check"))
        self.refused.set_columns(refusal_columns())
        self.warnings.set_columns(warning_columns())
        self.labels.set_columns(
            [
                Column(self.tr("Diagnosis"), lambda label: label[0], stretch=True),
                Column(self.tr("Cases"), lambda label: whole(label[1]), numeric=True),
                Column(self.tr("To learn from"), self._enough, token=_few_token),
            ]
        )
        self._show()

    def enter(self) -> None:
        if not self._draft.is_checked() and self._job is None:
            self.start()
        self._show()

    def leave(self) -> None:
        """Going back stops a check under way: the mapping is about to change."""
        if self._job is not None:
            self._job.cancel()

    def proceed(self, go_on: Callable[[], None]) -> None:
        go_on()

    def start(self) -> None:
        """Read the whole file with the mapping as it stands."""
        path, profile = self._draft.path, self._draft.profile
        if path is None or self._job is not None:
            return
        workspace = self._context.workspace
        job = self._context.jobs.start(
            self.tr("Check an import"), lambda progress: check_import(workspace, path, profile, progress), lane="long"
        )
        self._job = job
        self._bar.setValue(0)
        job.progressed.connect(self._progressed)
        job.succeeded.connect(self._checked)
        job.failed.connect(self._failed)
        job.finished.connect(self._finished)
        self._show()

    def _progressed(self, fraction: float, stage: str) -> None:
        self._bar.setValue(int(1000 * fraction))
        self._stage.setText(stage_words(stage))

    def _checked(self, check: ImportCheck) -> None:
        self._draft.take_check(check)

    def _failed(self, error: BaseException) -> None:
        show_problem(self, error)

    def _finished(self) -> None:
        self._job = None
        self._show()

    def _show(self) -> None:
        check = self._draft.check if self._draft.is_checked() and self._job is None else None
        for widget in (self._bar, self._stage):
            widget.setVisible(self._job is not None)
        self.again.setVisible(self._job is None and check is None and self._draft.path is not None)
        self.already.setVisible(check is not None and check.already_imported is not None)
        for widget in (self._summary, self.tabs):
            widget.setVisible(check is not None)
        if check is not None:
            self._show_check(check)
        self.changed.emit()

    def _show_check(self, check: ImportCheck) -> None:
        doubtful = sum(each.count for each in check.warnings)
        shown = {"cases": check.cases, "patients": check.patients, "doubtful": doubtful, "refused": check.refused_rows}
        for name, number in shown.items():
            self.figures[name].setText(whole(number))
        self._captions["doubtful"].set_role("warning" if doubtful else "muted")
        self._captions["refused"].set_role("danger" if check.refused else "muted")
        few = sum(number <= FEW for _, number in check.labels)
        self.refused.set_records(check.refused)
        self.warnings.set_records(check.warnings)
        self.labels.set_records(sorted(check.labels, key=lambda label: (label[1], label[0])))
        for name, records in (("refused", check.refused), ("warnings", check.warnings), ("labels", check.labels)):
            self._tables[name].setVisible(bool(records))
            self._tables[name].fit_columns()
            self._empty[name].setVisible(not records)
        self.tabs.setTabText(0, fill(self.tr("Refused (%1)"), whole(check.refused_rows)))
        self.tabs.setTabText(1, fill(self.tr("Doubtful (%1)"), whole(len(check.warnings))))
        self.tabs.setTabText(2, fill(self.tr("Diagnoses (%1, of these %2 with few cases)"), len(check.labels), few))

    def _enough(self, label: Label) -> str:
        return self.tr("◇ few cases") if label[1] <= FEW else self.tr("● enough")


def _few_token(label: Label) -> str:
    return "orphan" if label[1] <= FEW else "common"
