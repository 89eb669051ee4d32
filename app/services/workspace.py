"""A clinic's workspace: one folder, opened by one person; made, opened, closed."""

from __future__ import annotations

import json
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.services.leftovers import remove_orphans
from app.services.opened_workspace import User, Workspace, WorkspaceKeys
from app.services.rights import Act, Role, require
from app.settings import load_settings
from db import audit, backups, meta, migrate, users
from db.clock import utc_now
from db.durable import write_durably
from db.lake import Lake
from db.lock import LOCK_NAME, WorkspaceLock
from db.store import Store
from db.vault import Vault
from mlpipeline.errors import KnownError

__all__ = [
    "Act", "Role", "User", "Workspace", "close_workspace", "create_workspace", "is_workspace", "open_with_recovery",
    "open_workspace", "require", "sign_in",
]  # fmt: skip

STORE_NAME, ABOUT_NAME = "store.db", "settings.json"
"""settings.json says, before the store is opened, whether this is the demo, and the language of its first screen."""
ALL_ROLES = frozenset(Role)
BACKUP_EVERY = timedelta(minutes=30)


def is_workspace(folder: Path) -> bool:
    """Whether a workspace was made in this folder, to the end."""
    return all((folder / name).is_file() for name in (STORE_NAME, ABOUT_NAME)) and Vault(folder).exists()


def create_workspace(
    folder: Path,
    clinic_name: str,
    user_name: str,
    display_name: str,
    passphrase: str,
    roles: frozenset[Role] = ALL_ROLES,
    language: str = "en",
    is_demo: bool = False,
) -> tuple[Workspace, str]:
    """A new workspace, open and locked for its maker, and the recovery code to print.

    Raises KnownError workspace.not_empty (fact: folder), workspace.locked, vault.short_passphrase,
    workspace.name_missing, store.disk_full, store.readonly.
    """
    if not clinic_name.strip() or not user_name.strip():
        raise KnownError("workspace.name_missing")
    _require_unused(folder)
    with ExitStack() as undo:
        lock = _made_and_locked(folder)
        undo.callback(lock.release)
        undo.callback(_clear, folder)
        _clear(folder)
        vault = Vault(folder)
        data_key, code = vault.create(user_name, passphrase)
        store = migrate.create_store(folder / STORE_NAME, data_key)
        with store.begin() as conn:
            made = users.add_user(conn, user_name, [role.value for role in roles], display_name.strip())
            for fact, value in (("clinic", clinic_name.strip()), ("language", language), ("demo", is_demo)):
                meta.set_fact(conn, fact, value)
            audit.append(conn, made.user_id, "workspace.create", "workspace", {"roles": sorted(roles)})
        about = {"format": 1, "language": language, "demo": is_demo}
        write_durably(folder / ABOUT_NAME, json.dumps(about, ensure_ascii=False).encode())
        undo.pop_all()
    return _workspace(folder, store, data_key, vault, _as_user(made), lock), code


def open_workspace(folder: Path, user_name: str, passphrase: str, exclusive: bool) -> Workspace:
    """The workspace, opened by one of its people. exclusive: the window's lock, one at a time; without it the command
    line works beside a window.

    Raises KnownError workspace.missing, workspace.locked, vault.*, user.inactive, store.newer, store.damaged …
    """
    if not is_workspace(folder):
        raise KnownError("workspace.missing", folder=str(folder))
    vault = Vault(folder)
    lock = WorkspaceLock(folder) if exclusive else None
    with ExitStack() as undo:
        if lock:
            lock.acquire()
            undo.callback(lock.release)
        data_key = vault.open(user_name, passphrase)
        workspace = _opened(folder, vault, data_key, user_name, lock, "workspace.open")
        undo.pop_all()
    return workspace


def open_with_recovery(folder: Path, recovery_code: str, user_name: str, new_passphrase: str) -> Workspace:
    """Opens by the printed code and gives `user_name` a new passphrase.

    Raises as `open_workspace`, and vault.wrong_code, vault.mistyped_code, vault.short_passphrase, user.missing."""
    if not is_workspace(folder):
        raise KnownError("workspace.missing", folder=str(folder))
    vault, lock = Vault(folder), WorkspaceLock(folder)
    with ExitStack() as undo:
        lock.acquire()
        undo.callback(lock.release)
        data_key = vault.open_with_recovery(recovery_code)
        workspace = _opened(folder, vault, data_key, user_name, lock, "workspace.recover")
        undo.callback(workspace.store.dispose)
        vault.add_slot(data_key, workspace.user.name, new_passphrase, replace=True)
        undo.pop_all()
    return workspace


