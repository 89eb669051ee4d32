"""Orphan patients as this clinic would write them down: simulated from papers, half of them in the clinic's words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.knowledge.ontology import PHENOTYPIC_ABNORMALITY, Ontology
from mlpipeline.orphan.simulated_patients import simulate_patients
from mlpipeline.progress import Progress
from mlpipeline.ranking.records import Rows, TableFindings

PATIENTS = 300
"""Simulated, each written in two ways; more would not move three numbers."""

SEEN_IN = 5
"""Patients of the clinic who must show a term, or one below it, for the clinic to have a word for it."""

_SEED = 7


@dataclass(frozen=True, slots=True)
class SimulatedOrphan:
    """disease_id: of OMIM. present, excluded: HPO terms."""

    disease_id: str
    present: tuple[str, ...]
    excluded: tuple[str, ...] = ()


class ClinicWords:
    """The terms a clinic uses for its patients: what is finer is written as the rarest of them above it."""

    def __init__(self, ontology: Ontology, seen: Counter[str]) -> None:
        """seen: term -> patients who show it or one below it."""
        every = set(ontology.ancestors(ontology.index[PHENOTYPIC_ABNORMALITY]).tolist())
        self._ontology = ontology
        self._seen = {
            ontology.index[term]: n for term, n in seen.items() if n >= SEEN_IN and ontology.index[term] not in every
        }

    def of(self, terms: tuple[int, ...]) -> list[int]:
        """Each once; what has no word is not written down. Term positions in and out."""
        lifted = (self._word(term) for term in terms)
        return list(dict.fromkeys(word for word in lifted if word is not None))

    def _word(self, term: int) -> int | None:
        able = [above for above in self._ontology.ancestors(term).tolist() if above in self._seen]
        return min(able, key=lambda i: (self._seen[i], -len(self._ontology.ancestors(i)), i), default=None)


def simulate_orphans(
    findings: TableFindings, rows: Rows, knowledge: Knowledge, progress: Progress = Progress()
) -> list[SimulatedOrphan]:
    """Patients of OMIM diseases, each in its paper's words and in the clinic's, with as many findings as a patient
    drawn from the rows has, or fewer where it has fewer; in the clinic's words it also has that patient's denials.

    Both ways, because a real patient's comes between: nobody's notes are as fine as a paper, and a form has a free
    field. Empty where no row has a finding of HPO. rows: of the clinic's patients. The same each time.
    """
    ontology, rng = knowledge.ontology, np.random.default_rng(_SEED)
    asked = [findings.of(row) for row in rows.tolist()]
    models = [each for each in asked if each[0]]
    if not models:
        return []
    seen: Counter[str] = Counter()
    for counts in findings.counts(rows).values():
        seen.update(counts.present)
    words = ClinicWords(ontology, seen)
    found = []
    for example in simulate_patients(knowledge, PATIENTS, _SEED, progress=progress):
        disease_id = knowledge.profiles.disease_ids[example.disease]
        present, excluded = models[int(rng.integers(len(models)))]
        for terms, denied in ((list(example.present), []), (words.of(example.present), excluded)):
            kept = rng.permutation(terms)[: len(present)].tolist()
            said = {above for term in kept for above in ontology.ancestors(term).tolist()}
            if kept:
                others = tuple(term for term in denied if ontology.index[term] not in said)
                written = tuple(ontology.term_ids[term] for term in sorted(kept))
                found.append(SimulatedOrphan(disease_id, written, others))
    return found
