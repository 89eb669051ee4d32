"""The generator's patients as cases: HPO findings, age, sex, labs, severity and the mapped disease."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from benchmarks.ddxplus.generator import LABS, Draw, Generator, Settings, load_generator
from benchmarks.ddxplus.maps import Evidence, read_conditions, read_evidences
from mlpipeline.domain import Case, Disease, Measurement, PhenotypicFeature, Severity, Sex


def generated_cases(folder: Path, n: int, seed: int, local: bool = False) -> Iterator[Case]:
    """n synthetic cases of the default generator; folder: of DDXPlus. Their diagnosis is the id of conditions.tsv."""
    generator = load_generator(folder, Settings())
    for part, draw in enumerate(generator.chunks(n, seed)):
        yield from cases_of(generator, draw, f"DDX-{seed}-{part}", local)


def cases_of(generator: Generator, draw: Draw, name: str, local: bool = False) -> Iterator[Case]:
    """The draw's patients in its order. local: with the evidences HPO has no term for, as "LOCAL:E_79"."""
    evidences, conditions = read_evidences(), read_conditions()
    asked = [evidences[code] for code in generator.evidences]
    diagnoses = [Disease(conditions[each].disease_id, each) for each in generator.conditions]
    for i in range(len(draw)):
        yield Case(
            case_id=f"{name}-{i}",
            patient_id=f"{name}-{i}",
            age_years=round(float(draw.age[i]), 1),
            sex=Sex.MALE if draw.man[i] else Sex.FEMALE,
            features=_features(asked, draw.states[i], local),
            measurements=tuple(
                Measurement(lab.code, lab.value(float(z)), lab.unit)
                for lab, z in zip(LABS, draw.labs[i], strict=True)
                if not np.isnan(z)
            ),
            diagnosis=diagnoses[draw.disease[i]],
            severity=Severity(int(draw.severity[i])),
            synthetic=True,
        )


def _features(asked: list[Evidence], states: np.ndarray, local: bool) -> tuple[PhenotypicFeature, ...]:
    """Each term once; where two evidences are one term, present if any of them is."""
    said: dict[str, PhenotypicFeature] = {}
    for place in np.flatnonzero(states >= 0).tolist():
        evidence, excluded = asked[place], states[place] == 0
        if not evidence.hpo_id and not local:
            continue
        term_id = evidence.hpo_id or f"LOCAL:{evidence.code}"
        if term_id not in said or not excluded:
            said[term_id] = PhenotypicFeature(term_id, evidence.hpo_label, excluded=bool(excluded))
    return tuple(said.values())


def mapped_codes(evidences: Mapping[str, Evidence] | None = None) -> frozenset[str]:
    """Codes of the evidences that have an HPO term."""
    return frozenset(code for code, each in (evidences or read_evidences()).items() if each.hpo_id)
