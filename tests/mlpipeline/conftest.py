"""Small clinics made up on the spot: patients of a known structure for whatever learns from a table."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from mlpipeline.domain import (
    NO_DISEASE,
    Case,
    Disease,
    History,
    Measurement,
    PhenotypicFeature,
    Severity,
    Sex,
)
from mlpipeline.evaluation.split import part_of
from mlpipeline.features.table import PatientTable, cases_to_table

FINDINGS = tuple(f"LOCAL:finding{i}" for i in range(12))


def make_cases(patients: int = 300, diseases: int = 4, seed: int = 0, healthy: bool = True) -> list[Case]:
    """Disease d shows findings d and d + 1 often and the others seldom; a third of the answers is not known."""
    rng = np.random.default_rng(seed)
    shares = 1 / np.arange(1, diseases + 1)
    cases = []
    for number in range(patients):
        d = int(rng.choice(diseases, p=shares / shares.sum()))
        features = tuple(
            PhenotypicFeature(term, term.title(), excluded=bool(rng.random() > (0.85 if i in (d, d + 1) else 0.1)))
            for i, term in enumerate(FINDINGS)
            if rng.random() > 0.35
        )
        temperature = Measurement("temperature", float(37 + 0.5 * d + rng.normal(0, 0.4)), "°C")
        cases.append(
            Case(
                case_id=f"case {number}",
                patient_id=f"patient {number}",
                age_years=float(rng.uniform(1, 80)),
                sex=Sex.FEMALE if rng.random() < 0.5 else Sex.MALE,
                features=features,
                measurements=(temperature,) if rng.random() < 0.8 else (),
                diagnosis=NO_DISEASE if healthy and d == 0 else Disease(f"LOCAL:disease{d}", f"Disease {d}"),
                severity=Severity(min(d, 4)) if rng.random() < 0.7 else None,
                urgency=int(rng.integers(1, 11)),
                history=History(exposure=("river",) if d == 1 and rng.random() < 0.6 else ()),
            )
        )
    return cases


@pytest.fixture(scope="session")
def clinic_cases() -> Callable[..., list[Case]]:
    """make_cases(patients, diseases, seed, healthy)."""
    return make_cases


@pytest.fixture(scope="session")
def clinic_table() -> Callable[..., PatientTable]:
    """A table of make_cases, split by a fixed key."""

    def make(**wanted: int | bool) -> PatientTable:
        return cases_to_table(make_cases(**wanted), lambda patient: part_of(patient, b"a key of the tests"))

    return make
