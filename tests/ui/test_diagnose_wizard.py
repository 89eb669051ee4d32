"""The Diagnose wizard on a real workspace: by keyboard alone, never without consent, and nothing lost by Back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.services.activate_model import activate_model
from app.services.approve_model import DecisionRequest, decide, open_evidence
from app.services.browse import patient, patients
from app.services.capture_consent import ConsentRequest, capture_consent, revoke_consent, valid_consent
from app.services.diagnose_patient import diagnosis
from app.services.import_cases import ImportRequest, import_cases
from app.services.make_dataset import make_dataset
from app.services.manage_users import add_user
from app.services.register_patient import PatientDraft, register_patient
from app.services.rights import Role
from app.services.set_policy import set_requirements
from app.services.train_models import TrainingRequest, train_models
from app.services.workspace import Workspace, close_workspace, create_workspace, open_workspace
from app.ui.context import AppContext
from app.ui.jobs import JobRunner
from app.ui.shell.frame import Frame
from app.ui.times import long_date
from app.ui.wizards.diagnose.consultation import Consultation, FindingList
from app.ui.wizards.diagnose.patient_choice import NewPatient
from app.ui.wizards.diagnose.wizard import DiagnoseWizard
from mlpipeline.domain import DIASTOLIC, GLUCOSE, SYSTOLIC, TEMPERATURE, PhenotypicFeature, Sex
from mlpipeline.examples import examples_as_phenopackets, generate_examples
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.requirements import Requirement, Requirements

PASSPHRASE = "four words are enough"
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Settle = Callable[[], None]


@pytest.fixture(scope="module")
def made_clinic(home_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed workspace with one patient; each test writes into a copy."""
    folder = tmp_path_factory.mktemp("made") / "clinic"
    workspace, _code = create_workspace(folder, "Clinic", "ana", "Dr. Ana Restrepo", PASSPHRASE)
    register_patient(workspace, PatientDraft("Rosa E.", Sex.FEMALE, 61.0))
    close_workspace(workspace)
    return folder


@pytest.fixture
def clinic(made_clinic: Path, tmp_path: Path) -> Iterator[Workspace]:
    folder = tmp_path / "clinic"
    shutil.copytree(made_clinic, folder)
    workspace = open_workspace(folder, "ana", PASSPHRASE, exclusive=True)
    yield workspace
    close_workspace(workspace)


