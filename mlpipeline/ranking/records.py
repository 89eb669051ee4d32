"""What the rows of a patient table say about each disease's findings, as the ranker takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mlpipeline.knowledge.ontology import Ontology
from mlpipeline.orphan.records import RecordCounts

if TYPE_CHECKING:
    from mlpipeline.features.table import PatientTable

Rows = NDArray[np.intp]


class TableFindings:
    """The HPO findings of each row of a table, and how often each disease's rows have a term or one below it.

    Where a row says both that a term is present and that it is excluded (by a term below it), it is present.
    """

    def __init__(self, table: PatientTable, ontology: Ontology) -> None:
        columns = [column for column in table.columns if column.kind == "finding" and column.term_id in ontology.index]
        self.term_ids: tuple[str, ...] = tuple(str(column.term_id) for column in columns)
        shape = (len(table), len(columns))
        states = np.array([table.column(column.name) for column in columns], dtype=np.float32).reshape(shape[::-1]).T
        self._present: NDArray[np.bool_] = states == 1
        self._excluded: NDArray[np.bool_] = states == 0
        self.disease: list[str | None] = table.disease.tolist()
        lines = [ontology.ancestors(ontology.index[term_id]) for term_id in self.term_ids]
        every = np.unique(np.concatenate([*lines, np.zeros(0, dtype=np.int64)])).astype(np.int64)
        self._above: tuple[str, ...] = tuple(ontology.term_ids[i] for i in every)
        self._own = np.array([np.searchsorted(every, ontology.index[t]) for t in self.term_ids], dtype=np.intp)
        self._lifts = np.zeros((len(columns), len(every)), dtype=np.float32)
        for column, line in enumerate(lines):
            self._lifts[column, np.searchsorted(every, line)] = 1.0

    def of(self, row: int) -> tuple[list[str], list[str]]:
        """(present, excluded) HPO terms of one row."""
        here, gone = np.flatnonzero(self._present[row]), np.flatnonzero(self._excluded[row])
        return [self.term_ids[i] for i in here], [self.term_ids[i] for i in gone]

    def counts(self, rows: Rows) -> dict[str, RecordCounts]:
        """Disease id (and "none") -> counts over these rows; rows without a diagnosis say nothing.

        A finding counts for its ancestors too, once a record.
        """
        by_disease: dict[str, list[int]] = {}
        for row in rows.tolist():
            disease = self.disease[row]
            if disease is not None:
                by_disease.setdefault(disease, []).append(row)
        return {disease: self._count(np.array(own, dtype=np.intp)) for disease, own in sorted(by_disease.items())}

    def _count(self, rows: Rows) -> RecordCounts:
        spoken = np.flatnonzero(self._present[rows].any(axis=0))
        above = self._present[np.ix_(rows, spoken)].astype(np.float32) @ self._lifts[spoken] > 0
        denied = self._excluded[rows] & ~above[:, self._own]
        ups, downs = above.sum(axis=0), denied.sum(axis=0)
        present = {self._above[i]: int(ups[i]) for i in np.flatnonzero(ups).tolist()}
        excluded = {self.term_ids[i]: int(downs[i]) for i in np.flatnonzero(downs).tolist()}
        return RecordCounts(len(rows), present, excluded)


def spread(rows: Rows, most: int) -> Rows:
    """At most so many of the rows, evenly spread over them."""
    if rows.size <= most:
        return rows
    return rows[np.linspace(0, rows.size - 1, most).round().astype(np.intp)]
