"""A reranker learns from simulated patients whose paper is hidden, the same every time."""

from __future__ import annotations

import numpy as np
import pytest

from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.benchmark import ranked_diseases
from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.rerank_training import fit_reranker
from mlpipeline.orphan.simulated_patients import Example, simulate_patients
from mlpipeline.progress import Cancelled, Progress


@pytest.fixture(scope="module")
def examples(knowledge: Knowledge) -> list[Example]:
    return simulate_patients(knowledge, 60, seed=3)


def test_a_patient_comes_from_one_paper_that_its_profile_has_not_read(
    knowledge: Knowledge, examples: list[Example]
) -> None:
    profiles = knowledge.profiles
    assert len(examples) == 60
    for example in examples:
        assert set(profiles.owner_of(np.array(example.removed))) == {example.disease}
        cited = [set(profiles.cell_references(int(profiles.row_cell[row]))) for row in example.removed]
        assert set.intersection(*cited), "all rows cite the paper"
        assert len(example.removed) < profiles.ends[example.disease + 1] - profiles.ends[example.disease]
        assert len(example.present) >= 2
        assert knowledge.ontology.is_finding()[list(example.present)].all()


def test_the_same_seed_draws_the_same_and_papers_can_be_left_out(knowledge: Knowledge, examples: list[Example]) -> None:
    assert simulate_patients(knowledge, 60, seed=3) == examples
    profiles = knowledge.profiles
    papers = {
        each
        for example in examples
        for row in example.removed
        for each in profiles.cell_references(int(profiles.row_cell[row]))
    }
    for example in simulate_patients(knowledge, 60, seed=3, without=papers):
        cited = [set(profiles.cell_references(int(profiles.row_cell[row]))) - papers for row in example.removed]
        assert set.intersection(*cited)


def test_fitting_is_repeatable_and_cancellable(knowledge: Knowledge, examples: list[Example]) -> None:
    ranker = FusedRanker(knowledge, ranked_diseases(knowledge))
    fitted = fit_reranker(ranker, examples)
    assert fitted.weights == fit_reranker(ranker, examples).weights
    assert fitted.weights[0] > 0, "the fusion is worth something"
    with pytest.raises(Cancelled):
        fit_reranker(ranker, examples, progress=Progress(is_cancelled=lambda: True))
    with pytest.raises(ValueError, match="no example"):
        fit_reranker(ranker, [])
