"""What a trained model keeps for the one ranking: its member "ranking.json"."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from mlpipeline.errors import KnownError
from mlpipeline.evaluation.estimates import Estimate
from mlpipeline.orphan.records import RecordCounts
from mlpipeline.ranking.likely_set import LikelySet
from mlpipeline.ranking.mixture import GroupFit

MEMBER = "ranking.json"
FORMAT = 1

PUBLISHED_CASES = GroupFit(
    temperature=2.0,
    floor=0.01,
    ceiling=0.01,
    share_logits=(-6.21, -4.6, -3.48, -1.39, 0.0, 2.2),
    log_odds=(-5.65, -4.01, -2.84, -0.5, 1.1, 3.46),
)
"""The defaults, fitted on published cases by benchmarks/mixture.py (docs/one-ranking.md): those of a clinic without a
model, or whose records have no finding."""


@dataclass(frozen=True)
class RankingFit:
    """groups: what separates orphans from the clinic's own. records: disease (or "none") -> counts of findings.

    labels: names of the records' own codes. coverage: share of validation patients with a disease whose disease was
    among those shown, with its interval over diseases. likely_set: None where none can be offered;
    likely_under: the settings it holds under (`RankingPolicy.weighs`).
    notes: what must be said of any probability of this model ("published_cases", "synthetic_model").
    """

    groups: GroupFit = PUBLISHED_CASES
    records: Mapping[str, RecordCounts] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    coverage: Estimate = field(default_factory=Estimate)
    likely_set: LikelySet | None = None
    likely_under: tuple[float, float, int] | None = None
    notes: tuple[str, ...] = ()

    def to_json(self) -> bytes:
        """The member; the same fit gives the same bytes. It holds counts over records, never a record."""
        plain = {
            "format": FORMAT,
            "groups": asdict(self.groups),
            "records": {
                each: {"n": c.records, "present": dict(c.present), "excluded": dict(c.excluded)}
                for each, c in self.records.items()
            },
            "labels": dict(self.labels),
            "coverage": self.coverage.to_dict(),
            "likely_set": None if self.likely_set is None else asdict(self.likely_set),
            "likely_under": self.likely_under,
            "notes": self.notes,
        }
        return json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()

    @classmethod
    def from_json(cls, data: bytes) -> RankingFit:
        """The fit of `to_json`. Raises KnownError `artifact.damaged` (member)."""
        try:
            plain: dict[str, Any] = json.loads(data)
            groups = plain["groups"]
            return cls(
                GroupFit(
                    float(groups["temperature"]),
                    float(groups["floor"]),
                    float(groups["ceiling"]),
                    tuple(map(float, groups["share_logits"])),
                    tuple(map(float, groups["log_odds"])),
                    int(groups["hidden"]),
                ),
                {str(each): _counts(counts) for each, counts in plain["records"].items()},
                {str(each): str(label) for each, label in plain["labels"].items()},
                Estimate.from_dict(plain["coverage"]),
                _likely_set(plain.get("likely_set")),
                _under(plain.get("likely_under")),
                tuple(str(note) for note in plain["notes"]),
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise KnownError("artifact.damaged", member=MEMBER) from None


def _likely_set(plain: Mapping[str, Any] | None) -> LikelySet | None:
    if plain is None:
        return None
    return LikelySet(float(plain["before"]), int(plain["patients"]), float(plain["median_size"]))


def _under(plain: Any) -> tuple[float, float, int] | None:
    if plain is None:
        return None
    share, unknown, shown = plain
    return float(share), float(unknown), int(shown)


def _counts(plain: Mapping[str, Any]) -> RecordCounts:
    present = {str(term): int(n) for term, n in plain["present"].items()}
    excluded = {str(term): int(n) for term, n in plain["excluded"].items()}
    return RecordCounts(int(plain["n"]), present, excluded)
