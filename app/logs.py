"""The log file: ids, codes, type and place of bugs. Never a message of a bug, which may hold a patient's values."""

from __future__ import annotations

import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from app.paths import log_folder
from app.services.process import type_and_place

LOG = logging.getLogger("hoofbeat")
MAX_BYTES, KEPT_FILES = 1_000_000, 3


def start_logging(folder: Path | None = None) -> Path | None:
    """Log to a rotating file and catch what nobody caught; returns the file, or None where none can be written
    (a full or read-only disk must not stop the program)."""
    _install_hooks()
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    for handler in list(LOG.handlers):
        LOG.removeHandler(handler)
        handler.close()
    path = (folder or log_folder()) / "hoofbeat.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True)
    except OSError:
        LOG.addHandler(logging.NullHandler())
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(handler)
    return path


def log_bug(error: BaseException) -> None:
    """Type and place of a bug."""
    LOG.error("bug: %s", type_and_place(error))


def _install_hooks() -> None:
    sys.excepthook = _on_uncaught
    threading.excepthook = _on_uncaught_in_thread


def _on_uncaught(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    log_bug(error)
    print(f"unexpected problem: {type_and_place(error)}", file=sys.stderr)


def _on_uncaught_in_thread(found: threading.ExceptHookArgs) -> None:
    if found.exc_value is not None:
        _on_uncaught(found.exc_type, found.exc_value, found.exc_traceback)
