"""The form by which a patient consents: the text in the patient's language, the purposes, how it was given."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.services.capture_consent import ConsentRequest, policy_text
from app.services.workspace import Workspace
from app.ui.widgets.text import Text

LANGUAGES = (("en", "English"), ("es", "Español"))


class ConsentForm(QWidget):
    """Nothing is ticked beforehand: each tick is the patient's own."""

    changed = Signal()

    def __init__(self, workspace: Workspace, language: str) -> None:
        super().__init__()
        self._workspace = workspace
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.language = QComboBox()
        for code, name in LANGUAGES:
            self.language.addItem(name, code)
        self.purposes = {name: QCheckBox() for name in ("care", "research", "sharing")}
        self.methods = {name: QRadioButton() for name in ("signed", "paper", "verbal")}
        self._method_group = QButtonGroup(self)
        self.witness, self.guardian = self._name_field(), self._name_field()
        self.for_minor, self.acknowledged = QCheckBox(), QCheckBox()
        self._headings = [Text(role="heading") for _ in range(3)]
        self._is_minor = False
        self._lay_out()
        self._connect()
        self.language.setCurrentIndex(max(0, self.language.findData(language)))
        self.retranslate()
        self._show_text()

    def retranslate(self) -> None:
        self.text.setAccessibleName(self.tr("Text of the consent"))
        self.language.setAccessibleName(self.tr("Language of the consent"))
        self.purposes["care"].setText(self.tr("Care: infer what the patient may have"))
        self.purposes["research"].setText(self.tr("Research: learn from the record"))
        self.purposes["sharing"].setText(self.tr("Sharing: give the coded record to others"))
        self.methods["signed"].setText(self.tr("Signed here"))
        self.methods["paper"].setText(self.tr("On paper"))
        self.methods["verbal"].setText(self.tr("Verbal"))
        self.for_minor.setText(self.tr("A parent or guardian consents"))
        self.acknowledged.setText(self.tr("Told: may refuse to answer about sensitive data"))
        for field, name in (
            (self.witness, self.tr("Witness of the verbal consent")),
            (self.guardian, self.tr("Name of the parent or guardian")),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(name)
        titles = (self.tr("What the patient is told"), self.tr("The patient agrees to"), self.tr("How it was given"))
        for heading, title in zip(self._headings, titles, strict=True):
            heading.setText(title)

    def clear(self) -> None:
        """Empty again: another patient's ticks are not this patient's."""
        self._method_group.setExclusive(False)
        for button in (*self.purposes.values(), *self.methods.values(), self.for_minor, self.acknowledged):
            button.setChecked(False)
        self._method_group.setExclusive(True)
        self.for_minor.setEnabled(True)
        self._is_minor = False
        self.witness.clear()
        self.guardian.clear()

    def ask_guardian(self, is_minor: bool) -> None:
        """A child cannot consent alone. While an age is typed, "3" comes before "34": what it ticked is taken back."""
        if is_minor == self._is_minor:
            return
        self._is_minor = is_minor
        self.for_minor.setChecked(is_minor)
        self.for_minor.setEnabled(not is_minor)

    def trouble(self) -> str:
        """What is missing, as one sentence; "" when consent can be captured."""
        if not self.purposes["care"].isChecked():
            return self.tr("Without consent for care nothing is inferred.")
        if not self._method():
            return self.tr("Say how the consent was given.")
        if self._method() == "verbal" and not self.witness.text().strip():
            return self.tr("A verbal consent needs a witness.")
        if self.for_minor.isChecked() and not self.guardian.text().strip():
            return self.tr("Write the name of the parent or guardian.")
        if not self.acknowledged.isChecked():
            return self.tr("The patient must have been told that answers may be refused.")
        return ""

    def request(self, patient_id: str) -> ConsentRequest:
        method = self._method()
        return ConsentRequest(
            patient_id=patient_id,
            purposes=frozenset(name for name, box in self.purposes.items() if box.isChecked()),
            method=method,
            witness=" ".join(self.witness.text().split()) if method == "verbal" else "",
            guardian=" ".join(self.guardian.text().split()) if self.for_minor.isChecked() else "",
            language=str(self.language.currentData()),
            sensitive_acknowledged=self.acknowledged.isChecked(),
        )

    def _method(self) -> str:
        return next((name for name, button in self.methods.items() if button.isChecked()), "")

    def _name_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setMaxLength(120)
        field.hide()
        return field

    def _connect(self) -> None:
        for button in self.methods.values():
            self._method_group.addButton(button)
        toggled = (*self.purposes.values(), *self.methods.values(), self.for_minor, self.acknowledged)
        for button in toggled:
            button.toggled.connect(self._look)
        for field in (self.witness, self.guardian):
            field.textChanged.connect(self.changed)
        self.language.currentIndexChanged.connect(self._show_text)

    def _look(self) -> None:
        self.witness.setVisible(self.methods["verbal"].isChecked())
        self.guardian.setVisible(self.for_minor.isChecked())
        self.changed.emit()

    def _show_text(self) -> None:
        policy = policy_text(self._workspace, str(self.language.currentData()))
        self.text.setMarkdown(policy.text)
        calm_headings(self.text.document())

    def _lay_out(self) -> None:
        told, agrees, given = self._headings
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        answers, text = QVBoxLayout(), QVBoxLayout()
        for column in (answers, text):
            column.setSpacing(8)
        answers.addWidget(agrees)
        for box in self.purposes.values():
            answers.addWidget(box)
        answers.addSpacing(8)
        answers.addWidget(given)
        methods = QHBoxLayout()
        methods.setSpacing(16)
        for button in self.methods.values():
            methods.addWidget(button)
        methods.addStretch()
        answers.addLayout(methods)
        for widget in (self.witness, self.acknowledged, self.for_minor, self.guardian):
            answers.addWidget(widget)
        answers.addStretch()
        top = QHBoxLayout()
        top.addWidget(told)
        top.addStretch()
        top.addWidget(self.language)
        text.addLayout(top)
        text.addWidget(self.text)
        row.addLayout(answers, 2)
        row.addLayout(text, 3)
        order = (*self.purposes.values(), *self.methods.values(), self.witness, self.acknowledged, self.for_minor)
        for before, after in pairwise((*order, self.guardian, self.language, self.text)):
            self.setTabOrder(before, after)


def calm_headings(document: QTextDocument) -> None:
    """Headings of a text beside a form are no taller than the form's own."""
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            cursor = QTextCursor(block)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            form = QTextCharFormat()
            form.setProperty(QTextFormat.Property.FontSizeAdjustment, 1)
            form.setFontWeight(QFont.Weight.DemiBold)
            cursor.mergeCharFormat(form)
        block = block.next()
