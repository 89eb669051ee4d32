"""Confirmed cases that the model in production has not learned from, as counts for the profiles."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.services.training_worker import dataset_label
from app.services.workspace import Workspace
from db import sealed
from db.confirmed import confirmed_cases
from db.datasets import Dataset
from db.store import Connection
from mlpipeline.domain import NO_DISEASE_ID, Case
from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress

if TYPE_CHECKING:
    from mlpipeline.orphan.records import RecordCounts

MOST = 5000
"""The newest that are counted: rates do not change by more, and a clinic with more has reason to train."""
EVERY = 250
_UNREADABLE = frozenset({"sealed.missing", "sealed.not_sealed", "sealed.damaged", "dataset.damaged"})


@dataclass(frozen=True)
class Confirmed:
    """counts: disease id -> records. names: of the diseases, as they were recorded. cases: records in all. synthetic:
    some are made up. digest: of the counts, "" where there are none: equal digests rank alike."""

    counts: Mapping[str, RecordCounts] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    cases: int = 0
    synthetic: bool = False
    digest: str = ""

    @property
    def notes(self) -> tuple[str, ...]:
        """What a result must say of them."""
        known = (f"confirmed_cases:{self.cases}",) if self.cases else ()
        return (*known, *(("synthetic_cases",) if self.synthetic else ()))


def confirmed_since(
    workspace: Workspace, conn: Connection, dataset: Dataset | None, progress: Progress = Progress()
) -> Confirmed:
    """dataset: of the model in production. A patient counts once: by what the dataset has of him, else by the newest
    confirmed case; imports count from when the dataset was frozen on. Holds counts over cases, never a case.

    Raises Cancelled."""
    from mlpipeline.orphan.records import count_records  # numpy: not at start-up

    progress(0.0, "diagnosis.records")
    taken: list[Case] = []
    for case in _once(conn, workspace, dataset):
        if len(taken) == MOST:
            break
        taken.append(case)
        if len(taken) % EVERY == 0:
            progress(len(taken) / MOST, "diagnosis.records")
    counts = count_records(taken, workspace.knowledge.ontology)
    names = {case.diagnosis.term_id: case.diagnosis.label for case in reversed(taken) if case.diagnosis}
    return Confirmed(
        counts=counts,
        names={each: name for each, name in names.items() if name and each in counts},
        cases=len(taken),
        synthetic=any(case.synthetic for case in taken),
        digest=_digest(counts),
    )


def _once(conn: Connection, workspace: Workspace, dataset: Dataset | None) -> Iterator[Case]:
    """The newest case of each patient, of those with a disease whom the dataset does not have."""
    met: set[str] = set()
    learned: frozenset[str] | None = None
    for number, each in enumerate(confirmed_cases(conn, dataset.at if dataset else None)):
        if number == 0:
            learned = _learned(workspace, dataset)
        if learned is None:
            return
        patient = each.case.patient_id
        if patient in met or patient in learned:
            continue
        met.add(patient)
        if each.case.diagnosis is not None and each.case.diagnosis.term_id != NO_DISEASE_ID:
            yield each.case


def _learned(workspace: Workspace, dataset: Dataset | None) -> frozenset[str] | None:
    """Patients with a diagnosis in the dataset, as its file says: those of an import that was undone and repeated are
    in the model, too, and no row of the store tells. None where the file cannot be read: then nobody counts as new."""
    if dataset is None:
        return frozenset()
    from mlpipeline.features.table import labelled_patients

    label = dataset_label(dataset.dataset_id)
    try:
        return labelled_patients(sealed.unseal(workspace.folder / dataset.path, workspace.keys.datasets, label))
    except KnownError as error:
        if error.code in _UNREADABLE:
            return None
        raise


def _digest(counts: Mapping[str, RecordCounts]) -> str:
    if not counts:
        return ""
    plain = {each: (c.records, dict(c.present), dict(c.excluded)) for each, c in counts.items()}
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()[:16]
