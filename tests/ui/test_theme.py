"""The colours can be read, in light and in dark, and the sheet knows every token it uses."""

from __future__ import annotations

from types import ModuleType

import pytest
from PySide6.QtGui import QColor

from app.ui.theme import DARK, LIGHT, Tokens, style_sheet

GROUNDS = ("window", "surface", "raised")
TEXTS = ("text", "muted", "accent", "common", "orphan", "danger", "warning", "ok")


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", TEXTS)
def test_texts_can_be_read_on_every_ground(tokens: Tokens, text: str, seen: ModuleType) -> None:
    for ground in GROUNDS:
        assert seen.contrast(tokens.colour(text), tokens.colour(ground)) >= 4.5, ground


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("edge", ["border", "focus"])
def test_controls_and_focus_stand_out(tokens: Tokens, edge: str, seen: ModuleType) -> None:
    for ground in ("window", "surface"):
        assert seen.contrast(tokens.colour(edge), tokens.colour(ground)) >= 3, ground


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_on_coloured_grounds(tokens: Tokens, seen: ModuleType) -> None:
    for text, ground in (
        ("on_accent", "accent"),
        ("text", "selection"),
        ("text", "danger_surface"),
        ("danger", "danger_surface"),
        ("text", "warning_surface"),
        ("warning", "warning_surface"),
        ("accent", "selection"),
    ):
        assert seen.contrast(tokens.colour(text), tokens.colour(ground)) >= 4.5, (text, ground)


def test_the_measure_itself(seen: ModuleType) -> None:
    assert seen.contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert seen.contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_sheet_is_filled(tokens: Tokens) -> None:
    sheet = style_sheet(tokens)
    assert "$" not in sheet
    assert tokens.accent in sheet
