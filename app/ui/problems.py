"""The one place where an error becomes words: what happened, why, what now. And where they are shown."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from app.logs import LOG, log_bug
from app.services.process import WorkerFailed, type_and_place
from app.ui.problem_words.care import CARE
from app.ui.problem_words.learning import LEARNING
from app.ui.problem_words.packs import PACKS
from app.ui.problem_words.ranking import RANKING
from app.ui.problem_words.records import RECORDS
from app.ui.problem_words.workspace import WORKSPACE
from app.ui.theme import BETWEEN
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.text import Text, set_role
from mlpipeline.errors import KnownError
from mlpipeline.progress import Cancelled

WORDS: dict[str, tuple[str, str]] = WORKSPACE | RECORDS | LEARNING | RANKING | CARE | PACKS
"""Code -> (what happened; why, and what now), in English; {facts} of the error are filled in."""
CONTEXT = "problems"


@dataclass(frozen=True, slots=True)
class Problem:
    """what: one short sentence. why: the reason, and what to do now."""

    what: str
    why: str


def problem_of(error: BaseException) -> Problem:
    """The words of an error in the language of the window. A bug is called a bug, without its message, which may
    hold a patient's values."""
    if isinstance(error, KnownError):
        if words := WORDS.get(error.code):
            what, why = (_filled(QCoreApplication.translate(CONTEXT, sentence), error.facts) for sentence in words)
            return Problem(what, why)
        facts = ", ".join(f"{name} {value}" for name, value in error.facts.items())
        why = QCoreApplication.translate(
            "problems", "The program foresaw this but has no words for it yet ({code}). Nothing was changed."
        )
        return Problem(
            QCoreApplication.translate("problems", "This did not work"),
            _filled(why, {"code": f"{error.code}; {facts}".rstrip("; ")}),
        )
    place = str(error) if isinstance(error, WorkerFailed) else type_and_place(error)
    why = QCoreApplication.translate(
        "problems",
        "This is a fault of the program, not yours. What was saved before is safe; the step that failed was not "
        "carried out. Try once more; if it comes back, pass this on: {place}",
    )
    return Problem(QCoreApplication.translate("problems", "The program made a mistake"), _filled(why, {"place": place}))


def show_problem(parent: QWidget, error: object) -> None:
    """Tell the user, without stopping him: in the bar above the page, or in a small window where there is no such bar
    (sign-in). Usage: job.failed.connect(partial(show_problem, self))."""
    if isinstance(error, Cancelled) or not isinstance(error, BaseException):
        return
    if isinstance(error, KnownError):
        LOG.info("known: %s", error.code)
    else:
        log_bug(error)
    problem = problem_of(error)
    bar = parent.window().findChild(ProblemBar)
    if bar is not None and not bar.window().isModal():
        bar.show_problem(problem)
        return
    box = QMessageBox(QMessageBox.Icon.NoIcon, problem.what, problem.what, QMessageBox.StandardButton.Ok, parent)
    box.setInformativeText(problem.why)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


class ProblemBar(QFrame):
    """Above the page: the last problem, until it is dismissed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "banner-danger")
        row = QHBoxLayout(self)
        row.setContentsMargins(BETWEEN, 10, BETWEEN, 10)
        row.setSpacing(12)
        self._what, self._why = Text(role="heading"), Text(wrap=True)
        self._why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._what)
        words.addWidget(self._why)
        row.addWidget(Text("⚑", "danger"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._dismiss = LinkButton()
        self._dismiss.clicked.connect(self.hide)
        row.addWidget(self._dismiss, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_problem(self, problem: Problem) -> None:
        self._what.setText(problem.what)
        self._why.setText(problem.why)
        self._dismiss.setText(QCoreApplication.translate("problems", "Dismiss"))
        self.setAccessibleName(f"{problem.what} {problem.why}")
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))


def _filled(sentence: str, facts: dict[str, str | int | float | bool | None]) -> str:
    """{names} replaced by facts; numbers as the language writes them."""
    for name, value in facts.items():
        if isinstance(value, int) and not isinstance(value, bool):
            shown = QLocale().toString(value)
        elif isinstance(value, float):
            shown = QLocale().toString(value, "g", 4)
        else:
            shown = str(value)
        sentence = sentence.replace(f"{{{name}}}", shown)
    return sentence
