"""One family while it is trained: its state, how far it is, and what it reached."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget

from app.services.browse import RunView
from app.services.train_models import FAMILIES
from app.ui.models.run_words import duration, figure, interval, reason_words, short_metric, spoken_estimate, state_words
from app.ui.theme import BETWEEN
from app.ui.widgets.text import Text
from app.ui.words import family_words

NAME_WIDTH, BAR_WIDTH = 180, 220


class FamilyRow(QWidget):
    """row.show_waiting(); row.show_running(.4, "Fitting"); row.show_run(run); row.show_state("cancelled")."""

    def __init__(self, family: str) -> None:
        super().__init__()
        self.family, self.run = family, None
        self.state = "waiting"
        self._name, self._state, self._result = Text(role="heading"), Text(role="muted"), Text()
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(BAR_WIDTH)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(BETWEEN)
        grid.setColumnMinimumWidth(0, self._name_width())
        for place, widget in enumerate((self._name, self._bar, self._state, self._result)):
            grid.addWidget(widget, 0, place)
        grid.setColumnStretch(2, 1)
        self.show_waiting()

    def _name_width(self) -> int:
        """The same in each row, so that the bars begin one below the other."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        return max([NAME_WIDTH, *(metrics.horizontalAdvance(family_words(each)) for each in FAMILIES)])

    def show_waiting(self) -> None:
        self.state = "waiting"
        self._name.setText(family_words(self.family))
        self._bar.setAccessibleName(family_words(self.family))
        self._bar.setValue(0)
        self._say(self.tr("waits"), "muted")
        self._result.setText("")

    def show_running(self, fraction: float, stage: str) -> None:
        self.state = "running"
        self._bar.setValue(int(1000 * min(1.0, max(0.0, fraction))))
        self._say(stage, "accent")

    def show_fitted(self) -> None:
        """Its turn is over; what it reached is read when all have ended."""
        self.state = "fitted"
        self._bar.setValue(1000)
        self._say("✓ " + self.tr("fitted"), "ok")

    def show_run(self, run: RunView) -> None:
        self.state = run.state
        if run.state != "done":
            reason = reason_words(run.reason)
            self._say(f"✗ {state_words(run.state)}" + (f": {reason}" if reason else ""), "danger")
            return
        self._bar.setValue(1000)
        self._say(f"✓ {state_words('done')} · {duration(run.cpu_s)}", "ok")
        estimate = run.metrics.get("macro_f1") if run.metrics else None
        if estimate is not None:
            span = interval(estimate)
            shown = f"{short_metric('macro_f1')} {figure(estimate.value)}" + (f" ({span})" if span else "")
            self._result.setText(shown)
            self._result.setToolTip(spoken_estimate("macro_f1", estimate))

    def show_not_run(self) -> None:
        """Stopped before it was fitted."""
        self.state = "cancelled"
        self._bar.setValue(0)
        self._say("– " + self.tr("not trained"), "muted")

    def _say(self, text: str, role: str) -> None:
        self._state.setText(text)
        self._state.set_role(role)
