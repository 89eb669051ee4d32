"""Prints what knowledge costs: build, load, memory, search, notes, ranking. Run: python -m benchmarks.knowledge"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from mlpipeline.knowledge.cache import FILES, load_knowledge
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.naive_bayes import NaiveBayesRanker

_IN_A_CHILD = """
import json, sys, time
from pathlib import Path
from mlpipeline.knowledge.cache import load_knowledge
start = time.perf_counter()
load_knowledge(Path(sys.argv[1]))
seconds = time.perf_counter() - start
try:
    import resource
    scale = 2**20 if sys.platform == "darwin" else 2**10
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale
except ImportError:
    peak = None
print(json.dumps([seconds, peak]))
"""
NOTE = "Fever for three days, headache and vomiting. No cough, denies rash, arthralgia or jaundice. "


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        _print("build the cache", "s, peak MB of the process", *_measured(cache))
        _print("load the cache", "s, peak MB of the process", *_measured(cache))
        _print("size of the cache", "MB", next(cache.glob(FILES)).stat().st_size / 2**20)
        knowledge = load_knowledge(cache)
    start = time.perf_counter()
    knowledge.lexicon.search("fever")
    _print("first search", "ms", 1000 * (time.perf_counter() - start))
    _print("term search", "ms p50, p95, worst", *_times(_queries(knowledge), knowledge.lexicon.search))
    _print("disease search", "ms p50, p95, worst", *_times(_disease_queries(knowledge), knowledge.profiles.search))
    knowledge.lexicon.find_in_text(NOTE)
    _print("a note of 3,000 words", "ms p50, p95, worst", *_times([NOTE * 215] * 10, knowledge.lexicon.find_in_text))
    start = time.perf_counter()
    ranker = NaiveBayesRanker(knowledge)
    _print("build the ranker", "s", time.perf_counter() - start)
    _print(
        f"rank {len(ranker.disease_ids):,} diseases",
        "ms p50, p95, worst",
        *_times(_patients(knowledge), ranker.log_ratios),
    )


def _measured(cache: Path) -> tuple[float, float | None]:
    """(seconds, MB) in a process of its own: its peak is of this step alone."""
    done = subprocess.run(
        [sys.executable, "-c", _IN_A_CHILD, str(cache)], capture_output=True, text=True, check=True, timeout=120
    )
    seconds, peak = json.loads(done.stdout)
    return seconds, peak


def _print(what: str, unit: str, *values: float | None) -> None:
    print(f"{what:28} {'  '.join('–' if value is None else f'{value:8.2f}' for value in values)}  {unit}")


def _times(inputs: list, ask: Callable[..., object]) -> tuple[float, float, float]:
    taken = []
    for each in inputs:
        start = time.perf_counter()
        ask(each)
        taken.append(1000 * (time.perf_counter() - start))
    return float(np.percentile(taken, 50)), float(np.percentile(taken, 95)), max(taken)


def _typed(names: list[str], count: int = 1500) -> list[str]:
    """Names cut anywhere, as while typing; four in ten with a wrong letter."""
    chance = random.Random(1)
    typed = []
    for _ in range(count):
        name = chance.choice(names)
        text = name[: chance.randint(1, len(name))]
        if len(text) > 4 and chance.random() < 0.4:
            place = chance.randrange(len(text))
            text = text[:place] + chance.choice("abcdefgh") + text[place + 1 :]
        typed.append(text)
    return typed


def _queries(knowledge: Knowledge) -> list[str]:
    return _typed(list(knowledge.ontology.labels))


def _disease_queries(knowledge: Knowledge) -> list[str]:
    return _typed(list(knowledge.profiles.names), 500)


def _patients(knowledge: Knowledge) -> list[list[str]]:
    """Ten findings each, drawn as often as diseases have them."""
    chance = np.random.default_rng(1)
    share = knowledge.annotated_terms / knowledge.annotated_terms.sum()
    drawn = chance.choice(len(share), size=(500, 10), p=share)
    return [[knowledge.ontology.term_ids[i] for i in row] for row in drawn]


if __name__ == "__main__":
    main()
