"""Common patients with orphan and undescribed cases mixed in, ranked as the program ranks them.

    python -m benchmarks.mixtures ../shared/data [--only children|generated] [--family logistic_regression]
        [--findings 8] [--records 4000] [--ranked 2000]

Common patients are febrile children of Vietnam (real, dengue confirmed or not) and patients of the Bayes-limit
generator. Each mixture is shown in one vocabulary of both sources, then in each source's own (docs/one-ranking.md).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.ddxplus.cases import mapped_codes
from benchmarks.mixtures.clinic import Clinic, likely_sets, open_clinic, rank_patients
from benchmarks.mixtures.figures import Parts, print_figures
from benchmarks.mixtures.sources import DENGUE, Common, febrile_children, generated_patients, published_cases
from benchmarks.mixtures.vocabulary import Vocabulary, at_most, said_in, same_counts, shared_vocabulary
from mlpipeline.domain import Case
from mlpipeline.knowledge.cache import load_knowledge
from mlpipeline.knowledge.knowledge import Knowledge


def own_diseases(common: Common) -> list[str]:
    return sorted({case.diagnosis.term_id for case in common.records if case.diagnosis})


def run(common: Common, archive: Path, knowledge: Knowledge, given: argparse.Namespace) -> None:
    """Both ways of speaking of one clinic."""
    cases = published_cases(archive, knowledge, own_diseases(common))
    theirs = [*cases.orphans, *cases.unknown]
    shared = shared_vocabulary(knowledge.ontology, [*common.records, *common.ranked], theirs)
    print_ceiling(common)
    for vocabulary in (shared, None):
        in_words = f"one vocabulary of {len(shared.shared)} terms" if vocabulary else "each source in its own words"

        def say(some: Sequence[Case], words: Vocabulary | None = vocabulary) -> list[Case]:
            return [said_in(words, each, knowledge.ontology) for each in some]

        records, ranked = ([at_most(c, given.findings) for c in say(p)] for p in (common.records, common.ranked))
        orphans, unknown = (same_counts(say(p), records, given.findings) for p in (cases.orphans, cases.unknown))
        print(f"\n{in_words}: {len(records)} records; ranked: {len(ranked)} common, {len(orphans)} of", end=" ")
        print(
            f"{len(cases.orphans)} orphan and {len(unknown)} of {len(cases.unknown)} undescribed cases have a finding"
        )
        print(f"  mean findings: {', '.join(f'{mean_count(p):.2f}' for p in (ranked, orphans, unknown))}")
        clinic = open_clinic(records, knowledge, given.family)
        print_fit(clinic)
        parts = Parts(*(rank_patients(clinic, each) for each in (ranked, orphans, unknown)))
        dengue = np.array([case.diagnosis == DENGUE for case in ranked])
        print_figures(parts, None if common.exact else dengue)
        print_sets(likely_sets(clinic, ranked), len(ranked))


def mean_count(cases: Sequence[Case]) -> float:
    return float(np.mean([len(case.features) for case in cases]))


def print_ceiling(common: Common) -> None:
    """Of generated patients: the most that can be said of them from what HPO can express, before thinning."""
    if common.exact is None:
        return
    generator, draw = common.exact
    codes = mapped_codes()
    posterior = generator.seen_through(codes, False).posterior(generator.narrowed(draw, codes, False))
    first = posterior.argmax(axis=1) == draw.disease
    print(f"  ceiling of common top-1 from all HPO findings, denials, age and sex, not thinned: {first.mean():.3f}")


def print_sets(sets: Sequence[tuple[int, bool]], asked: int) -> None:
    rows, held = zip(*sets, strict=True) if sets else ((), ())
    said = f"of {np.median(rows):.0f} rows (median), holding {np.mean(held):.1%}, claimed 90 %" if sets else ""
    print(f"  likely sets at 3 %: for {len(sets) / asked:.1%} of the common patients {said}")


def print_fit(clinic: Clinic) -> None:
    fit = clinic.ranker.fit.groups
    print(
        f"  fit: {fit.hidden} diseases hidden, T {fit.temperature}, floor {fit.floor}, ceiling {fit.ceiling}, "
        f"log odds at 3 % {fit.prior_log_odds(0.03):+.2f}"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--only", choices=("children", "generated"))
    arguments.add_argument("--family", default="logistic_regression")
    arguments.add_argument("--findings", type=int, default=8, help="most findings of a patient")
    arguments.add_argument("--records", type=int, default=4000, help="generated records")
    arguments.add_argument("--ranked", type=int, default=2000, help="generated patients that are ranked")
    arguments.add_argument("--cache", type=Path, default=Path("build/knowledge"))
    given = arguments.parse_args()
    start = time.perf_counter()
    knowledge = load_knowledge(given.cache)
    archive = given.data / "phenopackets-public.tar.gz"
    if given.only != "generated":
        print("febrile children of Vietnam, dengue or another fever")
        run(febrile_children(given.data / "dengue" / "vietnam-children-fever.xls"), archive, knowledge, given)
    if given.only != "children":
        print("\npatients of the Bayes-limit generator (synthetic)")
        run(
            generated_patients(given.data / "ddxplus", given.records, given.ranked),
            archive,
            knowledge,
            given,
        )
    print(f"{time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
