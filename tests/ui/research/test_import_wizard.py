"""The import wizard on real files: a table through every step, a phenopacket, an import taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from app.services.browse import batches
from app.services.import_cases import GuessView
from app.ui.context import AppContext
from app.ui.shell.frame import Frame
from app.ui.wizards.import_records.guess_words import evidence_words
from app.ui.wizards.import_records.roles import values_as_text, values_from_text
from app.ui.wizards.import_records.wizard import ImportWizard

HEAD = "historia clinica;edad;sexo;fiebre;cefalea;plaquetas;temperatura;diagnóstico"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """60 patients in cp1252 with semicolons and decimal commas; the age of one is a word."""
    path = tmp_path / "consulta.csv"
    rows = [
        f"P{n:03d};{'veinte' if n == 7 else 20 + n % 40};{'MF'[n % 2]};{'sí' if n % 3 else 'no'};no;{80 + n};"
        f"37,{n % 10};{'Dengue' if n % 4 else 'Malaria'}"
        for n in range(60)
    ]
    path.write_text("\n".join([HEAD, *rows]), encoding="cp1252")
    return path


@pytest.fixture
def wizard(research_frame: Frame, research_settle: Callable[[], None]) -> ImportWizard:
    research_frame.go("import")
    research_settle()
    shown = research_frame.pages["import"]
    assert isinstance(shown, ImportWizard)
    return shown


def _to_check(wizard: ImportWizard, path: Path, settle: Callable[[], None]) -> None:
    wizard.file.take(path)
    settle()
    for _ in range(3):
        wizard.go_on()
        settle()


def test_a_table_goes_through_the_whole_wizard_and_back(
    wizard: ImportWizard, table: Path, research_context: AppContext, research_settle: Callable[[], None]
) -> None:
    before = len(batches(research_context.workspace))
    wizard.file.take(table)
    research_settle()
    wizard.go_on()
    assert {"decimal"} <= set(wizard.read.choices)
    assert wizard.read.rows.rowCount() == 50
    wizard.go_on()
    assert [wizard.map.rows.record(row).mapping.role for row in range(3)] == ["patient_id", "age", "sex"]
    wizard.map.profile_name.setText("consulta externa")
    wizard.go_on()
    research_settle()
    assert wizard.step is wizard.check
    research_settle()
    assert wizard.draft.check is not None
    assert (wizard.draft.check.cases, len(wizard.draft.check.refused)) == (59, 1)
    assert wizard.check.refused.record(0).line == 9
    wizard.go_on()
    assert wizard.step is wizard.write
    assert wizard.step.reason()
    wizard.write.basis.setCurrentIndex(wizard.write.basis.findData("deidentified_approval"))
    wizard.write.basis.activated.emit(wizard.write.basis.currentIndex())
    assert not wizard.step.reason()
    wizard.go_on()
    research_settle()
    assert wizard.step is wizard.report
    assert not wizard.report.can_go_back()
    found = batches(research_context.workspace)
    assert len(found) == before + 1
    assert (found[0].cases, found[0].refused, found[0].legal_basis) == (59, 1, "deidentified_approval")
    wizard.report.undo_reason.setText("wrong month")
    wizard.report.undo.click()
    research_settle()
    assert batches(research_context.workspace)[0].undone_at is not None
    assert wizard.step is wizard.file


def test_the_saved_profile_is_offered_for_the_next_file(
    wizard: ImportWizard, table: Path, research_settle: Callable[[], None]
) -> None:
    wizard.file.take(table)
    research_settle()
    wizard.go_on()
    wizard.go_on()
    wizard.map.profile_name.setText("consulta externa")
    wizard.go_on()
    research_settle()
    wizard.begin_again()
    wizard.file.take(table)
    research_settle()
    wizard.go_on()
    wizard.go_on()
    wizard.map.saved.setCurrentIndex(wizard.map.saved.findText("consulta externa"))
    wizard.map.saved.activated.emit(wizard.map.saved.currentIndex())
    research_settle()
    assert wizard.draft.profile is not None
    assert wizard.draft.profile.name == "consulta externa"


def test_a_role_given_twice_stops_the_wizard_until_it_is_mended(
    wizard: ImportWizard, table: Path, research_settle: Callable[[], None]
) -> None:
    wizard.file.take(table)
    research_settle()
    wizard.go_on()
    wizard.go_on()
    wizard.map.table.selectRow(3)
    role = wizard.map.editor.role
    role.setCurrentIndex(role.findData("sex"))
    role.activated.emit(role.currentIndex())
    assert "sexo" in wizard.step.reason()
    role.setCurrentIndex(role.findData("ignore"))
    role.activated.emit(role.currentIndex())
    assert not wizard.step.reason()
    assert wizard.draft.profile is not None
    assert wizard.draft.profile.columns[3].role == "ignore"


def test_going_back_keeps_what_was_said_and_a_changed_mapping_is_checked_again(
    wizard: ImportWizard, table: Path, research_settle: Callable[[], None]
) -> None:
    _to_check(wizard, table, research_settle)
    research_settle()
    assert wizard.draft.is_checked()
    wizard.go_back()
    wizard.map.table.selectRow(1)
    role = wizard.map.editor.role
    role.setCurrentIndex(role.findData("ignore"))
    role.activated.emit(role.currentIndex())
    assert not wizard.draft.is_checked()
    wizard.go_on()
    research_settle()
    assert wizard.draft.check is not None
    assert wizard.draft.check.cases == 60


def test_the_same_file_is_not_imported_twice(
    wizard: ImportWizard, research_template: Path, research_settle: Callable[[], None]
) -> None:
    _to_check(wizard, research_template.parent / "examples.zip", research_settle)
    research_settle()
    assert not wizard.map.rows.rowCount(), "phenopackets need no mapping"
    assert wizard.draft.check is not None
    assert wizard.draft.check.already_imported
    assert wizard.step.reason()


def test_every_step_is_readable_and_named(
    wizard: ImportWizard, table: Path, research_settle: Callable[[], None], seen: ModuleType
) -> None:
    wizard.file.take(table)
    research_settle()
    for step in wizard.steps[:5]:
        assert wizard.step is step
        assert not seen.cut_texts(wizard), step.name()
        assert not seen.unnamed_controls(wizard), step.name()
        assert not seen.sideways_scrolling(wizard), step.name()
        wizard.go_on()
        research_settle()


def test_evidence_is_a_sentence_with_its_counts() -> None:
    guess = GuessView("date_order", "dmy", "first_above_12 9 second_above_12 0 of 14")
    assert evidence_words(guess) == "of 14 dates, 9 begin above 12 and 0 have the middle above 12"


def test_a_value_map_is_text_and_comes_back() -> None:
    values = {"1": "present", "2": "absent"}
    assert values_from_text(values_as_text(values)) == values
    assert values_from_text("1 present") is None
