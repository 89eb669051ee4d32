"""The second mixture of the one ranking: published cases, some diseases play the clinic's own, the others are orphans.

    python -m benchmarks.mixture ../shared/data/phenopackets-public.tar.gz [--own-cases 30] [--findings 8] [--halves 10]

Prints, at four orphan shares: predicted/observed orphan mass, common top-1 and orphan top-10, beside the reference
pilot and one flat ranking (docs/one-ranking.md explains the protocol).
"""

from __future__ import annotations

import argparse
import hashlib
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mlpipeline.domain import Case
from mlpipeline.features.table import PatientTable, cases_to_table
from mlpipeline.knowledge.cache import load_knowledge
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.ranking.fit import PUBLISHED_CASES
from mlpipeline.ranking.hiding import HiddenTrial, fit_groups
from mlpipeline.ranking.levels import LevelsOfAll
from mlpipeline.ranking.mixture import Floats, GroupFit, PatientLevels, logit, mix
from mlpipeline.ranking.nodes import Nodes, weights_of
from mlpipeline.ranking.records import TableFindings
from mlpipeline.ranking.trial import Clinic, hide_diseases, hideable_classes
from mlpipeline.readers.reading import open_reading

SHARES = (0.005, 0.03, 0.2, 0.9)
UNKNOWN = 0.1

PILOT = {
    "predicted/observed orphan mass": (2.9, 1.19, 0.95, 1.00),
    "common top-1": (0.840, 0.838, 0.825, 0.717),
    "orphan top-10": (0.50, 0.55, 0.68, 0.81),
}


@dataclass(frozen=True)
class Mixed:
    """records: the clinic's table, patients = papers. The rest: patients of its diseases in other papers, one patient
    of each other described disease, and one of each disease no knowledge base describes."""

    records: PatientTable
    own: tuple[str, ...]
    common: list[Case]
    orphans: list[Case]
    unknown: list[Case]


@dataclass(frozen=True)
class Levels:
    """Levels of some patients, log shares of the known among themselves, and the place of each one's disease: among
    the records' nodes, or among the known."""

    records: Floats
    common: Floats
    known: NDArray[np.float32]
    order: NDArray[np.float32]
    truth: NDArray[np.int64]


def chance(text: str) -> float:
    """A number in [0, 1) that is always the same for a text."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:12], 16) / 16**12


def paper(case: Case) -> str:
    return next(iter(case.references), case.case_id)


def thinned(case: Case, knowledge: Knowledge, most: int) -> Case:
    """Present findings of the one vocabulary only, at most so many, drawn by chance."""
    known = {f.term_id: f for f in case.features if not f.excluded and f.term_id in knowledge.ontology.index}
    drawn = sorted(known, key=lambda term: chance(f"{case.case_id} {term}"))[:most]
    return replace(case, features=tuple(known[term] for term in sorted(drawn)), measurements=(), patient_id=paper(case))


def usable_cases(path: Path, knowledge: Knowledge, most: int) -> list[Case]:
    """Cases with a diagnosis and a finding, each combination of disease and findings once."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    kept = []
    for case in open_reading(path, "phenopackets", None):
        if case.diagnosis is None:
            continue
        key = (case.diagnosis.term_id, tuple(sorted(f.term_id for f in case.features if not f.excluded)))
        if key in seen:
            continue
        seen.add(key)
        small = thinned(case, knowledge, most)
        if small.features:
            kept.append(small)
    return kept


def mixed(cases: Sequence[Case], knowledge: Knowledge, own_cases: int) -> Mixed:
    """Diseases with enough cases are the clinic's own; half their papers are its records, the others its patients."""
    disease = [case.diagnosis.term_id if case.diagnosis else "" for case in cases]
    described = knowledge.profiles.index
    often = {each for each, n in Counter(disease).items() if n >= own_cases and each in described}
    recorded = [c for c, d in zip(cases, disease, strict=True) if d in often and chance(f"half {paper(c)}") < 0.5]
    own = sorted({c.diagnosis.term_id for c in recorded if c.diagnosis})
    papers = {paper(case) for case in recorded}
    common = [c for c, d in zip(cases, disease, strict=True) if d in own and paper(c) not in papers]
    one: dict[str, Case] = {}
    for case, each in zip(cases, disease, strict=True):
        if each not in often and paper(case) not in papers:
            kept = one.get(each)
            if kept is None or chance(case.case_id) < chance(kept.case_id):
                one[each] = case
    orphans = [case for each, case in sorted(one.items()) if each in described]
    unknown = [case for each, case in sorted(one.items()) if each not in described]
    return Mixed(cases_to_table(recorded, lambda _: "train"), tuple(own), common, orphans, unknown)


