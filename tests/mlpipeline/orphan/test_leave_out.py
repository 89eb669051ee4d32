"""Leaving publications out gives the scores of a knowledge in which they never were."""

from __future__ import annotations

from collections.abc import Callable, Collection

import numpy as np
import pytest

from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.leave_out import Citations, ProfilesWithout
from mlpipeline.orphan.naive_bayes import NaiveBayesRanker

FINDINGS = ["HP:0000010", "HP:0000011", "HP:0000012", "HP:0000020", "HP:0000030"]


@pytest.mark.parametrize(
    "publications",
    [
        {"PMID:10"},
        {"PMID:12"},
        {"PMID:20"},
        {"PMID:30", "PMID:11"},
        {"PMID:40"},
        {"PMID:10", "PMID:12"},
        {"PMID:404"},
        set(),
    ],
)
def test_as_if_they_had_never_been_curated(
    small: Knowledge, small_without: Callable[[Collection[str]], Knowledge], publications: set[str]
) -> None:
    ranker = NaiveBayesRanker(small)
    reduced = ProfilesWithout(small, ranker, Citations(small).rows(publications))
    never = NaiveBayesRanker(small_without(publications))
    for finding in FINDINGS:
        for excluded in ([], ["HP:0000020", "HP:0000030"]):
            ratios = reduced.log_ratios([finding], excluded)
            expected = never.log_ratios([finding], excluded)
            for disease_id, ratio in zip(ranker.disease_ids, ratios, strict=True):
                if disease_id in never.index:
                    assert ratio == pytest.approx(expected[never.index[disease_id]], abs=1e-5)
                else:
                    assert ratio == -np.inf
