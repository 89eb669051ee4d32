"""The header: product, clinic, SYNTHETIC mark, search, who is signed in, light or dark, help."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.ui.context import AppContext
from app.ui.theme import BETWEEN, INSIDE
from app.ui.translation import fill
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.keycap import KeyCap
from app.ui.widgets.synthetic_badge import SyntheticBadge
from app.ui.widgets.text import Text
from app.ui.words import role_words
from mlpipeline.errors import KnownError

HEIGHT, DEMO_BAR_HEIGHT = 48, 28


class Header(QFrame):
    """Signals `searched` (the palette) and `helped` (the keys)."""

    searched = Signal()
    helped = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.setProperty("role", "header")
        self.setFixedHeight(HEIGHT)
        self.badge = SyntheticBadge()
        self._search = _SearchButton()
        self._search.clicked.connect(self.searched)
        self._role = Text(role="muted")
        self._moon = IconButton("mdi6.weather-night", "")
        self._moon.clicked.connect(self.toggle_theme)
        self._help = IconButton("mdi6.help-circle-outline", "")
        self._help.clicked.connect(self.helped)
        self._lay_out()
        self.badge.setVisible(context.workspace.is_demo)
        context.theme.changed.connect(self._name_moon)
        context.fact_told.connect(self._on_fact)
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(BETWEEN, 0, INSIDE, 0)
        row.setSpacing(BETWEEN)
        row.addWidget(Text("Hoofbeat", "brand"))
        row.addWidget(Text(self._context.workspace.name, "muted"))
        row.addWidget(self.badge)
        row.addStretch(1)
        row.addWidget(self._search)
        name = self._context.workspace.user.display_name
        avatar = Text(initials(name), "avatar")
        avatar.setFixedSize(26, 26)
        avatar.setAlignment(Qt.AlignmentFlag.AlignCenter)
        who = QHBoxLayout()
        who.setSpacing(INSIDE)
        for label in (avatar, Text(name), self._role):
            who.addWidget(label)
        row.addLayout(who)
        icons = QHBoxLayout()
        icons.setSpacing(0)
        icons.addWidget(self._moon)
        icons.addWidget(self._help)
        row.addLayout(icons)

    def toggle_theme(self) -> None:
        """Light to dark and back, and keep it."""
        choice = "light" if self._context.theme.is_dark else "dark"
        self._context.theme.set_choice(choice)
        try:
            self._context.change_settings(theme=choice)
        except KnownError:
            self._context.say(self.tr("The look is changed, but could not be saved for the next start."))

    def retranslate(self) -> None:
        self._search.setText(self.tr("Search or command…"))
        self._search.setAccessibleName(self.tr("Search or command…"))
        self._help.rename(self.tr("Keys and help"))
        roles = sorted(self._context.workspace.user.roles, key=lambda role: role.value != "clinician")
        names = [role_words(role) for role in roles]
        first = names[0] if names else ""
        self._role.setText(f"{first} +{len(names) - 1}" if len(names) > 1 else first)
        self._role.setToolTip(", ".join(names))
        self._name_moon()

    def _name_moon(self) -> None:
        dark = self._context.theme.is_dark
        self._moon.set_icon("mdi6.weather-sunny" if dark else "mdi6.weather-night")
        self._moon.rename(self.tr("Light colours") if dark else self.tr("Dark colours"))

    def _on_fact(self, name: str, value: object) -> None:
        if name == "synthetic":
            self.badge.setVisible(bool(value) or self._context.workspace.is_demo)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class DemoBar(QFrame):
    """A thin bar in the example workspace: its passphrase is public."""

    def __init__(self, passphrase: str) -> None:
        super().__init__()
        self._passphrase = passphrase
        self.setProperty("role", "demo-bar")
        self.setFixedHeight(DEMO_BAR_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(BETWEEN, 0, BETWEEN, 0)
        self._text = Text()
        row.addWidget(self._text)
        self.retranslate()

    def retranslate(self) -> None:
        text = self.tr(
            "Example workspace with made-up patients. Its passphrase is public (%1): enter no real patients here."
        )
        self._text.setText(fill(text, self._passphrase))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class _SearchButton(Button):
    """Looks like a field, opens the palette."""

    def __init__(self) -> None:
        super().__init__(role="search")
        self.setFixedSize(QSize(320, 32))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.addStretch(1)
        row.addWidget(KeyCap("Ctrl+K"))


def initials(name: str) -> str:
    """Dr. Ana Restrepo -> AR."""
    words = [word for word in name.split() if not word.endswith(".") and word[:1].isupper()]
    return "".join(word[0] for word in words)[:2] or name[:1].upper()