def levels_of(cases: Sequence[Case], levels: LevelsOfAll, place: dict[str, int]) -> Levels:
    present = [[f.term_id for f in case.features] for case in cases]
    found = [levels(each, ()) for each in present]
    truth = [place.get(case.diagnosis.term_id, -1) if case.diagnosis else -1 for case in cases]
    return Levels(
        np.array([each.records for each in found]),
        np.array([each.common for each in found]),
        np.array([each.known for each in found], dtype=np.float32),
        np.array([levels.order(each, ()) for each in present], dtype=np.float32),
        np.array(truth, dtype=np.int64),
    )


@dataclass(frozen=True)
class Figures:
    """At each of SHARES (4,): masses and hits; alone: the same hits by records only and by the ranker only."""

    ratio: Floats
    common_top1: Floats
    orphan_top10: Floats
    unknown_mass: Floats


def measure(common: Levels, orphans: Levels, unknown: Levels, weights: tuple[Floats, Floats], fit: GroupFit) -> Figures:
    rows = []
    for share in SHARES:
        mixtures = [
            [
                mix(PatientLevels(r, c, k), weights, share, UNKNOWN, fit, inside_known=order)
                for r, c, k, order in zip(part.records, part.common, part.known, part.order, strict=True)
            ]
            for part in (common, orphans, unknown)
        ]
        mass = [float(np.mean([m.orphan for m in part])) for part in mixtures]
        first = [
            m.records.argmax() == truth and m.records.max() > max(m.known.max(), m.common.max(), m.unknown)
            for m, truth in zip(mixtures[0], common.truth, strict=True)
        ]
        shown = [
            sum((listed >= m.known[truth]).sum() for listed in (m.records, m.common, m.known)) <= 10
            for m, truth in zip(mixtures[1], orphans.truth, strict=True)
        ]
        rows.append((((1 - share) * mass[0] + share * mass[1]) / share, np.mean(first), np.mean(shown), mass[2]))
    return Figures(*(np.array(column) for column in zip(*rows, strict=True)))


def flat(common: Levels, orphans: Levels) -> tuple[float, float]:
    """One flat ranking by level, no groups: common top-1 and orphan top-10."""
    first = [
        r.argmax() == truth and r.max() > k.max()
        for r, k, truth in zip(common.records, common.known, common.truth, strict=True)
    ]
    shown = [
        (r >= k[truth]).sum() + (k >= k[truth]).sum() <= 10
        for r, k, truth in zip(orphans.records, orphans.known, orphans.truth, strict=True)
    ]
    return float(np.mean(first)), float(np.mean(shown))


def some(levels: Levels, kept: NDArray[np.bool_]) -> Levels:
    return Levels(levels.records[kept], levels.common[kept], levels.known[kept], levels.order[kept], levels.truth[kept])


def run_fit(
    nodes: Nodes, counts: Counter[str], parts: Sequence[Levels], trial: HiddenTrial
) -> tuple[GroupFit, Figures, float]:
    """Fit on a trial; figures on these patients; common top-1 by the records alone."""
    fit = fit_groups(trial, UNKNOWN, PUBLISHED_CASES)
    weights = weights_of(nodes, counts)
    common = parts[0]
    alone = [
        (r / fit.temperature + weights[0]).argmax() == t for r, t in zip(common.records, common.truth, strict=True)
    ]
    return fit, measure(common, parts[1], parts[2], weights, fit), float(np.mean(alone))


