"""What is believed of one patient, as the one ranking says it, and the questions that would narrow it most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.knowledge.links import exact_twins
from mlpipeline.orphan.asking import Asker, Known, Question
from mlpipeline.ranking.mixture import Listed, Mixture

if TYPE_CHECKING:
    from mlpipeline.diagnosing import Ranker

__all__ = ["AskNext", "Known", "Question"]

_LISTS: tuple[Listed, ...] = ("records", "common", "known")
_LISTED = 100
"""Diseases of each list looked at: enough for forty after codes of one disease have been put together."""

_OMIM = "OMIM:"


class AskNext:
    """Made once for a ranker of the program; safe to ask from several threads."""

    def __init__(self, ranker: Ranker, knowledge: Knowledge) -> None:
        self.ranker = ranker
        self._tables = ranker.levels.ranker
        self._asker = Asker(self._tables, knowledge)
        self._same = exact_twins(knowledge.links)

    def questions(self, mixture: Mixture, known: Known, most: int) -> tuple[Question, ...]:
        """mixture: of the nodes of this ranker. Without a finding the diseases without records are hardly told apart,
        and only the records' are asked about."""
        beliefs = defaultdict[str, float](float)
        for listed in _LISTS if known.present or known.excluded else _LISTS[:1]:
            nodes, probabilities = self.ranker.nodes.of(listed), mixture.of(listed)
            for place in np.argsort(-probabilities, kind="stable")[:_LISTED].tolist():
                if nodes[place].group != "N":
                    beliefs[self._code(nodes[place].ids)] += float(probabilities[place])
        return self._asker.next_questions(beliefs, known, most)

    def _code(self, codes: Sequence[str]) -> str:
        """The code whose profile speaks for all: OMIM's, which has read Orphanet's, else the first described."""
        codes = [self._same.get(code, code) for code in codes]
        index, described = self._tables.index, self._tables.table.described
        there = [code for code in codes if code in index and described[index[code]]]
        return next((code for code in there if code.startswith(_OMIM)), there[0] if there else codes[0])
