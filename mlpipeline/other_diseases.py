"""What confirmed cases of some diseases cost the others: patients simulated from the knowledge, found or not found."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlpipeline.diagnosing import Ranker, weigh
from mlpipeline.domain import Case, PhenotypicFeature
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.simulated_patients import simulate_patients
from mlpipeline.progress import Progress
from mlpipeline.ranking.listing import best_places
from mlpipeline.ranking.nodes import Nodes
from mlpipeline.ranking.policy import RankingPolicy

if TYPE_CHECKING:
    from mlpipeline.artifact import Model

PATIENTS = 200
_SPARE = 40
"""Simulated beside them, for those whose disease has confirmed cases."""

_FIRST, _EVERY = 10, 10


@dataclass(frozen=True, slots=True)
class SimulatedPatient:
    disease_id: str
    case: Case


@dataclass(frozen=True, slots=True)
class Price:
    """Of `patients` with other diseases, the shares whose disease is in the first ten, 0-1; None without patients."""

    patients: int
    before: float | None
    after: float | None


def simulated_sample(knowledge: Knowledge, progress: Progress = Progress()) -> tuple[SimulatedPatient, ...]:
    """The same patients each time, of one knowledge, each of another disease and paper."""
    ids = knowledge.ontology.term_ids
    found = simulate_patients(knowledge, PATIENTS + _SPARE, progress=progress)
    return tuple(
        SimulatedPatient(
            knowledge.profiles.disease_ids[each.disease],
            Case(f"s{i}", f"s{i}", features=tuple(PhenotypicFeature(ids[term]) for term in each.present)),
        )
        for i, each in enumerate(found)
    )


def found_in_first_ten(
    sample: Sequence[SimulatedPatient],
    model: Model | None,
    knowledge: Knowledge,
    policy: RankingPolicy,
    ranker: Ranker,
    progress: Progress = Progress(),
) -> tuple[bool, ...]:
    """Whether each patient's disease is among the first ten of the one ranking."""
    found = []
    for i, patient in enumerate(sample):
        if i % _EVERY == 0:
            progress(i / len(sample), "records.measure")
        weighed = weigh(patient.case, model, knowledge, policy, ranker)
        places = best_places(ranker.nodes, weighed.mixture, weighed.levels, _FIRST)
        found.append(any(patient.disease_id in ranker.nodes.at(p.listed, p.index).ids for p in places))
    return tuple(found)


def price_of(
    sample: Sequence[SimulatedPatient],
    before: Sequence[bool],
    after: Sequence[bool],
    nodes: Nodes,
    confirmed: Collection[str],
) -> Price:
    """confirmed: codes with confirmed cases; a patient with one of these diseases, under any of its codes, is no
    other."""
    every = (node.ids for node in (*nodes.records, *nodes.common, *nodes.known))
    theirs = {code for ids in every if not set(ids).isdisjoint(confirmed) for code in ids}
    places = [i for i, patient in enumerate(sample) if patient.disease_id not in theirs][:PATIENTS]
    if not places:
        return Price(0, None, None)
    shares = [sum(found[i] for i in places) / len(places) for found in (before, after)]
    return Price(len(places), shares[0], shares[1])
