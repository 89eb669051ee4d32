"""The ground of every page: title, subtitle, actions on the right, and a body that scrolls when the window is small."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.context import AppContext
from app.ui.theme import BETWEEN, MARGIN
from app.ui.widgets.text import Text


class Page(QWidget):
    """A page of the main area. A subclass

        class ComparePage(Page):
            def __init__(self, context: AppContext) -> None:
                super().__init__(context)
                self._export = Button(); self.add_action(self._export)     # right of the title
                self._card = Card(); self.add(self._card, stretch=1)       # into self.body (spacing 16)
                self.retranslate()                                         # last line

            def retranslate(self) -> None:       # every word of the page; again after a switch of language
                self.set_title(self.tr("Compare"), self.tr("…"))
                self._export.setText(self.tr("Export"))

            def refresh(self) -> None: …         # read through services (context.jobs where it takes > 50 ms)
            def open(self, **facts) -> None: …   # facts of context.navigate(key, **facts); called before refresh()
            def shows(self, what: str) -> bool   # whether a change of "patients", "runs" … concerns this page

    refresh() is called whenever the page is shown, and when `context.changed` concerns it while it is visible.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._title = Text(role="title")
        self._subtitle = Text(role="muted", wrap=True)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(BETWEEN)
        self.body = QVBoxLayout()
        self.body.setSpacing(BETWEEN)
        self._lay_out()
        context.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("role", "page")
        column = QVBoxLayout(content)
        column.setContentsMargins(MARGIN, 20, MARGIN, 20)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addLayout(self._actions)
        column.addLayout(head)
        column.addSpacing(4)
        column.addWidget(self._subtitle)
        column.addSpacing(BETWEEN)
        column.addLayout(self.body, 1)
        scroll = QScrollArea()
        scroll.setWidget(content)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.scroll_area = scroll

    def set_title(self, title: str, subtitle: str = "") -> None:
        self._title.setText(title)
        self.set_subtitle(subtitle)
        self.setAccessibleName(title)

    def set_subtitle(self, subtitle: str) -> None:
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def add(self, what: QWidget | QLayout, stretch: int = 0) -> None:
        if isinstance(what, QWidget):
            self.body.addWidget(what, stretch)
        else:
            self.body.addLayout(what, stretch)

    def add_action(self, button: QWidget) -> None:
        self._actions.addWidget(button)

    def open(self, **facts: Any) -> None:
        """What navigate() wants to be shown; a page that can show nothing in particular ignores it."""

    def refresh(self) -> None:
        """Show what the store holds now."""

    def retranslate(self) -> None:
        """Put every word in its place."""

    def shows(self, what: str) -> bool:
        """Whether a written change concerns this page; a page that knows better overrides it."""
        return True

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self.isVisible():
                self.refresh()
        super().changeEvent(event)

    def _on_changed(self, what: str) -> None:
        if self.isVisible() and (what == "everything" or self.shows(what)):
            self.refresh()
