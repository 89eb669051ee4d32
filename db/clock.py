"""Times as the store keeps them: UTC, one fixed width, so that text order is time order."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def to_text(moment: datetime) -> str:
    """ "2025-11-24T03:04:05.123456Z". Raises ValueError where the moment does not know its zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def from_text(text: str) -> datetime:
    """The moment of `to_text`."""
    return datetime.fromisoformat(text)


def from_optional_text(text: str | None) -> datetime | None:
    """The moment of `to_text`, or None where none was kept."""
    return from_text(text) if text else None
