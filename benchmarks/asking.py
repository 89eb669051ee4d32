"""What three answered questions do to the place of the true disease: ours, random, most frequent, and a ceiling.

    python -m benchmarks.asking simulated [--patients 800]     patients by Orphanet's rows, ranked by OMIM's alone
    python -m benchmarks.asking published ARCHIVE              unseen published cases, half of their findings withheld

simulated: of each Orphanet disease that is exactly one OMIM disease (links of the embedded files) one patient is drawn
by Orphanet's rates; three of his findings are told, the others answer: "yes" where he has it, "no" otherwise.
Orphanet's rows are read by nobody else here; settings were chosen on the patients that --skip leaves out.
published: "yes" where a withheld finding is the one asked for or below it, "no" where the case excludes it or
something above it, else nobody knows. The ranking is that of the program among the described OMIM diseases.
Questions of all come from one pool, one after the other, the ranking read again after each. The ceiling knows what the
patient has: it asks for the rarest of his findings in the pool.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from benchmarks.rerank import usable
from mlpipeline.knowledge.cache import load_knowledge
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.asking import NO_WEIGHT, Asker, Known
from mlpipeline.orphan.benchmark import ranked_diseases
from mlpipeline.orphan.fused_ranker import FusedRanker
from mlpipeline.orphan.leave_out import Citations
from mlpipeline.orphan.naive_bayes import RankerSettings
from mlpipeline.orphan.profile_table import RateSettings, stated_entries
from mlpipeline.orphan.shared_statistics import closure

QUESTIONS, TOLD, LEAST = 3, 3, 5
CONSIDERED = 50
REPEATS = 2000
YES, NO, NOBODY_KNOWS = "yes", "no", "nobody knows"


@dataclass(frozen=True)
class Patient:
    """told: findings the consultation begins with. answer: of a term position, one of YES, NO, NOBODY_KNOWS."""

    disease: str
    told: tuple[str, ...]
    excluded: tuple[str, ...]
    answer: Callable[[int], str]


@dataclass
class Tally:
    """Places of the true disease after the answers, and what was answered."""

    places: list[int] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)


def simulated(knowledge: Knowledge, ranker: FusedRanker, count: int, skip: int, seed: int) -> list[Patient]:
    """Of the diseases in an order the seed gives, the first `skip` left out (settings were chosen on those)."""
    rng = np.random.default_rng(seed)
    index, ontology = knowledge.profiles.index, knowledge.ontology
    lenders, borrowers = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for link in knowledge.links:
        if link.b in ranker.index and link.a in index:
            lenders[link.b].append(link.a)
            borrowers[link.a].append(link.b)
    pairs = sorted((a, found[0]) for a, found in borrowers.items() if len(found) == len(lenders[found[0]]) == 1)
    own, finding = stated_entries(knowledge, RateSettings()), ontology.is_finding()
    patients = []
    for place in rng.permutation(len(pairs)).tolist():
        orpha, omim = pairs[place]
        rows = own.of(own.disease == index[orpha])
        has = rows.term[(rng.random(len(rows.term)) < rows.rate) & finding[rows.term]]
        if len(has) >= LEAST:
            told = rng.choice(has, TOLD, replace=False)
            patients.append(Patient(omim, _ids(ontology.term_ids, told), (), _by(set(closure(ontology, has.tolist())))))
        if len(patients) == count + skip:
            break
    return patients[skip:]


def _ids(names: Sequence[str], terms: np.ndarray) -> tuple[str, ...]:
    return tuple(names[int(term)] for term in terms)


def _by(has: set[int]) -> Callable[[int], str]:
    return lambda term: YES if term in has else NO


def published(knowledge: Knowledge, ranker: FusedRanker, path: Path, seed: int) -> list[Patient]:
    """Unseen cases of at least four present findings, repeated ones once; half of the findings (rounded up) told."""
    rng, ontology, citations = np.random.default_rng(seed), knowledge.ontology, Citations(knowledge)
    patients = []
    for case, disease in usable(path, ranker):
        papers = [each for each in case.references if each.startswith("PMID:")]
        if knowledge.profiles.index[disease] in dict(citations.cuts(papers)):
            continue
        known = [each for each in case.features if each.term_id in ontology.index]
        present = sorted({each.term_id for each in known if not each.excluded})
        if len(present) < 4:
            continue
        order = rng.permutation(len(present)).tolist()
        half = (len(present) + 1) // 2
        withheld = closure(ontology, [ontology.index[present[i]] for i in order[half:]])
        excluded = {ontology.index[each.term_id] for each in known if each.excluded}
        told = tuple(present[i] for i in order[:half])
        patients.append(Patient(disease, told, (), _of_case(set(withheld.tolist()), excluded, knowledge)))
    return patients


def _of_case(withheld: set[int], excluded: set[int], knowledge: Knowledge) -> Callable[[int], str]:
    def answer(term: int) -> str:
        if term in withheld:
            return YES
        return NO if excluded & set(knowledge.ontology.ancestors(term).tolist()) else NOBODY_KNOWS

    return answer


class Bench:
    def __init__(self, knowledge: Knowledge, ranker: FusedRanker, no_weight: float, seed: int) -> None:
        self.knowledge, self.ranker = knowledge, ranker
        self.asker = Asker(ranker.naive_bayes, knowledge, no_weight)
        self.rng = np.random.default_rng(seed)

    def run(self, patients: Sequence[Patient]) -> dict[str, Tally]:
        ways = {"ours": self._ours, "random": self._random, "most frequent": self._frequent, "ceiling": self._ceiling}
        tallies = {"before": Tally(), **{name: Tally() for name in ways}}
        for patient in patients:
            tallies["before"].places.append(self._place(patient, self._utilities(patient.told, patient.excluded)))
            for name, way in ways.items():
                self._consult(patient, way, tallies[name])
        return tallies

    def _consult(self, patient: Patient, way: Callable[..., str], tally: Tally) -> None:
        present, excluded, asked = list(patient.told), list(patient.excluded), []
        utilities = self._utilities(present, excluded)
        for _ in range(QUESTIONS):
            p = np.exp(utilities - utilities.max())
            best = np.argpartition(-p, CONSIDERED)[:CONSIDERED].tolist()
            beliefs = {self.ranker.disease_ids[i]: float(p[i]) for i in best}
            start = time.process_time()
            term_id = way(patient, beliefs, Known(present, excluded, asked))
            tally.milliseconds.append(1000 * (time.process_time() - start))
            if not term_id:
                break
            answer = patient.answer(self.knowledge.ontology.index[term_id])
            tally.answers.append(answer)
            {YES: present, NO: excluded, NOBODY_KNOWS: asked}[answer].append(term_id)
            utilities = self._utilities(present, excluded)
        tally.places.append(self._place(patient, utilities))

    def _utilities(self, present: Sequence[str], excluded: Sequence[str]) -> np.ndarray:
        return self.ranker.utilities(present, excluded).astype(np.float64)

    def _place(self, patient: Patient, utilities: np.ndarray) -> int:
        return int((utilities >= utilities[self.ranker.index[patient.disease]]).sum())

    def _ours(self, _patient: Patient, beliefs: dict[str, float], known: Known) -> str:
        found = self.asker.next_questions(beliefs, known, 1)
        return found[0].term_id if found else ""

    def _random(self, _patient: Patient, beliefs: dict[str, float], known: Known) -> str:
        terms = self.asker.pool(beliefs, known).terms
        return self.knowledge.ontology.term_ids[int(self.rng.choice(terms))] if len(terms) else ""

    def _frequent(self, _patient: Patient, beliefs: dict[str, float], known: Known) -> str:
        """What the diseases in question show most often."""
        pool = self.asker.pool(beliefs, known)
        often = np.array(list(beliefs.values())) @ pool.rates
        return self.knowledge.ontology.term_ids[int(pool.terms[np.argmax(often)])] if len(pool.terms) else ""

    def _ceiling(self, patient: Patient, beliefs: dict[str, float], known: Known) -> str:
        """Who knows the patient's findings and asks for the rarest of them."""
        there = [term for term in self.asker.pool(beliefs, known).terms.tolist() if patient.answer(term) == YES]
        usual = self.ranker.naive_bayes.shared
        return self.knowledge.ontology.term_ids[min(there, key=lambda term: usual[term])] if there else ""


