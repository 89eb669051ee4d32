"""What the terminal shows: progress bars on stderr, tables or JSON on stdout, passphrases asked for."""

from __future__ import annotations

import dataclasses
import getpass
import json
import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress


def to_plain(value: Any) -> Any:
    """JSON-plain copy of a report: dataclasses become objects, tuples and sets lists, dates ISO 8601."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(to_plain(key)): to_plain(item) for key, item in value.items()}
    if isinstance(value, (frozenset, set)):
        return sorted(to_plain(item) for item in value)
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        return [to_plain(item) for item in value]
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Enum):
        return to_plain(value.value)
    if isinstance(value, Path):
        return str(value)
    return value


class Terminal:
    """One command's way to speak. With `--json -` stdout carries the JSON and nothing else."""

    def __init__(self, json_target: str | None) -> None:
        self._json_target = json_target
        self._words = sys.stderr if json_target == "-" else sys.stdout

    def require_writable(self) -> None:
        """Asked before the work: a report that cannot be kept must not be found out after an import.

        Raises KnownError output.no_place."""
        if self._json_target in (None, "-"):
            return
        path = Path(self._json_target)
        if path.is_dir() or not os.access(path if path.exists() else path.absolute().parent, os.W_OK):
            raise KnownError("output.no_place", path=self._json_target)

    def say(self, text: str = "") -> None:
        print(text, file=self._words, flush=True)

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[object]], title: str = "") -> None:
        """Left-aligned words, right-aligned numbers; a wide terminal is not assumed."""
        from rich.console import Console
        from rich.table import Table

        table = Table(title=title or None, title_justify="left", box=None, pad_edge=False, header_style="bold")
        for column, heading in enumerate(headings):
            numeric = all(_looks_numeric(row[column]) for row in rows) and bool(rows)
            table.add_column(heading, justify="right" if numeric else "left", no_wrap=numeric, overflow="fold")
        for row in rows:
            table.add_row(*("" if cell is None else str(cell) for cell in row))
        width = None if self._words.isatty() else 140
        Console(file=self._words, width=width, highlight=False, markup=False).print(table)

    def finish(self, report: object) -> None:
        """Write the report where --json asked for it."""
        if self._json_target is None:
            return
        text = json.dumps(to_plain(report), ensure_ascii=False, indent=1, allow_nan=False)
        if self._json_target == "-":
            print(text)
            return
        try:
            Path(self._json_target).write_text(text + "\n", encoding="utf-8")
        except OSError as error:
            raise KnownError("output.unwritable", path=self._json_target, reason=error.strerror or "") from None

    @contextmanager
    def progress(self, title: str) -> Iterator[Progress]:
        """A bar while the work runs; Ctrl+C asks it to stop at its next pause, a second Ctrl+C ends it at once."""
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bars

        stopping = False

        def stop(_signal: int, _frame: object) -> None:
            nonlocal stopping
            stopping = True
            signal.signal(signal.SIGINT, signal.default_int_handler)

        columns = (TextColumn("{task.description}"), BarColumn(bar_width=30), TimeElapsedColumn())
        before = signal.signal(signal.SIGINT, stop)
        try:
            console = Console(stderr=True)
            # Piped to a file, a bar would be noise between the lines that scripts read.
            with Bars(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
                task = bars.add_task(title, total=1.0)

                def listen(fraction: float, stage: str) -> None:
                    words = f"{title} · {stage_words(stage)}" if stage else title
                    bars.update(task, completed=fraction, description=words)

                yield Progress(listen, lambda: stopping)
        finally:
            signal.signal(signal.SIGINT, before)


def _looks_numeric(cell: object) -> bool:
    return isinstance(cell, (int, float)) or (
        isinstance(cell, str) and cell[:1] in "0123456789.−-–+" and not cell[:1].isalpha()
    )


def stage_words(stage: str) -> str:
    """A stage key ("training.fit random_forest") as words ("fit random forest")."""
    key, _, rest = stage.partition(" ")
    words = key.rsplit(".", 1)[-1]
    return f"{words} {rest}".replace("_", " ").strip()


def ask_passphrase(variable: str = "HOOFBEAT_PASSPHRASE", prompt: str = "Passphrase: ") -> str:
    """From the environment, else asked for without echo; KnownError where nobody can be asked."""
    if (given := os.environ.get(variable)) is not None:
        return given
    if not sys.stdin.isatty():
        raise KnownError("passphrase.absent", variable=variable)
    return getpass.getpass(prompt)


def percent(value: float | None, digits: int = 1) -> str:
    return "–" if value is None else f"{100 * value:.{digits}f}"


def number(value: float | None, digits: int = 3) -> str:
    return "–" if value is None else f"{value:.{digits}f}"
