"""Any CSV or Parquet file as a data frame, and what each column is: number, yes/no, category, date, or no use."""

from __future__ import annotations

import csv
import io
import re
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from mlpipeline.errors import KnownError
from mlpipeline.features.case_values import Column

MAX_FILE_BYTES = 4 * 1024**3
MAX_COLUMNS = 20_000
MAX_LEVELS = 200
"""A text column with more different values than this, or with one for every fifth row, is text and not a category."""
_LIKE_A_DATE = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?!\d)|\d{1,2}[- ][A-Za-z]{3,9}[- ]\d{2,4}")
_WHOLE = re.compile(r"^(-?\d+)\.0+$")
MOSTLY = 0.95
"""Share of a column's recorded rows that must be numbers (or dates) for it to be one of numbers (or dates)."""
_SEPARATORS = (",", ";", "\t", "|")
_YES = frozenset({"yes", "y", "true", "t", "present", "positive", "pos", "si", "sí", "1", "1.0"})
_NO = frozenset({"no", "n", "false", "f", "absent", "negative", "neg", "0", "0.0"})
_UNKNOWN = frozenset({"", "na", "n/a", "nan", "null", "none", "unknown", "?", ".", "missing"})


@dataclass(frozen=True)
class TypedColumns:
    """columns and their values (n rows); notes: "code:column" of every column that is left out, and why."""

    columns: tuple[Column, ...]
    values: pd.DataFrame
    notes: tuple[str, ...]


def read_any_table(path: Path) -> pd.DataFrame:
    """Parquet by its first bytes, else CSV with the separator that its first lines agree on; text as text.

    Raises KnownError table.missing_file, table.too_large, table.not_a_table, table.empty, table.too_many_columns.
    """
    if not path.is_file():
        raise KnownError("table.missing_file", path=str(path))
    size = path.stat().st_size
    if size > MAX_FILE_BYTES:
        raise KnownError("table.too_large", path=str(path), limit_bytes=MAX_FILE_BYTES)
    with path.open("rb") as file:
        head = file.read(65536)
    if not head.strip():
        raise KnownError("table.empty", path=str(path))
    frame = _read_parquet(path) if head[:4] == b"PAR1" else _read_csv(path, head)
    if frame.shape[1] > MAX_COLUMNS:
        raise KnownError("table.too_many_columns", path=str(path), columns=frame.shape[1], limit=MAX_COLUMNS)
    if not len(frame):
        raise KnownError("table.empty", path=str(path))
    frame.columns = pd.Index(_unique_names([str(name).strip() for name in frame.columns]), dtype=object)
    return frame


def _read_parquet(path: Path) -> pd.DataFrame:
    try:
        return pq.read_table(path, use_threads=False).to_pandas(use_threads=False)
    except (pa.ArrowException, OSError, ValueError, TypeError) as error:
        raise KnownError("table.not_a_table", path=str(path), reason=type(error).__name__) from None


def _read_csv(path: Path, head: bytes) -> pd.DataFrame:
    if b"\0" in head:
        raise KnownError("table.not_a_table", path=str(path), reason="binary")
    encoding = _encoding(path)
    lines = head.decode(encoding, "replace").splitlines()
    if len(head) == 65536 and len(lines) > 1:
        lines = lines[:-1]  # the last line of the sample may be cut
    separator = _separator(lines[:50])
    if separator is None:
        raise KnownError("table.not_a_table", path=str(path), reason="no separator")
    try:
        return pd.read_csv(
            path,
            sep=separator,
            encoding=encoding,
            dtype=object,
            keep_default_na=False,
            index_col=False,
            low_memory=False,
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError, ValueError, csv.Error) as error:
        # The parser's own text quotes the line, which may hold a patient.
        raise KnownError("table.not_a_table", path=str(path), reason=type(error).__name__) from None


def _encoding(path: Path) -> str:
    try:
        with path.open(encoding="utf-8-sig") as file:
            while file.read(1 << 20):
                pass
    except UnicodeDecodeError:
        return "latin-1"
    return "utf-8-sig"


def _separator(lines: list[str]) -> str | None:
    """The separator with which most lines have as many fields as the header, at least two."""
    best: tuple[float, int, str] | None = None
    for separator in _SEPARATORS:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO("\n".join(lines)), delimiter=separator)]
        except csv.Error:
            continue
        widths = [width for width in widths if width]
        if not widths or widths[0] < 2:
            continue
        agreed = sum(width == widths[0] for width in widths) / len(widths)
        best = max(best or (0.0, 0, ""), (agreed, widths[0], separator))
    return best[2] if best and best[0] >= 0.5 else None


