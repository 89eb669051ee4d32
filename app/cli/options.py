"""Options that several commands share, and how a command opens its workspace."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.cli.terminal import Terminal, ask_passphrase
from app.services.workspace import Workspace, close_workspace, open_workspace

Commands = Any  # argparse's sub-parsers action has no public generic form
Command = Callable[[argparse.Namespace, Terminal], object]


def add_command(commands: Commands, name: str, help_text: str, run: Command) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help_text, description=help_text.replace("%%", "%"))
    parser.set_defaults(run=run)
    add_json(parser)
    return parser


def add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--json", metavar="FILE", help="write the report as JSON ('-' = stdout, then nothing else there)"
    )


def add_seed(parser: argparse.ArgumentParser, default: int = 0) -> None:
    parser.add_argument("--seed", type=_seed, default=default, metavar="N", help="same seed, same result")


def _seed(text: str) -> int:
    """What every random generator takes: a whole number of 32 bits."""
    if text.isdecimal() and len(text) < 11 and int(text) < 2**32:
        return int(text)
    raise argparse.ArgumentTypeError(f"a whole number from 0 to {2**32 - 1} is needed")


def names_of(text: str | None) -> tuple[str, ...] | None:
    """The names of a comma-separated list, each once; None where nothing was given."""
    return None if text is None else tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


def add_workspace(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--workspace", type=Path, required=True, metavar="DIR", help="the workspace's folder")
    parser.add_argument("--user", required=True, metavar="NAME", help="who you are in this workspace")


@contextmanager
def opened(parsed: argparse.Namespace) -> Iterator[Workspace]:
    """The workspace, beside a window that may be open on it; passphrase from HOOFBEAT_PASSPHRASE or a prompt."""
    workspace = open_workspace(parsed.workspace, parsed.user, ask_passphrase(), exclusive=False)
    try:
        yield workspace
    finally:
        close_workspace(workspace)
