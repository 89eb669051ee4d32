"""A few records of a disease enter from some papers, cases of others are ranked, and nothing of the archive leaks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from mlpipeline.domain import Case, Disease, PhenotypicFeature
from mlpipeline.errors import KnownError
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan import kshot
from mlpipeline.orphan.benchmark import publications_of, ranked_diseases
from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.kshot import halves_of, rank_with_records
from mlpipeline.orphan.kshot_figures import hits_of
from mlpipeline.orphan.leave_out import Citations
from mlpipeline.orphan.records import RecordCounts, count_records

RED, VERY_RED, FEVER, COUGH = "HP:0000011", "HP:0000012", "HP:0000020", "HP:0000030"


def _case(number: int, disease: str, papers: Sequence[str], *terms: str) -> Case:
    features = tuple(PhenotypicFeature(term) for term in terms)
    return Case(f"c{number}", f"p{number}", features=features, diagnosis=Disease(disease), references=tuple(papers))


def _packet(number: int, disease: str, present: Sequence[str], paper: str) -> dict:
    return {
        "id": f"case-{number}",
        "subject": {"id": f"s{number}"},
        "phenotypicFeatures": [{"type": {"id": each}} for each in present],
        "diseases": [{"term": {"id": disease}}],
        "metaData": {"externalReferences": [{"id": paper}]},
    }


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """OMIM:3, described by a cough alone, and OMIM:9, described by nobody, are very red with fever in two papers."""
    folder = tmp_path / "cases"
    folder.mkdir()
    packets = [
        _packet(0, "OMIM:3", [VERY_RED, FEVER], "PMID:91"),
        _packet(1, "OMIM:3", [VERY_RED, FEVER, COUGH], "PMID:92"),
        _packet(2, "OMIM:9", [VERY_RED], "PMID:93"),
        _packet(3, "OMIM:9", [VERY_RED, RED], "PMID:94"),
        _packet(4, "OMIM:2", [FEVER], "PMID:12"),
        _packet(5, "OMIM:1", [RED], "PMID:95"),
        _packet(6, "OMIM:3", [FEVER, VERY_RED], "PMID:92"),
    ]
    for packet in packets:
        (folder / f"{packet['id']}.json").write_text(json.dumps(packet), encoding="utf-8")
    return folder


def test_halves_share_no_paper_and_a_case_of_both_is_left_out() -> None:
    cases = [_case(i, "OMIM:1", [f"PMID:{i % 5}"], RED) for i in range(20)]
    both = _case(99, "OMIM:1", [f"PMID:{i}" for i in range(5)], RED)
    halves = halves_of("OMIM:1", [*cases, both])
    supply, ranked = (
        {paper for case in some for paper in publications_of(case)} for some in (halves.supply, halves.ranked)
    )
    assert (len(supply), len(ranked)) == (2, 3)
    assert not supply & ranked
    assert both not in (*halves.supply, *halves.ranked)
    assert len(halves.supply) + len(halves.ranked) == 20
    assert halves == halves_of("OMIM:1", [*cases, both])
    assert halves.drawn(3, 0) == halves.drawn(5, 0)[:3], "more records hold the fewer"
    assert len(halves.drawn(500, 1)) == len(halves.supply)


def test_records_find_their_disease_in_other_papers(
    small: Knowledge, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kshot, "LEAST_CASES", 2)
    monkeypatch.setattr(kshot, "LEAST_UNDESCRIBED", 2)
    report = rank_with_records(archive, small)
    assert (report.diseases, report.undescribed) == (("OMIM:3",), ("OMIM:9",))
    assert report.others == ("OMIM:1",), (
        "of OMIM:2, whose row cites a paper of the archive, only what cites none is left"
    )
    assert report.removed_rows == 2
    none, one = report.steps[:2]
    assert (none.own.macro[1], one.own.macro[1]) == (0.0, 1.0)
    assert (none.undescribed.diseases, one.undescribed.diseases) == (0, 1)
    assert none.others.macro[1] == 1.0
    assert [step.used for step in report.steps] == [0, 1, 1, 1, 1, 1]
    assert [step.complete for step in report.steps] == [1, 1, 0, 0, 0, 0]
    assert report == rank_with_records(archive, small)
    assert json.loads(json.dumps(report.to_dict()))["steps"][1]["own"]["top1"] == [1.0, 1.0, 1.0]


def test_an_archive_with_too_few_papers_is_a_known_error(small: Knowledge, archive: Path) -> None:
    with pytest.raises(KnownError) as problem:
        rank_with_records(archive, small)
    assert (problem.value.code, problem.value.facts["cases"]) == ("benchmark.too_few_papers", 15)


def test_the_fused_ranker_takes_records_and_what_all_share_stays_published(small: Knowledge) -> None:
    records = count_records([_case(i, "OMIM:3", (), VERY_RED) for i in range(5)], small.ontology)
    ids = (*ranked_diseases(small), "LOCAL:new")
    before = FusedRanker(small, ids)
    after = FusedRanker(small, ids, records=records | {"LOCAL:new": RecordCounts(3, {FEVER: 3})})
    assert np.array_equal(before.shared.total, after.shared.total)
    assert np.array_equal(before.shared.background, after.shared.background)
    assert np.array_equal(before.shared.directions, after.shared.directions)
    assert int(after.utilities([VERY_RED]).argmax()) == after.index["OMIM:3"]
    assert after.utilities([FEVER])[after.index["LOCAL:new"]] > before.utilities([FEVER])[after.index["LOCAL:new"]]


def test_removed_rows_are_read_by_nobody(small: Knowledge, small_without: object) -> None:
    papers = {"PMID:12", "PMID:40"}
    never = FusedRanker(small_without(papers), ("OMIM:1", "OMIM:2", "OMIM:3", "OMIM:4"))  # pyright: ignore
    removed = frozenset(Citations(small).rows(papers).tolist())
    cut = FusedRanker(small, never.disease_ids, removed=removed)
    assert (
        cut.naive_bayes.table.described.tolist()
        == never.naive_bayes.table.described.tolist()
        == [True, False, True, False]
    )
    for terms in ([RED], [FEVER], [COUGH]):
        assert np.array_equal(
            cut.naive_bayes.rates(cut.disease_ids, terms), never.naive_bayes.rates(never.disease_ids, terms)
        )
    whole = FusedRanker(small, never.disease_ids)
    assert np.array_equal(whole.shared.background, cut.shared.background), "how usual a finding is stays"


def test_hits_are_means_over_diseases_with_an_interval() -> None:
    hits = hits_of({"a": [1, 1, 1, 2], "b": [11]})
    assert hits.macro == {1: 0.375, 3: 0.5, 10: 0.5}
    assert all(hits.low[k] <= hits.macro[k] <= hits.high[k] for k in hits.macro)
    assert hits_of({}).to_dict() == {"diseases": 0}
