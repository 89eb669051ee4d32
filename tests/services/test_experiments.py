"""Measuring the ranking: figures of a real child are kept, and nothing of a case."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from app.services.browse import BenchmarkKind, benchmarks
from app.services.run_benchmark import BenchmarkRequest, run_benchmark
from app.services.workspace import Workspace
from db import audit
from db import benchmarks as stored
from mlpipeline.errors import KnownError
from mlpipeline.progress import Cancelled, Progress

MARFAN = ("HP:0001166", "HP:0001083", "HP:0002616", "HP:0000098", "HP:0001382", "HP:0000545", "HP:0002650")
PATIENT = "Luz-Marina-O"


def packet(number: int, disease: str, terms: tuple[str, ...], paper: str) -> bytes:
    plain = {
        "id": f"case-{number}",
        "subject": {"id": f"case-{number}"},
        "phenotypicFeatures": [{"type": {"id": term}} for term in terms],
        "diseases": [{"term": {"id": disease}}],
        "metaData": {"externalReferences": [{"id": paper}]},
    }
    return json.dumps(plain).encode()


def marfan_cases(count: int) -> Iterator[tuple[str, bytes]]:
    """Different findings each, from four papers that nobody curated."""
    for number in range(count):
        terms = tuple(term for place, term in enumerate(MARFAN) if (number + 3) >> place & 1 or place > 4)
        yield f"{number}.json", packet(number, "OMIM:154700", terms, f"PMID:{1 + number % 4}")


@pytest.fixture
def archive(tmp_path: Path, pack_files: ModuleType) -> Path:
    """Marfan syndrome, a disease that no catalogue has, and a member that is none and bears a name."""
    packets = {
        "a.json": packet(0, "OMIM:154700", MARFAN[:4], "PMID:1"),
        "b.json": packet(1, "OMIM:9999999", ("HP:0001250", "HP:0001166", "HP:0000365"), "PMID:2"),
        f"{PATIENT}.json": b"{",
    }
    return pack_files.zipped(tmp_path / "cases.zip", packets)


def test_published_cases_are_measured_and_kept(clinic: Any, archive: Path) -> None:
    workspace: Workspace = clinic.open("empty")
    stages: list[str] = []
    progress = Progress(lambda fraction, stage: stages.append(stage))
    made = run_benchmark(workspace, BenchmarkRequest(archive, BenchmarkKind.PHENOPACKETS), progress)
    assert (made.number, made.kind, made.source_name, made.made_by) == (1, "phenopackets", "cases.zip", "Dr. Ana")
    assert (made.measured, made.headline) == (1, 1.0), "Marfan syndrome is told from its papers' findings"
    assert made.report["refused"] == {"member.not_json": 1}
    assert made.report["regimes"].keys() == {"full", "unseen"}
    assert stages[-1] == "benchmark.keep"
    assert benchmarks(workspace) == (made,)
    with workspace.store.read() as conn:
        text = json.dumps(stored.all_benchmarks(conn)[0].report)
        event = audit.events(conn, act="benchmark.run")[0]
    assert not any(secret in text for secret in (PATIENT, "case-0", MARFAN[0], "PMID:"))
    assert (event.subject, event.facts) == ("benchmark 1", {"kind": "phenopackets", "measured": 1})


def test_unknown_diseases_are_measured_after_the_workspace_is_opened_again(clinic: Any, archive: Path) -> None:
    folder = clinic.folder("empty")
    workspace = clinic.open_folder(folder, exclusive=False)
    made = run_benchmark(workspace, BenchmarkRequest(archive, BenchmarkKind.UNKNOWN))
    assert (made.measured, made.headline) == (2, made.report["all"]["flagged"])
    again = clinic.open_folder(folder)
    assert benchmarks(again) == (made,)


@pytest.mark.slow
def test_few_records_are_measured(clinic: Any, tmp_path: Path, pack_files: ModuleType) -> None:
    archive = pack_files.zipped(tmp_path / "marfan.zip", dict(marfan_cases(24)))
    made = run_benchmark(clinic.open("empty"), BenchmarkRequest(archive, BenchmarkKind.KSHOT))
    steps = made.report["steps"]
    assert [step["records"] for step in steps] == [0, 1, 2, 5, 10, 20]
    assert made.report["diseases"] == ["OMIM:154700"]
    assert (made.measured, made.headline) == (1, steps[3]["own"]["top10"][0])


@pytest.mark.slow
def test_leaving_publications_out_is_a_regime_of_its_own(clinic: Any, archive: Path) -> None:
    request = BenchmarkRequest(archive, BenchmarkKind.PHENOPACKETS, leave_publication_out=True)
    assert run_benchmark(clinic.open("empty"), request).report["regimes"].keys() == {"full", "unseen", "lpo"}


def test_what_fails_or_is_cancelled_leaves_nothing(clinic: Any, archive: Path, tmp_path: Path) -> None:
    workspace: Workspace = clinic.open("empty")
    before = clinic.counts(workspace)
    with pytest.raises(KnownError) as problem:
        run_benchmark(workspace, BenchmarkRequest(tmp_path / "none.zip", BenchmarkKind.UNKNOWN))
    assert problem.value.code == "reader.missing_file"
    with pytest.raises(KnownError) as problem:
        run_benchmark(workspace, BenchmarkRequest(archive, BenchmarkKind.KSHOT))
    assert problem.value.code == "benchmark.too_few_papers"
    with pytest.raises(Cancelled):
        run_benchmark(workspace, BenchmarkRequest(archive, BenchmarkKind.UNKNOWN), Progress(is_cancelled=lambda: True))
    assert clinic.counts(workspace) == before
