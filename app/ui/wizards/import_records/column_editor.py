"""One column of the file: its role, and what more that role needs to be told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.services.search_terms import TermHit, search_terms
from app.ui.context import AppContext
from app.ui.translation import fill
from app.ui.widgets.text import FieldLabel, Text
from app.ui.wizards.diagnose.suggestion_entry import SuggestionEntry
from app.ui.wizards.diagnose.suggestion_popup import Suggestion
from app.ui.wizards.diagnose.term_suggestion import suggest_term
from app.ui.wizards.import_records.roles import (
    AGE_SCALES,
    FIELDS,
    ROLES,
    TERM,
    UNIT,
    VALUES,
    role_words,
    term_words,
    values_as_text,
    values_from_text,
)

VALUES_HEIGHT = 104


class ColumnEditor(QWidget):
    """editor.show_column(column, examples); signal `edited(column)` with the changed mapping of that column."""

    edited = Signal(object)
    failed = Signal(object)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._workspace, self._words = context.workspace, context.finding_words
        self._column: Any = None
        self._filling = False
        self._name, self._examples = Text(role="heading", wrap=True), Text(role="muted", wrap=True)
        self.role, self.unit, self.age_unit = QComboBox(), QLineEdit(), QComboBox()
        self.term = SuggestionEntry(self._find, context.jobs)
        self._term_now, self._values_trouble = Text(wrap=True), Text(role="danger", wrap=True)
        self.values = QPlainTextEdit()
        self.values.setTabChangesFocus(True)
        self.values.setFixedHeight(VALUES_HEIGHT)
        self._labels: dict[str, FieldLabel] = {
            "role": FieldLabel("", self.role),
            TERM: FieldLabel("", self.term),
            UNIT: FieldLabel("", self.unit),
            "age_unit": FieldLabel("", self.age_unit),
            VALUES: FieldLabel("", self.values),
        }
        self._connect()
        self._lay_out()
        self.retranslate()

    def _connect(self) -> None:
        self.role.activated.connect(lambda _index: self._set(role=self.role.currentData()))
        self.unit.editingFinished.connect(lambda: self._set(unit=self.unit.text().strip() or None))
        self.age_unit.activated.connect(lambda _index: self._set(scale=self.age_unit.currentData()))
        self.values.textChanged.connect(self._values_changed)
        self.term.chosen.connect(self._term_chosen)
        self.term.failed.connect(self.failed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._name)
        column.addWidget(self._examples)
        for key, fields in (
            ("role", (self.role,)),
            (TERM, (self._term_now, self.term)),
            (UNIT, (self.unit,)),
            ("age_unit", (self.age_unit,)),
            (VALUES, (self.values, self._values_trouble)),
        ):
            column.addSpacing(8)
            column.addWidget(self._labels[key])
            for field in fields:
                column.addWidget(field)
        column.addStretch(1)

    def retranslate(self) -> None:
        words = {
            "role": self.tr("What it holds"),
            TERM: self.tr("Term"),
            UNIT: self.tr("Unit"),
            "age_unit": self.tr("Unit of the age"),
            VALUES: self.tr("Values, one a line: 1 = present"),
        }
        for key, text in words.items():
            self._labels[key].rename(text)
        self.term.setPlaceholderText(self.tr("Search a finding, then Enter"))
        self._values_trouble.setText(
            self.tr("Each line needs an equals sign and a meaning; until then the old ones hold.")
        )
        self._fill_boxes()
        if self._column is not None:
            self._show()

    def _fill_boxes(self) -> None:
        self.role.clear()
        for role in ROLES:
            self.role.addItem(role_words(role), role)
        units = {"years": self.tr("years"), "months": self.tr("months"), "days": self.tr("days")}
        self.age_unit.clear()
        for unit, scale in AGE_SCALES.items():
            self.age_unit.addItem(units[unit], scale)

    def show_column(self, column: Any, examples: list[str]) -> None:
        """column: a mapping of the profile; examples: some values of the file."""
        self._column = column
        self._examples.setText(fill(self.tr("for example %1"), ", ".join(examples)) if examples else self.tr("empty"))
        self.term.reset()
        self._show()

    def _show(self) -> None:
        self._filling = True
        column = self._column
        self._name.setText(column.column)
        self.role.setCurrentIndex(self.role.findData(column.role))
        self.unit.setText(column.unit or "")
        self.values.setPlainText(values_as_text(column.values))
        self.age_unit.setCurrentIndex(self._nearest_unit(column.scale))
        shown = term_words(self._words, column) if column.term_id else self.tr("no term yet")
        self._term_now.setText(shown)
        fields, is_age = FIELDS.get(column.role, ()), column.role == "age"
        for key, widgets in (
            (TERM, (self._term_now, self.term)),
            (UNIT, (self.unit,)),
            (VALUES, (self.values,)),
        ):
            is_shown = key in fields and not (key == UNIT and is_age)
            for widget in (self._labels[key], *widgets):
                widget.setVisible(is_shown)
        self.term.setVisible(column.role == "finding")
        for widget in (self._labels["age_unit"], self.age_unit):
            widget.setVisible(is_age)
        self._values_trouble.hide()
        self._filling = False

    def _nearest_unit(self, scale: float) -> int:
        return min(range(len(AGE_SCALES)), key=lambda index: abs(self.age_unit.itemData(index) - scale))

    def _set(self, **changes: Any) -> None:
        if self._filling or self._column is None:
            return
        if all(getattr(self._column, name) == value for name, value in changes.items()):
            return
        if "role" in changes:  # what was told of the role before means nothing to another one
            changes |= {"term_id": None, "label": None, "values": {}, "unit": None, "scale": 1.0}
        self._column = replace(self._column, **changes)
        self._show_again(changes)
        self.edited.emit(self._column)

    def _show_again(self, changes: dict[str, Any]) -> None:
        if "values" in changes and len(changes) == 1:
            return  # the text under the user's cursor stays as typed
        self._show()

    def _values_changed(self) -> None:
        if self._filling:
            return
        values = values_from_text(self.values.toPlainText())
        self._values_trouble.setVisible(values is None)
        if values is not None:
            self._set(values=values)

    def _find(self, text: str) -> tuple[Suggestion, ...]:
        return tuple(suggest_term(self._words, hit, hit) for hit in search_terms(self._workspace, text))

    def _term_chosen(self, hit: TermHit, shift: bool) -> None:
        self._set(term_id=hit.term_id, label=hit.label)
