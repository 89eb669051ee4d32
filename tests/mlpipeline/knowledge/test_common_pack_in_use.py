"""The clinic's own common diseases in use: the shipped ones are gone, and everything that reads them follows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from mlpipeline.diagnosing import diagnose, ranker_for
from mlpipeline.domain import Case, PhenotypicFeature, Sex
from mlpipeline.errors import KnownError
from mlpipeline.knowledge.cache import load_knowledge
from mlpipeline.knowledge.common_diseases import read_common_set
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.knowledge.obo import read_obo
from mlpipeline.knowledge.packs.common_in_use import common_in_use, common_paths_in_use, require_terms
from mlpipeline.knowledge.packs.library import PackLibrary
from mlpipeline.knowledge.packs.pack import PackFile
from mlpipeline.knowledge.packs.refusals import RowsRefused
from mlpipeline.knowledge.source import find_source
from mlpipeline.ranking.assessment import RankedDisease
from mlpipeline.ranking.common_weights import CommonWeights
from mlpipeline.ranking.nodes import Nodes
from mlpipeline.ranking.policy import RankingPolicy

FINDINGS = ("HP:0001945", "HP:0012735", "HP:0002315", "HP:0012378", "HP:0002013")
NEW = "ICD10:B71.9\tClinic's tapeworm\tTenia de la clínica\tB71.9\t\t0.5\t1\t20\t80\tmild\tdaily\tyes\tnelson\n"


def added(tmp_path: Path, *edits: tuple[str, str, str]) -> tuple[PackFile, ...]:
    """The shipped set with `edits` (file, old, new); new at the end of the file where old is ""."""
    folder = tmp_path / "edit"
    folder.mkdir()
    for path in common_paths_in_use(()):
        (folder / path.name).write_bytes(path.read_bytes())
    for name, old, new in edits:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new) if old else text + new, encoding="utf-8")
    library = PackLibrary(tmp_path / "library")
    return library.use([library.add(folder, "reviewed by Dr X").pack_id])


def test_the_set_comes_back_byte_by_byte(tmp_path: Path) -> None:
    packs = added(tmp_path)
    assert common_in_use(packs) == common_in_use(()) == read_common_set()
    written = zip(common_paths_in_use(packs), common_paths_in_use(()), strict=True)
    assert all(ours.read_bytes() == shipped.read_bytes() for ours, shipped in written)


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """A frequency, a new disease, one removed, one that may be missed now."""
    tmp_path = tmp_path_factory.mktemp("edited")
    shipped = common_paths_in_use(())[1].read_text(encoding="utf-8")
    measles = "".join(f"{line}\n" for line in shipped.splitlines() if line.startswith("ICD10:B05.9\t"))
    assert measles
    heads = common_paths_in_use(())[0].read_text(encoding="utf-8").splitlines()
    (head,) = (f"{line}\n" for line in heads if line.startswith("ICD10:B05.9\t"))
    (dengue,) = (line for line in heads if line.startswith("ICD10:A97.9\t"))
    new = "".join(f"ICD10:B71.9\t{term}\t\tHP:0040280\tnelson\n" for term in FINDINGS)
    rhinorrhea = "ICD10:J00\tHP:0031417\tRhinorrhea\t"
    packs = added(
        tmp_path,
        ("common-diseases.tsv", head, ""),
        ("common-profiles.tsv", measles, ""),
        ("common-diseases.tsv", dengue, dengue.replace("\tyes\t", "\tno\t")),
        ("common-diseases.tsv", "", NEW),
        ("common-profiles.tsv", "", new),
        ("common-profiles.tsv", f"{rhinorrhea}HP:0040281", f"{rhinorrhea}2%"),
    )
    return load_knowledge(tmp_path / "cache", packs=packs)


def test_the_edited_set_is_what_is_known(edited: Knowledge, knowledge: Knowledge) -> None:
    assert set(knowledge.common) - set(edited.common) == {"ICD10:B05.9"}
    assert set(edited.common) - set(knowledge.common) == {"ICD10:B71.9"}
    assert "ICD10:B05.9" not in edited.profiles.index
    assert (knowledge.common["ICD10:A97.9"].do_not_miss, edited.common["ICD10:A97.9"].do_not_miss) == (True, False)
    assert edited.profiles.search("tenia de la clinica")[0].term_id == "ICD10:B71.9"
    assert edited.profiles.name_es("ICD10:B71.9") == "Tenia de la clínica"
    assert edited.version.startswith("HPO 2025-01-16, common diseases ")
    assert " + Common diseases reviewed by Dr X [" in edited.version
    assert edited.version.split()[4] != knowledge.version.split()[4]
    assert "220 diseases" in edited.attribution
    assert "reviewed by Dr X" in edited.attribution


def test_an_edit_changes_the_ranking_and_its_marks(edited: Knowledge, knowledge: Knowledge) -> None:
    rankers = {each: ranker_for(None, each) for each in (knowledge, edited)}

    def ranked(known: Knowledge, *terms: str) -> dict[str, RankedDisease]:
        case = Case("x", "x", features=tuple(PhenotypicFeature(term, "") for term in terms))
        rows = diagnose(case, None, known, RankingPolicy(), rankers[known]).rows
        return {row.disease.term_id: row for row in rows}

    before, after = (ranked(each, *FINDINGS) for each in (knowledge, edited))
    assert "ICD10:B71.9" not in before
    assert after["ICD10:B71.9"].rank == min(row.rank for row in after.values())
    assert after["ICD10:B71.9"].do_not_miss
    before, after = (ranked(each, "HP:0031417", "HP:0001742") for each in (knowledge, edited))
    assert before["ICD10:J00"].score > after["ICD10:J00"].score, "its nose hardly ever runs now"


def test_how_often_a_disease_is_seen_follows(edited: Knowledge) -> None:
    nodes = Nodes((), edited, {}, ())
    factors = CommonWeights(nodes.common, edited.common)(20, Sex.UNKNOWN)
    place = {code: i for i, node in enumerate(nodes.common) for code in node.ids}
    assert factors[place["ICD10:B71.9"]] > factors[place["ICD10:A97.9"]]


def test_a_set_changed_on_the_disk_is_never_read(tmp_path: Path) -> None:
    packs = added(tmp_path)
    path = packs[0].path / "common-sources.tsv"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(KnownError, match=r"knowledge\.pack_changed"):
        load_knowledge(tmp_path / "cache", packs=packs)


def test_findings_that_the_release_in_use_lacks_are_refused(tmp_path: Path, pack_files: ModuleType) -> None:
    """Added with one release, used with another: silence would change what a disease looks like."""
    packs = added(tmp_path)
    with pytest.raises(RowsRefused) as told:
        load_knowledge(tmp_path / "cache", folder=pack_files.embedded(tmp_path / "old"), packs=packs)
    assert {each.reason for each in told.value.refused} == {"term_unknown"}


def test_findings_that_were_renamed_since_are_still_known(tmp_path: Path) -> None:
    packs = added(tmp_path)
    renamed = [replace(term, name=f"{term.name}, renamed", synonyms=()) for term in read_obo(find_source().obo)]
    require_terms(packs, renamed)
    gone = [term for term in renamed if term.term_id != FINDINGS[0]]
    with pytest.raises(RowsRefused):
        require_terms(packs, gone)
