"""Python's garbage collector must not end a widget on a worker thread: Qt aborts when it does."""

from __future__ import annotations

import gc

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.jobs import JobRunner
from mlpipeline.progress import Progress


class Forgotten(QWidget):
    """Nobody holds it but itself, with a timer running."""

    def __init__(self) -> None:
        super().__init__()
        self.me = self
        self.timer = QTimer(self, interval=1000)
        self.timer.start()


def make_garbage(progress: Progress) -> int:
    """Enough cycles for the automatic collector to run many times."""
    for _ in range(50_000):
        cycle: list[object] = []
        cycle.append(cycle)
    return len(gc.get_stats())


def test_a_worker_does_not_end_forgotten_widgets(qtbot: QtBot, jobs: JobRunner) -> None:
    gc.enable()
    for _ in range(5):
        for _ in range(20):
            Forgotten()
        with qtbot.waitSignal(jobs.start("garbage", make_garbage).finished, timeout=30_000):
            pass
    qtbot.waitUntil(lambda: not jobs.is_busy())
    gc.collect()  # the rest, here on the window's own thread
    assert gc.isenabled()
