"""The one ranking for one patient: learned diseases, orphan diseases and no disease, with what speaks for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from mlpipeline.domain import Case, Severity
from mlpipeline.evaluation.estimates import Estimate
from mlpipeline.explaining import excluded_label, explain_by_hiding, measurement_words, speaking, strongest
from mlpipeline.features.case_values import describe_case
from mlpipeline.knowledge.common_diseases import CommonDisease
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.fused_ranker import Scored
from mlpipeline.orphan.naive_bayes import Evidence
from mlpipeline.orphan.records import RecordCounts, joined_records
from mlpipeline.orphan.reranking import Reranker, embedded_reranker
from mlpipeline.orphan.silence import SilenceModel, embedded_silence, informative_findings, silence_of
from mlpipeline.ranking.abstention import Abstention, Leading, abstentions
from mlpipeline.ranking.assessment import Assessment, RankedDisease, SeverityAnswer
from mlpipeline.ranking.common_weights import CommonWeights
from mlpipeline.ranking.fit import RankingFit
from mlpipeline.ranking.identifiers import identifiers_of
from mlpipeline.ranking.levels import LevelsOfAll
from mlpipeline.ranking.listing import Place, best_places
from mlpipeline.ranking.mixture import Floats, Mixture, PatientLevels, mix
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
    silence: SilenceModel = field(default_factory=embedded_silence)

    def reranked(self, reranker: Reranker | None) -> Ranker:
        """The same under another reranker, None = the shipped one: the known diseases change places among themselves,
        and nothing else changes."""
        return replace(self, levels=self.levels.reranked(reranker or embedded_reranker()))


@dataclass(frozen=True, slots=True)
class Weighed:
    """One patient, before anything is listed or explained. scored: by the ranker of the known diseases' order."""

    mixture: Mixture
    levels: PatientLevels
    scored: Scored


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
    weighed = weigh(case, model, knowledge, policy, ranker)
    mixture, levels = weighed.mixture, weighed.levels
    places = best_places(ranker.nodes, mixture, levels, policy.shown)
    said = _said_by_model(case, model, ranker, places, knowledge)
    rows = tuple(
        _row(rank, place, ranker, mixture if model else None, levels, (present, excluded), said, knowledge)
        for rank, place in enumerate(places, start=1)
    )
    healthy = None if ranker.nodes.none is None else float(mixture.records[ranker.nodes.none])
    any_disease = None if healthy is None else 1.0 - healthy
    leading = _leading(rows, mixture if model else None)
    validated = model is not None and not leading.is_orphan
    coverage = ranker.fit.coverage if validated else Estimate()
    return Assessment(
        rows=rows,
        any_disease=any_disease,
        groups=_groups(mixture, healthy) if model else None,
        severity=None if model is None else _severity(model, case),
        considered=len(ranker.nodes) - (ranker.nodes.none is not None),
        coverage_of_shown=coverage.value,
        notes=_notes(case, model, ranker.fit, bool(present or excluded)),
        knowledge_version=knowledge.version,
        coverage_low=coverage.low,
        coverage_high=coverage.high,
        coverage_n=coverage.n,
        disease_likely=None if any_disease is None else any_disease >= policy.any_disease_threshold,
        policy_version=policy.version,
        abstains=_abstains(case, model, ranker, leading, weighed.scored),
        likely_rows=_likely_rows(rows, ranker.fit, policy) if validated else None,
    )


def _likely_rows(rows: tuple[RankedDisease, ...], fit: RankingFit, policy: RankingPolicy) -> int | None:
    if fit.likely_set is None or not rows or fit.likely_under != policy.weighs:
        return None
    return fit.likely_set.size([row.probability or 0.0 for row in rows])


def _leading(rows: tuple[RankedDisease, ...], mixture: Mixture | None) -> Leading:
    orphans = mixture.orphan if mixture else None
    return Leading(rows[0].group, rows[0].probability, orphans) if rows else Leading("", None, orphans)


def _abstains(
    case: Case, model: Model | None, ranker: Ranker, leading: Leading, scored: Scored
) -> tuple[Abstention, ...]:
    """Records have more to go on than the findings that say something: whatever their model reads."""
    known = ranker.levels.order.ranker
    findings = max(informative_findings(known, scored), len(_read_by(model, case)) if model else 0)
    return abstentions(leading, lambda: silence_of(known, ranker.silence, scored)[1], findings, _outside(case, model))


def known_findings(case: Case, knowledge: Knowledge) -> tuple[list[str], list[str]]:
    """(present, excluded) HPO terms that the ontology knows, each once; said both ways counts as present."""
    known = [feature for feature in case.features if feature.term_id in knowledge.ontology.index]
    present = list(dict.fromkeys(feature.term_id for feature in known if not feature.excluded))
    excluded = dict.fromkeys(feature.term_id for feature in known if feature.excluded)
    return present, [term for term in excluded if term not in present]


def weigh(case: Case, model: Model | None, knowledge: Knowledge, policy: RankingPolicy, ranker: Ranker) -> Weighed:
    """The probability of every node, before anything is listed or explained. Without a model it orders and claims
    nothing: what a clinic's patients have is not known."""
    present, excluded = known_findings(case, knowledge)
    order = ranker.levels.order
    scored = order.ranker.scored(present, excluded, case.age_years, case.sex)
    levels = ranker.levels.of(scored)
    learned = model.predict_case(case) if model else {}
    inside = np.array([learned[each] for each in model.classes]) if model else None
    of_records, of_common = ranker.weights
    mixture = mix(
        levels,
        (of_records, of_common + ranker.common_weights(case.age_years, case.sex)),
        policy.orphan_share,
        policy.unknown_share_of_orphan,
        ranker.fit.groups,
        inside,
        order.of(scored),
    )
    return Weighed(mixture, levels, scored)


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
    knowledge: Knowledge,
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
    expected = ranker.levels.ranker.expected(fitting, *findings) if node.group not in ("N", "U") else ()
    marked = (ranker.common[code].do_not_miss for code in node.ids if code in ranker.common)
    pro, contra = speaking(evidence)
    return RankedDisease(
        rank,
        node.disease,
        node.group,
        probability,
        float(levels.of(place.listed)[place.index]),
        ranker.counts.get(node.ids[0], 0),
        matched,
        len(findings[0]),
        pro,
        contra,
        node.ids[1:],
        expected,
        any(marked),
        () if node.group in ("N", "U") else identifiers_of(node.ids, knowledge),
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
    if model is None:
        return ("no_model",) if has_terms else ("no_model", "no_findings")
    recorded = {column.name for column, _ in describe_case(case)}
    notes = list(fit.notes)
    if not has_terms and not _read_by(model, case):
        notes.append("no_findings")
    if outside := _outside(case, model):
        notes.append("age_out_of_range:{:.4g}-{:.4g}".format(*outside))
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


def _read_by(model: Model, case: Case) -> frozenset[str]:
    """Columns of the model that this case fills: present and denied findings, measurements, history."""
    recorded = {column.name for column, _ in describe_case(case)}
    return frozenset(recorded & {column.name for column in model.columns}) - _NOT_FINDINGS


def _outside(case: Case, model: Model | None) -> tuple[float, float] | None:
    """The ages the model has learned from, in years, where this patient's is not among them."""
    if model is None or case.age_years is None or not model.age_range:
        return None
    low, high = model.age_range
    return None if low <= case.age_years <= high else (low, high)
