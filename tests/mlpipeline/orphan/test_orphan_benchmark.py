"""The protocol on made-up cases whose ranks are known, and once on the published ones."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from mlpipeline.errors import KnownError
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.benchmark import BenchmarkReport, rank_phenopackets, run
from mlpipeline.progress import Cancelled, Progress

RED, FEVER, COUGH = "HP:0000011", "HP:0000020", "HP:0000030"


def _packet(case_id: str, disease: str | None, present: list[str], publications: list[str]) -> dict:
    return {
        "id": case_id,
        "subject": {"id": case_id},
        "phenotypicFeatures": [{"type": {"id": each}} for each in present],
        "diseases": [{"term": {"id": disease}}] if disease else [],
        "metaData": {"externalReferences": [{"id": each} for each in publications]},
    }


PACKETS = {
    "a/red.json": _packet("red", "OMIM:1", [RED], ["PMID:99"]),
    "a/tied.json": _packet("tied", "OMIM:3", [COUGH], ["PMID:99"]),
    "a/field.json": _packet("field", "OMIM:2", [FEVER], ["PMID:12"]),
    "a/emptied.json": _packet("emptied", "OMIM:4", [COUGH], ["PMID:40"]),
    "a/never-seen.json": _packet("never-seen", "OMIM:5", [COUGH], ["PMID:1"]),
    "a/no-finding.json": _packet("no-finding", "OMIM:1", [], ["PMID:1"]),
    "a/orphanet.json": _packet("orphanet", "ORPHA:6", [FEVER], ["PMID:1"]),
    "a/undiagnosed.json": _packet("undiagnosed", None, [FEVER], []),
}
BROKEN = {"a/broken.json": b"{", "a/list.json": b"[]", "a/._red.json": b"shadow", "a/readme.txt": b"text"}


def _contents() -> dict[str, bytes]:
    return {name: json.dumps(packet).encode() for name, packet in PACKETS.items()} | BROKEN


def _as_tar(path: Path) -> Path:
    with tarfile.open(path / "cases.tar.gz", "w:gz") as archive:
        for name, content in _contents().items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
        link = tarfile.TarInfo("a/link.json")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return path / "cases.tar.gz"


def _as_zip(path: Path) -> Path:
    with zipfile.ZipFile(path / "cases.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _contents().items():
            archive.writestr(name, content)
    return path / "cases.zip"


def _as_folder(path: Path) -> Path:
    for name, content in _contents().items():
        (path / "cases" / name).parent.mkdir(parents=True, exist_ok=True)
        (path / "cases" / name).write_bytes(content)
    return path / "cases"


def _ranks(report: BenchmarkReport, regime: str) -> dict[str, int]:
    return {line.case: line.rank for line in report.ranks if line.regime == regime}


@pytest.mark.parametrize("make", [_as_tar, _as_zip, _as_folder])
def test_the_ranks_are_those_worked_out_by_hand(small: Knowledge, tmp_path: Path, make: Callable[[Path], Path]) -> None:
    report = rank_phenopackets(make(tmp_path), small, leave_publication_out=True)
    # Four OMIM diseases are ranked: OMIM:5 was looked for in three patients and seen in none.
    assert report.ranked_diseases == 4
    # OMIM:3 and OMIM:4 tie on cough: the tie counts against the true one.
    full = {"a/red.json": 1, "a/tied.json": 2, "a/field.json": 1, "a/emptied.json": 2}
    assert _ranks(report, "full") == full
    # PMID:12 stands in "PMID:20;PMID:12"; PMID:40 is cited by OMIM:4 itself.
    assert _ranks(report, "unseen") == {"a/red.json": 1, "a/tied.json": 2}
    # Without PMID:12 OMIM:2 is empty, and without PMID:40 OMIM:4 is: last of four, whatever the others score.
    assert _ranks(report, "lpo") == full | {"a/field.json": 4, "a/emptied.json": 4}


def test_what_is_not_ranked_is_counted_with_its_reason(small: Knowledge, tmp_path: Path) -> None:
    report = rank_phenopackets(_as_tar(tmp_path), small, leave_publication_out=False)
    assert report.evaluable == 4
    assert report.not_evaluable == {"disease_without_profile": 2, "no_diagnosis": 1, "no_present_finding": 1}
    assert (report.refused["member.not_a_file"], report.refused["member.not_json"]) == (1, 1)
    assert {name for name, _ in report.refused_members} == {"a/link.json", "a/broken.json", "a/list.json"}
    assert sum(report.refused.values()) == 3
    assert report.regimes.keys() == {"full", "unseen"}


def test_an_orphanet_row_is_never_removed(small: Knowledge, tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(_packet("one", "OMIM:2", [FEVER], ["PMID:20"])), encoding="utf-8")
    report = rank_phenopackets(path, small, leave_publication_out=True)
    assert _ranks(report, "lpo") == {"case.json": 4}
    from mlpipeline.orphan.leave_out import Citations

    removed = Citations(small).rows({"PMID:20"})
    assert [small.profiles.disease_ids[i] for i in small.profiles.owner_of(removed)] == ["OMIM:2"]


def test_macro_counts_diseases_and_micro_counts_cases(small: Knowledge, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    for i, packet in enumerate([*[_packet("x", "OMIM:1", [RED], [])] * 3, _packet("y", "OMIM:3", [COUGH], [])]):
        (folder / f"{i}.json").write_text(json.dumps(packet | {"id": f"c{i}"}), encoding="utf-8")
    plain = run(folder, False, tmp_path / "report.json", tmp_path / "ranks.jsonl", small).to_dict()
    figures = plain["regimes"]["full"]
    assert (figures["cases"], figures["diseases"]) == (4, 2)
    assert figures["micro"] == {"top1": 0.75, "top3": 1.0, "top5": 1.0, "top10": 1.0}
    assert figures["macro"] == {"top1": 0.5, "top3": 1.0, "top5": 1.0, "top10": 1.0}
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8")) == plain
    lines = [json.loads(line) for line in (tmp_path / "ranks.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 8
    assert lines[0] == {"case": "0.json", "disease": "OMIM:1", "rank": 1, "regime": "full"}


def test_what_is_no_archive_is_a_known_error(small: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "notes.tar.gz").write_text("just text")
    (tmp_path / "empty").mkdir()
    for name, code in {
        "notes.tar.gz": "reader.not_an_archive",
        "none.zip": "reader.missing_file",
        "empty": "benchmark.no_cases",
    }.items():
        with pytest.raises(KnownError) as problem:
            rank_phenopackets(tmp_path / name, small, leave_publication_out=False)
        assert problem.value.code == code
    packets = _as_folder(tmp_path)
    with pytest.raises(KnownError, match=r"benchmark\.not_written"):
        run(packets, False, tmp_path / "no" / "such" / "folder.json", None, small)


def test_it_stops_when_asked(small: Knowledge, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        rank_phenopackets(_as_folder(tmp_path), small, True, Progress(is_cancelled=lambda: True))


@pytest.mark.slow
def test_the_published_cases_reach_the_reference(knowledge: Knowledge, shared_data: Path) -> None:
    report = rank_phenopackets(shared_data / "phenopackets-public.tar.gz", knowledge, leave_publication_out=True)
    unseen, lpo = report.regimes["unseen"], report.regimes["lpo"]
    assert (report.ranked_diseases, report.evaluable, report.members) == (8351, 4339, 5653)
    assert (report.regimes["full"].diseases, lpo.cases) == (341, 4339)
    assert (unseen.cases, unseen.diseases) == (1635, 141)
    assert all(unseen.macro[k] >= floor for k, floor in {1: 0.27, 3: 0.40, 5: 0.46, 10: 0.53}.items())
    # Leaving the papers out must cost a lot: figures like those of "full" would mean that something leaks.
    assert all(lpo.macro[k] < 0.5 * report.regimes["full"].macro[k] for k in (1, 3, 5, 10))
