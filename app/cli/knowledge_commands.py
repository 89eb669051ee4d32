"""hoofbeat knowledge add, list, use, common: what is known before the first record, and from whom."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from app.cli.options import Commands, add_command
from app.cli.refusal_words import refusal_words
from app.cli.terminal import Terminal
from app.services.knowledge_packs import add_pack, list_packs, use_packs, write_common_diseases
from mlpipeline.knowledge.packs.refusals import RowsRefused

KINDS = {
    "hpo": "HPO release",
    "orphapackets": "ORPHApackets",
    "sssom": "mappings (SSSOM)",
    "babelon": "HPO translation (babelon)",
    "orphanet_names": "Orphanet names",
    "common": "common diseases",
}


def add_to(commands: Commands) -> None:
    knowledge = commands.add_parser("knowledge", help="knowledge packs: newer HPO, Orphanet, mappings, translations")
    kinds = knowledge.add_subparsers(dest="knowledge_command", required=True, metavar="add|list|use|common")

    add = add_command(kinds, "add", "read a pack whole and keep it; it is not in use yet", _add)
    add.add_argument("path", type=Path, help="file, folder, .tar.gz or .zip; its kind is seen from its content")
    add.add_argument("--version", default="", metavar="V", help="where the pack does not say its version itself")

    add_command(kinds, "list", "the packs kept here, and which are in use", _list)

    use = add_command(kinds, "use", "use these packs and no others, from the next opening on", _use)
    choice = use.add_mutually_exclusive_group(required=True)
    choice.add_argument("ids", nargs="*", default=[], metavar="ID", help="ids from the list, or their beginnings")
    choice.add_argument("--embedded", action="store_true", help="no packs: the embedded files alone")

    common = add_command(kinds, "common", "write the common diseases in use, to be edited and added again", _common)
    common.add_argument("target", type=Path, metavar="FOLDER|ZIP", help="a folder, or a file that ends in .zip")


def _add(parsed: argparse.Namespace, terminal: Terminal) -> object:
    try:
        with terminal.progress("Reading the pack") as progress:
            pack = add_pack(parsed.path, parsed.version, progress)
    except RowsRefused as refused:
        rows = [(each.file, str(each.line), each.column, each.value, refusal_words(each)) for each in refused.refused]
        terminal.table(("File", "Line", "Column", "Written", "Why it is refused"), rows)
        terminal.finish({"refused": refused.refused, "rows": refused.count})
        raise
    terminal.say(f"{KINDS[pack.kind]} {pack.version}".rstrip() + f" kept as {pack.pack_id}")
    terminal.say(f"{pack.attribution} · {pack.licence or 'licence not stated'}")
    terminal.say(f"Use it: hoofbeat knowledge use {pack.pack_id}")
    return pack


def _list(parsed: argparse.Namespace, terminal: Terminal) -> object:
    listed = list_packs()
    rows = [
        (
            each.pack.pack_id,
            "yes" if each.in_use else "",
            KINDS[each.pack.kind],
            each.pack.version or "–",
            f"{each.pack.size / 2**20:.1f}",
            " · ".join(filter(None, (each.pack.attribution, each.pack.licence))),
        )
        for each in listed
    ]
    terminal.table(("Id", "In use", "Kind", "Version", "MB", "From"), rows)
    if not any(each.in_use for each in listed):
        terminal.say("In use: the embedded files alone.")
    return [{**asdict(each.pack), "in_use": each.in_use} for each in listed]


def _use(parsed: argparse.Namespace, terminal: Terminal) -> object:
    with terminal.progress("Building the knowledge") as progress:
        used = use_packs([] if parsed.embedded else parsed.ids, progress)
    terminal.say(f"In use: {used.version}")
    return used


def _common(parsed: argparse.Namespace, terminal: Terminal) -> object:
    written = write_common_diseases(parsed.target)
    terminal.say(f"Written: {', '.join(str(path) for path in written)}")
    terminal.say("Edit the tables as text, then: hoofbeat knowledge add " + str(parsed.target))
    return {"written": written}
