"""Retraining on known cases: own papers are hidden, both rerankers meet the same cases, and too few are refused."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from mlpipeline.errors import KnownError
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.knowledge.links import exact_twins
from mlpipeline.orphan.benchmark import excluded_of, present_of, ranked_diseases, read_cases
from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.held_out import TOPS
from mlpipeline.orphan.leave_out import HiddenPapers, RankerWithout
from mlpipeline.orphan.reranking import Reranker, embedded_reranker
from mlpipeline.orphan.retraining import (
    LEAST_CASES,
    LEAST_DISEASES,
    MOST_OF_A_DISEASE,
    KnownCase,
    RetrainReport,
    retrain,
)
from mlpipeline.orphan.simulated_patients import Example, simulate_patients
from mlpipeline.progress import Cancelled, Progress

RED, FEVER, COUGH = "HP:0000011", "HP:0000020", "HP:0000030"
MARFAN = ("HP:0001166", "HP:0001083", "HP:0002616", "HP:0000098", "HP:0001382", "HP:0000545", "HP:0002650")


@pytest.fixture(scope="module")
def cases(knowledge: Knowledge) -> list[KnownCase]:
    """Simulated ones that cite the paper they come from."""
    profiles, ids = knowledge.profiles, knowledge.ontology.term_ids
    made = []
    for example in simulate_patients(knowledge, LEAST_CASES + 20, seed=7):
        cited = [set(profiles.cell_references(int(profiles.row_cell[row]))) for row in example.removed]
        paper = sorted(each for each in set.intersection(*cited) if each.startswith("PMID:"))[0]
        terms = tuple(ids[term] for term in example.present)
        made.append(KnownCase(profiles.disease_ids[example.disease], terms, (), (paper,)))
    return made


@pytest.fixture(scope="module")
def extra() -> list[KnownCase]:
    """What must not be learned from, or not twice, and thirty of one disease under Orphanet's code."""
    marfan = [
        KnownCase("ORPHA:558", tuple(term for place, term in enumerate(MARFAN) if number >> place & 1))
        for number in range(1, 31)
    ]
    twice = KnownCase("OMIM:154700", marfan[0].present, (), ("PMID:1",))
    left_out = [KnownCase("ICD10:J00", (MARFAN[0],)), KnownCase("OMIM:9999999", MARFAN), KnownCase("OMIM:154700", ())]
    return [*marfan, twice, *left_out]


@pytest.fixture(scope="module")
def retrained(
    knowledge: Knowledge, cases: list[KnownCase], extra: list[KnownCase]
) -> tuple[Reranker, RetrainReport, list[str]]:
    stages: list[str] = []
    progress = Progress(lambda fraction, stage: stages.append(stage))
    return *retrain(knowledge, [*cases, *extra], progress), stages


def test_what_is_learned_from_is_counted_and_so_is_the_rest(
    knowledge: Knowledge, retrained: tuple[Reranker, RetrainReport, list[str]], cases: list[KnownCase]
) -> None:
    _, report, _ = retrained
    assert exact_twins(knowledge.links)["ORPHA:558"] == "OMIM:154700"
    used = {"common": 1, "without_profile": 1, "no_finding": 1, "repeated": 1, "too_many": 5, "nothing_left": 0}
    assert report.not_used == used
    assert report.cases == len(cases) + MOST_OF_A_DISEASE
    assert report.diseases == len({case.disease for case in cases} | {"OMIM:154700"})
    assert report.hidden == len(cases), "each simulated patient's own paper is hidden"
    assert report.ranked_diseases == len(ranked_diseases(knowledge)), "a twin ranks as OMIM's disease"


