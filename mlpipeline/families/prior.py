"""The prior model: naive Bayes whose rates are the knowledge base's virtual patients plus the clinic's counts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from mlpipeline.errors import KnownError
from mlpipeline.evaluation.calibration import fit_temperature, mean_log_loss
from mlpipeline.families.family import (
    FitData,
    FittedFamily,
    Pace,
    array_from_members,
    json_from_members,
    log_prior,
)
from mlpipeline.families.knowledge_rates import knowledge_rates
from mlpipeline.features.array_bytes import array_to_bytes
from mlpipeline.features.design import Design
from mlpipeline.features.encoded_rows import EncodedRows
from mlpipeline.progress import Progress

VIRTUAL_PATIENTS = (0.0, 10.0, 30.0)
SILENCE_AS_ABSENCE = (0.0, 0.3, 1.0)
"""Weight of an unmentioned finding as an absent one in the training counts. It is chosen on the select part: 0 for
records that exclude what was asked, 1 for records that only ever name what is there. The patient's own unmentioned
findings always count nothing."""
DEFAULTS = (10.0, 0.3)
TOWARDS_ALL = 2.0
"""Virtual patients with everybody's rates that each class's rates are shrunk by."""
BINS = 8
ROWS_A_BIN = 20
MIN_SELECT_ROWS = 30
_WEIGHTS, _EDGES = "prior_weights.npy", "prior.json"


@dataclass(frozen=True)
class Indicators:
    """The 0/1 planes naive Bayes counts: each finding present, each excluded, each number's bin, each level.

    edges: inner bin edges of each number. levels: number of levels of each category with "other".
    """

    edges: tuple[tuple[float, ...], ...]
    levels: tuple[int, ...]

    def of(self, rows: EncodedRows) -> np.ndarray:
        """float32 (n, planes); all planes of an unknown thing are 0."""
        blocks = [rows.findings == 1, rows.findings == 0]
        for place, edges in enumerate(self.edges):
            column = rows.numbers[:, place]
            bins = np.where(np.isnan(column), -1, np.searchsorted(np.asarray(edges), column, side="right"))
            blocks.append(bins[:, None] == np.arange(len(edges) + 1))
        for place, count in enumerate(self.levels):
            blocks.append(rows.categories[:, place][:, None] == np.arange(count))
        return np.hstack(blocks).astype(np.float32)

    @property
    def groups(self) -> list[int]:
        """Planes of each number and category, after those of the findings."""
        return [len(edges) + 1 for edges in self.edges] + list(self.levels)


@dataclass(frozen=True)
class Counts:
    """Sums over training rows by class (k, planes), rows by class (k,), and what the knowledge says (k, findings)."""

    planes: np.ndarray
    rows: np.ndarray
    known: np.ndarray
    groups: tuple[int, ...]

    def weights(self, virtual: float, silence: float) -> np.ndarray:
        """float64 (planes + 1, k): log p(plane | class) - log p(plane), the log class prior in the last row."""
        findings = self.known.shape[1]
        present, absent = self.planes[:, :findings], self.planes[:, findings : 2 * findings]
        asked = present + absent + silence * (self.rows[:, None] - present - absent)
        share = (present.sum(axis=0) + 0.5) / (asked.sum(axis=0) + 1.0)
        described = ~np.isnan(self.known)
        virtual_present = np.where(described, virtual * np.nan_to_num(self.known), 0.0)
        rate = (present + TOWARDS_ALL * share + virtual_present) / (asked + TOWARDS_ALL + virtual * described)
        rate, share = np.clip(rate, 1e-3, 1 - 1e-3), np.clip(share, 1e-3, 1 - 1e-3)
        blocks = [np.log(rate) - np.log(share), np.log1p(-rate) - np.log1p(-share)]
        start = 2 * findings
        for size in self.groups:
            counted = self.planes[:, start : start + size]
            whole = (counted.sum(axis=0) + 0.5) / (counted.sum() + 0.5 * size)
            shrunk = (counted + 2 * TOWARDS_ALL * whole) / (counted.sum(axis=1, keepdims=True) + 2 * TOWARDS_ALL)
            blocks.append(np.log(shrunk) - np.log(whole))
            start += size
        return np.vstack([np.hstack(blocks).T, log_prior(self.rows)])


@dataclass(frozen=True)
class Prior:
    """Naive Bayes as one matrix product. weights: float32 (planes + 1, k)."""

    indicators: Indicators
    weights: np.ndarray
    virtual: float
    silence: float

    def scores(self, design: Design, rows: EncodedRows) -> np.ndarray:
        return np.asarray(self.indicators.of(rows) @ self.weights[:-1], dtype=np.float64) + self.weights[-1]

    def members(self) -> dict[str, bytes]:
        plain = {
            "edges": self.indicators.edges,
            "levels": self.indicators.levels,
            "virtual_patients": self.virtual,
            "silence_as_absence": self.silence,
        }
        return {_WEIGHTS: array_to_bytes(self.weights), _EDGES: json.dumps(plain).encode()}


def fit(data: FitData, seed: int, progress: Progress) -> FittedFamily:
    """Counts once, then the number of virtual patients and the weight of silence that the select part likes best."""
    return fit_prior(data, Pace(progress, "training.fit prior"))


def fit_prior(data: FitData, ask: Pace) -> Prior:
    """`fit` for whoever builds on the prior and reports under a stage of its own."""
    ask(0.0)
    indicators = fit_indicators(data)
    counts = count(data, indicators, ask)
    options = _options(data)
    select = indicators.of(data.select)
    best: tuple[float, float, float] | None = None
    for step, (virtual, silence) in enumerate(options):
        ask(0.5 + 0.5 * step / len(options))
        if len(options) == 1:
            best = (0.0, virtual, silence)
            break
        weights = counts.weights(virtual, silence)
        scores = select @ weights[:-1] + weights[-1]
        loss = mean_log_loss(scores, data.select_y, fit_temperature(scores, data.select_y))
        if best is None or loss < best[0] - 1e-9:
            best = (loss, virtual, silence)
    assert best is not None  # `_options` is never empty
    _, virtual, silence = best
    return Prior(indicators, counts.weights(virtual, silence).astype(np.float32), virtual, silence)


def _options(data: FitData) -> list[tuple[float, float]]:
    if int((data.select_y >= 0).sum()) < MIN_SELECT_ROWS:
        return [(DEFAULTS[0] if data.knowledge else 0.0, DEFAULTS[1])]
    virtuals: Iterable[float] = VIRTUAL_PATIENTS if data.knowledge else (0.0,)
    return [(virtual, silence) for virtual in virtuals for silence in SILENCE_AS_ABSENCE]


def fit_indicators(data: FitData) -> Indicators:
    """Bin edges at training quantiles, at least 20 rows a bin and at most 8 bins."""
    edges: list[tuple[float, ...]] = []
    for place in range(data.train.numbers.shape[1]):
        column = data.train.numbers[:, place]
        column = column[~np.isnan(column)]
        bins = int(min(BINS, max(2, len(column) // ROWS_A_BIN)))
        cuts = (
            np.unique(np.quantile(column.astype(np.float64), np.linspace(0, 1, bins + 1)[1:-1])) if len(column) else []
        )
        edges.append(tuple(float(cut) for cut in cuts))
    return Indicators(tuple(edges), tuple(len(code.levels) + 1 for code in data.design.categories))


def count(data: FitData, indicators: Indicators, ask: Pace) -> Counts:
    """Sums of the planes by class, slice by slice, and the knowledge base's rates for the same classes and findings."""
    planes = np.zeros((len(data.classes), indicators.of(data.train.take(np.arange(0))).shape[1]))
    step = 20_000
    for start in range(0, len(data.train_y), step):
        ask(0.4 * start / len(data.train_y))
        rows = np.arange(start, min(start + step, len(data.train_y)))
        member = np.zeros((len(rows), len(data.classes)), dtype=np.float32)
        member[np.arange(len(rows)), data.train_y[rows]] = 1.0
        planes += member.T @ indicators.of(data.train.take(rows))
    return Counts(planes, data.counts.astype(float), known_rates(data), tuple(indicators.groups))


def known_rates(data: FitData) -> np.ndarray:
    """float64 (k, findings); all NaN without a knowledge base."""
    terms = {column.name: column.term_id or "" for column in data.design.columns}
    findings = [terms[code.name] for code in data.design.findings]
    if data.knowledge is None:
        return np.full((len(data.classes), len(findings)), np.nan)
    return knowledge_rates(data.knowledge, data.classes, findings)


def load(members: Mapping[str, bytes]) -> FittedFamily:
    weights = array_from_members(members, _WEIGHTS, 2)
    plain = json_from_members(members, _EDGES)
    try:
        edges = tuple(tuple(float(cut) for cut in cuts) for cuts in plain["edges"])
        indicators = Indicators(edges, tuple(int(each) for each in plain["levels"]))
        return Prior(indicators, weights, float(plain["virtual_patients"]), float(plain["silence_as_absence"]))
    except (KeyError, TypeError, ValueError):
        raise KnownError("artifact.damaged", member=_EDGES) from None
