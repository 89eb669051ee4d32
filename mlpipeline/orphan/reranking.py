"""One order of unlike scorers: reciprocal-rank fusion, then a learned softmax over a few of their features."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from mlpipeline.errors import KnownError

FUSED = ("naive_bayes", "resnik", "overlap", "density", "complement", "ontology")
SCALED = ("naive_bayes", "ontology", "embedding")
FEATURES = ("fused", *SCALED)

_OFFSET = 30
_DEPTH = 300
_FUSED_SCALE = 10.0
_FORMAT = 2
_LEAST_SHARPNESS = 0.05


def fuse(scores: Mapping[str, np.ndarray]) -> np.ndarray:
    """float32 (diseases,): sum over FUSED of 1 / (30 + place), over the first 300 places of each scorer; equal scores
    share the best place (Cormack, Clarke, Buettcher 2009)."""
    total = np.zeros(len(next(iter(scores.values()))), np.float32)
    for name in FUSED:
        score = scores[name]
        depth = min(_DEPTH, len(score))
        least = np.partition(score, len(score) - depth)[len(score) - depth] if depth else 0.0
        best = np.flatnonzero(score >= least)
        ordered = np.sort(score[best])
        place = len(best) - np.searchsorted(ordered, score[best], side="right")
        total[best] += (1.0 / (_OFFSET + place)).astype(np.float32)
    return total


def features_of(scores: Mapping[str, np.ndarray]) -> np.ndarray:
    """float32 (diseases, FEATURES): the fusion, and scores in units of their spread over all diseases."""
    columns = [_FUSED_SCALE * fuse(scores)]
    columns += [scores[name] / (float(scores[name].std()) + 1e-6) for name in SCALED]
    return np.stack(columns, axis=1).astype(np.float32)


def sharpness_factor(sharpness: tuple[float, float], findings: int) -> float:
    """a + b log(1 + findings), kept above 0: no order changes by it."""
    return max(sharpness[0] + sharpness[1] * math.log1p(findings), _LEAST_SHARPNESS)


@dataclass(frozen=True)
class Reranker:
    """weights: one a feature of FEATURES. sharpness (a, b): what is learned is multiplied by a + b log(1 + findings),
    which changes no order. trained: what it learned from, as shown to a researcher."""

    weights: tuple[float, ...]
    trained: Mapping[str, Any]
    sharpness: tuple[float, float] = (1.0, 0.0)

    def utilities(self, scores: Mapping[str, np.ndarray], findings: int) -> np.ndarray:
        """float32 (diseases,): log of how probable each disease is among all of these, up to a constant.

        findings: how many present ones the scores are of."""
        factor = sharpness_factor(self.sharpness, findings)
        return features_of(scores) @ (factor * np.asarray(self.weights)).astype(np.float32)

    def to_json(self) -> str:
        return json.dumps({"format": _FORMAT, "features": FEATURES, **asdict(self)}, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Reranker:
        """Raises KnownError `ranking.reranker_malformed`."""
        try:
            plain = json.loads(text)
            weights = tuple(float(each) for each in plain["weights"])
            if plain["format"] != _FORMAT or tuple(plain["features"]) != FEATURES or len(weights) != len(FEATURES):
                raise ValueError
            a, b = (float(each) for each in plain["sharpness"])
            if not np.isfinite([*weights, a, b]).all():
                raise ValueError
            return cls(weights, dict(plain["trained"]), (a, b))
        except (ValueError, KeyError, TypeError, RecursionError):
            raise KnownError("ranking.reranker_malformed") from None


def embedded_reranker_path() -> Path:
    return Path(__file__).resolve().parents[2] / "resources" / "knowledge" / "reranker.json"


@cache
def embedded_reranker() -> Reranker:
    """The one shipped, trained on patients simulated from the embedded knowledge alone (see its `trained`)."""
    return Reranker.from_json(embedded_reranker_path().read_text(encoding="utf-8"))
