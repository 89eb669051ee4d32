"""The way in: no arguments open the window, anything else is a command of the terminal."""

from __future__ import annotations

import sys


def main() -> int:
    """Exit code of the program. Imports stand inside, so that a child process of the pipeline loads no Qt."""
    from app.cli.entry import WindowWanted, run

    wanted = run(sys.argv[1:])
    if isinstance(wanted, WindowWanted):
        from app.main import run_window

        return run_window(demo=wanted.demo, workspace=wanted.workspace, close_when_ready=wanted.close_when_ready)
    return wanted


if __name__ == "__main__":
    import multiprocessing

    multiprocessing.freeze_support()
    sys.exit(main())
