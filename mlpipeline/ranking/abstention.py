"""When the one ranking abstains, and why: the rule of docs/one-ranking.md."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from mlpipeline.orphan.silence import FEW_FINDINGS, LEAST_FINDINGS, UNKNOWN_DISEASE, Silence

OUT_OF_RANGE = "out_of_range"
CLEAR = 0.5
"""Probability from which a disease of the clinic's own leads clearly, and mass from which orphans weigh."""


@dataclass(frozen=True, slots=True)
class Abstention:
    """reason: FEW_FINDINGS, NO_PATTERN, UNKNOWN_DISEASE or OUT_OF_RANGE. facts: the numbers its sentence needs:
    "findings" that say something and the "least" of them, or the "low" and "high" age in years a model learned from."""

    reason: str
    facts: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Leading:
    """The head of a ranking. group: of the first row, "" where nothing is listed; probability: of it. orphans: mass of
    K + U. Both None without a model."""

    group: str
    probability: float | None
    orphans: float | None

    @property
    def is_orphan(self) -> bool:
        """Whether the ranking is one of orphans: only then is their silence its own."""
        return self.group in ("", "K", "U") or (self.orphans is not None and self.orphans >= CLEAR)

    @property
    def is_clear(self) -> bool:
        return self.probability is not None and self.probability >= CLEAR


def abstentions(
    leading: Leading,
    silence: Callable[[], Silence | None],
    findings: int,
    outside: tuple[float, float] | None,
) -> tuple[Abstention, ...]:
    """Of one patient, the gravest first; each reason at most once.

    silence: of the known orphans, asked only where they lead. findings: what there is to go on where they do not.
    outside: the model's range of ages, where the patient is not within it.
    """
    found = []
    if leading.is_orphan:
        if said := silence():
            found.append(Abstention(said.reason, {"findings": said.findings, "least": LEAST_FINDINGS}))
        elif leading.group == "U":
            found.append(Abstention(UNKNOWN_DISEASE, {"findings": findings, "least": LEAST_FINDINGS}))
    elif findings == 0 or (findings < LEAST_FINDINGS and not leading.is_clear):
        found.append(Abstention(FEW_FINDINGS, {"findings": findings, "least": LEAST_FINDINGS}))
    if outside and leading.group in ("L", "N"):
        found.append(Abstention(OUT_OF_RANGE, {"low": outside[0], "high": outside[1]}))
    return tuple(found)
