"""The one ranking on a small clinic: findings drawn from the published profiles, then learned, then diagnosed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from mlpipeline.artifact import Model, load_model
from mlpipeline.diagnosing import Assessment, Ranker, RankingPolicy, diagnose, known_findings, ranker_for
from mlpipeline.domain import NO_DISEASE, Case, Disease, Measurement, PhenotypicFeature, Severity, Sex
from mlpipeline.errors import KnownError
from mlpipeline.evaluation.split import part_of
from mlpipeline.features.table import cases_to_table
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.ranking.calibration import notes_of
from mlpipeline.ranking.fit import RankingFit
from mlpipeline.training import TrainingPlan, train_families

OURS = ("ORPHA:99828", "ORPHA:324625", "ORPHA:673", "ORPHA:509", "ORPHA:3386", "ORPHA:99745", "ORPHA:586", "ORPHA:558")
COMPLAINTS = ("HP:0002315", "HP:0012378", "HP:0002027", "HP:0012735")
FEVER, ARACHNODACTYLY = "HP:0001945", "HP:0001166"
KEY = bytes(range(32))
REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Clinic:
    knowledge: Knowledge
    model: Model
    ranker: Ranker
    test: tuple[Case, ...]
    orphans: tuple[Case, ...]

    def ask(self, case: Case, share: float = 0.03) -> Assessment:
        return diagnose(case, self.model, self.knowledge, RankingPolicy(orphan_share=share), self.ranker)


def drawn(knowledge: Knowledge, disease_id: str, rng: np.random.Generator) -> Iterator[PhenotypicFeature]:
    """Findings of a patient: profile rows by their frequency, some of the absent ones asked for, and complaints."""
    profile = knowledge.profiles.profile(disease_id) if disease_id != NO_DISEASE.term_id else None
    said: set[str] = set()
    for row in profile.rows if profile else ():
        if row.excluded or rng.random() > 0.6 or len(said) == 8:
            continue
        there = bool(rng.random() < (0.5 if row.frequency is None else row.frequency))
        if there or rng.random() < 0.3:
            said.add(row.term_id)
            yield PhenotypicFeature(row.term_id, row.label, excluded=not there)
    for term in COMPLAINTS:
        if term not in said and rng.random() < 0.15:
            yield PhenotypicFeature(term, knowledge.ontology.label(term), excluded=bool(rng.random() < 0.4))


def patients(knowledge: Knowledge, n: int, rng: np.random.Generator) -> Iterator[Case]:
    chances = 1 / np.arange(1.0, len(OURS) + 1)
    for number in range(n):
        disease_id = NO_DISEASE.term_id if rng.random() < 0.15 else str(rng.choice(OURS, p=chances / chances.sum()))
        heat = 38.8 if disease_id in OURS[:6] else 36.8
        yield Case(
            f"c{number}",
            f"p{number}",
            round(float(rng.uniform(1, 80)), 1),
            Sex.FEMALE if rng.random() < 0.5 else Sex.MALE,
            tuple(drawn(knowledge, disease_id, rng)),
            (Measurement("temperature", round(float(rng.normal(heat, 0.5)), 1), "°C"),) if rng.random() < 0.8 else (),
            knowledge.profiles.disease(disease_id) or NO_DISEASE,
            Severity.ACUTE if heat > 37 else Severity.MILD,
            synthetic=True,
        )


def orphan_patients(knowledge: Knowledge, n: int, rng: np.random.Generator) -> Iterator[Case]:
    ids = [each for each in knowledge.profiles.disease_ids if each.startswith("ORPHA") and each not in OURS]
    found = 0
    while found < n:
        disease_id = str(rng.choice(ids))
        features = tuple(drawn(knowledge, disease_id, rng))
        if sum(not each.excluded for each in features) >= 3:
            found += 1
            yield Case(
                f"o{found}", f"o{found}", 30.0, features=features, diagnosis=knowledge.profiles.disease(disease_id)
            )


@pytest.fixture(scope="module")
def clinic(knowledge: Knowledge) -> Clinic:
    rng = np.random.default_rng(7)
    cases = list(patients(knowledge, 800, rng))
    parts = [part_of(case.patient_id, KEY) for case in cases]
    table = cases_to_table(cases, lambda patient: part_of(patient, KEY))
    (run,) = train_families(table, TrainingPlan(families=("logistic_regression",)), knowledge)
    model = load_model(run.members)
    test = tuple(case for case, part in zip(cases, parts, strict=True) if part == "test")
    orphans = tuple(orphan_patients(knowledge, 100, np.random.default_rng(11)))
    return Clinic(knowledge, model, ranker_for(model, knowledge), test, orphans)


def orphan_mass(answers: Sequence[Assessment]) -> float:
    return float(np.mean([each.groups["K"] + each.groups["U"] for each in answers if each.groups]))


def holds(answer: Assessment, disease: Disease | None, most: int) -> bool:
    wanted = disease.term_id if disease else ""
    return any(wanted in (row.disease.term_id, *row.also) for row in answer.rows[:most])


@pytest.mark.parametrize("share", [0.03, 0.2])
def test_orphans_neither_swamp_nor_vanish(clinic: Clinic, share: float) -> None:
    """The first mixture: the clinic's own patients with orphan cases mixed in at a share."""
    common = [clinic.ask(case, share) for case in clinic.test]
    orphans = [clinic.ask(case, share) for case in clinic.orphans]
    predicted = (1 - share) * orphan_mass(common) + share * orphan_mass(orphans)
    assert 0.5 < predicted / share < 2
    top1 = np.mean([holds(answer, case.diagnosis, 1) for answer, case in zip(common, clinic.test, strict=True)])
    learned = [max((p := clinic.model.predict_case(case)), key=lambda each, p=p: p[each]) for case in clinic.test]
    alone = np.mean(
        [
            case.diagnosis is not None and case.diagnosis.term_id == each
            for each, case in zip(learned, clinic.test, strict=True)
        ]
    )
    assert top1 >= alone - 0.04
    shown = np.mean([holds(answer, case.diagnosis, 11) for answer, case in zip(orphans, clinic.orphans, strict=True)])
    assert shown > 0.8


