"""The frame of every wizard: steps on the left; title, subtitle and the step; Back, why not yet, and the one button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.theme import BETWEEN, MARGIN
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.step_list import StepList
from app.ui.widgets.text import Text

PRIMARY_KEYS = "Ctrl+Return"


class WizardStep(QWidget):
    """One step. Subclass it; emit `changed` whenever an answer of the methods below may have changed.

    The frame asks after every `changed`, so these are cheap and have no effects. Words come from the subclass's own
    self.tr(), asked anew after a switch of language; texts of its widgets go into retranslate().
    """

    changed = Signal()

    def name(self) -> str:
        """In the list of steps: "Findings"."""
        return ""

    def title(self) -> str:
        """The headline: "What do you find?"."""
        return self.name()

    def subtitle(self) -> str:
        return ""

    def reason(self) -> str:
        """Why the primary button is off, in plain words; "" = it is on."""
        return ""

    def status(self) -> str:
        """A calm line beside the primary button while it is on: "5 findings · draft saved"."""
        return ""

    def primary_text(self) -> str:
        """ "" = the frame's "Continue" (the last step says what it does: "Import", "Put into production")."""
        return ""

    def enter(self) -> None:
        """The step is shown, also by Back: fill in what is known, keep what was typed, put the focus."""

    def leave(self) -> None:
        """Back was chosen, or another step: keep what was typed."""

    def proceed(self, go_on: Callable[[], None]) -> None:
        """The primary button: check and work (a Job), then call go_on() (on the GUI thread) to reach the next step."""
        go_on()

    def can_go_back(self) -> bool:
        """False once something was done that Back cannot undo."""
        return True

    def has_footer(self) -> bool:
        """False for a step that brings its own buttons."""
        return True

    def retranslate(self) -> None:
        """Put every word in its place."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.changed.emit()
        super().changeEvent(event)


class Wizard(QWidget):
    """wizard = Wizard([FileStep(context, draft), …]); signals `finished` after the last step, `left` by Back on the
    first. Steps share a draft object, so that Back never loses input. Ctrl+Enter is the primary button.

    A wizard that is opened like a page subclasses it: `class ImportWizard(Wizard)` with `__init__(self, context)`,
    and may have open(**facts) and refresh() as pages have (app.ui.pages.page).
    """

    finished = Signal()
    left = Signal()

    def __init__(self, steps: Sequence[WizardStep], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = list(steps)
        self._busy = False
        self._list = StepList()
        self._list.asked.connect(self.go_to)
        self._title, self._subtitle = Text(role="title"), Text(role="muted", wrap=True)
        self._stack = _OneOfThem()
        for step in self.steps:
            self._stack.addWidget(step)
            step.changed.connect(self.look_again)
        self._back, self._primary = Button(), PrimaryButton(keys=PRIMARY_KEYS)
        self._reason = Text(role="muted", wrap=True)
        self._reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._back.clicked.connect(self.go_back)
        self._primary.clicked.connect(self.go_on)
        self._lay_out()
        for keys in (PRIMARY_KEYS, "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.go_on)
        self.start()

    def _lay_out(self) -> None:
        footer = QWidget()
        row = QHBoxLayout(footer)
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(BETWEEN)
        row.addWidget(self._back)
        row.addWidget(self._reason, 1)
        row.addWidget(self._primary)
        self._footer = footer
        scroll = QScrollArea()
        scroll.setWidget(self._stack)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack.setProperty("role", "page")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addSpacing(4)
        column.addWidget(self._subtitle)
        column.addSpacing(BETWEEN)
        column.addWidget(scroll, 1)
        column.addWidget(footer)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(MARGIN, 20, MARGIN, 20)
        whole.setSpacing(BETWEEN)
        whole.addWidget(self._list)
        whole.addLayout(column, 1)

    @property
    def index(self) -> int:
        return self._stack.currentIndex()

    @property
    def step(self) -> WizardStep:
        return self.steps[self.index]

    def start(self) -> None:
        """Show the first step (its enter() waits until the wizard is visible)."""
        self._stack.setCurrentIndex(0)
        self.look_again()

    def open(self, **facts: Any) -> None:
        """What navigate() asks for; a subclass may begin with it."""

    def refresh(self) -> None:
        """The wizard is shown (again): the step looks at its draft."""
        self.step.enter()
        self.look_again()

    def retranslate(self) -> None:
        """Words that stand outside of the steps; the frame's own follow by themselves."""

    def go_to(self, index: int) -> None:
        """Show a step; what was typed in the one before stays."""
        if self._busy or not 0 <= index < len(self.steps):
            return
        self.step.leave()
        self._stack.setCurrentIndex(index)
        self.step.enter()
        self.look_again()

    def go_on(self) -> None:
        """The primary button."""
        if self._busy or self.step.reason() or not self.step.has_footer():
            return
        self.step.proceed(self._next)

    def go_back(self) -> None:
        if self._busy or not self.step.can_go_back():
            return
        if self.index == 0:
            self.step.leave()
            self.left.emit()
        else:
            self.go_to(self.index - 1)

    def set_busy(self, busy: bool) -> None:
        """While a step's work runs: no second press, no leaving. The job bar shows how far it is."""
        self._busy = busy
        self.look_again()

    def look_again(self) -> None:
        """Ask the step for its words and whether one may go on."""
        step = self.step
        self._list.set_names([each.name() for each in self.steps])
        self._list.set_current(self.index)
        self._title.setText(step.title())
        self._subtitle.setText(step.subtitle())
        self._subtitle.setVisible(bool(step.subtitle()))
        reason = step.reason()
        self._reason.setText(reason or step.status())
        self._back.setText(QCoreApplication.translate("Wizard", "Back"))
        self._back.setEnabled(not self._busy and step.can_go_back())
        self._primary.setText(step.primary_text() or QCoreApplication.translate("Wizard", "Continue"))
        self._primary.setEnabled(not self._busy and not reason)
        self._primary.setToolTip(reason)
        self._primary.updateGeometry()
        self._footer.setVisible(step.has_footer())

    def _next(self) -> None:
        if self.index + 1 < len(self.steps):
            self.go_to(self.index + 1)
        else:
            self.finished.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.look_again()
        super().changeEvent(event)


class _OneOfThem(QWidget):
    """Shows one step at a time. Unlike QStackedWidget it is as high as that one, so that a short step does not scroll
    because another one is long."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: list[QWidget] = []
        self._index = -1
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, step: QWidget) -> None:
        step.setParent(self)
        step.hide()
        self._column.addWidget(step)
        self._steps.append(step)

    def currentIndex(self) -> int:
        return self._index

    def setCurrentIndex(self, index: int) -> None:
        for place, step in enumerate(self._steps):
            if place != index:
                step.hide()
        self._index = index
        self._steps[index].show()
