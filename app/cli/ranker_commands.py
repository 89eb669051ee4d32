"""hoofbeat ranker retrain, list, use: the reranker of the known diseases, trained again on the clinic's cases."""

from __future__ import annotations

import argparse

from app.cli.options import Commands, add_command, add_workspace, opened
from app.cli.terminal import Terminal, number, percent
from app.services.retrain_ranker import retrain_ranker
from app.services.use_reranker import SHIPPED, HeldOutView, RerankersView, RerankerView, list_rerankers, use_reranker

TOPS = {"top1": "top-1", "top3": "top-3", "top10": "top-10"}
NOT_USED = {
    "common": "common diseases",
    "no_finding": "without a known finding",
    "nothing_left": "nothing known but by their own papers",
    "repeated": "repeated",
    "too_many": "beyond 25 of a disease",
    "without_profile": "diseases nobody describes",
}
HEADINGS = (
    "No.",
    "In use",
    "Cases",
    "Diseases",
    "Macro top-1: shipped",
    "Retrained",
    "Difference",
    "Knowledge",
    "When",
)


def add_to(commands: Commands) -> None:
    ranker = commands.add_parser("ranker", help="the reranker of the known diseases: train it again, choose one")
    kinds = ranker.add_subparsers(dest="ranker_command", required=True, metavar="retrain|list|use")

    retrain = add_command(kinds, "retrain", "train on imported cases, and measure on held-out diseases", _retrain)
    add_workspace(retrain)

    listed = add_command(kinds, "list", "those trained here, and which one is in use", _list)
    add_workspace(listed)

    use = add_command(kinds, "use", "order the known diseases by this one, from the next diagnosis on", _use)
    add_workspace(use)
    choice = use.add_mutually_exclusive_group(required=True)
    choice.add_argument("number", nargs="?", type=int, metavar="N", help="number from the list")
    choice.add_argument("--shipped", action="store_true", help="the one the program came with")
    use.add_argument("--reason", default="")


def _retrain(parsed: argparse.Namespace, terminal: Terminal) -> object:
    with opened(parsed) as workspace, terminal.progress("Retraining the ranker") as progress:
        view = retrain_ranker(workspace, progress)
    synthetic = ", some of them SYNTHETIC" if view.synthetic else ""
    terminal.say(f"Reranker {view.number}: {view.cases} cases of {view.diseases} diseases{synthetic}.")
    terminal.say(f"{view.hidden} cases rank without what their own papers say of the disease.")
    if left_out := [f"{NOT_USED[reason]} {count}" for reason, count in view.not_used.items() if count]:
        terminal.say(f"Not used: {', '.join(left_out)}.")
    weights, sharpness = (", ".join(number(each, 2) for each in some) for some in (view.weights, view.sharpness))
    terminal.say(f"Weights {weights}; sharpness {sharpness}.")
    for title, figures in (("Over diseases (macro)", view.macro), ("Over cases (micro)", view.micro)):
        rows = [(TOPS[top], *_cells(each)) for top, each in figures.items()]
        headings = ("Held out", "Shipped %", "Retrained %", "Difference")
        terminal.table(headings, rows, title)
    terminal.say(f"Not in use yet: hoofbeat ranker use {view.number}")
    return view


def _cells(figure: HeldOutView) -> tuple[str, str, str]:
    shipped, retrained = (
        f"{percent(each.value)} ({percent(each.low)}–{percent(each.high)})"
        for each in (figure.shipped, figure.retrained)
    )
    return shipped, retrained, _difference(figure)


def _difference(figure: HeldOutView) -> str:
    """In percentage points; "tie" where chance explains it."""
    gap = figure.difference
    value, low, high = (100 * (each or 0.0) for each in (gap.value, gap.low, gap.high))
    said = f"{value:+.1f} ({low:+.1f} to {high:+.1f})"
    return f"{said} tie" if figure.tie else said


def _list(parsed: argparse.Namespace, terminal: Terminal) -> object:
    with opened(parsed) as workspace:
        view = list_rerankers(workspace)
    rows = [
        (
            each.number,
            "yes" if each.in_use else "",
            each.cases,
            each.diseases,
            *_cells(each.macro["top1"]),
            _knowledge(each),
            f"{each.made_at:%Y-%m-%d %H:%M}",
        )
        for each in view.rows
    ]
    terminal.table(HEADINGS, rows)
    for refused in view.tampered:
        terminal.say(f"Reranker {refused} was changed outside of the program and is refused.")
    if not rows:
        terminal.say(f"None yet: {view.least_cases} cases of {view.least_diseases} orphan diseases are needed.")
    _say_in_use(terminal, view)
    return view


def _knowledge(view: RerankerView) -> str:
    if not view.readable:
        return f"{view.knowledge_version}, other features: cannot be used"
    return view.knowledge_version if view.same_knowledge else f"{view.knowledge_version}, not the one in use"


def _use(parsed: argparse.Namespace, terminal: Terminal) -> object:
    with opened(parsed) as workspace:
        view = use_reranker(workspace, SHIPPED if parsed.shipped else parsed.number, parsed.reason)
    _say_in_use(terminal, view)
    return view


def _say_in_use(terminal: Terminal, view: RerankersView) -> None:
    name = "the shipped reranker" if view.in_use is None else f"reranker {view.in_use}"
    terminal.say(f"In use: {name}.")
