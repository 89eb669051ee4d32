"""An edited set of common diseases, read strictly: all rows of three tables fit each other and the HPO, or none counts.

The set in use is read by `mlpipeline.knowledge.common_diseases`, which leaves out what does not fit; nothing that was
taken in here is left out there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mlpipeline.errors import KnownError
from mlpipeline.knowledge.common_diseases import FILE_BYTES
from mlpipeline.knowledge.hpoa import parse_frequency
from mlpipeline.knowledge.obo import OboTerm, positions_of
from mlpipeline.knowledge.ontology import PHENOTYPIC_ABNORMALITY
from mlpipeline.knowledge.packs.common_cells import DISEASE_CELLS, PROFILE_CELLS, SOURCE_CELLS, CellRefused, Check
from mlpipeline.knowledge.packs.common_files import DISEASES, FILES, PROFILES, SOURCES, Row, rows_of
from mlpipeline.knowledge.packs.refusals import Refusals

FEWEST, FEWEST_PRESENT, MOST = 5, 3, 18
"""Findings of a disease: fewer describe none, and many more would outweigh the other profiles."""
_DISEASES, _ROWS, _SOURCES = 5_000, 50_000, 10_000


@dataclass(frozen=True, slots=True)
class _Checked:
    """A row whose cells are each in order. cells: as they are kept."""

    line: int
    cells: dict[str, str]


def settle(folder: Path, terms: Sequence[OboTerm]) -> tuple[int, int]:
    """(diseases, findings). The files in `folder` are from then on as they are kept: one form for one content.

    Raises RowsRefused; KnownError `knowledge.pack_too_large` (file, limit), `knowledge.pack_missing` (file); OSError.
    """
    tables = read_tables(contents_of(folder), terms)
    for name, rows in tables.items():
        heading = _CELLS[name].keys()
        lines = ("\t".join(each) for each in (heading, *(row.values() for row in rows)))
        content = "".join(f"{line}\n" for line in lines).encode()
        if len(content) > FILE_BYTES:
            raise KnownError("knowledge.pack_too_large", file=name, limit=FILE_BYTES)
        (folder / name).write_bytes(content)
    return len(tables[DISEASES]), len(tables[PROFILES])


def contents_of(folder: Path) -> dict[str, bytes]:
    """File of FILES -> its bytes. Raises KnownError `knowledge.pack_missing`, `knowledge.pack_too_large`."""
    return {name: _content(folder / name) for name in FILES}


def read_tables(
    contents: Mapping[str, bytes], terms: Sequence[OboTerm], by_name: bool = True
) -> dict[str, list[dict[str, str]]]:
    """File of FILES -> its rows, column -> cell, as they are kept: a former id of a finding is its present one.

    `terms`: of the release in use. by_name: the label of a finding must be a name of it. Raises RowsRefused.
    """
    refusals = Refusals()
    limits = {DISEASES: _DISEASES, PROFILES: _ROWS, SOURCES: _SOURCES}
    read = {
        name: [
            _checked(name, row, _CELLS[name], refusals)
            for row in rows_of(name, contents[name], tuple(_CELLS[name]), refusals, limits[name])
        ]
        for name in FILES
    }
    keys = _once(SOURCES, "key", read[SOURCES], refusals)
    ids = _once(DISEASES, "id", read[DISEASES], refusals)
    for column in ("label", "label_es"):
        _once(DISEASES, column, read[DISEASES], refusals)
    _require_diseases(read[DISEASES], keys, refusals)
    _settle_findings(read[PROFILES], ids, keys, _Terms(terms, by_name), refusals)
    _require_enough(read[DISEASES], read[PROFILES], refusals)
    if not read[DISEASES]:
        refusals.add(DISEASES, 1, "", "no_rows")
    refusals.require_none()
    return {name: [row.cells for row in rows] for name, rows in read.items()}


_CELLS: dict[str, dict[str, Check]] = {DISEASES: DISEASE_CELLS, PROFILES: PROFILE_CELLS, SOURCES: SOURCE_CELLS}


def _content(path: Path) -> bytes:
    """Raises KnownError `knowledge.pack_missing`, `knowledge.pack_too_large`."""
    try:
        with path.open("rb") as file:
            content = file.read(FILE_BYTES + 1)
    except OSError:
        raise KnownError("knowledge.pack_missing", file=path.name) from None
    if len(content) > FILE_BYTES:
        raise KnownError("knowledge.pack_too_large", file=path.name, limit=FILE_BYTES)
    return content


def _checked(file: str, row: Row, checks: Mapping[str, Check], refusals: Refusals) -> _Checked:
    """A refused cell is left empty, so that the rules between the cells pass it over."""
    cells: dict[str, str] = {}
    for column, check in checks.items():
        try:
            cells[column] = check(row.cells[column])
        except CellRefused as refused:
            cells[column] = ""
            refusals.add(file, row.line, column, refused.reason, row.cells[column])
    return _Checked(row.line, cells)


def _once(file: str, column: str, rows: Sequence[_Checked], refusals: Refusals) -> set[str]:
    """The cells of a column in which none may stand twice, however it is written."""
    seen: set[str] = set()
    for row in rows:
        cell = row.cells[column]
        if cell and cell.casefold() in seen:
            refusals.add(file, row.line, column, "twice", cell)
        seen.add(cell.casefold())
    return {row.cells[column] for row in rows}


def _require_diseases(rows: Sequence[_Checked], keys: set[str], refusals: Refusals) -> None:
    taken: set[str] = set()
    for row in rows:
        cells = row.cells
        codes = cells["icd10"].split("|")
        if cells["id"] and codes[0] and cells["id"] != f"ICD10:{codes[0]}":
            refusals.add(DISEASES, row.line, "icd10", "id_is_first", cells["icd10"])
        for code in filter(None, cells["also"].split("|")):
            if code in taken:
                refusals.add(DISEASES, row.line, "also", "twice", code)
            taken.add(code)
        ages = [cells[column] for column in ("age_low", "age_peak", "age_high")]
        if all(ages) and not float(ages[0]) <= float(ages[1]) <= float(ages[2]):
            refusals.add(DISEASES, row.line, "age_peak", "age_order", " ≤ ".join(ages))
        for key in filter(None, cells["sources"].split("|")):
            if key not in keys:
                refusals.add(DISEASES, row.line, "sources", "source_unknown", key)


def _settle_findings(
    rows: Sequence[_Checked], ids: set[str], keys: set[str], terms: _Terms, refusals: Refusals
) -> None:
    """A term by a former id gets its present one, and HPO's own label."""
    seen: set[tuple[str, str]] = set()
    for row in rows:
        cells = row.cells
        if cells["disease_id"] and cells["disease_id"] not in ids:
            refusals.add(PROFILES, row.line, "disease_id", "disease_unknown", cells["disease_id"])
        if cells["source"] and cells["source"] not in keys:
            refusals.add(PROFILES, row.line, "source", "source_unknown", cells["source"])
        if not cells["hpo_id"]:
            continue
        try:
            cells["hpo_id"], cells["hpo_label"] = terms.settled(cells["hpo_id"], cells["hpo_label"])
        except CellRefused as refused:
            column = "hpo_label" if refused.reason == "label" else "hpo_id"
            refusals.add(PROFILES, row.line, column, refused.reason, cells[column])
            continue
        finding = cells["disease_id"], cells["hpo_id"]
        if all(finding) and finding in seen:
            refusals.add(PROFILES, row.line, "hpo_id", "twice", cells["hpo_id"])
        seen.add(finding)


