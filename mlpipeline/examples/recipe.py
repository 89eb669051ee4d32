"""The invented figures behind the example patients: resources/examples/example-patients.json, as values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mlpipeline.domain import NO_DISEASE, Disease, Severity
from mlpipeline.errors import KnownError

RECIPE_PATH = Path(__file__).resolve().parents[2] / "resources" / "examples" / "example-patients.json"


@dataclass(frozen=True, slots=True)
class DiseaseRecipe:
    """records: expected number among 1,200 patients. age: youngest, most frequent, oldest, in years. Rates are 0-1."""

    disease: Disease
    records: float
    age: tuple[float, float, float]
    male: float
    findings: Mapping[str, float]
    measurements: Mapping[str, tuple[float, float]]
    severity: Mapping[Severity, float]
    exposure: Mapping[str, float]
    own: Mapping[str, float]
    exams: Mapping[str, float]
    orphan: bool


@dataclass(frozen=True, slots=True)
class MeasurementRecipe:
    """ordinary: middle and spread in people without a disease that moves it. taken: share of patients measured."""

    unit: str
    ordinary: tuple[float, float]
    logarithmic: bool
    low: float
    high: float
    decimals: int
    taken: float


@dataclass(frozen=True, slots=True)
class SeverityEffect:
    """What a level does: its usual urgency, how many findings more or fewer, shifts of measurements, added rates."""

    urgency: float
    findings: float
    measurements: Mapping[str, float]
    added: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Recipe:
    diseases: tuple[DiseaseRecipe, ...]
    background: Mapping[str, float]
    measurements: Mapping[str, MeasurementRecipe]
    effects: Mapping[Severity, SeverityEffect]
    own: Mapping[str, float]
    family: Mapping[str, float]
    family_of_orphans: Mapping[str, float]
    exams: Mapping[str, float]
    earlier: tuple[tuple[Disease, float], ...]


@cache
def load_recipe(path: Path = RECIPE_PATH) -> Recipe:
    """Raises KnownError `examples.damaged` (file) where the resource is missing or not what it should be."""
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        return _recipe(plain)
    except (OSError, ValueError, KeyError, TypeError):
        raise KnownError("examples.damaged", file=path.name) from None


def _recipe(plain: Mapping[str, Any]) -> Recipe:
    none = {"id": NO_DISEASE.term_id, "label": NO_DISEASE.label, **plain["no_disease"]}
    diseases = [_disease(none, orphan=False)]
    diseases += [_disease(each, orphan=False) for each in plain["common"]]
    diseases += [_disease(each, orphan=True) for each in plain["orphans"]]
    history = plain["history"]
    return Recipe(
        tuple(diseases),
        plain["background"],
        {code: _measurement(each) for code, each in plain["measurements"].items()},
        {Severity[name.upper()]: _effect(each) for name, each in plain["severity_effects"].items()},
        history["own"],
        history["family"],
        history["family_of_orphans"],
        history["exams"],
        tuple((Disease(each["id"], each["label"]), each["rate"]) for each in history["earlier"]),
    )


def _disease(plain: Mapping[str, Any], orphan: bool) -> DiseaseRecipe:
    youngest, usual, oldest = plain["age"]
    return DiseaseRecipe(
        Disease(plain["id"], plain["label"]),
        plain["records"],
        (youngest, usual, oldest),
        plain["male"],
        plain.get("findings", {}),
        {code: (middle, spread) for code, (middle, spread) in plain.get("measurements", {}).items()},
        {Severity[name.upper()]: share for name, share in plain["severity"].items()},
        plain.get("exposure", {}),
        plain.get("own", {}),
        plain.get("exams", {}),
        orphan,
    )


def _measurement(plain: Mapping[str, Any]) -> MeasurementRecipe:
    middle, spread = plain["ordinary"]
    logarithmic = plain["scale"] == "log"
    return MeasurementRecipe(
        plain["unit"], (middle, spread), logarithmic, plain["low"], plain["high"], plain["decimals"], plain["taken"]
    )


def _effect(plain: Mapping[str, Any]) -> SeverityEffect:
    return SeverityEffect(plain["urgency"], plain["findings"], plain.get("measurements", {}), plain.get("added", {}))
