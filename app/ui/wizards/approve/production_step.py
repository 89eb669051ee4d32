"""Step 4: put the new version into production. The one it replaces stays one step away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout

from app.services.activate_model import activate_model
from app.services.browse import VersionView, versions
from app.services.rights import Act
from app.ui.context import AppContext
from app.ui.models.version_rows import approval_of, is_in_production, lineage_words, version_name
from app.ui.problems import show_problem
from app.ui.theme import BETWEEN
from app.ui.translation import fill
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card
from app.ui.widgets.text import Text
from app.ui.wizard import WizardStep
from app.ui.wizards.approve.draft import ApprovalDraft
from app.ui.words import family_words


class ProductionStep(WizardStep):
    """Signal `later`: approved, but not put into production now."""

    later = Signal()

    def __init__(self, context: AppContext, draft: ApprovalDraft) -> None:
        super().__init__()
        self._context, self._draft = context, draft
        self._busy = False
        self._now: VersionView | None = None
        self._new, self._signed = Text(role="figure"), Text(role="muted", wrap=True)
        self._replaces, self._golden = Text(wrap=True), Text(role="muted", wrap=True)
        self._bar, self.not_now = QProgressBar(), LinkButton()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self.not_now.clicked.connect(self.later)
        card = Card()
        for widget in (self._new, self._signed, self._replaces, self._golden, self._bar):
            card.add(widget)
        row = QHBoxLayout()
        row.addWidget(self.not_now)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(card)
        column.addLayout(row)
        column.addStretch(1)
        self.retranslate()

    def name(self) -> str:
        return self.tr("Production")

    def title(self) -> str:
        return self.tr("Approved. Use it from now on?")

    def primary_text(self) -> str:
        return self.tr("Put into production")

    def reason(self) -> str:
        if self._busy:
            return self.tr("Running its golden cases…")
        if not self._context.may(Act.ACTIVATE):
            return self.tr("An approver or administrator puts it into production, under Registry.")
        return ""

    def can_go_back(self) -> bool:
        return not self._busy and self._draft.version is None

    def retranslate(self) -> None:
        self.not_now.setText(self.tr("Not now: it stays in the registry"))
        self._golden.setText(self.tr("Its golden cases run first: it must answer them exactly as when it was trained."))
        self._bar.setAccessibleName(self.tr("Golden cases"))
        self._show()

    def enter(self) -> None:
        workspace = self._context.workspace
        job = self._context.jobs.start(self.tr("Versions"), lambda progress: versions(workspace), lane="quick")
        job.succeeded.connect(self._read)
        job.failed.connect(partial(show_problem, self))
        self._show()

    def proceed(self, go_on: Callable[[], None]) -> None:
        version = self._draft.version
        if version is None or self._busy:
            return
        workspace, number, reason = self._context.workspace, version.number, self._draft.reason
        self._busy = True
        job = self._context.jobs.start(
            self.tr("Activate a model"), lambda progress: activate_model(workspace, number, reason, progress)
        )
        job.progressed.connect(lambda fraction, stage: self._bar.setValue(int(1000 * fraction)))
        job.succeeded.connect(lambda active: self._activated(active, go_on))
        job.failed.connect(self._failed)
        self._show()

    def _activated(self, version: VersionView, go_on: Callable[[], None]) -> None:
        self._busy = False
        self._context.tell_change("registry")
        self._context.say(fill(self.tr("%1 is in production"), version_name(version)))
        go_on()

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self._show()
        show_problem(self, error)

    def _read(self, found: tuple[VersionView, ...]) -> None:
        self._now = next((each for each in found if is_in_production(each)), None)
        self._show()

    def _show(self) -> None:
        version = self._draft.version
        if version is not None:
            self._new.setText(f"{version_name(version)} · {family_words(version.family)} · {lineage_words(version)}")
            approval = approval_of(version)
            words = self.tr("Signed by %1 as opening %2: %3")
            self._signed.setText(fill(words, approval.by, approval.opening, approval.reason) if approval else "")
        if self._now is None:
            self._replaces.setText(self.tr("No version is in production yet."))
        else:
            words = self.tr("It replaces %1 (%2), which stays one roll-back away.")
            self._replaces.setText(fill(words, version_name(self._now), family_words(self._now.family)))
        self._bar.setVisible(self._busy)
        self.not_now.setEnabled(not self._busy)
        self.changed.emit()
