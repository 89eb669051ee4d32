"""What pages about rerankers show: plain values, no behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.services.learning_views import EstimateView
from app.services.reranker_in_use import readable
from db.rerankers import StoredReranker

TOPS = ("top1", "top3", "top10")


@dataclass(frozen=True, slots=True)
class HeldOutView:
    """Shares of held-out cases whose disease is among the first 1, 3 or 10, both on the same cases. difference:
    retrained - shipped. tie: its interval holds 0."""

    shipped: EstimateView
    retrained: EstimateView
    difference: EstimateView
    tie: bool


@dataclass(frozen=True, slots=True)
class RerankerView:
    """A reranker trained here. macro, micro: by "top1", "top3", "top10"; over diseases and over cases. readable: this
    program's features are those it was made for. same_knowledge: it was trained with the knowledge in use. synthetic:
    some of its cases are made up. not_used: reason -> cases."""

    number: int
    in_use: bool
    readable: bool
    same_knowledge: bool
    knowledge_version: str
    cases: int
    diseases: int
    hidden: int
    synthetic: bool
    not_used: Mapping[str, int]
    macro: Mapping[str, HeldOutView]
    micro: Mapping[str, HeldOutView]
    weights: tuple[float, ...]
    sharpness: tuple[float, ...]
    made_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class RerankersView:
    """rows: newest first. tampered: numbers of those changed outside of the program, which are refused. in_use: a
    number, None = the shipped one; reason, set_by, since: of that choice, None where nobody ever chose. least_cases,
    least_diseases: what retraining needs."""

    rows: tuple[RerankerView, ...]
    tampered: tuple[int, ...]
    in_use: int | None
    reason: str
    set_by: str
    since: datetime | None
    least_cases: int
    least_diseases: int


def reranker_view(
    stored: StoredReranker, names: Mapping[str, str], in_use: int | None, knowledge_version: str
) -> RerankerView:
    report, content = stored.report, stored.content
    return RerankerView(
        number=stored.number,
        in_use=stored.number == in_use,
        readable=readable(content) is not None,
        same_knowledge=stored.knowledge_version == knowledge_version,
        knowledge_version=stored.knowledge_version,
        cases=report["cases"],
        diseases=report["diseases"],
        hidden=report["hidden"],
        synthetic=report["synthetic"],
        not_used=report["not_used"],
        macro=_figures(report, "macro"),
        micro=_figures(report, "micro"),
        weights=tuple(content["weights"]),
        sharpness=tuple(content["sharpness"]),
        made_by=names.get(stored.made_by, ""),
        made_at=stored.at,
    )


def _figures(report: Mapping[str, Any], kind: str) -> dict[str, HeldOutView]:
    found = {}
    for top in TOPS:
        three = [EstimateView.from_dict(report[name][kind][top]) for name in ("shipped", "retrained", "difference")]
        found[top] = HeldOutView(*three, tie=report["difference"][kind][top]["tie"])
    return found