class Hands:
    """A user without a mouse. Every key counts as one press, a held Ctrl, Shift or Alt as another."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.presses = 0

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        for each in held:
            modifiers |= each
        self._qtbot.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifiers)
        self.presses += 1 + len(held)

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(QApplication.focusWidget(), text)
        self.presses += len(text) + sum(letter.isupper() for letter in text)

    def go_on(self) -> None:
        self.press(Qt.Key.Key_Return, CTRL)


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    return Hands(qtbot)


@pytest.fixture
def wizard(frame: Frame, settle: Settle) -> DiagnoseWizard:
    """Open in the window, as Ctrl+N opens it."""
    frame.go("diagnose")
    settle()
    found = frame.pages["diagnose"]
    assert isinstance(found, DiagnoseWizard)
    return found


def consent_to_care(clinic: Workspace, patient_id: str) -> str:
    request = ConsentRequest(patient_id, frozenset({"care"}), "paper", "", "", "en", True)
    return capture_consent(clinic, request).consent_id


def at_findings(clinic: Workspace, wizard: DiagnoseWizard, settle: Settle) -> str:
    """Rosa, who has consented, up to the third step; her id."""
    rosa = patients(clinic, "Rosa").rows[0].patient_id
    consent_to_care(clinic, rosa)
    wizard.open(patient_id=rosa)
    wizard.refresh()
    settle()
    wizard.go_on()
    wizard.go_on()
    settle()
    assert wizard.step is wizard.findings
    return rosa


def read_enough(qtbot: QtBot, wizard: DiagnoseWizard) -> None:
    """The result is there, and was on the screen long enough to be accepted."""
    qtbot.waitUntil(lambda: wizard.consultation.result is not None and not wizard.result.reason(), timeout=30_000)


def count_diagnoses(clinic: Workspace) -> int:
    return sum(len(patient(clinic, row.patient_id).diagnoses) for row in patients(clinic, size=500).rows)


def test_a_new_patient_by_keyboard_within_60_presses(
    qtbot: QtBot, clinic: Workspace, frame: Frame, settle: Settle, hands: Hands
) -> None:
    settle()
    hands.press(Qt.Key.Key_N, CTRL)
    settle()
    wizard = frame.pages["diagnose"]
    assert isinstance(wizard, DiagnoseWizard)
    hands.type("lmo")
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(wizard.consent.choice.value, NewPatient))
    hands.type("34")
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Space)  # female
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Space)  # care
    for _ in range(3):
        hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Space)  # signed here
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Space)  # told
    hands.go_on()
    qtbot.waitUntil(lambda: wizard.step is wizard.patient, timeout=10_000)
    hands.go_on()
    assert wizard.step is wizard.findings
    for typed in ("fev", "cou", "hea", "vom", "dia", "ski", "mya", "jau"):
        hands.type(typed)
        hands.press(Qt.Key.Key_Return)
        settle()
    labels = [each.label for each in wizard.consultation.findings.items]
    assert labels[:1] == ["Fever"]
    assert len(labels) == 8
    hands.go_on()
    qtbot.waitUntil(lambda: wizard.consultation.result is not None, timeout=30_000)
    assert hands.presses <= 60
    assert wizard.step is wizard.result
    assert count_diagnoses(clinic) == 1
    row = patients(clinic, "lmo").rows[0]
    assert (row.sex, row.consent) == ("female", "care")
    result = wizard.consultation.result
    assert result is not None
    assert (round(result.case.age_years or 0), len(result.case.features)) == (34, 8)
    assert diagnosis(clinic, result.diagnosis_id).state == "for_review"
    settle()


def test_the_result_is_accepted_only_after_it_was_seen(
    qtbot: QtBot, clinic: Workspace, wizard: DiagnoseWizard, settle: Settle, hands: Hands
) -> None:
    at_findings(clinic, wizard, settle)
    hands.type("fever")
    hands.press(Qt.Key.Key_Return)
    hands.go_on()
    hands.go_on()  # the same key twice: too early
    qtbot.waitUntil(lambda: wizard.consultation.result is not None, timeout=30_000)
    hands.go_on()  # the answer has only just appeared
    settle()
    result = wizard.consultation.result
    assert result is not None
    assert diagnosis(clinic, result.diagnosis_id).state == "for_review"
    read_enough(qtbot, wizard)
    hands.go_on()
    qtbot.waitUntil(lambda: wizard.consultation.decided == "accept", timeout=10_000)
    kept = diagnosis(clinic, result.diagnosis_id)
    assert (kept.decision, kept.decided_disease) == ("accept", result.assessment.rows[0].disease)
    assert wizard.result.stored.isVisible()


def test_an_override_needs_a_disease_and_a_reason(
    qtbot: QtBot, clinic: Workspace, wizard: DiagnoseWizard, settle: Settle, hands: Hands
) -> None:
    at_findings(clinic, wizard, settle)
    hands.type("fever")
    hands.press(Qt.Key.Key_Return)
    hands.go_on()
    read_enough(qtbot, wizard)
    wizard.result.decision.entry.setFocus()
    hands.type("typhoid")
    assert "typhoid" in wizard.result.reason()
    hands.press(Qt.Key.Key_Return)
    assert wizard.result.reason()
    hands.go_on()
    settle()
    result = wizard.consultation.result
    assert result is not None
    assert diagnosis(clinic, result.diagnosis_id).state == "for_review"
    hands.type("Widal positive")
    hands.go_on()
    qtbot.waitUntil(lambda: wizard.consultation.decided == "override", timeout=10_000)
    kept = diagnosis(clinic, result.diagnosis_id)
    assert kept.decision == "override"
    assert kept.decided_disease is not None
    assert "yphoid" in kept.decided_disease.label


def test_one_finding_changed_and_run_again_in_three_acts(
    qtbot: QtBot, clinic: Workspace, wizard: DiagnoseWizard, settle: Settle, hands: Hands
) -> None:
    at_findings(clinic, wizard, settle)
    for typed in ("fever", "cough"):
        hands.type(typed)
        hands.press(Qt.Key.Key_Return)
    hands.go_on()
    read_enough(qtbot, wizard)
    first = wizard.consultation.result
    hands.press(Qt.Key.Key_Left, ALT)
    assert wizard.step is wizard.findings
    hands.press(Qt.Key.Key_Backspace)
    hands.go_on()
    qtbot.waitUntil(lambda: wizard.consultation.result is not first, timeout=30_000)
    second = wizard.consultation.result
    assert second is not None
    assert [each.label for each in second.case.features] == ["Fever"]
    assert count_diagnoses(clinic) == 2
    settle()


def test_looking_again_without_a_change_asks_nothing(
    qtbot: QtBot, clinic: Workspace, wizard: DiagnoseWizard, settle: Settle, hands: Hands
) -> None:
    at_findings(clinic, wizard, settle)
    hands.type("fever")
    hands.press(Qt.Key.Key_Return)
    hands.go_on()
    read_enough(qtbot, wizard)
    hands.press(Qt.Key.Key_Left, ALT)
    hands.go_on()
    settle()
    assert count_diagnoses(clinic) == 1


def test_present_absent_turned_removed_and_undone(
    clinic: Workspace, wizard: DiagnoseWizard, settle: Settle, hands: Hands
) -> None:
    at_findings(clinic, wizard, settle)
    hands.type("fever")
    hands.press(Qt.Key.Key_Return)
    hands.type("cough")
    hands.press(Qt.Key.Key_Return, SHIFT)
    entered = wizard.consultation.findings

    def said() -> list[tuple[str, bool]]:
        return [(each.label, each.excluded) for each in entered.items]

    assert said() == [("Fever", False), ("Cough", True)]
    assert [chip.chip.kind for chip in wizard.findings.row.chips] == ["present", "absent"]
    assert "absent" in wizard.findings.row.chips[1].accessibleName()
    hands.press(Qt.Key.Key_Backspace)
    assert said() == [("Fever", False)]
    hands.press(Qt.Key.Key_Z, CTRL)
    assert said() == [("Fever", False), ("Cough", True)]
    wizard.findings.row.chips[0].setFocus()
    hands.press(Qt.Key.Key_Space)
    assert said() == [("Fever", True), ("Cough", True)]
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Delete)
    assert said() == [("Fever", True)]


def test_a_note_is_read_and_confirmed(
    qtbot: QtBot, clinic: Workspace, wizard: DiagnoseWizard, settle: Settle, hands: Hands
) -> None:
    at_findings(clinic, wizard, settle)
    QApplication.clipboard().setText("Fever for five days.\nHeadache. No cough.")
    hands.press(Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(wizard.findings.note.isVisible, timeout=10_000)
    assert wizard.findings.reason()
    assert not wizard.consultation.findings.items
    hands.press(Qt.Key.Key_Return)
    said = {(each.label, each.excluded) for each in wizard.consultation.findings.items}
    assert {("Fever", False), ("Headache", False), ("Cough", True)} <= said
    assert QApplication.focusWidget() is wizard.findings.entry


@pytest.mark.parametrize("typed", ["70/110", "400/90", "110/5", "110", "abc", "90/90", "0/0"])
def test_impossible_blood_pressure_is_told_and_stops(
    clinic: Workspace, wizard: DiagnoseWizard, settle: Settle, hands: Hands, typed: str
) -> None:
    at_findings(clinic, wizard, settle)
    hands.type("fever")
    hands.press(Qt.Key.Key_Return)
    wizard.findings.measurements.pressure.setFocus()
    hands.type(typed)
    assert wizard.findings.reason()
    assert wizard.findings.measurements.pressure.accessibleDescription() == wizard.findings.reason()
    assert not {SYSTOLIC, DIASTOLIC} & set(wizard.consultation.measurements)
    hands.go_on()
    settle()
    assert wizard.step is wizard.findings
    assert count_diagnoses(clinic) == 0


def test_measurements_are_marked_in_words_and_kept_in_one_unit(
    clinic: Workspace, wizard: DiagnoseWizard, settle: Settle, hands: Hands
) -> None:
    at_findings(clinic, wizard, settle)
    fields = wizard.findings.measurements
    for field, typed in ((fields.temperature, "39,1"), (fields.pressure, "110/70"), (fields.glucose, "5.5")):
        field.setFocus()
        hands.type(typed)
    fields.glucose_unit.setCurrentIndex(1)
    assert wizard.consultation.measurements == {TEMPERATURE: 39.1, SYSTOLIC: 110.0, DIASTOLIC: 70.0, GLUCOSE: 99.1}
    assert "above" in fields.temperature.accessibleDescription()
    assert not fields.pressure.accessibleDescription()
    assert not wizard.findings.reason()


def test_back_loses_nothing(clinic: Workspace, wizard: DiagnoseWizard, settle: Settle, hands: Hands) -> None:
    at_findings(clinic, wizard, settle)
    hands.type("fever")
    hands.press(Qt.Key.Key_Return)
    wizard.findings.measurements.temperature.setFocus()
    hands.type("39.1")
    hands.press(Qt.Key.Key_Left, ALT)
    assert wizard.step is wizard.patient
    wizard.patient.urgency.setCurrentIndex(7)
    wizard.patient.exposure.entry.setFocus()
    hands.type("bats")  # not even entered: leaving the step takes it along
    wizard.patient.diagnoses.entry.setFocus()
    hands.type("dengue")
    hands.press(Qt.Key.Key_Return)
    settle()
    before = wizard.consultation.case()
    assert (before.urgency, before.history.exposure, len(before.earlier_diagnoses)) == (7, ("bats",), 1)
    wizard.go_to(0)
    for _ in range(2):
        wizard.go_on()
    assert wizard.step is wizard.findings
    assert wizard.consultation.case() == before
    assert wizard.findings.measurements.temperature.text() == "39.1"
    assert [chip.text() for chip in wizard.findings.row.chips] == ["Fever"]


def test_another_patient_takes_nothing_along(
    clinic: Workspace, wizard: DiagnoseWizard, settle: Settle, hands: Hands
) -> None:
    at_findings(clinic, wizard, settle)
    hands.type("fever")
    hands.press(Qt.Key.Key_Return)
    wizard.findings.measurements.temperature.setText("39")
    other = register_patient(clinic, PatientDraft("Iván C.", Sex.MALE, 19.0))
    wizard.open(patient_id=other.patient_id)
    settle()
    assert wizard.step is wizard.consent
    assert wizard.consultation.patient is not None
    assert wizard.consultation.patient.label == "Iván C."
    assert not wizard.consultation.findings.items
    assert not wizard.consultation.measurements
    assert wizard.consent.needs_capture()


def test_a_child_needs_a_guardian(wizard: DiagnoseWizard, settle: Settle, hands: Hands, qtbot: QtBot) -> None:
    hands.type("child")
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(wizard.consent.choice.value, NewPatient))
    hands.type("8m")
    form = wizard.consent.form
    assert form.for_minor.isChecked()
    form.purposes["care"].setChecked(True)
    form.methods["verbal"].setChecked(True)
    form.acknowledged.setChecked(True)
    assert "witness" in wizard.consent.reason()
    form.witness.setText("Nurse Gil")
    assert "guardian" in wizard.consent.reason()
    form.guardian.setText("Her mother")
    assert not wizard.consent.reason()
    wizard.go_on()
    qtbot.waitUntil(lambda: wizard.step is wizard.patient, timeout=10_000)
    consent = wizard.consultation.consent
    assert consent is not None
    assert consent.guardian == "Her mother"
    assert wizard.consultation.age_years == pytest.approx(8 / 12)
    settle()


def test_a_consent_revoked_meanwhile_infers_nothing(
    clinic: Workspace, wizard: DiagnoseWizard, frame: Frame, settle: Settle, hands: Hands
) -> None:
    rosa = at_findings(clinic, wizard, settle)
    hands.type("fever")
    hands.press(Qt.Key.Key_Return)
    consent = valid_consent(clinic, rosa)
    assert consent is not None
    revoke_consent(clinic, consent.consent_id, "asked by phone")
    hands.go_on()
    settle()
    assert count_diagnoses(clinic) == 0
    assert frame.problem_bar.isVisible()
    assert "consent" in wizard.result.reason()
    hands.go_on()
    settle()
    assert count_diagnoses(clinic) == 0


CONSENT_NEEDS = ("care", "told", "signed")
ACTS = ("go_on", "go_back", "to 1", "to 2", "to 3", "known", "new", *CONSENT_NEEDS, "finding", "enter", "clear")


@pytest.fixture(scope="module")
def lonely(made_clinic: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("lonely") / "clinic"
    shutil.copytree(made_clinic, folder)
    workspace = open_workspace(folder, "ana", PASSPHRASE, exclusive=True)
    yield workspace
    close_workspace(workspace)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.sampled_from(ACTS), min_size=4, max_size=12), missing=st.sampled_from(CONSENT_NEEDS))
def test_no_sequence_of_acts_infers_without_consent(
    qtbot: QtBot,
    lonely: Workspace,
    jobs: JobRunner,
    context_of: Callable[[Workspace], AppContext],
    acts: list[str],
    missing: str,
) -> None:
    """Whatever is done, as long as one thing that consent needs is not done: no diagnosis comes to be."""
    wizard = DiagnoseWizard(context_of(lonely))
    form, rosa = wizard.consent.form, patients(lonely, "Rosa").rows[0]
    does: dict[str, Callable[[], object]] = {
        "go_on": wizard.go_on,
        "go_back": wizard.go_back,
        "to 1": lambda: wizard.go_to(1),
        "to 2": lambda: wizard.go_to(2),
        "to 3": lambda: wizard.go_to(3),
        "known": lambda: wizard.consent.choice.choose(rosa),
        "new": lambda: wizard.consent.choice.choose(NewPatient("Somebody")),
        "care": lambda: form.purposes["care"].setChecked(True),
        "told": lambda: form.acknowledged.setChecked(True),
        "signed": lambda: form.methods["signed"].setChecked(True),
        "finding": lambda: wizard.findings.entry.finding.emit(PhenotypicFeature("HP:0001945", "Fever")),
        "enter": wizard.refresh,
        "clear": wizard.consent.choice.clear,
    }
    for act in acts:
        if act != missing:
            does[act]()
            qtbot.waitUntil(lambda: not jobs.is_busy(), timeout=30_000)
    assert wizard.consultation.result is None
    assert count_diagnoses(lonely) == 0
    wizard.deleteLater()


@pytest.mark.parametrize("shade", ["light", "dark"])
def test_nothing_is_cut_or_unnamed_in_any_step(
    qtbot: QtBot,
    clinic: Workspace,
    wizard: DiagnoseWizard,
    context: AppContext,
    settle: Settle,
    hands: Hands,
    seen: ModuleType,
    shade: str,
) -> None:
    context.theme.set_choice(shade)
    rosa = patients(clinic, "Rosa").rows[0]
    wizard.consent.choose(rosa)
    settle()
    looked = [("consent", seen.cut_texts(wizard), seen.unnamed_controls(wizard))]
    at_findings(clinic, wizard, settle)
    wizard.go_to(1)
    settle()
    looked.append(("patient", seen.cut_texts(wizard), seen.unnamed_controls(wizard)))
    wizard.go_to(2)
    hands.type("fever")
    hands.press(Qt.Key.Key_Return)
    settle()
    looked.append(("findings", seen.cut_texts(wizard), seen.unnamed_controls(wizard)))
    hands.go_on()
    read_enough(qtbot, wizard)
    settle()
    looked.append(("result", seen.cut_texts(wizard), seen.unnamed_controls(wizard)))
    hands.press(Qt.Key.Key_Return)
    settle()
    assert wizard.result.why.isVisible()
    looked.append(("why", seen.cut_texts(wizard), seen.unnamed_controls(wizard)))
    assert [each for each in looked if each[1] or each[2]] == []


@pytest.fixture(scope="module")
def trained(made_clinic: Path, tmp_path_factory: pytest.TempPathFactory, knowledge: Knowledge) -> Path:
    """A closed workspace with SYNTHETIC patients and a model in production."""
    folder = tmp_path_factory.mktemp("trained") / "clinic"
    shutil.copytree(made_clinic, folder)
    workspace = open_workspace(folder, "ana", PASSPHRASE, exclusive=True)
    records = folder.parent / "examples.zip"
    records.write_bytes(examples_as_phenopackets(generate_examples(knowledge, 200, 11)))
    import_cases(workspace, ImportRequest(records, "phenopackets", None, "synthetic", True))
    add_user(workspace, "mejia", "Dr. Mejía", {Role.APPROVER}, PASSPHRASE)
    set_requirements(workspace, Requirements("test", (Requirement("mse", maximum=2.0),)), "for the tests")
    dataset = make_dataset(workspace, "test")
    run = train_models(workspace, TrainingRequest(dataset.dataset_id, ("prior",))).runs[0]
    opening = open_evidence(workspace, run.run_id).opening
    decide(workspace, DecisionRequest(run.run_id, "approve", "mejia", PASSPHRASE, "as asked", opening))
    activate_model(workspace, 1, "first")
    close_workspace(workspace)
    return folder


class TestWithAModel:
    @pytest.fixture
    def clinic(self, trained: Path, tmp_path: Path) -> Iterator[Workspace]:
        folder = tmp_path / "clinic"
        shutil.copytree(trained, folder)
        workspace = open_workspace(folder, "ana", PASSPHRASE, exclusive=True)
        yield workspace
        close_workspace(workspace)

    def test_probabilities_sources_and_why(
        self, qtbot: QtBot, clinic: Workspace, wizard: DiagnoseWizard, settle: Settle, hands: Hands
    ) -> None:
        someone = next(row for row in patients(clinic, size=200).rows if row.synthetic and (row.age_years or 0) > 20)
        consent_to_care(clinic, someone.patient_id)
        wizard.open(patient_id=someone.patient_id)
        settle()
        wizard.go_on()
        wizard.go_on()
        for typed in ("fever", "headache", "myalgia"):
            hands.type(typed)
            hands.press(Qt.Key.Key_Return)
        hands.go_on()
        read_enough(qtbot, wizard)
        result = wizard.consultation.result
        assert result is not None
        assert result.model_version == 1
        assert "SYNTHETIC" in wizard.result.subtitle()
        assert wizard.result.banner.isVisible()
        ranking = wizard.result.table.ranking
        assert ranking.has_probabilities
        assert sum(row.probability or 0 for row in ranking.rows) <= 1.0 + 1e-6
        shown = [ranking.source(row) for row in ranking.rows if row.group == "L"]
        assert shown
        assert all(str(row.records) in ranking.source(row) for row in ranking.rows if row.group == "L")
        hands.press(Qt.Key.Key_Return)
        assert wizard.result.why.isVisible()
        hands.press(Qt.Key.Key_Escape)
        assert not wizard.result.why.isVisible()
        hands.press(Qt.Key.Key_Down)
        second = ranking.rows[1]
        hands.go_on()
        qtbot.waitUntil(lambda: wizard.consultation.decided == "accept", timeout=10_000)
        assert diagnosis(clinic, result.diagnosis_id).decided_disease == second.disease
        assert result.assessment.any_disease is not None
        settle()


class Loud(QTranslator):
    """A language in which everything is shouted: whatever is still quiet was not said anew."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:  # type: ignore[override]
        return text.upper()

    def isEmpty(self) -> bool:
        return False


