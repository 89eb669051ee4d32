"""Folders, tar and zip archives: what is read, what is refused, and that bombs are stopped while they unpack."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest

from mlpipeline import archive
from mlpipeline.errors import KnownError
from mlpipeline.readers.archive import iterate_members
from mlpipeline.readers.reading import open_reading

PACKET = json.dumps({"id": "a", "subject": {"id": "a"}}).encode()


def packet(name: str) -> bytes:
    return json.dumps({"id": name, "subject": {"id": name}}).encode()


def write_zip(path: Path, members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as written:
        for name, content in members.items():
            written.writestr(name, content)
    return path


def write_tar(path: Path, members: dict[str, bytes], mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as written:  # type: ignore[call-overload]
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            written.addfile(member, io.BytesIO(content))
    return path


def code_of(path: Path) -> str:
    with pytest.raises(KnownError) as caught:
        list(open_reading(path))
    return caught.value.code


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz", "folder", "file"])
def test_every_container_gives_its_packets(tmp_path: Path, kind: str) -> None:
    members = {"x/b.json": packet("b"), "x/c.json": packet("c"), "x/readme.txt": b"no", "__MACOSX/._b.json": b"no"}
    path = tmp_path / "records"
    if kind == "zip":
        write_zip(path, members)
    elif kind == "folder":
        for name, content in members.items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_bytes(content)
    elif kind == "file":
        path.write_bytes(b"\xef\xbb\xbf\n" + packet("b"))
    else:
        write_tar(path, members, "w" if kind == "tar" else "w:gz")
    reading = open_reading(path)
    expected = ["b"] if kind == "file" else ["b", "c"]
    assert [case.case_id for case in reading] == expected
    assert (reading.format, reading.refused, reading.rows_seen) == ("phenopackets", 0, len(expected))


def test_a_bad_member_is_a_problem_with_its_number_and_the_others_are_read(tmp_path: Path) -> None:
    members = {
        "1.json": packet("a"),
        "2.json": b"{",
        "3.json": b'{"id": 5}',
        "4.json": packet("a"),
        "5.json": packet("e"),
    }
    reading = open_reading(write_zip(tmp_path / "x.zip", members))
    assert [case.case_id for case in reading] == ["a", "e"]
    assert [(each.line, each.column, each.code) for each in reading.problems] == [
        (2, "2.json", "phenopacket.not_json"),
        (3, "id", "phenopacket.malformed"),
        (4, "id", "case_id.repeated"),
    ]
    assert (reading.refused, reading.rows_seen, reading.line) == (3, 5, 5)


def test_a_gzip_bomb_stops_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "RATIO_FLOOR_BYTES", 2**20)
    path = write_tar(tmp_path / "bomb.tar.gz", {"a.txt": b"\0" * 30 * 2**20})
    assert path.stat().st_size < 2**16
    assert code_of(path) == "reader.expands_too_much"


def test_a_zip_bomb_stops_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "RATIO_FLOOR_BYTES", 2**20)
    path = write_zip(tmp_path / "bomb.zip", {f"{i}.json": b" " * 2 * 2**20 for i in range(4)})
    assert code_of(path) == "reader.expands_too_much"


def test_a_member_too_large_or_packed_in_another_way_is_named(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "x.zip", {"big.json": b" " * (archive.MEMBER_BYTES + 1), "b.json": packet("b")})
    reading = open_reading(path)
    assert [case.case_id for case in reading] == ["b"]
    assert [(each.line, each.column, each.code) for each in reading.problems] == [(1, "big.json", "member.too_large")]
    other = open_reading(write_zip(tmp_path / "y.zip", {"b.json": packet("b")}, zipfile.ZIP_LZMA))
    assert list(other) == []
    assert other.problems[0].code == "member.unknown_compression"


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MEMBERS_LIMIT", 3)
    members = {f"{i}.json": packet(str(i)) for i in range(5)}
    assert code_of(write_zip(tmp_path / "x.zip", members)) == "reader.too_many_members"
    assert code_of(write_tar(tmp_path / "x.tar.gz", members)) == "reader.too_many_members"


def test_links_and_absolute_names_reach_nothing_outside(tmp_path: Path) -> None:
    secret = tmp_path / "secret.json"
    secret.write_bytes(packet("secret"))
    path = tmp_path / "links.tar"
    with tarfile.open(path, "w") as written:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
            link = tarfile.TarInfo(f"{kind!r}.json")
            link.type, link.linkname = kind, str(secret)
            written.addfile(link)
        outside = tarfile.TarInfo("/../../evil.json")
        outside.size = len(PACKET)
        written.addfile(outside, io.BytesIO(PACKET))
    reading = open_reading(path)
    assert [case.case_id for case in reading] == ["a"]
    assert [each.code for each in reading.problems] == ["member.not_a_file"] * 2
    assert sorted(each.name for each in tmp_path.iterdir()) == ["links.tar", "secret.json"], "nothing is unpacked"
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link.json").symlink_to(secret)
    assert [name for name, _ in iterate_members(folder)] == []


def test_cut_and_empty_archives_are_known_errors(tmp_path: Path) -> None:
    whole = write_tar(tmp_path / "whole.tar.gz", {f"{i}.json": packet(str(i)) * 50 for i in range(200)}).read_bytes()
    cut = tmp_path / "cut.tar.gz"
    cut.write_bytes(whole[: len(whole) // 2])
    assert code_of(cut) == "reader.damaged_archive"
    zipped = write_zip(tmp_path / "whole.zip", {"a.json": PACKET}).read_bytes()
    cut.write_bytes(zipped[:-30])
    assert code_of(cut) == "reader.damaged_archive"
    assert code_of(write_zip(tmp_path / "empty.zip", {"a.txt": b""})) == "reader.no_records"
    cut.write_bytes(gzip.compress(b"not a tar"))
    assert code_of(cut) == "reader.unsupported"
    assert code_of(tmp_path / "absent") == "reader.missing_file"
    cut.write_bytes(b"")
    assert code_of(cut) == "reader.empty_file"


@pytest.mark.parametrize(
    ("content", "looks_like"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG image"),
        (b"\xff\xd8\xff\xe0", "JPEG image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "older Excel or Word file"),
        (b"<?xml version='1.0'?><a/>", "XML document"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b'[{"id": "a"}]', "JSON list"),
        (b"\x80\x04\x95", "Python pickle"),
        (bytes(range(32)) * 4, "binary file"),
    ],
)
def test_other_kinds_of_files_are_named_by_what_they_are(tmp_path: Path, content: bytes, looks_like: str) -> None:
    path = tmp_path / "patients.csv"
    path.write_bytes(content)
    with pytest.raises(KnownError) as caught:
        open_reading(path)
    assert (caught.value.code, caught.value.facts["looks_like"]) == ("reader.unsupported", looks_like)


def test_an_excel_workbook_is_not_taken_for_an_archive_of_packets(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "x.zip", {"[Content_Types].xml": b"", "xl/workbook.xml": b""})
    with pytest.raises(KnownError) as caught:
        open_reading(path)
    assert caught.value.facts["looks_like"] == "Excel workbook"
