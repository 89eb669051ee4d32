"""The design: which columns of the training part are used, and how a patient becomes a row of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from mlpipeline.features.case_values import AGE, Column, Value
from mlpipeline.features.encoded_rows import EncodedRows

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

    from mlpipeline.features.table import PatientTable

MIN_ROWS = 2
"""A column recorded in fewer training rows than this teaches noise."""
DENSE_LIMIT = 40_000_000
"""Entries up to which a dense float32 matrix (160 MB) is faster than a sparse one."""
_CLIP = 8.0
_TINY = np.float32(1e-6)
_MISSING = -1


@dataclass(frozen=True, slots=True)
class FindingCode:
    """signed: +1 present, -1 excluded in one plane; present: one plane; both: a plane each. Unknown is 0 in all."""

    name: str
    planes: Literal["signed", "present", "both"]


@dataclass(frozen=True, slots=True)
class NumberCode:
    """(x - mean) / spread, of log1p(x) where `log`; unknown is 0, and 1 in its own plane where `missing`."""

    name: str
    mean: float
    spread: float
    log: bool
    missing: bool


@dataclass(frozen=True, slots=True)
class CategoryCode:
    """One plane a level, one for other values and one for unknown where training had them."""

    name: str
    levels: tuple[str, ...]
    other: bool
    missing: bool


@dataclass(frozen=True)
class Design:
    """Fitted on the training part only; plain values, so that it is kept as JSON.

    dropped: (column, reason) with reason "rare" or "constant". age_range: least and greatest age in training.
    missing_share: column -> share of training rows that do not record it.
    """

    columns: tuple[Column, ...]
    findings: tuple[FindingCode, ...]
    numbers: tuple[NumberCode, ...]
    categories: tuple[CategoryCode, ...]
    dropped: tuple[tuple[str, str], ...] = ()
    age_range: tuple[float, float] | None = None
    missing_share: dict[str, float] = field(default_factory=dict)
    _layout: _Layout = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_layout", _Layout(self))

    @property
    def plane_names(self) -> tuple[tuple[str, str], ...]:
        """(column, plane) of each column of the matrix; plane is "present", "absent", "value", "missing" or a level."""
        return self._layout.names

    def encode(self, table: PatientTable) -> EncodedRows:
        """The rows of a table. A column the table lacks is unknown for all; a column the design lacks is ignored."""
        known, n = set(table.values.columns), len(table)
        findings = np.full((n, len(self.findings)), _MISSING, dtype=np.int8)
        for place, code in enumerate(self.findings):
            if code.name in known:
                findings[:, place] = finding_states(table.column(code.name))
        numbers = np.full((n, len(self.numbers)), np.nan, dtype=np.float32)
        for place, code in enumerate(self.numbers):
            if code.name in known:
                column = table.column(code.name)
                numbers[:, place] = np.where(np.isfinite(column), column, np.nan)
        categories = np.full((n, len(self.categories)), _MISSING, dtype=np.int16)
        for place, code in enumerate(self.categories):
            if code.name in known:
                texts = table.column(code.name)
                categories[:, place] = [self._layout.level(place, text) for text in texts]
        return EncodedRows(findings, numbers, categories)

    def encode_values(self, values: Mapping[str, Value]) -> EncodedRows:
        """One row from the named values of one case; what is not named is unknown."""
        findings = np.full((1, len(self.findings)), _MISSING, dtype=np.int8)
        numbers = np.full((1, len(self.numbers)), np.nan, dtype=np.float32)
        categories = np.full((1, len(self.categories)), _MISSING, dtype=np.int16)
        for name, value in values.items():
            kind, place = self._layout.places.get(name, ("", 0))
            if kind == "category":
                categories[0, place] = self._layout.level(place, value)
            elif isinstance(value, str):
                continue
            elif kind == "finding":
                findings[0, place] = finding_states(np.array([value], dtype=np.float32))[0]
            elif kind == "number" and np.isfinite(value):
                numbers[0, place] = value
        return EncodedRows(findings, numbers, categories)

    def dense(self, rows: EncodedRows) -> np.ndarray:
        """float32 (n, planes). A recorded number is never exactly 0, so that 0 always means unknown or not so."""
        return self._layout.dense(rows)

    def matrix(self, rows: EncodedRows) -> np.ndarray | csr_matrix:
        """The dense matrix where it is small, else the same as scipy CSR, built in slices."""
        if len(rows) * len(self.plane_names) <= DENSE_LIMIT:
            return self.dense(rows)
        from scipy.sparse import csr_matrix, vstack  # large tables only: one case is diagnosed without scipy.sparse

        step = max(1, DENSE_LIMIT // (8 * len(self.plane_names)))
        starts = range(0, len(rows), step)
        slices = [csr_matrix(self.dense(rows.take(np.arange(a, min(a + step, len(rows)))))) for a in starts]
        return csr_matrix(vstack(slices, format="csr"))

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values; `from_dict` reads them back equal."""
        plain = {name: [asdict(each) for each in getattr(self, name)] for name in _PARTS}
        rest = {"dropped": self.dropped, "age_range": self.age_range, "missing_share": self.missing_share}
        return {**plain, **rest}

    @staticmethod
    def from_dict(plain: Mapping[str, Any]) -> Design:
        """Raises KeyError, TypeError or ValueError on anything but the values of `to_dict`."""
        low_high = plain["age_range"]
        return Design(
            columns=tuple(Column(**each) for each in plain["columns"]),
            findings=tuple(FindingCode(**each) for each in plain["findings"]),
            numbers=tuple(NumberCode(**each) for each in plain["numbers"]),
            categories=tuple(CategoryCode(**{**each, "levels": tuple(each["levels"])}) for each in plain["categories"]),
            dropped=tuple((str(name), str(reason)) for name, reason in plain["dropped"]),
            age_range=(float(low_high[0]), float(low_high[1])) if low_high else None,
            missing_share={str(name): float(share) for name, share in plain["missing_share"].items()},
        )


