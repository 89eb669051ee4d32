"""What is said of cases before they are kept."""

from __future__ import annotations

from dataclasses import replace

from mlpipeline.checks import CaseCheck, check_cases
from mlpipeline.domain import NO_DISEASE, Case, Disease, Measurement, PhenotypicFeature, Severity, Sex
from mlpipeline.knowledge.knowledge import Knowledge

DENGUE = Disease("ORPHA:99828", "Dengue fever")
FINDINGS = tuple(PhenotypicFeature(term_id) for term_id in ("HP:0001945", "HP:0002315", "HP:0012735"))


def case(name: str, **changes: object) -> Case:
    plain = Case(name, name, 30.0, Sex.FEMALE, FINDINGS, diagnosis=DENGUE)
    return replace(plain, **changes)  # type: ignore[arg-type]


def found(knowledge: Knowledge, *cases: Case) -> dict[str, CaseCheck]:
    return {each.code: each for each in check_cases(cases, knowledge)}


def unlike(count: int, **changes: object) -> list[Case]:
    return [case(f"u{i}", age_years=float(i), **changes) for i in range(count)]


def test_the_same_patient_twice_is_refused_and_the_same_content_is_a_warning(knowledge: Knowledge) -> None:
    cases = [case("a"), case("a2", patient_id="a"), case("b", features=FINDINGS[::-1]), case("c", age_years=31.0)]
    checks = check_cases(cases, knowledge, {"a2": 17})
    assert checks[0] == CaseCheck("duplicate.same_patient", "refused", "a2", line=17)
    assert [each for each in checks if each.code == "duplicate.same_content"] == [
        CaseCheck("duplicate.same_content", "warning", "b", count=3)
    ]
    short = [case("a", features=()), case("b", features=())]
    assert "duplicate.same_content" not in found(knowledge, *short), "two people of one age are no duplicate"


def test_unknown_codes_are_told_once_with_their_cases(knowledge: Knowledge) -> None:
    odd = (*FINDINGS, PhenotypicFeature("HP:9999999"), PhenotypicFeature("LOCAL:x"))
    cases = [*unlike(2, features=odd), case("z", diagnosis=Disease("OMIM:1")), case("y", diagnosis=Disease("LOCAL:y"))]
    checks = found(knowledge, *cases)
    assert (checks["term.unknown"].subject, checks["term.unknown"].count) == ("HP:9999999", 2)
    assert (checks["disease.unknown"].subject, checks["disease.unknown"].case_id) == ("OMIM:1", "z")


def test_labels_that_cannot_be_learned_from(knowledge: Knowledge) -> None:
    checks = found(knowledge, *unlike(25))
    assert (checks["diagnosis.one_class"].subject, checks["diagnosis.one_class"].count) == ("ORPHA:99828", 25)
    assert "diagnosis.rare" not in checks
    assert found(knowledge, *unlike(3, diagnosis=None))["diagnosis.none_at_all"].count == 3
    mixed = [*unlike(25), case("x", diagnosis=None), case("y", diagnosis=Disease("ORPHA:673"))]
    checks = found(knowledge, *mixed)
    assert (checks["diagnosis.missing"].case_id, checks["diagnosis.missing"].count) == ("x", 1)
    assert (checks["diagnosis.rare"].subject, checks["diagnosis.rare"].count) == ("ORPHA:673", 1)
    assert check_cases([], knowledge) == ()


def test_slips_inside_one_case(knowledge: Knowledge) -> None:
    pressure = (Measurement("systolic_bp", 80, "mmHg"), Measurement("diastolic_bp", 120, "mmHg"))
    checks = found(knowledge, case("a", measurements=pressure))
    assert "measurement.diastolic_not_below_systolic" in checks
    checks = found(knowledge, case("a", measurements=(Measurement("temperature", 101.0, "°C"),)))
    assert (checks["measurement.implausible"].severity, checks["measurement.implausible"].subject) == (
        "refused",
        "temperature",
    )
    both = (*FINDINGS, PhenotypicFeature("HP:0001945", excluded=True))
    assert found(knowledge, case("a", features=both))["finding.contradicts_itself"].subject == "HP:0001945"
    menses = (*FINDINGS, PhenotypicFeature("HP:0000008"))
    assert "finding.of_other_sex" in found(knowledge, case("a", sex=Sex.MALE, features=menses))
    assert "finding.of_other_sex" not in found(knowledge, case("a", sex=Sex.FEMALE, features=menses))
    assert "severity.without_disease" in found(knowledge, case("a", diagnosis=NO_DISEASE, severity=Severity.ACUTE))
    assert "case.says_nothing" in found(knowledge, case("a", features=()))


def test_a_sound_set_of_cases_has_no_remarks(knowledge: Knowledge) -> None:
    other = [case(f"m{i}", age_years=float(i), diagnosis=Disease("ORPHA:673")) for i in range(21)]
    assert check_cases([*unlike(21), *other], knowledge) == ()
