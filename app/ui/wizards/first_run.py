"""The first run: language, clinic, who you are, the recovery code to print, how to begin."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from app.paths import data_folder
from app.services.workspace import Workspace, close_workspace, create_workspace
from app.ui.jobs import JobRunner
from app.ui.problems import show_problem
from app.ui.theme import BETWEEN, INSIDE
from app.ui.translation import LANGUAGES, Translation, fill
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.text import FieldLabel, Text
from app.ui.wizard import Wizard, WizardStep
from mlpipeline.progress import Progress

SHORTEST = 10
"""Letters of a passphrase; the vault has the last word."""
FIELD_WIDTH = 420


@dataclass
class Draft:
    """What is known so far, shared by the steps."""

    language: str = "en"
    clinic: str = ""
    folder: str = ""
    display_name: str = ""
    user_name: str = ""
    passphrase: str = ""
    again: str = ""
    recovery_code: str = ""
    printed: bool = False
    example: bool = False
    workspace: Workspace | None = None


class FirstRun(Wizard):
    """Signals: `created(workspace)` at the end, `example_wanted` when the example is chosen instead."""

    created = Signal(object)
    example_wanted = Signal()

    def __init__(self, jobs: JobRunner, translation: Translation) -> None:
        self.draft = Draft(language=translation.language)
        super().__init__(
            [
                LanguageStep(self.draft, translation),
                ClinicStep(self.draft),
                PersonStep(self.draft, jobs, self.set_busy),
                CodeStep(self.draft),
            ]
        )
        self.finished.connect(lambda: self.created.emit(self.draft.workspace))
        first = self.steps[0]
        if isinstance(first, LanguageStep):
            first.example.clicked.connect(self.example_wanted)

    def give_up(self) -> None:
        """The window closes before the end: let go of what was made."""
        if self.draft.workspace is not None:
            close_workspace(self.draft.workspace)


class LanguageStep(WizardStep):
    """Which language, and the way to the example patients."""

    def __init__(self, draft: Draft, translation: Translation) -> None:
        super().__init__()
        self._draft, self._translation = draft, translation
        self._choices = {code: QRadioButton(name) for code, name in LANGUAGES.items()}
        card = Card()
        for code, choice in self._choices.items():
            choice.setChecked(code == draft.language)
            choice.clicked.connect(partial(self._choose, code))
            card.add(choice)
        self._try = Card()
        self._try_text = Text(role="muted", wrap=True)
        self.example = Button()
        self._try.add(self._try_text)
        row = QHBoxLayout()
        row.addWidget(self.example)
        row.addStretch(1)
        self._try.add(row)
        column = _column(self)
        column.addWidget(card)
        column.addWidget(self._try)
        column.addStretch(1)
        self.retranslate()

    def name(self) -> str:
        return self.tr("Language")

    def title(self) -> str:
        return self.tr("Welcome to Hoofbeat")

    def subtitle(self) -> str:
        return self.tr("Everything stays on this computer. Nothing is ever sent anywhere.")

    def can_go_back(self) -> bool:
        return False

    def enter(self) -> None:
        self._choices[self._draft.language].setFocus()

    def retranslate(self) -> None:
        self._try.set_title(self.tr("Just looking?"))
        self._try_text.setText(self.tr("Open an example clinic with made-up patients. You can begin your own later."))
        self.example.setText(self.tr("Try with example patients"))

    def _choose(self, code: str) -> None:
        self._draft.language = code
        self._translation.set_language(code)


class ClinicStep(WizardStep):
    """The clinic's name, and where its data lie."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self._clinic, self._folder, self._choose = QLineEdit(), QLineEdit(), Button()
        self._clinic_label = FieldLabel("", self._clinic)
        self._folder_label = FieldLabel("", self._folder)
        self._hint = Text(role="muted", wrap=True)
        self._clinic.textChanged.connect(self._on_clinic)
        self._folder.textChanged.connect(self._on_folder)
        self._choose.clicked.connect(self._ask_folder)
        where = QHBoxLayout()
        where.setSpacing(INSIDE)
        where.addWidget(self._folder, 1)
        where.addWidget(self._choose)
        card = Card()
        for widget in (self._clinic_label, self._clinic, self._folder_label):
            card.add(widget)
        card.add(where)
        card.add(self._hint)
        column = _column(self)
        column.addWidget(card)
        column.addStretch(1)
        self.retranslate()

    def name(self) -> str:
        return self.tr("Clinic")

    def title(self) -> str:
        return self.tr("Your clinic")

    def reason(self) -> str:
        if not self._draft.clinic.strip():
            return self.tr("Type the clinic's name first")
        if not self._draft.folder.strip():
            return self.tr("Choose a folder first")
        return ""

    def enter(self) -> None:
        self._clinic.setFocus()

    def retranslate(self) -> None:
        self._clinic_label.rename(self.tr("Name of the clinic"))
        self._folder_label.rename(self.tr("Folder for its data"))
        self._choose.setText(self.tr("Choose…"))
        self._hint.setText(self.tr("Everything in it is encrypted. Choose a disk that is backed up."))

    def _on_clinic(self, text: str) -> None:
        proposed = str(folder_for(self._draft.clinic))
        self._draft.clinic = text
        if self._draft.folder in ("", proposed):
            self._folder.setText(str(folder_for(text)))
        self.changed.emit()

    def _on_folder(self, text: str) -> None:
        self._draft.folder = text
        self.changed.emit()

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose an empty folder"))
        if folder:
            self._folder.setText(folder)


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
        column = _column(self)
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
        job = self._jobs.start(self.tr("Make the workspace"), partial(_made, self._draft), lane="quick")
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
        column = _column(self)
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


def folder_for(clinic: str) -> Path:
    """Hospital San José -> …/hospital-san-jos-; kept simple, the user sees and may change it."""
    name = re.sub(r"[^a-z0-9]+", "-", _folded(clinic)).strip("-")
    return data_folder() / (name or "clinic")


def short_name(display_name: str) -> str:
    """Dr. Ana Restrepo -> ana."""
    words = [word for word in _folded(display_name).split() if not word.endswith(".")]
    return re.sub(r"[^a-z0-9]+", "", words[0]) if words else ""


def _folded(text: str) -> str:
    import unicodedata

    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _made(draft: Draft, progress: Progress) -> tuple[Workspace, str]:
    progress(0.0, "workspace.create")
    return create_workspace(
        Path(draft.folder).expanduser(),
        draft.clinic,
        draft.user_name,
        draft.display_name,
        draft.passphrase,
        language=draft.language,
    )


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(BETWEEN)
    widget.setMaximumWidth(2 * FIELD_WIDTH)
    return column
