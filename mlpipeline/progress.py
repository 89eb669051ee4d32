"""How a long piece of work says how far it is, and learns that it must stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


class Cancelled(Exception):
    """The user asked the work to stop."""


def _ignore(fraction: float, stage: str) -> None: ...


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Progress:
    """Call it at every natural pause: it reports, and raises Cancelled when asked to stop.

    `fraction` runs from 0 to 1. `stage` is a key such as "training.fit random_forest", never a patient's data:
    the first word is looked up by the window and the terminal, the rest is shown as it is.
    """

    listen: Callable[[float, str], None] = _ignore
    is_cancelled: Callable[[], bool] = _never

    def __call__(self, fraction: float, stage: str = "") -> None:
        if self.is_cancelled():
            raise Cancelled
        self.listen(fraction, stage)

    def part(self, start: float, end: float) -> Progress:
        """A progress of its own, 0 to 1, laid into start..end of this one."""
        return Progress(lambda fraction, stage: self.listen(start + fraction * (end - start), stage), self.is_cancelled)
