"""The frame around the pages of an open workspace: header, navigation, problems, job bar; goes from page to page."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.demo import DEMO_PASSPHRASE
from app.ui.context import AppContext
from app.ui.navigation import PAGES, is_seen, spec_of
from app.ui.problems import ProblemBar, show_problem
from app.ui.shell.header import DemoBar, Header
from app.ui.shell.job_bar import JobBar
from app.ui.shell.keys_help import KeysHelp
from app.ui.shell.nav import Nav
from app.ui.shell.palette import Command, CommandPalette, with_keys
from app.ui.shell.records_watch import RecordsWatch
from app.ui.theme import BETWEEN, MARGIN
from app.ui.wizard import Wizard


class Frame(QWidget):
    """frame.go("home"); signal `locked` when the user asks for the lock."""

    locked = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.key = ""
        self.pages: dict[str, QWidget] = {}
        self.header, self.nav, self.job_bar = Header(context), Nav(context), JobBar(context)
        self.problem_bar = ProblemBar()
        self._stack = QStackedWidget()
        self._lay_out()
        self.palette_box = CommandPalette(context, self)
        self.records_watch = RecordsWatch(context, self)
        self.header.searched.connect(self.open_palette)
        self.header.helped.connect(self.open_keys)
        self.nav.chosen.connect(self.go)
        self.job_bar.asked.connect(self.go)
        context.navigated.connect(lambda key, facts: self.go(key, **facts))
        self._make_keys()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.header, 0, 0, 1, 2)
        if self.context.workspace.is_demo:
            grid.addWidget(DemoBar(DEMO_PASSPHRASE), 1, 0, 1, 2)
        grid.addWidget(self.nav, 2, 0)
        main = QVBoxLayout()
        main.setSpacing(0)
        problems = QVBoxLayout()
        problems.setContentsMargins(MARGIN, 0, MARGIN, 0)
        problems.addWidget(self.problem_bar)
        main.addLayout(problems)
        main.addWidget(self._stack, 1)
        grid.addLayout(main, 2, 1)
        grid.addWidget(self.job_bar, 3, 0, 1, 2)
        grid.setRowStretch(2, 1)
        grid.setColumnStretch(1, 1)
        self.problem_bar.setContentsMargins(0, 0, 0, 0)
        problems.setSpacing(BETWEEN)

    def _make_keys(self) -> None:
        for spec in PAGES:
            if spec.keys and is_seen(spec, self.context):
                self._key(spec.keys, partial(self.go, spec.key))
        self._key("Ctrl+K", self.open_palette)
        self._key("Ctrl+N", self.diagnose_new)
        self._key("Ctrl+L", self.locked.emit)
        self._key("F1", self.open_keys)
        self._key("?", self.open_keys)
        self._key("F5", self.refresh)

    def _key(self, keys: str, act: Any) -> None:
        shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)

    def tell_knowledge(self) -> None:
        """Load the knowledge while nobody waits for it, and say its version in the footer."""
        workspace = self.context.workspace
        job = self.context.jobs.start(
            self.tr("Loading knowledge"), lambda _progress: workspace.knowledge.version, "quick"
        )
        job.succeeded.connect(partial(self.context.tell_fact, "knowledge"))
        job.failed.connect(partial(show_problem, self))

    def go(self, key: str, **facts: Any) -> None:
        """Show a page or wizard; builds it at the first visit."""
        spec = spec_of(key)
        if not is_seen(spec, self.context):
            return
        page = self.pages.get(key) or self._built(key)
        if facts and (show := getattr(page, "open", None)):
            show(**facts)
        self.key = key
        self.problem_bar.hide()
        self._stack.setCurrentWidget(page)
        self.nav.mark(spec.under or key)
        self.job_bar.set_page(key)
        if not page.isAncestorOf(self.focusWidget() or self):
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def refresh(self) -> None:
        """Read the page anew."""
        refresh = getattr(self._stack.currentWidget(), "refresh", None)
        if refresh:
            refresh()

    def is_usable(self) -> bool:
        """The page shows its data and the search takes keys."""
        return bool(getattr(self._stack.currentWidget(), "is_filled", True)) and self.header.isVisible()

    def _built(self, key: str) -> QWidget:
        spec = spec_of(key)
        page = spec.build(self.context)
        page.setProperty("ring", "none")
        self._stack.addWidget(page)
        self.pages[key] = page
        if isinstance(page, Wizard):
            page.left.connect(partial(self.go, spec.under or "home"))
        return page

    def diagnose_new(self) -> None:
        self.go("diagnose", new=True)

    def open_keys(self) -> None:
        KeysHelp(self.context, self).open()

    def open_palette(self) -> None:
        commands = [
            with_keys(spec.shown_title(), spec.keys, partial(self.go, spec.key))
            for spec in PAGES
            if is_seen(spec, self.context) and spec.key != "approve"
        ]
        commands += [
            with_keys(self.tr("Diagnose a new patient"), "Ctrl+N", self.diagnose_new),
            Command(self.tr("Switch between light and dark"), self.header.toggle_theme),
            with_keys(self.tr("Keys and help"), "F1", self.open_keys),
            with_keys(self.tr("Lock the window"), "Ctrl+L", self.locked.emit),
        ]
        self.palette_box.open(commands)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self.palette_box.isVisible():
            self.palette_box.close_up()
        super().resizeEvent(event)
