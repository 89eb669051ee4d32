"""Which language, and which clinic."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QRadioButton

from app.ui.theme import INSIDE
from app.ui.translation import LANGUAGES, Translation
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.text import FieldLabel, Text
from app.ui.wizard import WizardStep
from app.ui.wizards.first_run.column import column_of
from app.ui.wizards.first_run.draft import Draft, folder_for


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
        column = column_of(self)
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
        column = column_of(self)
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
