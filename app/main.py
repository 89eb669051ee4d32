"""The window's beginning: puts the parts together, opens a workspace, and ends cleanly."""

from __future__ import annotations

import sys
import time

_BEGUN = time.perf_counter()

from pathlib import Path  # noqa: E402

from PySide6.QtCore import QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from app.logs import LOG, start_logging  # noqa: E402
from app.settings import load_settings  # noqa: E402
from app.ui.entry import Entry  # noqa: E402
from app.ui.focus_ring import FocusRings  # noqa: E402
from app.ui.jobs import JobRunner  # noqa: E402
from app.ui.main_window import MainWindow  # noqa: E402
from app.ui.shell.frame import Frame  # noqa: E402
from app.ui.theme import Theme  # noqa: E402
from app.ui.translation import Translation  # noqa: E402


def run_window(demo: bool = False, workspace: Path | None = None, close_when_ready: bool = False) -> int:
    """The exit code of the window. close_when_ready: say how long it took to be usable, and close (for benchmarks and
    for the trial of the frozen program)."""
    start_logging()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Hoofbeat")
    app.setDesktopFileName("hoofbeat")
    settings = load_settings()
    translation = Translation(app, settings.language)
    theme = Theme(app, settings.theme)
    FocusRings(app)
    jobs = JobRunner(app)
    window = MainWindow()
    entry = Entry(window, jobs, theme, translation, settings)
    window.show()
    entry.begin(demo, workspace)
    if close_when_ready:
        _close_when_ready(app, entry)
    code = app.exec()
    jobs.shutdown()
    entry.close()
    window.close_frame()
    return code


def _close_when_ready(app: QApplication, entry: Entry) -> None:
    """Usable: Home shows its data and the search takes keys."""
    look = QTimer(entry, interval=10)

    def on_opened(frame: Frame) -> None:
        look.timeout.connect(lambda: _end(app) if frame.is_usable() else None)
        look.start()

    entry.opened.connect(on_opened)
    entry.failed.connect(lambda _error: app.exit(1))


def _end(app: QApplication) -> None:
    seconds = time.perf_counter() - _BEGUN
    LOG.info("window usable in %.2f s", seconds)
    print(f"window usable in {seconds:.2f} s", flush=True)
    app.exit(0)
