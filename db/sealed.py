"""Encrypted files: AES-256-GCM in 1 MiB frames, each with an authenticated counter and last-frame flag.

A file is `magic | salt (32) | frame | frame …`. A key of its own is derived from salt and label, so a nonce
(counter and flag) never meets the same key twice, and a file renamed into the place of another does not open.
"""

from __future__ import annotations

import io
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from db.durable import durable_file, known_disk_errors, require_space
from mlpipeline.errors import KnownError

MAGIC = b"HOOFSEAL1\n"
SALT_BYTES = 32
TAG_BYTES = 16
FRAME_BYTES = 2**20
"""Clear bytes a frame; the last has 0 to FRAME_BYTES."""


class Source(Protocol):
    """What can be read from: an open file, or anything that reads like one."""

    def read(self, size: int, /) -> bytes: ...


def seal_bytes(data: bytes, path: Path, key: bytes, label: str) -> int:
    """Encrypt `data` into `path`; see `seal_stream`."""
    return seal_stream(io.BytesIO(data), path, key, label, len(data))


def seal_stream(source: Source, path: Path, key: bytes, label: str, expected_bytes: int = 0) -> int:
    """Encrypt all that `source` still gives into `path` (wholly or not at all); returns the clear bytes.

    `label` says what the file is (never a patient's data); the reader must name the same.
    Raises KnownError store.disk_full, store.readonly.
    """
    with known_disk_errors(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        require_space(path.parent, expected_bytes)
    salt = secrets.token_bytes(SALT_BYTES)
    cipher, header = _file_cipher(key, salt, label), MAGIC + salt
    total = counter = 0
    with durable_file(path) as file:
        file.write(header)
        frame = _read_fully(source, FRAME_BYTES)
        while True:
            following = _read_fully(source, FRAME_BYTES)
            file.write(cipher.encrypt(_nonce(counter, not following), frame, header))
            total += len(frame)
            if not following:
                return total
            frame, counter = following, counter + 1


def open_sealed(path: Path, key: bytes, label: str) -> Iterator[bytes]:
    """The clear frames of a sealed file, in order, each proven before it is given.

    A caller must read to the end before trusting the whole: a cut file is noticed at its last frame.
    Raises KnownError sealed.missing, sealed.not_sealed or sealed.damaged (facts: file, frame).
    """
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise KnownError("sealed.missing", file=path.name) from None
    with file:
        header = file.read(len(MAGIC) + SALT_BYTES)
        if len(header) != len(MAGIC) + SALT_BYTES or not header.startswith(MAGIC):
            raise KnownError("sealed.not_sealed", file=path.name)
        cipher = _file_cipher(key, header[len(MAGIC) :], label)
        counter = 0
        frame = _read_fully(file, FRAME_BYTES + TAG_BYTES)
        while True:
            following = _read_fully(file, FRAME_BYTES + TAG_BYTES)
            try:
                yield cipher.decrypt(_nonce(counter, not following), frame, header)
            except (InvalidTag, ValueError):
                raise KnownError("sealed.damaged", file=path.name, frame=counter) from None
            if not following:
                return
            frame, counter = following, counter + 1


def unseal(path: Path, key: bytes, label: str) -> bytes:
    """The whole clear content, proven. Raises as `open_sealed`."""
    return b"".join(open_sealed(path, key, label))


def sealed_size(clear_bytes: int) -> int:
    """Bytes on disk of a sealed file of so many clear bytes."""
    frames = max(1, -(-clear_bytes // FRAME_BYTES))
    return len(MAGIC) + SALT_BYTES + clear_bytes + frames * TAG_BYTES


def _file_cipher(key: bytes, salt: bytes, label: str) -> AESGCM:
    info = b"hoofbeat sealed 1 " + label.encode()
    return AESGCM(HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=info).derive(key))


def _nonce(counter: int, last: bool) -> bytes:
    return counter.to_bytes(11, "big") + bytes([last])


def _read_fully(source: Source, size: int) -> bytes:
    """Exactly `size` bytes unless the source ends: a raw read may give fewer."""
    chunks, missing = [], size
    while missing and (chunk := source.read(missing)):
        chunks.append(chunk)
        missing -= len(chunk)
    return b"".join(chunks)


def file_size(path: Path) -> int:
    """Bytes on disk. Raises KnownError sealed.missing."""
    try:
        return os.stat(path).st_size
    except FileNotFoundError:
        raise KnownError("sealed.missing", file=path.name) from None