def _require_enough(diseases: Sequence[_Checked], findings: Sequence[_Checked], refusals: Refusals) -> None:
    count = Counter(row.cells["disease_id"] for row in findings)
    present = Counter(row.cells["disease_id"] for row in findings if parse_frequency(row.cells["frequency"])[0] != 0)
    for row in diseases:
        disease_id = row.cells["id"]
        if not disease_id:
            continue
        if count[disease_id] < FEWEST or present[disease_id] < FEWEST_PRESENT:
            refusals.add(DISEASES, row.line, "id", "too_few_findings", disease_id)
        elif count[disease_id] > MOST:
            refusals.add(DISEASES, row.line, "id", "too_many_findings", disease_id)


class _Terms:
    """What a finding may be: a live term below "Phenotypic abnormality"."""

    def __init__(self, terms: Sequence[OboTerm], by_name: bool) -> None:
        self._terms, self._by_name = terms, by_name
        self._index = positions_of(terms)
        self._findings = set(_below(PHENOTYPIC_ABNORMALITY, terms))

    def settled(self, term_id: str, label: str) -> tuple[str, str]:
        """(present id, HPO's label). Raises CellRefused "term_unknown", "no_finding", "label"."""
        position = self._index.get(term_id)
        if position is None:
            raise CellRefused("term_unknown")
        term = self._terms[position]
        if term.term_id not in self._findings:
            raise CellRefused("no_finding")
        names = {term.name.casefold(), *(each.text.casefold() for each in term.synonyms)}
        # A former id comes with a former name, which nobody lists any more.
        if self._by_name and label and term.term_id == term_id and label.casefold() not in names:
            raise CellRefused("label")
        return term.term_id, term.name


def _below(root: str, terms: Sequence[OboTerm]) -> Iterator[str]:
    children: dict[str, list[str]] = {}
    for term in terms:
        for parent in term.parents:
            children.setdefault(parent, []).append(term.term_id)
    waiting, seen = [root], {root}
    while waiting:
        term_id = waiting.pop()
        yield term_id
        new = [each for each in children.get(term_id, ()) if each not in seen]
        seen.update(new)
        waiting += new
