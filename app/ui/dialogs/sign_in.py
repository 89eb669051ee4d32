"""Sign in to a workspace: name and passphrase, or the printed recovery code."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit

from app.ui.dialogs.centred import CentredCard
from app.ui.problems import problem_of
from app.ui.translation import fill
from app.ui.widgets.buttons import LinkButton, PrimaryButton
from app.ui.widgets.text import FieldLabel, Text


class SignIn(CentredCard):
    """Signals: `asked(name, passphrase, recovery_code)` with "" for no code, `elsewhere(folder)`, `new_wanted`,
    `example_wanted`. The opener calls show_trouble(error) when it did not open."""

    asked = Signal(str, str, str)
    elsewhere = Signal(str)
    new_wanted = Signal()
    example_wanted = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._name, self._code, self._passphrase = QLineEdit(), QLineEdit(), QLineEdit()
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._labels = {field: FieldLabel("", field, "muted") for field in (self._name, self._code, self._passphrase)}
        self._trouble = Text(role="danger", wrap=True)
        self._open = PrimaryButton()
        self._recover, self._other, self._new, self._example = (LinkButton() for _ in range(4))
        for field, label in self._labels.items():
            self.card.add(label)
            self.card.add(field)
            field.returnPressed.connect(self._ask)
        for widget in (self._trouble, self._open):
            self.card.add(widget)
        for link in (self._recover, self._other, self._new, self._example):
            row = QHBoxLayout()
            row.addWidget(link)
            row.addStretch(1)
            self.card.add(row)
        self._open.clicked.connect(self._ask)
        self._recover.clicked.connect(self._switch)
        self._other.clicked.connect(self._choose_folder)
        self._new.clicked.connect(self.new_wanted)
        self._example.clicked.connect(self.example_wanted)
        self._recovering = False
        self._trouble.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Sign in"))
        self.subtitle.setText(fill(self.tr("Workspace in %1"), str(self._folder)))
        self._labels[self._name].rename(self.tr("Your name here"))
        self._labels[self._code].rename(self.tr("Recovery code, as printed"))
        new = self.tr("New passphrase") if self._recovering else self.tr("Passphrase")
        self._labels[self._passphrase].rename(new)
        self._open.setText(self.tr("Open"))
        back = self.tr("I know my passphrase")
        self._recover.setText(back if self._recovering else self.tr("I forgot my passphrase"))
        self._other.setText(self.tr("Another workspace…"))
        self._new.setText(self.tr("New workspace…"))
        self._example.setText(self.tr("Try with example patients"))
        self._code.setVisible(self._recovering)
        self._labels[self._code].setVisible(self._recovering)

    def set_busy(self, busy: bool) -> None:
        self._open.setEnabled(not busy)
        if busy:
            self._trouble.hide()

    def show_trouble(self, error: BaseException) -> None:
        problem = problem_of(error)
        self._trouble.setText(f"{problem.what}. {problem.why}".replace("..", "."))
        self._trouble.show()
        self.set_busy(False)
        self._passphrase.selectAll()
        self._passphrase.setFocus()

    def _ask(self) -> None:
        if self._open.isEnabled():
            code = self._code.text().strip() if self._recovering else ""
            self.asked.emit(self._name.text().strip(), self._passphrase.text(), code)

    def _switch(self) -> None:
        self._recovering = not self._recovering
        self.retranslate()

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose the workspace's folder"), str(self._folder))
        if folder:
            self.elsewhere.emit(folder)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._name.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
