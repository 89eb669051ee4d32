"""The reranker fitted again on a clinic's own cases, and what it is worth on diseases it has not learned from."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from mlpipeline.errors import KnownError
from mlpipeline.evaluation.estimates import Estimate
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.knowledge.links import exact_twins
from mlpipeline.orphan.benchmark import ranked_diseases
from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.held_out import FOLDS, HeldOut, Shares, fold_of, is_tie
from mlpipeline.orphan.leave_out import Citations, HiddenPapers
from mlpipeline.orphan.naive_bayes import NaiveBayesRanker, RankerSettings, positions
from mlpipeline.orphan.rerank_training import Candidates, candidates_of, fit_weights
from mlpipeline.orphan.reranking import Reranker, features_of
from mlpipeline.orphan.sharpening import fit_sharpness
from mlpipeline.orphan.simulated_patients import Example
from mlpipeline.progress import Progress

LEAST_CASES, LEAST_DISEASES = 100, 20
"""With fewer, five folds by disease say nothing that could be told from chance."""
MOST_OF_A_DISEASE, MOST_CASES = 25, 5000
"""Four weights do not change by more."""

_MOST_SHARPENING = 1000


@dataclass(frozen=True, slots=True)
class KnownCase:
    """A patient whose disease is known: codes as recorded. references: papers that describe this very patient."""

    disease: str
    present: tuple[str, ...]
    excluded: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


@dataclass(frozen=True)
class RetrainReport:
    """cases, diseases: measured and learned from. hidden: cases of which the disease's profile cited a paper. not_used:
    reason -> cases ("without_profile", "common", "no_finding", "repeated", "nothing_left", "too_many").
    difference: retrained - shipped, on the same cases."""

    knowledge_version: str
    cases: int
    diseases: int
    hidden: int
    ranked_diseases: int
    not_used: dict[str, int]
    shipped: Shares
    retrained: Shares
    difference: Shares

    def to_dict(self) -> dict[str, Any]:
        differences = self.difference.to_dict()
        for each in (each for of_kind in differences.values() for each in of_kind.values()):
            each["tie"] = is_tie(Estimate.from_dict(each))
        return {
            "knowledge": self.knowledge_version,
            "cases": self.cases,
            "diseases": self.diseases,
            "hidden": self.hidden,
            "ranked_diseases": self.ranked_diseases,
            "not_used": self.not_used,
            "shipped": self.shipped.to_dict(),
            "retrained": self.retrained.to_dict(),
            "difference": differences,
        }


def retrain(
    knowledge: Knowledge,
    cases: Iterable[KnownCase],
    progress: Progress = Progress(),
    settings: RankerSettings | None = None,
) -> tuple[Reranker, RetrainReport]:
    """Weights and sharpness from these cases, and the figures of five folds by disease: each case is ranked by weights
    that no case of its disease taught, and by the shipped ones. What is given back was fitted on all.

    Each case is ranked without what its papers say of its disease; repeated cases (same disease and present findings)
    count once, at most MOST_OF_A_DISEASE of a disease, and weigh 1 / sqrt(cases of the disease).
    Raises KnownError `reranker.too_few_cases` (facts: cases, diseases, least_cases, least_diseases),
    `reranker.nothing_learned` (cases); Cancelled.
    """
    progress(0.0, "ranking.gather")
    gathered = _Gathered.of(knowledge, cases)
    ranker = FusedRanker(knowledge, gathered.ranked, settings=settings)
    progress(0.05, "ranking.gather")
    hidden = HiddenPapers(ranker, gathered.examples)
    chosen = _chosen(gathered, hidden)
    examples = [gathered.examples[place] for place in chosen]
    diseases = np.array([example.disease for example in examples], np.int64)
    _require_enough(len(examples), len(np.unique(diseases)))
    candidates = candidates_of(ranker, examples, hidden, progress.part(0.05, 0.48))
    fold = np.array([fold_of(knowledge.profiles.disease_ids[each]) for each in diseases.tolist()])
    weights, of_fold = _fitted(candidates, diseases, fold)
    sharpening = _one_a_paper([gathered.papers[place] for place in chosen], [_hash_of(each) for each in examples])
    trial = _Trial(ranker, hidden, weights, of_fold, frozenset(sharpening))
    trial.rank(examples, fold.tolist(), progress.part(0.5, 0.95))
    progress(0.95, "ranking.sharpen")
    sharpness = fit_sharpness(*trial.sharpening_rows())
    report = _report(ranker, gathered, examples, diseases, np.array(trial.ranks))
    about = {"cases": report.cases, "diseases": report.diseases, "among_candidates": len(candidates.kept)}
    about |= {"sharpened_on": len(sharpening), "knowledge": knowledge.version}
    return Reranker(weights, about, sharpness), report


def _fitted(
    candidates: Candidates, diseases: np.ndarray, fold: np.ndarray
) -> tuple[tuple[float, ...], list[tuple[float, ...]]]:
    """The weights all cases teach, and for each fold those that the others teach."""
    count = Counter(diseases.tolist())
    share = np.array([count[each] ** -0.5 for each in diseases.tolist()])
    try:
        return fit_weights(candidates, share), [
            fit_weights(candidates, np.where(fold == each, 0.0, share)) for each in range(FOLDS)
        ]
    except ValueError:
        raise KnownError("reranker.nothing_learned", cases=len(diseases)) from None


def _report(
    ranker: FusedRanker, gathered: _Gathered, examples: Sequence[Example], diseases: np.ndarray, ranks: np.ndarray
) -> RetrainReport:
    """ranks (n, 2): by the weights of the fold, by the shipped ones."""
    held_out = HeldOut(diseases)
    return RetrainReport(
        ranker.knowledge.version,
        len(examples),
        len(np.unique(diseases)),
        sum(bool(example.removed) for example in examples),
        len(ranker.disease_ids),
        dict(sorted(gathered.not_used.items())),
        held_out.shares(ranks[:, 1]),
        held_out.shares(ranks[:, 0]),
        held_out.difference(ranks[:, 0], ranks[:, 1]),
    )


def _require_enough(cases: int, diseases: int) -> None:
    if cases < LEAST_CASES or diseases < LEAST_DISEASES:
        raise KnownError(
            "reranker.too_few_cases",
            cases=cases,
            diseases=diseases,
            least_cases=LEAST_CASES,
            least_diseases=LEAST_DISEASES,
        )


@dataclass
class _Gathered:
    """ranked: OMIM's diseases, and others that cases have. papers: of each example."""

    ranked: tuple[str, ...] = ()
    examples: list[Example] = field(default_factory=list)
    papers: list[tuple[str, ...]] = field(default_factory=list)
    not_used: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, knowledge: Knowledge, cases: Iterable[KnownCase]) -> _Gathered:
        """Repeated cases as one, that cites what any of them cites."""
        made = cls()
        twins, ontology = exact_twins(knowledge.links), knowledge.ontology
        described = frozenset(NaiveBayesRanker.described_ids(knowledge))
        common = {code for each in knowledge.common.values() for code in (each.disease_id, *each.also)}
        met: dict[tuple[str, tuple[int, ...]], tuple[tuple[int, ...], set[str]]] = {}
        for case in cases:
            twin = twins.get(case.disease, "")
            disease = twin if twin in described else case.disease
            present, excluded = positions(ontology, case.present, case.excluded)
            if {case.disease, disease} & common:
                made.not_used["common"] += 1
            elif disease not in described:
                made.not_used["without_profile"] += 1
            elif not present:
                made.not_used["no_finding"] += 1
            elif (disease, tuple(present)) in met:
                made.not_used["repeated"] += 1
                met[disease, tuple(present)][1].update(case.references)
            else:
                met[disease, tuple(present)] = (tuple(excluded), set(case.references))
        made._take(knowledge, met)
        return made

    def _take(
        self, knowledge: Knowledge, met: dict[tuple[str, tuple[int, ...]], tuple[tuple[int, ...], set[str]]]
    ) -> None:
        citations, index = Citations(knowledge), knowledge.profiles.index
        omim = ranked_diseases(knowledge)
        self.ranked = tuple(dict.fromkeys([*omim, *sorted({disease for disease, _ in met})]))
        for (disease, present), (excluded, references) in met.items():
            own = index[disease]
            removed = dict(citations.cuts(references)).get(own, ()) if references else ()
            self.examples.append(Example(own, present, excluded, removed))
            self.papers.append(tuple(sorted(references)))


