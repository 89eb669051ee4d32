"""The patient table: one row a case, one column a thing known, and the Parquet file a dataset version is kept in."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from typing import Any, cast

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from mlpipeline.domain import Case
from mlpipeline.errors import KnownError
from mlpipeline.features.case_values import AGE_COLUMN, SEX_COLUMN, URGENCY_COLUMN, Column, Value, describe_case

__all__ = [
    "Column",
    "PatientTable",
    "cases_to_table",
    "labelled_patients",
    "table_from_parquet",
    "table_to_parquet",
]

NO_SEVERITY = -1
_FIXED = (AGE_COLUMN, SEX_COLUMN, URGENCY_COLUMN)
_OURS = "hoofbeat.table"
_PATIENT, _PART, _DISEASE, _SEVERITY = "#patient", "#part", "#disease", "#severity"


@dataclass
class PatientTable:
    """n rows. values: DataFrame (n, columns), findings float32 1/0/NaN, numbers float32, categories text or None.

    patient, part: text arrays (n,); part is "train", "select", "calibrate" or "test". disease: object array of ids,
    None where not known. severity: int8 levels, -1 where there is no label. disease_labels: id -> name.
    origin: how many rows are "synthetic", "published" (they cite a paper) or "local" (neither).
    """

    columns: tuple[Column, ...]
    values: pd.DataFrame
    patient: np.ndarray
    part: np.ndarray
    disease: np.ndarray
    severity: np.ndarray
    disease_labels: dict[str, str] = field(default_factory=dict)
    origin: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.patient)

    def column(self, name: str) -> np.ndarray:
        """The values of one column (n,): float32 of a finding or number, object (text or None) of a category."""
        values = cast(pd.Series, self.values[name])
        return values.to_numpy(dtype=np.float32) if values.dtype.kind in "fiub" else values.to_numpy(dtype=object)

    def rows(self, mask: np.ndarray) -> PatientTable:
        """The rows where the boolean mask (n,) holds, with the same columns."""
        return PatientTable(
            self.columns,
            self.values.loc[np.asarray(mask)].reset_index(drop=True),
            self.patient[mask],
            self.part[mask],
            self.disease[mask],
            self.severity[mask],
            self.disease_labels,
            self.origin,
        )


def cases_to_table(cases: Iterable[Case], part_of: Callable[[str], str]) -> PatientTable:
    """The table of the cases in their order; `part_of(patient_id)` says which part a patient is in, for good.

    Age, sex and urgency come first, then all other columns by name, so that the same cases give the same table.
    """
    columns: dict[str, Column] = {}
    said: list[dict[str, Value]] = []
    patients: list[str] = []
    diseases: list[str | None] = []
    severities: list[int] = []
    labels: dict[str, str] = {}
    origin = {"synthetic": 0, "published": 0, "local": 0}
    for case in cases:
        origin["synthetic" if case.synthetic else "published" if case.references else "local"] += 1
        row: dict[str, Value] = {}
        for column, value in describe_case(case):
            columns.setdefault(column.name, column)
            row[column.name] = value
        said.append(row)
        patients.append(case.patient_id)
        diseases.append(case.diagnosis.term_id if case.diagnosis else None)
        severities.append(NO_SEVERITY if case.severity is None else int(case.severity))
        if case.diagnosis and not labels.get(case.diagnosis.term_id):
            labels[case.diagnosis.term_id] = case.diagnosis.label
    parts = {patient: part_of(patient) for patient in set(patients)}
    rest = [columns[name] for name in sorted(set(columns) - {column.name for column in _FIXED})]
    ordered = (*_FIXED, *rest)
    return PatientTable(
        ordered,
        _frame(ordered, said),
        np.array(patients, dtype=object),
        np.array([parts[patient] for patient in patients], dtype=object),
        _objects(diseases),
        np.array(severities, dtype=np.int8),
        labels,
        origin,
    )


def _frame(columns: tuple[Column, ...], said: list[dict[str, Value]]) -> pd.DataFrame:
    numeric = [column.name for column in columns if column.kind != "category"]
    place = {name: position for position, name in enumerate(numeric)}
    matrix = np.full((len(said), len(numeric)), np.nan, dtype=np.float32)
    texts = {column.name: _objects([None] * len(said)) for column in columns if column.kind == "category"}
    for number, row in enumerate(said):
        for name, value in row.items():
            if isinstance(value, str):
                texts[name][number] = value
            else:
                matrix[number, place[name]] = value
    frame = pd.DataFrame(matrix, columns=pd.Index(numeric, dtype=object))
    # As series of objects: a frame of plain arrays would turn text into pandas' own text type, and None into NaN.
    whole = pd.concat([frame, pd.DataFrame({n: pd.Series(t, dtype=object) for n, t in texts.items()})], axis=1)
    return whole.reindex(columns=pd.Index([column.name for column in columns], dtype=object))


def _objects(items: list[Any]) -> np.ndarray:
    array = np.empty(len(items), dtype=object)
    array[:] = items
    return array


def table_to_parquet(table: PatientTable) -> bytes:
    """One Parquet file with the table's schema in its metadata; the same table gives the same bytes."""
    arrays: dict[str, pa.Array] = {
        _PATIENT: pa.array(table.patient, pa.string()),
        _PART: pa.array(table.part, pa.string()),
        _DISEASE: pa.array(table.disease, pa.string()),
        _SEVERITY: pa.array(table.severity, pa.int8()),
    }
    for column in table.columns:
        arrays[f"={column.name}"] = _to_arrow(column, table.column(column.name))
    ours = {"format": 1, "columns": [asdict(column) for column in table.columns], "labels": table.disease_labels}
    ours["origin"] = table.origin
    arrow = pa.table(arrays).replace_schema_metadata({_OURS: json.dumps(ours, sort_keys=True)})
    out = io.BytesIO()
    pq.write_table(arrow, out, compression="zstd", version="2.6", write_statistics=False)
    return out.getvalue()


