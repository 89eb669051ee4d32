"""hoofbeat demo: the whole pipeline once, on SYNTHETIC patients, in the terminal."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli.care_commands import say_result
from app.cli.learning_commands import say_comparison
from app.cli.options import Commands, add_command, add_seed
from app.cli.terminal import Terminal
from app.paths import demo_folder
from app.services.demo import run_demo


def add_to(commands: Commands) -> None:
    demo = add_command(commands, "demo", "run the whole pipeline once on SYNTHETIC example patients", _demo)
    demo.add_argument("--workspace", type=Path, metavar="DIR", help="where; a new folder of its own if left out")
    add_seed(demo, default=7)


def _demo(parsed: argparse.Namespace, terminal: Terminal) -> object:
    folder = parsed.workspace or demo_folder()
    terminal.say("Hoofbeat demo: SYNTHETIC patients, generated from the knowledge; its passphrase is public.")
    with terminal.progress("Demo") as progress:
        report = run_demo(folder, parsed.seed, progress)
    terminal.say(f"\nImported {report.imported.cases} cases; dataset of {report.dataset.rows} rows.")
    say_comparison(terminal, report.comparison)
    terminal.say(f"\nDecision on the locked 10 %: {report.decision}")
    for result in report.diagnoses:
        terminal.say()
        say_result(terminal, result)
    terminal.say(f"\nAudit: {report.audit.events} events, {'unbroken' if report.audit.ok else 'BROKEN'}.")
    for path in report.files:
        terminal.say(f"Wrote {path}")
    terminal.say(f"Done in {report.seconds:.0f} s. Workspace: {folder}")
    return report
