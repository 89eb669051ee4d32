"""Settings: the user's language, look and passphrase; what the clinic signs: requirements and ranking."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit

from app.services.manage_users import change_passphrase
from app.services.workspace import Workspace
from app.ui.context import AppContext
from app.ui.pages.page import Page
from app.ui.pages.policy_cards import RankingCard, RequirementsCard
from app.ui.problems import show_problem
from app.ui.theme import BETWEEN, INSIDE
from app.ui.translation import LANGUAGES
from app.ui.widgets.buttons import Button
from app.ui.widgets.card import Card
from app.ui.widgets.text import FieldLabel, Text
from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress

LABEL_WIDTH, FIELD_WIDTH = 160, 240


class SettingsPage(Page):
    """One's own on top, the clinic's below; policies can be signed by who may."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._language, self._look = QComboBox(), QComboBox()
        self._language_label = FieldLabel("", self._language)
        self._look_label = FieldLabel("", self._look)
        self._language.activated.connect(self._on_language)
        self._look.activated.connect(self._on_look)
        context.theme.changed.connect(self._show_choices)
        self._own = Card()
        self._own.add(self._own_grid())
        self._passphrase = PassphraseCard(context)
        row = QHBoxLayout()
        row.setSpacing(BETWEEN)
        row.addWidget(self._own, 1)
        row.addWidget(self._passphrase, 1)
        self.add(row)
        self._requirements, self._ranking = RequirementsCard(context), RankingCard(context)
        self.add(self._requirements)
        self.add(self._ranking)
        self._folder = Text(role="small", wrap=True)
        self.add(self._folder)
        self.body.addStretch(1)
        self.retranslate()

    def _own_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(BETWEEN)
        grid.setVerticalSpacing(INSIDE)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        for row, (label, field) in enumerate(((self._language_label, self._language), (self._look_label, self._look))):
            field.setMinimumWidth(FIELD_WIDTH)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(2, 1)
        return grid

    def retranslate(self) -> None:
        self.set_title(self.tr("Settings"), self.tr("Yours on top; below, what the clinic has signed."))
        self._own.set_title(self.tr("You"))
        self._language_label.rename(self.tr("Language"))
        self._look_label.rename(self.tr("Look"))
        self._folder.setText(self.tr("Folder of this workspace: ") + str(self.context.workspace.folder))
        self._show_choices()

    def refresh(self) -> None:
        self._requirements.read()
        self._ranking.read()

    def shows(self, what: str) -> bool:
        return what == "policies"

    def _show_choices(self) -> None:
        as_system = self.tr("As the system")
        languages = [("system", as_system), *LANGUAGES.items()]
        looks = [("system", as_system), ("light", self.tr("Light")), ("dark", self.tr("Dark"))]
        for box, choices, current in (
            (self._language, languages, self.context.settings.language),
            (self._look, looks, self.context.theme.choice),
        ):
            box.clear()
            for key, name in choices:
                box.addItem(name, key)
            box.setCurrentIndex(max(0, box.findData(current)))

    def _on_language(self) -> None:
        language = str(self._language.currentData())
        self._keep(language=language)
        self.context.translation.set_language(language)

    def _on_look(self) -> None:
        look = str(self._look.currentData())
        self._keep(theme=look)
        self.context.theme.set_choice(look)

    def _keep(self, **changes: str) -> None:
        try:
            self.context.change_settings(**changes)
        except KnownError as error:
            show_problem(self, error)


class PassphraseCard(Card):
    """One's own passphrase: the old one, the new one."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._old, self._new, self._change = QLineEdit(), QLineEdit(), Button()
        self._labels = (FieldLabel("", self._old), FieldLabel("", self._new))
        grid = QGridLayout()
        grid.setHorizontalSpacing(BETWEEN)
        grid.setVerticalSpacing(INSIDE)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        for row, (label, field) in enumerate(zip(self._labels, (self._old, self._new), strict=True)):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.textChanged.connect(self._look)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._change, 2, 1, Qt.AlignmentFlag.AlignLeft)
        self.add(grid)
        self._public = Text(role="muted", wrap=True)
        self.add(self._public)
        self._public.setVisible(context.workspace.is_demo)
        self._change.clicked.connect(self._on_change)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_title(self.tr("Passphrase"))
        self._labels[0].rename(self.tr("The old one"))
        self._labels[1].rename(self.tr("The new one"))
        self._change.setText(self.tr("Change it"))
        self._public.setText(self.tr("The example's passphrase is public and stays as it is."))
        self._look()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _look(self) -> None:
        demo = self._context.workspace.is_demo
        for field in (self._old, self._new):
            field.setEnabled(not demo)
        self._change.setEnabled(bool(self._old.text() and self._new.text()) and not demo)

    def _on_change(self) -> None:
        self._change.setEnabled(False)
        job = self._context.jobs.start(
            self.tr("Passphrase"),
            partial(_changed, self._context.workspace, self._old.text(), self._new.text()),
            lane="quick",
        )
        job.succeeded.connect(self._on_changed)
        job.failed.connect(partial(show_problem, self))
        job.finished.connect(self._look)

    def _on_changed(self, _nothing: object) -> None:
        self._old.clear()
        self._new.clear()
        self._context.say(self.tr("Your passphrase is changed."))


def _changed(workspace: Workspace, old: str, new: str, _progress: Progress) -> None:
    change_passphrase(workspace, old, new)
