"""What `json.loads` gave, taken only as the type it should be: anything else is named by its field, never shown."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from mlpipeline.errors import KnownError

TEXT_LIMIT = 1_000


def malformed(field: str) -> KnownError:
    return KnownError("phenopacket.malformed", field=field)


def object_of(value: object, field: str) -> Mapping[str, Any]:
    """An object; a missing one is empty."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise malformed(field)
    return value


def list_of(packet: Mapping[str, Any], field: str, limit: int) -> list[Any]:
    """A list of at most `limit`; a missing one is empty."""
    value = packet.get(field)
    if value is None:
        return []
    if not isinstance(value, list) or len(value) > limit:
        raise malformed(field)
    return value


def text_of(value: object, field: str) -> str:
    """A text without the space around it; a missing one is empty. One that cannot be stored as UTF-8 is refused."""
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > TEXT_LIMIT or not is_storable(value):
        raise malformed(field)
    return value.strip()


def is_storable(text: str) -> bool:
    """No NUL, and none of the lone surrogates that JSON's escapes can smuggle in and no file can hold."""
    return "\x00" not in text and (text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text))


def finite(value: object, field: str) -> float:
    """A number that is one: JSON as Python reads it also lets NaN, Infinity and 1e999 through."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise malformed(field)
    try:
        number = float(value)
    except OverflowError:
        raise malformed(field) from None
    if not math.isfinite(number):
        raise malformed(field)
    return number
