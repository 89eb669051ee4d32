"""The Bayes-limit generator: patients in bulk from known rates, and the exact posterior of what each of them shows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.ddxplus.maps import read_conditions, read_evidences

Floats = NDArray[np.float64]

UNKNOWN = -1
OLDEST = 95.0
ANY_AGE = 0.1
"""Share of a disease's patients whose age is drawn from all ages."""


@dataclass(frozen=True)
class Lab:
    """centre, spread: of patients whom the disease does not move; of the logarithm where `logarithm`."""

    code: str
    unit: str
    centre: float
    spread: float
    logarithm: bool = False

    def value(self, z: float) -> float:
        moved = self.centre + self.spread * z
        return round(float(np.exp(moved)) if self.logarithm else moved, 1)


LABS = (
    Lab("haemoglobin", "g/dL", 13.8, 1.3),
    Lab("leukocytes", "×10⁹/L", 2.0, 0.3, logarithm=True),
    Lab("crp", "mg/L", 1.1, 1.0, logarithm=True),
    Lab("heart_rate", "/min", 78.0, 11.0),
)

SEVERITY = {
    1: (0.0, 0.0, 0.6, 0.1, 0.3),
    2: (0.0, 0.1, 0.7, 0.15, 0.05),
    3: (0.0, 0.3, 0.45, 0.2, 0.05),
    4: (0.05, 0.65, 0.2, 0.1, 0.0),
    5: (0.1, 0.8, 0.05, 0.05, 0.0),
}
"""DDXPlus' severity of the condition (1 = worst) -> probabilities of our five levels, given the disease alone."""


@dataclass(frozen=True)
class Settings:
    """told, denied: how often a present, an absent evidence is written down (both within (0, 1)). noise: share of each
    rate that is the marginal patient's: DDXPlus is near-separable without it. tail: class counts are raised to this
    power (1 = as published, more = longer tail). measured: how often each lab is there."""

    told: float = 0.6
    denied: float = 0.1
    noise: float = 0.05
    tail: float = 1.0
    measured: float = 0.3

    def __post_init__(self) -> None:
        for name in ("told", "denied", "measured"):
            if not 0.0 < getattr(self, name) < 1.0:
                raise ValueError(f"{name} must lie within (0, 1)")
        if not 0.0 < self.noise < 1.0:
            raise ValueError("noise must lie within (0, 1): rates of 0 and 1 leave no posterior to compute")


@dataclass(frozen=True)
class Draw:
    """n patients. disease (n,) int16; states (n, e) int8: 1 present, 0 absent, -1 not said; labs (n, l) float32 in
    standard deviations, NaN where not measured; severity (n,) int8, 0-4; age (n,) years; man (n,)."""

    disease: NDArray[np.int16]
    states: NDArray[np.int8]
    age: NDArray[np.float32]
    man: NDArray[np.bool_]
    labs: NDArray[np.float32]
    severity: NDArray[np.int8]

    def __len__(self) -> int:
        return self.disease.size


