"""Trains the shipped reranker on simulated patients, or measures one trained on published cases of other diseases.

    python -m benchmarks.rerank ship                     writes resources/knowledge/reranker.json
    python -m benchmarks.rerank sharpen ARCHIVE          adds its sharpness, from published cases; no order changes
    python -m benchmarks.rerank folds ARCHIVE            five folds by disease; unseen cases of each held-out fold

In `folds` training and test cases are unseen ones, whose disease's profile cites none of their papers; repeated cases
(same disease and present findings) count once, at most 25 of a disease teach, and they weigh 1 / sqrt(cases of their
disease). Intervals: bootstrap over diseases. `sharpen` takes one unseen case a paper, and prints how well
sharpness fitted on the other folds is calibrated.
"""

from __future__ import annotations

import argparse
import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from mlpipeline.domain import Case
from mlpipeline.knowledge.cache import load_knowledge
from mlpipeline.orphan.benchmark import ranked_diseases
from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.leave_out import Citations
from mlpipeline.orphan.naive_bayes import positions
from mlpipeline.orphan.ranking_figures import RankLine, figures_of
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


def one_a_paper(path: Path, ranker: FusedRanker) -> list[tuple[Case, str]]:
    """Unseen cases, the first of each paper."""
    citations, index = Citations(ranker.knowledge), ranker.knowledge.profiles.index
    first: dict[tuple[str, ...], tuple[Case, str]] = {}
    for case, disease in usable(path, ranker):
        papers = [each for each in case.references if each.startswith("PMID:")]
        if index[disease] not in dict(citations.cuts(papers)):
            first.setdefault(tuple(sorted(papers)) or (case.case_id,), (case, disease))
    return list(first.values())


def sharpen(path: Path, ranker: FusedRanker) -> None:
    plain = ranker.reranked(replace(ranker.reranker, sharpness=(1.0, 0.0)))
    cases = one_a_paper(path, ranker)
    rows = [ranked_row(case, plain) for case, _ in cases]
    own = [plain.index[disease] for _, disease in cases]
    fold = np.array([fold_of(disease) for _, disease in cases])
    lines = []
    for held in range(FOLDS):
        a, b = fit_sharpness([(r, o) for r, o, f in zip(rows, own, fold, strict=True) if f != held])
        for (case, disease), (utilities, findings), place, at in zip(cases, rows, own, fold, strict=True):
            if at == held:
                p = softmax(utilities * max(a + b * math.log1p(findings), 0.05))
                best = np.sort(p)[::-1]
                rank = int((utilities >= utilities[place]).sum())
                lines.append(
                    RankLine(case.case_id, disease, rank, "unseen", findings, float(best[0]), float(best[:10].sum()))
                )
    figures = figures_of(lines)
    print(f"{len(cases)} cases, one a paper; held-out folds: {figures.certainty}")
    for band, each in figures.by_findings.items():
        print(f"  {band:5} findings, {each.cases} cases: {each.certainty}")
    a, b = fit_sharpness(list(zip(rows, own, strict=True)))
    trained = {**ranker.reranker.trained, "sharpness": f"{len(cases)} published unseen cases, one a paper"}
    path_out = embedded_reranker_path()
    path_out.write_text(replace(ranker.reranker, sharpness=(a, b), trained=trained).to_json(), encoding="utf-8")
    print(f"sharpness {a:.3f} + {b:.3f} log(1 + findings), written to {path_out.name}")


Row = tuple[np.ndarray, int]
"""Utilities of a case, and how many present findings it has."""


def ranked_row(case: Case, ranker: FusedRanker) -> Row:
    present, excluded = terms_of(case, ranker)
    return ranker.reranker.utilities(ranker.scorers(present, excluded), len(present)).astype(np.float64), len(present)


def softmax(utilities: np.ndarray) -> np.ndarray:
    p = np.exp(utilities - utilities.max())
    return p / p.sum()


def fit_sharpness(rows: Sequence[tuple[Row, int]]) -> tuple[float, float]:
    """The (a, b) of least log loss of the true disease among all."""

    def loss(at: np.ndarray) -> float:
        total = 0.0
        for (utilities, findings), own in rows:
            sharp = utilities * max(at[0] + at[1] * math.log1p(findings), 0.05)
            total += np.logaddexp.reduce(sharp) - sharp[own]
        return total / len(rows)

    found = minimize(loss, np.array([1.5, 0.3]), method="Nelder-Mead", options={"xatol": 0.01, "fatol": 1e-4})
    return float(found.x[0]), float(found.x[1])


def ranked(cases: Sequence[tuple[Case, str]], ranker: FusedRanker, fold: int) -> list[RankLine]:
    lines = []
    for case, disease in cases:
        if fold_of(disease) == fold:
            present, excluded = terms_of(case, ranker)
            utilities = ranker.reranker.utilities(ranker.scorers(present, excluded), len(present))
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
    arguments.add_argument("what", choices=("ship", "sharpen", "folds"))
    arguments.add_argument("path", type=Path, nargs="?")
    arguments.add_argument("--cache", type=Path, default=Path("build/knowledge"))
    given = arguments.parse_args()
    knowledge = load_knowledge(given.cache)
    ranker = FusedRanker(knowledge, ranked_diseases(knowledge))
    if given.what == "ship":
        ship(ranker)
    elif given.path is None:
        arguments.error(f"{given.what} needs an archive of phenopackets")
    elif given.what == "sharpen":
        sharpen(given.path, ranker)
    else:
        folds(given.path, ranker)


if __name__ == "__main__":
    main()