def report(patients: Sequence[Patient], tallies: dict[str, Tally]) -> None:
    """Micro and macro shares; the difference ours - random with its 95 % interval over diseases."""
    diseases, place_of = np.unique([each.disease for each in patients], return_inverse=True)
    drawn = np.random.default_rng(0).integers(0, len(diseases), (REPEATS, len(diseases)))
    weight = 1 / np.bincount(place_of)[place_of]

    def by_disease(name: str, top: int) -> np.ndarray:
        return np.bincount(place_of, weight * (np.array(tallies[name].places) <= top))

    print(f"{len(patients)} patients, {len(diseases)} diseases; top-1, top-10 in %: micro, macro")
    for name, tally in tallies.items():
        at = np.array(tally.places)
        said = {each: tally.answers.count(each) / max(1, len(tally.answers)) for each in (YES, NO, NOBODY_KNOWS)}
        shares = " ".join(f"{each} {share:.2f}" for each, share in said.items()) if tally.answers else ""
        macro = [100 * by_disease(name, top).mean() for top in (1, 10)]
        micro = [100 * (at <= top).mean() for top in (1, 10)]
        print(f"  {name:14} {micro[0]:5.1f} {micro[1]:5.1f}   {macro[0]:5.1f} {macro[1]:5.1f}   {shares}")
    for top in (1, 10):
        each = by_disease("ours", top) - by_disease("random", top)
        low, high = np.percentile(100 * each[drawn].mean(axis=1), [2.5, 97.5])
        print(f"  ours - random, macro top-{top}: {100 * each.mean():+.1f} ({low:+.1f} to {high:+.1f})")
    spent = np.array(tallies["ours"].milliseconds)
    print(f"  ms CPU a question: median {np.median(spent):.1f}, 95 % within {np.percentile(spent, 95):.1f}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("what", choices=("simulated", "published"))
    arguments.add_argument("path", type=Path, nargs="?")
    arguments.add_argument("--patients", type=int, default=800)
    arguments.add_argument("--skip", type=int, default=400)
    arguments.add_argument("--no-weight", type=float, default=NO_WEIGHT)
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--cache", type=Path, default=Path("build/knowledge"))
    given = arguments.parse_args()
    knowledge = load_knowledge(given.cache)
    # Only patients drawn from Orphanet must not be ranked by what Orphanet says.
    linked = RateSettings(linked=given.what == "published")
    ranker = FusedRanker(knowledge, ranked_diseases(knowledge), settings=RankerSettings(linked))
    if given.what == "simulated":
        patients = simulated(knowledge, ranker, given.patients, given.skip, given.seed)
    elif given.path is None:
        arguments.error("published needs an archive of phenopackets")
    else:
        patients = published(knowledge, ranker, given.path, given.seed)
    report(patients, Bench(knowledge, ranker, given.no_weight, given.seed).run(patients))


if __name__ == "__main__":
    main()
