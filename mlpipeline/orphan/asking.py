"""Which findings to ask for next: what their answers would tell about the disease, and what the answers cost."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.asking_costs import EFFORTS, efforts_of_terms
from mlpipeline.orphan.naive_bayes import NaiveBayesRanker

CANDIDATES = 40
NO_WEIGHT = 0.5
"""What a "no" counts for beside a "yes": docs/ranking.md tells why less."""

_AGREED_USUAL, _AGREED_STEP, _USUAL, _AGREED_RANGE = 0.8, 0.09, 0.25, (0.2, 0.9)
_UNSTATED = 0.3
"""Of the background, what a profile's silence leaves."""

_TOO_USUAL = 0.2
_LEAST_GAIN = 1e-4
_NAMED = 3
_CONTAINER = "abnormal"
"""How HPO names its branches ("Abnormal eye morphology"): nobody can answer them with yes or no."""

_LEAST_WRITTEN = 0.1
"""Of the profiles that have a finding or one below it, the share that write this very one: under it, it is a branch."""


@dataclass(frozen=True, slots=True)
class Known:
    """Term ids that need no question: present, excluded, and asked without an answer."""

    present: Collection[str] = ()
    excluded: Collection[str] = ()
    asked: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class RateIf:
    """How often a disease shows the finding. raised: a "yes" makes it more probable."""

    disease_id: str
    rate: float
    raised: bool


@dataclass(frozen=True, slots=True)
class Question:
    """gain: expected information about the disease, nats >= 0, given the questions before it in the list.

    effort: name of one of `EFFORTS`; cost: relative to a question at the bedside. rate_if: what the answer turns on.
    """

    term_id: str
    label: str
    gain: float
    effort: str
    cost: float
    rate_if: tuple[RateIf, ...]


@dataclass(frozen=True)
class Pool:
    """terms: positions that may be asked. rates: (diseases, terms) p(finding | disease) before noise."""

    terms: np.ndarray
    rates: np.ndarray


