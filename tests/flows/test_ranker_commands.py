"""hoofbeat ranker: too few cases are told, those trained are listed with their figures, one is put in use."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import ranker_commands
from app.cli.entry import run
from app.services.use_reranker import list_rerankers
from app.services.workspace import close_workspace, open_workspace
from db import rerankers
from mlpipeline.orphan.reranking import embedded_reranker

Say = Callable[..., Any]

PASSPHRASE = "correct horse battery staple"
GAIN = {"value": 0.031, "low": 0.012, "high": 0.05, "n": 30}
TIE = {"value": -0.004, "low": -0.02, "high": 0.01, "n": 30}


def report() -> dict[str, Any]:
    """By disease it gains, by case it does not."""
    share = {"value": 0.24, "low": 0.2, "high": 0.28, "n": 30}
    shares = {kind: {f"top{k}": share for k in (1, 3, 10)} for kind in ("macro", "micro")}
    gains = {f"top{k}": GAIN | {"tie": False} for k in (1, 3, 10)}
    gaps = {"macro": gains, "micro": {f"top{k}": TIE | {"tie": True} for k in (1, 3, 10)}}
    counts = {"cases": 120, "diseases": 30, "hidden": 90, "not_used": {"repeated": 4, "common": 0}, "synthetic": True}
    return counts | {"shipped": shares, "retrained": shares, "difference": gaps}


@pytest.fixture
def me(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> tuple[str, ...]:
    monkeypatch.setenv("HOOFBEAT_PASSPHRASE", PASSPHRASE)
    chosen = ("--workspace", str(tmp_path / "clinic"), "--user", "ana")
    assert run(["init", *chosen, "--clinic", "Hospital"]) == 0
    return chosen


def test_without_cases_nothing_is_trained_and_the_shipped_one_is_in_use(me: tuple[str, ...], say: Say) -> None:
    told = say("ranker", "retrain", *me, code=1)
    assert told.startswith("error: reranker.too_few_cases: ")
    assert "0 usable cases of 0 orphan diseases are there and 100 cases of 20 diseases are needed" in told
    listed = say("ranker", "list", *me)
    assert (listed["rows"], listed["in_use"], listed["least_cases"]) == ([], None, 100)
    assert say("ranker", "use", "7", *me, code=1).startswith("error: reranker.missing: ")
    assert say("ranker", "use", "--shipped", *me)["in_use"] is None
    for wrong in ([], ["1", "--shipped"], ["best"]):
        with pytest.raises(SystemExit) as left:
            run(["ranker", "use", *wrong, *me])
        assert left.value.code == 2


def test_one_that_was_trained_is_told_listed_and_used(
    me: tuple[str, ...], say: Say, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = open_workspace(Path(me[1]), "ana", PASSPHRASE, exclusive=False)
    with workspace.store.begin() as conn:
        content = json.loads(embedded_reranker().to_json())
        rerankers.add_reranker(conn, content=content, report=report(), knowledge_version="HPO 1999", by="ana")
    trained = list_rerankers(workspace).rows[0]
    close_workspace(workspace)
    monkeypatch.setattr(ranker_commands, "retrain_ranker", lambda *given: trained)
    capsys.readouterr()
    assert run(["ranker", "retrain", *me]) == 0
    told = capsys.readouterr().out
    assert "Reranker 1: 120 cases of 30 diseases, some of them SYNTHETIC." in told
    assert "Not used: repeated 4." in told
    assert "+3.1 (+1.2 to +5.0)" in told
    assert "-0.4 (-2.0 to +1.0) tie" in told
    assert told.count("tie") == 3, "a gain is no tie"
    assert say("ranker", "use", "1", "--reason", "better here", *me)["reason"] == "better here"
    assert run(["ranker", "list", *me]) == 0
    told = capsys.readouterr().out
    assert "In use: reranker 1." in told
    assert "not the one in use" in " ".join(told.split()), "other knowledge is said"