def test_an_orphan_patient_is_not_told_that_nothing_is_wrong(clinic: Clinic) -> None:
    likely = [clinic.ask(case).disease_likely for case in clinic.orphans]
    assert np.mean(likely) > 0.9


def test_masses_and_rows(clinic: Clinic) -> None:
    for case in (*clinic.test[:25], *clinic.orphans[:25]):
        answer = clinic.ask(case)
        assert answer.groups is not None
        assert sum(answer.groups.values()) == pytest.approx(1, abs=1e-9)
        assert answer.any_disease == pytest.approx(1 - answer.groups["N"])
        probabilities = [row.probability for row in answer.rows]
        assert sum(each for each in probabilities if each is not None) <= 1 + 1e-9
        assert probabilities == sorted(probabilities, key=lambda each: -(each or 0.0))
        assert [row.rank for row in answer.rows] == list(range(1, len(answer.rows) + 1))
        assert len([row for row in answer.rows if row.group != "N"]) <= 10
        assert len([row for row in answer.rows if row.group == "N"]) == 1
        assert all(row.matched <= row.described for row in answer.rows)
        assert all(row.records > 0 for row in answer.rows if row.group in "LN")
        assert all(row.score > 0 for row in answer.rows if row.group == "K")


def test_a_greater_orphan_share_raises_every_known_disease(clinic: Clinic) -> None:
    for case in clinic.orphans[:10]:
        masses = [orphan_mass([clinic.ask(case, share)]) for share in (0.005, 0.03, 0.2, 0.9)]
        assert masses == sorted(masses)


def test_unknown_terms_repeats_and_order_change_nothing(clinic: Clinic) -> None:
    for case in clinic.test[:20]:
        unknown = (PhenotypicFeature("LOCAL:never-seen", "?"), PhenotypicFeature("HP:9999999", "?", excluded=True))
        altered = replace(case, features=(*unknown, *reversed(case.features), *case.features))
        ours, theirs = clinic.ask(case), clinic.ask(altered)
        assert ours.groups == pytest.approx(theirs.groups, abs=1e-6)
        assert [row.disease for row in ours.rows[:3]] == [row.disease for row in theirs.rows[:3]]


def test_a_case_says_which_items_speak(clinic: Clinic) -> None:
    case = Case(
        "x",
        "x",
        34.0,
        Sex.FEMALE,
        (PhenotypicFeature(FEVER, "Fever"), PhenotypicFeature("HP:0012735", "Cough", excluded=True)),
        (Measurement("temperature", 39.1, "°C"),),
    )
    answer = clinic.ask(case)
    said = {each.label for row in answer.rows for each in (*row.speaks_for, *row.speaks_against)}
    assert {"Fever", "temperature 39.1 °C"} <= said
    assert said <= {"Fever", "no cough", "temperature 39.1 °C", "age 34 years", "sex female"}
    healthy = next(row for row in answer.rows if row.group == "N")
    assert {"Fever", "temperature 39.1 °C"} & {each.label for each in healthy.speaks_against}
    assert answer.severity is not None
    assert answer.severity.level is Severity.ACUTE
    assert sum(answer.severity.probabilities.values()) == pytest.approx(1)


