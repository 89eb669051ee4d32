"""Disease profiles of OMIM, Orphanet and DECIPHER: findings with frequency, onset, inheritance, references."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np

from mlpipeline.domain import Disease
from mlpipeline.knowledge.disease_facts import DiseaseFacts
from mlpipeline.knowledge.hpoa import EXCLUDED, FEMALE, MALE, Annotations
from mlpipeline.knowledge.ontology import Arrays, Ontology, packed_lists, packed_strings
from mlpipeline.knowledge.strings import StringTable
from mlpipeline.knowledge.text_index import TextIndex

_FINDING, _INHERITANCE, _COURSE = ord("P"), ord("I"), ord("C")


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One line of phenotype.hpoa. frequency: 0-1, None = not stated; count: n of m patients of the reference."""

    term_id: str
    label: str
    frequency: float | None
    count: tuple[int, int] | None
    excluded: bool
    onset: str | None
    references: tuple[str, ...]
    sex: str = ""
    modifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DiseaseProfile:
    """onset, inheritance: HPO term ids. references: of all its rows, each once."""

    disease: Disease
    rows: tuple[ProfileRow, ...]
    onset: tuple[str, ...]
    inheritance: tuple[str, ...]
    references: tuple[str, ...]


class Profiles:
    """All diseases, sorted by id. Row arrays are parallel, grouped by disease: rows of d are ends[d] to ends[d+1].

    row_term, row_n, row_m, row_cell int32; row_frequency float32 (NaN = not stated); row_flags uint8;
    n, m = -1 where no count is stated. A cell is one reference field; `cell_references` gives its parts.
    """

    def __init__(self, arrays: Arrays, ontology: Ontology) -> None:
        self._arrays = arrays
        self._ontology = ontology
        self.disease_ids: tuple[str, ...] = tuple(StringTable(arrays["disease.blob"], arrays["disease.ends"]))
        self.names: tuple[str, ...] = tuple(StringTable(arrays["name.blob"], arrays["name.ends"]))
        self.index: dict[str, int] = {disease_id: i for i, disease_id in enumerate(self.disease_ids)}
        self.ends: np.ndarray = arrays["rows.ends"]
        self.row_term: np.ndarray = arrays["row.term"]
        self.row_frequency: np.ndarray = arrays["row.frequency"]
        self.row_n: np.ndarray = arrays["row.n"]
        self.row_m: np.ndarray = arrays["row.m"]
        self.row_flags: np.ndarray = arrays["row.flags"]
        self.row_cell: np.ndarray = arrays["row.cell"]

    def __len__(self) -> int:
        return len(self.disease_ids)

    def owner_of(self, rows: np.ndarray) -> np.ndarray:
        """int64 (rows,): position of the disease each row belongs to."""
        return np.searchsorted(self.ends, rows, side="right") - 1

    @property
    def row_excluded(self) -> np.ndarray:
        """bool (rows,): the source says the finding is NOT part of the disease."""
        return (self.row_flags & EXCLUDED).astype(bool)

    @cached_property
    def references(self) -> tuple[str, ...]:
        """Every reference cited anywhere ("PMID:…", "OMIM:…", "ORPHA:…"), each once."""
        return tuple(StringTable(self._arrays["reference.blob"], self._arrays["reference.ends"]))

    @cached_property
    def cells_of_reference(self) -> dict[str, tuple[int, ...]]:
        """reference -> the cells (reference fields) in which it is cited, alone or among others."""
        ends, parts = self._arrays["cell.ends"], self._arrays["cell.terms"].tolist()
        citing: dict[str, list[int]] = {}
        for cell in range(len(ends) - 1):
            for part in parts[ends[cell] : ends[cell + 1]]:
                citing.setdefault(self.references[part], []).append(cell)
        return {reference: tuple(cells) for reference, cells in citing.items()}

    def cell_references(self, cell: int) -> tuple[str, ...]:
        ends = self._arrays["cell.ends"]
        return tuple(self.references[part] for part in self._arrays["cell.terms"][ends[cell] : ends[cell + 1]])

    def annotated_terms(self) -> np.ndarray:
        """int32 (terms,): how many diseases are annotated with exactly this term, as present."""
        return self._arrays["annotated"]

    def disease(self, disease_id: str) -> Disease | None:
        position = self.index.get(disease_id)
        return None if position is None else Disease(disease_id, self.names[position])

    def profile(self, disease_id: str) -> DiseaseProfile | None:
        """Everything the embedded files say of one disease; None where they do not know it."""
        position = self.index.get(disease_id)
        if position is None:
            return None
        rows = tuple(self._row(i) for i in range(self.ends[position], self.ends[position + 1]))
        cited = dict.fromkeys(reference for row in rows for reference in row.references)
        return DiseaseProfile(
            Disease(disease_id, self.names[position]),
            rows,
            self._terms("onset", position),
            self._terms("inheritance", position),
            tuple(cited),
        )

    def course(self, disease_id: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """(onset, inheritance), HPO term ids; empty where nothing is known."""
        position = self.index.get(disease_id)
        return ((), ()) if position is None else (self._terms("onset", position), self._terms("inheritance", position))

    def _terms(self, name: str, position: int) -> tuple[str, ...]:
        ends = self._arrays[f"{name}.ends"]
        terms = self._arrays[f"{name}.terms"][ends[position] : ends[position + 1]]
        return tuple(self._ontology.term_ids[term] for term in terms)

    def _row(self, i: int) -> ProfileRow:
        ontology, arrays = self._ontology, self._arrays
        term, frequency, onset = int(self.row_term[i]), float(self.row_frequency[i]), int(arrays["row.onset"][i])
        flags = int(self.row_flags[i])
        modifiers = StringTable(arrays["modifier.blob"], arrays["modifier.ends"])[int(arrays["row.modifier"][i])]
        return ProfileRow(
            ontology.term_ids[term],
            ontology.labels[term],
            None if frequency != frequency else round(frequency, 6),
            (int(self.row_n[i]), int(self.row_m[i])) if self.row_m[i] > 0 else None,
            bool(flags & EXCLUDED),
            ontology.term_ids[onset] if onset >= 0 else None,
            self.cell_references(int(self.row_cell[i])),
            "female" if flags & FEMALE else "male" if flags & MALE else "",
            tuple(part for part in modifiers.split(";") if part),
        )

    @cached_property
    def facts(self) -> DiseaseFacts:
        """Onset, prevalence and Spanish name, as packs in use say; of all their diseases, with a profile or without."""
        return DiseaseFacts(self._arrays)

    def name_es(self, disease_id: str) -> str:
        """The Spanish name of a pack; "" where none is in use or it does not name the disease."""
        return self.facts.name_es(disease_id)

    def prevalence(self, disease_id: str) -> str:
        """Worldwide class, such as "1-9 / 100 000"; "" = not known. Regions and founder populations: `facts`."""
        found = self.facts.prevalence(disease_id)
        return found.label if found else ""

    @cached_property
    def _search(self) -> TextIndex:
        return TextIndex.from_arrays(self._arrays, "name_index")

    def search(self, text: str, limit: int = 20) -> tuple[Disease, ...]:
        """Diseases by name or code: any word order, accents and case ignored, one typo. Best first."""
        wanted = text.strip().upper().replace(" ", "")
        direct = [self.index[wanted]] if wanted in self.index else []
        direct += [i for i, _ in self._search.best(text, limit, self._weights) if i not in direct]
        return tuple(Disease(self.disease_ids[i], self.names[i]) for i in direct[:limit])

    @cached_property
    def _weights(self) -> np.ndarray:
        return np.log1p(np.diff(self.ends)).astype(np.float32)


def profile_arrays(found: Annotations, terms: int, names_es: Mapping[str, str] = MappingProxyType({})) -> Arrays:
    """What `Profiles` is made of: rows in the order of sorted disease ids, course and inheritance apart.

    `names_es` (disease id -> Spanish name) only widens the search."""
    ids = list(found.diseases)
    order = sorted(range(len(ids)), key=lambda i: ids[i])
    position = np.empty(len(ids), np.int32)
    position[order] = np.arange(len(ids), dtype=np.int32)
    rows = found.columns
    disease, aspect = position[rows.of("disease")], rows.of("aspect")
    arrays: Arrays = {}
    arrays |= packed_strings("disease", [ids[i] for i in order])
    arrays |= packed_strings("name", [found.names[i] for i in order])
    kept = np.flatnonzero(aspect == _FINDING)
    kept = kept[np.argsort(disease[kept], kind="stable")]
    arrays["rows.ends"] = np.searchsorted(disease[kept], np.arange(len(ids) + 1)).astype(np.int64)
    for name in ("term", "frequency", "n", "m", "flags", "onset", "cell", "modifier"):
        arrays[f"row.{name}"] = rows.of(name)[kept]
    arrays["annotated"] = _annotated(disease[kept], arrays["row.term"], arrays["row.flags"], terms)
    for name, letter in (("inheritance", _INHERITANCE), ("onset", _COURSE)):
        arrays |= packed_lists(name, _terms_by_disease(disease, rows.of("term"), aspect == letter, len(ids)))
    arrays |= packed_strings("modifier", list(found.modifiers) or [""])
    arrays |= _reference_arrays(list(found.cells))
    names = [found.names[i] for i in order]
    spanish = [i for i, place in enumerate(order) if names_es.get(ids[place])]
    owners = [*range(len(ids)), *spanish]
    return arrays | TextIndex.arrays([*names, *(names_es[ids[order[i]]] for i in spanish)], owners, "name_index")


def _annotated(disease: np.ndarray, term: np.ndarray, flags: np.ndarray, terms: int) -> np.ndarray:
    present = (flags & EXCLUDED) == 0
    pairs = np.unique(disease[present].astype(np.int64) * terms + term[present])
    return np.bincount(pairs % terms, minlength=terms).astype(np.int32)


def _terms_by_disease(disease: np.ndarray, term: np.ndarray, kept: np.ndarray, count: int) -> list[list[int]]:
    lists: list[list[int]] = [[] for _ in range(count)]
    for owner, each in zip(disease[kept].tolist(), term[kept].tolist(), strict=True):
        if each not in lists[owner]:
            lists[owner].append(each)
    return lists


def _reference_arrays(cells: list[str]) -> Arrays:
    """A reference field may hold several, separated by ";": each is its own reference."""
    references: dict[str, int] = {}
    parts = [
        [references.setdefault(p.strip(), len(references)) for p in cell.split(";") if p.strip()] for cell in cells
    ]
    return packed_strings("reference", list(references)) | packed_lists("cell", parts)
