"""How much of a patient the clinic's own records of a disease have seen before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from mlpipeline.knowledge.ontology import Ontology
from mlpipeline.orphan.records import RecordCounts
from mlpipeline.orphan.shared_statistics import closure

WEIGHT = 3.0
"""Nats for a patient of whom every record of a disease shows everything; what it costs others: docs/ranking.md."""


class Likeness:
    """The mean over a disease's records of the share of the patient's information that the record has, too.

    Information is that of the patient's findings and what is above them. From counts alone: no record is looked at.
    """

    def __init__(
        self,
        records: Mapping[str, RecordCounts],
        index: Mapping[str, int],
        ontology: Ontology,
        information: np.ndarray,
    ) -> None:
        """index: disease id -> its place; records of other diseases count for nothing. information (terms,): nats."""
        self._ontology, self._information, self._diseases = ontology, information, len(index)
        seen = [
            (index[disease_id], ontology.index[term_id], count / counts.records)
            for disease_id, counts in records.items()
            if disease_id in index and counts.records
            for term_id, count in counts.present.items()
            if term_id in ontology.index
        ]
        self._disease, self._term = (np.array([each[i] for each in seen], np.int64) for i in (0, 1))
        self._share = np.array([share for *_, share in seen])

    def __call__(self, present: Sequence[int]) -> np.ndarray:
        """float32 (diseases,), nats >= 0; 0 for a disease without records. present: positions of findings."""
        if not len(self._share) or not len(present):
            return np.zeros(self._diseases, np.float32)
        above = closure(self._ontology, list(present))
        weight = np.zeros(len(self._ontology))
        weight[above] = self._information[above] / max(float(self._information[above].sum()), 1e-6)
        said = np.bincount(self._disease, self._share * weight[self._term], self._diseases)
        return (WEIGHT * said).astype(np.float32)
