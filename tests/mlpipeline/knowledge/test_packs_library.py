"""The library: packs come in whole or not at all, are known by their bytes, and are in use by choice alone."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from types import ModuleType

import pytest

from mlpipeline.errors import KnownError
from mlpipeline.knowledge.packs.library import PackLibrary
from mlpipeline.knowledge.packs.pack import KINDS, PackFile
from mlpipeline.progress import Cancelled, Progress


@pytest.fixture
def library(tmp_path: Path) -> PackLibrary:
    return PackLibrary(tmp_path / "library")


def left(library: PackLibrary) -> list[str]:
    return sorted(path.name for path in library.folder.iterdir()) if library.folder.exists() else []


def test_every_kind_is_seen_by_its_content_and_kept(
    library: PackLibrary, tmp_path: Path, pack_files: ModuleType
) -> None:
    sources = {
        "hpo": pack_files.release(tmp_path),
        "orphapackets": pack_files.orphapackets(tmp_path),
        "sssom": pack_files.sssom(tmp_path),
        "babelon": pack_files.babelon(tmp_path),
        "orphanet_names": pack_files.names(tmp_path),
        "common": pack_files.common(tmp_path),
    }
    added = {kind: library.add(path) for kind, path in sources.items()}
    assert {kind: pack.kind for kind, pack in added.items()} == dict(zip(KINDS, KINDS, strict=True))
    assert [pack.version for pack in added.values()] == ["2026-01-01", "1.3.42 [2025-03-03]", "2026-08-04", "", "", ""]
    assert library.packs() == tuple(added.values())
    assert all(pack.pack_id == pack.sha256[:12] and pack.attribution and pack.size for pack in added.values())
    assert added["sssom"].licence == "https://example.org/cc0"
    assert library.active() == ()


def test_the_same_content_is_the_same_pack(library: PackLibrary, tmp_path: Path, pack_files: ModuleType) -> None:
    first = library.add(pack_files.babelon(tmp_path))
    again = library.add(pack_files.babelon(tmp_path), version=" of\nMay ")
    assert (again.pack_id, again.version) == (first.pack_id, "of May")
    assert len(library.packs()) == 1
    folder = pack_files.release(tmp_path)
    members = {f"release/{path.name}": path.read_bytes() for path in folder.iterdir()}
    packed = [pack_files.tar_gz(tmp_path / "r.tgz", members), pack_files.zipped(tmp_path / "r.zip", members)]
    assert len({library.add(path).pack_id for path in (folder, *packed)}) == 1


def test_a_folder_of_orphapackets_is_one_pack(library: PackLibrary, tmp_path: Path, pack_files: ModuleType) -> None:
    folder = tmp_path / "json"
    folder.mkdir()
    for code, plain in pack_files.PACKETS.items():
        (folder / f"{code}.json").write_bytes(pack_files.packet(plain))
    assert library.add(folder) == library.add(folder)
    assert library.packs()[0].kind == "orphapackets"


@pytest.mark.parametrize("file", ["hp.obo", "phenotype.hpoa"])
def test_half_a_release_is_enough(library: PackLibrary, tmp_path: Path, pack_files: ModuleType, file: str) -> None:
    """The other half is that of the embedded release."""
    pack = library.add(pack_files.release(tmp_path) / file)
    assert (pack.kind, pack.version) == ("hpo", "2026-01-01")


def test_one_of_each_kind_is_in_use_but_many_mappings(
    library: PackLibrary, tmp_path: Path, pack_files: ModuleType
) -> None:
    old, new = (library.add(pack_files.release(tmp_path, year)).pack_id for year in ("2025-01-01", "2026-01-01"))
    mappings = library.add(pack_files.sssom(tmp_path)).pack_id
    other = tmp_path / "other.sssom.tsv"
    other.write_text(pack_files.SSSOM.replace("2026-08-04", "2026-09-04"), encoding="utf-8")
    more = library.add(other).pack_id
    used = library.use([mappings[:6], more, new, new])
    assert [each.pack.pack_id for each in used] == [new, *sorted((mappings, more))]
    assert library.active() == used
    assert PackLibrary(library.folder).active() == used
    with pytest.raises(KnownError, match=r"knowledge\.pack_twice"):
        library.use([old, new])
    for unknown in ("nowhere", ""):
        with pytest.raises(KnownError, match=r"knowledge\.pack_unknown"):
            library.use([unknown])
    assert library.active() == used, "what was refused changes nothing"
    assert library.use([]) == library.active() == ()


def test_what_is_no_pack_is_refused_and_leaves_nothing(
    library: PackLibrary, tmp_path: Path, pack_files: ModuleType
) -> None:
    whole = pack_files.sssom(tmp_path).read_bytes()
    files = {
        "note.txt": (b"a note\n", "knowledge.pack_unknown_kind"),
        "empty": (b"", "knowledge.pack_unknown_kind"),
        "list.json": (b"[1, 2]", "knowledge.pack_unknown_kind"),
        "other.json": (b'{"a": 1}', "knowledge.pack_malformed"),
        "short.gz": (whole[:-20], "knowledge.pack_damaged"),
        "short.tar.gz": (pack_files.orphapackets(tmp_path).read_bytes()[:-30], "knowledge.pack_damaged"),
        "no-code.tsv": (b"subject_id\tpredicate_id\tobject_id\nx\ty\tz\n", "knowledge.pack_malformed"),
        "hp.obo": (b"format-version: 1.2\ndata-version: 1\n", "knowledge.pack_malformed"),
        "broken.hpoa": (pack_files.HEADING.encode() + b"OMIM:1\ttoo few\n", "knowledge.pack_malformed"),
    }
    for name, (content, code) in files.items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(KnownError) as refused:
            library.add(path)
        assert refused.value.code == code, name
        assert refused.value.facts["file"] in (name, "phenotype.hpoa"), "told by the name the user knows"
    for absent in (tmp_path / "nowhere", Path("/dev/null")):
        with pytest.raises(KnownError, match=r"knowledge\.pack_missing"):
            library.add(absent)
    assert left(library) == []


def test_an_archive_with_a_foreign_member_is_refused(
    library: PackLibrary, tmp_path: Path, pack_files: ModuleType
) -> None:
    good = pack_files.packet(pack_files.PACKETS["2"])
    for other in (b"{}", b'{"Orphapacket": []}', b"\xff", b'{"Orphapacket": {"ORPHAcode": "x"}}'):
        path = pack_files.zipped(tmp_path / "mixed.zip", {"a.json": good, "b.json": other})
        with pytest.raises(KnownError) as refused:
            library.add(path)
        assert (refused.value.code, refused.value.facts["file"]) == ("knowledge.pack_malformed", "b.json")
    path = pack_files.zipped(tmp_path / "climbing.zip", {"../../out.json": good, "/abs/hp.json": good})
    library.add(path)
    assert not (tmp_path.parent / "out.json").exists(), "names in an archive are names, never places"


def test_a_cancelled_addition_leaves_nothing(library: PackLibrary, tmp_path: Path, pack_files: ModuleType) -> None:
    calls = 0

    def later() -> bool:
        nonlocal calls
        calls += 1
        return calls > 2

    with pytest.raises(Cancelled):
        library.add(pack_files.orphapackets(tmp_path), progress=Progress(is_cancelled=later))
    assert left(library) == []


def test_a_library_that_cannot_be_written_says_so(tmp_path: Path, pack_files: ModuleType) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("in the way")
    library = PackLibrary(blocked)
    assert library.packs() == library.active() == ()
    with pytest.raises(KnownError, match=r"knowledge\.pack_no_place"):
        library.add(pack_files.babelon(tmp_path))
    with pytest.raises(KnownError, match=r"knowledge\.pack_no_place"):
        library.use([])


def test_damaged_manifests_are_named(library: PackLibrary, tmp_path: Path, pack_files: ModuleType) -> None:
    pack = library.add(pack_files.babelon(tmp_path))
    manifest = library.folder / f"{pack.pack_id}.json"
    plain = json.loads(manifest.read_text(encoding="utf-8"))
    for damage in ("", "[]", "{}", json.dumps(plain | {"kind": "pickle"}), json.dumps(plain | {"file": "../../x"})):
        manifest.write_text(damage, encoding="utf-8")
        with pytest.raises(KnownError, match=r"knowledge\.pack_manifest") as told:
            library.packs()
        assert told.value.facts["file"] == manifest.name
    library.add(pack_files.babelon(tmp_path))
    assert library.packs() == (pack,), "adding it again repairs it"
    library.use([pack.pack_id])
    (library.folder / "in-use.json").write_text("{", encoding="utf-8")
    with pytest.raises(KnownError, match=r"knowledge\.pack_manifest"):
        library.active()
    assert library.use([]) == library.active() == ()


def test_a_pack_damaged_on_the_disk_is_repaired_by_adding_it_again(
    library: PackLibrary, tmp_path: Path, pack_files: ModuleType
) -> None:
    pack = library.add(pack_files.babelon(tmp_path))
    kept = library.folder / pack.file
    whole = kept.read_bytes()
    kept.write_bytes(gzip.compress(whole))
    library.add(pack_files.babelon(tmp_path))
    assert kept.read_bytes() == whole
    assert library.files([pack.pack_id]) == (PackFile(pack, kept),)
