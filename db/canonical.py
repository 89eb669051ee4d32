"""One spelling for each JSON value, so that equal content has equal bytes, hashes and MACs."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def to_json(value: Any) -> str:
    """Sorted keys, no blanks, UTF-8 text. Raises TypeError or ValueError on what JSON does not hold (NaN too)."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def from_json(text: str) -> Any:
    """The value of `to_json`."""
    return json.loads(text)


def from_optional_json(text: str | None) -> Any:
    """The value of `to_json`, or None where none was kept."""
    return None if text is None else json.loads(text)


def sha256_of(value: Any) -> str:
    """SHA-256 (hex) of the value's one spelling."""
    return hashlib.sha256(to_json(value).encode()).hexdigest()
