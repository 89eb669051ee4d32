"""The values handed down to every service: who is signed in, and the opened workspace."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.paths import cache_folder
from app.services.knowledge_packs import active_packs
from app.services.rights import Role
from app.settings import Settings
from db.keys import derive
from db.lake import Lake
from db.lock import WorkspaceLock
from db.store import Store
from db.vault import Vault

if TYPE_CHECKING:
    from mlpipeline.knowledge.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class User:
    user_id: str
    name: str
    display_name: str
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class WorkspaceKeys:
    """The data key and what is derived from it for files outside of the store."""

    data_key: bytes = field(repr=False)

    @property
    def datasets(self) -> bytes:
        return derive(self.data_key, "datasets")

    @property
    def artifacts(self) -> bytes:
        return derive(self.data_key, "artifacts")

    @property
    def signing_seed(self) -> bytes:
        return derive(self.data_key, "signing")

    @property
    def split(self) -> bytes:
        return derive(self.data_key, "split")


@dataclass(eq=False)
class Workspace:
    """Handed down as an argument to every service; safe from several threads."""

    folder: Path
    name: str
    user: User
    store: Store
    lake: Lake
    keys: WorkspaceKeys
    settings: Settings
    is_demo: bool
    vault: Vault
    lock: WorkspaceLock | None = None
    opened_at_events: int = 0
    warm: dict[str, Any] = field(default_factory=dict)
    """Loaded once and kept: models by version, the ranker."""
    warming: threading.RLock = field(default_factory=threading.RLock)
    _knowledge: Knowledge | None = None

    @property
    def knowledge(self) -> Knowledge:
        """Ontology and disease profiles with the packs in use, loaded at first use (≤ 0.5 s; 3 to 7 s when built)."""
        if self._knowledge is not None:  # no wait for who holds the lock while a model is loaded
            return self._knowledge
        with self.warming:
            if self._knowledge is None:
                from mlpipeline.knowledge.cache import load_knowledge  # numpy and rapidfuzz: not at start-up

                self._knowledge = load_knowledge(cache_folder(), packs=active_packs())
            return self._knowledge

    def knowledge_ready(self) -> bool:
        return self._knowledge is not None

    @property
    def datasets_folder(self) -> Path:
        return self.folder / "datasets"

    @property
    def artifacts_folder(self) -> Path:
        return self.folder / "artifacts"

    @property
    def backups_folder(self) -> Path:
        return self.folder / "backups"

    @property
    def reports_folder(self) -> Path:
        return self.folder / "reports"
