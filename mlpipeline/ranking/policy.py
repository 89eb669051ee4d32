"""What a clinic signs about the ranking: how common orphan diseases are there, how many rows are shown."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from mlpipeline.errors import KnownError

_WITHIN = {
    "orphan_share": (1e-4, 0.99),
    "unknown_share_of_orphan": (0.0, 0.99),
    "any_disease_threshold": (0.0, 1.0),
    "shown": (1, 10),
}


@dataclass(frozen=True)
class RankingPolicy:
    """The signed settings of the one ranking; `version` is recorded with each result.

    orphan_share: share of the clinic's patients whose disease is in none of its records (proposed: primary care .005,
    hospital .03, genetics clinic .9). unknown_share_of_orphan: the part of them that no knowledge base describes.
    any_disease_threshold: P(any disease) from which "a disease is likely" is said. shown: rows of a result.
    Raises KnownError `ranking.policy_out_of_range` (field, low, high).
    """

    orphan_share: float = 0.03
    unknown_share_of_orphan: float = 0.1
    shown: int = 10
    any_disease_threshold: float = 0.5
    version: int = 1

    def __post_init__(self) -> None:
        for name, (low, high) in _WITHIN.items():
            if not low <= getattr(self, name) <= high:
                raise KnownError("ranking.policy_out_of_range", field=name, low=low, high=high)

    @property
    def weighs(self) -> tuple[float, float, int]:
        """What the probabilities and the rows of a result depend on."""
        return self.orphan_share, self.unknown_share_of_orphan, self.shown

    def to_json(self) -> str:
        return json.dumps(asdict(self), indent=2, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> RankingPolicy:
        """The policy of `resources/policies/ranking.json` or of a signed row; KnownError `ranking.policy_malformed`
        (field: the first wrong one, "" where it is no JSON object)."""
        try:
            plain: Any = json.loads(text)
        except ValueError:
            raise KnownError("ranking.policy_malformed", field="") from None
        if not isinstance(plain, dict):
            raise KnownError("ranking.policy_malformed", field="")
        kinds = {each.name: int if each.type == "int" else float for each in fields(cls)}
        for name, value in plain.items():
            numeric = isinstance(value, int | float) and not isinstance(value, bool)
            if name not in kinds or not numeric or (kinds[name] is int and not isinstance(value, int)):
                raise KnownError("ranking.policy_malformed", field=str(name)[:40])
        return cls(**plain)
