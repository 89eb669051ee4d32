"""hoofbeat import, undo, attach, records: records and files in, an import back out, and what of it is ranked by."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli.options import Commands, add_command, add_workspace, opened
from app.cli.terminal import Terminal, percent
from app.services.attach_file import attach_file
from app.services.browse import batches
from app.services.import_cases import (
    LEGAL_BASES,
    CheckView,
    ImportRequest,
    RowProblemView,
    check_import,
    import_cases,
    load_profile,
    undo_import,
)
from app.services.measure_records import measure_records
from app.services.workspace import Workspace

SHOWN_PROBLEMS = 20


def add_to(commands: Commands) -> None:
    command = add_command(commands, "import", "import records: CSV with a mapping profile, or phenopackets", _import)
    add_workspace(command)
    command.add_argument("file", type=Path, help="CSV, or phenopackets as JSON, folder, .zip or .tar.gz")
    command.add_argument("--legal-basis", required=True, choices=LEGAL_BASES, help="why these records may be kept")
    command.add_argument("--profile", type=Path, metavar="FILE", help="mapping profile (JSON) for CSV")
    command.add_argument("--format", choices=("csv", "phenopackets"), help="do not detect the format")
    command.add_argument("--synthetic", action="store_true", help="mark these patients as SYNTHETIC")
    command.add_argument("--dry-run", action="store_true", help="only say what would happen")

    undo = add_command(commands, "undo", "take an import back", _undo)
    add_workspace(undo)
    undo.add_argument("batch", help="the import's number or id, as `hoofbeat import` printed it")
    undo.add_argument("--reason", required=True)

    attach = add_command(commands, "attach", "keep a file of any kind, encrypted, with a patient", _attach)
    add_workspace(attach)
    attach.add_argument("file", type=Path)
    attach.add_argument("--patient", required=True, metavar="ID")

    records = add_command(commands, "records", "confirmed cases in the ranking, and what they cost others", _records)
    add_workspace(records)


def _import(parsed: argparse.Namespace, terminal: Terminal) -> object:
    profile = load_profile(parsed.profile) if parsed.profile else None
    with opened(parsed) as workspace:
        if parsed.dry_run:
            with terminal.progress("Checking") as progress:
                check = check_import(workspace, parsed.file.absolute(), profile, progress)
            terminal.say(
                f"Would import {check.cases} cases of {check.patients} patients; refused rows: {check.refused_rows}."
            )
            _say_problems(terminal, check.refused, check.warnings)
            return check
        request = ImportRequest(
            parsed.file.absolute(), parsed.format, profile, parsed.legal_basis, parsed.synthetic
        )  # absolute: "." has no name to keep
        with terminal.progress("Importing") as progress:
            report = import_cases(workspace, request, progress)
    terminal.say(
        f"Imported {report.cases} cases of {report.patients} patients as {report.batch_id} in {report.seconds:.1f} s; "
        f"refused rows: {report.refused_rows}."
    )
    _say_problems(terminal, report.refused, report.warnings)
    return report


def _say_problems(terminal: Terminal, problems: tuple[RowProblemView, ...], warnings: tuple[CheckView, ...]) -> None:
    for doubt in warnings:
        place = f", first at line {doubt.example_line}" if doubt.example_line else ""
        terminal.say(f"warning: {doubt.code}: {doubt.count}{place}")
    if not problems:
        return
    rows = [(each.line or None, each.column, each.code, each.kind) for each in problems[:SHOWN_PROBLEMS]]
    terminal.table(("Line", "Column", "What", "Found"), rows)
    if len(problems) > SHOWN_PROBLEMS:
        terminal.say(f"… and {len(problems) - SHOWN_PROBLEMS} more (all of them with --json FILE).")


def _undo(parsed: argparse.Namespace, terminal: Terminal) -> object:
    with opened(parsed) as workspace:
        report = undo_import(workspace, _batch_id(workspace, parsed.batch), parsed.reason)
    terminal.say(f"Taken back: {report.cases} cases, {report.patients} patients.")
    return report


def _batch_id(workspace: Workspace, wanted: str) -> str:
    """The id of an import given by its number; anything else is taken as an id."""
    if not wanted.isdecimal() or len(wanted) > 9:
        return wanted
    return next((view.batch_id for view in batches(workspace) if str(view.number) == wanted), wanted)


def _attach(parsed: argparse.Namespace, terminal: Terminal) -> object:
    with opened(parsed) as workspace:
        view = attach_file(workspace, parsed.patient, parsed.file)
    terminal.say(f"Kept {view.name} ({view.size} bytes, {view.media_type}) as {view.file_id}.")
    return view


def _records(parsed: argparse.Namespace, terminal: Terminal) -> object:
    with opened(parsed) as workspace, terminal.progress("Measuring") as progress:
        view = measure_records(workspace, progress)
    if view is None or not view.cases:
        terminal.say("No confirmed case is in the ranking beside what the model has learned.")
        return view
    beside = "no model is in production"
    if view.version is not None:
        beside = f"version {view.version} has not learned from them"
    made_up = ", some of them SYNTHETIC" if view.synthetic else ""
    terminal.say(f"{view.cases} confirmed cases of {view.diseases} diseases are in the ranking{made_up}; {beside}.")
    terminal.say(
        f"Other diseases in the first ten, of 100: {percent(view.before)} without them, {percent(view.after)} with "
        f"them ({view.others} patients simulated from the knowledge)."
    )
    return view
