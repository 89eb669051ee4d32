"""Archives are read within limits, in memory, and a bad member costs only itself."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpipeline import archive
from mlpipeline.errors import KnownError
from mlpipeline.readers.archive import iterate_members


def _tar(path: Path, members: dict[str, bytes], mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as tar:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return path


def _read(path: Path) -> tuple[dict[str, bytes], list[tuple[str, str]]]:
    refused: list[tuple[str, str]] = []
    return dict(iterate_members(path, lambda name, code: refused.append((name, code)))), refused


@pytest.mark.parametrize("mode", ["w:gz", "w"])
def test_only_json_members_come_and_names_may_be_hostile(tmp_path: Path, mode: str) -> None:
    members = {"../../x.json": b"{}", "/abs.JSON": b"[]", "._x.json": b"", "__MACOSX/y.json": b"", "a.txt": b"no"}
    found, refused = _read(_tar(tmp_path / "a.bin", members, mode))
    assert found == {"../../x.json": b"{}", "/abs.JSON": b"[]"}
    assert refused == []
    assert [path.name for path in tmp_path.iterdir()] == ["a.bin"]


def test_a_member_that_is_too_large_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MEMBER_BYTES", 100)
    members = {"big.json": b"x" * 101, "fits.json": b"x" * 100}
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    (tmp_path / "folder").mkdir()
    for name, content in members.items():
        (tmp_path / "folder" / name).write_bytes(content)
    for path in (_tar(tmp_path / "a.tgz", members), tmp_path / "a.zip", tmp_path / "folder"):
        found, refused = _read(path)
        assert list(found) == ["fits.json"]
        assert refused == [("big.json", "member.too_large")]


def test_a_bomb_is_refused_while_it_unpacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "RATIO_FLOOR_BYTES", 100_000)
    zeros = {f"{i}.json": bytes(1_000_000) for i in range(5)}
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in zeros.items():
            packed.writestr(name, content)
    for path in (_tar(tmp_path / "a.tgz", zeros), tmp_path / "a.zip"):
        with pytest.raises(KnownError, match=r"reader\.expands_too_much"):
            _read(path)


def test_too_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MEMBERS_LIMIT", 3)
    with pytest.raises(KnownError, match=r"reader\.too_many_members"):
        _read(_tar(tmp_path / "a.tgz", {f"{i}.json": b"{}" for i in range(4)}))


def test_a_cut_archive_is_damaged_and_text_is_none(tmp_path: Path) -> None:
    whole = _tar(tmp_path / "a.tgz", {f"{i}.json": bytes(range(256)) * 99 for i in range(20)}).read_bytes()
    (tmp_path / "cut.tgz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(KnownError, match=r"reader\.damaged_archive"):
        _read(tmp_path / "cut.tgz")
    (tmp_path / "text.zip").write_text("a,b\n1,2\n")
    (tmp_path / "text.gz").write_bytes(gzip.compress(b"a,b\n1,2\n" * 100))
    for name in ("text.zip", "text.gz"):
        with pytest.raises(KnownError) as problem:
            _read(tmp_path / name)
        assert problem.value.code in {"reader.not_an_archive", "reader.damaged_archive"}


@given(place=st.floats(0, 1, exclude_max=True), value=st.integers(0, 255), kind=st.sampled_from(["tgz", "tar", "zip"]))
@settings(max_examples=150, deadline=None)
def test_one_wrong_byte_never_brings_it_down(
    tmp_path_factory: pytest.TempPathFactory, place: float, value: int, kind: str
) -> None:
    folder = tmp_path_factory.mktemp("mutated")
    members = {"a.json": b'{"a": 1}' * 40, "b.json": b"{}"}
    if kind == "zip":
        with zipfile.ZipFile(folder / "a", "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in members.items():
                packed.writestr(name, content)
    else:
        _tar(folder / "a", members, "w:gz" if kind == "tgz" else "w")
    data = bytearray((folder / "a").read_bytes())
    data[int(place * len(data))] = value
    (folder / "a").write_bytes(data)
    code = ""
    try:
        _read(folder / "a")
    except KnownError as problem:
        code = problem.code
    assert code == "" or code.startswith("reader.")
