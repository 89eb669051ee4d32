"""The one ranking for one patient: learned diseases, orphan diseases and no disease, with what speaks for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from mlpipeline.domain import Case, Severity
from mlpipeline.explaining import excluded_label, explain_by_hiding, measurement_words, speaking, strongest
from mlpipeline.features.case_values import describe_case
from mlpipeline.knowledge.common_diseases import CommonDisease
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.naive_bayes import Evidence
from mlpipeline.orphan.records import RecordCounts, joined_records
from mlpipeline.ranking.assessment import Assessment, RankedDisease, SeverityAnswer
from mlpipeline.ranking.common_weights import CommonWeights
from mlpipeline.ranking.fit import RankingFit
from mlpipeline.ranking.levels import LevelsOfAll, PatientLevels
from mlpipeline.ranking.listing import Place, best_places
from mlpipeline.ranking.mixture import Floats, Mixture, mix
from mlpipeline.ranking.nodes import Node, Nodes, patients_of, weights_of
from mlpipeline.ranking.policy import RankingPolicy

if TYPE_CHECKING:
    from mlpipeline.artifact import Model

__all__ = ["Assessment", "RankedDisease", "Ranker", "RankingPolicy", "SeverityAnswer", "diagnose", "ranker_for"]

USUAL = 0.5
"""A measurement is missed in a patient when fewer than this share of the training patients lacked it."""

_MEASUREMENT = "measurement:"
_NOT_FINDINGS = frozenset({"age", "sex", "urgency"})


@dataclass(frozen=True)
class Ranker:
    """Everything a diagnosis needs beside the case; build it once a model and set of confirmed cases (about a second).

    weights: log weights of the records' nodes and of the common ones. counts: patients of each node, by its first code.
    """

    nodes: Nodes
    levels: LevelsOfAll
    weights: tuple[Floats, Floats]
    common_weights: CommonWeights
    common: Mapping[str, CommonDisease]
    counts: Mapping[str, int]
    fit: RankingFit


def ranker_for(
    model: Model | None,
    knowledge: Knowledge,
    confirmed: Mapping[str, RecordCounts] = MappingProxyType({}),
    names: Mapping[str, str] = MappingProxyType({}),
) -> Ranker:
    """The ranker of a model in production, or of knowledge alone. Raises KnownError `artifact.damaged`.

    confirmed: records of patients the model has not learned from. names: of their diseases' own codes.
    """
    fit = RankingFit.from_json(model.ranking) if model and model.ranking else RankingFit()
    labels = {**names, **fit.labels, **(model.disease_labels if model else {})}
    records = joined_records(fit.records, confirmed)
    nodes = Nodes(model.classes if model else (), knowledge, labels, records)
    counts = patients_of(nodes, model.class_counts if model else {}, fit.records, confirmed)
    levels = LevelsOfAll(nodes, knowledge, records)
    weights, common = weights_of(nodes, counts), knowledge.common
    return Ranker(nodes, levels, weights, CommonWeights(nodes.common, common), common, counts, fit)


def diagnose(
    case: Case, model: Model | None, knowledge: Knowledge, policy: RankingPolicy, ranker: Ranker | None = None
) -> Assessment:
    """The ranking of one patient by docs/one-ranking.md. `ranker`: of this very model and knowledge; made where absent.

    Without a model the rows are "diseases that match": in the same order, without probabilities, groups or "any
    disease".
    """
    ranker = ranker or ranker_for(model, knowledge)
    present, excluded = known_findings(case, knowledge)
    mixture, levels = weigh(case, model, knowledge, policy, ranker)
    places = best_places(ranker.nodes, mixture, levels, policy.shown)
    said = _said_by_model(case, model, ranker, places, knowledge)
    rows = tuple(
        _row(rank, place, ranker, mixture if model else None, levels, (present, excluded), said)
        for rank, place in enumerate(places, start=1)
    )
    healthy = None if ranker.nodes.none is None else float(mixture.records[ranker.nodes.none])
    any_disease = None if healthy is None else 1.0 - healthy
    coverage = ranker.fit.coverage
    return Assessment(
        rows=rows,
        any_disease=any_disease,
        groups=_groups(mixture, healthy) if model else None,
        severity=None if model is None else _severity(model, case),
        considered=len(ranker.nodes) - (ranker.nodes.none is not None),
        coverage_of_shown=coverage.value if model else None,
        notes=_notes(case, model, ranker.fit, bool(present or excluded)),
        knowledge_version=knowledge.version,
        coverage_low=coverage.low if model else None,
        coverage_high=coverage.high if model else None,
        coverage_n=coverage.n if model else 0,
        disease_likely=None if any_disease is None else any_disease >= policy.any_disease_threshold,
        policy_version=policy.version,
    )


def known_findings(case: Case, knowledge: Knowledge) -> tuple[list[str], list[str]]:
    """(present, excluded) HPO terms that the ontology knows, each once; said both ways counts as present."""
    known = [feature for feature in case.features if feature.term_id in knowledge.ontology.index]
    present = list(dict.fromkeys(feature.term_id for feature in known if not feature.excluded))
    excluded = dict.fromkeys(feature.term_id for feature in known if feature.excluded)
    return present, [term for term in excluded if term not in present]


def weigh(
    case: Case, model: Model | None, knowledge: Knowledge, policy: RankingPolicy, ranker: Ranker
) -> tuple[Mixture, PatientLevels]:
    """The probability of every node, before anything is listed or explained. Without a model it orders and claims
    nothing: what a clinic's patients have is not known."""
    present, excluded = known_findings(case, knowledge)
    levels = ranker.levels(present, excluded)
    order = ranker.levels.order(present, excluded, case.age_years, case.sex)
    learned = model.predict_case(case) if model else {}
    inside = np.array([learned[each] for each in model.classes]) if model else None
    of_records, of_common = ranker.weights
    mixture = mix(
        levels.records,
        of_records,
        levels.known,
        policy.orphan_share,
        policy.unknown_share_of_orphan,
        ranker.fit.groups,
        inside,
        order,
        levels.common,
        of_common + ranker.common_weights(case.age_years, case.sex),
    )
    return mixture, levels


