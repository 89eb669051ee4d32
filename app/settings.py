"""The user's own settings (language, look, last workspace): a small JSON file, a frozen value handed down."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from app.paths import config_folder
from mlpipeline.errors import KnownError

FILE_NAME = "settings.json"
_CHOICES = {
    "language": ("system", "en", "es"),
    "theme": ("system", "light", "dark"),
    "density": ("comfortable", "compact"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """language: "en", "es" or "system". theme: "light", "dark" or "system". last_workspace: a folder or ""."""

    language: str = "system"
    theme: str = "system"
    last_workspace: str = ""
    density: str = "comfortable"


def load_settings(folder: Path | None = None) -> Settings:
    """The saved settings; what is missing, damaged or unknown falls back to its default: settings must never stop
    the program from opening."""
    path = (folder or config_folder()) / FILE_NAME
    try:
        plain: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(plain, dict):
        return Settings()
    known = {each.name for each in fields(Settings)}
    return Settings(**{name: value for name, value in plain.items() if name in known and _is_valid(name, value)})


def save_settings(settings: Settings, folder: Path | None = None) -> None:
    """Raises KnownError settings.unwritable (fact: reason)."""
    path = (folder or config_folder()) / FILE_NAME
    aside = path.with_name(f"{FILE_NAME}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
        os.replace(aside, path)
    except OSError as error:
        raise KnownError("settings.unwritable", reason=error.strerror or "") from None


def _is_valid(name: str, value: object) -> bool:
    return isinstance(value, str) and value in _CHOICES.get(name, (value,))
