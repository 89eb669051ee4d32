"""When the one ranking abstains: the rule alone, and on the embedded knowledge without a model."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlpipeline.diagnosing import Ranker, diagnose, ranker_for
from mlpipeline.domain import Case, PhenotypicFeature
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.silence import FEW_FINDINGS, LEAST_FINDINGS, NO_PATTERN, UNKNOWN_DISEASE, Silence
from mlpipeline.ranking.abstention import CLEAR, OUT_OF_RANGE, Leading, abstentions
from mlpipeline.ranking.policy import RankingPolicy

MARFAN = ("HP:0001166", "HP:0002616", "HP:0001083")
TERMS = (*MARFAN, "HP:0001945", "HP:0012735", "HP:0000988", "HP:0001250", "HP:0001263", "HP:0000252", "HP:0000118")
OURS, ORPHANS, REASONS = ("L", "C", "N"), ("K", "U", ""), (FEW_FINDINGS, NO_PATTERN, UNKNOWN_DISEASE)
shares = st.one_of(st.none(), st.floats(0, 1))
silences = st.one_of(st.none(), st.builds(Silence, st.sampled_from(REASONS), st.floats(0, 1), st.integers(0, 9)))


def never() -> Silence | None:
    raise AssertionError("orphans do not lead: their silence is not asked")


@given(
    st.builds(Leading, st.sampled_from(OURS), shares, st.one_of(st.none(), st.floats(0, CLEAR, exclude_max=True))),
    st.integers(0, 20),
)
def test_what_leads_of_ours_is_not_silenced_by_orphans(leading: Leading, findings: int) -> None:
    said = {each.reason for each in abstentions(leading, never, findings, None)}
    clear = leading.probability is not None and leading.probability >= CLEAR
    little = findings == 0 or (findings < LEAST_FINDINGS and not clear)
    assert said == ({FEW_FINDINGS} if little else set())


@given(st.builds(Leading, st.sampled_from((*OURS, *ORPHANS)), shares, shares), silences, st.integers(0, 20))
def test_each_reason_once_and_age_beside_what_was_learned_alone(
    leading: Leading, silence: Silence | None, findings: int
) -> None:
    said = [each.reason for each in abstentions(leading, lambda: silence, findings, (1.0, 80.0))]
    assert len(said) == len(set(said)) <= 2
    assert (OUT_OF_RANGE in said) == (leading.group in ("L", "N"))
    if leading.is_orphan and silence:
        assert said[0] == silence.reason
    if leading.group == "U":
        assert set(said) & set(REASONS), "an unknown disease that leads is never left without a word"


@pytest.fixture(scope="module")
def ranker(knowledge: Knowledge) -> Ranker:
    return ranker_for(None, knowledge)


def case_of(present: tuple[str, ...], excluded: tuple[str, ...] = ()) -> Case:
    said = [*((term, False) for term in present), *((term, True) for term in excluded)]
    return Case("x", "x", features=tuple(PhenotypicFeature(term, "", excluded=out) for term, out in said))


def reasons_of(case: Case, knowledge: Knowledge, ranker: Ranker) -> list[str]:
    return [each.reason for each in diagnose(case, None, knowledge, RankingPolicy(), ranker).abstains]


def test_a_known_pattern_is_ranked_and_little_is_said_to_be_little(knowledge: Knowledge, ranker: Ranker) -> None:
    assert reasons_of(case_of(MARFAN), knowledge, ranker) == []
    for few in ((), MARFAN[:1], ("HP:0000118",), ("LOCAL:never-seen",)):
        assert reasons_of(case_of(few), knowledge, ranker) == [FEW_FINDINGS], few
    answer = diagnose(case_of(MARFAN[:1]), None, knowledge, RankingPolicy(), ranker)
    assert answer.rows, "the rows stay: the clinician decides"
    assert answer.abstains[0].facts == {"findings": 1, "least": LEAST_FINDINGS}


def test_an_undescribed_pattern_of_orphans_is_told(knowledge: Knowledge, ranker: Ranker) -> None:
    sure = replace(ranker, silence=replace(ranker.silence, thresholds=(-1.0,) * 4))
    assert diagnose(case_of(MARFAN), None, knowledge, RankingPolicy(), sure).rows[0].group == "K"
    assert reasons_of(case_of(MARFAN), knowledge, sure) == [UNKNOWN_DISEASE]
    cold = case_of(("HP:0012735", "HP:0031417", "HP:0001945", "HP:0033050"))
    assert diagnose(cold, None, knowledge, RankingPolicy(), sure).rows[0].group == "C"
    assert reasons_of(cold, knowledge, sure) == [], "a common cold needs no orphan's pattern"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(present=st.lists(st.sampled_from(TERMS), unique=True), excluded=st.lists(st.sampled_from(TERMS), unique=True))
def test_silence_changes_no_row_and_needs_findings(
    knowledge: Knowledge, ranker: Ranker, present: list[str], excluded: list[str]
) -> None:
    case = case_of(tuple(present), tuple(excluded))
    sure, unsure = (
        replace(ranker, silence=replace(ranker.silence, thresholds=(threshold,) * 4)) for threshold in (-1.0, 2.0)
    )
    flagged = diagnose(case, None, knowledge, RankingPolicy(), sure)
    plain = diagnose(case, None, knowledge, RankingPolicy(), unsure)
    assert replace(flagged, abstains=()) == replace(plain, abstains=())
    said = {each.reason for each in (*flagged.abstains, *plain.abstains)}
    assert present or UNKNOWN_DISEASE not in said
    assert UNKNOWN_DISEASE not in {each.reason for each in plain.abstains}, "without a model U is no row"
