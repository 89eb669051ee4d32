"""Step 3: the signature. Who approves is not who trained, and says it with a passphrase of his or her own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout

from app.services.approve_model import DecisionRequest, TaskView, VersionView, decide
from app.ui.context import AppContext
from app.ui.problems import show_problem
from app.ui.theme import BETWEEN, INSIDE
from app.ui.translation import fill
from app.ui.widgets.card import Card
from app.ui.widgets.text import FieldLabel, Text
from app.ui.wizard import WizardStep
from app.ui.wizards.approve.draft import APPROVE, ApprovalDraft

FIELD_WIDTH = 320


class SignStep(WizardStep):
    """Signal `sent_back` once a sending back is signed; an approval goes on to the next step."""

    sent_back = Signal()

    def __init__(self, context: AppContext, draft: ApprovalDraft) -> None:
        super().__init__()
        self._context, self._draft = context, draft
        self._busy = False
        self.user, self.passphrase = QLineEdit(), QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._user_label, self._passphrase_label = FieldLabel("", self.user), FieldLabel("", self.passphrase)
        self._meaning_name, self._meaning = Text(), Text(role="heading", wrap=True)
        self._reason_name, self._reason = Text(), Text(wrap=True)
        self._trained_name, self._trained = Text(), Text(wrap=True)
        for field in (self.user, self.passphrase):
            field.setMaximumWidth(FIELD_WIDTH)
            field.textChanged.connect(self.changed)
        grid = QGridLayout()
        grid.setHorizontalSpacing(BETWEEN)
        grid.setVerticalSpacing(INSIDE)
        rows = (
            (self._meaning_name, self._meaning),
            (self._reason_name, self._reason),
            (self._trained_name, self._trained),
            (self._user_label, self.user),
            (self._passphrase_label, self.passphrase),
        )
        for row, (name, value) in enumerate(rows):
            name.set_role("muted")
            grid.addWidget(name, row, 0)
            grid.addWidget(value, row, 1)
        grid.setColumnStretch(1, 1)
        card = Card()
        card.add(grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self.retranslate()

    def name(self) -> str:
        return self.tr("Sign")

    def title(self) -> str:
        return self.tr("Who answers for it?")

    def subtitle(self) -> str:
        return self.tr("A second person signs here, at this workstation; nobody approves what he or she trained.")

    def primary_text(self) -> str:
        return self.tr("Sign the approval") if self._draft.decision == APPROVE else self.tr("Sign and send back")

    def reason(self) -> str:
        if self._busy:
            return self.tr("Signing…")
        if not self.user.text().strip():
            return self.tr("Write the sign-in name of who signs.")
        return "" if self.passphrase.text() else self.tr("Write the passphrase of who signs.")

    def can_go_back(self) -> bool:
        return not self._busy and not self._draft.is_decided()

    def retranslate(self) -> None:
        self._meaning_name.setText(self.tr("Meaning"))
        self._reason_name.setText(self.tr("Why"))
        self._trained_name.setText(self.tr("Trained by"))
        self._user_label.rename(self.tr("Sign-in name"))
        self._passphrase_label.rename(self.tr("Passphrase"))
        self._show()

    def enter(self) -> None:
        self._show()
        (self.passphrase if self.user.text() else self.user).setFocus()

    def leave(self) -> None:
        """A passphrase does not wait for anybody."""
        self.passphrase.clear()

    def hideEvent(self, event: QHideEvent) -> None:
        self.passphrase.clear()
        super().hideEvent(event)

    def proceed(self, go_on: Callable[[], None]) -> None:
        run, evidence = self._draft.run, self._draft.evidence
        if run is None or evidence is None or self._busy:
            return
        request = DecisionRequest(
            run_id=run.run_id,
            decision=self._draft.decision,
            approver=self.user.text().strip(),
            passphrase=self.passphrase.text(),
            reason=self._draft.reason,
            opening=evidence.opening,
        )
        self.passphrase.clear()
        workspace = self._context.workspace
        self._set_busy(True)
        job = self._context.jobs.start(
            self.tr("Sign a decision"), lambda progress: decide(workspace, request, progress), lane="quick"
        )
        job.succeeded.connect(lambda made: self._signed(made, go_on))
        job.failed.connect(self._failed)

    def _signed(self, made: VersionView | tuple[TaskView, ...], go_on: Callable[[], None]) -> None:
        self.user.clear()
        self._set_busy(False)
        if isinstance(made, VersionView):
            self._draft.version = made
            self._context.tell_change("registry")
            go_on()
        else:
            self._draft.tasks = made
            self._context.tell_change("tasks")
            self.sent_back.emit()

    def _failed(self, error: BaseException) -> None:
        self._set_busy(False)
        self.passphrase.setFocus()
        show_problem(self, error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.changed.emit()

    def _show(self) -> None:
        approve = self.tr("I have seen the figures on the locked part and answer for the use of this model.")
        back = self.tr("I have seen the figures on the locked part; this model is not to be used.")
        self._meaning.setText(approve if self._draft.decision == APPROVE else back)
        self._reason.setText(self._draft.reason.strip())
        run = self._draft.run
        words = self.tr("%1, who therefore may not approve it")
        self._trained.setText(fill(words, run.trained_by) if run else "")
        self.changed.emit()
