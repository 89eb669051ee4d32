"""The signed settings of the ranking, read and refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlpipeline.errors import KnownError
from mlpipeline.ranking.policy import RankingPolicy

DEFAULT = Path(__file__).resolve().parents[3] / "resources" / "policies" / "ranking.json"


def test_the_shipped_policy_is_the_default() -> None:
    assert RankingPolicy.from_json(DEFAULT.read_text(encoding="utf-8")) == RankingPolicy()


def test_a_policy_survives_its_json() -> None:
    policy = RankingPolicy(orphan_share=0.9, unknown_share_of_orphan=0.2, shown=5, any_disease_threshold=0.3, version=4)
    assert RankingPolicy.from_json(policy.to_json()) == policy


@pytest.mark.parametrize(
    ("field", "value"), [("orphan_share", 0.0), ("orphan_share", 1.0), ("shown", 11), ("any_disease_threshold", 1.5)]
)
def test_a_share_out_of_range_is_refused(field: str, value: float) -> None:
    with pytest.raises(KnownError) as refused:
        RankingPolicy(**{field: value})  # type: ignore[arg-type]
    assert refused.value.code == "ranking.policy_out_of_range"
    assert refused.value.facts["field"] == field


@pytest.mark.parametrize(
    "text", ["", "[]", '{"orphan_share": "much"}', '{"other": 1}', '{"shown": 2.5}', '{"shown": true}']
)
def test_a_malformed_policy_is_refused(text: str) -> None:
    with pytest.raises(KnownError) as refused:
        RankingPolicy.from_json(text)
    assert refused.value.code == "ranking.policy_malformed"


@given(st.text(max_size=200))
def test_any_other_text_is_a_known_error(text: str) -> None:
    with pytest.raises(KnownError, match=r"ranking\.policy_"):
        RankingPolicy.from_json(text + "]")  # whatever the text, this is no object
