"""What a diagnosis shows: the answer of the pipeline as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.services.identifiers import IdentifierView, identifier_views
from mlpipeline.domain import Case, Disease, Severity


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One finding and what it says, in nats; > 0 speaks for the disease."""

    term_id: str
    label: str
    nats: float
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class RankedDiseaseView:
    """group: "N" none, "L" from records, "C" common and without records, "K" knowledge only, "U" unknown to all.
    probability: 0-1, None without a model. records: the clinic's own. matched of described: of the patient's present
    findings, those that speak for it. expected: findings most patients with it have and of which nothing was said.
    also: its codes in other catalogues that are ranked as one with it. identifiers: all codes that mean exactly it, its
    own first."""

    rank: int
    disease: Disease
    group: str
    probability: float | None
    score: float
    records: int
    matched: int
    described: int
    speaks_for: tuple[EvidenceView, ...]
    speaks_against: tuple[EvidenceView, ...]
    also: tuple[str, ...] = ()
    expected: tuple[EvidenceView, ...] = ()
    do_not_miss: bool = False
    identifiers: tuple[IdentifierView, ...] = ()


@dataclass(frozen=True, slots=True)
class SeverityView:
    level: Severity
    probabilities: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class AbstentionView:
    """reason: "few_findings", "no_pattern", "unknown_disease" or "out_of_range". facts: "findings" that say something
    and the "least" of them, or the ages "low" and "high" the model has learned from, in years."""

    reason: str
    facts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """any_disease: P(a disease at all), None = not estimable; disease_likely: it reaches the policy's threshold.
    groups: mass of N, L, C, K, U. coverage_of_shown: share of validation patients whose disease was among those shown,
    with its 95 % interval; None without a model and where known orphans lead. likely_rows: so many of the first rows
    hold the diagnosis in 90 of 100 such patients; None where that cannot be said. notes: codes. abstains: why the
    ranking should not be trusted, the gravest first."""

    rows: tuple[RankedDiseaseView, ...]
    any_disease: float | None
    groups: Mapping[str, float] | None
    severity: SeverityView | None
    considered: int
    coverage_of_shown: float | None
    notes: tuple[str, ...]
    knowledge_version: str
    coverage_low: float | None = None
    coverage_high: float | None = None
    coverage_n: int = 0
    disease_likely: bool | None = None
    policy_version: int = 1
    abstains: tuple[AbstentionView, ...] = ()
    likely_rows: int | None = None


@dataclass(frozen=True, slots=True)
class DiagnosisResult:
    """One kept diagnosis. state: "for_review" until a clinician accepts or overrides it (decision: "accept" or
    "override"), then "decided". policy_version: "proposed 1" or "signed 3". trained_patients: of the dataset."""

    diagnosis_id: str
    patient_id: str
    case: Case
    assessment: AssessmentView
    model_version: int | None
    model_family: str
    trained_patients: int
    knowledge_version: str
    policy_version: str
    at: datetime
    state: str = "for_review"
    decision: str = ""
    decided_disease: Disease | None = None
    decision_reason: str = ""


def assessment_view(plain: Mapping[str, Any]) -> AssessmentView:
    """Of the plain form that is kept in the store."""
    severity = plain["severity"]
    return AssessmentView(
        rows=tuple(_row(each) for each in plain["rows"]),
        any_disease=plain["any_disease"],
        groups=dict(plain["groups"]) if plain["groups"] is not None else None,
        severity=SeverityView(Severity(severity["level"]), dict(severity["probabilities"])) if severity else None,
        considered=int(plain["considered"]),
        coverage_of_shown=plain["coverage_of_shown"],
        notes=tuple(plain["notes"]),
        knowledge_version=str(plain["knowledge_version"]),
        coverage_low=plain.get("coverage_low"),
        coverage_high=plain.get("coverage_high"),
        coverage_n=int(plain.get("coverage_n", 0)),
        disease_likely=plain.get("disease_likely"),
        policy_version=int(plain.get("policy_version", 1)),
        abstains=tuple(AbstentionView(str(each["reason"]), dict(each["facts"])) for each in plain.get("abstains", ())),
        likely_rows=plain.get("likely_rows"),
    )


def _row(plain: Mapping[str, Any]) -> RankedDiseaseView:
    return RankedDiseaseView(
        rank=int(plain["rank"]),
        disease=Disease(**plain["disease"]),
        group=str(plain["group"]),
        probability=plain["probability"],
        score=float(plain["score"]),
        records=int(plain["records"]),
        matched=int(plain["matched"]),
        described=int(plain["described"]),
        speaks_for=tuple(EvidenceView(**each) for each in plain["speaks_for"]),
        speaks_against=tuple(EvidenceView(**each) for each in plain["speaks_against"]),
        also=tuple(plain.get("also", ())),
        expected=tuple(EvidenceView(**each) for each in plain.get("expected", ())),
        do_not_miss=bool(plain.get("do_not_miss", False)),
        identifiers=identifier_views(_identifiers(plain)),
    )


def _identifiers(plain: Mapping[str, Any]) -> Sequence[str]:
    """An answer kept before they were told has the codes it was ranked by."""
    if "identifiers" in plain:
        return plain["identifiers"]
    return (plain["disease"]["term_id"], *plain.get("also", ())) if plain["group"] in ("L", "C", "K") else ()