def test_an_answer_survives_json(clinic: Clinic) -> None:
    answer = clinic.ask(clinic.test[0])
    assert Assessment.from_dict(json.loads(json.dumps(answer.to_dict()))) == answer
    bare = diagnose(clinic.test[0], None, clinic.knowledge, RankingPolicy())
    assert Assessment.from_dict(json.loads(json.dumps(bare.to_dict()))) == bare


def test_without_a_model_diseases_match_without_probabilities(knowledge: Knowledge) -> None:
    terms = (ARACHNODACTYLY, "HP:0002616", "HP:0001083")
    case = Case("x", "x", features=tuple(PhenotypicFeature(term) for term in terms))
    answer = diagnose(case, None, knowledge, RankingPolicy())
    marfan = next(row for row in answer.rows[:3] if "ORPHA:558" in (row.disease.term_id, *row.also))
    assert {"ORPHA:558", "OMIM:154700"} <= set(marfan.identifiers)
    assert {row.probability for row in answer.rows} == {None}
    assert {row.group for row in answer.rows} == {"K"}
    assert (answer.groups, answer.any_disease, answer.severity, answer.disease_likely) == (None, None, None, None)
    assert answer.notes == ("no_model",)
    assert answer.rows[0].matched == answer.rows[0].described == 3


def test_older_answers_abstain_from_nothing(clinic: Clinic) -> None:
    plain = clinic.ask(clinic.test[0]).to_dict()
    del plain["abstains"]
    assert Assessment.from_dict(plain).abstains == ()


def test_a_clinic_s_own_disease_is_not_silenced_and_orphans_are(clinic: Clinic) -> None:
    """With thresholds that call every pattern unknown, the learned diseases stand as before."""
    model = clinic.ranker.silence
    deaf = replace(clinic, ranker=replace(clinic.ranker, silence=replace(model, thresholds=(-1.0,) * 4)))
    for case in (*clinic.test[:40], *clinic.orphans[:40]):
        answer, plain = deaf.ask(case), clinic.ask(case)
        assert replace(answer, abstains=()) == replace(plain, abstains=()), "silence changes no row and no probability"
        groups = answer.groups or {}
        orphans = answer.rows[0].group in "KU" or groups["K"] + groups["U"] >= 0.5
        said = {each.reason for each in answer.abstains}
        assert bool(said & {"unknown_disease", "no_pattern"}) <= orphans
        assert not orphans or said, "every orphan pattern is unknown to this one"
        assert orphans == (answer.coverage_of_shown is None), "no validation patient tells of known orphans"


def test_what_next_to_nothing_was_said_of_is_told(clinic: Clinic) -> None:
    assert [each.reason for each in clinic.ask(Case("x", "x", 30.0)).abstains] == ["few_findings"]
    lonely = clinic.ask(Case("x", "x", 30.0, features=(PhenotypicFeature("HP:0002315"),)))
    assert (lonely.rows[0].probability or 0) >= 0.5 or [each.reason for each in lonely.abstains] == ["few_findings"]


def test_a_learned_answer_beyond_its_ages_abstains(clinic: Clinic) -> None:
    own = next(each for each in clinic.test if clinic.ask(each).rows[0].group == "L")
    beyond = clinic.ask(replace(own, age_years=104.0))
    assert beyond.rows[0].group in "LN"
    assert [each.reason for each in beyond.abstains] == ["out_of_range"]
    assert beyond.abstains[0].facts["high"] < 104
    orphan = next(each for each in clinic.orphans if clinic.ask(each, 0.9).rows[0].group == "K")
    assert "out_of_range" not in {each.reason for each in clinic.ask(replace(orphan, age_years=104.0), 0.9).abstains}


def test_an_unknown_disease_is_a_row_where_it_is_large_enough(clinic: Clinic) -> None:
    policy = RankingPolicy(orphan_share=0.5, unknown_share_of_orphan=0.9)
    for case in (*clinic.test[:30], *clinic.orphans[:30]):
        answer = diagnose(case, clinic.model, clinic.knowledge, policy, clinic.ranker)
        rows = [row for row in answer.rows if row.group == "U"]
        assert len(answer.rows) <= policy.shown + 1
        assert answer.groups is not None
        diseases = [row.probability or 0 for row in answer.rows if row.group not in ("N", "U")]
        if rows:
            assert rows[0].probability == pytest.approx(answer.groups["U"])
            assert (rows[0].speaks_for, rows[0].expected, rows[0].matched, rows[0].records) == ((), (), 0, 0)
        else:
            few = answer.groups["U"] < 0.005
            assert few or not known_findings(case, clinic.knowledge)[0] or answer.groups["U"] <= min(diseases)
    bare = diagnose(clinic.orphans[0], None, clinic.knowledge, policy)
    assert not any(row.group == "U" for row in bare.rows)


