"""Sealed files: whatever goes in comes out, and no changed byte, cut, or swap does."""

from __future__ import annotations

import io
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import durable, sealed
from mlpipeline.errors import KnownError

KEY = b"k" * 32
FRAME = 64
HEAD = len(sealed.MAGIC) + sealed.SALT_BYTES
REFUSED = {"sealed.damaged", "sealed.not_sealed"}
quick = settings(max_examples=60, deadline=None)
sizes = st.one_of(st.sampled_from([0, 1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME - 1, 3 * FRAME]), st.integers(0, 300))


@pytest.fixture(scope="module", autouse=True)
def small_frames() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealed, "FRAME_BYTES", FRAME)
        yield


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sealed") / "file"


def refused(path: Path, label: str = "a") -> bool:
    with pytest.raises(KnownError) as error:
        sealed.unseal(path, KEY, label)
    return error.value.code in REFUSED


@quick
@given(size=sizes)
def test_round_trip_around_the_edges_of_frames(path: Path, size: int) -> None:
    data = secrets.token_bytes(size)
    assert sealed.seal_bytes(data, path, KEY, "a") == size
    assert sealed.unseal(path, KEY, "a") == data
    assert path.stat().st_size == sealed.sealed_size(size)


@quick
@given(size=sizes, where=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_is_refused(path: Path, size: int, where: float, bit: int) -> None:
    sealed.seal_bytes(secrets.token_bytes(size), path, KEY, "a")
    data = bytearray(path.read_bytes())
    data[int(where * len(data))] ^= 1 << bit
    path.write_bytes(data)
    assert refused(path)


@quick
@given(size=sizes, where=st.floats(0, 1, exclude_max=True))
def test_a_cut_file_is_refused(path: Path, size: int, where: float) -> None:
    sealed.seal_bytes(secrets.token_bytes(size), path, KEY, "a")
    data = path.read_bytes()
    path.write_bytes(data[: int(where * len(data))])
    assert refused(path)


@pytest.mark.parametrize("frames", [1, 2, 3])
def test_a_cut_between_two_frames_and_a_tail_are_refused(path: Path, frames: int) -> None:
    sealed.seal_bytes(bytes(4 * FRAME), path, KEY, "a")
    data = path.read_bytes()
    path.write_bytes(data[: HEAD + frames * (FRAME + sealed.TAG_BYTES)])
    assert refused(path)
    path.write_bytes(data + data[HEAD : HEAD + FRAME + sealed.TAG_BYTES])
    assert refused(path)


@quick
@given(first=st.integers(0, 3), second=st.integers(0, 3))
def test_swapped_frames_are_refused(path: Path, first: int, second: int) -> None:
    clear = secrets.token_bytes(4 * FRAME)
    sealed.seal_bytes(clear, path, KEY, "a")
    data, step = path.read_bytes(), FRAME + sealed.TAG_BYTES
    frames = [data[HEAD + at * step : HEAD + (at + 1) * step] for at in range(4)]
    frames[first], frames[second] = frames[second], frames[first]
    path.write_bytes(data[:HEAD] + b"".join(frames))
    if first == second:
        assert sealed.unseal(path, KEY, "a") == clear
    else:
        assert refused(path)


def test_another_key_and_another_label_are_refused(path: Path) -> None:
    sealed.seal_bytes(b"x", path, KEY, "a")
    assert refused(path, label="b")
    with pytest.raises(KnownError, match=r"sealed\.damaged"):
        sealed.unseal(path, b"q" * 32, "a")
    path.write_bytes(b"clear text")
    assert refused(path)
    path.unlink()
    with pytest.raises(KnownError, match=r"sealed\.missing"):
        sealed.unseal(path, KEY, "a")


def test_the_real_frame_size_streams_from_a_slow_source(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed, "FRAME_BYTES", 2**20)
    data = secrets.token_bytes(2 * 2**20 + 5)

    class Trickle(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size or 0, 70_001))

    sealed.seal_stream(Trickle(data), path, KEY, "a")
    pieces = list(sealed.open_sealed(path, KEY, "a"))
    assert [len(piece) for piece in pieces] == [2**20, 2**20, 5]
    assert b"".join(pieces) == data


def test_a_failing_source_leaves_the_old_file_and_nothing_else(path: Path) -> None:
    sealed.seal_bytes(b"old", path, KEY, "a")

    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell():
                raise OSError("gone")
            return super().read(size)

    with pytest.raises(OSError, match="gone"):
        sealed.seal_stream(Broken(b"x" * 200), path, KEY, "a")
    assert sealed.unseal(path, KEY, "a") == b"old"
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_new_content_takes_the_name_and_never_the_old_bytes(path: Path) -> None:
    durable.write_durably(path, b"old")
    witness = path.with_name("witness")
    os.link(path, witness)
    durable.write_durably(path, b"new")
    assert (path.read_bytes(), witness.read_bytes()) == (b"new", b"old")
    witness.unlink()


def test_no_room_is_said_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as error:
        sealed.seal_stream(io.BytesIO(b"x"), tmp_path / "f", KEY, "a", expected_bytes=2**60)
    assert error.value.code == "store.disk_full"
    assert int(error.value.facts["needed"] or 0) > int(error.value.facts["free"] or 0)
    assert list(tmp_path.iterdir()) == []


def test_only_old_leftovers_are_removed(tmp_path: Path) -> None:
    old, young = tmp_path / ".a.1.tmp", tmp_path / ".b.2.tmp"
    for leftover in (old, young, tmp_path / "kept"):
        leftover.write_bytes(b"x")
    os.utime(old, (0, 0))
    assert durable.remove_leftovers(tmp_path) == 1
    assert young.exists()
    assert (tmp_path / "kept").exists()
