"""What can go wrong and is known: a code and facts, no words. Everything else that is raised is a bug."""

from __future__ import annotations


class KnownError(Exception):
    """Something the program foresaw. `code` is looked up by the window and the terminal, which have the words.

    `facts` are plain values (paths, counts, column names, limits) and never a patient's data: they are logged.
    """

    def __init__(self, code: str, **facts: str | int | float | bool | None) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.code, self.facts)

    def __str__(self) -> str:
        return self.code


def _rebuild(code: str, facts: dict[str, str | int | float | bool | None]) -> KnownError:
    return KnownError(code, **facts)
