"""What a model must reach before it may be approved, and whether it does. Standard library only, for the window."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Literal, cast

from mlpipeline.errors import KnownError
from mlpipeline.evaluation.estimates import Estimate, Metrics

METRICS = tuple(each.name for each in fields(Metrics))
HIGHEST = {"mse": 2.0, "log_loss": 100.0}
"""The greatest value a metric can have; 1 for the others, which are shares."""
UNITS = {"mse": "squared error summed over diseases, 0-2", "log_loss": "nats"}
"""Everything else is a share, 0-1."""
MIN_RARE_ROWS = 10
"""With fewer test patients of rare diseases, recall on them says nothing either way."""

State = Literal["met", "missed", "not_enough_evidence"]


@dataclass(frozen=True, slots=True)
class Requirement:
    """`metric` must be at least `minimum` or at most `maximum` (one of them is set).

    bound "value": the measured figure decides. "lower": the unfavourable end of its 95 % interval must do, too: the
    lower end for a minimum, the upper end for a maximum.
    """

    metric: str
    minimum: float | None = None
    maximum: float | None = None
    bound: Literal["lower", "value"] = "value"

    @property
    def unit(self) -> str:
        """In what the figure is measured."""
        return UNITS.get(self.metric, "share, 0-1")


@dataclass(frozen=True, slots=True)
class Requirements:
    """A version of the clinic's requirements, as it is signed."""

    version: str
    items: tuple[Requirement, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {"version": self.version, "items": [asdict(item) | {"unit": item.unit} for item in self.items]}


@dataclass(frozen=True, slots=True)
class RequirementResult:
    """One requirement against what was measured."""

    requirement: Requirement
    measured: Estimate
    state: State


def check_requirements(requirements: Requirements, metrics: Metrics) -> tuple[RequirementResult, ...]:
    """Each requirement, in its order: met, missed, or not enough evidence.

    Not enough evidence: the metric could not be measured, fewer than 10 patients stand behind the recall on rare
    diseases, or the figure itself is good enough but its interval reaches to where it would not be.
    """
    return tuple(
        RequirementResult(item, getattr(metrics, item.metric), _state(item, getattr(metrics, item.metric)))
        for item in requirements.items
    )


def _state(item: Requirement, measured: Estimate) -> State:
    if measured.value is None or (item.metric == "rare_recall" and measured.n < MIN_RARE_ROWS):
        return "not_enough_evidence"
    if not _reaches(item, measured.value):
        return "missed"
    if item.bound == "value":
        return "met"
    end = measured.low if item.minimum is not None else measured.high
    return "met" if end is not None and _reaches(item, end) else "not_enough_evidence"


def _reaches(item: Requirement, figure: float) -> bool:
    if item.minimum is not None:
        return figure >= item.minimum
    return item.maximum is not None and figure <= item.maximum


def requirements_from_dict(plain: Mapping[str, Any]) -> Requirements:
    """The requirements of `to_dict`, checked. Raises KnownError requirements.invalid (item, reason)."""
    version, items = plain.get("version"), plain.get("items")
    if not isinstance(version, str) or not version.strip():
        raise KnownError("requirements.invalid", item=0, reason="version")
    if not isinstance(items, list) or not items:
        raise KnownError("requirements.invalid", item=0, reason="items")
    found = tuple(_item(number, item) for number, item in enumerate(items, start=1))
    seen: set[str] = set()
    for number, item in enumerate(found, start=1):
        if item.metric in seen:
            raise KnownError("requirements.invalid", item=number, reason="twice")
        seen.add(item.metric)
    return Requirements(version.strip(), found)


def _item(number: int, plain: Any) -> Requirement:
    if not isinstance(plain, dict) or plain.get("metric") not in METRICS:
        raise KnownError("requirements.invalid", item=number, reason="metric")
    metric, bound = str(plain["metric"]), plain.get("bound", "value")
    if bound not in ("lower", "value"):
        raise KnownError("requirements.invalid", item=number, reason="bound")
    limits = [plain.get("minimum"), plain.get("maximum")]
    if sum(limit is not None for limit in limits) != 1:
        raise KnownError("requirements.invalid", item=number, reason="limits")
    for limit in limits:
        if limit is None:
            continue
        is_number = isinstance(limit, int | float) and not isinstance(limit, bool)
        if not is_number or not 0 <= limit <= HIGHEST.get(metric, 1.0):
            raise KnownError("requirements.invalid", item=number, reason="range")
    low, high = (None if limit is None else float(limit) for limit in limits)
    return Requirement(metric, low, high, cast(Literal["lower", "value"], bound))


def load_requirements(path: Path) -> Requirements:
    """The requirements of a JSON file. Raises KnownError requirements.missing or requirements.invalid."""
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise KnownError("requirements.missing", path=str(path)) from None
    except (ValueError, RecursionError):
        raise KnownError("requirements.invalid", item=0, reason="json") from None
    if not isinstance(plain, dict):
        raise KnownError("requirements.invalid", item=0, reason="json")
    return requirements_from_dict(plain)
