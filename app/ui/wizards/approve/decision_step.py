"""Step 2: approve, or back to preparation with the reasons that become tasks there."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QPlainTextEdit, QRadioButton, QVBoxLayout

from app.ui.context import AppContext
from app.ui.models.run_words import missed_words
from app.ui.theme import BETWEEN
from app.ui.translation import fill
from app.ui.widgets.card import Card
from app.ui.widgets.text import FieldLabel, Text
from app.ui.wizard import WizardStep
from app.ui.wizards.approve.draft import APPROVE, SEND_BACK, ApprovalDraft

REASON_HEIGHT = 110


class DecisionStep(WizardStep):
    """Approving is possible only where every requirement is met."""

    def __init__(self, context: AppContext, draft: ApprovalDraft) -> None:
        super().__init__()
        self._draft = draft
        self.choices = {APPROVE: QRadioButton(), SEND_BACK: QRadioButton()}
        self._hints = {APPROVE: Text(role="muted", wrap=True), SEND_BACK: Text(role="muted", wrap=True)}
        self._group = QButtonGroup(self)
        self._card, reason_card = Card(), Card()
        for key, button in self.choices.items():
            self._group.addButton(button)
            button.clicked.connect(lambda _checked=False, key=key: self._choose(key))
            self._card.add(button)
            self._card.add(self._hints[key])
        self.reason_text = QPlainTextEdit()
        self.reason_text.setTabChangesFocus(True)
        self.reason_text.setFixedHeight(REASON_HEIGHT)
        self.reason_text.textChanged.connect(self._typed)
        self._reason_label = FieldLabel("", self.reason_text, role="heading")
        reason_card.add(self._reason_label)
        reason_card.add(self.reason_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(self._card)
        column.addWidget(reason_card)
        column.addStretch(1)
        self.retranslate()

    def name(self) -> str:
        return self.tr("Decision")

    def title(self) -> str:
        return self.tr("Approve it, or send it back?")

    def reason(self) -> str:
        if not self._draft.decision:
            return self.tr("Choose one of the two.")
        return "" if self._draft.reason.strip() else self.tr("Write why.")

    def retranslate(self) -> None:
        self.choices[APPROVE].setText(self.tr("Approve for use with patients"))
        self.choices[SEND_BACK].setText(self.tr("Back to preparation"))
        self._reason_label.rename(self.tr("Why"))
        self.reason_text.setPlaceholderText(self.tr("What decided it; kept in the audit trail and the model's record"))
        self._show()

    def enter(self) -> None:
        if not self._draft.is_approvable() and self._draft.decision == APPROVE:
            self._draft.decision = ""
        if not self._draft.decision and not self._draft.is_approvable():
            self._draft.decision = SEND_BACK
        if self.reason_text.toPlainText() != self._draft.reason:
            self.reason_text.setPlainText(self._draft.reason)
        self._show()

    def _choose(self, decision: str) -> None:
        self._draft.decision = decision
        self._show()

    def _typed(self) -> None:
        self._draft.reason = self.reason_text.toPlainText()
        self.changed.emit()

    def _show(self) -> None:
        evidence, approvable = self._draft.evidence, self._draft.is_approvable()
        self.choices[APPROVE].setEnabled(approvable)
        self._group.setExclusive(False)
        for key, button in self.choices.items():
            button.setChecked(key == self._draft.decision)
        self._group.setExclusive(True)
        missed = missed_words(evidence.requirements) if evidence else ""
        blocked = fill(self.tr("Not possible: %1 not proven on the locked part."), missed)
        open_way = self.tr("It becomes a version of the registry, signed by the approver.")
        self._hints[APPROVE].setText(open_way if approvable else blocked)
        self._hints[SEND_BACK].setText(
            self.tr("Each requirement that was not met and what you write become tasks under Prepare.")
        )
        self.changed.emit()
