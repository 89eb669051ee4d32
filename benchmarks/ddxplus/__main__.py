"""Ceilings of the Bayes-limit patients, and how they are ranked by knowledge alone, without one record.

    python -m benchmarks.ddxplus ../shared/data/ddxplus [--rows 200000] [--each 40] [--seed 0] [--tail 1] [--noise .05]

DDXPlus is synthetic: none of these figures is clinical accuracy. See docs/one-ranking.md.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.ddxplus.cases import cases_of, mapped_codes
from benchmarks.ddxplus.generator import Generator, Settings, load_generator
from benchmarks.ddxplus.maps import read_conditions
from mlpipeline.diagnosing import ranker_for, weigh
from mlpipeline.domain import Case, Sex
from mlpipeline.knowledge.cache import load_knowledge
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.ranking.mixture import Listed
from mlpipeline.ranking.policy import RankingPolicy


def ceilings(generator: Generator, rows: int, seed: int, codes: frozenset[str], labs: bool) -> dict[str, float]:
    """What no program that sees these evidences can beat on average: the exact posterior against the drawn diseases."""
    seen = generator.seen_through(codes, labs)
    sums: dict[str, float] = defaultdict(float)
    hits, sizes = np.zeros(len(generator.conditions)), np.zeros(len(generator.conditions))
    for whole in generator.chunks(rows, seed):
        draw = generator.narrowed(whole, codes, labs)
        posterior = seen.posterior(draw)
        truth = draw.disease.astype(np.intp)
        own = posterior[np.arange(len(draw)), truth]
        first = posterior.argmax(axis=1) == truth
        sums["accuracy"] += float(first.sum())
        sums["brier"] += float(((posterior**2).sum(axis=1) - 2 * own + 1).sum())
        sums["log loss"] += float(-np.log(np.maximum(own, 1e-300)).sum())
        sums["severity accuracy"] += float((seen.severity_posterior(posterior).argmax(axis=1) == draw.severity).sum())
        hits += np.bincount(truth, first, minlength=hits.size)
        sizes += np.bincount(truth, minlength=hits.size)
    found = {name: value / rows for name, value in sums.items()}
    return {**found, "macro recall": float((hits[sizes > 0] / sizes[sizes > 0]).mean())}


def speed(generator: Generator, rows: int, seed: int) -> tuple[float, float]:
    """Rows a second drawn, and rows a second with their posterior; one thread."""
    start = time.perf_counter()
    for _ in generator.chunks(rows, seed):
        pass
    drawn = time.perf_counter() - start
    for draw in generator.chunks(rows, seed):
        generator.posterior(draw)
    return rows / drawn, rows / (time.perf_counter() - start - drawn)


class KnowledgeOnly:
    """Where a case's disease stands among all described diseases, common and orphan, when no record exists."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._ranker = ranker_for(None, knowledge)
        lists: tuple[Listed, ...] = ("common", "known")
        self._place: dict[str, tuple[Listed, int]] = {}
        for listed in lists:
            for i, node in enumerate(self._ranker.nodes.of(listed)):
                self._place |= dict.fromkeys(node.ids, (listed, i))
        self.diseases = len(self._ranker.nodes)

    def rank(self, case: Case) -> int | None:
        """1 = first; ties count against it. None where no profile describes the disease.

        Age and sex are left out: the generator's are invented."""
        place = self._place.get(case.diagnosis.term_id) if case.diagnosis else None
        if place is None:
            return None
        plain = replace(case, age_years=None, sex=Sex.UNKNOWN)
        mixture = weigh(plain, None, self._knowledge, RankingPolicy(), self._ranker).mixture
        listed, i = place
        own = mixture.of(listed)[i]
        return sum(int((some >= own).sum()) for some in (mixture.common, mixture.known))


def print_knowledge_only(generator: Generator, knowledge: Knowledge, each: int, seed: int) -> None:
    """Top-1, 3 and 10 by condition, worst first, and the mean over conditions; about `each` patients of each."""
    n = len(generator.conditions)
    even = replace(generator, prior=np.full(n, 1 / n))
    ranker, draw = KnowledgeOnly(knowledge), even.draw(each * n, seed)
    ranks: dict[str, list[int]] = defaultdict(list)
    for case in cases_of(generator, draw, "DDX"):
        rank = ranker.rank(case)
        if rank is not None and case.diagnosis is not None:
            ranks[case.diagnosis.label].append(rank)
    matches = read_conditions()
    print(f"no records: {len(ranks)} of 49 conditions described, {sum(map(len, ranks.values()))} patients,", end=" ")
    print(f"ranked among {ranker.diseases} diseases")
    shown = sorted(ranks, key=lambda each: -float(np.median(ranks[each])))
    for name in shown:
        found = np.array(ranks[name])
        hits = " / ".join(f"{(found <= k).mean():.2f}" for k in (1, 3, 10))
        print(f"  {name:40} {matches[name].match:6} n {found.size:4}  top-1/3/10 {hits}, median {np.median(found):.0f}")
    if ranks:
        means = [np.mean([(np.array(each) <= k).mean() for each in ranks.values()]) for k in (1, 3, 10)]
        print("  mean over conditions" + " " * 36 + "top-1/3/10 " + " / ".join(f"{mean:.2f}" for mean in means))


def show(name: str, found: dict[str, float]) -> None:
    print(f"{name:44}" + "  ".join(f"{key} {value:.3f}" for key, value in found.items()))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--rows", type=int, default=200_000, help="patients of the ceilings")
    arguments.add_argument("--each", type=int, default=40, help="patients of a condition ranked by knowledge alone")
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--tail", type=float, default=1.0)
    arguments.add_argument("--noise", type=float, default=0.05)
    arguments.add_argument("--cache", type=Path, default=Path("build/knowledge"))
    given = arguments.parse_args()
    generator = load_generator(given.folder, Settings(tail=given.tail, noise=given.noise))
    prior = generator.prior
    print(f"{len(prior)} conditions of {prior.min():.5f} to {prior.max():.3f}, {len(generator.evidences)} evidences")
    print("rows/s: {:,.0f} drawn, {:,.0f} with their posterior".format(*speed(generator, given.rows, given.seed)))
    everything = frozenset(generator.evidences)
    show("ceiling, everything seen", ceilings(generator, given.rows, given.seed, everything, True))
    show("ceiling, HPO findings, age, sex", ceilings(generator, given.rows, given.seed, mapped_codes(), False))
    if given.each:
        print_knowledge_only(generator, load_knowledge(given.cache), given.each, given.seed)


if __name__ == "__main__":
    main()
