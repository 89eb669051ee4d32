"""What a few records are worth and when a disease is told to be unknown, measured from the terminal."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from app.cli.entry import run

BANDS = {"1-3", "4-6", "7-10", "11+"}


def _packet(number: int, disease: str, terms: list[str], paper: str) -> bytes:
    packet = {
        "id": f"case-{number}",
        "subject": {"id": f"case-{number}"},
        "phenotypicFeatures": [{"type": {"id": term}} for term in terms],
        "diseases": [{"term": {"id": disease}}],
        "metaData": {"externalReferences": [{"id": paper}]},
    }
    return json.dumps(packet).encode()


@pytest.fixture
def cases(tmp_path: Path, pack_files: ModuleType) -> Path:
    """Marfan syndrome from a paper nobody curated, and a disease that no catalogue has."""
    marfan = ["HP:0001166", "HP:0001083", "HP:0002616", "HP:0000098"]
    packets = {
        "a.json": _packet(0, "OMIM:154700", marfan, "PMID:1"),
        "b.json": _packet(1, "OMIM:9999999", ["HP:0001250", "HP:0001166", "HP:0000365"], "PMID:2"),
    }
    return pack_files.zipped(tmp_path / "cases.zip", packets)


def _say(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> Any:
    capsys.readouterr()
    got = run([*arguments, "--json", "-"])
    out, err = capsys.readouterr()
    assert got == code, err
    return json.loads(out) if code == 0 else err.strip().splitlines()[-1]


def test_unknown_diseases_are_measured_and_told(
    tmp_path: Path, cases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = _say(capsys, "benchmark", "unknown", str(cases))
    assert (report["all"]["known"], report["all"]["unknown"]) == (1, 1)
    assert report["by_findings"].keys() == BANDS
    assert len(report["thresholds"]) == len(BANDS)
    assert sum(report["reasons"]["known"].values()) == pytest.approx(1)
    written = tmp_path / "report.json"
    assert run(["benchmark", "unknown", str(cases), "--json", str(written)]) == 0
    said = capsys.readouterr().out
    assert "False flags" in said
    assert json.loads(written.read_text(encoding="utf-8")) == report


def test_what_cannot_be_measured_is_said_in_one_line(
    tmp_path: Path, cases: Path, pack_files: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _say(capsys, "benchmark", "kshot", str(cases), code=1).startswith("error: benchmark.too_few_papers: ")
    alone = pack_files.zipped(tmp_path / "alone.zip", {"a.json": _packet(0, "OMIM:154700", ["HP:0001166"], "PMID:1")})
    assert _say(capsys, "benchmark", "unknown", str(alone), code=1).startswith("error: benchmark.no_unknown: ")
    for kind in ("kshot", "unknown"):
        missing = _say(capsys, "benchmark", kind, str(tmp_path / "none.zip"), code=1)
        assert missing.startswith("error: reader.missing_file: ")
        with pytest.raises(SystemExit) as left:
            run(["benchmark", kind])
        assert left.value.code == 2


@pytest.mark.slow
def test_records_of_the_published_cases_add(shared_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = _say(capsys, "benchmark", "kshot", str(shared_data / "phenopackets-public.tar.gz"))
    steps = {step["records"]: step for step in report["steps"]}
    assert (len(report["diseases"]), len(report["undescribed"])) == (34, 21)
    assert steps[5]["own"]["top1"][0] > steps[1]["own"]["top1"][0] > steps[0]["own"]["top1"][0]
    assert steps[20]["others"]["top1"][0] > steps[0]["others"]["top1"][0] - 0.01
    assert steps[5]["undescribed"]["top10"][0] > 0.1


def test_a_workspace_keeps_what_was_measured(
    tmp_path: Path, cases: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOOFBEAT_PASSPHRASE", "correct horse battery staple")
    me = ("--workspace", str(tmp_path / "clinic"), "--user", "ana")
    _say(capsys, "init", *me, "--clinic", "Hospital")
    assert _say(capsys, "experiments", *me) == []
    kept = _say(capsys, "experiment", str(cases), "--kind", "unknown", *me)
    assert (kept["number"], kept["measured"], kept["report"]["all"]["unknown"]) == (1, 2, 1)
    assert _say(capsys, "experiments", *me) == [kept]
    assert run(["experiments", *me]) == 0
    assert "cases.zip" in capsys.readouterr().out
    missing = _say(capsys, "experiment", str(tmp_path / "none.zip"), *me, code=1)
    assert missing.startswith("error: reader.missing_file: ")
