"""Addresses behind Why: read, chosen and copied by keyboard, in the language of the window, and never opened."""

from __future__ import annotations

from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.services.assessment_views import EvidenceView, RankedDiseaseView
from app.services.identifiers import identifier_views
from app.ui.context import AppContext
from app.ui.wizards.diagnose.why_panel import WhyPanel
from mlpipeline.domain import Disease

CODES = ("ORPHA:558", "OMIM:154700", "ICD10CM:Q87.40", "ICD10:Q87.4")
FOUND = (EvidenceView("HP:0001945", "Fever", 1.0), EvidenceView("HP:0012735", "no cough", 0.5, excluded=True))


def row(*codes: str, group: str = "K") -> RankedDiseaseView:
    disease = Disease(codes[0] if codes else "unknown", "Marfan syndrome")
    return RankedDiseaseView(1, disease, group, None, 1.0, 0, 1, 1, FOUND, (), identifiers=identifier_views(codes))


@pytest.fixture
def panel(qtbot: QtBot, context: AppContext) -> WhyPanel:
    panel = WhyPanel(context.finding_words)
    qtbot.addWidget(panel)
    panel.resize(360, 460)
    panel.show_row(row(*CODES), "Marfan syndrome", ("PMID:1",))
    qtbot.waitExposed(panel)
    return panel


def texts(panel: WhyPanel) -> list[str]:
    labels = (panel.look_up.codes, *panel.look_up.findChildren(QLabel))
    return [label.text() for label in labels if label.isVisible()]


def test_every_code_is_shown_and_an_address_is_copied_by_keyboard(
    qtbot: QtBot, panel: WhyPanel, seen: ModuleType
) -> None:
    assert texts(panel) == [f"Identifiers: {', '.join(CODES)}", "https://www.orpha.net/en/disease/detail/558"]
    choice, button = panel.look_up.choice, panel.look_up.copy_button
    assert [choice.itemText(i) for i in range(choice.count())] == [CODES[0], CODES[1], CODES[3], "HP:0001945 Fever"]
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    qtbot.keyClick(choice, Qt.Key.Key_Tab)
    assert button.hasFocus()
    assert button.accessibleName() == "Copy the address https://www.omim.org/entry/154700"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == "https://www.omim.org/entry/154700"
    choice.setCurrentIndex(3)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == "https://hpo.jax.org/browse/term/HP:0001945"
    assert seen.unnamed_controls(panel) == seen.cut_texts(panel) == []


def test_addresses_are_text_and_no_link(panel: WhyPanel) -> None:
    for label in (panel.look_up.codes, *panel.look_up.findChildren(QLabel)):
        assert not label.openExternalLinks()
        flags = label.textInteractionFlags()
        assert flags & Qt.TextInteractionFlag.TextSelectableByKeyboard
        assert not flags & (
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_spanish_window_gives_the_spanish_page(
    qtbot: QtBot, panel: WhyPanel, context: AppContext, seen: ModuleType
) -> None:
    context.translation.set_language("es")
    panel.retranslate()
    panel.show_row(row(*CODES), "Síndrome de Marfan", ())
    assert texts(panel)[-1] == "https://www.orpha.net/es/disease/detail/558"
    assert panel.look_up.choice.itemText(3) == "HP:0001945 Fiebre"
    qtbot.waitUntil(lambda: not seen.cut_texts(panel))


def test_without_identifiers_there_is_nothing_to_copy(panel: WhyPanel) -> None:
    panel.show_row(RankedDiseaseView(1, Disease("u", ""), "U", 0.1, 0.0, 0, 0, 1, (), ()), "Unknown", ())
    assert texts(panel) == []
    assert not panel.look_up.choice.isVisible()
    assert not panel.look_up.copy_button.isVisible()
