"""How the columns of a clinic's table are understood: a profile, kept as JSON and used again."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mlpipeline.errors import KnownError

ONCE = frozenset({"case_id", "patient_id", "age", "age_unit", "sex", "diagnosis", "severity", "urgency", "seen_on"})
"""Roles at most one column may have."""

REPEATED = frozenset(
    {"finding", "measurement", "own_history", "family_history", "exposure", "earlier_diagnosis", "earlier_exam"}
)
ROLES = ONCE | REPEATED | {"ignore"}
FIXED = frozenset({"sex", "severity", "urgency", "diagnosis", "seen_on"})
"""Roles that may have one value for the whole file in place of a column."""

ENCODINGS = ("utf-8", "utf-16", "cp1252", "cp850", "latin-1")
SEPARATORS = (",", ";", "\t", "|")
DATE_ORDERS = ("ymd", "dmy", "mdy")
_COLUMNS_LIMIT = 5_000
_TEXT_LIMIT = 1_000
_VALUES_LIMIT = 10_000


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """One column and its role.

    term_id: the HPO or LOCAL term of a finding, the code of a measurement ("platelets"). A finding without a term
    lists findings in words: `values` gives the term of each. unit: as measured; scale: factor to it (of an age: to
    years). values: what the file writes -> "present" / "absent" / "unknown", "male", "ORPHA:99828 Dengue fever",
    "acute", "months"; whatever it does not name is read by the usual words.
    """

    column: str
    role: str
    term_id: str | None = None
    label: str | None = None
    unit: str | None = None
    scale: float = 1.0
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MappingProfile:
    """separator, encoding, decimal ("." or ","), header, date_order: None = found out from the file.

    fixed: a value for the whole file by role (FIXED), where no column has it.
    """

    name: str
    columns: tuple[ColumnMapping, ...]
    separator: str | None = None
    encoding: str | None = None
    decimal: str | None = None
    header: bool | None = None
    date_order: str | None = None
    fixed: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check(self)

    def with_role(self, role: str) -> tuple[ColumnMapping, ...]:
        return tuple(each for each in self.columns if each.role == role)

    def to_json(self) -> str:
        """The file a clinic keeps; `from_json` reads an equal profile back."""
        plain: dict[str, Any] = {"name": self.name}
        for name in _SETTINGS:
            if getattr(self, name) is not None:
                plain[name] = getattr(self, name)
        if self.fixed:
            plain["fixed"] = dict(self.fixed)
        plain["columns"] = [_column_to_plain(each) for each in self.columns]
        return json.dumps(plain, ensure_ascii=False, indent=2)

    @staticmethod
    def from_json(text: str | bytes) -> MappingProfile:
        """Raises KnownError `mapping.damaged` (where), and whatever an impossible profile raises."""
        try:
            plain = json.loads(text)
        except (ValueError, RecursionError):
            raise KnownError("mapping.damaged", where="JSON") from None
        if not isinstance(plain, dict) or not isinstance(plain.get("columns"), list):
            raise KnownError("mapping.damaged", where="columns")
        unknown = set(plain) - {"name", "columns", "fixed", *_SETTINGS}
        if unknown:
            raise KnownError("mapping.damaged", where=str(min(unknown))[:80])
        return MappingProfile(
            name=_text(plain.get("name", ""), "name"),
            columns=tuple(_column_from_plain(each) for each in plain["columns"]),
            separator=_optional_text(plain.get("separator"), "separator"),
            encoding=_optional_text(plain.get("encoding"), "encoding"),
            decimal=_optional_text(plain.get("decimal"), "decimal"),
            header=_optional_flag(plain.get("header")),
            date_order=_optional_text(plain.get("date_order"), "date_order"),
            fixed=_texts(plain.get("fixed", {}), "fixed"),
        )


_SETTINGS = ("separator", "encoding", "decimal", "header", "date_order")


def _check(profile: MappingProfile) -> None:
    if len(profile.columns) > _COLUMNS_LIMIT:
        raise KnownError("mapping.too_many_columns", limit=_COLUMNS_LIMIT)
    _check_settings(profile)
    seen: dict[str, str] = {}
    for each in profile.columns:
        if each.role not in ROLES:
            raise KnownError("mapping.unknown_role", column=each.column, role=each.role[:80])
        if each.role in ONCE and each.role in seen:
            raise KnownError("mapping.repeated_role", role=each.role, column=each.column, first=seen[each.role])
        if not math.isfinite(each.scale) or each.scale <= 0:
            raise KnownError("mapping.impossible_scale", column=each.column)
        if each.role == "finding" and not each.term_id and not each.values:
            raise KnownError("mapping.finding_without_term", column=each.column)
        seen[each.role] = each.column
    for role in profile.fixed:
        if role not in FIXED:
            raise KnownError("mapping.unknown_role", column="", role=role[:80])
        if role in seen:
            raise KnownError("mapping.repeated_role", role=role, column="", first=seen[role])


def _check_settings(profile: MappingProfile) -> None:
    allowed: dict[str, Sequence[str]] = {
        "separator": SEPARATORS,
        "encoding": ENCODINGS,
        "decimal": (".", ","),
        "date_order": DATE_ORDERS,
    }
    for name, values in allowed.items():
        value = getattr(profile, name)
        if value is not None and value not in values:
            raise KnownError("mapping.unknown_setting", setting=name, value=str(value)[:20])


def _column_to_plain(column: ColumnMapping) -> dict[str, Any]:
    plain: dict[str, Any] = {"column": column.column, "role": column.role}
    for name in ("term_id", "label", "unit"):
        if getattr(column, name) is not None:
            plain[name] = getattr(column, name)
    if column.scale != 1.0:
        plain["scale"] = column.scale
    if column.values:
        plain["values"] = dict(column.values)
    return plain


def _column_from_plain(plain: object) -> ColumnMapping:
    if not isinstance(plain, dict):
        raise KnownError("mapping.damaged", where="columns")
    unknown = set(plain) - {"column", "role", "term_id", "label", "unit", "scale", "values"}
    if unknown:
        raise KnownError("mapping.damaged", where=str(min(unknown))[:80])
    scale = plain.get("scale", 1.0)
    if isinstance(scale, bool) or not isinstance(scale, int | float) or abs(scale) > 1e12:
        raise KnownError("mapping.damaged", where="scale")
    return ColumnMapping(
        column=_text(plain.get("column"), "column"),
        role=_text(plain.get("role"), "role"),
        term_id=_optional_text(plain.get("term_id"), "term_id"),
        label=_optional_text(plain.get("label"), "label"),
        unit=_optional_text(plain.get("unit"), "unit"),
        scale=float(scale),
        values=_texts(plain.get("values", {}), "values"),
    )


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or len(value) > _TEXT_LIMIT:
        raise KnownError("mapping.damaged", where=where)
    return value


def _optional_text(value: object, where: str) -> str | None:
    return None if value is None else _text(value, where)


def _optional_flag(value: object) -> bool | None:
    if value is not None and not isinstance(value, bool):
        raise KnownError("mapping.damaged", where="header")
    return value


def _texts(value: object, where: str) -> dict[str, str]:
    if not isinstance(value, dict) or len(value) > _VALUES_LIMIT:
        raise KnownError("mapping.damaged", where=where)
    return {_text(key, where): _text(item, where) for key, item in value.items()}
