"""Where the program's own files and the user's folders are. HOOFBEAT_HOME moves all of the user's into one folder."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path

APP = "hoofbeat"
HOME_VARIABLE = "HOOFBEAT_HOME"


def _folder(name: str, usual: Path) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home).expanduser().resolve() / name if home else usual


def data_folder() -> Path:
    """Workspaces, logs and knowledge packs; not made here."""
    return _folder("data", user_data_path(APP, appauthor=False))


def cache_folder() -> Path:
    """What can be built again, such as the compact knowledge; holds nothing of patients."""
    return _folder("cache", user_cache_path(APP, appauthor=False))


def config_folder() -> Path:
    """The user's settings."""
    return _folder("config", user_config_path(APP, appauthor=False))


def log_folder() -> Path:
    return data_folder() / "logs"


def packs_folder() -> Path:
    """The user's knowledge packs; holds nothing of patients."""
    return data_folder() / "knowledge-packs"


def demo_folder() -> Path:
    """The example workspace."""
    return data_folder() / "example-workspace"


def resource(name: str) -> Path:
    """A file the program ships, such as "policies/requirements.json"; beside `app` in a checkout, an installation and
    a frozen program alike."""
    return Path(__file__).resolve().parents[1] / "resources" / name
