"""How well a ranking tells that a disease is described nowhere, on published cases of diseases that are and are not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from mlpipeline.domain import NO_DISEASE_ID, Case
from mlpipeline.errors import KnownError
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.benchmark import excluded_of, present_of, publications_of, read_cases
from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.leave_out import Citations
from mlpipeline.orphan.naive_bayes import NaiveBayesRanker
from mlpipeline.orphan.ranking_figures import BANDS
from mlpipeline.orphan.silence import SilenceModel, embedded_silence, silence_of
from mlpipeline.orphan.silence_training import FALSE_FLAGS
from mlpipeline.progress import Progress

NO_SILENCE = "none"
KNOWN, UNKNOWN = "known", "unknown"

_CITING = "OMIM:"
"""The catalogue whose profiles cite papers: only of its diseases can be told whether a profile has read the case's."""

_CATALOGUES = (_CITING, "ORPHA:", "DECIPHER:")
"""Whose diseases the knowledge describes or does not; of other codes it cannot be told."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One case. unknown: no profile describes its disease. weight: 1 / cases of its paper on its side. flagged: the
    probability lies above the shipped threshold for so many findings. reason: of `Silence`, or NO_SILENCE."""

    unknown: bool
    findings: int
    weight: float
    probability: float
    flagged: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Detection:
    """Cases of each kind, and shares 0-1 that weigh each paper the same. flagged, false_flags: of the unknown and the
    known that are flagged. flagged_at_ten, threshold_at_ten: where one known in ten is.
    auc: chance that an unknown one has the higher probability. None where one kind is missing."""

    known: int
    unknown: int
    flagged: float | None
    false_flags: float | None
    flagged_at_ten: float | None
    threshold_at_ten: float | None
    auc: float | None


@dataclass(frozen=True)
class UnknownReport:
    """thresholds: of the model, one a band of present findings, as `bands`. reasons: "known" or "unknown" -> reason ->
    share of its cases. not_evaluable: reason -> cases that are neither (see `_kind`)."""

    knowledge_version: str
    ranked_diseases: int
    thresholds: tuple[float, ...]
    all_cases: Detection
    bands: dict[str, Detection]
    reasons: dict[str, dict[str, float]]
    not_evaluable: dict[str, int]

    def to_dict(self) -> dict[str, Any]:
        return {
            "knowledge": self.knowledge_version,
            "ranked_diseases": self.ranked_diseases,
            "thresholds": list(self.thresholds),
            "all": asdict(self.all_cases),
            "by_findings": {band: asdict(each) for band, each in self.bands.items()},
            "reasons": self.reasons,
            "not_evaluable": self.not_evaluable,
        }


def judge_unknown(
    path: Path, knowledge: Knowledge, model: SilenceModel | None = None, progress: Progress = Progress()
) -> UnknownReport:
    """Known: cases whose disease's profile cites none of their papers (`unseen` of the ranking benchmark). Unknown: of
    diseases no profile describes. Both have a present finding that HPO has; all described diseases are ranked, as in a
    diagnosis. model: the shipped one by default.

    Raises the KnownErrors of `read_cases`; `benchmark.no_unknown` where either kind is missing.
    """
    model = model or embedded_silence()
    cases = [case for _, case in read_cases(path, progress.part(0, 0.2)).cases]
    ranker = FusedRanker(knowledge, NaiveBayesRanker.described_ids(knowledge))
    kinds, not_evaluable = _kinds(cases, ranker)
    papers = Counter((unknown, _paper(case)) for case, unknown in kinds)
    judged = []
    for number, (case, unknown) in enumerate(kinds):
        progress(0.2 + 0.8 * number / len(kinds), "benchmark.ranking")
        present = present_of(case)
        probability, silence = silence_of(ranker, model, ranker.scored(present, excluded_of(case)))
        weight = 1 / papers[unknown, _paper(case)]
        findings = len({each for each in present if each in knowledge.ontology.index})
        flagged = probability > model.threshold(findings)
        judged.append(
            Judged(unknown, findings, weight, probability, flagged, silence.reason if silence else NO_SILENCE)
        )
    if len({each.unknown for each in judged}) < 2:
        raise KnownError("benchmark.no_unknown", file=path.name)
    bands = {}
    for band, (low, high) in BANDS.items():
        bands[band] = detection_of([each for each in judged if low <= each.findings <= high])
    sides = ((KNOWN, False), (UNKNOWN, True))
    reasons = {name: _reasons([each for each in judged if each.unknown == unknown]) for name, unknown in sides}
    progress(1.0, "benchmark.ready")
    everything = detection_of(judged)
    ranked = len(ranker.disease_ids)
    return UnknownReport(knowledge.version, ranked, model.thresholds, everything, bands, reasons, not_evaluable)


