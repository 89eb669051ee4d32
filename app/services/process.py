"""Run a function of the pipeline in a child process that can be stopped for good."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import time
import traceback
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from typing import Any

from mlpipeline.errors import KnownError
from mlpipeline.progress import Cancelled, Progress

GRACE_S = 3.0
"""How long a cancelled child may take to tidy up before it is terminated."""


class WorkerFailed(Exception):
    """The child met a bug: its type and place, never its message."""


def run_in_process(function: str, *args: object, progress: Progress, grace_s: float = GRACE_S) -> Any:
    """Call `function` ("package.module:name") with `args` and `progress=` in a spawned child; return its value.

    The name crosses, not the function, so that the caller loads none of the child's libraries. Keys may be among
    `args`: they go over the pipe, never by command line, environment or disk.
    Raises Cancelled, the child's KnownError, KnownError worker.died (exit_code; negative = the signal that killed it),
    or WorkerFailed.
    """
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=True)
    stop = spawn.Event()
    child = spawn.Process(target=_child, args=(theirs, stop), daemon=True)
    child.start()
    theirs.close()
    try:
        ours.send((function, args))
        return _listen(ours, child, progress)
    except Cancelled:
        stop.set()
        _wait_for_end(ours, child, grace_s)
        raise
    except (BrokenPipeError, ConnectionResetError):
        raise _died(child) from None
    finally:
        if child.is_alive():
            child.join(0.2)
            child.terminate()
        child.join()
        ours.close()


def _listen(ours: Any, child: Any, progress: Progress) -> Any:
    last: tuple[float, str] = (0.0, "process.starting")
    while True:
        if ours.poll(0.05):
            try:
                kind, payload = ours.recv()
            except EOFError:
                raise _died(child) from None
            if kind == "done":
                return payload
            if kind == "known":
                raise payload
            if kind == "bug":
                raise WorkerFailed(payload)
            last = payload
        progress(*last)


def _died(child: Any) -> KnownError:
    child.join(GRACE_S)
    return KnownError("worker.died", exit_code=child.exitcode)


def _wait_for_end(ours: Any, child: Any, grace_s: float) -> None:
    """Drain the pipe while the child ends: a child blocked in send() would never see its stop event."""
    end = time.monotonic() + grace_s
    while child.is_alive() and time.monotonic() < end:
        try:
            if ours.poll(0.02):
                ours.recv()
        except (EOFError, OSError):
            child.join(max(0.0, end - time.monotonic()))
            return


def _child(pipe: Connection, stop: Event) -> None:
    progress = Progress(lambda fraction, stage: pipe.send(("progress", (fraction, stage))), stop.is_set)
    try:
        name, args = pipe.recv()
        module, _, function = name.partition(":")
        pipe.send(("done", getattr(importlib.import_module(module), function)(*args, progress=progress)))
    except (Cancelled, BrokenPipeError):
        pipe.close()
        os._exit(0)  # what was open is closed; taking the learning libraries down would cost half a second more
    except KnownError as error:
        pipe.send(("known", error))
    except Exception as error:  # the child's outermost frame: whatever it is must reach the parent as a value
        pipe.send(("bug", type_and_place(error)))


def type_and_place(error: BaseException) -> str:
    """A bug without its message, which may hold a patient's values: "ValueError at module.py:12 in fit < …"."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    places = " < ".join(
        f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} in {frame.name}" for frame in reversed(frames)
    )
    inner = f" ({error})" if isinstance(error, WorkerFailed) else ""  # already a place, never a message
    return f"{type(error).__name__} at {places}{inner}"