def _to_arrow(column: Column, values: np.ndarray) -> pa.Array:
    if column.kind == "category":
        return pa.array([text if isinstance(text, str) else None for text in values], pa.string())
    numbers = values.astype(np.float32)
    unknown = np.isnan(numbers)
    if column.kind == "finding":
        return pa.array(np.where(unknown, 0, numbers).astype(np.int8), pa.int8(), mask=unknown)
    return pa.array(numbers, pa.float32(), mask=unknown)


def table_from_parquet(data: bytes) -> PatientTable:
    """The table of `table_to_parquet`. Raises KnownError dataset.damaged where the bytes are not one."""
    try:
        arrow = pq.read_table(pa.BufferReader(data), use_threads=False)
        ours = json.loads((arrow.schema.metadata or {})[_OURS.encode()])
        columns = tuple(Column(**plain) for plain in ours["columns"])
        fixed = {name: arrow.column(name).to_numpy(zero_copy_only=False) for name in (_PATIENT, _PART, _DISEASE)}
        severity = arrow.column(_SEVERITY).to_numpy(zero_copy_only=False).astype(np.int8)
        values = {column.name: _from_arrow(column, arrow.column(f"={column.name}")) for column in columns}
    except (pa.ArrowInvalid, pa.ArrowTypeError, OSError, KeyError, TypeError, ValueError) as error:
        raise KnownError("dataset.damaged", reason=type(error).__name__) from None
    diseases = _objects([each if isinstance(each, str) else None for each in fixed[_DISEASE]])
    return PatientTable(
        columns,
        pd.DataFrame(
            values, index=pd.RangeIndex(len(severity)), columns=pd.Index([c.name for c in columns], dtype=object)
        ),
        _objects(list(fixed[_PATIENT])),
        _objects(list(fixed[_PART])),
        diseases,
        severity,
        dict(ours["labels"]),
        dict(ours.get("origin", {})),
    )


def labelled_patients(data: bytes) -> frozenset[str]:
    """Patients with a diagnosis, or "none", in the table of `table_to_parquet`; nothing else of it is read.

    Raises KnownError dataset.damaged where the bytes are not one."""
    try:
        arrow = pq.read_table(pa.BufferReader(data), columns=[_PATIENT, _DISEASE], use_threads=False)
        known = arrow.filter(arrow.column(_DISEASE).is_valid()).column(_PATIENT)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OSError, KeyError) as error:
        raise KnownError("dataset.damaged", reason=type(error).__name__) from None
    return frozenset(known.to_pylist())


def _from_arrow(column: Column, array: pa.ChunkedArray) -> pd.Series:
    if column.kind == "category":
        return pd.Series(_objects(array.to_pylist()), dtype=object)
    return pd.Series(array.cast(pa.float32()).to_numpy(zero_copy_only=False).astype(np.float32))
