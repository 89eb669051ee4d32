"""The common diseases and their findings, of the shipped files or of a clinic's own: common-*.tsv in one folder."""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mlpipeline.knowledge.hpoa import parse_frequency

SEEN = ("daily", "weekly", "monthly", "rarely")
"""How often a clinic meets the disease."""

FILE_BYTES, ROWS = 2**22, 50_000
"""Of each file; what is beyond is not read."""

_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "knowledge"


@dataclass(frozen=True, slots=True)
class CommonFinding:
    """frequency: share of patients 0-1, the middle of an HPO class where that is written; None where nothing usable is.

    count: n of m patients. excluded: it speaks against the disease. source: a key of common-sources.tsv.
    """

    term_id: str
    label: str
    frequency: float | None
    count: tuple[int, int] | None
    excluded: bool
    source: str


@dataclass(frozen=True, slots=True)
class CommonDisease:
    """disease_id: "ICD10:J00". also: codes of it in HPO's profiles. men: share 0-1. Ages in years.

    severity: "none", "mild", "acute", "chronic" or "terminal". seen: one of SEEN, where patients come unselected.
    sources: keys of common-sources.tsv.
    """

    disease_id: str
    label: str
    label_es: str
    icd10: tuple[str, ...]
    also: tuple[str, ...]
    men: float
    age_low: float
    age_peak: float
    age_high: float
    severity: str
    seen: str
    do_not_miss: bool
    sources: tuple[str, ...]
    findings: tuple[CommonFinding, ...]


@dataclass(frozen=True, slots=True)
class CommonSet:
    """One set of common diseases, in the order of its file. sources: key -> citation.

    version: six letters that change with any edit of the diseases or their findings; "" where a file is absent.
    """

    diseases: tuple[CommonDisease, ...]
    sources: Mapping[str, str]
    version: str


def read_common_set(folder: Path = _FOLDER) -> CommonSet:
    """The shipped set, or that of another folder. Never raises."""
    paths = common_disease_paths(folder)
    sources = {key: citation for key, citation, _ in _rows(paths[2], 3)}
    return CommonSet(read_common_diseases(folder), sources, _version(*paths[:2]))


def read_common_diseases(folder: Path = _FOLDER) -> tuple[CommonDisease, ...]:
    """In the order of the file. Empty where a file is absent; a row that is none is left out. Never raises.

    What is written, and that a clinic must review it: docs/common-diseases.md.
    """
    heads, rows, _ = common_disease_paths(folder)
    findings: dict[str, list[CommonFinding]] = defaultdict(list)
    for disease_id, term_id, label, written, source in _rows(rows, 5):
        share, n, m = parse_frequency(written)
        count = (n, m) if m > 0 else None
        frequency = None if math.isnan(share) else share
        excluded = share == 0.0 and count is None
        findings[disease_id].append(CommonFinding(term_id, label, frequency, count, excluded, source))
    diseases = (_disease(row, findings) for row in _rows(heads, 13))
    return tuple(disease for disease in diseases if disease is not None and disease.findings)


def _version(heads: Path, rows: Path) -> str:
    try:
        return hashlib.sha256(heads.read_bytes() + rows.read_bytes()).hexdigest()[:6]
    except OSError:
        return ""


def common_disease_paths(folder: Path = _FOLDER) -> tuple[Path, Path, Path]:
    """The files that are read, there or not: diseases, their findings, sources."""
    return folder / "common-diseases.tsv", folder / "common-profiles.tsv", folder / "common-sources.tsv"


def _disease(row: list[str], findings: dict[str, list[CommonFinding]]) -> CommonDisease | None:
    disease_id, label, label_es, icd10, also, men, low, peak, high, severity, seen, do_not_miss, sources = row
    try:
        numbers = float(men), float(low), float(peak), float(high)
    except ValueError:
        return None
    if not (0 <= numbers[0] <= 1 and 0 <= numbers[1] <= numbers[2] <= numbers[3] < math.inf):
        return None
    return CommonDisease(
        disease_id,
        label,
        label_es,
        _several(icd10),
        _several(also),
        *numbers,
        severity,
        seen if seen in SEEN else SEEN[-1],
        do_not_miss == "yes",
        _several(sources),
        tuple(findings.get(disease_id, ())),
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(each for each in cell.split("|") if each)


def _rows(path: Path, columns: int) -> Iterator[list[str]]:
    try:
        text = path.read_text(encoding="utf-8") if path.stat().st_size <= FILE_BYTES else ""
    except (OSError, UnicodeDecodeError):
        return
    for line in text.splitlines()[1 : ROWS + 1]:
        row = line.split("\t")
        if len(row) == columns:
            yield row
