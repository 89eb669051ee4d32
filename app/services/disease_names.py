"""What diseases are called in the language of the window. Display only: the store keeps the catalogues' own names."""

from __future__ import annotations

from collections.abc import Mapping

from app.services.rights import Act, require
from app.services.workspace import Workspace


def disease_names(workspace: Workspace, language: str) -> Mapping[str, str]:
    """Code -> name in `language`, of the starter set of common diseases and of the packs in use; empty for English."""
    require(workspace, Act.SEARCH_KNOWLEDGE)
    return workspace.knowledge.profiles.facts.names_es if language == "es" else {}
