"""How a clinic's own tables are read: profiles kept in the workspace by name, or in a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.rights import Act, require
from app.services.trace import record
from app.services.workspace import Workspace
from db import policies
from db.store import Connection
from mlpipeline.errors import KnownError

if TYPE_CHECKING:
    from mlpipeline.readers.mapping import MappingProfile

KIND = "mapping_profile"
MAX_FILE_BYTES = 4 * 2**20


def load_profile(path: Path) -> MappingProfile:
    """A profile from a JSON file.

    Raises KnownError profile.missing_file, profile.too_large, profile.malformed, mapping.*."""
    from mlpipeline.readers.mapping import MappingProfile  # a reader: loaded when a profile is

    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise KnownError("profile.too_large", file=path.name, limit=MAX_FILE_BYTES)
        text = path.read_text(encoding="utf-8")
    except OSError:
        raise KnownError("profile.missing_file", file=path.name) from None
    except UnicodeDecodeError:
        raise KnownError("profile.malformed", file=path.name) from None
    return MappingProfile.from_json(text)


def save_profile(workspace: Workspace, profile: MappingProfile) -> None:
    """Keeps the profile under its name, in place of an earlier one. Raises KnownError profile.name_missing,
    rights.denied."""
    require(workspace, Act.IMPORT_CASES)
    if not profile.name.strip():
        raise KnownError("profile.name_missing")
    with workspace.store.begin() as conn:
        signed = policies.sign_policy(conn, KIND, _contents(conn) | {profile.name: profile.to_json()}, _by(workspace))
        record(conn, workspace, Act.IMPORT_CASES, f"policy {KIND}", done="save_profile", version=signed.version)


def saved_profile(workspace: Workspace, name: str) -> MappingProfile:
    """Raises KnownError profile.unknown, rights.denied."""
    require(workspace, Act.IMPORT_CASES)
    from mlpipeline.readers.mapping import MappingProfile  # a reader: loaded when a profile is

    with workspace.store.read() as conn:
        text = _contents(conn).get(name)
    if text is None:
        raise KnownError("profile.unknown")
    return MappingProfile.from_json(text)


def saved_names(conn: Connection) -> tuple[str, ...]:
    """The names of all profiles kept."""
    return tuple(sorted(_contents(conn)))


def profile_as_plain(profile: MappingProfile | None) -> object:
    """As a batch records it."""
    return json.loads(profile.to_json()) if profile else None


def _contents(conn: Connection) -> dict[str, str]:
    found = policies.current_policy(conn, KIND)
    return dict(found.content) if found else {}


def _by(workspace: Workspace) -> str:
    return workspace.user.user_id
