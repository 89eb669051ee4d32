"""People: added with roles and a passphrase, changed, sent away."""

from __future__ import annotations

from collections.abc import Iterable

from app.services.rights import Act, Role, require
from app.services.trace import record
from app.services.workspace import User, Workspace
from db import users
from mlpipeline.errors import KnownError

__all__ = ["User", "add_user", "change_passphrase", "deactivate_user", "set_roles"]


def add_user(workspace: Workspace, name: str, display_name: str, roles: Iterable[Role], passphrase: str) -> User:
    """Raises KnownError user.name_missing, user.no_role, user.exists, vault.short_passphrase, rights.denied."""
    require(workspace, Act.MANAGE_USERS)
    wanted = frozenset(Role(role) for role in roles)
    if not name.strip():
        raise KnownError("user.name_missing")
    if not wanted:
        raise KnownError("user.no_role")
    with workspace.store.begin() as conn:
        made = users.add_user(conn, name, [role.value for role in wanted], display_name.strip())
        record(conn, workspace, Act.MANAGE_USERS, f"user {made.user_id}", done="add", roles=", ".join(sorted(wanted)))
        # Last, so that a passphrase that is refused leaves no user; a slot without a user opens nothing.
        workspace.vault.add_slot(workspace.keys.data_key, made.name, passphrase, replace=True)
    return User(made.user_id, made.name, made.display_name, wanted)


def set_roles(workspace: Workspace, name: str, roles: Iterable[Role]) -> None:
    """Raises KnownError user.missing, user.no_role, user.last_administrator, rights.denied."""
    require(workspace, Act.MANAGE_USERS)
    wanted = frozenset(Role(role) for role in roles)
    if not wanted:
        raise KnownError("user.no_role")
    with workspace.store.begin() as conn:
        found = _found(users.user_by_name(conn, name))
        if Role.ADMINISTRATOR not in wanted:
            _require_another_administrator(users.all_users(conn), found)
        users.set_roles(conn, found.user_id, [role.value for role in wanted])
        record(
            conn, workspace, Act.MANAGE_USERS, f"user {found.user_id}", done="roles", roles=", ".join(sorted(wanted))
        )


def change_passphrase(workspace: Workspace, old: str, new: str) -> None:
    """The signed-in person's own. Raises KnownError vault.wrong_passphrase, vault.short_passphrase."""
    workspace.vault.change_passphrase(workspace.user.name, old, new)
    with workspace.store.begin() as conn:
        record(conn, workspace, "user.passphrase", f"user {workspace.user.user_id}")


def deactivate_user(workspace: Workspace, name: str, reason: str = "") -> None:
    """The person can no longer sign in; the trace keeps the name. Raises KnownError user.missing, user.self,
    user.last_administrator, rights.denied."""
    require(workspace, Act.MANAGE_USERS)
    with workspace.store.begin() as conn:
        found = _found(users.user_by_name(conn, name))
        if found.user_id == workspace.user.user_id:
            raise KnownError("user.self")
        _require_another_administrator(users.all_users(conn), found)
        users.set_active(conn, found.user_id, False)
        record(conn, workspace, Act.MANAGE_USERS, f"user {found.user_id}", done="deactivate", with_reason=bool(reason))
    if workspace.vault.has_slot(found.name):
        workspace.vault.remove_slot(found.name)


def _found(user: users.StoredUser | None) -> users.StoredUser:
    if user is None:
        raise KnownError("user.missing")
    return user


def _require_another_administrator(everybody: Iterable[users.StoredUser], leaving: users.StoredUser) -> None:
    """A clinic without an administrator could never add anybody again."""
    if not any(
        user.active and Role.ADMINISTRATOR.value in user.roles and user.user_id != leaving.user_id for user in everybody
    ):
        raise KnownError("user.last_administrator")
