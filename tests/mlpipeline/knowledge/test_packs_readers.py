"""Readers of packs: every shape their publishers use is read, and whatever else comes is refused by name."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpipeline.errors import KnownError
from mlpipeline.knowledge.packs import bounded
from mlpipeline.knowledge.packs.babelon import read_babelon
from mlpipeline.knowledge.packs.bounded import bounded_bytes, bounded_lines
from mlpipeline.knowledge.packs.detection import kind_of
from mlpipeline.knowledge.packs.orphanet_names import names_of, read_orphanet_names
from mlpipeline.knowledge.packs.orphapackets import PrevalenceRow, packet_of, read_orphapackets
from mlpipeline.knowledge.packs.plain import NotAsExpected, items
from mlpipeline.knowledge.packs.sssom import exact_pairs, read_sssom

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("no data"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)
FIELDS = ("Label", "version", "Phenotypes", "Prevalences", "AverageAgeOfOnsets", "ExternalReferences")


def refusal(read: Callable[[Path], object], path: Path) -> str:
    """The code of its KnownError, "" where it read the file; any other exception is a bug."""
    try:
        read(path)
    except KnownError as refused:
        return refused.code
    return ""


def test_an_orphapacket_in_all_its_shapes(pack_files: ModuleType) -> None:
    first, second, group = (packet_of(pack_files.packet(plain)) for plain in pack_files.PACKETS.values())
    assert first.phenotypes[:2] == (("HP:0001945", "HP:0040281"), ("HP:0001799", "HP:0040285"))
    assert first.references == (("OMIM:1", "exact"), ("ICD10WHO:E30.1", "narrower"))
    assert PrevalenceRow(">1 / 1000", "Point prevalence", "Finland") in first.prevalences
    assert (len(first.prevalences), first.onset) == (3, ("Infancy",))
    assert (second.phenotypes, second.onset) == ((("HP:0012735", "HP:0040282"),), ("All ages", "Adult"))
    assert (second.prevalences, second.references, group.phenotypes, group.onset) == ((), (), (), ())


@given(st.lists(st.integers(), max_size=5))
def test_items_are_the_same_however_they_are_wrapped(values: list[int]) -> None:
    plain = [{"v": value} for value in values]
    wrapped = [{"A": each} for each in plain]
    assert items(plain, "A") == items({"A": plain}, "A") == items(wrapped, "A") == items([{"A": plain}], "A") == plain


@given(st.fixed_dictionaries({"ORPHAcode": st.just("1")}, optional=dict.fromkeys(FIELDS, ANYTHING)))
def test_any_orphapacket_is_read_or_refused(plain: dict[str, Any]) -> None:
    try:
        packet = packet_of(json.dumps({"Orphapacket": plain}).encode())
    except NotAsExpected:
        return
    assert packet.code == "ORPHA:1"
    assert all(term.startswith("HP:") for term, _ in packet.phenotypes)
    "".join([packet.label, packet.version, *packet.onset, *(row.label for row in packet.prevalences)]).encode()


@given(ANYTHING | st.dictionaries(st.from_regex(r"[0-9]{1,4}", fullmatch=True), st.text(max_size=9), max_size=4))
def test_any_names_are_read_or_refused(plain: Any) -> None:
    try:
        names = names_of(plain)
    except NotAsExpected:
        return
    assert all(code.startswith("ORPHA:") and name for code, name in names.items())


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace")))
@pytest.mark.parametrize("read", [read_sssom, read_babelon, read_orphanet_names, kind_of])
def test_any_bytes_are_read_or_refused_by_name(
    tmp_path_factory: pytest.TempPathFactory, read: Callable[[Path], object], content: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "file"
    path.write_bytes(content)
    code = refusal(read, path)
    assert not code or code.startswith("knowledge.pack_")


@settings(max_examples=60, deadline=None)
@given(cut=st.floats(0, 1, exclude_max=True), flip=st.none() | st.integers(1, 255))
@pytest.mark.parametrize("kind", ["orphapackets", "sssom"])
def test_damaged_archives_are_refused_by_name(
    tmp_path_factory: pytest.TempPathFactory, pack_files: ModuleType, kind: str, cut: float, flip: int | None
) -> None:
    path: Path = getattr(pack_files, kind)(tmp_path_factory.mktemp("damaged"))
    data = bytearray(path.read_bytes())
    place = int(cut * len(data))
    if flip is None:
        del data[place:]
    else:
        data[place] ^= flip
    path.write_bytes(data)
    read = (lambda each: list(read_orphapackets(each))) if kind == "orphapackets" else read_sssom
    code = refusal(read, path)
    assert not code or code.startswith("knowledge.pack_")
    if kind == "sssom" and flip is None:
        assert code, "a gzip cut short is never whole"


def test_mappings_are_joined_through_what_they_share(tmp_path: Path, pack_files: ModuleType) -> None:
    mappings = read_sssom(pack_files.sssom(tmp_path))
    assert (mappings.version.rsplit("/", 2)[-2], mappings.licence) == ("2026-08-04", "https://example.org/cc0")
    assert set(exact_pairs([mappings])) == {
        ("ORPHA:3", "OMIM:1"),
        ("ORPHA:3", "ICD10CM:E30.1"),
        ("OMIM:1", "ICD10CM:E30.1"),
    }


def test_only_spanish_labels_are_taken(tmp_path: Path, pack_files: ModuleType) -> None:
    assert read_babelon(pack_files.babelon(tmp_path)) == {"HP:0012735": "Tos pertinaz", "HP:0001799": "Uña corta"}


def test_a_bomb_is_refused_while_it_unpacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "RATIO_FLOOR_BYTES", 2**20)
    path = tmp_path / "bomb.tsv.gz"
    path.write_bytes(gzip.compress(b"subject_id\tpredicate_id\tobject_id\n" + b"MONDO:1\tx:y\tOMIM:1\n" * 1_000_000))
    for read in (read_sssom, lambda each: list(bounded_lines(each)), lambda each: bounded_bytes(each, 2**30)):
        with pytest.raises(KnownError, match=r"knowledge\.pack_too_large"):
            read(path)


def test_a_line_without_end_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.tsv"
    path.write_bytes(b"subject_id\tpredicate_id\tobject_id\nMONDO:1\t" + b"x" * 1_000_000)
    with pytest.raises(KnownError) as refused:
        read_sssom(path)
    assert (refused.value.code, refused.value.facts["line"]) == ("knowledge.pack_malformed", 2)


@pytest.mark.parametrize("deep", [b"[" * 500_000, b'{"a":' * 200_000, b'{"Orphapacket":' + b"[" * 300_000])
def test_deep_json_is_refused(tmp_path: Path, pack_files: ModuleType, deep: bytes) -> None:
    path = tmp_path / "deep.json"
    path.write_bytes(deep)
    with pytest.raises(KnownError, match=r"knowledge\.pack_malformed"):
        read_orphanet_names(path)
    archive = pack_files.zipped(tmp_path / "deep.zip", {"a.json": deep})
    with pytest.raises(KnownError, match=r"knowledge\.pack_malformed"):
        list(read_orphapackets(archive))


def test_too_large_files_are_refused_unread(
    tmp_path: Path, pack_files: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = pack_files.babelon(tmp_path)
    monkeypatch.setattr(bounded, "FILE_BYTES", 10)
    with pytest.raises(KnownError, match=r"knowledge\.pack_too_large"):
        read_babelon(path)
    with pytest.raises(KnownError, match=r"knowledge\.pack_missing"):
        read_babelon(tmp_path / "nowhere.tsv")


def test_the_real_files_are_read_whole(shared_data: Path) -> None:
    packets = list(read_orphapackets(shared_data / "orphapackets.tar.gz"))
    assert len(packets) == 9_960
    assert sum(bool(packet.phenotypes) for packet in packets) == 4_335
    assert len(read_babelon(shared_data / "hp-es.babelon.tsv.gz")) == 19_932
    assert len(read_orphanet_names(shared_data / "orphanet-names-es.json")) == 7_420
    mondo = [read_sssom(path) for path in sorted((shared_data / "mondo").iterdir())]
    pairs = list(exact_pairs(mondo))
    assert sum(one.startswith("ORPHA:") and other.startswith("OMIM:") for one, other in pairs) > 3_000
