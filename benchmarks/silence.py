"""Trains when the shipped ranking says that no profile describes the disease, on simulated patients alone.

    python -m benchmarks.silence ship        writes resources/knowledge/silence.json
    python -m benchmarks.silence folds       five folds by disease: how well simulated patients are told apart

`hoofbeat benchmark unknown ARCHIVE` measures what was shipped on published cases, which teach nothing here.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from mlpipeline.knowledge.cache import load_knowledge
from mlpipeline.orphan.benchmark import ranked_diseases
from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.silence import embedded_silence_path
from mlpipeline.orphan.silence_training import fit_silence, simulated_signs
from mlpipeline.orphan.simulated_patients import simulate_patients
from mlpipeline.orphan.unknown_benchmark import Judged, detection_of

PATIENTS, SEED, FOLDS = 3000, 5, 5


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("what", choices=("ship", "folds"))
    arguments.add_argument("--cache", type=Path, default=Path("build/knowledge"))
    given = arguments.parse_args()
    knowledge = load_knowledge(given.cache)
    examples = simulate_patients(knowledge, PATIENTS, SEED)
    known, unknown = simulated_signs(FusedRanker(knowledge, ranked_diseases(knowledge)), examples)
    if given.what == "ship":
        about = {"patients": len(examples), "seed": SEED, "knowledge": knowledge.version}
        model = fit_silence(known, unknown, about)
        path = embedded_silence_path()
        path.write_text(model.to_json(), encoding="utf-8")
        print(f"{path.name}: {model}")
        return
    fold = np.array([example.disease % FOLDS for example in examples])
    judged = []
    for held in range(FOLDS):
        model = fit_silence(known[fold != held], unknown[fold != held], {})
        for signs, is_unknown in ((known, False), (unknown, True)):
            here = signs[fold == held]
            findings = np.expm1(here[:, 0]).round().astype(int).tolist()
            for number, chance in zip(findings, model.probability(here).tolist(), strict=True):
                judged.append(Judged(is_unknown, number, 1.0, chance, chance > model.threshold(number), ""))
    print(detection_of(judged))


if __name__ == "__main__":
    main()
