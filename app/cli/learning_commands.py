"""hoofbeat dataset, train, compare, approve, activate, rollback: from records to a model in production."""

from __future__ import annotations

import argparse
from typing import Any

from app.cli.options import Commands, add_command, add_seed, add_workspace, names_of, opened
from app.cli.terminal import Terminal, ask_passphrase, number, percent
from app.services.activate_model import activate_model, roll_back
from app.services.approve_model import DecisionRequest, decide, open_evidence, require_second_person
from app.services.browse import datasets, runs
from app.services.compare_runs import compare_runs
from app.services.make_dataset import make_dataset
from app.services.train_models import TrainingRequest, families, train_models
from app.services.workspace import Workspace
from mlpipeline.errors import KnownError

METRICS = (
    ("Accuracy", "accuracy"),
    ("Macro recall", "macro_recall"),
    ("Macro F1", "macro_f1"),
    ("MSE", "mse"),
    ("Recall ≤20", "rare_recall"),
    ("Sensitivity", "sensitivity"),
    ("Specificity", "specificity"),
)


def add_to(commands: Commands) -> None:
    dataset = add_command(commands, "dataset", "freeze a dataset version of what may be learned from", _dataset)
    add_workspace(dataset)
    dataset.add_argument("--note", default="")

    train = add_command(commands, "train", "train model families on a dataset version", _train)
    add_workspace(train)
    known = ", ".join(card.name for card in families())
    train.add_argument("--families", metavar="a,b", help=f"comma-separated, of: {known}; all if left out")
    train.add_argument("--dataset", type=int, metavar="N", help="dataset number; the newest if left out")
    add_seed(train)

    compare = add_command(commands, "compare", "compare the runs of a dataset version", _compare)
    add_workspace(compare)
    compare.add_argument("--dataset", type=int, metavar="N", help="dataset number; the newest if left out")

    approve = add_command(commands, "approve", "open the locked 10 %% and approve a run, or send it back", _approve)
    add_workspace(approve)
    approve.add_argument("run_id", metavar="RUN", help="run number or id")
    approve.add_argument("--reason", required=True)
    approve.add_argument("--send-back", action="store_true", help="back to preparation, with the reason as a task")

    activate = add_command(commands, "activate", "put an approved version into production", _activate)
    add_workspace(activate)
    activate.add_argument("version", type=int)
    activate.add_argument("--reason", default="")

    rollback = add_command(commands, "rollback", "put the version before into production again", _roll_back)
    add_workspace(rollback)
    rollback.add_argument("--reason", required=True)


def _dataset(parsed: argparse.Namespace, terminal: Terminal) -> object:
    with opened(parsed) as workspace, terminal.progress("Freezing the dataset") as progress:
        view = make_dataset(workspace, parsed.note, progress)
    terminal.say(f"Dataset {view.number}: {view.rows} rows of {view.patients} patients, {view.diseases} diseases.")
    return view


def _dataset_id(workspace: Workspace, wanted: int | None) -> str:
    frozen = datasets(workspace)
    for view in sorted(frozen, key=lambda each: -each.number):
        if wanted is None or view.number == wanted:
            return view.dataset_id
    raise KnownError("dataset.missing", number=wanted)


def _train(parsed: argparse.Namespace, terminal: Terminal) -> object:
    known = [card.name for card in families()]
    chosen = tuple(known) if parsed.families is None else names_of(parsed.families) or ()
    for name in chosen:
        if name not in known:
            raise KnownError("training.unknown_family", family=name, known=", ".join(known))
    with opened(parsed) as workspace:
        request = TrainingRequest(_dataset_id(workspace, parsed.dataset), chosen, parsed.seed)
        with terminal.progress("Training") as progress:
            report = train_models(workspace, request, progress)
    rows = [(view.number, view.family, view.state, view.reason, f"{view.cpu_s:.1f}") for view in report.runs]
    terminal.table(("Run", "Family", "State", "Reason", "CPU s"), rows)
    return report


def _compare(parsed: argparse.Namespace, terminal: Terminal) -> object:
    with opened(parsed) as workspace:
        comparison = compare_runs(workspace, _dataset_id(workspace, parsed.dataset))
    say_comparison(terminal, comparison)
    return comparison


def say_comparison(terminal: Terminal, comparison: Any) -> None:
    """The Compare table: one row a run, its requirements, and whether it really differs from the best."""
    rows, open_requirements = [], []
    for row in comparison.rows:
        metrics = row.run.metrics or {}
        missed = [each.metric for each in row.requirements if each.state != "met"]
        delta = "best" if row.best else "tie" if row.tie else number(row.delta_to_best and row.delta_to_best.value)
        cells = [_interval(name, metrics.get(name)) for _, name in METRICS]
        verdict = row.run.state if not metrics else f"{len(missed)} open" if missed else "met"
        rows.append((row.run.number, row.run.family, *cells, delta, verdict))
        if metrics and missed:
            open_requirements.append(f"Run {row.run.number} misses, or cannot prove yet: {', '.join(missed)}.")
    terminal.table(("Run", "Family", *(title for title, _ in METRICS), "Δ best", "Required"), rows)
    for line in open_requirements:
        terminal.say(line)


def _interval(name: str, estimate: Any) -> str:
    if estimate is None or estimate.value is None:
        return "–"
    words = number if name == "mse" else percent
    if estimate.low is None or estimate.high is None:
        return words(estimate.value)
    return f"{words(estimate.value)}\n{words(estimate.low)}–{words(estimate.high)}"


def _run_id(workspace: Workspace, wanted: str) -> str:
    for view in runs(workspace):
        if wanted in (view.run_id, str(view.number)):
            return view.run_id
    raise KnownError("run.missing", run=wanted)


def _approve(parsed: argparse.Namespace, terminal: Terminal) -> object:
    with opened(parsed) as workspace:
        run_id = _run_id(workspace, parsed.run_id)
        if not parsed.send_back:
            require_second_person(workspace, run_id)
        with terminal.progress("Opening the locked 10 %") as progress:
            evidence = open_evidence(workspace, run_id, progress)
        terminal.say(
            f"Opening {evidence.opening} of the locked part" + (" (reused test)" if evidence.reused_test else "")
        )
        rows = [(each.metric, each.state, number(each.measured.value), each.limit) for each in evidence.requirements]
        terminal.table(("Requirement", "State", "Measured", "Limit"), rows)
        decision = "send_back" if parsed.send_back else "approve"
        request = DecisionRequest(run_id, decision, parsed.user, ask_passphrase(), parsed.reason, evidence.opening)
        with terminal.progress("Signing") as progress:
            outcome = decide(workspace, request, progress)
    terminal.say("Sent back to preparation." if parsed.send_back else f"Approved: {outcome}")
    return {"evidence": evidence, "outcome": outcome}


def _activate(parsed: argparse.Namespace, terminal: Terminal) -> object:
    with opened(parsed) as workspace:
        view = activate_model(workspace, parsed.version, parsed.reason)
    terminal.say(f"Version {view.number} ({view.family}) is in production.")
    return view


def _roll_back(parsed: argparse.Namespace, terminal: Terminal) -> object:
    with opened(parsed) as workspace:
        view = roll_back(workspace, parsed.reason)
    terminal.say(f"Version {view.number} ({view.family}) is in production again.")
    return view
