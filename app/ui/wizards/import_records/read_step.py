"""Step 2: how the file was read, each guess with its evidence, and its first rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout

from app.services.import_cases import GuessView, ImportPreview
from app.ui.context import AppContext
from app.ui.theme import BETWEEN
from app.ui.translation import fill
from app.ui.widgets.card import Card
from app.ui.widgets.table import Column, RecordsModel, Table
from app.ui.widgets.text import Text
from app.ui.wizard import WizardStep
from app.ui.wizards.import_records.draft import ImportDraft
from app.ui.wizards.import_records.guess_words import evidence_words, value_words, what_words

Row = tuple[str, ...]
CHOICES = {"decimal": (".", ","), "date_order": ("dmy", "mdy", "ymd")}
"""What the user may know better than the file shows; the rest is settled by the columns that come out."""


class ReadStep(WizardStep):
    """Changing the decimal mark or the order in dates changes the profile."""

    def __init__(self, context: AppContext, draft: ImportDraft) -> None:
        super().__init__()
        self._draft = draft
        self._shown_for: ImportPreview | None = None
        self._guesses = Card()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(BETWEEN)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        self._guesses.add(self._grid)
        self.choices: dict[str, QComboBox] = {}
        self.rows: RecordsModel[Row] = RecordsModel(self)
        self.table = Table()
        self.table.setModel(self.rows)
        self._rows_card = Card(flush=True)
        self._rows_card.add(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(self._guesses)
        column.addWidget(self._rows_card, 1)
        self.retranslate()

    def name(self) -> str:
        return self.tr("Read")

    def title(self) -> str:
        return self.tr("Is it read right?")

    def subtitle(self) -> str:
        shown = len(self._draft.preview.rows) if self._draft.preview else 0
        return fill(self.tr("What was found out by itself, why, and the first %1 rows."), shown)

    def reason(self) -> str:
        profile = self._draft.profile
        needs_order = "date_order" in self.choices and profile is not None and profile.date_order is None
        return self.tr("Choose the order in dates.") if needs_order else ""

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("First rows of the file"))
        self._shown_for = None
        if self._draft.preview:
            self.enter()

    def enter(self) -> None:
        preview = self._draft.preview
        if preview is None or self._shown_for is preview:
            return
        self._shown_for = preview
        self._show_guesses(preview.guesses)
        self.rows.set_columns([_cell_column(index, title) for index, title in enumerate(preview.columns)])
        self.rows.set_records(preview.rows)
        self.table.fit_columns(220)
        self.changed.emit()

    def _show_guesses(self, guesses: Sequence[GuessView]) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.choices = {}
        self._guesses.setVisible(bool(guesses))
        for row, guess in enumerate(guesses):
            self._grid.addWidget(Text(what_words(guess.what), "muted"), row, 0)
            if guess.what in CHOICES and self._draft.profile is not None:
                self._grid.addWidget(self._choice(guess), row, 1)
            else:
                self._grid.addWidget(Text(value_words(guess.value), "heading"), row, 1)
            self._grid.addWidget(Text(evidence_words(guess), "muted", wrap=True), row, 2)

    def _choice(self, guess: GuessView) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(what_words(guess.what))
        values = CHOICES[guess.what] if guess.value else ("", *CHOICES[guess.what])
        for value in values:
            box.addItem(value_words(value), value)
        now = getattr(self._draft.profile, guess.what)
        box.setCurrentIndex(max(0, box.findData(now if now is not None else guess.value)))
        box.activated.connect(lambda _index: self._set(guess.what, str(box.currentData())))
        self.choices[guess.what] = box
        return box

    def _set(self, what: str, value: str) -> None:
        if self._draft.profile is not None:
            self._draft.profile = replace(self._draft.profile, **{what: value or None})
        self.changed.emit()


def _cell_column(index: int, title: str) -> Column[Row]:
    return Column(title, lambda row: row[index], tip=lambda row: row[index])
