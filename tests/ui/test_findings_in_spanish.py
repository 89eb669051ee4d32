"""A window in Spanish says findings and evidence in Spanish, at once after a switch; what is kept stays HPO's own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QTableWidget
from pytestqt.qtbot import QtBot

from app.services.assessment_views import EvidenceView
from app.services.browse import patients
from app.services.capture_consent import ConsentRequest, capture_consent
from app.services.diagnose_patient import diagnosis
from app.services.register_patient import PatientDraft, register_patient
from app.services.workspace import Workspace, close_workspace, create_workspace, open_workspace
from app.ui.context import AppContext
from app.ui.shell.frame import Frame
from app.ui.wizards.diagnose.chip_row import Chip
from app.ui.wizards.diagnose.wizard import DiagnoseWizard
from app.ui.wizards.import_records.column_editor import ColumnEditor
from app.ui.wizards.import_records.roles import meaning_words
from mlpipeline.domain import PhenotypicFeature, Sex
from mlpipeline.readers.mapping import ColumnMapping

PASSPHRASE = "four words are enough"
FEVER, RASH, HEADACHE, COUGH = "HP:0001945", "HP:0000988", "HP:0002315", "HP:0012735"
SPANISH = {FEVER: "Fiebre", RASH: "Erupción cutánea", HEADACHE: "Dolor de cabeza", COUGH: "sin tos"}
Settle = Callable[[], None]


@pytest.fixture(scope="module")
def made_clinic(home_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spanish") / "clinic"
    workspace, _code = create_workspace(folder, "Clinic", "ana", "Dr. Ana Restrepo", PASSPHRASE)
    register_patient(workspace, PatientDraft("Rosa E.", Sex.FEMALE, 61.0))
    rosa = patients(workspace, "Rosa").rows[0].patient_id
    capture_consent(workspace, ConsentRequest(rosa, frozenset({"care"}), "paper", "", "", "es", True))
    close_workspace(workspace)
    return folder


@pytest.fixture
def clinic(made_clinic: Path, tmp_path: Path) -> Iterator[Workspace]:
    folder = tmp_path / "clinic"
    shutil.copytree(made_clinic, folder)
    workspace = open_workspace(folder, "ana", PASSPHRASE, exclusive=True)
    yield workspace
    close_workspace(workspace)


@pytest.fixture
def wizard(frame: Frame, context: AppContext, clinic: Workspace, settle: Settle) -> DiagnoseWizard:
    """In Spanish, at the findings of Rosa, who has consented."""
    context.translation.set_language("es")
    frame.go("diagnose", patient_id=patients(clinic, "Rosa").rows[0].patient_id)
    settle()
    found = frame.pages["diagnose"]
    assert isinstance(found, DiagnoseWizard)
    found.go_to(2)
    settle()
    assert found.step is found.findings
    return found


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, held)


def chips(wizard: DiagnoseWizard) -> list[str]:
    return [chip.text() for chip in wizard.findings.row.findChildren(Chip) if chip.isVisible()]


def enter(qtbot: QtBot, wizard: DiagnoseWizard, settle: Settle, typed: str, absent: bool = False) -> None:
    qtbot.keyClicks(wizard.findings.entry, typed)
    qtbot.waitUntil(wizard.findings.entry.popup.isVisible, timeout=10_000)
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier if absent else Qt.KeyboardModifier.NoModifier)
    settle()


def test_what_is_entered_is_shown_in_spanish_and_kept_as_hpo_says_it(
    qtbot: QtBot, wizard: DiagnoseWizard, context: AppContext, settle: Settle
) -> None:
    qtbot.keyClicks(wizard.findings.entry, "fever")
    qtbot.waitUntil(wizard.findings.entry.popup.isVisible, timeout=10_000)
    marked = wizard.findings.entry.popup.current()
    assert marked is not None
    assert (marked.label, marked.detail) == ("Fiebre", f"Fever · {FEVER}")
    press(qtbot, Qt.Key.Key_Return)
    enter(qtbot, wizard, settle, "tos", absent=True)
    assert chips(wizard) == ["Fiebre", "Tos"]
    assert wizard.consultation.findings.items == (
        PhenotypicFeature(FEVER, "Fever"),
        PhenotypicFeature(COUGH, "Cough", excluded=True),
    )
    context.translation.set_language("en")
    settle()
    assert chips(wizard) == ["Fever", "Cough"]
    context.translation.set_language("es")
    settle()
    assert chips(wizard) == ["Fiebre", "Tos"]


def test_the_findings_of_a_note_are_asked_in_spanish(
    wizard: DiagnoseWizard, context: AppContext, settle: Settle
) -> None:
    wizard.findings.entry.read_note("fiebre y cefalea, sin tos")
    settle()
    boxes = wizard.findings.note.findChildren(QCheckBox)
    assert [box.text() for box in boxes if box.isVisible()] == ["Fiebre", "Dolor de cabeza", "Tos, ausente"]
    context.translation.set_language("en")
    settle()
    assert [box.text() for box in boxes if box.isVisible()] == ["Fever", "Headache", "Cough, absent"]


def test_evidence_is_spanish_in_the_ranking_and_in_why(
    qtbot: QtBot, wizard: DiagnoseWizard, clinic: Workspace, context: AppContext, settle: Settle
) -> None:
    for typed in ("fiebre", "erupcion cut", "dolor de cabeza"):
        enter(qtbot, wizard, settle, typed)
    enter(qtbot, wizard, settle, "tos", absent=True)
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: wizard.consultation.result is not None, timeout=30_000)
    settle()
    result = wizard.consultation.result
    assert result is not None
    row = result.assessment.rows[0]
    evidence = (*row.speaks_for, *reversed(row.speaks_against))
    english = [each.label for each in evidence]
    assert english
    press(qtbot, Qt.Key.Key_Return)
    assert wizard.result.why.isVisible()
    table = wizard.result.why.findChildren(QTableWidget)[0]

    def names() -> list[str]:
        return [table.item(at, 0).text() for at in range(table.rowCount())]

    assert names() == [SPANISH[each.term_id] for each in evidence]
    ranking = wizard.result.table.ranking
    assert ranking.evidence(row, speaks_for=True) == tuple(SPANISH[each.term_id] for each in row.speaks_for)
    titles = [label.text() for label in wizard.result.why.findChildren(QLabel)]
    assert any(title.startswith("Por qué") for title in titles)
    context.translation.set_language("en")
    settle()
    assert names() == english
    assert ranking.evidence(row, speaks_for=True) == tuple(each.label for each in row.speaks_for)
    kept = diagnosis(clinic, result.diagnosis_id)
    assert [each.label for each in kept.case.features] == ["Fever", "Skin rash", "Headache", "Cough"]
    assert [each.label for each in kept.assessment.rows[0].speaks_for] == [each.label for each in row.speaks_for]


@pytest.mark.parametrize(
    ("said", "english", "spanish"),
    [
        (EvidenceView(FEVER, "Fever", 1.0), "Fever", "Fiebre"),
        (EvidenceView(COUGH, "no cough", -1.0, True), "no cough", "sin tos"),
        (EvidenceView("HP:0032241", "Anything rare", 1.0), "Anything rare", "Anything rare"),
        (EvidenceView("LOCAL:x", "no odd sign", -1.0, True), "no odd sign", "sin odd sign"),
        (EvidenceView("age", "age 34 years", 1.0), "age 34 years", "edad 34 años"),
        (EvidenceView("age", "age 0.58 years", 1.0), "age 7 months", "edad 7 meses"),
        (EvidenceView("sex", "sex female", 1.0), "sex female", "sexo femenino"),
        (EvidenceView("urgency", "urgency 6", 1.0), "urgency 6", "urgencia 6"),
        (
            EvidenceView("measurement:temperature [°C]", "temperature 39.1 °C", 1.0),
            "temperature 39.1 °C",
            "temperatura 39,1 °C",
        ),
        (
            EvidenceView("measurement:systolic_bp [mmHg]", "systolic blood pressure 92 mmHg", 1.0),
            "systolic blood pressure 92 mmHg",
            "presión arterial sistólica 92 mmHg",
        ),
        (EvidenceView("measurement:alt [U/L]", "alt 182 U/L", 1.0), "ALT 182 U/L", "ALT 182 U/L"),
        (EvidenceView("measurement:ferritin []", "ferritin 5.17", 1.0), "ferritin 5.17", "ferritin 5,17"),
        (EvidenceView("measurement:odd [x]", "odd", 1.0), "odd", "odd"),
        (EvidenceView("family:diabetes", "family: diabetes", 1.0), "family: diabetes", "familia: diabetes"),
        (EvidenceView("exposure:a: b", "exposure: a: b", 1.0), "exposure: a: b", "exposición: a: b"),
    ],
)
def test_each_kind_of_evidence(context: AppContext, said: EvidenceView, english: str, spanish: str) -> None:
    assert context.finding_words.evidence(said) == english
    context.translation.set_language("es")
    assert context.finding_words.evidence(said) == spanish


def test_imported_columns_say_their_term_in_spanish(context: AppContext) -> None:
    column = ColumnMapping("fiebre", "finding", FEVER, "Fever")
    context.translation.set_language("es")
    assert meaning_words(context.finding_words, column) == f"Fiebre ({FEVER})"
    editor = ColumnEditor(context)
    editor.show_column(column, ["1"])
    texts = [label.text() for label in editor.findChildren(QLabel)]
    assert f"Fiebre ({FEVER})" in texts
    editor.deleteLater()


def test_names_brought_in_later_are_shown_after_they_are_told(context: AppContext) -> None:
    words = context.finding_words
    context.translation.set_language("es")
    assert words.name(FEVER, "Fever") == "Fiebre"
    words._names["es"] = {}
    assert words.name(FEVER, "Fever") == "Fever"
    context.tell_change("knowledge")
    assert words.name(FEVER, "Fever") == "Fiebre"
