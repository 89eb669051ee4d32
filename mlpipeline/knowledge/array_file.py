"""Named arrays in one file with a hash of every byte: written whole or not at all, read without running anything."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

_MAGIC = b"HOOFARR1"
_ALIGN = 64
_HASH_BYTES = 32
_KINDS = "biuf"
_LIMIT = 512 * 2**20


class DamagedFile(Exception):
    """The file is not what was written: cut short, altered, or never one of ours. Its answer is a rebuild."""


def write_arrays(path: Path, arrays: Mapping[str, np.ndarray], about: Mapping[str, Any]) -> None:
    """Layout: magic, SHA-256 of the rest, header length, JSON header, arrays at 64-byte boundaries.

    Temporary file, fsync, rename: a reader sees the old file or the new one. Raises OSError.
    """
    entries, offset = {}, 0
    for name, values in arrays.items():
        if values.dtype.kind not in _KINDS:
            raise TypeError(f"{name} holds {values.dtype}, not numbers")
        entries[name] = [values.dtype.newbyteorder("<").str, list(values.shape), offset]
        offset += -(-values.nbytes // _ALIGN) * _ALIGN
    header = json.dumps({"about": dict(about), "arrays": entries}).encode()
    header += b" " * (-(len(_MAGIC) + _HASH_BYTES + 8 + len(header)) % _ALIGN)
    parts = [len(header).to_bytes(8, "little"), header]
    for values in arrays.values():
        data = np.ascontiguousarray(values, values.dtype.newbyteorder("<")).tobytes()
        parts += [data, b"\0" * (-len(data) % _ALIGN)]
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    _replace(path, [_MAGIC, digest.digest(), *parts])


def _replace(path: Path, parts: list[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def read_arrays(path: Path) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
    """(arrays, about). The arrays are read-only views of one buffer. Raises DamagedFile; FileNotFoundError."""
    if path.stat().st_size > _LIMIT:
        raise DamagedFile
    data = memoryview(path.read_bytes())
    start = len(_MAGIC) + _HASH_BYTES
    if len(data) < start + 8 or data[: len(_MAGIC)] != _MAGIC:
        raise DamagedFile
    if hashlib.sha256(data[start:]).digest() != bytes(data[len(_MAGIC) : start]):
        raise DamagedFile
    length = int.from_bytes(data[start : start + 8], "little")
    base = start + 8 + length
    try:
        header = json.loads(bytes(data[start + 8 : base]))
        arrays = {
            name: np.frombuffer(data, np.dtype(dtype), int(np.prod(shape)), base + offset).reshape(shape)
            for name, (dtype, shape, offset) in header["arrays"].items()
        }
        return arrays, header["about"]
    except (ValueError, KeyError, TypeError, AttributeError) as damage:
        raise DamagedFile from damage
