"""A person's name, roles and first passphrase; or only the roles of one who is there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services.rights import Role
from app.ui.theme import BETWEEN, INSIDE, MARGIN
from app.ui.translation import fill
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.text import FieldLabel, Text
from app.ui.words import role_words

WIDTH = 440
SHORTEST = 10


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    display_name: str
    roles: frozenset[Role]
    passphrase: str


class PersonDialog(QDialog):
    """PersonDialog(parent) adds one, PersonDialog(parent, name, roles) changes roles; person() after accepted."""

    def __init__(self, parent: QWidget, display_name: str = "", roles: frozenset[Role] = frozenset()) -> None:
        super().__init__(parent)
        self._is_new = not display_name
        self.setMinimumWidth(WIDTH)
        title = self.tr("Add a person") if self._is_new else fill(self.tr("Roles of %1"), display_name)
        self.setWindowTitle(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, 20, MARGIN, 20)
        self._column.setSpacing(INSIDE)
        self._column.addWidget(Text(title, "title", wrap=True))
        self._display, self._name, self._passphrase = QLineEdit(), QLineEdit(), QLineEdit()
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        if self._is_new:
            self._add_fields()
        self._roles = {role: QCheckBox(role_words(role)) for role in Role}
        self._column.addWidget(Text(self.tr("Roles"), "heading"))
        grid = QGridLayout()
        for place, (role, box) in enumerate(self._roles.items()):
            box.setChecked(role in roles)
            box.toggled.connect(self._look)
            grid.addWidget(box, place // 2, place % 2)
        self._column.addLayout(grid)
        self._reason = Text(role="muted", wrap=True)
        self._column.addWidget(self._reason)
        self._add_buttons()
        self._look()

    def person(self) -> Person:
        roles = frozenset(role for role, box in self._roles.items() if box.isChecked())
        return Person(self._name.text().strip(), self._display.text().strip(), roles, self._passphrase.text())

    def _add_fields(self) -> None:
        for field, name in (
            (self._display, self.tr("Name, as others see it")),
            (self._name, self.tr("Short name to sign in with")),
            (self._passphrase, self.tr("First passphrase; to be changed under Settings")),
        ):
            self._column.addWidget(FieldLabel(name, field))
            self._column.addWidget(field)
            field.textChanged.connect(self._look)

    def _add_buttons(self) -> None:
        cancel = Button(self.tr("Cancel"))
        self._done = PrimaryButton(self.tr("Add") if self._is_new else self.tr("Save"))
        self._done.setDefault(True)
        cancel.clicked.connect(self.reject)
        self._done.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(BETWEEN)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._done)
        self._column.addLayout(row)

    def _look(self) -> None:
        person, reason = self.person(), ""
        if self._is_new and not (person.name and person.display_name):
            reason = self.tr("Type both names first")
        elif self._is_new and len(person.passphrase) < SHORTEST:
            reason = fill(self.tr("The passphrase needs %1 letters or more"), SHORTEST)
        elif not person.roles:
            reason = self.tr("Choose one role or more")
        self._reason.setText(reason)
        self._done.setEnabled(not reason)