@dataclass(frozen=True)
class Generator:
    """k conditions, e evidences. prior (k,), rates (k, e), men (k,), ages (k, 2), shifts (k, l), severity (k, 5).

    What is observed given the disease is independent of one another, so `posterior` is exact.
    """

    conditions: tuple[str, ...]
    evidences: tuple[str, ...]
    prior: Floats
    rates: Floats
    men: Floats
    ages: Floats
    shifts: Floats
    severity: Floats
    settings: Settings = Settings()

    def seen_through(self, codes: frozenset[str], labs: bool = True) -> Generator:
        """The generator of which only these evidences (and, if wanted, no lab) are looked at: its posterior is the
        ceiling of a program that sees no more. For draws of `narrowed`."""
        kept = self._places(codes)
        narrowed = replace(self, evidences=tuple(self.evidences[i] for i in kept), rates=self.rates[:, kept])
        return narrowed if labs else replace(narrowed, shifts=np.zeros((len(self.conditions), 0)))

    def narrowed(self, draw: Draw, codes: frozenset[str], labs: bool = True) -> Draw:
        """The draw without what `seen_through(codes, labs)` does not look at."""
        return replace(
            draw, states=draw.states[:, self._places(codes)], labs=draw.labs if labs else np.zeros((len(draw), 0))
        )

    def _places(self, codes: frozenset[str]) -> list[int]:
        return [i for i, code in enumerate(self.evidences) if code in codes]

    def draw(self, n: int, seed: int) -> Draw:
        """n patients; the same generator, n and seed give the same."""
        parts = list(self.chunks(n, seed))
        names = ("disease", "states", "age", "man", "labs", "severity")
        return Draw(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))

    def chunks(self, n: int, seed: int, size: int = 20_000) -> Iterator[Draw]:
        """`draw` in pieces, so that a million rows need not be held at once."""
        rng = np.random.default_rng(seed)
        for start in range(0, n, size):
            yield self._chunk(min(size, n - start), rng)

    def _chunk(self, n: int, rng: np.random.Generator) -> Draw:
        said, s = self.settings, self.shifts
        disease = rng.choice(len(self.conditions), n, p=self.prior)
        # One number a cell: below "present and told", above "absent and denied", between them silence.
        u = rng.random((n, len(self.evidences)), dtype=np.float32)
        told = (self.rates * said.told).astype(np.float32)[disease]
        silent = (1.0 - (1.0 - self.rates) * said.denied).astype(np.float32)[disease]
        states = (u < told).astype(np.int8) - ((u >= told) & (u < silent)).astype(np.int8)
        low, high = self.ages[disease].T
        anyone = rng.random(n) < ANY_AGE
        age = np.where(anyone, 0.0, low) + rng.random(n) * np.where(anyone, OLDEST, high - low)
        labs = (rng.standard_normal((n, s.shape[1])) + s[disease]).astype(np.float32)
        labs[rng.random(labs.shape) >= said.measured] = np.nan
        levels = (rng.random(n)[:, None] >= np.cumsum(self.severity, axis=1)[disease, :-1]).sum(axis=1)
        man = rng.random(n) < self.men[disease]
        return Draw(disease.astype(np.int16), states, age.astype(np.float32), man, labs, levels.astype(np.int8))

    def posterior(self, draw: Draw) -> Floats:
        """(n, k): P(disease | all that is observed of the patient), rows sum to 1."""
        said = self.settings
        present, absent = np.log(self.rates * said.told), np.log((1.0 - self.rates) * said.denied)
        silent = np.log1p(-self.rates * said.told - (1.0 - self.rates) * said.denied)
        log_p = np.log(self.prior) + silent.sum(axis=1)
        log_p = log_p + (draw.states == 1).astype(np.float64) @ (present - silent).T
        log_p += (draw.states == 0).astype(np.float64) @ (absent - silent).T
        log_p += np.log(np.where(draw.man[:, None], self.men, 1.0 - self.men))
        log_p += self._log_age(draw.age)
        z, there = np.nan_to_num(draw.labs.astype(np.float64)), ~np.isnan(draw.labs)
        # The squares of z are the same for every disease and cancel.
        log_p += (z * there) @ self.shifts.T - 0.5 * there.astype(np.float64) @ (self.shifts**2).T
        log_p -= log_p.max(axis=1, keepdims=True)
        p = np.exp(log_p)
        return p / p.sum(axis=1, keepdims=True)

    def _log_age(self, age: NDArray[np.float32]) -> Floats:
        low, high = self.ages.T.astype(np.float32)
        inside = (age[:, None] >= low) & (age[:, None] <= high)
        return np.log(ANY_AGE / OLDEST + np.where(inside, (1.0 - ANY_AGE) / (high - low), 0.0))

    def severity_posterior(self, posterior: Floats) -> Floats:
        """(n, 5): the severity depends on the disease alone."""
        return posterior @ self.severity


def load_generator(folder: Path, settings: Settings | None = None) -> Generator:
    """Reads DDXPlus' rates, counts and severities from its folder; ages, sex and labs come from our own map."""
    settings = settings or Settings()
    rates: dict[str, object] = json.loads((folder / "symptom_condition_probs.json").read_text(encoding="utf-8"))
    severity = json.loads((folder / "release_conditions.json").read_text(encoding="utf-8"))
    counts, table = rates["condition_counts"], rates["probabilities"]
    assert isinstance(counts, dict)
    assert isinstance(table, dict)
    names = tuple(sorted(counts))
    codes = tuple(code for code, each in read_evidences().items() if each.kind != "detail")
    ours = [read_conditions()[name] for name in names]
    prior = np.array([counts[name] for name in names], dtype=np.float64) ** settings.tail
    prior /= prior.sum()
    published = np.array([[table[name][code] for code in codes] for name in names])
    # "Known relatives: yes" at 1 would be certain; the marginal patient is never quite 0 or 1.
    marginal = np.clip(prior @ published, 1e-3, 1 - 1e-3)
    return Generator(
        names,
        codes,
        prior,
        (1 - settings.noise) * published + settings.noise * marginal,
        np.clip([each.men for each in ours], 0.02, 0.98),
        np.array([(each.age_low, each.age_high) for each in ours]),
        np.array([[each.labs.get(lab.code, 0.0) for lab in LABS] for each in ours]),
        np.array([SEVERITY[severity[name]["severity"]] for name in names]),
        settings,
    )
