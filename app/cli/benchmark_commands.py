"""hoofbeat benchmark phenopackets, table, kshot, unknown: figures on any file, without a workspace."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli.options import Commands, add_json, add_seed, names_of
from app.cli.terminal import Terminal, number, percent
from app.paths import cache_folder
from app.services.knowledge_packs import NONE

SHARES = (1, 3, 5, 10)


def add_to(commands: Commands) -> None:
    benchmark = commands.add_parser("benchmark", help="measure on a file, without a workspace")
    kinds = benchmark.add_subparsers(
        dest="benchmark_command", required=True, metavar="phenopackets|table|kshot|unknown"
    )

    packets = kinds.add_parser("phenopackets", help="rank the true disease of every case of a folder or archive")
    packets.set_defaults(run=_phenopackets)
    add_json(packets)
    packets.add_argument("path", type=Path, help="folder, .tar.gz, .zip or one phenopacket")
    packets.add_argument("--leave-publication-out", action="store_true", help="also without each case's own papers")
    packets.add_argument(
        "--without-orphanet", action="store_true", help="OMIM's profiles alone, without the linked rows of Orphanet"
    )
    packets.add_argument("--ranks", type=Path, metavar="FILE", help="write one JSON line a case and regime")
    packets.add_argument(
        "--packs", default=NONE, metavar="ID,ID|none|active", help="knowledge packs to rank with; none if left out"
    )

    table = kinds.add_parser("table", help="train and compare on any CSV or Parquet table")
    table.set_defaults(run=_table)
    add_json(table)
    table.add_argument("file", type=Path)
    table.add_argument("--target", required=True, metavar="COLUMN")
    table.add_argument("--families", metavar="a,b", help="comma-separated; all if left out")
    add_seed(table)

    for name, act, told in (
        ("kshot", _kshot, "what a few records of a disease are worth: half of its papers enter, the others are ranked"),
        ("unknown", _unknown, "how often a disease that nobody describes is told from one that is described"),
    ):
        kind = kinds.add_parser(name, help=told)
        kind.set_defaults(run=act)
        add_json(kind)
        kind.add_argument("path", type=Path, help="folder, .tar.gz, .zip or one phenopacket")


def _phenopackets(parsed: argparse.Namespace, terminal: Terminal) -> object:
    from app.services.benchmark_ranking import benchmark_ranking  # the ranker's arrays are heavy: only here

    with terminal.progress("Ranking") as progress:
        report = benchmark_ranking(
            parsed.path,
            parsed.leave_publication_out,
            parsed.ranks,
            cache_folder(),
            progress,
            names_of(parsed.packs) or (NONE,),
            not parsed.without_orphanet,
        )
    plain = report.to_dict()
    rows = []
    for regime, figures in plain["regimes"].items():
        for kind in ("macro", "micro"):
            cells = [percent(figures[kind][f"top{k}"]) for k in SHARES]
            rows.append((regime, kind, figures["cases"], figures["diseases"], *cells))
    terminal.table(("Regime", "Mean over", "Cases", "Diseases", *(f"Top-{k} %" for k in SHARES)), rows)
    return plain


def _kshot(parsed: argparse.Namespace, terminal: Terminal) -> object:
    from app.services.benchmark_records import benchmark_kshot  # the ranker's arrays are heavy: only here

    with terminal.progress("Ranking") as progress:
        plain = benchmark_kshot(parsed.path, cache_folder(), progress).to_dict()
    rows = []
    for step in plain["steps"]:
        for kind, used in (("own", step["used"]), ("undescribed", step["new_used"]), ("others", None)):
            hits = step[kind]
            cells = [_interval(hits.get(f"top{k}")) for k in (1, 3, 10)]
            rows.append((step["records"], kind, hits["diseases"], "–" if used is None else f"{used:.1f}", *cells))
    headings = (
        "Records",
        "Diseases with them",
        "Diseases",
        "Used",
        "Top-1 % (95 %)",
        "Top-3 % (95 %)",
        "Top-10 % (95 %)",
    )
    terminal.table(headings, rows)
    return plain


def _interval(shares: list[float] | None) -> str:
    return "–" if shares is None else f"{percent(shares[0])} ({percent(shares[1])}-{percent(shares[2])})"


def _unknown(parsed: argparse.Namespace, terminal: Terminal) -> object:
    from app.services.benchmark_records import benchmark_unknown  # the ranker's arrays are heavy: only here

    with terminal.progress("Ranking") as progress:
        plain = benchmark_unknown(parsed.path, cache_folder(), progress).to_dict()
    rows = []
    for band, figures in {"all": plain["all"], **plain["by_findings"]}.items():
        cells = [figures[name] for name in ("flagged", "false_flags", "flagged_at_ten")]
        shares = ["–" if cell is None else percent(cell) for cell in cells]
        auc = "–" if figures["auc"] is None else f"{figures['auc']:.3f}"
        rows.append((band, figures["known"], figures["unknown"], *shares, auc))
    headings = ("Findings", "Known", "Unknown", "Flagged %", "False flags %", "Flagged % at 10 % false", "AUC")
    terminal.table(headings, rows)
    reasons = [
        (kind, reason, percent(share)) for kind, each in plain["reasons"].items() for reason, share in each.items()
    ]
    terminal.table(("Disease", "Said", "Cases %"), reasons)
    terminal.table(("Neither known nor unknown", "Cases"), sorted(plain["not_evaluable"].items()))
    return plain


def _table(parsed: argparse.Namespace, terminal: Terminal) -> object:
    from app.services.benchmark_table import benchmark_table  # pandas and scikit-learn load with it

    with terminal.progress("Training") as progress:
        report = benchmark_table(parsed.file, parsed.target, names_of(parsed.families), parsed.seed, progress)
    plain = report.to_dict()
    for warning in plain.get("warnings", ()):
        terminal.say(f"warning: {warning}")
    terminal.say(f"{plain['rows']} rows, {plain['classes']} classes")
    rows = []
    for run in plain["runs"]:
        for part in ("validation", "test"):
            figures = run.get(part)
            cells = [number(figures[name]) if figures else "–" for name in _FIGURES]
            state = f"{run['state']} ({run['reason']})" if run["reason"] else run["state"]
            rows.append((run["family"], state, part, *cells, f"{run['cpu_s']:.1f}"))
    terminal.table(("Family", "State", "Part", *_HEADINGS, "CPU s"), rows)
    return plain


_FIGURES = ("accuracy", "macro_recall", "macro_f1", "mse", "log_loss", "rare_recall")
_HEADINGS = ("Accuracy", "Macro recall", "Macro F1", "MSE", "Log loss", "Recall ≤20")
