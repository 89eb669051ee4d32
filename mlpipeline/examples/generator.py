"""SYNTHETIC patients, long-tailed: drawn from degraded copies of the knowledge's profiles and invented figures."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from mlpipeline.domain import (
    DIASTOLIC,
    NO_DISEASE_ID,
    SYSTOLIC,
    Case,
    Disease,
    History,
    Measurement,
    PhenotypicFeature,
    Severity,
    Sex,
)
from mlpipeline.errors import KnownError
from mlpipeline.examples.recipe import DiseaseRecipe, MeasurementRecipe, Recipe, load_recipe
from mlpipeline.knowledge.knowledge import Knowledge

PATIENTS_LIMIT = 1_000_000

LINKS_MISSING = 0.30
"""Share of a profile's findings the example patients never show: a model that reads the profiles must not be reading
the generator. The rates of the others are moved, and each profile gains some links that are wrong."""
LINKS_WRONG = 2
RATE_NOISE = 0.6
UNSTATED_RATE = 0.4
PRESENT_RECORDED = 0.68
ABSENT_RECORDED = 0.05
ABSENT_RECORDED_WHERE_ASKED = 0.16
MORE_EXACT = 0.07
"""How often a child term is recorded in place of the finding itself."""
SEVERITY_LABELLED = 0.6
ONE_SEX = ("HP:0010460", "HP:0010461")
"""Findings of the female and of the male genitalia: left out, so that nobody gets those of the other sex."""
FIRST_DAY, DAYS = date(2023, 1, 2), 700


def generate_examples(knowledge: Knowledge, patients: int = 1200, seed: int = 7) -> Iterator[Case]:
    """`patients` cases, one a patient, in random order of diseases; each `synthetic`, ids "SYN-000001" and on.

    The same knowledge version, number and seed give the same cases. About 15 % have no disease, 79 % one of 17 common
    febrile or tropical illnesses (a quarter of all: dengue; the rarest: 4 in 1,200), the rest one of 21 orphan
    diseases with 1-8 records each. Raises KnownError `examples.patients_out_of_range`, `examples.damaged`.
    """
    if not 1 <= patients <= PATIENTS_LIMIT:
        raise KnownError("examples.patients_out_of_range", limit=PATIENTS_LIMIT)
    recipe = load_recipe()
    source = _Source(knowledge)
    degraded = [_Degraded.of(each, source, recipe, seed) for each in recipe.diseases]
    labels = {term_id: source.label(term_id) for effect in recipe.effects.values() for term_id in effect.added}
    order = np.repeat(np.arange(len(degraded)), _counts(recipe, patients))
    random = np.random.default_rng([seed, patients])
    random.shuffle(order)
    for number, which in enumerate(order.tolist(), start=1):
        yield _Patient(degraded[which], recipe, labels, random).case(f"SYN-{number:06d}")


def _counts(recipe: Recipe, patients: int) -> np.ndarray:
    """Expected records scaled to the number of patients, rounded by largest remainder."""
    expected = np.array([each.records for each in recipe.diseases])
    exact = expected * patients / expected.sum()
    counts = np.floor(exact).astype(np.int64)
    left = patients - int(counts.sum())
    counts[np.argsort(-(exact - counts), kind="stable")[:left]] += 1
    return counts


class _Source:
    """The knowledge, with what is asked of it again and again."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.profiles, self.ontology = knowledge.profiles, knowledge.ontology
        self.label = knowledge.ontology.label
        self._annotated = knowledge.annotated_terms
        self._of_one_sex = _below(knowledge, ONE_SEX)
        self.often_seen = np.flatnonzero((self._annotated > 100) & knowledge.ontology.is_finding() & ~self._of_one_sex)

    def is_of_one_sex(self, term_id: str) -> bool:
        position = self.ontology.index.get(term_id)
        return position is not None and bool(self._of_one_sex[position])

    def children(self, term_id: str) -> tuple[tuple[str, str], ...]:
        """The more exact terms with which some diseases are described; others nobody would write."""
        ontology = self.ontology
        position = ontology.index.get(term_id)
        if position is None:
            return ()
        children = [child for child in ontology.children(position).tolist() if self._annotated[child] >= 5]
        children = [child for child in children if not self._of_one_sex[child]]
        return tuple((ontology.term_ids[child], ontology.labels[child]) for child in children)


