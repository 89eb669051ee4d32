"""Age and sex speak against diseases that begin later, or that women carry without having them; never for any."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlpipeline.domain import Sex
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.whom import CARRIER, LATE_ONLY, Whom

ALZHEIMER, DUCHENNE, MARFAN, UNKNOWN = "OMIM:104300", "OMIM:310200", "OMIM:154700", "OMIM:404"
IDS = (ALZHEIMER, DUCHENNE, MARFAN, UNKNOWN)


@pytest.fixture(scope="module")
def whom(knowledge: Knowledge) -> Whom:
    return Whom(knowledge.profiles, IDS)


def test_a_child_has_no_disease_of_adults_and_a_girl_no_disease_of_boys(whom: Whom) -> None:
    assert whom(8, Sex.MALE).tolist() == [-LATE_ONLY, 0, 0, 0]
    assert whom(8, Sex.FEMALE).tolist() == [-LATE_ONLY, -CARRIER, 0, 0]
    assert whom(45, Sex.MALE).tolist() == [0, 0, 0, 0]
    assert whom(None, Sex.UNKNOWN).tolist() == [0, 0, 0, 0]


@given(st.none() | st.floats(0, 130), st.sampled_from(Sex))
def test_they_never_speak_for_a_disease_nor_rule_one_out(whom: Whom, age: float | None, sex: Sex) -> None:
    said = whom(age, sex)
    assert ((said <= 0) & (said >= -LATE_ONLY - CARRIER)).all()


def test_the_ranking_adds_them_to_what_the_findings_say(knowledge: Knowledge) -> None:
    ranker = FusedRanker(knowledge, IDS[:3])
    dementia = ["HP:0000726"]
    child = ranker.utilities(dementia, (), 8, Sex.FEMALE)
    assert child - ranker.utilities(dementia) == pytest.approx(np.array([-LATE_ONLY, -CARRIER, 0]), abs=1e-5)