_PARTS = ("columns", "findings", "numbers", "categories")


def finding_states(column: np.ndarray) -> np.ndarray:
    """int8 (n,): 1 where the value is over .5, 0 where not, -1 where it is NaN."""
    return np.where(np.isnan(column), _MISSING, column > 0.5).astype(np.int8)


def fit_design(table: PatientTable, train: np.ndarray, min_rows: int = MIN_ROWS) -> Design:
    """The design of the rows where `train` (bool, n) holds; a column needs `min_rows` recorded training rows."""
    findings: list[FindingCode] = []
    numbers: list[NumberCode] = []
    categories: list[CategoryCode] = []
    used: list[Column] = []
    dropped: list[tuple[str, str]] = []
    missing: dict[str, float] = {}
    age_range: tuple[float, float] | None = None
    for column in table.columns:
        values = table.column(column.name)[train]
        code: FindingCode | NumberCode | CategoryCode | str
        if column.kind == "finding":
            states = finding_states(values)
            unknown, code = states == _MISSING, _fit_finding(column.name, states, min_rows)
        elif column.kind == "number":
            floats = values.astype(np.float64)
            unknown, code = (
                ~np.isfinite(floats),
                _fit_number(column.name, floats[np.isfinite(floats)], len(floats), min_rows),
            )
            if column.name == AGE and not unknown.all():
                age_range = (float(floats[~unknown].min()), float(floats[~unknown].max()))
        else:
            unknown, code = (
                np.array([not isinstance(text, str) for text in values], dtype=bool),
                _fit_category(column.name, values, min_rows),
            )
        if isinstance(code, str):
            dropped.append((column.name, code))
            continue
        used.append(column)
        missing[column.name] = round(float(unknown.mean()), 6)
        target: list[Any] = {FindingCode: findings, NumberCode: numbers, CategoryCode: categories}[type(code)]
        target.append(code)
    return Design(tuple(used), tuple(findings), tuple(numbers), tuple(categories), tuple(dropped), age_range, missing)


def _fit_finding(name: str, states: np.ndarray, min_rows: int) -> FindingCode | str:
    absent, unknown = int((states == 0).sum()), int((states == _MISSING).sum())
    if len(states) - unknown < min_rows:
        return "rare"
    if (states == states[0]).all():
        return "constant"
    if unknown < min_rows:
        # Nearly always recorded: unknown must stay in the middle between present and absent, not be taken for absent.
        return FindingCode(name, "signed")
    return FindingCode(name, "both" if absent >= min_rows else "present")


def _fit_number(name: str, recorded: np.ndarray, n: int, min_rows: int) -> NumberCode | str:
    if len(recorded) < min_rows:
        return "rare"
    missing = n - len(recorded)
    if np.ptp(recorded) == 0:
        return "constant"
    spread = recorded.std()
    log = bool(recorded.min() >= 0 and ((recorded - recorded.mean()) ** 3).mean() > 2 * spread**3)
    scaled = np.log1p(recorded) if log else recorded
    return NumberCode(name, float(scaled.mean()), float(max(scaled.std(), 1e-12)), log, missing >= min_rows)


