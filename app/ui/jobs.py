"""Run a service off the GUI thread. Qt never sees the other thread: the two meet in a plain queue."""

from __future__ import annotations

import gc
import queue
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal

from mlpipeline.progress import Cancelled, Progress

POLL_MS = 50


class Job(QObject):
    """One run of a service. Every signal is emitted on the GUI thread."""

    progressed = Signal(float, str)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self._stop = threading.Event()
        self._news: queue.SimpleQueue[tuple[str, object]] = queue.SimpleQueue()
        self._latest: tuple[float, str] | None = None

    def cancel(self) -> None:
        self._stop.set()

    def is_cancelling(self) -> bool:
        return self._stop.is_set()

    def run(self, work: Callable[[Progress], object]) -> None:
        """On the worker thread."""
        progress = Progress(lambda fraction, stage: setattr(self, "_latest", (fraction, stage)), self._stop.is_set)
        try:
            self._news.put(("succeeded", work(progress)))
        except Cancelled:
            self._news.put(("cancelled", None))
        except Exception as error:  # the thread's outermost frame: the window shows it in plain words
            self._news.put(("failed", error))

    def tell(self) -> bool:
        """Emit what has happened since the last look; True when the job is over."""
        if latest := self._latest:
            self._latest = None
            self.progressed.emit(*latest)
        try:
            kind, payload = self._news.get_nowait()
        except queue.Empty:
            return False
        if kind == "succeeded":
            self.succeeded.emit(payload)
        elif kind == "failed":
            self.failed.emit(payload)
        else:
            self.cancelled.emit()
        self.finished.emit()
        return True


class JobRunner(QObject):
    """Two lanes of one thread each: "quick" (look-ups, a diagnosis) never waits for "long" (an import, a training).

    Within a lane, jobs run in the order in which they were started. `started` tells the job bar.
    """

    started = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {lane: ThreadPoolExecutor(max_workers=1, thread_name_prefix=lane) for lane in ("quick", "long")}
        self._jobs: list[Job] = []
        self._pauses_collector = False
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._look)

    def start(self, title: str, work: Callable[[Progress], object], lane: str = "long") -> Job:
        """Begin `work(progress)` on a lane. Connect to the job's signals before returning to the event loop."""
        job = Job(title, self)
        self._jobs.append(job)
        self._pauses_collector = self._pauses_collector or gc.isenabled()
        gc.disable()  # see collect_here
        self._lanes[lane].submit(job.run, work)
        self._timer.start()
        if lane == "long":
            self.started.emit(job)
        return job

    def is_busy(self) -> bool:
        return bool(self._jobs)

    def _look(self) -> None:
        for job in list(self._jobs):
            if job.tell():
                self._jobs.remove(job)
                job.deleteLater()
        collect_here()
        if not self._jobs:
            self._timer.stop()
            if self._pauses_collector:
                self._pauses_collector = False
                gc.enable()

    def shutdown(self) -> None:
        """Cancel what runs and wait for its end."""
        for job in self._jobs:
            job.cancel()
        for lane in self._lanes.values():
            lane.shutdown(wait=True)
        self._look()


def collect_here() -> None:
    """What the automatic collector would do now, on the GUI thread. While a job runs it is off: it runs in whichever
    thread happens to allocate, and a forgotten widget that ends on a worker's thread makes Qt abort."""
    due = [generation for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
           if most and count > most]  # fmt: skip
    if due:
        gc.collect(max(due))
