"""Measured figures with their 95 % intervals. Nothing but the standard library: the window reads these, too."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure, its 95 % interval and the number of rows it was measured on; None where it cannot be measured."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int = 0

    def to_dict(self) -> dict[str, float | int | None]:
        return {"value": self.value, "low": self.low, "high": self.high, "n": self.n}

    @staticmethod
    def from_dict(plain: Mapping[str, Any]) -> Estimate:
        return Estimate(plain.get("value"), plain.get("low"), plain.get("high"), int(plain.get("n", 0)))


@dataclass(frozen=True, slots=True)
class Metrics:
    """Everything measured on one part. Shares are 0-1; mse is summed over classes (0-2); log_loss is in nats."""

    accuracy: Estimate = Estimate()
    macro_recall: Estimate = Estimate()
    macro_f1: Estimate = Estimate()
    mse: Estimate = Estimate()
    log_loss: Estimate = Estimate()
    rare_recall: Estimate = Estimate()
    sensitivity: Estimate = Estimate()
    specificity: Estimate = Estimate()
    ece: Estimate = Estimate()

    def to_dict(self) -> dict[str, dict[str, float | int | None]]:
        return {each.name: getattr(self, each.name).to_dict() for each in fields(self)}

    @staticmethod
    def from_dict(plain: Mapping[str, Mapping[str, Any]]) -> Metrics:
        return Metrics(**{each.name: Estimate.from_dict(plain.get(each.name, {})) for each in fields(Metrics)})


def wilson(successes: int, n: int, z: float = 1.959963984540054) -> Estimate:
    """A proportion with Wilson's 95 % score interval; empty where n is 0."""
    if n == 0:
        return Estimate()
    share = successes / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    # The score interval contains the share; rounding must not move 0 and 1 out of it.
    return Estimate(share, max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half)), n)
