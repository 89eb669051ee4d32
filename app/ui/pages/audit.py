"""Audit: what everybody did, newest first, and whether the chain of it is whole."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from app.services.browse import AuditView, audit_events
from app.services.rights import Act
from app.services.verify_audit import AuditVerdict, verify_audit
from app.services.workspace import Workspace
from app.ui.context import AppContext
from app.ui.pages.page import Page
from app.ui.problems import show_problem
from app.ui.theme import BETWEEN
from app.ui.times import moment
from app.ui.translation import fill
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.table import Column, RecordsModel, Table
from mlpipeline.progress import Progress

PAGE, WAIT_MS = 200, 250


class AuditPage(Page):
    """200 events at a time; “Older” reads on."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._events: list[AuditView] = []
        self._verify = Button()
        self._verify.clicked.connect(self._on_verify)
        self._verify.setEnabled(context.may(Act.VERIFY_AUDIT))
        self.add_action(self._verify)
        self._search, self._older = QLineEdit(), Button()
        self._search.setClearButtonEnabled(True)
        self._pause = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._pause.timeout.connect(self.refresh)
        self._search.textChanged.connect(lambda _text: self._pause.start())
        self._older.clicked.connect(self._read_older)
        self._banner = Banner()
        self._banner.hide()
        self._table = Table()
        self._rows: RecordsModel[AuditView] = RecordsModel(self._table)
        self._table.setModel(self._rows)
        card = Card(flush=True)
        card.add(self._table, 1)
        row = QHBoxLayout()
        row.setSpacing(BETWEEN)
        row.addWidget(self._search, 1)
        row.addWidget(self._older)
        self.add(self._banner)
        self.add(row)
        self.add(card, 1)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_title(self.tr("Audit"), self.tr("Everything done here, newest first. Nobody can change it."))
        self._verify.setText(self.tr("Check the chain"))
        self._search.setPlaceholderText(self.tr("Person, act or subject…"))
        self._search.setAccessibleName(self.tr("Search the audit"))
        self._older.setText(self.tr("Older"))
        self._table.setAccessibleName(self.tr("Events"))
        self._rows.set_columns(
            [
                Column(self.tr("No."), lambda each: QLocale().toString(each.seq), numeric=True),
                Column(self.tr("When"), lambda each: moment(each.at)),
                Column(self.tr("Who"), lambda each: each.actor),
                Column(self.tr("What"), lambda each: each.act),
                Column(self.tr("On"), lambda each: each.subject, tip=lambda each: each.subject),
                Column(self.tr("Facts"), facts_words, stretch=True, tip=facts_words),
            ]
        )
        self._table.fit_columns(widest=260)

    def refresh(self) -> None:
        self._ask(None)

    def shows(self, what: str) -> bool:
        return False  # every look is an event itself: the page is read anew by F5 or a visit

    def _read_older(self) -> None:
        self._ask(self._events[-1].seq if self._events else None)

    def _ask(self, before: int | None) -> None:
        read = partial(_read, self.context.workspace, before, self._search.text())
        job = self.context.jobs.start(self.tr("Audit"), read, lane="quick")
        job.succeeded.connect(partial(self._show_events, before))
        job.failed.connect(partial(show_problem, self))

    def _show_events(self, before: int | None, found: tuple[AuditView, ...]) -> None:
        self._events = [*self._events, *found] if before is not None else list(found)
        self._rows.set_records(self._events)
        self._older.setEnabled(len(found) == PAGE)
        self._table.fit_columns(widest=260)

    def _on_verify(self) -> None:
        self._verify.setEnabled(False)
        workspace = self.context.workspace
        job = self.context.jobs.start(self.tr("Check the chain"), lambda _progress: verify_audit(workspace))
        job.succeeded.connect(self._show_verdict)
        job.failed.connect(partial(show_problem, self))
        job.finished.connect(lambda: self._verify.setEnabled(True))

    def _show_verdict(self, verdict: AuditVerdict) -> None:
        count = QLocale().toString(verdict.events)
        if verdict.ok:
            words = fill(self.tr("%1 events, each linked to the one before. Last link: %2"), count, verdict.head[:16])
            self._banner.show_message("info", self.tr("The chain is whole"), words)
        else:
            first = "–" if verdict.first_bad is None else QLocale().toString(verdict.first_bad)
            words = fill(
                self.tr("Event %1 of %2 does not fit. Keep this workspace as it is and tell the administrator."),
                first,
                count,
            )
            self._banner.show_message("danger", self.tr("The chain is broken"), words)
        self._banner.show()


def facts_words(event: AuditView) -> str:
    """done add · roles clinician"""

    def shown(value: object) -> str:
        return ", ".join(str(each) for each in value) if isinstance(value, list | tuple) else str(value)

    return " · ".join(f"{name} {shown(value)}" for name, value in event.facts.items())


def _read(workspace: Workspace, before: int | None, text: str, _progress: Progress) -> tuple[AuditView, ...]:
    return audit_events(workspace, before, PAGE, text)