def _chosen(gathered: _Gathered, hidden: HiddenPapers) -> list[int]:
    """Places of the examples that are used: those with a profile without their papers, drawn by a hash of what they
    are, so that no paper that comes first fills a disease."""
    described = [place for place, each in enumerate(gathered.examples) if hidden.is_described(each)]
    gathered.not_used["nothing_left"] += len(gathered.examples) - len(described)
    hashes = {place: _hash_of(gathered.examples[place]) for place in described}
    met: Counter[int] = Counter()
    ordered: list[tuple[int, str, int]] = []
    for place in sorted(described, key=lambda each: hashes[each]):
        disease = gathered.examples[place].disease
        if met[disease] < MOST_OF_A_DISEASE:
            ordered.append((met[disease], hashes[place], place))
        met[disease] += 1
    kept = [place for _, _, place in sorted(ordered)[:MOST_CASES]]
    gathered.not_used["too_many"] += len(described) - len(kept)
    return sorted(kept)


def _hash_of(example: Example) -> str:
    return hashlib.sha256(repr((example.disease, example.present)).encode()).hexdigest()


def _one_a_paper(papers: Sequence[tuple[str, ...]], hashes: Sequence[str]) -> list[int]:
    """The first case of each set of papers, and every case without one: cases of a paper resemble each other. At most
    so many, drawn by their hashes, so that none counts for having come first."""
    first: dict[tuple[str, ...] | int, int] = {}
    for place, each in enumerate(papers):
        first.setdefault(each or place, place)
    return sorted(first.values(), key=lambda place: hashes[place])[:_MOST_SHARPENING]


