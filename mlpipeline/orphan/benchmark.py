"""How high published cases rank their true disease: the protocol, its regimes and its report."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from mlpipeline.domain import Case
from mlpipeline.errors import KnownError
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.leave_out import Citations, RankerWithout
from mlpipeline.orphan.naive_bayes import NaiveBayesRanker, RankerSettings, positions
from mlpipeline.orphan.profile_table import RateSettings
from mlpipeline.orphan.ranking_figures import SHOWN, RankLine, RegimeFigures, figures_of
from mlpipeline.orphan.rerank_training import fit_reranker
from mlpipeline.orphan.simulated_patients import simulate_patients
from mlpipeline.progress import Progress
from mlpipeline.readers.archive import iterate_members
from mlpipeline.readers.phenopackets import parse_phenopacket

FULL, LPO, UNSEEN = "full", "lpo", "unseen"
RERANK_PATIENTS = 1000
"""Simulated patients a reranker is fitted on: its four weights do not change by more."""

_NAMED_PROBLEMS = 50
_SILENT = Progress()


@dataclass(frozen=True)
class BenchmarkReport:
    """not_evaluable: reason -> cases ("no_diagnosis", "no_present_finding", "disease_without_profile").

    refused: code -> members that are no case; refused_members: (name, code), the first of them.
    """

    knowledge_version: str
    members: int
    evaluable: int
    ranked_diseases: int
    not_evaluable: dict[str, int]
    refused: dict[str, int]
    refused_members: tuple[tuple[str, str], ...]
    regimes: dict[str, RegimeFigures]
    ranks: tuple[RankLine, ...] = field(repr=False)

    def to_dict(self) -> dict[str, Any]:
        return {
            "knowledge": self.knowledge_version,
            "members": self.members,
            "evaluable": self.evaluable,
            "ranked_diseases": self.ranked_diseases,
            "not_evaluable": self.not_evaluable,
            "refused": self.refused,
            "refused_members": [{"member": name, "code": code} for name, code in self.refused_members],
            "regimes": {name: figures.to_dict() for name, figures in self.regimes.items()},
        }


def run(
    path: Path,
    leave_publication_out: bool,
    json_path: Path | None,
    ranks_path: Path | None,
    knowledge: Knowledge,
    progress: Progress = _SILENT,
    linked: bool = True,
) -> BenchmarkReport:
    """`rank_phenopackets`, with the report and the ranks (JSON Lines) written where a path is given.

    Raises also KnownError `benchmark.not_written` (file).
    """
    report = rank_phenopackets(path, knowledge, leave_publication_out, progress, linked)
    if json_path is not None:
        _write(json_path, [json.dumps(report.to_dict(), indent=2)])
    if ranks_path is not None:
        lines = ({"case": r.case, "disease": r.disease, "rank": r.rank, "regime": r.regime} for r in report.ranks)
        _write(ranks_path, (json.dumps(line, ensure_ascii=False) for line in lines))
    return report


def rank_phenopackets(
    path: Path,
    knowledge: Knowledge,
    leave_publication_out: bool,
    progress: Progress = _SILENT,
    linked: bool = True,
) -> BenchmarkReport:
    """Rank the true disease of every case among the OMIM diseases with a profile; ties pessimistic.

    A case is evaluable with at least one present finding and a diagnosis that is ranked. Regimes: full; unseen (the
    disease's profile cites none of the case's PMIDs); lpo (all rows that cite one of them removed, for every disease).
    Raises the KnownErrors of `iterate_members`, and `benchmark.no_cases` where no member is a phenopacket.
    """
    archive = read_cases(path, progress.part(0, 0.2))
    settings = RankerSettings(RateSettings(linked=linked))
    ranker = FusedRanker(knowledge, ranked_diseases(knowledge), settings=settings)
    not_evaluable: Counter[str] = Counter()
    cases = []
    for name, case in archive.cases:
        reason = _not_evaluable(case, ranker)
        if reason:
            not_evaluable[reason] += 1
        else:
            cases.append((name, case))
    citations = Citations(knowledge)
    lines = _rank_full(cases, ranker, citations, progress.part(0.2, 0.45))
    if leave_publication_out:
        again = retrained(ranker, cases, progress.part(0.45, 0.6))
        lines += _rank_without(cases, again, citations, progress.part(0.6, 1))
    names = [FULL, LPO, UNSEEN] if leave_publication_out else [FULL, UNSEEN]
    progress(1.0, "benchmark.ready")
    return BenchmarkReport(
        knowledge.version,
        archive.members,
        len(cases),
        len(ranker.disease_ids),
        dict(sorted(not_evaluable.items())),
        dict(sorted(Counter(code for _, code in archive.refused).items())),
        tuple(archive.refused[:_NAMED_PROBLEMS]),
        {name: figures_of([line for line in lines if line.regime == name]) for name in names},
        tuple(sorted(lines, key=lambda line: names.index(line.regime))),
    )


def ranked_diseases(knowledge: Knowledge) -> tuple[str, ...]:
    """The OMIM diseases of whose profile at least one finding has ever been seen (a lone "0 of 3" is none)."""
    return tuple(each for each in NaiveBayesRanker.described_ids(knowledge) if each.startswith("OMIM:"))


@dataclass
class PublishedCases:
    """cases, refused: (name in the archive, case) and (name, code) of what is no case."""

    members: int = 0
    cases: list[tuple[str, Case]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def read_cases(path: Path, progress: Progress) -> PublishedCases:
    """Raises the KnownErrors of `iterate_members`, and `benchmark.no_cases` where no member is a phenopacket."""
    archive = PublishedCases()
    for name, content in iterate_members(path, lambda member, code: archive.refused.append((member, code))):
        archive.members += 1
        progress(1 - 1 / (1 + archive.members / 1000), "benchmark.reading")
        try:
            archive.cases.append((name, parse_phenopacket(json.loads(content))))
        except (ValueError, RecursionError):
            archive.refused.append((name, "member.not_json"))
        except KnownError as problem:
            archive.refused.append((name, problem.code))
    if not archive.cases:
        raise KnownError("benchmark.no_cases", file=path.name, members=archive.members)
    return archive


def _not_evaluable(case: Case, ranker: FusedRanker) -> str:
    if case.diagnosis is None:
        return "no_diagnosis"
    if not present_of(case):
        return "no_present_finding"
    return "" if case.diagnosis.term_id in ranker.index else "disease_without_profile"


def present_of(case: Case) -> list[str]:
    return [feature.term_id for feature in case.features if not feature.excluded]


def excluded_of(case: Case) -> list[str]:
    return [feature.term_id for feature in case.features if feature.excluded]


def publications_of(case: Case) -> frozenset[str]:
    return frozenset(reference for reference in case.references if reference.startswith("PMID:"))


def _line(name: str, case: Case, ranker: FusedRanker, utilities: np.ndarray, regime: str) -> RankLine:
    disease, present = _disease(case), set(present_of(case))
    rank = int(np.count_nonzero(utilities >= utilities[ranker.index[disease]]))
    best = np.sort(utilities)[: -SHOWN - 1 : -1].astype(np.float64)
    shares = np.exp(best - best[0]) / np.exp(utilities.astype(np.float64) - best[0]).sum()
    paper = " ".join(sorted(publications_of(case)))
    return RankLine(name, disease, rank, regime, len(present), float(shares[0]), float(shares.sum()), paper)


def _disease(case: Case) -> str:
    return case.diagnosis.term_id if case.diagnosis else ""


def _rank_full(
    cases: Sequence[tuple[str, Case]], ranker: FusedRanker, citations: Citations, progress: Progress
) -> list[RankLine]:
    lines, profiles = [], ranker.knowledge.profiles
    for i, (name, case) in enumerate(cases):
        progress(i / len(cases), "benchmark.ranking")
        disease = _disease(case)
        utilities = ranker.utilities(present_of(case), excluded_of(case), case.age_years, case.sex)
        line = _line(name, case, ranker, utilities, FULL)
        lines.append(line)
        owners = profiles.owner_of(citations.rows(publications_of(case)))
        if profiles.index[disease] not in owners:
            lines.append(replace(line, regime=UNSEEN))
    return lines


def retrained(ranker: FusedRanker, cases: Sequence[tuple[str, Case]], progress: Progress) -> FusedRanker:
    """The ranker with a reranker that has read none of the archive's papers: the shipped one has read all.

    The ranker itself where too few other papers are left to learn from."""
    archive = frozenset[str]().union(*(publications_of(case) for _, case in cases))
    examples = simulate_patients(ranker.knowledge, RERANK_PATIENTS, without=archive, progress=progress.part(0.0, 0.3))
    if len(examples) < RERANK_PATIENTS // 10:
        return ranker
    return ranker.reranked(fit_reranker(ranker, examples, progress=progress.part(0.3, 1.0)))


def _rank_without(
    cases: Sequence[tuple[str, Case]], ranker: FusedRanker, citations: Citations, progress: Progress
) -> list[RankLine]:
    """Cases of the same papers share one set of reduced profiles."""
    groups: defaultdict[frozenset[str], list[tuple[str, Case]]] = defaultdict(list)
    for name, case in cases:
        groups[publications_of(case)].append((name, case))
    lines = []
    ontology = ranker.knowledge.ontology
    for publications, members in groups.items():
        progress(len(lines) / len(cases), "benchmark.leaving_out")
        without = RankerWithout(ranker, citations.cuts(publications))
        for name, case in members:
            utilities = without.utilities(*positions(ontology, present_of(case), excluded_of(case)))
            lines.append(_line(name, case, ranker, utilities, LPO))
    return lines


def _write(path: Path, lines: Iterable[str]) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
    except OSError:
        raise KnownError("benchmark.not_written", file=path.name) from None
