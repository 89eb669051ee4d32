"""One vocabulary and one count of findings for patients of two sources, so that the source is not the answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from benchmarks.mixture import chance
from mlpipeline.domain import Case, PhenotypicFeature
from mlpipeline.knowledge.ontology import PHENOTYPIC_ABNORMALITY, Ontology

SEEN_IN = 5
"""Patients of each source that must show a term, or one below it, for the term to be shared."""


def present_terms(case: Case, ontology: Ontology) -> list[str]:
    """Present HPO terms under their current ids, each once. Denials are left out: the sources deny in different ways,
    a form for every child, a paper hardly ever."""
    places = (ontology.index.get(each.term_id) for each in case.features if not each.excluded)
    return list(dict.fromkeys(ontology.term_ids[place] for place in places if place is not None))


@dataclass(frozen=True)
class Vocabulary:
    """Terms that both sources use, themselves or by a term below. lifts: a term -> its nearest shared ancestor, for the
    terms that have one."""

    shared: frozenset[str]
    lifts: dict[str, str]

    def lifted(self, terms: Iterable[str]) -> list[str]:
        """The shared terms that say the most of what these say; what has no shared ancestor is dropped."""
        return list(dict.fromkeys(self.lifts[each] for each in terms if each in self.lifts))


def shared_vocabulary(ontology: Ontology, ours: Sequence[Case], theirs: Sequence[Case]) -> Vocabulary:
    """Restricting both to terms seen verbatim in both would leave almost no orphan patient a finding, since papers
    write finer terms than a form has boxes; so terms are lifted to the nearest ancestor that both sources reach."""
    counts = [_patients_of(ontology, cases) for cases in (ours, theirs)]
    top = ontology.index[PHENOTYPIC_ABNORMALITY]
    above_all = set(ontology.ancestors(top).tolist())
    shared = {i for i in counts[0].keys() & counts[1].keys() if min(c[i] for c in counts) >= SEEN_IN} - above_all
    used = {term for cases in (ours, theirs) for case in cases for term in present_terms(case, ontology)}
    lifts = {}
    for term in sorted(used):
        above = [i for i in ontology.ancestors(ontology.index[term]).tolist() if i in shared]
        if above:
            # The rarest of them over both sources says the most; a term has fewer patients than those above it.
            nearest = min(above, key=lambda i: (counts[0][i] + counts[1][i], -len(ontology.ancestors(i)), i))
            lifts[term] = ontology.term_ids[nearest]
    return Vocabulary(frozenset(ontology.term_ids[i] for i in shared), lifts)


def _patients_of(ontology: Ontology, cases: Sequence[Case]) -> Counter[int]:
    """Position of a term -> patients who show it or a term below it."""
    counted: Counter[int] = Counter()
    for case in cases:
        above: set[int] = set()
        for term in present_terms(case, ontology):
            above.update(ontology.ancestors(ontology.index[term]).tolist())
        counted.update(above)
    return counted


def said_in(vocabulary: Vocabulary | None, case: Case, ontology: Ontology) -> Case:
    """The case with its present findings in the vocabulary (None: in its own words) and no measurement."""
    terms = present_terms(case, ontology)
    kept = terms if vocabulary is None else vocabulary.lifted(terms)
    features = tuple(PhenotypicFeature(term, ontology.label(term)) for term in sorted(kept))
    return replace(case, features=features, measurements=())


def at_most(case: Case, most: int) -> Case:
    """At most so many of the findings, drawn by chance."""
    drawn = sorted(case.features, key=lambda each: chance(f"{case.case_id} {each.term_id}"))[:most]
    return replace(case, features=tuple(sorted(drawn, key=lambda each: each.term_id)))


def same_counts(cases: Sequence[Case], models: Sequence[Case], most: int) -> list[Case]:
    """The cases with as many findings as a patient drawn from `models` has, or fewer where they have fewer; those left
    without one, and those that had none, are dropped."""
    sizes = sorted(min(len(each.features), most) for each in models if each.features)
    cut = [at_most(each, sizes[int(chance(f"count {each.case_id}") * len(sizes))]) for each in cases]
    return [each for each in cut if each.features]
