"""The terminal's words for known errors: what happened, why, what now, in one line."""

from __future__ import annotations

import json

from app.paths import resource
from mlpipeline.errors import KnownError

WORDS: dict[str, list[str]] = json.loads(resource("words/problems-en.json").read_text(encoding="utf-8"))
"""Code → (what happened, why, what now); {facts} of the error are filled in."""


def words_for(error: KnownError) -> str:
    """One line; an error whose words are missing is still told honestly, by its facts."""
    words = WORDS.get(error.code)
    if words is None:
        facts = ", ".join(f"{name} {value}" for name, value in error.facts.items())
        return f"it did not work, {facts or 'for a reason that has no words yet'}; nothing was lost"
    what, why, now = (sentence.format_map(_Facts(error.facts)) for sentence in words)
    return " ".join(f"{what}, because {why}. Now: {now}.".split())


class _Facts(dict[str, object]):
    """A fact that this error does not carry reads as a question mark, and never as an error of its own."""

    def __missing__(self, name: str) -> str:
        return "?"