class _Trial:
    """Ranks each case by the weights of its fold and by the shipped ones."""

    def __init__(
        self,
        ranker: FusedRanker,
        hidden: HiddenPapers,
        weights: tuple[float, ...],
        of_fold: Sequence[tuple[float, ...]],
        sharpening: frozenset[int],
    ) -> None:
        self._ranker, self._hidden, self._sharpening = ranker, hidden, sharpening
        self._weights = np.asarray(weights, np.float32)
        self._of_fold = [np.asarray(each, np.float32) for each in of_fold]
        self.ranks: list[tuple[int, int]] = []
        """(by the weights of the fold, by the shipped ones); every equal score counts before the true disease."""
        self._rows: list[tuple[np.ndarray, int, int]] = []

    def rank(self, examples: Sequence[Example], fold: Sequence[int], progress: Progress) -> None:
        shipped = np.asarray(self._ranker.reranker.weights, np.float32)
        for number, example in enumerate(examples):
            progress(number / len(examples), "ranking.held_out")
            scores, mine = self._hidden.scores(example)
            features = features_of(scores)
            utilities = features @ np.stack([self._of_fold[fold[number]], shipped, self._weights], axis=1)
            again, before, _ = (int(each) for each in (utilities >= utilities[mine]).sum(axis=0))
            self.ranks.append((again, before))
            if number in self._sharpening:
                self._rows.append((utilities[:, 2], mine, len(example.present)))

    def sharpening_rows(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """As `fit_sharpness` takes them, of the weights fitted on all."""
        utilities, own, findings = zip(*self._rows, strict=True)
        return np.stack(utilities), np.array(own), np.array(findings)
