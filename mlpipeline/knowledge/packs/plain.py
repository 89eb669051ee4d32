"""JSON of others, taken only as what it should be."""

from __future__ import annotations

import json
from typing import Any

TEXT_LIMIT = 1_000


class NotAsExpected(Exception):
    """The content is not what its kind says; whoever reads the file knows its name and tells."""


def parsed(content: bytes) -> Any:
    """Raises NotAsExpected for anything `json.loads` refuses, and for nesting it cannot follow."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        raise NotAsExpected from None


def text(value: object) -> str:
    """A short text that a file can hold, without the space around it; "" for a missing one. Raises NotAsExpected."""
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > TEXT_LIMIT or not is_storable(value):
        raise NotAsExpected
    return value.strip()


def is_storable(value: str) -> bool:
    """No NUL, no line break or tab, no lone surrogate that JSON's escapes can smuggle in."""
    return not any(letter in "\x00\n\r\t" or "\ud800" <= letter <= "\udfff" for letter in value)


def items(value: object, name: str) -> list[dict[str, Any]]:
    """The objects of a field that is an object or a list of them, wrapped in `name` once, twice or not at all.

    {"A": [x, y]}, [{"A": x}, {"A": y}], [x, y], x and {"A": x} alike; "no data" and a missing field are empty.
    """
    found: list[dict[str, Any]] = []
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            waiting += reversed(each)
        elif isinstance(each, dict):
            if name in each:
                waiting.append(each[name])
            else:
                found.append(each)
        elif each is not None and not isinstance(each, str):
            raise NotAsExpected
    return found
