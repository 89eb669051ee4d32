"""Search in the knowledge: terms, findings in a note, diseases. Nothing of patients is read or kept."""

from __future__ import annotations

from app.services.finding_names import capital_like, finding_names
from app.services.rights import Act, require
from app.services.workspace import Workspace
from mlpipeline.domain import Disease, PhenotypicFeature
from mlpipeline.knowledge.lexicon import TermHit

__all__ = ["TermHit", "disease_references", "findings_in_text", "search_diseases", "search_terms", "term_label"]


def search_terms(workspace: Workspace, text: str, limit: int = 8) -> tuple[TermHit, ...]:
    """The terms whose name or synonym starts with, holds or nearly is the text; best first."""
    require(workspace, Act.SEARCH_KNOWLEDGE)
    return workspace.knowledge.lexicon.search(text, limit)


def findings_in_text(workspace: Workspace, note: str) -> tuple[PhenotypicFeature, ...]:
    """The findings of a note, present or denied."""
    require(workspace, Act.SEARCH_KNOWLEDGE)
    return workspace.knowledge.lexicon.find_in_text(note)


def search_diseases(workspace: Workspace, text: str, limit: int = 8) -> tuple[Disease, ...]:
    """Diseases of the knowledge by name."""
    require(workspace, Act.SEARCH_KNOWLEDGE)
    return workspace.knowledge.profiles.search(text, limit)


def term_label(workspace: Workspace, term_id: str, language: str = "en") -> str:
    """The name of a term, "" where it is not known: HPO's, or the usual one of `language` where there is one."""
    require(workspace, Act.SEARCH_KNOWLEDGE)
    label = workspace.knowledge.ontology.label(term_id)
    name = finding_names(workspace, language).get(term_id, "") if label else ""
    return capital_like(name, label) if name else label


def disease_references(workspace: Workspace, disease_id: str) -> tuple[str, ...]:
    """The publications behind a disease's profile ("PMID:…"); () where the knowledge has none."""
    require(workspace, Act.SEARCH_KNOWLEDGE)
    profile = workspace.knowledge.profiles.profile(disease_id)
    return profile.references if profile else ()
