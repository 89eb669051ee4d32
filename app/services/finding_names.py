"""What findings are called in the language of the window. Display only: the store keeps HPO's own labels."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.services.rights import Act, require
from app.services.workspace import Workspace
from mlpipeline.knowledge.common_findings import read_common_findings


def finding_names(workspace: Workspace, language: str) -> Mapping[str, str]:
    """Term -> its usual name in `language`, written as inside a sentence; only terms that have one there.

    A later source goes into _SOURCES of its language; of two names for one term the later source's counts.
    """
    require(workspace, Act.SEARCH_KNOWLEDGE)
    names: dict[str, str] = {}
    for source in _SOURCES.get(language, ()):
        names.update(source(workspace))
    return names


def capital_like(name: str, english: str) -> str:
    """ "fiebre" as a label of its own, beside HPO's "Fever": "Fiebre"; where HPO writes it small, so does this."""
    return name[:1].upper() + name[1:] if english[:1].isupper() else name


def _spanish_of_the_program(workspace: Workspace) -> Mapping[str, str]:
    return {term_id: names[0] for term_id, names in read_common_findings().items() if names}


_SOURCES: Mapping[str, tuple[Callable[[Workspace], Mapping[str, str]], ...]] = {"es": (_spanish_of_the_program,)}
