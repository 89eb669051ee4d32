"""What a ranking costs: CPU milliseconds a patient, with and without its explanation, ten thousand, and the memory.

    python -m benchmarks.ranking_cost [patients]

Patients are simulated from the embedded knowledge; no model is in production.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from mlpipeline.diagnosing import RankingPolicy, diagnose, ranker_for, weigh
from mlpipeline.domain import Case, PhenotypicFeature
from mlpipeline.knowledge.cache import load_knowledge
from mlpipeline.orphan.simulated_patients import simulate_patients

PATIENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 500


def main() -> None:
    knowledge = load_knowledge(Path("build/knowledge"))
    names = knowledge.ontology.term_ids
    cases = [
        Case(f"case-{i}", "patient", features=tuple(PhenotypicFeature(names[term]) for term in example.present))
        for i, example in enumerate(simulate_patients(knowledge, PATIENTS, seed=7))
    ]
    begun = time.process_time()
    ranker = ranker_for(None, knowledge)
    ready = time.process_time() - begun
    print(f"ready in {ready:.1f} s CPU; {len(ranker.nodes.known)} diseases, {len(cases)} patients")
    policy = RankingPolicy()

    def rank(case: Case) -> None:
        weigh(case, None, knowledge, policy, ranker)

    for name, act in (("ranking", rank), ("with explanation", lambda c: diagnose(c, None, knowledge, policy, ranker))):
        taken = milliseconds(cases, act)
        figures = "".join(f"{taken[int(at * (len(taken) - 1))]:9.2f} ms" for at in (0.5, 0.95, 1.0))
        print(f"{name:18}{figures}   (median, 95 %, worst); 10,000 in {10 * sum(taken) / len(taken):.0f} s")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def milliseconds(cases: list[Case], act: Callable[[Case], object]) -> list[float]:
    """CPU of each case, the quickest first."""
    taken = []
    for case in cases:
        begun = time.process_time()
        act(case)
        taken.append(1000 * (time.process_time() - begun))
    return sorted(taken)


if __name__ == "__main__":
    main()
