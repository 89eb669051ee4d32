"""The cache: built once, believed only while every byte is the one written, rebuilt otherwise."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpipeline.errors import KnownError
from mlpipeline.knowledge import cache, source
from mlpipeline.knowledge.array_file import DamagedFile, read_arrays, write_arrays
from mlpipeline.knowledge.cache import FILES, KEPT, load_knowledge
from mlpipeline.knowledge.strings import StringTable
from mlpipeline.progress import Cancelled, Progress

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
alt_id: HP:0000999
synonym: "Pyrexia" EXACT []
synonym: "Feels \\"hot\\"" RELATED layperson []
is_a: HP:0000118 ! Phenotypic abnormality

[Term]
id: HP:0000002
name: obsolete thing
is_obsolete: true

[Typedef]
id: part_of
name: part of
"""
HPOA = (
    '#description: "made up"\n#version: 2024-02-03\n'
    "database_id\tdisease_name\tqualifier\thpo_id\treference\tevidence\tonset\tfrequency\tsex\tmodifier\taspect\tbiocuration\n"
    "OMIM:2\tSecond disease\t\tHP:0001945\tPMID:1;PMID:2\tPCS\t\t1/2\t\t\tP\tx\n"
    "OMIM:1\tFirst disease\tNOT\tHP:0000999\tPMID:3\tPCS\t\t\tMALE\t\tP\tx\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "hp.obo").write_text(OBO, encoding="utf-8")
    (folder / "phenotype.hpoa").write_text(HPOA, encoding="utf-8")
    return folder


def _stages(cache_dir: Path, folder: Path) -> list[str]:
    stages: list[str] = []
    loaded = load_knowledge(cache_dir, Progress(lambda _, stage: stages.append(stage)), folder)
    assert loaded.profiles.disease_ids == ("OMIM:1", "OMIM:2")
    assert loaded.lexicon.search("pyrex")[0].label == "Fever"
    return stages


BUILT, LOADED = "knowledge.terms", ["knowledge.ready"]


def test_it_is_built_once_and_then_loaded(tmp_path: Path, folder: Path) -> None:
    assert BUILT in _stages(tmp_path / "cache", folder)
    assert _stages(tmp_path / "cache", folder) == LOADED
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_a_small_release_reads_as_written(tmp_path: Path, folder: Path) -> None:
    loaded = load_knowledge(tmp_path / "cache", folder=folder)
    assert loaded.version == "HPO 2024-02-03"
    assert loaded.ontology.labels == ("All", "Phenotypic abnormality", "Fever")
    second, first = loaded.profiles.profile("OMIM:2"), loaded.profiles.profile("OMIM:1")
    assert second is not None
    assert first is not None
    assert (second.rows[0].count, second.rows[0].references) == ((1, 2), ("PMID:1", "PMID:2"))
    assert (first.rows[0].excluded, first.rows[0].sex, first.rows[0].term_id) == (True, "male", "HP:0001945")


@settings(max_examples=25, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
def test_one_changed_byte_is_noticed(tmp_path_factory: pytest.TempPathFactory, place: float, flip: int) -> None:
    path = tmp_path_factory.mktemp("arrays") / "a.bin"
    write_arrays(path, {"x": np.arange(10), "y": np.ones((2, 3), np.float32)}, {"v": 1})
    data = bytearray(path.read_bytes())
    data[int(place * len(data))] ^= flip
    path.write_bytes(data)
    with pytest.raises(DamagedFile):
        read_arrays(path)


@pytest.mark.parametrize(
    "damage", [lambda data: data[: len(data) // 2], lambda data: b"", lambda data: b"not ours" * 99]
)
def test_a_damaged_cache_is_rebuilt(tmp_path: Path, folder: Path, damage) -> None:
    _stages(tmp_path / "cache", folder)
    path = next((tmp_path / "cache").glob(FILES))
    path.write_bytes(damage(path.read_bytes()))
    assert BUILT in _stages(tmp_path / "cache", folder)
    assert _stages(tmp_path / "cache", folder) == LOADED


def test_another_release_or_format_is_rebuilt(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _stages(tmp_path / "cache", folder)
    (folder / "phenotype.hpoa").write_text(HPOA.replace("2024-02-03", "2024-03-04"), encoding="utf-8")
    assert BUILT in _stages(tmp_path / "cache", folder)
    assert load_knowledge(tmp_path / "cache", folder=folder).version == "HPO 2024-02-03, annotations 2024-03-04"
    monkeypatch.setattr(cache, "FORMAT", cache.FORMAT + 1)
    assert BUILT in _stages(tmp_path / "cache", folder)


def test_the_choices_used_last_keep_their_cache(tmp_path: Path, folder: Path) -> None:
    for month in range(1, 7):
        (folder / "phenotype.hpoa").write_text(HPOA.replace("2024-02-03", f"2024-0{month}-04"), encoding="utf-8")
        _stages(tmp_path / "cache", folder)
    assert len(list((tmp_path / "cache").iterdir())) == KEPT
    assert _stages(tmp_path / "cache", folder) == LOADED


def test_knowledge_is_there_even_where_no_cache_can_be_written(tmp_path: Path, folder: Path) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("in the way")
    assert BUILT in _stages(blocked, folder)


def test_a_cancelled_build_leaves_nothing(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(Cancelled):
        load_knowledge(tmp_path / "cache", Progress(is_cancelled=lambda: True), folder)
    assert not (tmp_path / "cache").exists()


def test_arrays_come_back_equal_and_cannot_be_changed(tmp_path: Path) -> None:
    arrays = {"a": np.array([[1, 2], [3, 4]], np.int32), "empty": np.zeros(0, np.uint8), "b": np.array([True, False])}
    write_arrays(tmp_path / "x.bin", arrays, {"k": [1, "two"]})
    read, about = read_arrays(tmp_path / "x.bin")
    assert about == {"k": [1, "two"]}
    assert all(np.array_equal(read[name], values) for name, values in arrays.items())
    assert not read["a"].flags.writeable
    with pytest.raises(TypeError):
        write_arrays(tmp_path / "y.bin", {"objects": np.array([object()])}, {})


@given(st.lists(st.text(max_size=8).filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text)), max_size=20))
def test_strings_come_back(texts: list[str]) -> None:
    table = StringTable.of(texts)
    assert list(table) == texts == [table[i] for i in range(len(table))]


@pytest.mark.parametrize(
    ("file", "text", "code"),
    [
        ("hp.obo", "nothing of ours", "knowledge.malformed"),
        ("hp.obo", "data-version: 1\n[Term]\nid: X:1\n", "knowledge.malformed"),
        ("phenotype.hpoa", "#version: 1\nOMIM:1\ttoo\tfew\n", "knowledge.malformed"),
        ("phenotype.hpoa", "#version: 1\n", "knowledge.malformed"),
    ],
)
def test_files_that_are_something_else_are_named(tmp_path: Path, folder: Path, file: str, text: str, code: str) -> None:
    (folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(KnownError) as problem:
        load_knowledge(tmp_path / "cache", folder=folder)
    assert (problem.value.code, problem.value.facts["file"]) == (code, file)


def test_files_that_are_missing_or_too_large_are_named(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "OBO_LIMIT", 10)
    with pytest.raises(KnownError, match=r"knowledge\.too_large"):
        load_knowledge(tmp_path / "cache", folder=folder)
    (folder / "hp.obo").unlink()
    with pytest.raises(KnownError, match=r"knowledge\.missing"):
        load_knowledge(tmp_path / "cache", folder=folder)
