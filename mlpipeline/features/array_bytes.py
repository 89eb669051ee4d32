"""Arrays of numbers as .npy bytes, read strictly: NumPy's reader parses headers as Python and trusts their sizes."""

from __future__ import annotations

import io
import math
import re

import numpy as np

_START = b"\x93NUMPY\x01\x00"
_HEADER = re.compile(rb"\{'descr': '([<|][fiub][1248])', 'fortran_order': False, 'shape': \(([0-9, ]{0,60})\), \} *\n")


def array_to_bytes(array: np.ndarray) -> bytes:
    """One array of plain numbers as .npy 1.0, in C order and little-endian."""
    plain = np.ascontiguousarray(array)
    out = io.BytesIO()
    np.lib.format.write_array(
        out, plain.astype(plain.dtype.newbyteorder("<"), copy=False), version=(1, 0), allow_pickle=False
    )
    return out.getvalue()


def array_from_bytes(data: bytes, dimensions: int) -> np.ndarray:
    """The array of `array_to_bytes`, as a copy. Raises ValueError on other bytes; allocates no more than they are."""
    if not data.startswith(_START) or len(data) < 10:
        raise ValueError("not an array")
    end = 10 + int.from_bytes(data[8:10], "little")
    header = _HEADER.fullmatch(data[10:end])
    if header is None:
        raise ValueError("not an array of numbers")
    shape = tuple(int(each) for each in header[2].replace(b" ", b"").split(b",") if each)
    dtype = np.dtype(header[1].decode())
    if len(shape) != dimensions or math.prod(shape) * dtype.itemsize != len(data) - end:
        raise ValueError("not the size of the array")
    return np.frombuffer(data, dtype, offset=end).reshape(shape).copy()
