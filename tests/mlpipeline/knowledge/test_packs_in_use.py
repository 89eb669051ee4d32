"""What packs change in the knowledge, and that nothing needs them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from mlpipeline.errors import KnownError
from mlpipeline.knowledge.cache import load_knowledge
from mlpipeline.knowledge.disease_facts import Prevalence
from mlpipeline.knowledge.knowledge import ATTRIBUTION, Knowledge
from mlpipeline.knowledge.links import Link
from mlpipeline.knowledge.packs.library import PackLibrary
from mlpipeline.knowledge.packs.pack import PackFile
from mlpipeline.progress import Progress


@pytest.fixture
def base(tmp_path: Path, pack_files: ModuleType) -> Path:
    return pack_files.embedded(tmp_path / "embedded")


def packs_of(tmp_path: Path, pack_files: ModuleType, *kinds: str) -> tuple[PackFile, ...]:
    library = PackLibrary(tmp_path / "library")
    return library.use([library.add(getattr(pack_files, kind)(tmp_path)).pack_id for kind in kinds])


def test_everything_works_without_packs(tmp_path: Path, base: Path) -> None:
    loaded = load_knowledge(tmp_path / "cache", folder=base)
    assert (loaded.version, loaded.packs, loaded.attribution) == ("HPO 2024-02-03", (), ATTRIBUTION)
    profiles = loaded.profiles
    assert profiles.disease_ids == ("OMIM:1", "ORPHA:1", "ORPHA:3")
    assert (profiles.name_es("ORPHA:1"), profiles.prevalence("ORPHA:1")) == ("", "")
    assert (profiles.facts.onset("ORPHA:1"), profiles.facts.regional("ORPHA:1")) == ((), ())
    assert loaded.links == ()


def test_orphapackets_have_the_word_on_what_they_describe(tmp_path: Path, base: Path, pack_files: ModuleType) -> None:
    packs = packs_of(tmp_path, pack_files, "orphapackets")
    loaded = load_knowledge(tmp_path / "cache", folder=base, packs=packs)
    profiles = loaded.profiles
    assert profiles.disease_ids == ("OMIM:1", "ORPHA:1", "ORPHA:2", "ORPHA:3")
    first, new, old = (profiles.profile(f"ORPHA:{i}") for i in (1, 2, 3))
    assert first
    assert new
    assert old
    rows = {row.term_id: (row.frequency, row.excluded, row.references) for row in first.rows}
    assert rows == {"HP:0001945": (0.895, False, ("ORPHA:1",)), "HP:0001799": (0.0, True, ("ORPHA:1",))}
    assert first.onset == ("HP:0003593",)
    assert (new.disease.label, [row.frequency for row in new.rows]) == ("Brand-new disease", [0.545])
    assert [row.frequency for row in old.rows] == [0.17], "what no packet describes stays as it was"
    assert profiles.facts.prevalence("ORPHA:1") == Prevalence("<1 / 1 000 000", "Point prevalence", "Worldwide")
    assert [each.place for each in profiles.facts.regional("ORPHA:1")] == ["Finland"]
    assert (profiles.prevalence("ORPHA:2"), profiles.facts.onset("ORPHA:2")) == ("", ("All ages", "Adult"))
    assert loaded.links == (
        Link("ORPHA:1", "ICD10WHO:E30.1", "narrower", "orphanet"),
        Link("ORPHA:1", "OMIM:1", "exact", "orphanet"),
    )


def test_mappings_link_and_orphanet_has_the_first_word(tmp_path: Path, base: Path, pack_files: ModuleType) -> None:
    loaded = load_knowledge(
        tmp_path / "cache", folder=base, packs=packs_of(tmp_path, pack_files, "sssom", "orphapackets")
    )
    assert set(loaded.links) >= {
        Link("ORPHA:1", "OMIM:1", "exact", "orphanet"),
        Link("ORPHA:3", "OMIM:1", "exact", "mondo"),
        Link("ORPHA:3", "ICD10CM:E30.1", "exact", "mondo"),
    }
    pairs = [(link.a, link.b) for link in loaded.links]
    assert len(pairs) == len(set(pairs))


def test_translations_widen_search_and_notes_and_change_no_label(
    tmp_path: Path, base: Path, pack_files: ModuleType
) -> None:
    plain = load_knowledge(tmp_path / "cache", folder=base)
    loaded = load_knowledge(tmp_path / "cache", folder=base, packs=packs_of(tmp_path, pack_files, "babelon", "names"))
    assert loaded.ontology.labels == plain.ontology.labels
    assert loaded.lexicon.search("tos perti")[0].label == "Cough"
    assert not plain.lexicon.search("pertinaz")
    assert [each.label for each in loaded.lexicon.find_in_text("Tos pertinaz desde ayer.")] == ["Cough"]
    assert loaded.lexicon.search("uña corta")[0].label == "Short nail"
    assert not loaded.lexicon.find_in_text("una corta espera"), "without its accent the label is everyday Spanish"
    assert loaded.profiles.name_es("ORPHA:1") == "Primera enfermedad"
    assert loaded.profiles.name_es("ORPHA:77") == "Sin perfil"
    assert loaded.profiles.search("primera")[0].label == "Old name"


def test_a_newer_release_replaces_what_it_brings(tmp_path: Path, base: Path, pack_files: ModuleType) -> None:
    library = PackLibrary(tmp_path / "library")
    half = library.add(pack_files.release(tmp_path, "2026-01-01", "hp.obo")).pack_id
    loaded = load_knowledge(tmp_path / "cache", folder=base, packs=library.files([half]))
    assert loaded.version.startswith("HPO 2024-02-03, annotations 2026-01-01 [")
    whole = library.add(pack_files.release(tmp_path, "2026-02-02")).pack_id
    loaded = load_knowledge(tmp_path / "cache", folder=base, packs=library.files([whole]))
    assert loaded.version.startswith("HPO 2026-02-02 [")


def test_each_choice_has_its_cache_and_its_name(tmp_path: Path, base: Path, pack_files: ModuleType) -> None:
    packs = packs_of(tmp_path, pack_files, "orphapackets", "sssom", "babelon", "names")
    choices = [(), packs, packs[:1]]
    stages: list[str] = []
    listen = Progress(lambda _, stage: stages.append(stage))
    versions = [load_knowledge(tmp_path / "cache", listen, base, choice).version for choice in choices]
    assert len(set(versions)) == 3
    assert "+ ORPHApackets 1.3.42 [2025-03-03] + Mondo 2026-08-04 + " in versions[1]
    stages.clear()
    assert [load_knowledge(tmp_path / "cache", listen, base, choice).version for choice in choices] == versions
    assert set(stages) == {"knowledge.ready"}, "all three are loaded, none is built"


def test_every_source_is_named(tmp_path: Path, base: Path, pack_files: ModuleType) -> None:
    packs = packs_of(tmp_path, pack_files, "orphapackets", "sssom", "babelon", "names")
    told = load_knowledge(tmp_path / "cache", folder=base, packs=packs).attribution
    assert told.startswith(ATTRIBUTION)
    assert all(each.pack.attribution in told and each.pack.licence in told for each in packs)


def test_a_pack_that_changed_on_the_disk_is_never_built_from(
    tmp_path: Path, base: Path, pack_files: ModuleType
) -> None:
    packs = packs_of(tmp_path, pack_files, "babelon")
    packs[0].path.write_text(pack_files.BABELON.replace("pertinaz", "seca"), encoding="utf-8")
    with pytest.raises(KnownError, match=r"knowledge\.pack_changed"):
        load_knowledge(tmp_path / "cache", folder=base, packs=packs)
    packs[0].path.unlink()
    with pytest.raises(KnownError, match=r"knowledge\.pack_missing"):
        load_knowledge(tmp_path / "cache", folder=base, packs=packs)


def test_the_published_packs(tmp_path: Path, shared_data: Path, knowledge: Knowledge) -> None:
    library = PackLibrary(tmp_path / "library")
    files = ["orphapackets.tar.gz", "hp-es.babelon.tsv.gz", "orphanet-names-es.json"]
    sources = [shared_data / name for name in files] + sorted((shared_data / "mondo").iterdir())
    packs = library.use([library.add(path).pack_id for path in sources])
    loaded = load_knowledge(tmp_path / "cache", packs=packs)
    profiles = loaded.profiles
    assert set(knowledge.profiles.disease_ids) <= set(profiles.disease_ids)
    assert len(profiles) - len(knowledge.profiles) == 84
    linked = {link.b for link in loaded.links if link.a in profiles.index and link.b in profiles.index}
    assert len(linked) > 4_608
    sources_of_links = Counter(link.source for link in loaded.links)
    assert set(sources_of_links) == {"orphanet", "mondo", "name_genes"}
    assert profiles.name_es("ORPHA:586") == "Fibrosis quística"
    assert profiles.prevalence("ORPHA:558") == "1-5 / 10 000"
    assert profiles.search("fibrosis quistica")[0].term_id == "ORPHA:586"
    assert sum(bool(profiles.prevalence(each)) for each in profiles.disease_ids) > 2_000
    note = "Paciente con displasia renal multiquística y talla baja desproporcionada. Niega hematuria."
    met = {each.label: each.excluded for each in loaded.lexicon.find_in_text(note)}
    assert met["Multicystic kidney dysplasia"] is False
    assert met["Hematuria"] is True
