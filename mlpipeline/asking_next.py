"""What is believed of one patient, as the one ranking says it, and the questions that would narrow it most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.asking import Asker, Known, Question

if TYPE_CHECKING:
    from mlpipeline.diagnosing import Ranker

__all__ = ["AskNext", "Known", "Question"]

_LISTED = 100
"""Known diseases looked at: enough for forty after codes of one disease have been put together."""

_LENDER, _BORROWER = "ORPHA:", "OMIM:"


class AskNext:
    """Made once for a ranker of the program; safe to ask from several threads."""

    def __init__(self, ranker: Ranker, knowledge: Knowledge) -> None:
        self.ranker = ranker
        self._tables = ranker.levels.ranker
        self._asker = Asker(self._tables, knowledge)
        self._same = _exact_pairs(knowledge)

    def questions(
        self, learned: Mapping[tuple[str, ...], float], known_mass: float, known: Known, most: int
    ) -> tuple[Question, ...]:
        """learned: probability of each disease of the records, under all its codes; known_mass: of all others together
        (1 without a model). Without a finding the others are not told apart, and only the records' are asked about."""
        beliefs = defaultdict[str, float](float)
        for codes, probability in learned.items():
            beliefs[self._code(codes)] += probability
        if known.present or known.excluded:
            shares = self.ranker.levels.order(list(known.present), list(known.excluded))
            for place in np.argsort(-shares, kind="stable")[:_LISTED].tolist():
                code = self._code(self.ranker.nodes.known[place].ids)
                beliefs[code] += known_mass * float(np.exp(shares[place]))
        return self._asker.next_questions(beliefs, known, most)

    def _code(self, codes: Sequence[str]) -> str:
        """The code whose profile speaks for all: OMIM's, which has read Orphanet's, else the first described."""
        codes = [self._same.get(code, code) for code in codes]
        index, described = self._tables.index, self._tables.table.described
        there = [code for code in codes if code in index and described[index[code]]]
        return next((code for code in there if code.startswith(_BORROWER)), there[0] if there else codes[0])


def _exact_pairs(knowledge: Knowledge) -> dict[str, str]:
    """Orphanet's code -> OMIM's, of the same disease: what tells only catalogues apart is not worth asking."""
    pairs: dict[str, list[str]] = {}
    for link in knowledge.links:
        if link.relation == "exact" and link.a.startswith(_LENDER) and link.b.startswith(_BORROWER):
            pairs.setdefault(link.a, []).append(link.b)
    return {orpha: found[0] for orpha, found in pairs.items() if len(found) == 1}
