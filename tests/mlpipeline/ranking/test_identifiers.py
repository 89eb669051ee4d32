"""Under which codes a disease is told: its own first, exact ones alone, each once."""

from __future__ import annotations

from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.ranking.identifiers import identifiers_of


def test_exact_links_and_the_codes_of_a_common_disease_are_told(knowledge: Knowledge) -> None:
    assert identifiers_of(["ORPHA:558"], knowledge) == ("ORPHA:558", "OMIM:154700")
    assert identifiers_of(["OMIM:154700", "ORPHA:558"], knowledge) == ("OMIM:154700", "ORPHA:558")
    dengue = identifiers_of(["ICD10:A97.9"], knowledge)
    assert dengue[:2] == ("ICD10:A97.9", "ORPHA:99828")
    assert set(dengue) >= {f"ICD10:{code}" for code in knowledge.common["ICD10:A97.9"].icd10}
    assert len(dengue) == len(set(dengue))


def test_a_code_of_the_clinic_stays_as_it_is_and_brings_its_disease(knowledge: Knowledge) -> None:
    assert identifiers_of(["LOCAL:x"], knowledge) == ("LOCAL:x",)
    assert identifiers_of(["LOCAL:x", "ORPHA:558"], knowledge) == ("LOCAL:x", "ORPHA:558", "OMIM:154700")
    assert identifiers_of(["ICD-10:J06.9", "ICD10:J00"], knowledge) == ("ICD10:J06.9", "ICD10:J00")
    assert identifiers_of((), knowledge) == ()


def test_a_wider_or_narrower_code_is_none_of_its_own(knowledge: Knowledge) -> None:
    other = next(link for link in knowledge.links if link.relation != "exact")
    exact = {link.b for link in knowledge.links if link.a == other.a and link.relation == "exact"}
    told = identifiers_of([other.a], knowledge)
    assert other.b not in told
    assert exact <= set(told)