def quiet_words(root: QWidget, data: set[str]) -> list[str]:
    """Texts of the screen that, data apart, are not shouted."""
    said: list[str] = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root):
            continue
        if isinstance(widget, QLabel | QAbstractButton):
            said.append(widget.text())
        if isinstance(widget, QLineEdit):
            said += [widget.placeholderText(), widget.accessibleName()]
    for token in data:
        said = [text.replace(token, "") for text in said]
    return [text for text in said if text.upper() != text]


def test_words_follow_a_switch_of_language(
    qtbot: QtBot, clinic: Workspace, wizard: DiagnoseWizard, settle: Settle, hands: Hands
) -> None:
    at_findings(clinic, wizard, settle)
    hands.type("fever")
    hands.press(Qt.Key.Key_Return)
    hands.go_on()
    read_enough(qtbot, wizard)
    loud = Loud(wizard)
    QApplication.installTranslator(loud)
    try:
        today = long_date(datetime.now().astimezone())
        data = {"Rosa E.", "Fever", "fever", "°C", "mmHg", "mg/dL", "Alt+Q", today}
        for step in (3, 2, 1, 0):
            wizard.go_to(step)
            settle()
            wizard.look_again()
            assert quiet_words(wizard.step, data) == [], step
    finally:
        QApplication.removeTranslator(loud)
    settle()


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.booleans(), st.sampled_from(("add", "remove", "last", "undo")))))
def test_the_list_of_findings_has_each_term_once_and_undoes_to_nothing(
    acts: list[tuple[str, bool, str]],
) -> None:
    entered = FindingList()
    for term, excluded, act in acts:
        if act == "add":
            entered.add(PhenotypicFeature(term, term, excluded))
            assert entered.items[[each.term_id for each in entered.items].index(term)].excluded == excluded
        elif act == "remove":
            entered.remove(term)
            assert term not in [each.term_id for each in entered.items]
        else:
            entered.undo() if act == "undo" else entered.remove_last()
        terms = [each.term_id for each in entered.items]
        assert len(terms) == len(set(terms))
    while entered.undo():
        pass
    assert entered.items == ()


def test_an_empty_consultation_may_infer_nothing() -> None:
    consultation = Consultation()
    assert not consultation.may_infer()
    with pytest.raises(ValueError):
        consultation.case()
