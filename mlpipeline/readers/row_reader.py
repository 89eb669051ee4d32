"""A row of a table and a mapping profile -> a Case: the profile is compiled once, each row is then a few look-ups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from mlpipeline.domain import Case, History, Measurement
from mlpipeline.errors import KnownError
from mlpipeline.readers import cell_values as cells
from mlpipeline.readers import words
from mlpipeline.readers.cell_values import CellRefused
from mlpipeline.readers.mapping import ColumnMapping, MappingProfile
from mlpipeline.readers.measures import conversion, plausible
from mlpipeline.readers.row_draft import (
    TEXTS,
    Draft,
    Put,
    put_age,
    put_earlier,
    put_finding,
    put_findings,
    put_id,
    put_texts,
    remembered,
    years_in_unit,
)


class RowReader:
    """Raises KnownError `reader.missing_column` (column, file) where the profile names a column that is not there."""

    def __init__(
        self, profile: MappingProfile, columns: Sequence[str], decimal: str, date_order: str | None, file: str
    ) -> None:
        self._number = cells.number_reader(decimal)
        self._date_order = date_order
        self._age_scale, self._age_column = 1.0, ""
        self._steps: list[tuple[int, str, Put]] = []
        positions = {name: i for i, name in enumerate(columns)}
        for mapping in profile.columns:
            if mapping.column not in positions:
                raise KnownError("reader.missing_column", column=mapping.column, file=file)
            if mapping.role == "age":
                self._age_scale, self._age_column = mapping.scale, mapping.column
            if mapping.role != "ignore":
                self._steps.append((positions[mapping.column], mapping.column, self._compile(mapping)))
        self._width = len(columns)
        self._has_case_id = bool(profile.with_role("case_id"))
        self._has_patient_id = bool(profile.with_role("patient_id"))
        self._has_unit = bool(profile.with_role("age_unit"))
        self._fixed = self._compile_fixed(profile)

    def _compile_fixed(self, profile: MappingProfile) -> Draft:
        draft = Draft()
        for role, text in profile.fixed.items():
            try:
                self._compile(ColumnMapping("", role))(draft, text)
            except CellRefused as refused:
                raise KnownError("mapping.impossible_value", role=role, reason=refused.code) from None
        return draft

    def read(self, row: Sequence[str], anonymous_id: str, line: int) -> Case | list[tuple[str, str, str]]:
        """The case, or every problem of the row as (column, code, kind)."""
        if len(row) != self._width:
            code = self._wrong_width(row)
            if code:
                return [("", code, f"{len(row)} fields")]
        fixed = self._fixed
        draft = Draft(
            sex=fixed.sex,
            severity=fixed.severity,
            urgency=fixed.urgency,
            diagnosis=fixed.diagnosis,
            seen_on=fixed.seen_on,
        )
        problems: list[tuple[str, str, str]] = []
        for position, column, put in self._steps:
            try:
                put(draft, row[position])
            except CellRefused as refused:
                problems.append((column, refused.code, refused.kind))
        age = self._age(draft, problems)
        if self._has_patient_id and not draft.patient_id and not any(code == "id.too_long" for _, code, _ in problems):
            problems.append(("", "patient_id.missing", "empty"))
        return problems or self._case(draft, age, anonymous_id, line)

    def _wrong_width(self, row: Sequence[str]) -> str:
        if len(row) < self._width:
            return "row.too_few_fields"
        return "row.too_many_fields" if any(cell.strip() for cell in row[self._width :]) else ""

    def _age(self, draft: Draft, problems: list[tuple[str, str, str]]) -> float | None:
        if cells.is_nothing(draft.age):
            return None
        years = self._age_scale
        if self._has_unit:
            if draft.years_in_unit is None:
                problems.append((self._age_column, "age_unit.missing", "empty"))
                return None
            years = draft.years_in_unit
        try:
            return cells.age_years(draft.age, self._number, years)
        except CellRefused as refused:
            problems.append((self._age_column, refused.code, refused.kind))
            return None

    def _case(self, draft: Draft, age: float | None, anonymous_id: str, line: int) -> Case:
        patient_id = draft.patient_id or anonymous_id
        case_id = draft.case_id or (f"{patient_id}#{line}" if self._has_patient_id else patient_id)
        return Case(
            case_id,
            patient_id,
            age,
            draft.sex,
            tuple(draft.features.values()),
            tuple(draft.measurements),
            draft.diagnosis,
            draft.severity,
            draft.urgency,
            tuple(draft.earlier_diagnoses),
            tuple(dict.fromkeys(draft.earlier_exams)),
            History(
                tuple(dict.fromkeys(draft.own)),
                tuple(dict.fromkeys(draft.family)),
                tuple(dict.fromkeys(draft.exposure)),
            ),
            seen_on=draft.seen_on,
        )

    def _compile(self, mapping: ColumnMapping) -> Put:
        role = mapping.role
        if role in ("case_id", "patient_id"):
            return put_id(role)
        if role == "age":
            return put_age
        if role == "finding":
            return put_finding(mapping) if mapping.term_id else put_findings(mapping)
        if role == "measurement":
            return self._put_measurement(mapping)
        if role in TEXTS:
            return put_texts(mapping, TEXTS[role])
        if role == "earlier_diagnosis":
            return put_earlier(mapping)
        return self._put_single(mapping)

    def _put_single(self, mapping: ColumnMapping) -> Put:
        number, order = self._number, self._date_order
        readers: dict[str, tuple[str, Callable[[str], Any]]] = {
            "sex": ("sex", cells.sex),
            "severity": ("severity", cells.severity),
            "diagnosis": ("diagnosis", cells.disease),
            "urgency": ("urgency", lambda text: cells.urgency(text, number)),
            "seen_on": ("seen_on", lambda text: cells.day(text, order)),
            "age_unit": ("years_in_unit", years_in_unit),
        }
        name, read = readers[mapping.role]
        value_of = remembered(lambda text: read(cells.mapped(text, mapping.values)))

        def put(draft: Draft, text: str) -> None:
            value = value_of(text)
            if value is not None:
                setattr(draft, name, value)

        return put

    def _put_measurement(self, mapping: ColumnMapping) -> Put:
        code = mapping.term_id or cells.local_code(mapping.label or mapping.column)
        factor, offset, unit = conversion(code, mapping.unit or "")
        scale, number, values = mapping.scale, self._number, mapping.values

        def put(draft: Draft, text: str) -> None:
            if values:
                text = cells.mapped(text, values)
            if cells.is_nothing(text) or text == words.UNKNOWN:
                return
            value = factor * (number(text) * scale) + offset
            if not plausible(code, value, unit) or abs(value) > 1e12:
                raise CellRefused("measurement.out_of_range", "number out of range")
            draft.measurements.append(Measurement(code, value, unit))

        return put