def _below(knowledge: Knowledge, roots: tuple[str, ...]) -> np.ndarray:
    """bool (terms,): the term is one of the roots or below one."""
    ontology = knowledge.ontology
    wanted = [ontology.index[root] for root in roots if root in ontology.index]
    owners = np.repeat(np.arange(len(ontology)), np.diff(ontology.ancestor_ends))
    flags = np.zeros(len(ontology), bool)
    flags[owners[np.isin(ontology.ancestor_terms, wanted)]] = True
    return flags


@dataclass(frozen=True, slots=True)
class _Degraded:
    """A disease as the example patients show it. rates: float64 (findings,), of the terms beside."""

    recipe: DiseaseRecipe
    terms: tuple[str, ...]
    labels: tuple[str, ...]
    rates: np.ndarray
    absent_recorded: np.ndarray
    children: tuple[tuple[tuple[str, str], ...], ...]

    @classmethod
    def of(cls, disease: DiseaseRecipe, source: _Source, recipe: Recipe, seed: int) -> _Degraded:
        random = np.random.default_rng([seed, zlib.crc32(disease.disease.term_id.encode())])
        rates: dict[str, float] = dict(recipe.background)
        for term_id, rate in _degraded_profile(disease, source, random).items():
            rates[term_id] = _either(rates.get(term_id, 0.0), rate)
        for term_id, rate in disease.findings.items():
            rates[term_id] = max(rates.get(term_id, 0.0), rate)
        asked = [ABSENT_RECORDED_WHERE_ASKED if term in recipe.background else ABSENT_RECORDED for term in rates]
        return cls(
            disease,
            tuple(rates),
            tuple(source.label(term_id) for term_id in rates),
            np.array(list(rates.values())),
            np.array(asked),
            tuple(source.children(term_id) for term_id in rates),
        )


def _either(first: float, second: float) -> float:
    return 1 - (1 - first) * (1 - second)


def _degraded_profile(disease: DiseaseRecipe, source: _Source, random: np.random.Generator) -> dict[str, float]:
    profile = source.profiles.profile(disease.disease.term_id)
    if profile is None:
        return {}
    stated: dict[str, float] = {}
    for row in profile.rows:
        if not row.excluded and not source.is_of_one_sex(row.term_id):
            rate = UNSTATED_RATE if row.frequency is None else row.frequency
            stated[row.term_id] = max(stated.get(row.term_id, 0.0), rate)
    degraded = {}
    for term_id, rate in stated.items():
        kept, noise = random.random() >= LINKS_MISSING, random.normal(0, RATE_NOISE)
        rate = min(max(rate, 0.02), 0.96)
        if kept:
            degraded[term_id] = float(1 / (1 + (1 - rate) / rate * np.exp(-noise)))
    for position in random.choice(source.often_seen, LINKS_WRONG, replace=False).tolist():
        degraded.setdefault(source.ontology.term_ids[position], float(random.uniform(0.05, 0.25)))
    return degraded