def detection_of(judged: Sequence[Judged]) -> Detection:
    sides = [[each for each in judged if each.unknown == unknown] for unknown in (False, True)]
    if not all(sides):
        return Detection(len(sides[0]), len(sides[1]), None, None, None, None, None)
    (known, known_weight), (unknown, unknown_weight) = (_weighed(side) for side in sides)
    at_ten = _least_above(known, known_weight, FALSE_FLAGS)
    below = np.array([known_weight[known < p].sum() + known_weight[known == p].sum() / 2 for p in unknown])
    return Detection(
        len(known),
        len(unknown),
        float(unknown_weight @ [each.flagged for each in sides[1]]),
        float(known_weight @ [each.flagged for each in sides[0]]),
        float(unknown_weight[unknown > at_ten].sum()),
        at_ten,
        float(unknown_weight @ below),
    )


def _weighed(side: Sequence[Judged]) -> tuple[np.ndarray, np.ndarray]:
    weight = np.array([each.weight for each in side])
    return np.array([each.probability for each in side]), weight / weight.sum()


def _least_above(values: np.ndarray, weight: np.ndarray, share: float) -> float:
    """The least of the values that at most `share` of the weight lies above."""
    order = np.argsort(-values, kind="stable")
    above = [float(weight[values > value].sum()) for value in values[order]]
    return float(values[order][max(i for i, each in enumerate(above) if each <= share + 1e-12)])


def _kinds(cases: Sequence[Case], ranker: FusedRanker) -> tuple[list[tuple[Case, bool]], dict[str, int]]:
    """([(case, its disease is undescribed)], reason -> cases that are neither known nor unknown)."""
    citations = Citations(ranker.knowledge)
    described = set(ranker.index)
    for link in ranker.knowledge.links:
        if link.relation == "exact" and described & {link.a, link.b}:
            described |= {link.a, link.b}
    found: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        found[_kind(case, ranker, citations, described)].append(case)
    kept = [(case, kind == UNKNOWN) for kind in (KNOWN, UNKNOWN) for case in found.pop(kind, [])]
    return kept, {reason: len(those) for reason, those in sorted(found.items())}


def _kind(case: Case, ranker: FusedRanker, citations: Citations, described: Collection[str]) -> str:
    """KNOWN, UNKNOWN, or why it is neither: "no_diagnosis", "no_disease", "no_present_finding", "own_paper" (the
    profile has read the case), "described_elsewhere" (by a profile that cites no papers, or under an equal code),
    "other_catalogue"."""
    if case.diagnosis is None:
        return "no_diagnosis"
    disease = case.diagnosis.term_id
    if disease == NO_DISEASE_ID:
        return "no_disease"
    if not any(each in ranker.knowledge.ontology.index for each in present_of(case)):
        return "no_present_finding"
    if disease in ranker.index and disease.startswith(_CITING):
        profiles = ranker.knowledge.profiles
        read = profiles.index[disease] in profiles.owner_of(citations.rows(publications_of(case)))
        return "own_paper" if read else KNOWN
    if disease in described:
        return "described_elsewhere"
    return UNKNOWN if disease.startswith(_CATALOGUES) else "other_catalogue"


def _paper(case: Case) -> str:
    return " ".join(sorted(publications_of(case))) or case.case_id


def _reasons(judged: Sequence[Judged]) -> dict[str, float]:
    weight: defaultdict[str, float] = defaultdict(float)
    for each in judged:
        weight[each.reason] += each.weight
    total = sum(weight.values())
    return {reason: share / total for reason, share in sorted(weight.items())}
