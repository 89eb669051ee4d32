"""The look: colour tokens, light and dark, the font, and the style sheet made of them. Every colour has its home here.

A widget that paints itself asks `tokens_of(self)` inside its paintEvent: the answer follows a live switch by itself.
Labels and buttons need no colours of their own; they have a role that the style sheet knows: Text("…", "muted") or
`label.setProperty("role", "muted")`. Roles: title, heading, figure, muted, small, section, danger, warning, ok, common,
orphan, accent.
"""

from __future__ import annotations

import string
import sys
from dataclasses import asdict, dataclass
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from app.paths import resource

INSIDE, BETWEEN, MARGIN = 8, 16, 24
"""Space inside a group, between groups, and at the edge of a page (px); every distance is a multiple of 4."""
BODY_PT = 14.0 if sys.platform == "darwin" else 10.5
"""14 px: macOS counts 72 dots an inch, the others 96."""

GOOD_FAMILIES = ("Inter", "Noto Sans", "Cantarell", "Ubuntu", "Open Sans")
POOR_FAMILIES = ("", "Sans", "Sans Serif", "sans-serif", "DejaVu Sans", "Bitstream Vera Sans")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by their use. Text ≥ 4.5 : 1 and control borders ≥ 3 : 1 on window, surface and raised."""

    window: str
    surface: str
    raised: str
    text: str
    muted: str
    border: str
    separator: str
    accent: str
    on_accent: str
    selection: str
    common: str
    orphan: str
    danger: str
    warning: str
    ok: str
    focus: str
    danger_surface: str
    warning_surface: str

    def colour(self, name: str) -> QColor:
        """The token as a QColor: `tokens.colour("accent")`."""
        return QColor(getattr(self, name))


LIGHT = Tokens(
    window="#F6F7F9", surface="#FFFFFF", raised="#EEF1F4", text="#1B1F24", muted="#57606A", border="#7F8994",
    separator="#D0D7DE", accent="#0B6B6B", on_accent="#FFFFFF", selection="#D6ECEB", common="#8A5A00",
    orphan="#6F42C1", danger="#B42318", warning="#8A5A00", ok="#1A7D37", focus="#0969DA", danger_surface="#FDECEA",
    warning_surface="#FBF3E0",
)  # fmt: skip
DARK = Tokens(
    window="#0F1419", surface="#171D24", raised="#202832", text="#E6EDF3", muted="#A3ADB8", border="#6B7682",
    separator="#2B3540", accent="#4CC2B8", on_accent="#06201F", selection="#143B3A", common="#E3B341",
    orphan="#BC9CFF", danger="#FF8A80", warning="#E3B341", ok="#56D364", focus="#58A6FF", danger_surface="#3A1C1A",
    warning_surface="#2E2614",
)  # fmt: skip

COMMON_MARK, ORPHAN_MARK, DO_NOT_MISS_MARK = "●", "◇", "⚑"
"""A source is never told by colour alone: horse and zebra always come with their marks."""


def tokens_of(widget: QWidget) -> Tokens:
    """The tokens in force where this widget stands. (The style sheet writes into the widget's own palette, so that the
    program's is asked.)"""
    return DARK if QApplication.palette(widget).color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


class Theme(QObject):
    """Applies light or dark to the running program; `changed` tells what draws by itself, such as charts."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        """choice: "light", "dark" or "system"."""
        super().__init__(app)
        self._app = app
        self._choice = choice
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(ui_font())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_change)
        self._apply()

    @property
    def choice(self) -> str:
        return self._choice

    @property
    def is_dark(self) -> bool:
        if self._choice == "system":
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._choice == "dark"

    @property
    def tokens(self) -> Tokens:
        return DARK if self.is_dark else LIGHT

    def set_choice(self, choice: str) -> None:
        if choice != self._choice:
            self._choice = choice
            self._apply()
            self.changed.emit()

    def _on_system_change(self) -> None:
        if self._choice == "system":
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self._app.setPalette(palette_of(self.tokens))
        self._app.setStyleSheet(style_sheet(self.tokens))


def ui_font() -> QFont:
    """The system's own font; where that is a stand-in, the first good one that is installed. Figures are tabular."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if font.family() in POOR_FAMILIES:
        installed = set(QFontDatabase.families())
        font = QFont(next((family for family in GOOD_FAMILIES if family in installed), font.family()))
    font.setPointSizeF(BODY_PT)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def palette_of(tokens: Tokens) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for names, token in (
        ((roles.Window,), "window"),
        ((roles.Base, roles.Button), "surface"),
        ((roles.AlternateBase, roles.ToolTipBase, roles.Midlight), "raised"),
        ((roles.WindowText, roles.Text, roles.ButtonText, roles.ToolTipText, roles.HighlightedText), "text"),
        ((roles.PlaceholderText,), "muted"),
        ((roles.Highlight,), "selection"),
        ((roles.Accent, roles.Link, roles.LinkVisited), "accent"),
        ((roles.Mid, roles.Dark), "border"),
        ((roles.Light,), "separator"),
        ((roles.BrightText,), "danger"),
    ):
        for name in names:
            palette.setColor(name, tokens.colour(token))
    for name in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, tokens.colour("muted"))
    return palette


def style_sheet(tokens: Tokens) -> str:
    """resources/qss/hoofbeat.qss with the tokens put in. Sizes are in points and grow with the system's scale."""
    sizes = {"title": 20, "figure": 18, "brand": 15, "body": 14, "small": 12, "tiny": 11}
    values = asdict(tokens) | {f"{name}_pt": f"{BODY_PT * size / 14:.2f}pt" for name, size in sizes.items()}
    shade = "dark" if tokens is DARK else "light"
    values |= {f"{name}_icon": resource(f"icons/{name}-{shade}.svg").as_posix() for name in ("check", "down", "up")}
    return _template().substitute(values)


@cache
def _template() -> string.Template:
    return string.Template(resource("qss/hoofbeat.qss").read_text(encoding="utf-8"))
