"""Fits the one ranking on a clinic's own table: hidden diseases, record counts, coverage of what is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mlpipeline.domain import NO_DISEASE_ID, Sex
from mlpipeline.evaluation.estimates import Estimate
from mlpipeline.features.case_values import AGE, SEX
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.progress import Progress
from mlpipeline.ranking.abstention import CLEAR
from mlpipeline.ranking.common_weights import CommonWeights
from mlpipeline.ranking.fit import PUBLISHED_CASES, RankingFit
from mlpipeline.ranking.hiding import fit_groups
from mlpipeline.ranking.levels import LevelsOfAll
from mlpipeline.ranking.likely_set import fit_likely_set
from mlpipeline.ranking.listing import best_places
from mlpipeline.ranking.mixture import Floats, PatientLevels, mix
from mlpipeline.ranking.nodes import Nodes, weights_of
from mlpipeline.ranking.policy import RankingPolicy
from mlpipeline.ranking.records import TableFindings, spread
from mlpipeline.ranking.trial import Clinic, hide_diseases, hideable_classes

if TYPE_CHECKING:
    from mlpipeline.features.table import PatientTable

LEARN, VALIDATE = ("train", "calibrate"), "select"
MAX_VALIDATED = 400
MAX_COUNTED = 20_000
"""Records that enter the profiles; rates do not change by more."""

LOCAL_OUTCOMES = 200
"""Until so many local outcomes exist, probabilities learned from published cases say so."""

Predict = Callable[["PatientTable"], NDArray[np.floating]]
"""Probabilities (n, k) of a table's rows over the classes, in the classes' order."""


@dataclass(frozen=True)
class Validated:
    """The validation patients, each with its levels, the log shares of the known nodes among themselves, and the log
    weights of the records' and the common nodes at this age and sex."""

    table: PatientTable
    levels: Sequence[PatientLevels]
    orders: Sequence[Floats]
    weights: Sequence[tuple[Floats, Floats]]


@dataclass(frozen=True)
class RankingTrial:
    """The part of the fit that is the same for every family of one table; `fit` adds what a family's own model does."""

    base: RankingFit
    nodes: Nodes
    validated: Validated
    policy: RankingPolicy

    def fit(self, predict: Predict | None = None) -> RankingFit:
        """The fit of one model; without `predict` the levels spread the records' mass."""
        inside = None if predict is None or not len(self.validated.table) else predict(self.validated.table)
        listed = [self._listed(row, inside) for row in range(len(self.validated.table))]
        ill = [row for row, each in enumerate(self.validated.table.disease) if each != NO_DISEASE_ID]
        found = [listed[row][1] is not None for row in ill]
        coverage = _by_disease(found, [self.validated.table.disease[row] for row in ill])
        # Those who have none are not counted: they would use up what a set may miss of the others.
        likely = fit_likely_set([listed[row][:2] for row in ill if not listed[row][2]])
        return replace(self.base, coverage=coverage, likely_set=likely, likely_under=self.policy.weighs)

    def _listed(self, row: int, inside: NDArray[np.floating] | None) -> tuple[list[float], int | None, bool]:
        """The probabilities of a validation patient's rows, the place of the diagnosis among them, and whether orphans
        lead."""
        levels = self.validated.levels[row]
        mixture = mix(
            levels,
            self.validated.weights[row],
            self.policy.orphan_share,
            self.policy.unknown_share_of_orphan,
            self.base.groups,
            None if inside is None else inside[row],
            self.validated.orders[row],
        )
        places = best_places(self.nodes, mixture, levels, self.policy.shown)
        wanted = str(self.validated.table.disease[row])
        own = (i for i, place in enumerate(places) if wanted in self.nodes.at(place.listed, place.index).ids)
        led = not places or places[0].listed in ("known", "unknown") or mixture.orphan >= CLEAR
        return [float(mixture.of(place.listed)[place.index]) for place in places], next(own, None), led


def fit_ranking(
    table: PatientTable,
    classes: Sequence[str],
    class_counts: Mapping[str, int],
    knowledge: Knowledge,
    predict: Predict | None = None,
    policy: RankingPolicy = RankingPolicy(),  # noqa: B008 - frozen values
    progress: Progress = Progress(),
) -> RankingFit:
    """Trial and fit in one, for a single model. Takes seconds, whatever the size of the table."""
    return run_trial(table, classes, class_counts, knowledge, policy, progress).fit(predict)