def _groups(mixture: Mixture, healthy: float | None) -> dict[str, float]:
    learned = float(mixture.records.sum()) - (healthy or 0.0)
    common, known = float(mixture.common.sum()), float(mixture.known.sum())
    masses = {"L": learned, "C": common, "K": known, "U": mixture.unknown}
    return masses if healthy is None else {"N": healthy, **masses}


def _said_by_model(
    case: Case, model: Model | None, ranker: Ranker, places: list[Place], knowledge: Knowledge
) -> dict[str, tuple[Evidence, ...]]:
    if model is None:
        return {}
    classes = [ranker.nodes.records[place.index].ids[0] for place in places if place.listed == "records"]
    return explain_by_hiding(model, case, classes, knowledge.ontology)


def _row(
    rank: int,
    place: Place,
    ranker: Ranker,
    mixture: Mixture | None,
    levels: PatientLevels,
    findings: tuple[list[str], list[str]],
    said: Mapping[str, tuple[Evidence, ...]],
) -> RankedDisease:
    node = ranker.nodes.at(place.listed, place.index)
    probability = None if mixture is None else float(mixture.of(place.listed)[place.index])
    fitting, by_profile = _by_profile(node, ranker, findings)
    matched = sum(1 for each in by_profile if each.nats > 0 and not each.excluded)
    evidence = said.get(node.ids[0])
    if evidence is None:
        evidence = by_profile
    else:
        # The model decides inside the records; what it never saw can only speak through the profile.
        read = {each.term_id for each in evidence}
        evidence = strongest([*evidence, *(each for each in by_profile if each.term_id not in read)])
    expected = ranker.levels.ranker.expected(fitting, *findings) if node.group != "N" else ()
    marked = (ranker.common[code].do_not_miss for code in node.ids if code in ranker.common)
    pro, contra = speaking(evidence)
    score = float(levels.of(place.listed)[place.index])
    return RankedDisease(
        rank,
        node.disease,
        node.group,
        probability,
        score,
        ranker.counts.get(node.ids[0], 0),
        matched,
        len(findings[0]),
        pro,
        contra,
        node.ids[1:],
        expected,
        any(marked),
    )


def _by_profile(node: Node, ranker: Ranker, findings: tuple[list[str], list[str]]) -> tuple[str, tuple[Evidence, ...]]:
    """The code whose profile fits best among those of the node, and its evidence with readable labels."""
    profiles = [(code, ranker.levels.ranker.evidence(code, *findings)) for code in node.ids]
    fitting, best = max(profiles, key=lambda profile: sum(each.nats for each in profile[1]))
    return fitting, tuple(
        Evidence(each.term_id, excluded_label(each.label) if each.excluded else each.label, each.nats, each.excluded)
        for each in best
    )


def _severity(model: Model, case: Case) -> SeverityAnswer | None:
    probabilities = model.predict_severity(case)
    if not probabilities:
        return None
    level = Severity(max(probabilities, key=lambda each: probabilities[each]))
    return SeverityAnswer(level, {Severity(each).name.lower(): p for each, p in probabilities.items()})


def _notes(case: Case, model: Model | None, fit: RankingFit, has_terms: bool) -> tuple[str, ...]:
    recorded = {column.name for column, _ in describe_case(case)}
    if model is None:
        return ("no_model",) if has_terms else ("no_model", "no_findings")
    notes = list(fit.notes)
    read = {column.name for column in model.columns}
    if not has_terms and not (recorded & read) - _NOT_FINDINGS:
        notes.append("no_findings")
    if case.age_years is not None and model.age_range:
        low, high = model.age_range
        if not low <= case.age_years <= high:
            notes.append(f"age_out_of_range:{low:.4g}-{high:.4g}")
    missing = [
        measurement_words(column.label)
        for column in model.columns
        if column.name.startswith(_MEASUREMENT)
        and column.name not in recorded
        and model.missing_share.get(column.name, 1.0) < USUAL
    ]
    if missing:
        notes.append("missing_labs:" + ",".join(missing))
    return tuple(notes)
