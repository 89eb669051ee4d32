"""Trains the shipped reranker on simulated patients, or measures one trained on published cases of other diseases.

    python -m benchmarks.rerank ship                     writes resources/knowledge/reranker.json
    python -m benchmarks.rerank folds ARCHIVE            five folds by disease; unseen cases of each held-out fold

In `folds` training and test cases are unseen ones, whose disease's profile cites none of their papers; repeated cases
(same disease and present findings) count once, at most 25 of a disease teach, and they weigh 1 / sqrt(cases of their
disease). Intervals: bootstrap over diseases.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from mlpipeline.domain import Case
from mlpipeline.knowledge.cache import load_knowledge
from mlpipeline.orphan.benchmark import RankLine, figures_of, ranked_diseases
from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.leave_out import Citations
from mlpipeline.orphan.naive_bayes import positions
from mlpipeline.orphan.rerank_training import fit_reranker
from mlpipeline.orphan.reranking import embedded_reranker_path
from mlpipeline.orphan.simulated_patients import Example, simulate_patients
from mlpipeline.readers.reading import open_reading

FOLDS = 5
SHIPPED_PATIENTS, SHIPPED_SEED = 3000, 0
MOST_OF_A_DISEASE = 25


def fold_of(disease: str) -> int:
    return int(hashlib.sha256(disease.encode()).hexdigest(), 16) % FOLDS


def ship(ranker: FusedRanker) -> None:
    examples = simulate_patients(ranker.knowledge, SHIPPED_PATIENTS, SHIPPED_SEED)
    fitted = fit_reranker(ranker, examples)
    path = embedded_reranker_path()
    path.write_text(fitted.to_json(), encoding="utf-8")
    print(path.name, fitted.weights, fitted.trained)


def terms_of(case: Case, ranker: FusedRanker) -> tuple[list[int], list[int]]:
    present = [f.term_id for f in case.features if not f.excluded]
    return positions(ranker.knowledge.ontology, present, [f.term_id for f in case.features if f.excluded])


def usable(path: Path, ranker: FusedRanker) -> list[tuple[Case, str]]:
    """(case, disease) of ranked diseases with a present finding, repeated ones once."""
    seen: set[tuple[str, tuple[int, ...]]] = set()
    kept = []
    for case in open_reading(path, "phenopackets", None):
        disease = case.diagnosis.term_id if case.diagnosis else ""
        present = tuple(terms_of(case, ranker)[0])
        if disease in ranker.index and present and (disease, present) not in seen:
            seen.add((disease, present))
            kept.append((case, disease))
    return kept


def folds(path: Path, ranker: FusedRanker) -> None:
    cases = usable(path, ranker)
    citations = Citations(ranker.knowledge)
    index = ranker.knowledge.profiles.index
    taught: Counter[str] = Counter()
    examples: list[tuple[Example, str]] = []
    unseen = []
    for case, disease in cases:
        papers = [each for each in case.references if each.startswith("PMID:")]
        removed = dict(citations.cuts(papers)).get(index[disease], ())
        if removed:
            continue
        unseen.append((case, disease))
        taught[disease] += 1
        if taught[disease] <= MOST_OF_A_DISEASE:
            present, excluded = terms_of(case, ranker)
            examples.append((Example(index[disease], tuple(present), tuple(excluded), ()), disease))
    lines = []
    for fold in range(FOLDS):
        learn = [(example, disease) for example, disease in examples if fold_of(disease) != fold]
        count = Counter(disease for _, disease in learn)
        fitted = fit_reranker(ranker, [e for e, _ in learn], [count[d] ** -0.5 for _, d in learn])
        print(f"fold {fold}: {len(learn)} cases, weights {np.round(fitted.weights, 2)}")
        lines += ranked(unseen, ranker.reranked(fitted), fold)
    report("retrained on published cases of other diseases", lines)
    report("shipped reranker", [line for fold in range(FOLDS) for line in ranked(unseen, ranker, fold)])


def ranked(cases: Sequence[tuple[Case, str]], ranker: FusedRanker, fold: int) -> list[RankLine]:
    lines = []
    for case, disease in cases:
        if fold_of(disease) == fold:
            utilities = ranker.reranker.utilities(ranker.scorers(*terms_of(case, ranker)))
            own = utilities[ranker.index[disease]]
            lines.append(RankLine(case.case_id, disease, int((utilities >= own).sum()), "unseen"))
    return lines


def report(title: str, lines: Sequence[RankLine]) -> None:
    figures = figures_of(lines)
    by_disease: defaultdict[str, list[int]] = defaultdict(list)
    for line in lines:
        by_disease[line.disease].append(line.rank)
    print(f"{title}: {figures.cases} unseen cases, {figures.diseases} diseases")
    drawn = np.random.default_rng(0).integers(0, len(by_disease), (2000, len(by_disease)))
    for k in figures.macro:
        each = np.array([np.mean(np.array(ranks) <= k) for ranks in by_disease.values()])
        low, high = np.percentile(each[drawn].mean(axis=1), [2.5, 97.5])
        print(f"  top-{k:<2} macro {figures.macro[k]:.3f} ({low:.3f}-{high:.3f})  micro {figures.micro[k]:.3f}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("what", choices=("ship", "folds"))
    arguments.add_argument("path", type=Path, nargs="?")
    arguments.add_argument("--cache", type=Path, default=Path("build/knowledge"))
    given = arguments.parse_args()
    knowledge = load_knowledge(given.cache)
    ranker = FusedRanker(knowledge, ranked_diseases(knowledge))
    if given.what == "ship":
        ship(ranker)
    elif given.path is None:
        arguments.error("folds needs an archive of phenopackets")
    else:
        folds(given.path, ranker)


if __name__ == "__main__":
    main()