def run_trial(
    table: PatientTable,
    classes: Sequence[str],
    class_counts: Mapping[str, int],
    knowledge: Knowledge,
    policy: RankingPolicy = RankingPolicy(),  # noqa: B008 - frozen values
    progress: Progress = Progress(),
) -> RankingTrial:
    """Hides the diseases in turn and fits the groups on the parts "train" and "calibrate"; looks at "select" only to
    measure the coverage, and never at "test". classes: the learned model's, in its order."""
    findings = TableFindings(table, knowledge.ontology)
    usable = np.array([each is not None for each in table.disease], dtype=bool) & np.isin(table.part.astype(str), LEARN)
    counted = spread(np.flatnonzero(usable), MAX_COUNTED)
    records = findings.counts(counted)
    nodes = Nodes(classes, knowledge, table.disease_labels, records)
    learned = counted[np.isin(table.disease[counted].astype(str), list(classes))]
    clinic = Clinic(findings, table.patient, learned, nodes, class_counts, knowledge)
    hidden = hide_diseases(clinic, hideable_classes(nodes, knowledge), progress.part(0.0, 0.8))
    groups = fit_groups(hidden, policy.unknown_share_of_orphan, PUBLISHED_CASES)
    progress(0.9, "ranking.coverage")
    labels = {each: name for each, name in table.disease_labels.items() if name and each in records}
    base = RankingFit(groups, records, labels, notes=notes_of(table.origin))
    levels, of_nodes = LevelsOfAll(nodes, knowledge, records), weights_of(nodes, class_counts)
    common = CommonWeights(nodes.common, knowledge.common)
    validated = _validate(table, findings, levels, of_nodes, common, progress.part(0.9, 1.0))
    return RankingTrial(base, nodes, validated, policy)


def notes_of(origin: Mapping[str, int]) -> tuple[str, ...]:
    """What must be said of probabilities learned from rows of such an origin (`PatientTable.origin`)."""
    published = origin.get("published", 0) > 0 and origin.get("local", 0) < LOCAL_OUTCOMES
    return ("synthetic_model",) * bool(origin.get("synthetic")) + ("published_cases",) * published


def _validate(
    table: PatientTable,
    findings: TableFindings,
    levels: LevelsOfAll,
    weights: tuple[Floats, Floats],
    common: CommonWeights,
    progress: Progress,
) -> Validated:
    """As a diagnosis weighs them, age and sex among it."""
    labelled = np.array([each is not None for each in table.disease], dtype=bool)
    rows = spread(np.flatnonzero(labelled & (table.part.astype(str) == VALIDATE)), MAX_VALIDATED)
    mask = np.zeros(len(table), dtype=bool)
    mask[rows] = True
    chosen = table.rows(mask)
    found, orders, weighed = [], [], []
    for i, (row, (age, sex)) in enumerate(zip(rows.tolist(), _ages_and_sexes(chosen), strict=True)):
        if i % 50 == 0:
            progress(i / rows.size, "ranking.coverage")
        scored = levels.order.ranker.scored(*findings.of(row), age, sex)
        found.append(levels.of(scored))
        orders.append(levels.order.of(scored))
        weighed.append((weights[0], weights[1] + common(age, sex)))
    return Validated(chosen, found, orders, weighed)


def _ages_and_sexes(table: PatientTable) -> list[tuple[float | None, Sex]]:
    there = {column.name for column in table.columns}
    ages = table.column(AGE).tolist() if AGE in there else [None] * len(table)
    sexes = table.column(SEX).tolist() if SEX in there else [None] * len(table)
    return [
        (None if age is None or np.isnan(age) else float(age), Sex(sex) if sex else Sex.UNKNOWN)
        for age, sex in zip(ages, sexes, strict=True)
    ]


def _by_disease(found: Sequence[bool], diseases: Sequence[str], draws: int = 1000) -> Estimate:
    """The share found, with a 95 % interval from drawing whole diseases again (seeded)."""
    if not found:
        return Estimate()
    _, place = np.unique(np.asarray(diseases, dtype=str), return_inverse=True)
    hits, sizes = np.bincount(place, np.asarray(found, dtype=float)), np.bincount(place)
    drawn = np.random.default_rng(0).integers(0, sizes.size, (draws, sizes.size))
    shares = hits[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    low, high = np.percentile(shares, [2.5, 97.5])
    return Estimate(float(np.mean(found)), float(low), float(high), len(found))
