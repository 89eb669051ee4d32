"""A made-up ontology of seven terms and profiles small enough to rank by hand."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from mlpipeline.knowledge.cache import load_knowledge
from mlpipeline.knowledge.knowledge import Knowledge

TERMS = {
    "HP:0000001": ("All", None),
    "HP:0000118": ("Phenotypic abnormality", "HP:0000001"),
    "HP:0000010": ("Skin sign", "HP:0000118"),
    "HP:0000011": ("Red skin", "HP:0000010"),
    "HP:0000012": ("Very red skin", "HP:0000011"),
    "HP:0000020": ("Fever", "HP:0000118"),
    "HP:0000030": ("Cough", "HP:0000118"),
}
# disease, term, references, frequency
ROWS = [
    ("OMIM:1", "HP:0000011", "PMID:10", "9/10"),
    ("OMIM:1", "HP:0000020", "PMID:11;PMID:12", "3/10"),
    ("OMIM:2", "HP:0000020", "PMID:20;PMID:12", "9/10"),
    ("OMIM:3", "HP:0000030", "PMID:30", ""),
    ("OMIM:4", "HP:0000030", "PMID:40", ""),
    ("OMIM:5", "HP:0000030", "PMID:50", "0/3"),
    ("ORPHA:6", "HP:0000020", "PMID:20", "HP:0040281"),
]


def write_small(folder: Path, without: Collection[str] = ()) -> Knowledge:
    """The made-up knowledge, less the OMIM rows that cite any of the publications."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["data-version: hp/releases/2024-01-01"]
    for term_id, (name, parent) in TERMS.items():
        lines += ["", "[Term]", f"id: {term_id}", f"name: {name}", *([f"is_a: {parent} ! x"] if parent else [])]
    (folder / "hp.obo").write_text("\n".join(lines) + "\n", encoding="utf-8")
    kept = [row for row in ROWS if row[0].startswith("ORPHA:") or not set(row[2].split(";")) & set(without)]
    rows = [f"{d}\tName of {d}\t\t{t}\t{r}\tPCS\t\t{f}\t\t\tP\tx" for d, t, r, f in kept]
    (folder / "phenotype.hpoa").write_text("\n".join(["#version: 2024-01-01", *rows]) + "\n", encoding="utf-8")
    return load_knowledge(folder / "cache", folder=folder)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return write_small(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def small_without(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Collection[str]], Knowledge]:
    """Builds the made-up knowledge as if the given publications had never been curated."""
    return lambda publications: write_small(tmp_path_factory.mktemp("without"), publications)
