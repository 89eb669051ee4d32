"""The whole path from the terminal, as a stranger would walk it, and what it says when something is wrong."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.cli.entry import WindowWanted, run
from app.cli.problems import WORDS, words_for
from mlpipeline.errors import KnownError

Say = Callable[..., Any]

HOUSE = Path(__file__).resolve().parents[2]
PASSPHRASE, SECOND = "correct horse battery staple", "a zebra in the waiting room"


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory, knowledge: Any) -> Path:
    from mlpipeline.examples import examples_as_phenopackets, generate_examples

    path = tmp_path_factory.mktemp("records") / "examples.zip"
    path.write_bytes(examples_as_phenopackets(generate_examples(knowledge, 300, 11)))
    return path


def test_the_whole_path(tmp_path: Path, records: Path, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOOFBEAT_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("HOOFBEAT_NEW_PASSPHRASE", SECOND)
    me = ("--workspace", str(tmp_path / "clinic"), "--user", "ana")
    second = ("--workspace", str(tmp_path / "clinic"), "--user", "mejia")

    created = say("init", *me, "--clinic", "Hospital")
    assert len(created["recovery_code"]) > 20
    say("user", "add", "mejia", "--roles", "approver,clinician", *me)

    dry = say("import", str(records), "--legal-basis", "synthetic", "--dry-run", *me)
    batch = say("import", str(records), "--legal-basis", "synthetic", *me)
    assert dry["cases"] == batch["cases"] == 300
    undone = say("undo", batch["batch_id"], "--reason", "a trial", *me)
    assert undone["cases"] == 300
    say("import", str(records), "--legal-basis", "synthetic", *me)

    frozen = say("dataset", *me)
    assert frozen["rows"] > 200
    trained = say("train", "--families", "prior,logistic_regression", *me)
    assert {view["family"] for view in trained["runs"]} == {"prior", "logistic_regression"}
    compared = say("compare", *me)
    assert {row["run"]["run_id"] for row in compared["rows"]} == {view["run_id"] for view in trained["runs"]}

    run_number = str(trained["runs"][0]["number"])
    refused = say("approve", run_number, "--reason", "I like it", *me, code=1)
    assert refused.startswith("error: approval.self: ")
    monkeypatch.setenv("HOOFBEAT_PASSPHRASE", SECOND)
    sent_back = say("approve", run_number, "--send-back", "--reason", "more records first", *second)
    assert sent_back["evidence"]["opening"] >= 1

    monkeypatch.setenv("HOOFBEAT_PASSPHRASE", PASSPHRASE)
    patient = say("patient", "Luz M.", "--sex", "female", "--age", "34", *me)["patient_id"]
    ask = ("diagnose", "--patient", patient, "--note", "fever and rash, no cough", "--temperature", "39.1")
    assert say(*ask, *me, code=1).startswith("error: consent.missing: ")
    consent = say("consent", "--patient", patient, "--purposes", "care", *me)
    result = say(*ask, "--blood-pressure", "110/70", "--urgency", "6", *me)
    assert result["model_version"] is None
    assert all(row["probability"] is None for row in result["assessment"]["rows"])
    measured = say("records", *me)
    assert (measured["version"], measured["others"]) == (None, 200)
    assert 200 < measured["cases"] < 300, "those with a disease"
    assert {f"confirmed_cases:{measured['cases']}", "synthetic_cases"} <= set(result["assessment"]["notes"])
    assert measured["before"] > measured["after"] - 0.05 > 0.5
    say("revoke", consent["consent_id"], "--reason", "she asked", *me)
    assert say(*ask, *me, code=1).startswith("error: consent.")
    assert say("audit", "verify", *me)["ok"] is True


def test_a_wrong_passphrase_is_one_line(tmp_path: Path, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    me = ("--workspace", str(tmp_path / "clinic"), "--user", "ana")
    monkeypatch.setenv("HOOFBEAT_PASSPHRASE", PASSPHRASE)
    say("init", *me)
    monkeypatch.setenv("HOOFBEAT_PASSPHRASE", "guess")
    said = say("audit", "verify", *me, code=1)
    assert said.startswith("error: vault.wrong_passphrase: ")
    assert len(said.strip().splitlines()) == 1


def test_a_report_that_cannot_be_kept_is_found_out_before_the_work(
    tmp_path: Path,
    records: Path,
    say: Say,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOOFBEAT_PASSPHRASE", PASSPHRASE)
    me = ("--workspace", str(tmp_path / "clinic"), "--user", "ana")
    say("init", *me)
    for place in (tmp_path, tmp_path / "nowhere" / "report.json"):
        got = run(["import", str(records), "--legal-basis", "synthetic", *me, "--json", str(place)])
        assert got == 1
        assert capsys.readouterr().err.startswith("error: output.no_place: ")
    dry = say("import", str(records), "--legal-basis", "synthetic", "--dry-run", *me)
    assert dry["already_imported"] is None


def test_what_was_typed_wrong_is_refused_by_name(
    tmp_path: Path,
    records: Path,
    say: Say,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOOFBEAT_PASSPHRASE", PASSPHRASE)
    me = ("--workspace", str(tmp_path / "clinic"), "--user", "ana")
    say("init", *me)
    say("import", str(records), "--legal-basis", "synthetic", *me)
    assert say("undo", "7", "--reason", "a trial", *me, code=1).startswith("error: import.")
    assert say("undo", "1", "--reason", "a trial", *me)["cases"] == 300, "an import is known by its number, too"
    patient = say("patient", "Luz M.", *me)["patient_id"]
    say("consent", "--patient", patient, "--purposes", "care", *me)
    ask = ("diagnose", "--patient", patient, "--present", "HP:0001945")
    said = say(*ask, "--present", "HP:0009999999", *me, code=1)
    assert said.startswith("error: diagnosis.unknown_term: ")
    assert "number 2 of --present" in said
    answer = say(*ask, *me)["assessment"]
    assert answer["rows"]
    first = answer["rows"][0]
    assert first["identifiers"][0]["code"] == first["disease"]["term_id"]
    assert any(each["address"].startswith("https://") for row in answer["rows"] for each in row["identifiers"])
    assert [each["reason"] for each in answer["abstains"]] == ["few_findings"]
    assert run([*ask, *me]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Hoofbeat abstains: ")]
    assert len(lines) == 1
    assert "1 of at least 3" in lines[0]
    questions = say("ask-next", *ask[1:], *me)
    assert all(each["gain"] >= 0 and each["diseases"] for each in questions)
    others = say("ask-next", *ask[1:], "--asked", questions[0]["term_id"], *me)
    assert questions[0]["term_id"] not in {each["term_id"] for each in others}


@pytest.mark.parametrize("seed", ["-1", "x", "1e3", str(2**32), "9" * 5000])
def test_a_seed_that_no_generator_takes_is_usage(seed: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(["demo", f"--seed={seed}"])
    assert left.value.code == 2


@pytest.mark.parametrize(
    "arguments", [["--no-such-option"], ["nonsense"], ["--demo", "demo"], ["import"], ["user"], ["benchmark"]]
)
def test_unknown_arguments_never_open_a_window(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(arguments)
    assert left.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_no_arguments_ask_for_the_window() -> None:
    assert run([]) == WindowWanted(demo=False, workspace=None, close_when_ready=False)


def test_the_program_as_a_process(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "benchmark", "table", "missing.csv", "--target", "x"],
        cwd=HOUSE,
        env=os.environ | {"HOOFBEAT_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("error: ")
    assert "Traceback" not in done.stderr


@cache
def codes_in_the_tree() -> dict[str, set[str]]:
    """Every code that KnownError is raised with, and the facts it carries."""
    found: dict[str, set[str]] = {}
    for floor in ("app", "mlpipeline", "db"):
        for path in (HOUSE / floor).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not (isinstance(node, ast.Call) and ast.unparse(node.func) == "KnownError" and node.args):
                    continue
                if isinstance(node.args[0], ast.Constant):
                    code, facts = str(node.args[0].value), {keyword.arg for keyword in node.keywords if keyword.arg}
                    found[code] = found.get(code, facts) & facts
    return found


def test_every_known_error_has_words_in_the_terminal() -> None:
    codes = codes_in_the_tree()
    assert len(codes) > 30
    assert sorted(set(codes) - set(WORDS)) == []


@pytest.mark.parametrize("code", sorted(WORDS))
def test_words_say_what_why_and_what_now(code: str) -> None:
    facts = codes_in_the_tree().get(code, set())
    said = words_for(KnownError(code, **dict.fromkeys(facts, "7")))
    assert "{" not in said
    assert len(said) > 30
