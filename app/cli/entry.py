"""The parser of the command line, and the one place where known errors become a line and an exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.cli import (
    benchmark_commands,
    care_commands,
    demo_command,
    experiment_commands,
    knowledge_commands,
    learning_commands,
    ranker_commands,
    record_commands,
    workspace_commands,
)
from app.cli.problems import words_for
from app.cli.terminal import Terminal
from app.logs import start_logging
from mlpipeline.errors import KnownError
from mlpipeline.progress import Cancelled

KNOWN_ERROR, USAGE, INTERRUPTED = 1, 2, 130


@dataclass(frozen=True)
class WindowWanted:
    """The arguments ask for the window: the demo's workspace, a given one, or the last used."""

    demo: bool
    workspace: Path | None
    close_when_ready: bool


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hoofbeat",
        description="Common and orphan diseases in one ranking, offline. Without a command the window opens.",
    )
    parser.add_argument("--demo", action="store_true", help="open the window with the demo workspace")
    parser.add_argument("--workspace", dest="window_workspace", type=Path, metavar="DIR", help="open this workspace")
    parser.add_argument("--version", action="version", version=f"hoofbeat {_version()}")
    parser.add_argument("--close-when-ready", action="store_true", help="close the window once it is usable (a trial)")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for room in (demo_command, workspace_commands, record_commands, learning_commands, care_commands):
        room.add_to(commands)
    experiment_commands.add_to(commands)
    ranker_commands.add_to(commands)
    knowledge_commands.add_to(commands)
    benchmark_commands.add_to(commands)
    return parser


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("hoofbeat")
    except PackageNotFoundError:  # a tree that was never installed
        return "unknown"


def run(arguments: Sequence[str]) -> int | WindowWanted:
    """Exit code: 0 done, 1 a known error, 2 usage (argparse leaves by itself), 130 interrupted."""
    parser = build_parser()
    parsed = parser.parse_args(list(arguments))
    if parsed.command is None:
        return WindowWanted(parsed.demo, parsed.window_workspace, parsed.close_when_ready)
    if parsed.demo or parsed.window_workspace:
        parser.error("--demo and --workspace before a command open the window; write --workspace after it")
    start_logging()
    terminal = Terminal(getattr(parsed, "json", None))
    try:
        terminal.require_writable()
        terminal.finish(parsed.run(parsed, terminal))
    except KnownError as error:
        print(f"error: {error.code}: {words_for(error)}", file=sys.stderr)
        return KNOWN_ERROR
    except (Cancelled, KeyboardInterrupt):
        print("Cancelled. What was finished is kept; nothing half-done is left.", file=sys.stderr)
        return INTERRUPTED
    return 0
