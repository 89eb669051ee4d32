"""Step 3: what each column is; kept as the clinic's profile. Phenopackets need none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services.import_cases import ImportPreview, save_profile, saved_profile
from app.ui.context import AppContext
from app.ui.problems import problem_of, show_problem
from app.ui.theme import BETWEEN, INSIDE
from app.ui.translation import fill
from app.ui.widgets.banner import Banner
from app.ui.widgets.card import Card
from app.ui.widgets.table import Column, RecordsModel, Table
from app.ui.widgets.text import FieldLabel
from app.ui.wizard import WizardStep
from app.ui.wizards.import_records.column_editor import ColumnEditor
from app.ui.wizards.import_records.draft import ImportDraft
from app.ui.wizards.import_records.roles import known_columns, meaning_words, role_words
from mlpipeline.errors import KnownError

EDITOR_WIDTH = 300
EXAMPLES = 4


@dataclass(frozen=True, slots=True)
class MappedColumn:
    mapping: Any
    examples: tuple[str, ...]


class MapStep(WizardStep):
    """The table lists the columns; the panel beside it changes the selected one."""

    def __init__(self, context: AppContext, draft: ImportDraft) -> None:
        super().__init__()
        self._context, self._draft = context, draft
        self._trouble = ""
        self._shown_for: ImportPreview | None = None
        self._editing = False
        self.nothing = Banner()
        self.saved, self.profile_name = QComboBox(), QLineEdit()
        self.saved.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.saved.activated.connect(self._use_saved)
        self._saved_label = FieldLabel("", self.saved)
        self._name_label = FieldLabel("", self.profile_name)
        self.rows: RecordsModel[MappedColumn] = RecordsModel(self)
        self.table = Table()
        self.table.setModel(self.rows)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.editor = ColumnEditor(context)
        self.editor.edited.connect(self._edited)
        self.editor.failed.connect(partial(show_problem, self))
        self.table.opened.connect(lambda row: self.editor.role.setFocus())
        self._mapping = QWidget()
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        profiles = QHBoxLayout()
        profiles.setSpacing(INSIDE)
        for widget in (self._saved_label, self.saved, self._name_label, self.profile_name):
            profiles.addWidget(widget)
        profiles.setStretch(3, 1)
        columns, panel = Card(flush=True), Card()
        columns.add(self.table, 1)
        panel.add(self.editor, 1)
        panel.setFixedWidth(EDITOR_WIDTH)
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(BETWEEN)
        side_by_side.addWidget(columns, 1)
        side_by_side.addWidget(panel)
        mapping = QVBoxLayout(self._mapping)
        mapping.setContentsMargins(0, 0, 0, 0)
        mapping.setSpacing(BETWEEN)
        mapping.addLayout(profiles)
        mapping.addLayout(side_by_side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.nothing)
        column.addWidget(self._mapping, 1)
        column.addStretch(0)

    def name(self) -> str:
        return self.tr("Map")

    def title(self) -> str:
        return self.tr("What does each column hold?")

    def subtitle(self) -> str:
        if not self._draft.needs_mapping():
            return ""
        return self.tr("A first guess stands there; correct what is wrong. Enter on a column edits it.")

    def status(self) -> str:
        profile = self._draft.profile
        if profile is None:
            return ""
        return fill(self.tr("%1 of %2 columns come in"), known_columns(profile), len(profile.columns))

    def reason(self) -> str:
        profile = self._draft.profile
        if not self._draft.needs_mapping() or self._trouble:
            return self._trouble
        if profile is None or not known_columns(profile):
            return self.tr("Say of at least one column what it holds.")
        return ""

    def retranslate(self) -> None:
        self.nothing.show_message(
            "info", self.tr("Nothing to map"), self.tr("Phenopackets say themselves what each value means.")
        )
        self._saved_label.rename(self.tr("Profile"))
        self._name_label.rename(self.tr("Save as"))
        self.profile_name.setPlaceholderText(self.tr("name of the clinic's profile, to use it again"))
        self.table.setAccessibleName(self.tr("Columns of the file"))
        self.rows.set_columns(
            [
                Column(self.tr("Column"), lambda row: row.mapping.column, strong=True),
                Column(self.tr("Holds"), lambda row: role_words(row.mapping.role), token=_role_token),
                Column(
                    self.tr("Meaning"),
                    lambda row: meaning_words(self._context.finding_words, row.mapping),
                    stretch=True,
                ),
            ]
        )
        self.editor.retranslate()
        self._shown_for = None
        if self._draft.preview:
            self.enter()

    def enter(self) -> None:
        needed = self._draft.needs_mapping()
        self.nothing.setVisible(not needed)
        self._mapping.setVisible(needed)
        preview = self._draft.preview
        if needed and preview and self._shown_for is not preview:
            self._shown_for = preview
            self._show_saved(preview.saved_profiles)
            self.profile_name.clear()
            self._show_rows(0)
        self.changed.emit()

    def proceed(self, go_on: Callable[[], None]) -> None:
        """Keeps the profile where it got a name."""
        name, profile = self.profile_name.text().strip(), self._draft.profile
        if not name or profile is None or not self._draft.needs_mapping():
            go_on()
            return
        workspace, self._draft.profile = self._context.workspace, replace(profile, name=name)
        named = self._draft.profile
        job = self._context.jobs.start(
            self.tr("Save the profile"), lambda progress: save_profile(workspace, named), lane="quick"
        )
        job.succeeded.connect(lambda _nothing: go_on())
        job.failed.connect(partial(show_problem, self))

    def _show_saved(self, names: tuple[str, ...]) -> None:
        self.saved.clear()
        self.saved.addItem(self.tr("found out from the file"), "")
        for name in names:
            self.saved.addItem(name, name)

    def _use_saved(self, index: int) -> None:
        name, preview = str(self.saved.itemData(index)), self._draft.preview
        if not name:
            self._take_profile(preview.profile if preview else None)
            return
        workspace = self._context.workspace
        job = self._context.jobs.start(
            self.tr("Profile"), lambda progress: saved_profile(workspace, name), lane="quick"
        )
        job.succeeded.connect(self._take_profile)
        job.failed.connect(partial(show_problem, self))

    def _take_profile(self, profile: Any) -> None:
        """A saved profile applies to the columns this file has; the others are left out."""
        preview, suggested = self._draft.preview, self._draft.profile
        if profile is None or preview is None or suggested is None:
            return
        known = {each.column: each for each in profile.columns}
        blank = suggested.columns[0]
        columns = tuple(
            known.get(name)
            or replace(blank, column=name, role="ignore", term_id=None, label=None, unit=None, scale=1.0, values={})
            for name in preview.columns
        )
        self._draft.profile = replace(profile, columns=columns)
        self.profile_name.setText(profile.name)
        self._show_rows(0)
        self.changed.emit()

    def _show_rows(self, chosen: int) -> None:
        preview, profile = self._draft.preview, self._draft.profile
        if preview is None or profile is None:
            return
        place = {name: index for index, name in enumerate(preview.columns)}
        self.rows.set_records(
            [MappedColumn(each, _examples(preview.rows, place.get(each.column))) for each in profile.columns]
        )
        self.table.fit_columns(200)
        self.table.selectRow(chosen)

    def _chosen(self) -> None:
        row = self.table.currentIndex().row()
        if not self._editing and 0 <= row < self.rows.rowCount():
            record = self.rows.record(row)
            self.editor.show_column(record.mapping, list(record.examples))

    def _edited(self, mapping: Any) -> None:
        profile, row = self._draft.profile, self.table.currentIndex().row()
        if profile is None or row < 0:
            return
        self._trouble = ""
        records = [self.rows.record(index) for index in range(self.rows.rowCount())]
        records[row] = MappedColumn(mapping, records[row].examples)
        self._editing = True
        self.rows.set_records(records)
        self.table.selectRow(row)
        self._editing = False
        try:
            self._draft.profile = replace(profile, columns=tuple(record.mapping for record in records))
        except KnownError as error:  # half of a change: a finding that has no term yet, a role given twice
            self._trouble = self._trouble_words(error)
        self.changed.emit()

    def _trouble_words(self, error: KnownError) -> str:
        column = str(error.facts.get("column", ""))
        if error.code == "mapping.finding_without_term":
            return fill(self.tr("%1 needs a term, or what its values mean."), column)
        if error.code == "mapping.repeated_role":
            role = role_words(str(error.facts.get("role")))
            return fill(self.tr("%1 and %2 cannot both be: %3."), column, error.facts.get("first"), role)
        return problem_of(error).what


def _examples(rows: tuple[tuple[str, ...], ...], index: int | None) -> tuple[str, ...]:
    if index is None:
        return ()
    return tuple(dict.fromkeys(row[index].strip() for row in rows if row[index].strip()))[:EXAMPLES]


def _role_token(row: MappedColumn) -> str:
    return "muted" if row.mapping.role == "ignore" else ""