def run_half(
    data: Mixed, nodes: Nodes, counts: Counter[str], parts: Sequence[Levels], trial: HiddenTrial, seed: int
) -> tuple[GroupFit, Figures, float]:
    """Fit on one half of the own diseases, hidden in turn; figures on patients of the other half and all orphans."""
    drawn = np.random.default_rng(seed).permutation(len(data.own))[: len(data.own) // 2]
    common = some(parts[0], ~np.isin(parts[0].truth, drawn))
    return run_fit(nodes, counts, (common, *parts[1:]), trial.only([data.own[i] for i in drawn]))


def report(measured: Sequence[tuple[GroupFit, Figures, float]], parts: Sequence[Levels]) -> None:
    figures = [each for _, each, _ in measured]
    for fit, each, _ in measured:
        print(
            f"  fit: T {fit.temperature}, floor {fit.floor}, ceiling {fit.ceiling}, offset at .03 "
            f"{fit.prior_log_odds(0.03) - logit(0.03):+.2f}; ratio {np.round(each.ratio, 2)}"
        )
    flat_top1, flat_top10 = flat(parts[0], parts[1])
    ranker = np.mean([(k >= k[t]).sum() <= 10 for k, t in zip(parts[1].order, parts[1].truth, strict=True)])
    print(f"{'orphan share':34}" + "".join(f"{share:>16.1%}" for share in SHARES))
    for name, column in (
        ("predicted/observed orphan mass", "ratio"),
        ("common top-1", "common_top1"),
        ("orphan top-10", "orphan_top10"),
        ("mass K+U of unknown diseases", "unknown_mass"),
    ):
        values = np.array([getattr(each, column) for each in figures])
        spread = [f" ±{each:.3f}" if len(figures) > 1 else " " * 7 for each in values.std(axis=0)]
        print(f"{name:34}" + "".join(f"{values[:, i].mean():>8.3f}{spread[i]} " for i in range(4)))
        if name in PILOT:
            print(f"{'  pilot':34}" + "".join(f"{value:>8.3f}        " for value in PILOT[name]))
    print(
        f"common top-1, records alone {np.mean([alone for *_, alone in measured]):.3f} (pilot .847); "
        f"orphan top-10, ranker alone {ranker:.3f} (pilot .81)"
    )
    print(f"control, one flat ranking: common top-1 {flat_top1:.3f} (pilot .21), orphan top-10 {flat_top10:.3f}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("path", type=Path)
    arguments.add_argument("--own-cases", type=int, default=30, help="cases from which a disease is the clinic's own")
    arguments.add_argument("--findings", type=int, default=8, help="most findings of a patient")
    arguments.add_argument("--halves", type=int, default=10, help="random halves of the diseases, averaged")
    arguments.add_argument("--cache", type=Path, default=Path("build/knowledge"))
    given = arguments.parse_args()
    start = time.perf_counter()
    knowledge = load_knowledge(given.cache)
    data = mixed(usable_cases(given.path, knowledge, given.findings), knowledge, given.own_cases)
    counts = Counter(str(each) for each in data.records.disease)
    findings = TableFindings(data.records, knowledge.ontology)
    rows = np.arange(len(data.records))
    nodes = Nodes(data.own, knowledge, {}, ())
    levels = LevelsOfAll(nodes, knowledge, findings.counts(rows))
    place = {code: i for listed in (nodes.records, nodes.known) for i, node in enumerate(listed) for code in node.ids}
    parts = [levels_of(each, levels, place) for each in (data.common, data.orphans, data.unknown)]
    clinic = Clinic(findings, data.records.patient, rows, nodes, counts, knowledge)
    trial = hide_diseases(clinic, hideable_classes(nodes, knowledge))
    print(
        f"{len(data.own)} own diseases with {len(rows)} records; patients: {len(data.common)} of them in other papers, "
        f"{len(data.orphans)} with an orphan disease each, {len(data.unknown)} with one nobody describes"
    )
    print("fit on one half of the own diseases, figures on patients of the other half and all orphans:")
    report([run_half(data, nodes, counts, parts, trial, seed) for seed in range(given.halves)], parts)
    print("as the program fits: every own disease hidden in turn, figures on their patients in other papers:")
    report([run_fit(nodes, counts, parts, trial)], parts)
    print(f"{time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