def test_a_reranker_is_fitted_and_measured_beside_the_shipped_one(
    retrained: tuple[Reranker, RetrainReport, list[str]],
) -> None:
    fitted, report, stages = retrained
    assert Reranker.from_json(fitted.to_json()) == fitted
    assert fitted.weights != embedded_reranker().weights
    assert fitted.weights[0] > 0, "the fusion is worth something"
    plain = report.to_dict()
    for kind in ("macro", "micro"):
        shipped, ours, gap = (plain[name][kind] for name in ("shipped", "retrained", "difference"))
        for k in TOPS:
            a, b, both = shipped[f"top{k}"], ours[f"top{k}"], gap[f"top{k}"]
            assert both["value"] == pytest.approx(b["value"] - a["value"])
            assert both["tie"] == (both["low"] <= 0 <= both["high"])
            assert a["n"] == b["n"] == both["n"] == (report.diseases if kind == "macro" else report.cases)
    assert plain["shipped"]["macro"]["top10"]["value"] > 0.1, "simulated patients are found"
    assert {"ranking.gather", "ranking.rerank", "ranking.held_out", "ranking.sharpen"} <= set(stages)


def test_the_order_of_the_cases_does_not_matter(
    knowledge: Knowledge,
    retrained: tuple[Reranker, RetrainReport, list[str]],
    cases: list[KnownCase],
    extra: list[KnownCase],
) -> None:
    shuffled = [*cases, *extra]
    random.Random(3).shuffle(shuffled)
    again, report = retrain(knowledge, shuffled)
    assert report.to_dict() == retrained[1].to_dict()
    assert again.weights == pytest.approx(retrained[0].weights, rel=1e-3)


def test_too_few_are_refused_with_what_is_needed(knowledge: Knowledge, cases: list[KnownCase]) -> None:
    for given in ([], cases[:30], [KnownCase("OMIM:154700", MARFAN[: n % 7 + 1]) for n in range(200)]):
        with pytest.raises(KnownError) as refused:
            retrain(knowledge, given)
        facts = refused.value.facts
        assert refused.value.code == "reranker.too_few_cases"
        assert (facts["least_cases"], facts["least_diseases"]) == (LEAST_CASES, LEAST_DISEASES)
        assert facts["cases"] == len({(case.disease, case.present) for case in given})
    with pytest.raises(Cancelled):
        retrain(knowledge, cases, Progress(is_cancelled=lambda: True))


def test_a_case_is_scored_as_if_its_paper_had_never_been_read(small: Knowledge) -> None:
    ranker = FusedRanker(small)
    index, term = small.profiles.index, small.ontology.index
    start = int(small.profiles.ends[index["OMIM:1"]])
    read = Example(index["OMIM:1"], (term[RED], term[FEVER]), (term[COUGH],), (start,))
    whole = Example(index["OMIM:1"], (term[RED], term[FEVER]), (term[COUGH],), ())
    emptied = Example(index["OMIM:4"], (term[COUGH],), (), (int(small.profiles.ends[index["OMIM:4"]]),))
    hidden = HiddenPapers(ranker, [read, whole, emptied])
    scores, mine = hidden.scores(read)
    without = RankerWithout(ranker, [(read.disease, read.removed)]).utilities(read.present, read.excluded)
    np.testing.assert_allclose(ranker.reranker.utilities(scores, 2), without, atol=1e-5)
    before = ranker.scorers(read.present, read.excluded)
    assert scores["overlap"][mine] < before["overlap"][mine]
    for name, again in hidden.scores(whole)[0].items():
        np.testing.assert_allclose(again, before[name], atol=1e-5)
    assert [hidden.is_described(each) for each in (read, whole, emptied)] == [True, True, False]


@pytest.mark.slow
def test_published_cases_teach_nothing_new(knowledge: Knowledge, shared_data: Path) -> None:
    archive = read_cases(shared_data / "phenopackets-public.tar.gz", Progress())
    known = [
        KnownCase(case.diagnosis.term_id, tuple(present_of(case)), tuple(excluded_of(case)), case.references)
        for _, case in archive.cases
        if case.diagnosis
    ]
    _, report = retrain(knowledge, known)
    assert (report.cases, report.diseases) == (2140, 278)
    assert report.to_dict()["difference"]["macro"]["top1"]["tie"]
