"""Links out of the box: which diseases names and genes say are the same, and how often that is right."""

from __future__ import annotations

import gzip
import json
import tarfile
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlpipeline.errors import KnownError
from mlpipeline.knowledge.disease_genes import read_disease_genes
from mlpipeline.knowledge.disease_names import name_words
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.knowledge.links import (
    RELATIONS,
    SOURCES,
    Link,
    exact_twins,
    link_arrays,
    links_of,
    name_and_gene_links,
)

NAMES = {
    "OMIM:1": "Otopalatodigital syndrome, type I",
    "OMIM:2": "Retinitis pigmentosa 6",
    "OMIM:3": "Retinitis pigmentosa 7",
    "OMIM:4": "Smith-Kingsmore syndrome",
    "OMIM:5": "Hypophosphatemic rickets, X-linked dominant",
    "ORPHA:10": "Otopalatodigital syndrome type 1",
    "ORPHA:11": "Otopalatodigital syndrome type 2",
    "ORPHA:20": "Retinitis pigmentosa",
    "ORPHA:40": "Macrocephaly-small thorax syndrome",
    "ORPHA:50": "Autosomal recessive hypophosphatemic rickets",
}


def test_names_and_genes_link_what_means_the_same() -> None:
    links = name_and_gene_links(NAMES, {"OMIM:4": {"9"}, "ORPHA:40": {"9"}})
    assert {(link.a, link.b, link.relation) for link in links} == {
        ("ORPHA:10", "OMIM:1", "exact"),
        ("ORPHA:20", "OMIM:2", "broader"),
        ("ORPHA:20", "OMIM:3", "broader"),
        ("ORPHA:40", "OMIM:4", "exact"),
    }
    assert {link.source for link in links} == {"name_genes"}
    assert exact_twins([*links, Link("ORPHA:40", "OMIM:9", "exact", "mondo")]) == {"ORPHA:10": "OMIM:1"}


def test_genes_that_disagree_break_a_link_by_words() -> None:
    names = {"OMIM:2": NAMES["OMIM:2"], "ORPHA:20": NAMES["ORPHA:20"]}
    assert name_and_gene_links(names, {"OMIM:2": {"1"}})
    assert not name_and_gene_links(names, {"OMIM:2": {"1"}, "ORPHA:20": {"2"}})


@given(st.text(max_size=60))
def test_any_name_has_parts(name: str) -> None:
    parts = name_words(name)
    assert "" not in parts.content | parts.numbers
    assert name_words(name.upper() if name.isascii() else name) == parts


IDS = [f"{prefix}:{i}" for prefix in ("OMIM", "ORPHA", "DECIPHER") for i in range(4)]


@given(st.dictionaries(st.sampled_from(IDS), st.text("ab 1I", max_size=6)))
def test_links_of_any_names_are_of_known_diseases(names: dict[str, str]) -> None:
    links = name_and_gene_links(names, {each: ["g"] for each in names})
    assert links_of(link_arrays(links)) == tuple(sorted(links, key=lambda link: (link.a, link.b)))
    assert all(link.a.startswith("ORPHA:") and link.b.startswith("OMIM:") for link in links)


def test_the_first_to_speak_of_a_pair_is_kept() -> None:
    said = [Link("ORPHA:1", "OMIM:1", "broader", "orphanet"), Link("ORPHA:1", "OMIM:1", "exact", "mondo")]
    assert links_of(link_arrays(said)) == (said[0],)
    assert links_of(link_arrays([])) == ()


@pytest.mark.parametrize("text", ["only one column\n", "1\t2\t3\t4\t5\t" + "x" * 5000 + "\n"])
def test_a_gene_file_that_is_something_else_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "genes_to_phenotype.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnownError, match=r"knowledge\.malformed"):
        read_disease_genes(path)
    path.write_bytes(b"\xff\xfe\t")
    with pytest.raises(KnownError, match=r"knowledge\.malformed"):
        read_disease_genes(path)


def test_the_embedded_files_link_thousands_of_diseases(knowledge: Knowledge) -> None:
    links = knowledge.links
    assert {link.source for link in links} == {"name_genes"}
    assert {link.relation for link in links} == {"exact", "broader"}
    assert len({link.b for link in links}) > 3_600
    assert all(link.a in knowledge.profiles.index and link.b in knowledge.profiles.index for link in links)
    assert set(RELATIONS) >= {link.relation for link in links}
    assert set(SOURCES) >= {link.source for link in links}


def test_orphanet_and_mondo_agree_where_they_speak(knowledge: Knowledge, shared_data: Path) -> None:
    known = knowledge.profiles.index
    linked: dict[str, set[str]] = defaultdict(set)
    for link in knowledge.links:
        linked[link.b].add(link.a)
    for reference in (_orphanet(shared_data), _mondo(shared_data)):
        spoken = {omim: {each for each in reference.get(omim, ()) if each in known} for omim in linked}
        both = [omim for omim in linked if spoken[omim]]
        assert len(both) > 1_500
        assert sum(bool(linked[omim] & spoken[omim]) for omim in both) / len(both) > 0.95


def _orphanet(folder: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    with tarfile.open(folder / "orphapackets.tar.gz") as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.name.endswith(".json") else None
            packet = json.load(stream)["Orphapacket"] if stream else {}
            for each in packet.get("ExternalReferences") or ():
                found["OMIM:" + each.get("ExternalReference", each)["Reference"]].add("ORPHA:" + packet["ORPHAcode"])
    return found


def _mondo(folder: Path) -> dict[str, set[str]]:
    of: dict[str, dict[str, set[str]]] = {"omim": defaultdict(set), "orphanet": defaultdict(set)}
    for name, objects in of.items():
        with gzip.open(folder / "mondo" / f"mondo_exactmatch_{name}.sssom.tsv.gz", "rt", encoding="utf-8") as lines:
            for fields in (line.split("\t") for line in lines if line.startswith("MONDO:")):
                objects[fields[0]].add(fields[3].replace("Orphanet:", "ORPHA:"))
    found: dict[str, set[str]] = defaultdict(set)
    for mondo, codes in of["omim"].items():
        for omim in codes:
            found[omim] |= of["orphanet"].get(mondo, set())
    return found
