"""Training: runs that end well, badly or not at all; measured, packed, and read back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from mlpipeline import training
from mlpipeline.artifact import check_golden, load_model, public_key_of, unpack
from mlpipeline.domain import Case
from mlpipeline.errors import KnownError
from mlpipeline.families import logistic_regression, prior
from mlpipeline.features.table import PatientTable, cases_to_table
from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.progress import Cancelled, Progress
from mlpipeline.training import FAMILIES, TrainedRun, TrainingPlan, evaluate_on, train_families

SEED = b"s" * 32
MakeTable = Callable[..., PatientTable]


@pytest.fixture(scope="module")
def table(clinic_table: MakeTable) -> PatientTable:
    return clinic_table(patients=400)


@pytest.fixture(scope="module")
def runs(table: PatientTable) -> list[TrainedRun]:
    return train_families(table, TrainingPlan(), None, signing_seed=SEED)


def test_each_family_comes_back_measured_and_signed(runs: list[TrainedRun], table: PatientTable) -> None:
    assert [run.family for run in runs] == list(FAMILIES)
    rows = int((table.part == "select").sum())
    for run in runs:
        assert (run.state, run.reason) == ("done", "")
        assert run.validation is not None
        assert run.validation.accuracy.n == rows
        assert run.validation.specificity.n > 0
        assert sum(n for _, _, n in run.confusion) == rows
        assert sum(n for _, _, n, _ in run.per_class) == rows
        assert sum(run.class_counts.values()) == int((table.part == "train").sum())
        assert run.severity is not None
        assert run.artifact is not None
        assert not run.members
        assert 0 < run.size_bytes <= len(run.artifact)
        assert run.cpu_s > 0


def test_a_packed_model_answers_as_the_trained_one(runs: list[TrainedRun], table: PatientTable, clinic_cases) -> None:  # type: ignore[no-untyped-def]
    case = clinic_cases(patients=3)[1]
    for run in runs:
        model = load_model(unpack(run.artifact or b"", public_key_of(SEED)))
        assert check_golden(model)
        assert model.family == run.family
        assert set(model.versions) >= {"python", "sklearn", "xgboost", "numpy"}
        answer = model.predict_case(case)
        assert list(answer) == list(model.classes)
        assert sum(answer.values()) == pytest.approx(1)
        row = model.predict_proba(cases_to_table([case], lambda patient: "test"))[0]
        np.testing.assert_allclose(list(answer.values()), row, rtol=1e-6)
        levels = model.predict_severity(case)
        assert levels is not None
        assert sum(levels.values()) == pytest.approx(1)
        assert model.age_range is not None
        assert 0 < model.missing_share["measurement:temperature [°C]"] < 0.5
        again = evaluate_on(table, model, "select")
        assert again.metrics.mse.value == pytest.approx(run.validation.mse.value, rel=1e-6)  # type: ignore[union-attr]


def test_golden_cases_catch_a_changed_model(runs: list[TrainedRun]) -> None:
    model = load_model(unpack(runs[1].artifact or b"", public_key_of(SEED)))
    assert not check_golden(replace(model, temperature=model.temperature * 1.01))
    assert not check_golden(replace(model, golden=None))


def test_the_test_part_is_measured_with_groups(runs: list[TrainedRun], table: PatientTable) -> None:
    model = load_model(unpack(runs[0].artifact or b"", public_key_of(SEED)))
    evaluation = evaluate_on(table, model, "test")
    assert evaluation.rows == int((table.part == "test").sum())
    assert {group.by for group in evaluation.subgroups} == {"sex", "age_band"}
    assert sum(group.n for group in evaluation.subgroups if group.by == "sex") == evaluation.rows
    json.dumps(evaluation.to_dict())


def test_training_never_looks_at_the_test_part(runs: list[TrainedRun], table: PatientTable) -> None:
    blinded = replace(table, values=table.values.copy(), disease=table.disease.copy())
    test = table.part == "test"
    numeric = [column.name for column in table.columns if column.kind != "category"]
    blinded.values.loc[test, numeric] = np.float32(1e6)
    blinded.disease[test] = table.disease[test][::-1]
    again = train_families(blinded, TrainingPlan(("logistic_regression", "xgboost")), None, signing_seed=SEED)
    by_name = {run.family: run for run in runs}
    for run in again:
        assert run.validation == by_name[run.family].validation


def test_one_disease_or_none_is_a_known_error(clinic_table: MakeTable) -> None:
    table = clinic_table(patients=40)
    with pytest.raises(KnownError, match=r"training\.no_target"):
        train_families(replace(table, disease=np.full(len(table), None, dtype=object)), TrainingPlan(), None)
    with pytest.raises(KnownError, match=r"training\.one_class"):
        train_families(replace(table, disease=np.full(len(table), "D", dtype=object)), TrainingPlan(), None)
    with pytest.raises(KnownError, match=r"training\.unknown_family"):
        train_families(table, TrainingPlan(("astrology",)), None)
    blank = cases_to_table([Case(str(i), str(i)) for i in range(9)], lambda patient: "train")
    with pytest.raises(KnownError, match=r"training\.no_columns"):
        train_families(replace(blank, disease=np.array(list("aabbaabba"), dtype=object)), TrainingPlan(), None)


def test_classes_that_a_part_lacks_are_named(clinic_table: MakeTable) -> None:
    table = clinic_table(patients=200)
    disease = table.disease.copy()
    disease[np.flatnonzero(table.part == "select")[0]] = "LOCAL:only validated"
    disease[np.flatnonzero(table.part == "train")[0]] = "LOCAL:only trained"
    run = train_families(replace(table, disease=disease), TrainingPlan(("prior",)), None)[0]
    assert "absent_from_train:LOCAL:only validated" in run.warnings
    assert "absent_from_select:LOCAL:only trained" in run.warnings
    assert "absent_from_test:LOCAL:only trained" in run.warnings
    assert ("LOCAL:only validated", 0, 1, 0.0) in run.per_class
    assert run.state == "done"


@pytest.mark.parametrize("patients", [6, 20])
def test_tiny_tables_train_or_say_why(clinic_table: MakeTable, patients: int) -> None:
    reasons = set()
    try:
        reasons = {run.reason for run in train_families(clinic_table(patients=patients), TrainingPlan(), None)}
    except KnownError as error:
        reasons = {error.code}
    assert reasons
    assert reasons <= {"", "worse_than_prior", "training.one_class", "training.no_columns"}


def test_a_family_that_breaks_does_not_take_the_others_along(table: PatientTable, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    def breaks(*_: object) -> None:
        raise np.linalg.LinAlgError

    monkeypatch.setattr(prior, "fit", breaks)
    heard: list[TrainedRun] = []
    runs = train_families(table, TrainingPlan(("prior", "logistic_regression")), None, on_run=heard.append)
    assert [(run.state, run.reason) for run in runs] == [("failed", "numerical.LinAlgError"), ("done", "")]
    assert heard == runs
    assert runs[0].artifact is None
    assert runs[1].members


def test_a_model_worse_than_the_class_prior_is_a_failed_run(table: PatientTable, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    class Boastful:
        def scores(self, design: object, rows: object) -> np.ndarray:
            scores = np.full((len(rows), 4), -1e4)  # type: ignore[arg-type]
            scores[:, 3] = 0
            return scores

        def members(self) -> dict[str, bytes]:
            return {}

    monkeypatch.setattr(logistic_regression, "fit", lambda *_: Boastful())
    run = train_families(table, TrainingPlan(("logistic_regression",)), None, signing_seed=SEED)[0]
    assert (run.state, run.reason, run.artifact) == ("failed", "worse_than_prior", None)
    assert run.validation is not None, "how bad it was is shown"


def test_cancel_keeps_what_is_finished(table: PatientTable) -> None:
    finished: list[TrainedRun] = []
    progress = Progress(is_cancelled=lambda: len(finished) == 2)
    runs = train_families(table, TrainingPlan(), None, progress, finished.append, signing_seed=SEED)
    assert [run.state for run in runs] == ["done", "done", "cancelled", "cancelled"]
    assert all(run.artifact for run in runs[:2])
    assert [run.family for run in runs] == list(FAMILIES)


def test_cancel_before_the_first_family_is_raised(table: PatientTable) -> None:
    with pytest.raises(Cancelled):
        train_families(table, TrainingPlan(), None, Progress(is_cancelled=lambda: True))


def test_progress_only_grows_and_names_the_family(table: PatientTable) -> None:
    heard: list[tuple[float, str]] = []
    train_families(table, TrainingPlan(), None, Progress(lambda f, s: heard.append((f, s))))
    fractions = [fraction for fraction, _ in heard]
    assert fractions == sorted(fractions)
    assert {f"training.fit {family}" for family in FAMILIES} <= {stage for _, stage in heard}


def test_the_same_plan_gives_the_same_model(table: PatientTable, runs: list[TrainedRun]) -> None:
    families = ("logistic_regression", "xgboost")  # the forest's figures are equal, its skops file carries addresses
    again = train_families(table, TrainingPlan(families), None, signing_seed=SEED)
    for first, second in zip([run for run in runs if run.family in families], again, strict=True):
        assert first.validation == second.validation
        assert first.artifact == second.artifact


def test_with_knowledge_the_ranking_is_fitted_and_carried(table: PatientTable, knowledge: Knowledge) -> None:
    run = train_families(table, TrainingPlan(("prior",)), knowledge)[0]
    model = load_model(run.members)
    assert model.facts["knowledge"] == knowledge.version
    assert json.loads(model.ranking)


def test_without_none_records_there_is_no_answer_to_any_disease(clinic_table: MakeTable) -> None:
    run = train_families(clinic_table(patients=150, healthy=False), TrainingPlan(("prior",)), None)[0]
    assert run.validation is not None
    assert run.validation.sensitivity.value is None


def test_families_are_those_of_the_registry() -> None:
    assert set(training.FAMILIES) == {"prior", "logistic_regression", "random_forest", "xgboost"}
