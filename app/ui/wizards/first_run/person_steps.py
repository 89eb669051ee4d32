"""Who you are, and the recovery code that is shown once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit

from app.services.workspace import Workspace
from app.ui.jobs import JobRunner
from app.ui.problems import show_problem
from app.ui.translation import fill
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.text import FieldLabel, Text
from app.ui.wizard import WizardStep
from app.ui.wizards.first_run.column import column_of
from app.ui.wizards.first_run.draft import Draft, made_workspace, short_name

SHORTEST = 10
"""Letters of a passphrase; the vault has the last word."""


class PersonStep(WizardStep):
    """Who you are, and the passphrase; makes the workspace."""

    def __init__(self, draft: Draft, jobs: JobRunner, set_busy: Callable[[bool], None]) -> None:
        super().__init__()
        self._draft, self._jobs, self._set_busy = draft, jobs, set_busy
        self._fields = {key: QLineEdit() for key in ("display_name", "user_name", "passphrase", "again")}
        self._labels = {key: FieldLabel("", field) for key, field in self._fields.items()}
        self._hint = Text(role="muted", wrap=True)
        card = Card()
        for key, field in self._fields.items():
            if key in ("passphrase", "again"):
                field.setEchoMode(QLineEdit.EchoMode.Password)
            field.textChanged.connect(partial(self._on_text, key))
            card.add(self._labels[key])
            card.add(field)
        card.add(self._hint)
        column = column_of(self)
        column.addWidget(card)
        column.addStretch(1)
        self.retranslate()

    def name(self) -> str:
        return self.tr("You")

    def title(self) -> str:
        return self.tr("Who you are")

    def subtitle(self) -> str:
        return self.tr("You get every role; others can be added later, under Users.")

    def reason(self) -> str:
        draft = self._draft
        if not draft.display_name.strip() or not draft.user_name.strip():
            return self.tr("Type your name first")
        if len(draft.passphrase) < SHORTEST:
            return fill(self.tr("The passphrase needs %1 letters or more"), SHORTEST)
        if draft.passphrase != draft.again:
            return self.tr("The two passphrases differ")
        return ""

    def primary_text(self) -> str:
        return self.tr("Make the workspace")

    def enter(self) -> None:
        self._fields["display_name"].setFocus()

    def proceed(self, go_on: Callable[[], None]) -> None:
        self._set_busy(True)
        job = self._jobs.start(self.tr("Make the workspace"), partial(made_workspace, self._draft), lane="quick")
        job.succeeded.connect(lambda made: self._on_made(made, go_on))
        job.failed.connect(partial(show_problem, self))
        job.failed.connect(lambda _error: self._set_busy(False))

    def _on_made(self, made: tuple[Workspace, str], go_on: Callable[[], None]) -> None:
        self._draft.workspace, self._draft.recovery_code = made
        self._draft.passphrase = self._draft.again = ""
        self._set_busy(False)
        go_on()

    def retranslate(self) -> None:
        self._labels["display_name"].rename(self.tr("Your name, as others see it"))
        self._labels["user_name"].rename(self.tr("Short name to sign in with"))
        self._labels["passphrase"].rename(self.tr("Passphrase"))
        self._labels["again"].rename(self.tr("Passphrase, once more"))
        self._hint.setText(self.tr("Four words that nobody would guess are good. Nobody can look it up for you."))

    def _on_text(self, key: str, text: str) -> None:
        if key == "display_name" and self._draft.user_name in ("", short_name(self._draft.display_name)):
            self._draft.display_name = text
            self._fields["user_name"].setText(short_name(text))
        setattr(self._draft, key, text)
        self.changed.emit()


class CodeStep(WizardStep):
    """The recovery code, shown once."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self._banner = Banner("warning")
        self._code = Text(role="figure", wrap=True)
        self._copy, self._printed = Button(), QCheckBox()
        self._copy.clicked.connect(self._on_copy)
        self._printed.toggled.connect(self._on_printed)
        card = Card()
        row = QHBoxLayout()
        row.addWidget(self._copy)
        row.addStretch(1)
        card.add(self._code)
        card.add(row)
        column = column_of(self)
        for widget in (self._banner, card, self._printed):
            column.addWidget(widget)
        column.addStretch(1)
        self.retranslate()

    def name(self) -> str:
        return self.tr("Recovery")

    def title(self) -> str:
        return self.tr("Your recovery code")

    def subtitle(self) -> str:
        return self.tr("The one way back in if every passphrase is forgotten. It is shown this once.")

    def reason(self) -> str:
        return "" if self._draft.printed else self.tr("Say that you keep the code on paper")

    def primary_text(self) -> str:
        return self.tr("Begin")

    def can_go_back(self) -> bool:
        return False

    def enter(self) -> None:
        self._code.setText(self._draft.recovery_code)
        self._copy.setFocus()

    def retranslate(self) -> None:
        text = self.tr("Write it down or print it, and keep it apart from this computer.")
        self._banner.show_message("warning", self.tr("On paper"), text)
        self._copy.setText(self.tr("Copy"))
        self._printed.setText(self.tr("I keep it on paper, in a safe place"))

    def _on_copy(self) -> None:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(self._draft.recovery_code)

    def _on_printed(self, printed: bool) -> None:
        self._draft.printed = printed
        self.changed.emit()
