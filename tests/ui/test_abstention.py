"""What the Result step says when the ranking abstains, and the way back to the findings by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.services.assessment_views import AbstentionView, AssessmentView, RankedDiseaseView
from app.services.browse import patients
from app.services.capture_consent import ConsentRequest, capture_consent
from app.services.diagnose_patient import warm_up
from app.services.register_patient import PatientDraft, register_patient
from app.services.workspace import Workspace, close_workspace, create_workspace
from app.ui.context import AppContext
from app.ui.shell.frame import Frame
from app.ui.widgets.buttons import LinkButton
from app.ui.wizards.diagnose.wizard import DiagnoseWizard
from mlpipeline.domain import UNKNOWN_DISEASE, PhenotypicFeature, Sex

PASSPHRASE = "four words are enough"
FACTS = {"findings": 1.0, "least": 3.0, "low": 0.5, "high": 80.0}
Settle = Callable[[], None]


@pytest.fixture
def clinic(home_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    workspace, _code = create_workspace(tmp_path / "clinic", "Clinic", "ana", "Dr. Ana Restrepo", PASSPHRASE)
    register_patient(workspace, PatientDraft("Rosa E.", Sex.FEMALE, 61.0))
    warm_up(workspace)  # the first load of the knowledge takes longer than a wait of the window
    yield workspace
    close_workspace(workspace)


@pytest.fixture
def wizard(qtbot: QtBot, clinic: Workspace, frame: Frame, settle: Settle) -> DiagnoseWizard:
    """At the result of Rosa, who has a headache and consents to care."""
    rosa = patients(clinic, "Rosa").rows[0].patient_id
    capture_consent(clinic, ConsentRequest(rosa, frozenset({"care"}), "paper", "", "", "en", True))
    frame.go("diagnose", patient_id=rosa)
    settle()
    found = frame.pages["diagnose"]
    assert isinstance(found, DiagnoseWizard)
    found.go_to(2)
    found.findings.entry.finding.emit(PhenotypicFeature("HP:0002315", "Headache"))
    found.go_on()
    qtbot.waitUntil(lambda: found.consultation.result is not None and not found.result.reason(), timeout=30_000)
    settle()
    return found


def show(wizard: DiagnoseWizard, *reasons: str, **others: object) -> AssessmentView:
    """The step shows the answer it has, as if the ranking abstained for these reasons."""
    result = wizard.consultation.result
    assert result is not None
    changed = replace(
        result.assessment,
        abstains=tuple(AbstentionView(each, FACTS) for each in reasons),
        **others,  # pyright: ignore[reportArgumentType]
    )
    wizard.consultation.keep_result(wizard.consultation.case(), replace(result, assessment=changed))
    wizard.result.retranslate()
    return changed


def said(wizard: DiagnoseWizard) -> str:
    banner = wizard.result.banner
    return " ".join(each.text() for each in banner.findChildren(QLabel) if each.isVisible())


def test_it_is_said_before_the_rows_and_the_findings_are_one_key_away(qtbot: QtBot, wizard: DiagnoseWizard) -> None:
    step = wizard.result
    assert "Hoofbeat abstains" in said(wizard)
    assert "do not separate" in step.banner.accessibleName()
    assert step.table.ranking.rows, "the rows stay: the clinician decides"
    assert step.banner.mapToGlobal(step.banner.rect().bottomLeft()).y() < step.table.mapToGlobal(step.table.pos()).y()
    assert "no model" in step.notes.text(), "what the banner does not say stands below"
    link = step.banner.findChild(LinkButton)
    assert link is not None
    step.banner.window().setFocus()
    link.setFocus(Qt.FocusReason.TabFocusReason)
    assert link.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.keyClick(link, Qt.Key.Key_Space)
    assert wizard.step is wizard.findings
    assert wizard.consultation.findings.items, "nothing is lost on the way"


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("shade", ["light", "dark"])
def test_each_reason_has_its_words_and_nothing_is_cut(
    wizard: DiagnoseWizard, context: AppContext, settle: Settle, seen: ModuleType, language: str, shade: str
) -> None:
    context.theme.set_choice(shade)
    context.translation.set_language(language)
    heard = set()
    alone = ("few_findings", "no_pattern", "unknown_disease", "out_of_range")
    every = [*((each,) for each in alone), ("few_findings", "out_of_range")]
    for reasons in every:
        show(wizard, *reasons)
        settle()
        words = said(wizard)
        assert ("0.5–80" in words) == ("out_of_range" in reasons)
        link = wizard.result.banner.findChild(LinkButton)
        assert link is not None
        assert link.isVisible() == (reasons != ("out_of_range",))
        assert (seen.cut_texts(wizard), seen.unnamed_controls(wizard)) == ([], [])
        heard.add(words)
    assert len(heard) == len(every)


def test_an_unknown_disease_is_named_and_never_accepted(
    wizard: DiagnoseWizard, settle: Settle, seen: ModuleType
) -> None:
    result = wizard.consultation.result
    assert result is not None
    unknown = RankedDiseaseView(1, UNKNOWN_DISEASE, "U", 0.41, 0.0, 0, 0, 1, (), ())
    known = replace(result.assessment.rows[0], rank=2, probability=0.2)
    show(wizard, "unknown_disease", rows=(unknown, known))
    settle()
    ranking = wizard.result.table.ranking
    assert (ranking.name(unknown), ranking.share(unknown), ranking.source(unknown)) == (
        "Unknown disease",
        "about 41",
        "–",
    )
    assert wizard.result.acceptable() is None
    assert wizard.result.reason()
    wizard.result.table.why_asked.emit(unknown)
    settle()
    assert any("nobody has described" in each.text() for each in wizard.result.why.findChildren(QLabel))
    assert (seen.cut_texts(wizard), seen.unnamed_controls(wizard)) == ([], [])
    wizard.result.table.selectRow(1)
    assert wizard.result.acceptable() is known
