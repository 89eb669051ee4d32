"""What the one ranking answers, as plain values that are kept with the diagnosis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from mlpipeline.domain import Disease, Severity
from mlpipeline.orphan.naive_bayes import Evidence
from mlpipeline.ranking.abstention import Abstention
from mlpipeline.ranking.nodes import Group

_LISTS = ("speaks_for", "speaks_against", "also", "expected", "identifiers")


@dataclass(frozen=True, slots=True)
class RankedDisease:
    """A row. group: "N" no disease, "L" from records, "C" common and without records, "K" from the literature on orphan
    diseases only, "U" described by neither.

    probability: 0-1, None without a model. score: level of the findings, nats over the background. records: of the
    clinic. matched of described: of the patient's known present findings, those that speak for the disease's profile.
    speaks_for, speaks_against: strongest first, in nats; labels are readable ("Fever", "no cough", "age 34 years").
    expected: findings most patients with the disease have and of which nothing was said; nats: what each would add if
    it were present. also: the same disease's codes in other catalogues. do_not_miss: the set of common diseases
    says so. identifiers: its codes in all catalogues, exact ones alone, its own first; none of "N" and "U".
    """

    rank: int
    disease: Disease
    group: Group
    probability: float | None
    score: float
    records: int
    matched: int
    described: int
    speaks_for: tuple[Evidence, ...] = ()
    speaks_against: tuple[Evidence, ...] = ()
    also: tuple[str, ...] = ()
    expected: tuple[Evidence, ...] = ()
    do_not_miss: bool = False
    identifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SeverityAnswer:
    """level: the most probable one. probabilities: name of the level in lower case -> 0-1."""

    level: Severity
    probabilities: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Assessment:
    """The answer for one patient.

    any_disease: 1 - P(no disease), None where the records say of nobody that he has none. disease_likely: whether it
    reaches the policy's threshold. groups: mass of "L", "C", "K", "U", and "N" where estimable; they sum to 1; None
    without a model. considered: diseases ranked. coverage_of_shown: share of validation patients whose disease was
    among those shown (coverage_low, coverage_high: 95 % interval over diseases; coverage_n patients); None without a
    model and where known orphans lead, of whom no validation patient tells. likely_rows: so
    many of the first rows hold the diagnosis in 90 of 100 such patients; None as for coverage, and where no such set is
    offered. notes: codes, see docs. abstains: why this
    ranking should not be trusted, the gravest first; empty where it may be.
    """

    rows: tuple[RankedDisease, ...]
    any_disease: float | None
    groups: Mapping[str, float] | None
    severity: SeverityAnswer | None
    considered: int
    coverage_of_shown: float | None
    notes: tuple[str, ...]
    knowledge_version: str
    coverage_low: float | None = None
    coverage_high: float | None = None
    coverage_n: int = 0
    disease_likely: bool | None = None
    policy_version: int = 1
    abstains: tuple[Abstention, ...] = ()
    likely_rows: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values; `from_dict` reads them back equal."""
        plain = asdict(self)
        plain["notes"] = list(self.notes)
        plain["abstains"] = [{"reason": each.reason, "facts": dict(each.facts)} for each in self.abstains]
        plain["rows"] = [
            {
                **row,
                **{
                    name: list(row[name])
                    for name in ("speaks_for", "speaks_against", "also", "expected", "identifiers")
                },
            }
            for row in plain["rows"]
        ]
        if self.severity is not None:
            plain["severity"] = {
                "level": int(self.severity.level),
                "probabilities": dict(self.severity.probabilities),
            }
        return plain

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Assessment:
        """The Assessment of `to_dict`. Raises KeyError, TypeError or ValueError on anything else."""
        severity = plain["severity"]
        read = {
            "rows": tuple(_row(each) for each in plain["rows"]),
            "severity": SeverityAnswer(Severity(severity["level"]), dict(severity["probabilities"]))
            if severity
            else None,
            "notes": tuple(plain["notes"]),
            "abstains": tuple(Abstention(each["reason"], dict(each["facts"])) for each in plain.get("abstains", ())),
        }
        return cls(**{**plain, **read})


def _row(plain: Mapping[str, Any]) -> RankedDisease:
    read = {
        "disease": Disease(**plain["disease"]),
        "speaks_for": tuple(Evidence(**each) for each in plain["speaks_for"]),
        "speaks_against": tuple(Evidence(**each) for each in plain["speaks_against"]),
        "also": tuple(plain["also"]),
        "expected": tuple(Evidence(**each) for each in plain.get("expected", ())),
        "identifiers": tuple(plain.get("identifiers", ())),
    }
    return RankedDisease(**{**plain, **read})
