"""When a ranking should say that it does not know: nothing fits, too few findings, or a disease nobody describes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from mlpipeline.errors import KnownError
from mlpipeline.orphan.fused_ranker import FusedRanker, Scored
from mlpipeline.orphan.ranking_figures import BANDS
from mlpipeline.orphan.reranking import embedded_reranker, fuse

NO_PATTERN, FEW_FINDINGS, UNKNOWN_DISEASE = "no_pattern", "few_findings", "unknown_disease"
SIGNS = (
    "findings",
    "information",
    "level",
    "overlap",
    "density",
    "resnik",
    "cosine",
    "ontology",
    "agreement",
    "first",
    "margin",
    "shown",
    "explained",
)
LEAST_FINDINGS = 3
INFORMATIVE = 1.5
"""Nats: a finding that fewer than 22 % of the described diseases have, itself or one below it."""

_SHOWN = 10
_FORMAT = 1
_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Silence:
    """reason: NO_PATTERN, FEW_FINDINGS or UNKNOWN_DISEASE. probability: that no profile describes the disease, 0-1, as
    learned from simulated patients, half of them of such diseases: it orders cases, and is no share of a clinic's
    patients. findings: present ones that say something (INFORMATIVE)."""

    reason: str
    probability: float
    findings: int


@dataclass(frozen=True)
class SilenceModel:
    """A logistic regression over SIGNS, each in units of its spread and again times the first (findings).

    centre, scale (SIGNS,): of the simulated patients. weights (2 SIGNS,). thresholds: for each of BANDS of the number
    of findings, above which a disease counts as unknown; one for all would flag the patients with many findings.
    trained: what it learned from, as shown to a researcher."""

    centre: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float
    thresholds: tuple[float, ...]
    trained: Mapping[str, Any]

    def probability(self, signs: np.ndarray) -> np.ndarray:
        """float64 (cases,): that no profile describes the disease. signs (cases, SIGNS)."""
        said = inputs_of(signs, np.asarray(self.centre), np.asarray(self.scale)) @ np.asarray(self.weights)
        return 1 / (1 + np.exp(-np.clip(said + self.intercept, -50, 50)))

    def threshold(self, findings: int) -> float:
        """Of a patient with so many present findings; none counts as one."""
        most = [high for _, high in BANDS.values()]
        return self.thresholds[min(int(np.searchsorted(most, findings)), len(most) - 1)]

    def to_json(self) -> str:
        return json.dumps({"format": _FORMAT, "signs": SIGNS, **asdict(self)}, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> SilenceModel:
        """Raises KnownError `ranking.silence_malformed`."""
        try:
            plain = json.loads(text)
            centre, scale, weights = (tuple(map(float, plain[name])) for name in ("centre", "scale", "weights"))
            intercept, thresholds = float(plain["intercept"]), tuple(map(float, plain["thresholds"]))
            if plain["format"] != _FORMAT or tuple(plain["signs"]) != SIGNS:
                raise ValueError
            if (len(centre), len(scale), len(weights)) != (len(SIGNS), len(SIGNS), 2 * len(SIGNS)) or min(scale) <= 0:
                raise ValueError
            if not np.isfinite([*centre, *scale, *weights, intercept]).all() or len(thresholds) != len(BANDS):
                raise ValueError
            if not all(0 < each < 1 for each in thresholds):
                raise ValueError
            return cls(centre, scale, weights, intercept, thresholds, dict(plain["trained"]))
        except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
            raise KnownError("ranking.silence_malformed") from None


def inputs_of(signs: np.ndarray, centre: np.ndarray, scale: np.ndarray) -> np.ndarray:
    """float64 (cases, 2 SIGNS): what the regression reads; how much a sign says depends on the number of findings."""
    plain = np.clip((np.asarray(signs, np.float64) - centre) / scale, -5, 5)
    return np.concatenate([plain, plain * plain[:, :1]], axis=1)


def signs_of(scores: Mapping[str, np.ndarray], utilities: np.ndarray, information: np.ndarray) -> np.ndarray:
    """float64 (SIGNS,) of one case, from what its ranking worked out anyway; finite for any finite input.

    scores: of `Scorers`, utilities: of the reranker, (diseases,), minus infinity for a disease that is not to be
    looked at. information: nats of each present finding (findings,). No findings, or no disease: all 0.
    """
    there = np.isfinite(utilities)
    if not len(information) or not there.any():
        return np.zeros(len(SIGNS))
    kept = {name: score[there] for name, score in scores.items()}
    utility = utilities[there].astype(np.float64)
    findings, total = len(information), float(information.sum()) + _TINY
    best = np.argsort(-utility, kind="stable")[:_SHOWN]
    share = np.exp(utility[best] - utility[best[0]])
    share /= np.exp(utility - utility[best[0]]).sum()
    shown = min(float(share.sum()), 1 - _TINY)
    return np.array(
        [
            np.log1p(findings),
            total / findings,
            float(kept["naive_bayes"].max()) / findings,
            float(kept["overlap"].max()),
            float(kept["density"].max()),
            float(kept["resnik"].max()) / total,
            float(kept["embedding"].max()),
            float(kept["ontology"].max()) / findings,
            float(fuse(kept).max()),
            float(np.log(share[0])),
            float(utility[best[0]] - utility[best[1]]) if len(best) > 1 else 0.0,
            float(np.log(shown / (1 - shown))),
            float(kept["resnik"][best].mean()) / total,
        ]
    )


def signs_for(ranker: FusedRanker, patient: Scored) -> np.ndarray:
    """`signs_of` what the ranker worked out; diseases without a profile are not looked at.

    Always by the shipped reranker, whichever orders the diseases: centres, weights and thresholds were fitted on how
    sure that one is, and another would move who is flagged by its sharpness alone."""
    shipped, utilities = embedded_reranker(), patient.utilities
    if ranker.reranker != shipped:
        utilities = shipped.utilities(patient.scores, len(patient.present)) + patient.beside
    utilities = np.where(ranker.naive_bayes.table.described, utilities, -np.inf)
    return signs_of(patient.scores, utilities, ranker.shared.information[list(patient.present)])


def informative_findings(ranker: FusedRanker, patient: Scored) -> int:
    """How many of the present findings say something (INFORMATIVE)."""
    return int((ranker.shared.information[list(patient.present)] >= INFORMATIVE).sum())


def silence_of(ranker: FusedRanker, model: SilenceModel, patient: Scored) -> tuple[float, Silence | None]:
    """(P(no profile describes the disease), why the ranking of these findings should not be trusted to hold it).

    patient: scored by this ranker. The second is None where the ranking may be trusted. Too few findings is said first:
    with those nobody can tell.
    """
    signs = signs_for(ranker, patient)
    probability = float(model.probability(signs[None])[0])
    informative = informative_findings(ranker, patient)
    if informative < LEAST_FINDINGS:
        return probability, Silence(FEW_FINDINGS, probability, informative)
    if signs[SIGNS.index("level")] <= 0:
        return probability, Silence(NO_PATTERN, probability, informative)
    flagged = probability > model.threshold(len(patient.present))
    return probability, Silence(UNKNOWN_DISEASE, probability, informative) if flagged else None


def embedded_silence_path() -> Path:
    return Path(__file__).resolve().parents[2] / "resources" / "knowledge" / "silence.json"


def embedded_silence() -> SilenceModel:
    """The one shipped, trained on patients simulated from the embedded knowledge alone (see its `trained`)."""
    return SilenceModel.from_json(embedded_silence_path().read_text(encoding="utf-8"))
