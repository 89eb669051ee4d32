"""Hiding an item shows what it said; items are named as clinicians name them."""

from __future__ import annotations

import numpy as np
import pytest

from mlpipeline.artifact import Model, load_model
from mlpipeline.domain import Case, Disease, History, Measurement, PhenotypicFeature, Sex
from mlpipeline.explaining import excluded_label, explain_by_hiding, item_label, speaking, strongest
from mlpipeline.features.case_values import describe_case
from mlpipeline.features.table import Column, cases_to_table
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.orphan.naive_bayes import Evidence
from mlpipeline.training import TrainingPlan, train_families

FEVER, COUGH = "HP:0001945", "HP:0012735"
HOT, COLD = "LOCAL:hot", "LOCAL:cold"


@pytest.fixture(scope="module")
def model() -> Model:
    """Fever and heat mean LOCAL:hot, cough means LOCAL:cold; age means nothing."""
    rng = np.random.default_rng(3)
    cases = []
    for number in range(300):
        hot = bool(rng.random() < 0.5)
        features = [PhenotypicFeature(FEVER, "Fever", excluded=bool(rng.random() < (0.1 if hot else 0.9)))]
        if rng.random() < 0.7:
            features.append(PhenotypicFeature(COUGH, "Cough", excluded=bool(rng.random() < (0.8 if hot else 0.2))))
        heat = (Measurement("temperature", float(rng.normal(39 if hot else 37, 0.7)), "°C"),) if number % 3 else ()
        diagnosis = Disease(HOT if hot else COLD)
        cases.append(
            Case(str(number), str(number), float(rng.uniform(1, 90)), Sex.MALE, tuple(features), heat, diagnosis)
        )
    table = cases_to_table(cases, lambda patient: ("train", "train", "select", "calibrate")[int(patient) % 4])
    (run,) = train_families(table, TrainingPlan(families=("logistic_regression",)), None)
    return load_model(run.members)


def test_each_item_is_hidden_once_and_speaks_as_it_should(model: Model, knowledge: Knowledge) -> None:
    case = Case(
        "x",
        "x",
        40.0,
        Sex.MALE,
        (PhenotypicFeature(FEVER), PhenotypicFeature(COUGH, excluded=True), PhenotypicFeature("LOCAL:new", "New")),
        (Measurement("temperature", 39.1, "°C"),),
    )
    said = explain_by_hiding(model, case, [HOT, COLD], knowledge.ontology)
    hot = {each.label: each for each in said[HOT]}
    assert {"Fever", "no cough", "temperature 39.1 °C"} <= hot.keys()
    assert "New" not in hot
    assert hot["Fever"].nats > 0
    assert hot["no cough"].nats > 0
    assert hot["no cough"].excluded
    assert hot["temperature 39.1 °C"].nats > 0
    assert abs(hot["Fever"].nats) > abs(hot["age 40 years"].nats)
    cold = {each.label: each.nats for each in said[COLD]}
    assert cold["Fever"] == pytest.approx(-hot["Fever"].nats, abs=1e-6)


def test_evidence_is_the_difference_to_the_case_without_the_item(model: Model, knowledge: Knowledge) -> None:
    case = Case("x", "x", 40.0, features=(PhenotypicFeature(FEVER), PhenotypicFeature(COUGH)))
    without = Case("x", "x", 40.0, features=(PhenotypicFeature(COUGH),))

    def log_odds(each: Case) -> float:
        p = model.predict_case(each)[HOT]
        return float(np.log(p / (1 - p)))

    said = {each.term_id: each.nats for each in explain_by_hiding(model, case, [HOT], knowledge.ontology)[HOT]}
    assert said[FEVER] == pytest.approx(log_odds(case) - log_odds(without), abs=1e-6)


def test_a_case_that_says_nothing_has_no_evidence(model: Model, knowledge: Knowledge) -> None:
    assert explain_by_hiding(model, Case("x", "x"), [HOT], knowledge.ontology) == {HOT: ()}


def test_items_are_readable(knowledge: Knowledge) -> None:
    case = Case(
        "x",
        "x",
        0.5,
        Sex.FEMALE,
        (PhenotypicFeature(FEVER), PhenotypicFeature("LOCAL:tick", "Tick bite", excluded=True)),
        (Measurement("glucose", 104.0, "mg/dL"), Measurement("systolic_bp", 85.0, "mmHg")),
        urgency=6,
        history=History(family=("diabetes",), exposure=("Amazonas",)),
    )
    labels = [item_label(column, value, knowledge.ontology) for column, value in describe_case(case)]
    assert labels == [
        "age 0.5 years",
        "sex female",
        "urgency 6",
        "Fever",
        "no tick bite",
        "glucose 104 mg/dL",
        "systolic blood pressure 85 mmHg",
        "family: diabetes",
        "exposure: Amazonas",
    ]
    assert excluded_label("EEG abnormality") == "no EEG abnormality"


def test_the_strongest_come_first_and_the_weak_stay_unsaid() -> None:
    evidence = strongest(
        [Evidence("a", "A", 0.05), Evidence("b", "B", -2.0), Evidence("c", "C", 1.0), Evidence("d", "D", 3.0)]
    )
    assert [each.label for each in evidence] == ["D", "B", "C", "A"]
    pro, contra = speaking(evidence, most=1)
    assert [each.label for each in pro] == ["D"]
    assert [each.label for each in contra] == ["B"]


@pytest.mark.parametrize(
    ("value", "said"),
    [(182000.0, "182000"), (39.1, "39.1"), (37.0, "37"), (5.1667, "5.17"), (100.0, "100"), (0.5, "0.5")],
)
def test_figures_are_written_without_exponents_or_trailing_zeros(value: float, said: str, knowledge: Knowledge) -> None:
    column = Column(name="m:platelets", kind="number", label="platelets", unit=None, term_id=None)
    assert item_label(column, value, knowledge.ontology) == f"platelets {said}"
