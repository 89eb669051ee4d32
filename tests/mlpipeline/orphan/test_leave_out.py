"""Leaving publications out gives the scores of a knowledge in which they never were."""

from __future__ import annotations

from collections.abc import Callable, Collection

import numpy as np
import pytest

from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.leave_out import Citations, RankerWithout, ReducedProfiles
from mlpipeline.orphan.naive_bayes import positions
from mlpipeline.orphan.scorers import NAMES, Scorers

FINDINGS = ["HP:0000010", "HP:0000011", "HP:0000012", "HP:0000020", "HP:0000030"]
PUBLICATIONS = [
    {"PMID:10"},
    {"PMID:12"},
    {"PMID:20"},
    {"PMID:30", "PMID:11"},
    {"PMID:40"},
    {"PMID:10", "PMID:12"},
    {"PMID:404"},
    set(),
]


@pytest.mark.parametrize("publications", PUBLICATIONS)
def test_as_if_they_had_never_been_curated(
    small: Knowledge, small_without: Callable[[Collection[str]], Knowledge], publications: set[str]
) -> None:
    ranker = FusedRanker(small)
    never = FusedRanker(small_without(publications))
    expected = Scorers(never.naive_bayes.table, small.ontology, ranker.shared, ranker.naive_bayes.settings)
    cuts = Citations(small).cuts(publications)
    reduced = ReducedProfiles(ranker, cuts)
    for finding in FINDINGS:
        for excluded in ([], ["HP:0000020", "HP:0000030"]):
            asked = positions(small.ontology, [finding], excluded)
            found, wanted = reduced.scores(*asked), expected(*asked)
            for place, (disease, _) in enumerate(cuts):
                disease_id = small.profiles.disease_ids[disease]
                if disease_id in never.index:
                    for name in NAMES:
                        want = wanted[name][never.index[disease_id]]
                        assert found[name][place] == pytest.approx(want, abs=1e-5), (disease_id, name)
                else:
                    assert reduced.emptied[place]


def test_an_emptied_profile_comes_last_and_the_others_keep_their_scores(small: Knowledge) -> None:
    ranker = FusedRanker(small)
    without = RankerWithout(ranker, Citations(small).cuts({"PMID:30"}))
    asked = positions(small.ontology, ["HP:0000030"], [])
    utilities = without.utilities(*asked)
    assert utilities[ranker.index["OMIM:3"]] == -np.inf
    assert np.argmax(utilities) == ranker.index["OMIM:4"]
    nothing = RankerWithout(ranker, [])
    np.testing.assert_array_equal(nothing.utilities(*asked), ranker.utilities(["HP:0000030"]))