def _unique_names(names: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    unique: list[str] = []
    for place, name in enumerate(names):
        name = name or f"column {place + 1}"
        seen[name] = seen.get(name, 0) + 1
        unique.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return unique


def text_of(series: pd.Series) -> np.ndarray:
    """object (n,): each value as trimmed text, "1.0" as "1" so that CSV and Parquet read the same; None where empty."""
    # Each different value is looked at once: a million rows have few of them in most columns.
    try:
        codes, found = pd.factorize(series)
    except TypeError:  # lists and other nested values of Parquet
        codes, found = pd.factorize(series.map(str))
    levels = [_WHOLE.sub(r"\1", str(value).strip()) or None for value in found]
    return _objects([*levels, None])[codes]


def _objects(items: list[str | None]) -> np.ndarray:
    array = np.empty(len(items), dtype=object)
    array[:] = items
    return array


def type_columns(frame: pd.DataFrame, rows_that_count: int) -> TypedColumns:
    """What each column is. rows_that_count: distinct rows, against which "a different value in every row" is judged."""
    columns: list[Column] = []
    values: dict[str, np.ndarray] = {}
    notes: list[str] = []
    for name in frame.columns:
        kind, array = _type_column(cast(pd.Series, frame[name]), rows_that_count)
        if array is None:
            notes.append(f"{kind}:{name}")
            continue
        if kind == "date":
            notes.append(f"date_as_days:{name}")
            kind = "number"
        columns.append(Column(name, cast(Literal["finding", "number", "category"], kind), name))
        values[name] = array
    return TypedColumns(tuple(columns), pd.DataFrame(values, index=pd.RangeIndex(len(frame))), tuple(notes))


def _type_column(series: pd.Series, rows_that_count: int) -> tuple[str, np.ndarray | None]:
    """(kind, values), or (why it is left out, None)."""
    if isinstance(series.dtype, np.dtype) and series.dtype.kind == "M":
        return "date", _days(series)
    codes, found = pd.factorize(text_of(series))
    levels = np.asarray(found, dtype=object)
    known_levels = np.array([str(level).lower() not in _UNKNOWN for level in levels], dtype=bool)
    known = (codes >= 0) & np.append(known_levels, False)[codes]
    distinct = {str(level).lower() for level in levels[known_levels]}
    many = len(distinct) > 20 and len(distinct) >= 0.98 * min(rows_that_count, int(known.sum()))
    if len(distinct) == 0 or (len(distinct) == 1 and known.all()):
        return "dropped_constant", None
    if distinct <= _YES | _NO and distinct & _YES and distinct & _NO:
        return "finding", _spread(codes, np.array([str(level).lower() in _YES for level in levels]), known)
    numbers = _numbers(levels)
    if numbers is not None and np.isfinite(numbers[codes[known]]).mean() >= MOSTLY:
        whole = bool((numbers[known_levels] == np.round(numbers[known_levels])).all())
        return ("dropped_identifier", None) if whole and many else ("number", _spread(codes, numbers, known))
    dates = _dates(levels, known_levels)
    if dates is not None and np.isfinite(dates[codes[known]]).mean() >= MOSTLY:
        return "date", _spread(codes, dates, known)
    if many:
        return "dropped_identifier", None
    if len(distinct) > MAX_LEVELS or len(distinct) > max(10, rows_that_count / 5):
        return "dropped_text", None
    return "category", _objects([*map(str, levels), None])[np.where(known, codes, -1)]


def _spread(codes: np.ndarray, of_level: np.ndarray, known: np.ndarray) -> np.ndarray:
    """float32 (n,): the number of each row's level, NaN where the row is not known."""
    return np.where(known, np.append(of_level.astype(np.float64), np.nan)[codes], np.nan).astype(np.float32)


def _numbers(levels: np.ndarray) -> np.ndarray | None:
    """float64 (levels,) of the reading, "." or "," before the decimals, that finds more numbers; None without any."""
    best = None
    for candidate in (levels, _objects([str(level).replace(",", ".") for level in levels])):
        numbers = np.asarray(pd.to_numeric(pd.Series(candidate, dtype=object), errors="coerce"), dtype=np.float64)
        numbers = np.where(np.abs(numbers) < 1e30, numbers, np.nan)
        if np.isfinite(numbers).sum() > (0 if best is None else np.isfinite(best).sum()):
            best = numbers
    return best


def _dates(levels: np.ndarray, known: np.ndarray) -> np.ndarray | None:
    """float64 (levels,): days since 2000-01-01; None unless the first known levels look like dates."""
    if not all(_LIKE_A_DATE.match(str(level)) for level in levels[known][:200]):
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pandas warns that it guesses the format of each date: that is what is wanted
        stamps = pd.to_datetime(pd.Series(levels, dtype=object), errors="coerce", format="mixed", utc=True)
    return _days(pd.Series(stamps))


def _days(series: pd.Series) -> np.ndarray:
    """float32-safe days since 2000-01-01; NaN where there is no date."""
    stamps = pd.DatetimeIndex(pd.to_datetime(series, utc=True)).tz_localize(None).to_numpy(dtype="datetime64[s]")
    days = (stamps - np.datetime64("2000-01-01", "s")) / np.timedelta64(1, "D")
    return np.asarray(days, dtype=np.float64)
