"""The reranker that orders the known diseases of this workspace: the shipped one, or one trained here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db import rerankers
from db.store import Connection
from mlpipeline.errors import KnownError

if TYPE_CHECKING:
    from mlpipeline.orphan.reranking import Reranker

_MALFORMED = "ranking.reranker_malformed"


@dataclass(frozen=True)
class RerankerInUse:
    """number: of the chosen one, None = the shipped one. reranker: None where the shipped one ranks, also in place of a
    chosen one that this program cannot read: an update must not stop a clinic's diagnoses."""

    number: int | None = None
    reranker: Reranker | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """What a result must say of it."""
        if self.number is None:
            return ()
        return (f"{'reranker' if self.reranker else 'reranker_refused'}:{self.number}",)


def reranker_in_use(conn: Connection, kept: RerankerInUse | None = None) -> RerankerInUse:
    """kept: an earlier answer, given again where the choice is still the same. Raises KnownError reranker.tampered."""
    use = rerankers.reranker_in_use(conn)
    number = use.number if use else None
    if kept is not None and kept.number == number:
        return kept
    if number is None:
        return RerankerInUse()
    return RerankerInUse(number, readable(rerankers.get_reranker(conn, number).content))


def readable(content: Mapping[str, Any]) -> Reranker | None:
    """None where it was made for other features, or another format, than those of this program."""
    from mlpipeline.orphan.reranking import Reranker  # numpy: not at start-up

    try:
        return Reranker.from_json(json.dumps(content))
    except KnownError as error:
        if error.code == _MALFORMED:
            return None
        raise
