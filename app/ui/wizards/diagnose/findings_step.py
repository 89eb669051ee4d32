"""Step 3: what the clinician finds, present or absent, and what was measured."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.ui.context import AppContext
from app.ui.problems import show_problem
from app.ui.translation import fill
from app.ui.widgets.buttons import Button
from app.ui.widgets.text import Text
from app.ui.wizard import WizardStep
from app.ui.wizards.diagnose.ask_next_card import AskNextCard
from app.ui.wizards.diagnose.chip_row import ChipRow, ChipText
from app.ui.wizards.diagnose.consultation import Consultation
from app.ui.wizards.diagnose.finding_entry import FindingEntry
from app.ui.wizards.diagnose.measurement_fields import MeasurementFields
from app.ui.wizards.diagnose.note_findings import NoteFindings
from app.ui.wizards.diagnose.words import about_line
from mlpipeline.domain import PhenotypicFeature


class FindingsStep(WizardStep):
    """One big field for findings, chips below it, and three fields for measurements."""

    def __init__(self, context: AppContext, consultation: Consultation) -> None:
        super().__init__()
        self._consultation = consultation
        self._words = context.finding_words
        self.entry = FindingEntry(context)
        self.note = NoteFindings(context.finding_words)
        self.row = ChipRow()
        self.measurements = MeasurementFields()
        self.questions = AskNextCard(context, consultation, self)
        self._none_yet = Text(role="muted")
        self._headings = (Text(role="heading"), Text(role="heading"))
        self.undo = Button(keys="Ctrl+Z")
        self.undo.clicked.connect(self._undo)
        self._shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        self._shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._shortcut.activated.connect(self._undo)
        self._lay_out()
        self._connect()
        self.retranslate()

    def name(self) -> str:
        return self.tr("Findings")

    def title(self) -> str:
        return self.tr("What do you find?")

    def subtitle(self) -> str:
        return about_line(self._consultation)

    def primary_text(self) -> str:
        return self.tr("Show result")

    def retranslate(self) -> None:
        self.entry.retranslate()
        self.note.retranslate()
        self.measurements.retranslate()
        self.questions.retranslate()
        self.row.setAccessibleName(self.tr("Findings"))
        self._none_yet.setText(self.tr("None entered yet."))
        self.undo.setText(self.tr("Undo"))
        self.undo.setToolTip(self.tr("Take back the last change of the findings"))
        for heading, words in zip(self._headings, (self.tr("Findings"), self.tr("Measurements")), strict=True):
            heading.setText(words)
        self._show()

    def enter(self) -> None:
        """Show what the consultation holds, ready for the next finding."""
        entered = self._consultation
        self.measurements.set_age(entered.age_years)
        if dict(self.measurements.values()) != entered.measurements:
            self.measurements.set_values(entered.measurements)
        self._show()
        self.entry.setFocus()

    def clear(self) -> None:
        """Another patient: nothing typed for the one before may stay."""
        self.entry.reset()
        self.measurements.set_values({})
        self.note.hide()
        self.questions.clear()
        self._show()

    def reason(self) -> str:
        if self.measurements.trouble():
            return self.measurements.trouble()
        typed = self.entry.text().strip()
        if typed:
            return fill(self.tr("“%1” is typed but not entered: press Enter, or delete it."), typed[:40])
        if not self.note.isHidden():
            return self.tr("Confirm the findings of the note first.")
        if not self._consultation.findings.items and not self._consultation.measurements:
            return self.tr("Enter at least one finding or measurement.")
        return ""

    def status(self) -> str:
        """ "5 findings, 2 measurements"."""
        findings = self.tr("%n finding(s)", "", len(self._consultation.findings.items))
        measured = self.tr("%n measurement(s)", "", len(self._consultation.measurements))
        return f"{findings}, {measured}"

    def _connect(self) -> None:
        self.entry.finding.connect(self._add)
        self.entry.note.connect(self._ask_note)
        self.entry.emptied.connect(self._remove_last)
        self.entry.undo_asked.connect(self._undo)
        self.entry.textChanged.connect(self.changed)
        self.entry.failed.connect(partial(show_problem, self))
        self.note.confirmed.connect(self._add_note)
        self.note.closed.connect(self._close_note)
        self.row.removed.connect(self._remove)
        self.row.turned.connect(self._turn)
        self.measurements.changed.connect(self._keep_measurements)
        self.questions.answered.connect(self._add)

    def _add(self, feature: PhenotypicFeature) -> None:
        self._consultation.findings.add(feature)
        self._show()

    def _ask_note(self, features: tuple[PhenotypicFeature, ...]) -> None:
        self.note.ask(features)
        self.changed.emit()

    def _add_note(self, features: tuple[PhenotypicFeature, ...]) -> None:
        self._consultation.findings.add(*features)
        self._close_note()

    def _close_note(self) -> None:
        self.note.hide()
        self._show()
        self.entry.setFocus()

    def _remove(self, term_id: str) -> None:
        self._consultation.findings.remove(term_id)
        self._show()
        if not self._consultation.findings.items:
            self.entry.setFocus()

    def _remove_last(self) -> None:
        self._consultation.findings.remove_last()
        self._show()

    def _turn(self, term_id: str) -> None:
        for feature in self._consultation.findings.items:
            if feature.term_id == term_id:
                self._consultation.findings.add(replace(feature, excluded=not feature.excluded))
                break
        self._show()

    def _undo(self) -> None:
        self._consultation.findings.undo()
        self._show()

    def _keep_measurements(self) -> None:
        self._consultation.measurements = dict(self.measurements.values())
        self._refresh_questions()
        self.changed.emit()

    def _show(self) -> None:
        items = self._consultation.findings.items
        self.row.show_chips([self._chip(feature) for feature in items])
        self.row.setVisible(bool(items))
        self._none_yet.setVisible(not items)
        self.undo.setEnabled(self._consultation.findings.can_undo())
        self._refresh_questions()
        self.changed.emit()

    def _refresh_questions(self) -> None:
        """Only for who is at this step: what is entered elsewhere is asked about on arrival."""
        if self.isVisible():
            self.questions.refresh_soon()

    def _chip(self, feature: PhenotypicFeature) -> ChipText:
        spoken = self.tr("%1, absent") if feature.excluded else self.tr("%1, present")
        label = self._words.name(feature.term_id, feature.label)
        kind = "absent" if feature.excluded else "present"
        return ChipText(feature.term_id, label, kind, fill(spoken, label))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.entry)
        layout.addWidget(self.note)
        layout.addSpacing(12)
        top = QHBoxLayout()
        top.addWidget(self._headings[0])
        top.addStretch()
        top.addWidget(self.undo)
        layout.addLayout(top)
        layout.addWidget(self._none_yet)
        layout.addWidget(self.row)
        layout.addSpacing(16)
        layout.addWidget(self._headings[1])
        layout.addWidget(self.measurements)
        layout.addSpacing(16)
        layout.addWidget(self.questions)
        layout.addStretch()
        self.setTabOrder(self.entry, self.row)
        self.setTabOrder(self.undo, self.measurements)
        self.setTabOrder(self.measurements.glucose_unit, self.questions)
