"""The big entry field of the findings: a term, or a whole note to look for findings in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout

from app.services.search_terms import findings_in_text, search_terms
from app.ui.context import AppContext
from app.ui.widgets.text import Text
from app.ui.wizards.diagnose.suggestion_entry import SuggestionEntry
from app.ui.wizards.diagnose.suggestion_popup import Suggestion
from app.ui.wizards.diagnose.term_suggestion import suggest_term
from mlpipeline.domain import PhenotypicFeature

NOTE_WORDS = 3
"""A text of more words is probably a note."""


ROOM_FOR_HINT = 40
"""Letters beyond which the hint at the right end of the field makes room."""


class Note(str):
    """The value of the suggestion that stands for "look for findings in what I typed"."""


def is_note(text: str) -> bool:
    return len(text.split()) > NOTE_WORDS or "\n" in text.strip()


class FindingEntry(SuggestionEntry):
    """Enter = present, Shift+Enter = absent; a note is offered to be read."""

    finding = Signal(object)
    """PhenotypicFeature"""
    note = Signal(object)
    """tuple[PhenotypicFeature, ...]: what a note says, to be confirmed."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(self._suggest, context.jobs, context.workspace.knowledge_ready)
        self._workspace, self._jobs, self._words = context.workspace, context.jobs, context.finding_words
        self.setProperty("role", "large")
        self.setMaxLength(20_000)
        self._hint = Text(role="muted", parent=self)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(12, 0, 12, 0)
        inside.addStretch()
        inside.addWidget(self._hint)
        self.textChanged.connect(lambda text: self._hint.setVisible(len(text) < ROOM_FOR_HINT))
        self.retranslate()
        self.chosen.connect(self._take_choice)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Finding"))
        self.setPlaceholderText(self.tr("Type a symptom or a sign…"))
        self._hint.setText(self.tr("Enter present · Shift+Enter absent · paste a note"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and is_note(QGuiApplication.clipboard().text()):
            self.read_note(QGuiApplication.clipboard().text())
            return
        super().keyPressEvent(event)

    def read_note(self, text: str) -> None:
        """Look for findings in a longer text; the answer comes by `note`."""
        workspace = self._workspace
        job = self._jobs.start(self.tr("Reading the note"), lambda progress: findings_in_text(workspace, text), "quick")
        job.succeeded.connect(self.note)
        job.failed.connect(self.failed)

    def suggestions(self, text: str, found: tuple[Suggestion, ...]) -> tuple[Suggestion, ...]:
        if found:
            return found
        return (Suggestion(None, self.tr("Nothing found. Try another word, in English or Spanish.")),)

    def _suggest(self, text: str) -> tuple[Suggestion, ...]:
        found = search_terms(self._workspace, text)
        hits = tuple(suggest_term(self._words, hit, PhenotypicFeature(hit.term_id, hit.label)) for hit in found)
        if not is_note(text):
            return hits
        count = len(findings_in_text(self._workspace, text))
        if not count:
            return hits
        offer = Suggestion(Note(text), self.tr("%n finding(s) in this note", "", count), self.tr("look through them"))
        whole = any(text.casefold() in hit.label.casefold() for hit in (*found, *hits))
        return (*hits, offer) if whole else (offer, *hits)

    def _take_choice(self, value: object, shift: bool) -> None:
        if isinstance(value, Note):
            self.read_note(str(value))
        elif isinstance(value, PhenotypicFeature):
            self.finding.emit(PhenotypicFeature(value.term_id, value.label, excluded=shift))
