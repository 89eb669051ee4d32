"""The footer: the job bar while anything runs, and what is always true: offline, how many patients, which knowledge."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QLocale, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from app.ui.context import AppContext
from app.ui.jobs import Job
from app.ui.problems import problem_of
from app.ui.theme import BETWEEN
from app.ui.translation import fill
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.text import Text
from app.ui.words import stage_words

HEIGHT = 32
TELL_TIME_AFTER = 0.05
"""The share of a job after which the time left is worth telling."""
SAID_MS = 6000
TICK_MS = 1000


@dataclass
class _Run:
    """One long job as the bar sees it. page: where it was started."""

    job: Job
    title: str
    page: str
    begun: float = field(default_factory=time.monotonic)
    fraction: float = 0.0
    stage: str = ""
    problem: BaseException | None = None


class JobBar(QFrame):
    """Follows every long job by itself. A failed one stays until it is read; signal `asked(page)` by Show."""

    asked = Signal(str)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._runs: list[_Run] = []
        self._page = "home"
        self._facts: dict[str, object] = {}
        self.setProperty("role", "footer")
        self.setFixedHeight(HEIGHT)
        self._dot, self._words, self._left = Text("●", "ok"), Text(), Text()
        self._bar = QProgressBar()
        self._bar.setFixedWidth(160)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._show, self._stop, self._right = LinkButton(), LinkButton(), Text()
        self._show.clicked.connect(self._on_show)
        self._stop.clicked.connect(self._on_stop)
        self._quiet = QTimer(self, singleShot=True, interval=SAID_MS)
        self._quiet.timeout.connect(self._look)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._look)
        self._lay_out()
        context.jobs.started.connect(self.follow)
        context.said.connect(self._say)
        context.fact_told.connect(self._on_fact)
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(BETWEEN, 0, BETWEEN, 0)
        row.setSpacing(BETWEEN)
        for widget in (self._dot, self._words, self._bar, self._left, self._show, self._stop):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._right)

    def set_page(self, key: str) -> None:
        """Where the user is: a job that starts now belongs there."""
        self._page = key

    def follow(self, job: Job) -> None:
        run = _Run(job, job.title, self._page)
        self._runs.append(run)
        job.progressed.connect(lambda fraction, stage: self._progressed(run, fraction, stage))
        job.failed.connect(lambda error: self._failed(run, error))
        job.finished.connect(lambda: self._finished(run))
        self._tick.start()
        self._look()

    def failed_count(self) -> int:
        """How many failed jobs wait to be read."""
        return sum(run.problem is not None for run in self._runs)

    def _progressed(self, run: _Run, fraction: float, stage: str) -> None:
        run.fraction, run.stage = fraction, stage or run.stage
        self._look()

    def _failed(self, run: _Run, error: BaseException) -> None:
        run.problem = error

    def _finished(self, run: _Run) -> None:
        if run.problem is None:
            self._runs.remove(run)
        if not any(each.problem is None for each in self._runs):
            self._tick.stop()
        self._look()

    def _current(self) -> _Run | None:
        """What runs comes first (jobs run in order, so the oldest moves), then what failed."""
        running = [run for run in self._runs if run.problem is None]
        return next(iter(running or self._runs), None)

    def _on_show(self) -> None:
        if run := self._current():
            self.asked.emit(run.page)

    def _on_stop(self) -> None:
        """Cancel what runs, or put a read failure away."""
        run = self._current()
        if run is None:
            return
        if run.problem is None:
            run.job.cancel()
        else:
            self._runs.remove(run)
        self._look()

    def _say(self, text: str) -> None:
        if self._current() is None:
            self._words.setText(text)
            self._quiet.start()

    def _look(self) -> None:
        run = self._current()
        running = run is not None and run.problem is None
        for widget in (self._bar, self._left):
            widget.setVisible(running)
        for widget in (self._show, self._stop):
            widget.setVisible(run is not None)
        if run is None:
            self._dot.set_role("ok")
            if not self._quiet.isActive():
                self._words.setText(self.tr("Ready"))
        elif run.problem is not None:
            self._dot.set_role("danger")
            self._words.setText(f"{run.title}: {problem_of(run.problem).what}")
            self._words.setToolTip(problem_of(run.problem).why)
            self._stop.setText(self.tr("Dismiss"))
            self._stop.setEnabled(True)
        else:
            self._show_running(run)

    def _show_running(self, run: _Run) -> None:
        self._dot.set_role("accent")
        self._bar.setValue(int(1000 * run.fraction))
        self._bar.setAccessibleName(run.title)
        percent = fill(self.tr("%1 %"), int(100 * run.fraction))
        more = sum(each.problem is None for each in self._runs) - 1
        parts = [run.title, stage_words(run.stage), percent]
        if more:
            parts.append(fill(self.tr("%1 more waiting"), more))
        self._words.setText(" · ".join(part for part in parts if part))
        self._words.setToolTip("")
        self._left.setText(self._time_left(run))
        cancelling = run.job.is_cancelling()
        self._stop.setText(self.tr("Cancelling…") if cancelling else self.tr("Cancel"))
        self._stop.setEnabled(not cancelling)

    def _time_left(self, run: _Run) -> str:
        if run.fraction < TELL_TIME_AFTER:
            return ""
        seconds = (time.monotonic() - run.begun) * (1 - run.fraction) / run.fraction
        if seconds < 90:
            return fill(self.tr("about %1 s left"), max(1, round(seconds)))
        return fill(self.tr("about %1 min left"), round(seconds / 60))

    def _on_fact(self, name: str, value: object) -> None:
        self._facts[name] = value
        self._show_facts()

    def _show_facts(self) -> None:
        parts = [self.tr("Offline")]
        patients = self._facts.get("patients")
        if isinstance(patients, int):
            one = self.tr("1 patient")
            parts.append(one if patients == 1 else fill(self.tr("%1 patients"), QLocale().toString(patients)))
        if knowledge := self._facts.get("knowledge"):
            parts.append(fill(self.tr("Knowledge: %1"), knowledge))
        self._right.setText("     ".join(parts))

    def retranslate(self) -> None:
        self._show.setText(self.tr("Show"))
        self._show_facts()
        self._look()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