def _fit_category(name: str, texts: np.ndarray, min_rows: int) -> CategoryCode | str:
    recorded = [text for text in texts if isinstance(text, str)]
    if len(recorded) < min_rows:
        return "rare"
    if len(recorded) == len(texts) and len(set(recorded)) == 1:
        return "constant"
    counts: dict[str, int] = {}
    for text in recorded:
        counts[text] = counts.get(text, 0) + 1
    levels = tuple(sorted(level for level, count in counts.items() if count >= min_rows))
    return CategoryCode(name, levels, len(levels) < len(counts), len(texts) - len(recorded) >= min_rows)


class _Layout:
    """Where each code's planes are in the matrix, as index arrays, so that one patient costs microseconds."""

    def __init__(self, design: Design) -> None:
        self.places: dict[str, tuple[str, int]] = {
            **{code.name: ("finding", place) for place, code in enumerate(design.findings)},
            **{code.name: ("number", place) for place, code in enumerate(design.numbers)},
            **{code.name: ("category", place) for place, code in enumerate(design.categories)},
        }
        self.design = design
        self.levels = [{level: i for i, level in enumerate(code.levels)} for code in design.categories]
        names: list[tuple[str, str]] = [(code.name, "present") for code in design.findings]
        self.signed = np.array([code.planes == "signed" for code in design.findings], dtype=bool)
        self.both = np.array([i for i, code in enumerate(design.findings) if code.planes == "both"], dtype=np.intp)
        self.absent = slice(len(names), len(names) + len(self.both))
        names += [(design.findings[i].name, "absent") for i in self.both]
        self.value = slice(len(names), len(names) + len(design.numbers))
        names += [(code.name, "value") for code in design.numbers]
        self.gaps = np.array([i for i, code in enumerate(design.numbers) if code.missing], dtype=np.intp)
        self.gap = slice(len(names), len(names) + len(self.gaps))
        names += [(design.numbers[i].name, "missing") for i in self.gaps]
        self.hot: list[np.ndarray] = []
        for code in design.categories:
            planes = [*code.levels, *([""] if code.other else []), *(["missing"] if code.missing else [])]
            start, end = len(names), len(names) + len(planes)
            names += [(code.name, plane or "other") for plane in planes]
            # One place a level, then that of "other", then that of "missing" (code -1); `end of row` = no plane.
            places = list(range(start, start + len(code.levels)))
            places.append(start + len(code.levels) if code.other else -1)
            places.append(end - 1 if code.missing else -1)
            self.hot.append(np.array(places, dtype=np.intp))
        self.names = tuple(names)
        self.mean = np.array([code.mean for code in design.numbers])
        self.spread = np.array([code.spread for code in design.numbers])
        self.log = np.array([code.log for code in design.numbers], dtype=bool)

    def level(self, place: int, text: object) -> int:
        if not isinstance(text, str):
            return _MISSING
        return self.levels[place].get(text, len(self.levels[place]))

    def dense(self, rows: EncodedRows) -> np.ndarray:
        out = np.zeros((len(rows), len(self.names) + 1), dtype=np.float32)
        absent = rows.findings == 0
        out[:, : len(self.signed)] = (rows.findings == 1).astype(np.float32) - (absent & self.signed)
        out[:, self.absent] = absent[:, self.both]
        if len(self.mean):
            out[:, self.value] = self._scaled(rows.numbers)
            out[:, self.gap] = np.isnan(rows.numbers[:, self.gaps])
        every = np.arange(len(rows))
        for place, places in enumerate(self.hot):
            out[every, places[rows.categories[:, place]]] = 1.0  # -1 is the spare last column
        return np.ascontiguousarray(out[:, :-1])

    def _scaled(self, numbers: np.ndarray) -> np.ndarray:
        recorded = ~np.isnan(numbers)
        plain = np.where(recorded, numbers, 0.0).astype(np.float64)
        plain = np.where(self.log, np.log1p(np.maximum(plain, 0.0)), plain)
        scaled = np.clip((plain - self.mean) / self.spread, -_CLIP, _CLIP).astype(np.float32)
        return np.where(recorded, np.where(scaled == 0, _TINY, scaled), np.float32(0))
