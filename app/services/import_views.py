"""What an import asks for and reports: plain values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.patient_views import RowProblemView

if TYPE_CHECKING:
    from mlpipeline.readers.mapping import MappingProfile

LEGAL_BASES = ("consent", "care", "deidentified_approval", "published", "synthetic")


@dataclass(frozen=True, slots=True)
class GuessView:
    """What the reader assumed and why: what "encoding", value "cp1252", evidence "…"."""

    what: str
    value: str
    evidence: str


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """rows: the first ≤ 50 as text. profile: a suggestion for tables, None where the format needs none. size: bytes."""

    format: str
    size: int
    sha256: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guesses: tuple[GuessView, ...]
    profile: MappingProfile | None
    saved_profiles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckView:
    """Something doubtful and how often; the rows come in all the same."""

    code: str
    count: int
    example_line: int | None


@dataclass(frozen=True, slots=True)
class ImportCheck:
    """What an import would do. labels: (disease label, cases), most first. unlabelled: cases without a diagnosis.
    already_imported: the batch that brought the same file. refused: of each row refused what is wrong, one or more;
    refused_rows: how many rows."""

    cases: int
    patients: int
    refused: tuple[RowProblemView, ...]
    refused_rows: int
    warnings: tuple[CheckView, ...]
    labels: tuple[tuple[str, int], ...]
    unlabelled: int
    already_imported: str | None


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """format: "csv", "phenopackets" or None = by content. legal_basis: of LEGAL_BASES."""

    path: Path
    format: str | None = None
    profile: MappingProfile | None = None
    legal_basis: str = ""
    synthetic: bool = False


@dataclass(frozen=True, slots=True)
class ImportReport:
    """refused: of each row refused what is wrong, one or more; refused_rows: how many rows."""

    batch_id: str
    cases: int
    patients: int
    refused: tuple[RowProblemView, ...]
    refused_rows: int
    warnings: tuple[CheckView, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class UndoReport:
    """kept_datasets: numbers of frozen datasets that hold the cases; they stay as they were."""

    cases: int
    patients: int
    kept_datasets: tuple[int, ...] = ()
