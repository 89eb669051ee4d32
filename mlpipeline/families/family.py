"""What every model family is: it fits encoded patients, scores them, and writes itself as named bytes."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from mlpipeline.errors import KnownError
from mlpipeline.features.array_bytes import array_from_bytes
from mlpipeline.features.design import Design
from mlpipeline.features.encoded_rows import EncodedRows
from mlpipeline.progress import Cancelled, Progress

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

    from mlpipeline.knowledge.knowledge import Knowledge

REPORT_EVERY_S = 0.05


@dataclass(frozen=True)
class FitData:
    """What a family may learn from: the training part, and the select part to choose its settings with.

    train_y: int32 (n,) positions in `classes`. select_y: the same, -1 for a class that training does not have.
    patients: patient of each training row, for cross-fitting. Neither the calibrate nor the test part is in here.
    """

    design: Design
    classes: tuple[str, ...]
    train: EncodedRows
    train_y: np.ndarray
    select: EncodedRows
    select_y: np.ndarray
    patients: np.ndarray
    knowledge: Knowledge | None = None

    @property
    def counts(self) -> np.ndarray:
        """int (k,): training rows of each class."""
        return np.bincount(self.train_y, minlength=len(self.classes))

    @cached_property
    def train_matrix(self) -> np.ndarray | csr_matrix:
        """The design matrix of the training part, made once for all families."""
        return self.design.matrix(self.train)

    @cached_property
    def select_matrix(self) -> np.ndarray | csr_matrix:
        """The design matrix of the select part."""
        return self.design.matrix(self.select)


class FittedFamily(Protocol):
    """A fitted model of one family."""

    def scores(self, design: Design, rows: EncodedRows) -> np.ndarray:
        """Log-probabilities up to a constant by row, float (n, k) in the order of the classes; finite."""
        ...

    def members(self) -> dict[str, bytes]:
        """Everything needed to load it again, by member name. Never a pickle."""
        ...


class Family(Protocol):
    """A module of a family offers these two functions."""

    def fit(self, data: FitData, seed: int, progress: Progress) -> FittedFamily:
        """Deterministic for a seed; asks `progress` often, which raises Cancelled when the user stops the work."""
        ...

    def load(self, members: Mapping[str, bytes]) -> FittedFamily:
        """The model of `members()`. Raises KnownError artifact.damaged."""
        ...


def log_prior(counts: np.ndarray) -> np.ndarray:
    """float64 (k,): log of the classes' shares, smoothed by half a row each."""
    return np.log((counts + 0.5) / (counts.sum() + 0.5 * len(counts)))


class Pace:
    """Asks whether to stop at every call, but reports at most every 50 ms: a fit may turn thousands of times."""

    def __init__(self, progress: Progress, stage: str) -> None:
        self._progress, self._stage, self._last = progress, stage, 0.0

    def __call__(self, fraction: float) -> None:
        if self._progress.is_cancelled():
            raise Cancelled
        now = time.monotonic()
        if now - self._last >= REPORT_EVERY_S:
            self._last = now
            self._progress(min(1.0, fraction), self._stage)


def array_from_members(members: Mapping[str, bytes], name: str, dimensions: int) -> np.ndarray:
    """The .npy member with so many dimensions, all numbers. Raises KnownError artifact.damaged."""
    try:
        return array_from_bytes(_member(members, name), dimensions)
    except ValueError:
        raise KnownError("artifact.damaged", member=name) from None


def json_from_members(members: Mapping[str, bytes], name: str) -> dict[str, Any]:
    """The JSON object of a member. Raises KnownError artifact.damaged."""
    try:
        plain = json.loads(_member(members, name))
    except (ValueError, RecursionError):
        raise KnownError("artifact.damaged", member=name) from None
    if not isinstance(plain, dict):
        raise KnownError("artifact.damaged", member=name)
    return plain


def _member(members: Mapping[str, bytes], name: str) -> bytes:
    if name not in members:
        raise KnownError("artifact.member_missing", member=name)
    return members[name]
