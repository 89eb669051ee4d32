"""The clinic of a mixture, made as the program makes it: a model trained on its records, and its one ranking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.mixture import SHARES, UNKNOWN, chance
from mlpipeline.artifact import Model, load_model
from mlpipeline.diagnosing import Ranker, known_findings, ranker_for, weigh
from mlpipeline.domain import Case
from mlpipeline.features.table import cases_to_table
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.ranking.listing import best_places
from mlpipeline.ranking.mixture import Floats, mix
from mlpipeline.ranking.policy import RankingPolicy
from mlpipeline.training import TrainingPlan, train_families


@dataclass(frozen=True)
class Clinic:
    model: Model
    ranker: Ranker
    knowledge: Knowledge


@dataclass(frozen=True)
class Ranked:
    """n patients at each of SHARES (4, n): mass of the orphans and of the unknown disease, probability of the first
    row, whether that is an orphan or unknown disease, whether it is the patient's own, whether the patient's own is
    among the first ten.

    alone_first (n,): first by the learned model alone. alone_shown (n,): among the first ten of the orphan ranker
    alone.
    """

    orphan: Floats
    unknown: Floats
    sure: Floats
    orphan_leads: NDArray[np.bool_]
    first: NDArray[np.bool_]
    shown: NDArray[np.bool_]
    alone_first: NDArray[np.bool_]
    alone_shown: NDArray[np.bool_]


def part_of(patient_id: str) -> str:
    """The clinic's records are learned from; its other patients are the test."""
    at = chance(f"part {patient_id}")
    return "train" if at < 0.8 else "select" if at < 0.9 else "calibrate"


def open_clinic(records: Sequence[Case], knowledge: Knowledge, family: str) -> Clinic:
    """Trains one family and fits the ranking on the records, by the program's own training."""
    run = train_families(cases_to_table(records, part_of), TrainingPlan((family,)), knowledge)[0]
    if run.state != "done":
        raise SystemExit(f"{family}: {run.state} {run.reason}")
    model = load_model(run.members)
    return Clinic(model, ranker_for(model, knowledge), knowledge)


def rank_patients(clinic: Clinic, cases: Sequence[Case]) -> Ranked:
    """As `diagnose` ranks them, at each of SHARES with UNKNOWN of the orphans undescribed."""
    nodes = clinic.ranker.nodes
    own = {code: i for i, node in enumerate(nodes.records) for code in node.ids}
    known = {code: i for i, node in enumerate(nodes.known) for code in node.ids}
    rows = []
    for case in cases:
        learned = clinic.model.predict_case(case)
        inside = np.array([learned[each] for each in clinic.model.classes])
        disease = case.diagnosis.term_id if case.diagnosis else ""
        rows.append(_ranked(clinic, case, inside, own.get(disease, -1), known.get(disease, -1)))
    columns = list(zip(*rows, strict=True)) if rows else [()] * 8
    masses = [np.array(column, dtype=float).reshape(len(rows), len(SHARES)).T for column in columns[:3]]
    places = [np.array(column, dtype=bool).reshape(len(rows), len(SHARES)).T for column in columns[3:6]]
    return Ranked(*masses, *places, *(np.array(column, dtype=bool) for column in columns[6:]))


def _ranked(clinic: Clinic, case: Case, inside: Floats, own: int, known: int) -> tuple[object, ...]:
    ranker, findings = clinic.ranker, known_findings(case, clinic.knowledge)
    scored = ranker.levels.order.ranker.scored(*findings)
    levels, order = ranker.levels.of(scored), ranker.levels.order.of(scored)
    of_records, of_common = ranker.weights
    weights = of_records, of_common + ranker.common_weights(case.age_years, case.sex)
    orphan, unknown, sure, orphan_leads, first, shown = [], [], [], [], [], []
    for share in SHARES:
        m = mix(levels, weights, share, UNKNOWN, ranker.fit.groups, inside, order)
        mine = m.records[own] if own >= 0 else m.known[known] if known >= 0 else m.unknown
        known_leads, ours_leads = m.known.max(initial=0), np.append(m.records, m.common).max()
        before = sum(int((some >= mine).sum()) for some in (m.records, m.common, m.known))
        orphan.append(m.orphan)
        unknown.append(m.unknown)
        sure.append(max(known_leads, ours_leads, m.unknown))
        orphan_leads.append(max(known_leads, m.unknown) > ours_leads)
        first.append(mine == sure[-1])
        shown.append(before <= 10)
    alone = known >= 0 and int((order >= order[known]).sum()) <= 10
    return orphan, unknown, sure, orphan_leads, first, shown, own >= 0 and int(inside.argmax()) == own, alone


def likely_sets(clinic: Clinic, cases: Sequence[Case]) -> list[tuple[int, bool]]:
    """Of each patient who is offered one at the proposed share: rows of the likely set, and whether the diagnosis is
    among them."""
    ranker, policy = clinic.ranker, RankingPolicy()
    if ranker.fit.likely_set is None:
        return []
    found = []
    for case in cases:
        weighed = weigh(case, clinic.model, clinic.knowledge, policy, ranker)
        places = best_places(ranker.nodes, weighed.mixture, weighed.levels, policy.shown)
        rows = ranker.fit.likely_set.size([float(weighed.mixture.of(p.listed)[p.index]) for p in places])
        disease = case.diagnosis.term_id if case.diagnosis else ""
        if rows is not None:
            found.append((rows, any(disease in ranker.nodes.at(p.listed, p.index).ids for p in places[:rows])))
    return found
