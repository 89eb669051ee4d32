"""What a few records of a disease are worth: published cases of half of its papers enter, the others are ranked."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from mlpipeline.domain import Case
from mlpipeline.errors import KnownError
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.benchmark import excluded_of, present_of, publications_of, ranked_diseases, read_cases, retrained
from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.kshot_figures import Ranks, Step, step_of
from mlpipeline.orphan.leave_out import Citations
from mlpipeline.orphan.naive_bayes import positions
from mlpipeline.orphan.records import RecordCounts, count_records
from mlpipeline.progress import Progress

RECORDS = (0, 1, 2, 5, 10, 20)
"""Records of each disease the clinic has, one step each."""

DRAWS = 3
LEAST_CASES, LEAST_UNDESCRIBED = 15, 10
"""Cases a described disease, and one nobody describes, needs to be measured; of two papers at least, one a half."""

MOST_OTHERS = 500
_KEY = "hoofbeat few records"
_LAST = np.float32(-np.inf)


@dataclass(frozen=True)
class KshotReport:
    """steps: one each number of records. diseases, undescribed, others: ids that were measured; `others` had no record,
    one case each. removed_rows: profile rows that cite a paper of the archive and were not read."""

    knowledge_version: str
    ranked_diseases: int
    removed_rows: int
    diseases: tuple[str, ...]
    undescribed: tuple[str, ...]
    others: tuple[str, ...]
    steps: tuple[Step, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "knowledge": self.knowledge_version,
            "ranked_diseases": self.ranked_diseases,
            "removed_rows": self.removed_rows,
            "diseases": list(self.diseases),
            "undescribed": list(self.undescribed),
            "others": len(self.others),
            "steps": [step.to_dict() for step in self.steps],
        }


@dataclass(frozen=True)
class Halves:
    """The cases of one disease: those that may enter as records, and those of other papers, which are ranked."""

    disease: str
    supply: tuple[Case, ...]
    ranked: tuple[Case, ...]

    def drawn(self, count: int, draw: int) -> list[Case]:
        """At most `count` records; more records of one draw hold the fewer."""
        seed = int.from_bytes(_digest(self.disease, str(draw))[:8], "big")
        order = np.random.default_rng(seed).permutation(len(self.supply))[:count]
        return [self.supply[i] for i in order.tolist()]


def halves_of(disease: str, cases: Sequence[Case]) -> Halves:
    """Papers in two halves by a keyed hash, the smaller one supplies; a case that cites papers of both is left out."""
    papers = sorted({paper for case in cases for paper in publications_of(case)}, key=lambda p: _digest(disease, p))
    supplied = frozenset(papers[: len(papers) // 2])
    supply = tuple(case for case in cases if publications_of(case) and publications_of(case) <= supplied)
    ranked = tuple(case for case in cases if publications_of(case) and not publications_of(case) & supplied)
    return Halves(disease, supply, ranked)


def rank_with_records(path: Path, knowledge: Knowledge, progress: Progress = Progress()) -> KshotReport:
    """Rank published cases after k records of every measured disease at once, as a clinic would have them.

    Rows that cite any paper of the archive are read by no profile and no reranker; Orphanet's rows cite none and stay.
    Repeated cases (same disease and present findings) count once. An emptied profile without records ranks last, ties
    count against the true disease. A disease nobody describes is ranked from its first record on. Raises the
    KnownErrors of `read_cases`, and `benchmark.too_few_papers` where no disease has cases enough.
    """
    named = read_cases(path, progress.part(0, 0.1)).cases
    described = ranked_diseases(knowledge)
    grouped = _grouped((case for _, case in named), knowledge)
    groups = {disease: halves_of(disease, cases) for disease, cases in grouped.items()}
    known = set(described)
    able = [each for each in groups.values() if each.supply and each.ranked]
    ours = [each for each in able if each.disease in known and len(grouped[each.disease]) >= LEAST_CASES]
    unheard = [each for each in able if each.disease not in known and len(grouped[each.disease]) >= LEAST_UNDESCRIBED]
    if not ours:
        raise KnownError("benchmark.too_few_papers", file=path.name, cases=LEAST_CASES)
    papers = frozenset[str]().union(*(publications_of(case) for _, case in named))
    removed = frozenset(Citations(knowledge).rows(papers).tolist())
    whole = FusedRanker(knowledge, described)
    reranker = retrained(whole, [(n, c) for n, c in named if c.diagnosis], progress.part(0.1, 0.25)).reranker
    trial = _Trial(knowledge, described, FusedRanker(knowledge, described, reranker, removed=removed), removed)
    others = trial.others(grouped, {each.disease for each in (*ours, *unheard)})
    steps = []
    for number, records in enumerate(RECORDS):
        part = progress.part(0.25 + 0.75 * number / len(RECORDS), 0.25 + 0.75 * (number + 1) / len(RECORDS))
        steps.append(trial.step(records, ours, unheard, others, part))
    progress(1.0, "benchmark.ready")
    names, new_names = (tuple(each.disease for each in some) for some in (ours, unheard))
    return KshotReport(knowledge.version, len(described), len(removed), names, new_names, tuple(others), tuple(steps))


class _Trial:
    def __init__(
        self, knowledge: Knowledge, described: Sequence[str], bare: FusedRanker, removed: frozenset[int]
    ) -> None:
        self._knowledge, self._described, self._bare, self._removed = knowledge, described, bare, removed

    def others(self, grouped: Mapping[str, Sequence[Case]], measured: set[str]) -> dict[str, tuple[Case, ...]]:
        """One case of each other disease of whose profile something is left, at most 500 diseases."""
        left = self._bare.naive_bayes.table.described
        able = [d for d in grouped if d not in measured and d in self._bare.index and left[self._bare.index[d]]]
        able.sort(key=lambda disease: _digest("others", disease))
        return {d: (min(grouped[d], key=lambda case: _digest(d, case.case_id)),) for d in able[:MOST_OTHERS]}

    def step(
        self,
        records: int,
        ours: Sequence[Halves],
        unheard: Sequence[Halves],
        others: Mapping[str, tuple[Case, ...]],
        progress: Progress,
    ) -> Step:
        ranks: Ranks = defaultdict(list)
        new: Ranks = defaultdict(list)
        price: Ranks = defaultdict(list)
        draws = DRAWS if records else 1
        for draw in range(draws):
            progress(draw / draws, "benchmark.ranking")
            taken = [case for each in (*ours, *unheard) for case in each.drawn(records, draw)]
            ranker = self._ranker(count_records(taken, self._knowledge.ontology))
            _rank({each.disease: each.ranked for each in ours}, ranker, ranks)
            _rank({each.disease: each.ranked for each in unheard if each.disease in ranker.index}, ranker, new)
            _rank(others, ranker, price)
        used, new_used = ([min(records, len(each.supply)) for each in some] for some in (ours, unheard))
        return step_of(records, used, new_used, ranks, new, price)

    def _ranker(self, records: Mapping[str, RecordCounts]) -> FusedRanker:
        if not records:
            return self._bare
        known = set(self._described)
        ids = [*self._described, *sorted(set(records) - known)]
        return FusedRanker(self._knowledge, ids, self._bare.reranker, records=records, removed=self._removed)


def _rank(cases: Mapping[str, Iterable[Case]], ranker: FusedRanker, into: Ranks) -> None:
    silent = ~ranker.naive_bayes.table.described
    for disease, some in cases.items():
        own = ranker.index[disease]
        for case in some:
            utilities = ranker.utilities(present_of(case), excluded_of(case))
            utilities[silent] = _LAST
            into[disease].append(int(np.count_nonzero(utilities >= utilities[own])))


def _grouped(cases: Iterable[Case], knowledge: Knowledge) -> dict[str, list[Case]]:
    """Disease -> its cases with a present finding, repeated ones once, in the order of the archive."""
    seen: set[tuple[str, tuple[int, ...]]] = set()
    grouped: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        disease = case.diagnosis.term_id if case.diagnosis else ""
        present = tuple(positions(knowledge.ontology, present_of(case), ())[0])
        if disease and present and (disease, present) not in seen:
            seen.add((disease, present))
            grouped[disease].append(case)
    return dict(sorted(grouped.items()))


def _digest(*parts: str) -> bytes:
    return hashlib.sha256("\n".join((_KEY, *parts)).encode()).digest()
