"""What the first run knows so far, and the workspace that is made of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from app.paths import data_folder
from app.services.workspace import Workspace, create_workspace
from mlpipeline.progress import Progress


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


def made_workspace(draft: Draft, progress: Progress) -> tuple[Workspace, str]:
    progress(0.0, "workspace.create")
    return create_workspace(
        Path(draft.folder).expanduser(),
        draft.clinic,
        draft.user_name,
        draft.display_name,
        draft.passphrase,
        language=draft.language,
    )