def close_workspace(workspace: Workspace) -> None:
    """Disposes of the store, makes a backup if anything changed (not of the demo), lets go of the lock. The signed-in
    user's keys stay with jobs that still hold the workspace; nothing new can be opened with it."""
    try:
        if not workspace.is_demo and _has_changed(workspace) and _backup_is_due(workspace):
            backups.back_up(workspace.store.path, workspace.keys.data_key, workspace.backups_folder)
    finally:
        workspace.store.dispose()
        workspace.warm.clear()
        if workspace.lock:
            workspace.lock.release()


def sign_in(workspace: Workspace, user_name: str, passphrase: str) -> User:
    """Proves that a second person is here; changes nobody's session. Raises KnownError vault.wrong_passphrase,
    user.inactive, user.missing. A failed try is an event of the trace, too."""
    try:
        data_key = workspace.vault.open(user_name, passphrase)
    except KnownError as error:
        with workspace.store.begin() as conn:
            audit.append(conn, workspace.user.user_id, "signin.refused", "workspace", {"code": error.code})
        raise
    if data_key != workspace.keys.data_key:
        raise KnownError("vault.wrong_passphrase")
    with workspace.store.read() as conn:
        return _active(users.user_by_name(conn, user_name))


def is_demo_folder(folder: Path) -> bool:
    """Whether this is an example workspace, whose passphrase is public."""
    return is_workspace(folder) and bool(_about(folder).get("demo"))


def language_of(folder: Path) -> str:
    """The language chosen at the first run; "en" where nothing says otherwise."""
    return str(_about(folder).get("language", "en"))


def _about(folder: Path) -> dict[str, Any]:
    try:
        plain = json.loads((folder / ABOUT_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return plain if isinstance(plain, dict) else {}


def _require_unused(folder: Path) -> None:
    """Empty, or what a creation left that was killed before its end: settings.json is written last."""
    if not folder.exists():
        return
    if not folder.is_dir() or (folder / ABOUT_NAME).exists() or not all(map(_is_ours, folder.iterdir())):
        raise KnownError("workspace.not_empty", folder=str(folder))


def _is_ours(path: Path) -> bool:
    names = (STORE_NAME, "keys.", "audit.head", LOCK_NAME, ABOUT_NAME)
    return path.is_file() and path.name.lstrip(".").startswith(names)


def _clear(folder: Path) -> None:
    """Takes an unfinished creation away; the lock stays ours."""
    for path in folder.iterdir():
        if path.name != LOCK_NAME and _is_ours(path):
            path.unlink(missing_ok=True)


def _made_and_locked(folder: Path) -> WorkspaceLock:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownError("workspace.unwritable", folder=str(folder), reason=error.strerror or "") from None
    lock = WorkspaceLock(folder)
    lock.acquire()
    return lock


def _opened(
    folder: Path, vault: Vault, data_key: bytes, user_name: str, lock: WorkspaceLock | None, act: str
) -> Workspace:
    if lock:  # only who is alone may change the schema
        migrate.upgrade(folder / STORE_NAME, data_key, folder / "backups")
    store = Store.open(folder / STORE_NAME, data_key)
    with ExitStack() as undo:
        undo.callback(store.dispose)
        with store.begin() as conn:
            user = _active(users.user_by_name(conn, user_name))
            audit.append(conn, user.user_id, act, "workspace", {})
        undo.pop_all()
    workspace = _workspace(folder, store, data_key, vault, user, lock)
    if lock:
        remove_orphans(workspace)
    return workspace


def _workspace(
    folder: Path, store: Store, data_key: bytes, vault: Vault, user: User, lock: WorkspaceLock | None
) -> Workspace:
    with store.read() as conn:
        events = audit.head(conn).events
        clinic, is_demo = str(meta.get_fact(conn, "clinic", "")), bool(meta.get_fact(conn, "demo", False))
    return Workspace(
        folder=folder,
        name=clinic,
        user=user,
        store=store,
        lake=Lake(folder / "lake", data_key),
        keys=WorkspaceKeys(data_key),
        settings=load_settings(),
        is_demo=is_demo,
        vault=vault,
        lock=lock,
        opened_at_events=events,
    )


def _active(found: users.StoredUser | None) -> User:
    if found is None:
        raise KnownError("user.missing")
    if not found.active:
        raise KnownError("user.inactive")
    return _as_user(found)


def _as_user(found: users.StoredUser) -> User:
    known = {role.value for role in Role}
    return User(found.user_id, found.name, found.display_name, frozenset(Role(r) for r in found.roles if r in known))


def _backup_is_due(workspace: Workspace) -> bool:
    """The window's session ends with one; short commands beside it leave one every half an hour."""
    newest = next(iter(backups.list_backups(workspace.backups_folder)), None)
    return workspace.lock is not None or newest is None or utc_now() - backups.moment_of(newest) > BACKUP_EVERY


def _has_changed(workspace: Workspace) -> bool:
    with workspace.store.read() as conn:
        return audit.head(conn).events > workspace.opened_at_events
