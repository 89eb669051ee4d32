"""How a clinic's patients and orphan ones look: diseases hidden from its records in turn, and simulated orphans."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mlpipeline.domain import NO_DISEASE_ID
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.progress import Progress
from mlpipeline.ranking.hiding import TEMPERATURES, HiddenTrial, levels_at
from mlpipeline.ranking.levels import LevelsOfNodes
from mlpipeline.ranking.mixture import Floats, count_weights, equal_weights
from mlpipeline.ranking.nodes import Node, Nodes
from mlpipeline.ranking.records import Rows, TableFindings, spread
from mlpipeline.ranking.simulated_orphans import PATIENTS, simulate_orphans

FOLDS = 4
MAX_COMMON = 600
MAX_HIDDEN = 400
"""Patients looked at; more would not move three numbers, and this takes seconds."""

Taken = tuple[Floats, Floats, str]
"""Of one patient: the level of the records' group and of the known orphans at each temperature, and the disease."""


@dataclass(frozen=True)
class Clinic:
    """What a trial is made of. rows: the labelled rows that may be used. patient (n,): who a row is of."""

    findings: TableFindings
    patient: NDArray[np.object_]
    rows: Rows
    nodes: Nodes
    counts: Mapping[str, int]
    knowledge: Knowledge

    @property
    def classes(self) -> list[str]:
        return [node.ids[0] for node in self.nodes.records]

    @property
    def ours(self) -> list[Node]:
        """What is no orphan: diseases of the records, "no disease", and common diseases without records."""
        return [*self.nodes.records, *self.nodes.common]


def hide_diseases(clinic: Clinic, hideable: Sequence[str], progress: Progress = Progress()) -> HiddenTrial:
    """Patients of diseases left in (levels from records of other patients), of hidden ones (no record, no weight), and
    simulated orphans.

    hideable: classes whose knowledge profile can stand in when their records are taken away.
    """
    published = LevelsOfNodes([*clinic.nodes.known, *clinic.nodes.records], clinic.knowledge, {})
    common = _common(clinic, published, progress.part(0.0, 0.5))
    ours = LevelsOfNodes(clinic.ours, clinic.knowledge, clinic.findings.counts(clinic.rows))
    hidden = _hidden(clinic, ours, published, hideable, progress.part(0.5, 0.7))
    simulated = _simulated(clinic, ours, published, progress.part(0.7, 1.0))
    return _trial(common, hidden, simulated)


def _common(clinic: Clinic, published: LevelsOfNodes, progress: Progress) -> list[Taken]:
    weights, fold = _weights(clinic), _folds(clinic.patient)
    n_known = len(clinic.nodes.known)
    taken: list[Taken] = []
    for number in range(FOLDS):
        out = fold[clinic.rows] == number
        inside, asked = clinic.rows[~out], spread(clinic.rows[out], MAX_COMMON // FOLDS)
        levels = LevelsOfNodes(clinic.ours, clinic.knowledge, clinic.findings.counts(inside))
        for step, row in enumerate(asked.tolist()):
            if step % 20 == 0:
                progress((number + step / asked.size) / FOLDS, "ranking.common")
            present, excluded = clinic.findings.of(row)
            known = published(present, excluded)[:n_known]
            ours, theirs = levels_at(levels(present, excluded), weights), levels_at(known, equal_weights(n_known))
            taken.append((ours, theirs, str(clinic.findings.disease[row])))
    return taken


def _hidden(
    clinic: Clinic, ours: LevelsOfNodes, published: LevelsOfNodes, hideable: Sequence[str], progress: Progress
) -> list[Taken]:
    n_known, weights = len(clinic.nodes.known), equal_weights(len(clinic.nodes.known) + 1)
    disease = np.array(clinic.findings.disease, dtype=object)[clinic.rows]
    taken: list[Taken] = []
    for number, disease_id in enumerate(hideable):
        progress(number / len(hideable), "ranking.hidden")
        place = clinic.classes.index(disease_id)
        others = np.arange(len(clinic.ours)) != place
        for row in spread(clinic.rows[disease == disease_id], max(3, MAX_HIDDEN // len(hideable))).tolist():
            present, excluded = clinic.findings.of(row)
            all_published = published(present, excluded)
            known = np.append(all_published[:n_known], all_published[n_known + place])
            left = ours(present, excluded)[others]
            taken.append((levels_at(left, _weights(clinic)[others]), levels_at(known, weights), disease_id))
    return taken


def _simulated(clinic: Clinic, ours: LevelsOfNodes, published: LevelsOfNodes, progress: Progress) -> list[Taken]:
    n_known, weights = len(clinic.nodes.known), _weights(clinic)
    orphans = {code for node in clinic.nodes.known for code in node.ids}
    taken: list[Taken] = []
    for each in simulate_orphans(clinic.findings, clinic.rows, clinic.knowledge, progress.part(0.0, 0.5)):
        if each.disease_id in orphans:
            progress(0.5 + 0.5 * min(1.0, len(taken) / (2 * PATIENTS)), "ranking.simulate")
            known = published(each.present, each.excluded)[:n_known]
            levels = levels_at(ours(each.present, each.excluded), weights)
            taken.append((levels, levels_at(known, equal_weights(n_known)), each.disease_id))
    return taken


def _weights(clinic: Clinic) -> Floats:
    return count_weights([clinic.counts.get(node.ids[0], 0) for node in clinic.ours])


def _trial(common: list[Taken], hidden: list[Taken], simulated: list[Taken]) -> HiddenTrial:
    taken = [*common, *hidden, *simulated]
    shape, number = (len(taken), len(TEMPERATURES)), np.arange(len(taken))
    return HiddenTrial(
        np.array([ours for ours, _, _ in taken]).reshape(shape).T,
        np.array([theirs for _, theirs, _ in taken]).reshape(shape).T,
        number >= len(common),
        np.array([disease for _, _, disease in taken], dtype=str),
        number >= len(common) + len(hidden),
    )


def _folds(patient: NDArray[np.object_]) -> NDArray[np.int64]:
    """A patient's rows fall into one fold, the same on every machine."""
    return np.array([zlib.crc32(str(each).encode()) % FOLDS for each in patient], dtype=np.int64)


def hideable_classes(nodes: Nodes, knowledge: Knowledge) -> list[str]:
    """Classes that would still be known without their records, but no common disease: its patients are not what orphans
    look like."""
    described, common = knowledge.profiles.index.keys(), knowledge.common.keys()
    able = [node for node in nodes.records if node.ids[0] != NO_DISEASE_ID and set(node.ids) & described]
    return [node.ids[0] for node in able if not set(node.ids) & common]