def test_without_findings_nothing_is_separable_and_it_says_so(clinic: Clinic) -> None:
    empty = Case("x", "x", 30.0)
    bare = diagnose(empty, None, clinic.knowledge, RankingPolicy())
    assert bare.rows == ()
    assert bare.notes == ("no_model", "no_findings")
    answer = clinic.ask(empty)
    assert "no_findings" in answer.notes
    assert all(row.group in "LN" for row in answer.rows)


def test_notes_say_what_is_out_of_range_or_missing(clinic: Clinic) -> None:
    answer = clinic.ask(Case("x", "x", 104.0, features=(PhenotypicFeature(FEVER),)))
    assert any(note.startswith("age_out_of_range:") for note in answer.notes)
    assert "missing_labs:temperature" in answer.notes
    assert "synthetic_model" in answer.notes
    assert "no_findings" not in answer.notes


def test_coverage_is_measured_on_validation_patients(clinic: Clinic) -> None:
    answer = clinic.ask(clinic.test[0])
    assert answer.coverage_of_shown is not None
    assert answer.coverage_low is not None
    assert answer.coverage_high is not None
    assert 0.8 <= answer.coverage_low <= answer.coverage_of_shown <= answer.coverage_high <= 1
    assert answer.coverage_n > 30


def test_the_likely_set_is_the_first_rows_and_holds_most_test_patients(clinic: Clinic) -> None:
    answers = [clinic.ask(case) for case in clinic.test]
    sizes = [answer.likely_rows for answer in answers]
    assert all(size is None or 1 <= size <= len(answer.rows) for size, answer in zip(sizes, answers, strict=True))
    offered = [(case, a) for case, a in zip(clinic.test, answers, strict=True) if a.likely_rows is not None]
    assert offered
    assert all(answer.coverage_of_shown is not None for _, answer in offered)
    held = [case.diagnosis in [row.disease for row in a.rows[: a.likely_rows]] for case, a in offered]
    assert np.mean(held) > 0.8
    assert clinic.ask(offered[0][0], 0.2).likely_rows is None, "it was learned under another share of orphans"


def test_a_model_without_labelled_healthy_records_does_not_estimate_any_disease(clinic: Clinic) -> None:
    cases = [case for case in clinic.test if case.diagnosis != NO_DISEASE]
    table = cases_to_table(cases * 2, lambda patient: "train" if len(patient) % 2 else "select")
    (run,) = train_families(table, TrainingPlan(families=("prior",)), None)
    model = load_model(run.members)
    answer = diagnose(cases[0], model, clinic.knowledge, RankingPolicy())
    assert answer.any_disease is None
    assert answer.disease_likely is None
    assert answer.groups is not None
    assert "N" not in answer.groups
    assert sum(answer.groups.values()) == pytest.approx(1)
    assert not any(row.group == "N" for row in answer.rows)


def test_the_fit_travels_in_the_artifact(clinic: Clinic) -> None:
    fit = RankingFit.from_json(clinic.model.ranking)
    common = {code for disease in clinic.knowledge.common.values() for code in disease.also}
    assert fit.groups.hidden == len(set(OURS) - common) == 3, "common diseases make poor orphans"
    assert set(fit.records) == {*OURS, "none"}
    assert RankingFit.from_json(fit.to_json()) == fit
    again = load_model(clinic.model.members())
    assert again.ranking == clinic.model.ranking


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"groups": 3}', b"\xff"])
def test_a_damaged_fit_is_a_known_error(data: bytes) -> None:
    with pytest.raises(KnownError) as refused:
        RankingFit.from_json(data)
    assert refused.value.code == "artifact.damaged"


@pytest.mark.parametrize(
    ("origin", "notes"),
    [
        ({"published": 60, "local": 0}, ("published_cases",)),
        ({"published": 60, "local": 199}, ("published_cases",)),
        ({"published": 60, "local": 200}, ()),
        ({"local": 10}, ()),
        ({"synthetic": 5, "published": 1}, ("synthetic_model", "published_cases")),
    ],
)
def test_probabilities_say_where_they_come_from(origin: dict[str, int], notes: tuple[str, ...]) -> None:
    assert notes_of(origin) == notes


def test_a_diagnosis_needs_no_learning_library_of_its_own() -> None:
    """The window asks without a model in production, too: that must not wait for sklearn."""
    heavy = "('sklearn', 'xgboost', 'pandas', 'scipy')"
    asked = f"import sys, mlpipeline.diagnosing; print([name for name in {heavy} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=REPOSITORY)
    assert found.stdout.strip() == "[]"
