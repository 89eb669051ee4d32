"""Knowledge packs from the terminal: add, list, use, and back to the embedded files."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest

from app.cli.entry import run
from app.cli.refusal_words import WORDS
from app.paths import packs_folder
from app.services.knowledge_packs import active_packs
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.knowledge.packs.refusals import Reason

Say = Callable[..., Any]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOOFBEAT_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_packs_are_added_chosen_and_left(
    tmp_path: Path,
    home: Path,
    pack_files: ModuleType,
    say: Say,
    knowledge: Knowledge,
) -> None:
    assert say("knowledge", "list") == []
    packets = say("knowledge", "add", str(pack_files.orphapackets(tmp_path)))
    names = say("knowledge", "add", str(pack_files.names(tmp_path)), "--version", "May 2026")
    assert (packets["kind"], names["version"]) == ("orphapackets", "May 2026")
    assert packs_folder().is_relative_to(home)
    assert [each["in_use"] for each in say("knowledge", "list")] == [False, False]

    embedded = knowledge.version
    used = say("knowledge", "use", packets["pack_id"], names["pack_id"][:5])
    assert used["version"].startswith(f"{embedded} + ORPHApackets 1.3.42 [2025-03-03] + ")
    assert [each["in_use"] for each in say("knowledge", "list")] == [True, True]
    assert [each.pack.pack_id for each in active_packs()] == [packets["pack_id"], names["pack_id"]]

    refused = say("knowledge", "use", "nowhere", code=1)
    assert refused.startswith("error: knowledge.pack_unknown: ")
    assert say("knowledge", "use", "--embedded") == {"version": embedded, "packs": []}
    assert active_packs() == ()


def test_a_choice_that_cannot_be_built_changes_nothing(tmp_path: Path, pack_files: ModuleType, say: Say) -> None:
    pack = say("knowledge", "add", str(pack_files.babelon(tmp_path)))
    (packs_folder() / pack["file"]).write_text("something else", encoding="utf-8")
    assert say("knowledge", "use", pack["pack_id"], code=1).startswith("error: knowledge.pack_changed: ")
    assert active_packs() == ()


@pytest.mark.parametrize("content", [b"\x00" * 100, gzip.compress(b"\x00" * 50_000_000), b"", b"x" * 1_000_000])
def test_what_is_no_pack_is_refused_in_one_line(tmp_path: Path, content: bytes, say: Say) -> None:
    path = tmp_path / "file.gz"
    path.write_bytes(content)
    assert say("knowledge", "add", str(path), code=1).startswith("error: knowledge.pack_unknown_kind: ")
    assert say("knowledge", "list") == []


@pytest.mark.parametrize("arguments", [[], ["use"], ["use", "--embedded", "x"], ["add"], ["drop"]])
def test_half_a_command_is_usage(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(["knowledge", *arguments])
    assert left.value.code == 2


def test_the_benchmark_ranks_with_the_embedded_files_unless_told(
    tmp_path: Path,
    shared_data: Path,
    pack_files: ModuleType,
    say: Say,
    capsys: pytest.CaptureFixture[str],
) -> None:
    packets = say("knowledge", "add", str(pack_files.orphapackets(tmp_path)))
    say("knowledge", "use", packets["pack_id"])
    cases = _a_few(tmp_path, shared_data, pack_files)
    ask = ["benchmark", "phenopackets", str(cases), "--json", "-"]
    versions = []
    for more in ([], ["--packs", "none"], ["--packs", "active"], ["--packs", packets["pack_id"]]):
        assert run([*ask, *more]) == 0
        versions.append(json.loads(capsys.readouterr().out)["knowledge"])
    assert versions[0] == versions[1]
    assert versions[0].startswith("HPO 2025-01-16, common diseases ")
    assert versions[2] == versions[3] != versions[0]


def _a_few(tmp_path: Path, shared_data: Path, pack_files: ModuleType) -> Path:
    from mlpipeline.readers.archive import iterate_members

    members = iterate_members(shared_data / "phenopackets-public.tar.gz")
    return pack_files.zipped(tmp_path / "few.zip", {f"{i}.json": next(members)[1] for i in range(5)})


def test_the_common_diseases_go_out_and_come_back(tmp_path: Path, say: Say, knowledge: Knowledge) -> None:
    folder, archive = tmp_path / "edit", tmp_path / "edit.zip"
    assert len(say("knowledge", "common", str(folder))["written"]) == 3
    assert say("knowledge", "common", str(archive))["written"] == [str(archive)]
    for taken in (folder, archive):
        assert say("knowledge", "common", str(taken), code=1).startswith("error: output.exists: ")
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in folder.iterdir())
    pack = say("knowledge", "add", str(archive), "--version", "reviewed by Dr X")
    assert say("knowledge", "add", str(folder), "--version", "reviewed by Dr X") == pack
    used = say("knowledge", "use", pack["pack_id"])
    assert used["version"].startswith(f"{knowledge.version} + Common diseases reviewed by Dr X [")
    assert say("knowledge", "common", str(tmp_path / "again"))
    for path in folder.iterdir():
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()


def test_refused_rows_are_listed_with_line_and_reason(
    tmp_path: Path, say: Say, capsys: pytest.CaptureFixture[str]
) -> None:
    say("knowledge", "common", str(tmp_path / "edit"))
    path = tmp_path / "edit" / "common-diseases.tsv"
    path.write_bytes(path.read_bytes().replace(b"\tmild\tdaily\t", b"\tmild\toften\t", 2))
    assert run(["knowledge", "add", str(tmp_path / "edit")]) == 1
    out, err = capsys.readouterr()
    assert out.count("daily, weekly, monthly or rarely") == 2
    assert "error: knowledge.common_refused: " in err
    assert "common-diseases.tsv, line 2, column seen" in err
    assert run(["knowledge", "add", str(tmp_path / "edit"), "--json", "-"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(each["line"], each["reason"], each["value"]) for each in told["refused"]] == [
        (2, "seen", "often"),
        (3, "seen", "often"),
    ]
    assert say("knowledge", "list") == []


def test_every_reason_has_words() -> None:
    assert set(WORDS) == set(get_args(Reason))