class _Patient:
    """One draw. The order of the draws is part of what a seed means."""

    def __init__(
        self, degraded: _Degraded, recipe: Recipe, labels: Mapping[str, str], random: np.random.Generator
    ) -> None:
        self._degraded, self._recipe, self._labels, self._random = degraded, recipe, labels, random
        self._disease = degraded.recipe
        levels = list(self._disease.severity)
        weights = np.array([self._disease.severity[level] for level in levels])
        self._severity: Severity = levels[int(random.choice(len(levels), p=weights / weights.sum()))]

    def case(self, patient_id: str) -> Case:
        random = self._random
        labelled = random.random() < SEVERITY_LABELLED
        return Case(
            case_id=patient_id,
            patient_id=patient_id,
            age_years=self._age(),
            sex=Sex.MALE if random.random() < self._disease.male else Sex.FEMALE,
            features=self._features(),
            measurements=self._measurements(),
            diagnosis=self._disease.disease,
            severity=self._severity if labelled else None,
            urgency=self._urgency(),
            earlier_diagnoses=self._earlier(),
            earlier_exams=self._drawn({**self._recipe.exams, **self._disease.exams}),
            history=self._history(),
            seen_on=FIRST_DAY + timedelta(days=int(random.integers(DAYS))),
            synthetic=True,
        )

    def _age(self) -> float:
        """Whole months below ten years, whole years above: how ages are written down."""
        youngest, usual, oldest = self._disease.age
        age = float(self._random.triangular(youngest, usual, oldest))
        years = int(age)
        return years + int((age - years) * 12) / 12 if age < 10 else float(years)

    def _features(self) -> tuple[PhenotypicFeature, ...]:
        degraded, random = self._degraded, self._random
        effect = self._recipe.effects[self._severity]
        count = len(degraded.terms)
        has = random.random(count) < np.minimum(degraded.rates * effect.findings, 0.99)
        recorded = random.random(count) < np.where(has, PRESENT_RECORDED, degraded.absent_recorded)
        exact = random.random(count)
        said: dict[str, PhenotypicFeature] = {}
        for i in np.flatnonzero(recorded).tolist():
            term_id, label = degraded.terms[i], degraded.labels[i]
            children = degraded.children[i]
            if has[i] and children and exact[i] < MORE_EXACT:
                term_id, label = children[int(exact[i] / MORE_EXACT * len(children))]
            said[term_id] = PhenotypicFeature(term_id, label, not has[i], self._onset(term_id) if has[i] else None)
        for term_id in self._drawn(effect.added):
            said[term_id] = PhenotypicFeature(term_id, self._labels[term_id])
        if not any(not each.excluded for each in said.values()) and self._disease.disease.term_id != NO_DISEASE_ID:
            i = int(np.argmax(degraded.rates))
            said[degraded.terms[i]] = PhenotypicFeature(degraded.terms[i], degraded.labels[i])
        return tuple(said.values())

    def _onset(self, term_id: str) -> str | None:
        if term_id != "HP:0001945" or self._random.random() < 0.4:
            return None
        return f"P{int(self._random.integers(1, 9))}D ago"

    def _measurements(self) -> tuple[Measurement, ...]:
        values: dict[str, float] = {}
        for code, recipe in self._recipe.measurements.items():
            draw, noise = self._random.random(), self._random.normal()
            if draw < recipe.taken:
                values[code] = self._value(code, recipe, noise)
        if DIASTOLIC in values and SYSTOLIC in values:
            values[DIASTOLIC] = min(values[DIASTOLIC], values[SYSTOLIC] - 12)
        return tuple(Measurement(code, value, self._recipe.measurements[code].unit) for code, value in values.items())

    def _value(self, code: str, recipe: MeasurementRecipe, noise: float) -> float:
        middle, spread = self._disease.measurements.get(code, recipe.ordinary)
        shift = self._recipe.effects[self._severity].measurements.get(code, 0.0)
        value = middle * float(np.exp(spread * noise)) if recipe.logarithmic else middle + spread * noise
        return round(min(max(value + shift, recipe.low), recipe.high), recipe.decimals)

    def _urgency(self) -> int | None:
        draw, noise = self._random.random(), self._random.normal(0, 1.2)
        usual = self._recipe.effects[self._severity].urgency
        return min(max(round(usual + noise), 1), 10) if draw < 0.85 else None

    def _earlier(self) -> tuple[Disease, ...]:
        return tuple(disease for disease, rate in self._recipe.earlier if self._random.random() < rate)

    def _history(self) -> History:
        family = dict(self._recipe.family)
        if self._disease.orphan:
            family |= self._recipe.family_of_orphans
        return History(
            own=self._drawn({**self._recipe.own, **self._disease.own}),
            family=self._drawn(family),
            exposure=self._drawn(self._disease.exposure),
        )

    def _drawn(self, rates: Mapping[str, float]) -> tuple[str, ...]:
        return tuple(item for item, rate in rates.items() if self._random.random() < rate)