class Asker:
    """Questions over the profiles of one ranker. Build once (about a third of a second), ask often."""

    def __init__(self, ranker: NaiveBayesRanker, knowledge: Knowledge, no_weight: float = NO_WEIGHT) -> None:
        self._ranker, self._ontology, self._no_weight = ranker, knowledge.ontology, no_weight
        columns, terms = ranker.table.closed, len(knowledge.ontology)
        order = np.argsort(columns.disease, kind="stable")
        self._ends = np.searchsorted(columns.disease[order], np.arange(ranker.table.diseases + 1))
        self._term = np.repeat(np.arange(terms, dtype=np.int32), columns.counts())[order]
        self._rate = columns.rate[order]
        self._effort = efforts_of_terms(knowledge.ontology)
        self._askable = _askable(ranker, knowledge)

    def next_questions(self, beliefs: Mapping[str, float], known: Known, most: int = 5) -> tuple[Question, ...]:
        """The `most` best, best first: each is worth most for its cost once those before it are answered.

        beliefs: disease id -> probability, in any scale; the first 40 count. Without two diseases there is nothing
        to tell apart, and () is the answer.
        """
        ids, weights = self._candidates(beliefs)
        pool = self.pool(ids, known)
        if len(ids) < 2 or not len(pool.terms):
            return ()
        yes = expected_yes(pool.rates, self._ranker.shared[pool.terms])
        states = weights[None, :]
        cost = np.array([each.cost for each in EFFORTS])[self._effort[pool.terms]]
        answered = 1 - np.array([each.unanswered for each in EFFORTS])[self._effort[pool.terms]]
        open_, parts, chosen = np.ones(len(pool.terms), bool), _terms_of_gain(yes), []
        while len(chosen) < most:
            gain = np.maximum(answered * _gains(states, yes, parts, self._no_weight), 0)
            best = int(np.argmax(np.where(open_, gain / cost, -1)))
            if not open_[best] or gain[best] < _LEAST_GAIN:
                break
            chosen.append(self._question(pool, best, float(gain[best]), ids, weights, yes[:, best]))
            open_ &= ~self._related(pool.terms, int(pool.terms[best]))
            states = np.concatenate([states * yes[:, best], states * (1 - yes[:, best])])
        return tuple(chosen)

    def pool(self, disease_ids: Collection[str], known: Known) -> Pool:
        """What may be asked about these diseases: findings of their profiles and what is above them, never what is
        known, above a present one, or below one that is absent or was asked in vain."""
        size = len(self._ontology)
        rows = [self._ranker.index[each] for each in disease_ids]
        spans = [slice(self._ends[row], self._ends[row + 1]) for row in rows]
        there = np.zeros(size, bool)
        for span in spans:
            there[self._term[span]] = True
        terms = np.flatnonzero(there & self._askable)
        terms = terms[~self._settled(terms, known)]
        place = np.full(size, -1)
        place[terms] = np.arange(len(terms))
        rates = np.zeros((len(rows), len(terms)))
        for at, span in enumerate(spans):
            column = place[self._term[span]]
            rates[at, column[column >= 0]] = self._rate[span][column >= 0]
        return Pool(terms, rates)

    def _candidates(self, beliefs: Mapping[str, float]) -> tuple[list[str], np.ndarray]:
        """The diseases of most belief whose profile says anything, and their probabilities among them."""
        table, index = self._ranker.table, self._ranker.index
        described = [(p, each) for each, p in beliefs.items() if p > 0 and each in index]
        described = [(p, each) for p, each in described if table.described[index[each]]]
        best = sorted(described, key=lambda item: (-item[0], item[1]))[:CANDIDATES]
        weights = np.array([p for p, _ in best])
        return [each for _, each in best], weights / weights.sum() if len(best) else weights

    def _settled(self, terms: np.ndarray, known: Known) -> np.ndarray:
        """bool (terms,)"""
        index = self._ontology.index
        above = [self._ontology.ancestors(index[each]) for each in known.present if each in index]
        implied = np.concatenate(above) if above else np.zeros(0, np.int64)
        closed = [index[each] for each in (*known.excluded, *known.asked) if each in index]
        return np.isin(terms, implied) | self._below(terms, closed)

    def _below(self, terms: np.ndarray, roots: list[int]) -> np.ndarray:
        """bool (terms,): one of the roots, or below one."""
        if not len(terms) or not roots:
            return np.zeros(len(terms), bool)
        flags = np.zeros(len(self._ontology), bool)
        flags[roots] = True
        starts, ends = self._ontology.ancestor_ends[terms], self._ontology.ancestor_ends[terms + 1]
        firsts = np.cumsum(ends - starts) - (ends - starts)
        flat = np.arange(int((ends - starts).sum())) + np.repeat(starts - firsts, ends - starts)
        return np.logical_or.reduceat(flags[self._ontology.ancestor_terms[flat]], firsts)

    def _related(self, terms: np.ndarray, term: int) -> np.ndarray:
        """The term, what is above it and what is below: their answers are no longer independent given the disease."""
        return np.isin(terms, self._ontology.ancestors(term)) | self._below(terms, [term])

    def _question(
        self, pool: Pool, at: int, gain: float, ids: list[str], weights: np.ndarray, yes: np.ndarray
    ) -> Question:
        term, ontology = int(pool.terms[at]), self._ontology
        effort = EFFORTS[self._effort[term]]
        turns = weights * np.abs(yes - weights @ yes)
        named = sorted(np.argsort(-turns, kind="stable")[:_NAMED].tolist(), key=lambda i: -yes[i])
        usual = float(weights @ yes)
        rates = tuple(RateIf(ids[i], float(pool.rates[i, at]), bool(yes[i] > usual)) for i in named)
        return Question(ontology.term_ids[term], ontology.labels[term], gain, effort.name, effort.cost, rates)


def expected_yes(rates: np.ndarray, usual: np.ndarray) -> np.ndarray:
    """(diseases, terms): p("yes" | disease) of patients whom the profile's authors never saw; usual: background.

    What one catalogue states, another confirms the less often the rarer the finding: docs/ranking.md, "Ask next".
    """
    agreed = np.clip(_AGREED_USUAL + _AGREED_STEP * np.log(usual / _USUAL), *_AGREED_RANGE)
    return agreed * rates + _UNSTATED * usual * (1 - rates)


def _askable(ranker: NaiveBayesRanker, knowledge: Knowledge) -> np.ndarray:
    """bool (terms,): findings that are told apart at the bedside, not branches of the ontology."""
    ontology = knowledge.ontology
    branch = np.array([_CONTAINER in label.lower() for label in ontology.labels])
    branch |= knowledge.annotated_terms < _LEAST_WRITTEN * ranker.term_counts
    return ontology.is_finding() & (ranker.shared < _TOO_USUAL) & ~branch


def _terms_of_gain(yes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """y log y of "yes" and of "no", (diseases, terms)."""
    return yes * np.log(yes), (1 - yes) * np.log1p(-yes)


def _gains(states: np.ndarray, yes: np.ndarray, parts: tuple[np.ndarray, np.ndarray], no_weight: float) -> np.ndarray:
    """Expected information of each answer, (terms,): p(yes) KL(after yes || before) + w p(no) KL(after no || before).

    states: (answers so far, diseases), joint probabilities that sum to 1.
    """
    mass = states.sum(axis=1, keepdims=True)
    said = np.clip((states @ yes) / mass, 1e-12, 1 - 1e-12)
    own = states.sum(axis=0)
    expected_yes = own @ parts[0] - (mass * said * np.log(said)).sum(axis=0)
    expected_no = own @ parts[1] - (mass * (1 - said) * np.log1p(-said)).sum(axis=0)
    return expected_yes + no_weight * expected_no
