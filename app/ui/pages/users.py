"""Users: who works here, with which roles; added, changed, sent away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMessageBox

from app.services.browse import UserView, users
from app.services.manage_users import add_user, deactivate_user, set_roles
from app.services.rights import Act, Role
from app.ui.context import AppContext
from app.ui.dialogs.person import PersonDialog
from app.ui.pages.page import Page
from app.ui.problems import show_problem
from app.ui.times import long_date
from app.ui.translation import fill
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.table import Column, RecordsModel, Table
from app.ui.words import role_words
from mlpipeline.progress import Progress


class UsersPage(Page):
    """The list; who may manage users adds, changes roles and ends access."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._add, self._roles, self._end = PrimaryButton(), Button(), Button()
        self._add.clicked.connect(self._on_add)
        self._roles.clicked.connect(self._on_roles)
        self._end.clicked.connect(self._on_end)
        for button in (self._end, self._roles, self._add):
            self.add_action(button)
            button.setVisible(context.may(Act.MANAGE_USERS))
        self._table = Table()
        self._rows: RecordsModel[UserView] = RecordsModel(self._table)
        self._table.setModel(self._rows)
        self._table.selectionModel().selectionChanged.connect(lambda *_: self._look())
        self._table.opened.connect(lambda _row: self._on_roles())
        card = Card(flush=True)
        card.add(self._table, 1)
        self.add(card, 1)
        self.retranslate()
        self._look()

    def retranslate(self) -> None:
        self.set_title(self.tr("Users"), self.tr("Who approves a model must be somebody else than who trained it."))
        self._add.setText(self.tr("Add a person…"))
        self._roles.setText(self.tr("Roles…"))
        self._end.setText(self.tr("End access…"))
        self._table.setAccessibleName(self.tr("Users"))
        self._rows.set_columns(
            [
                Column(self.tr("Name"), lambda each: each.display_name or each.name, strong=True),
                Column(self.tr("Signs in as"), lambda each: each.name),
                Column(self.tr("Roles"), roles_text, stretch=True, tip=roles_text),
                Column(self.tr("Since"), lambda each: long_date(each.created_at)),
                Column(
                    self.tr("Access"),
                    lambda each: self.tr("✓ yes") if each.active else self.tr("ended"),
                    token=lambda each: "ok" if each.active else "muted",
                ),
            ]
        )
        self._table.fit_columns()

    def refresh(self) -> None:
        workspace = self.context.workspace
        job = self.context.jobs.start(self.tr("Users"), lambda _progress: users(workspace), lane="quick")
        job.succeeded.connect(self._show_users)
        job.failed.connect(partial(show_problem, self))

    def shows(self, what: str) -> bool:
        return what == "users"

    def _show_users(self, found: tuple[UserView, ...]) -> None:
        self._rows.set_records(found)
        self._table.fit_columns()
        self._look()

    def _chosen(self) -> UserView | None:
        index = self._table.currentIndex()
        return self._rows.record(index.row()) if index.isValid() else None

    def _look(self) -> None:
        chosen = self._chosen()
        myself = chosen is not None and chosen.user_id == self.context.workspace.user.user_id
        self._roles.setEnabled(chosen is not None and chosen.active)
        self._end.setEnabled(chosen is not None and chosen.active and not myself)

    def _on_add(self) -> None:
        dialog = PersonDialog(self)
        dialog.accepted.connect(lambda: self._add_person(dialog))
        dialog.open()

    def _add_person(self, dialog: PersonDialog) -> None:
        workspace, person = self.context.workspace, dialog.person()
        self._run(
            self.tr("Add a person…"),
            lambda _progress: add_user(workspace, person.name, person.display_name, person.roles, person.passphrase),
        )

    def _on_roles(self) -> None:
        chosen = self._chosen()
        if chosen is None or not self.context.may(Act.MANAGE_USERS):
            return
        dialog = PersonDialog(self, chosen.display_name, frozenset(Role(role) for role in chosen.roles))
        dialog.accepted.connect(lambda: self._change_roles(chosen.name, dialog.person().roles))
        dialog.open()

    def _change_roles(self, name: str, roles: frozenset[Role]) -> None:
        workspace = self.context.workspace
        self._run(self.tr("Roles…"), lambda _progress: set_roles(workspace, name, roles))

    def _on_end(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        box = QMessageBox(QMessageBox.Icon.NoIcon, self.tr("End access"), "", parent=self)
        box.setText(fill(self.tr("End the access of %1?"), chosen.display_name))
        box.setInformativeText(self.tr("The person can no longer sign in. What they did stays in the audit."))
        end = box.addButton(self.tr("End access"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        end.clicked.connect(lambda: self._end_access(chosen.name))
        box.open()

    def _end_access(self, name: str) -> None:
        workspace = self.context.workspace
        self._run(self.tr("End access"), lambda _progress: deactivate_user(workspace, name))

    def _run(self, title: str, work: Callable[[Progress], object]) -> None:
        job = self.context.jobs.start(title, work, lane="quick")
        job.succeeded.connect(lambda _done: self.context.tell_change("users"))
        job.failed.connect(partial(show_problem, self))


def roles_text(user: UserView) -> str:
    return ", ".join(role_words(role) for role in user.roles)
