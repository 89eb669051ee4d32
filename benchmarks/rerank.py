"""Trains the shipped reranker on simulated patients, or measures one trained on published cases of other diseases.

    python -m benchmarks.rerank ship                     writes resources/knowledge/reranker.json
    python -m benchmarks.rerank sharpen ARCHIVE          adds its sharpness, from published cases; no order changes
    python -m benchmarks.rerank folds ARCHIVE            five folds by disease; unseen cases of each held-out fold
        [--packs ID,ID]                                  with knowledge packs of this user
        [--without-orphanet]                             no Orphanet profile lends OMIM's anything

In `folds` training and test cases are unseen ones, whose disease's profile cites none of their papers, as
`mlpipeline.orphan.retraining` takes them. `sharpen` takes one unseen case a paper, and prints how well sharpness fitted
on the other folds is calibrated.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from app.services.knowledge_packs import NONE, chosen_packs
from mlpipeline.domain import Case
from mlpipeline.knowledge.cache import load_knowledge
from mlpipeline.orphan.benchmark import excluded_of, present_of, publications_of, ranked_diseases
from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.held_out import FOLDS, Shares, fold_of
from mlpipeline.orphan.leave_out import Citations
from mlpipeline.orphan.naive_bayes import RankerSettings, positions
from mlpipeline.orphan.profile_table import RateSettings
from mlpipeline.orphan.ranking_figures import RankLine, figures_of
from mlpipeline.orphan.rerank_training import fit_reranker
from mlpipeline.orphan.reranking import embedded_reranker_path, sharpness_factor
from mlpipeline.orphan.retraining import KnownCase, retrain
from mlpipeline.orphan.sharpening import fit_sharpness
from mlpipeline.orphan.simulated_patients import simulate_patients
from mlpipeline.readers.reading import open_reading

SHIPPED_PATIENTS, SHIPPED_SEED = 3000, 0


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
    citations, index = Citations(ranker.knowledge), ranker.knowledge.profiles.index
    unseen = [
        KnownCase(disease, tuple(present_of(case)), tuple(excluded_of(case)), case.references)
        for case, disease in usable(path, ranker)
        if index[disease] not in dict(citations.cuts(publications_of(case)))
    ]
    fitted, report = retrain(ranker.knowledge, unseen, settings=ranker.naive_bayes.settings)
    print(
        f"{report.cases} unseen cases, {report.diseases} diseases; weights fitted on all {np.round(fitted.weights, 2)}"
    )
    for title in ("shipped", "retrained", "difference"):
        shares: Shares = getattr(report, title)
        for kind, of_kind in (("macro", shares.macro), ("micro", shares.micro)):
            cells = [f"top-{k} {each.value:.3f} ({each.low:.3f} to {each.high:.3f})" for k, each in of_kind.items()]
            print(f"{title:10} {kind}  {'  '.join(cells)}")


def one_a_paper(path: Path, ranker: FusedRanker) -> list[tuple[Case, str]]:
    """Unseen cases, the first of each paper."""
    citations, index = Citations(ranker.knowledge), ranker.knowledge.profiles.index
    first: dict[tuple[str, ...], tuple[Case, str]] = {}
    for case, disease in usable(path, ranker):
        papers = publications_of(case)
        if index[disease] not in dict(citations.cuts(papers)):
            first.setdefault(tuple(sorted(papers)) or (case.case_id,), (case, disease))
    return list(first.values())


def sharpen(path: Path, ranker: FusedRanker) -> None:
    plain = ranker.reranked(replace(ranker.reranker, sharpness=(1.0, 0.0)))
    cases = one_a_paper(path, ranker)
    rows, findings = utilities_of(cases, plain)
    own = np.array([plain.index[disease] for _, disease in cases])
    fold = np.array([fold_of(disease) for _, disease in cases])
    lines = []
    for held in range(FOLDS):
        others = fold != held
        sharpness = fit_sharpness(rows[others], own[others], findings[others])
        for number in np.flatnonzero(~others).tolist():
            utilities = rows[number].astype(np.float64)
            p = softmax(utilities * sharpness_factor(sharpness, int(findings[number])))
            best = np.sort(p)[::-1]
            rank = int((utilities >= utilities[own[number]]).sum())
            (case, disease), many, sure = cases[number], int(findings[number]), (float(best[0]), float(best[:10].sum()))
            lines.append(RankLine(case.case_id, disease, rank, "unseen", many, *sure))
    figures = figures_of(lines)
    print(f"{len(cases)} cases, one a paper; held-out folds: {figures.certainty}")
    for band, each in figures.by_findings.items():
        print(f"  {band:5} findings, {each.cases} cases: {each.certainty}")
    a, b = fit_sharpness(rows, own, findings)
    trained = {**ranker.reranker.trained, "sharpness": f"{len(cases)} published unseen cases, one a paper"}
    path_out = embedded_reranker_path()
    path_out.write_text(replace(ranker.reranker, sharpness=(a, b), trained=trained).to_json(), encoding="utf-8")
    print(f"sharpness {a:.3f} + {b:.3f} log(1 + findings), written to {path_out.name}")


def utilities_of(cases: Sequence[tuple[Case, str]], ranker: FusedRanker) -> tuple[np.ndarray, np.ndarray]:
    """float32 (cases, diseases), and how many present findings each case has."""
    rows, findings = [], []
    for case, _ in cases:
        present, excluded = terms_of(case, ranker)
        rows.append(ranker.reranker.utilities(ranker.scorers(present, excluded), len(present)))
        findings.append(len(present))
    return np.stack(rows), np.array(findings)


def softmax(utilities: np.ndarray) -> np.ndarray:
    p = np.exp(utilities - utilities.max())
    return p / p.sum()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("what", choices=("ship", "sharpen", "folds"))
    arguments.add_argument("path", type=Path, nargs="?")
    arguments.add_argument("--cache", type=Path, default=Path("build/knowledge"))
    arguments.add_argument("--packs", default=NONE)
    arguments.add_argument("--without-orphanet", action="store_true")
    given = arguments.parse_args()
    knowledge = load_knowledge(given.cache, packs=chosen_packs(given.packs.split(",")))
    settings = RankerSettings(RateSettings(linked=not given.without_orphanet))
    ranker = FusedRanker(knowledge, ranked_diseases(knowledge), settings=settings)
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
