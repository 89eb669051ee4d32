"""An entry field for a disease: of the knowledge, none at all, or as the clinic names it."""

from __future__ import annotations

import re
import unicodedata

from app.services.search_terms import search_diseases
from app.services.workspace import Workspace
from app.ui.jobs import JobRunner
from app.ui.wizards.diagnose.suggestion_entry import SuggestionEntry
from app.ui.wizards.diagnose.suggestion_popup import Suggestion
from mlpipeline.domain import NO_DISEASE, Disease

_SHORTEST_NAME = 3


class DiseaseEntry(SuggestionEntry):
    """`chosen` gives a Disease. Orphanet and OMIM do not hold what every clinic sees: a name as written is offered."""

    def __init__(self, workspace: Workspace, jobs: JobRunner, none_too: bool = False) -> None:
        """`none_too`: offers "No disease" as well."""
        super().__init__(self._suggest, jobs, workspace.knowledge_ready)
        self._workspace = workspace
        self._none_too = none_too
        self.setMaxLength(200)

    def _suggest(self, text: str) -> tuple[Suggestion, ...]:
        found = [
            Suggestion(each, each.label or each.term_id, each.term_id)
            for each in search_diseases(self._workspace, text)
        ]
        none = self.tr("No disease")
        if self._none_too and none.casefold().startswith(text.casefold()):
            found.insert(0, Suggestion(NO_DISEASE, none))
        known = any(each.label.casefold() == text.casefold() for each in found)
        if len(text) >= _SHORTEST_NAME and not known:
            found.append(Suggestion(local_disease(text), text, self.tr("as written, the clinic's own name")))
        return tuple(found)


def local_disease(name: str) -> Disease:
    """ "Dengue grave" -> LOCAL:dengue-grave: equal names are one disease, however they are accented."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return Disease("LOCAL:" + re.sub(r"[^a-z0-9]+", "-", letters).strip("-"), " ".join(name.split()))
