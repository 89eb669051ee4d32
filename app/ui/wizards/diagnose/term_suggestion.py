"""A term of the knowledge as a suggestion: its name in the language of the window, and what else tells it apart."""

from __future__ import annotations

from app.services.search_terms import TermHit
from app.ui.models.finding_words import FindingWords
from app.ui.wizards.diagnose.suggestion_popup import Suggestion


def suggest_term(words: FindingWords, hit: TermHit, value: object) -> Suggestion:
    """The name, then the synonym that was met where it is another word, and the code: "Fever  pyrexia · HP:0001945"."""
    name = words.name(hit.term_id, hit.label)
    is_said = hit.matched.casefold() in (name.casefold(), hit.term_id.casefold())
    return Suggestion(value, name, hit.term_id if is_said else f"{hit.matched} · {hit.term_id}")
