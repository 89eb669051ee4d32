"""hoofbeat experiment, experiments: measurements of the ranking that the workspace keeps."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli.options import Commands, add_command, add_workspace, opened
from app.cli.terminal import Terminal, percent
from app.services.browse import BenchmarkView, benchmarks
from app.services.run_benchmark import BenchmarkKind, BenchmarkRequest, run_benchmark

HEADINGS = ("No.", "Kind", "File", "Measured", "Headline %", "Knowledge", "By", "When")


def add_to(commands: Commands) -> None:
    experiment = add_command(commands, "experiment", "measure the ranking on a file and keep the figures", _experiment)
    add_workspace(experiment)
    experiment.add_argument("path", type=Path, help="folder, .tar.gz, .zip or one phenopacket")
    kinds = [kind.value for kind in BenchmarkKind]
    experiment.add_argument("--kind", choices=kinds, default=kinds[0], help="as hoofbeat benchmark; %(default)s")
    experiment.add_argument(
        "--leave-publication-out", action="store_true", help="phenopackets: also without each case's own papers"
    )

    experiments = add_command(commands, "experiments", "the measurements of the ranking, newest first", _experiments)
    add_workspace(experiments)


def _experiment(parsed: argparse.Namespace, terminal: Terminal) -> object:
    request = BenchmarkRequest(parsed.path, BenchmarkKind(parsed.kind), parsed.leave_publication_out)
    with opened(parsed) as workspace, terminal.progress("Measuring") as progress:
        view = run_benchmark(workspace, request, progress)
    _say(terminal, (view,))
    return view


def _experiments(parsed: argparse.Namespace, terminal: Terminal) -> object:
    with opened(parsed) as workspace:
        views = benchmarks(workspace)
    _say(terminal, views)
    return views


def _say(terminal: Terminal, views: tuple[BenchmarkView, ...]) -> None:
    rows = [
        (
            view.number,
            view.kind.value,
            view.source_name,
            view.measured,
            percent(view.headline),
            view.knowledge_version,
            view.made_by,
            f"{view.made_at:%Y-%m-%d %H:%M}",
        )
        for view in views
    ]
    terminal.table(HEADINGS, rows)
