"""What every family must do, asked of each of them: the checks that a new family gets for nothing."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from mlpipeline.errors import KnownError
from mlpipeline.evaluation.calibration import mean_log_loss, softmax
from mlpipeline.families.family import FitData, log_prior
from mlpipeline.families.registry import ALL_FAMILIES, family_named
from mlpipeline.features.design import fit_design
from mlpipeline.features.encoded_rows import EncodedRows
from mlpipeline.features.table import PatientTable
from mlpipeline.progress import Cancelled, Progress

pytestmark = pytest.mark.parametrize("family", ALL_FAMILIES)
MakeTable = Callable[..., PatientTable]


def data_of(table: PatientTable) -> FitData:
    train, select = table.part == "train", table.part == "select"
    design = fit_design(table, train)
    classes = tuple(sorted(set(table.disease[train])))
    place = {name: position for position, name in enumerate(classes)}
    y = [np.array([place.get(each, -1) for each in table.disease[mask]], dtype=np.int32) for mask in (train, select)]
    rows = [design.encode(table.rows(mask)) for mask in (train, select)]
    return FitData(design, classes, rows[0], y[0], rows[1], y[1], table.patient[train])


def test_it_learns(family: str, clinic_table: MakeTable) -> None:
    data = data_of(clinic_table(patients=500))
    scores = family_named(family).fit(data, 0, Progress()).scores(data.design, data.select)
    guess = np.tile(log_prior(data.counts), (len(data.select), 1))
    assert mean_log_loss(scores, data.select_y) < 0.8 * mean_log_loss(guess, data.select_y)


def test_scores_are_finite_one_a_class_and_sum_to_1(family: str, clinic_table: MakeTable) -> None:
    data = data_of(clinic_table(patients=200, diseases=5))
    fitted = family_named(family).fit(data, 0, Progress())
    proba = softmax(fitted.scores(data.design, data.select))
    assert proba.shape == (len(data.select), len(data.classes))
    assert np.isfinite(proba).all()
    np.testing.assert_allclose(proba.sum(axis=1), 1, atol=1e-9)


def test_the_same_seed_gives_the_same_model(family: str, clinic_table: MakeTable) -> None:
    data = data_of(clinic_table(patients=150))
    first, second = (family_named(family).fit(data, 5, Progress()) for _ in range(2))
    np.testing.assert_array_equal(first.scores(data.design, data.select), second.scores(data.design, data.select))


def test_the_order_of_the_classes_is_kept(family: str, clinic_table: MakeTable) -> None:
    """A disease that its own sign gives away must come out in its own column."""
    table = clinic_table(patients=300, diseases=4, seed=3)
    for place, name in enumerate(table.values.columns):
        if str(name).startswith("LOCAL:finding") and place < 9:
            table.values[name] = np.float32(0)
    ids = sorted(set(table.disease))
    for number, disease in enumerate(ids):
        table.values[f"LOCAL:finding{number}"] = (table.disease == disease).astype(np.float32)
    data = data_of(table)
    fitted = family_named(family).fit(data, 0, Progress())
    for number, disease in enumerate(ids):
        signs = {f"LOCAL:finding{i}": float(i == number) for i in range(len(ids))}
        scores = fitted.scores(data.design, data.design.encode_values(signs))
        assert data.classes[int(scores[0].argmax())] == disease


def test_a_patient_of_whom_nothing_is_known_gets_an_answer(family: str, clinic_table: MakeTable) -> None:
    data = data_of(clinic_table(patients=150))
    fitted = family_named(family).fit(data, 0, Progress())
    assert np.isfinite(fitted.scores(data.design, data.design.encode_values({}))).all()
    strange = {"LOCAL:unheard of": 1.0, "sex": "a text never seen", "measurement:temperature [°C]": 1e30}
    assert np.isfinite(fitted.scores(data.design, data.design.encode_values(strange))).all()


def test_one_row_alone_scores_as_among_others(family: str, clinic_table: MakeTable) -> None:
    data = data_of(clinic_table(patients=150))
    fitted = family_named(family).fit(data, 0, Progress())
    whole = fitted.scores(data.design, data.select)
    alone = np.concatenate(
        [fitted.scores(data.design, data.select.take(np.array([i]))) for i in range(len(data.select))]
    )
    np.testing.assert_allclose(alone, whole, rtol=1e-5, atol=1e-5)


def test_it_survives_its_members(family: str, clinic_table: MakeTable) -> None:
    data = data_of(clinic_table(patients=150))
    fitted = family_named(family).fit(data, 0, Progress())
    members = fitted.members()
    again = family_named(family).load(members)
    np.testing.assert_allclose(
        again.scores(data.design, data.select), fitted.scores(data.design, data.select), rtol=1e-6, atol=1e-7
    )
    for name in members:
        with pytest.raises(KnownError, match=r"artifact\."):
            family_named(family).load({each: data for each, data in members.items() if each != name})
        with pytest.raises(KnownError, match=r"artifact\."):
            family_named(family).load({**members, name: b"something else"})


def test_a_class_with_one_row_and_an_empty_select_part_are_no_obstacle(family: str, clinic_table: MakeTable) -> None:
    table = clinic_table(patients=120)
    train = np.flatnonzero(table.part == "train")
    table.disease[train[0]] = "LOCAL:singleton"
    table.part[table.part == "select"] = "train"
    data = data_of(table)
    assert len(data.select) == 0
    scores = family_named(family).fit(data, 0, Progress()).scores(data.design, data.train)
    assert scores.shape[1] == len(data.classes)
    assert np.isfinite(scores).all()


def test_cancel_is_heard_at_the_first_question_after_it(family: str, clinic_table: MakeTable) -> None:
    data = data_of(clinic_table(patients=400, diseases=6))
    for allowed in (0, 3):
        questions = 0

        def asked(limit: int = allowed) -> bool:
            nonlocal questions
            questions += 1
            return questions > limit

        with pytest.raises(Cancelled):
            family_named(family).fit(data, 0, Progress(is_cancelled=asked))
        assert questions == allowed + 1, "nothing is done after the question that was answered with yes"


def test_it_says_how_far_it_is(family: str, clinic_table: MakeTable) -> None:
    heard: list[tuple[float, str]] = []
    family_named(family).fit(data_of(clinic_table(patients=150)), 0, Progress(lambda f, s: heard.append((f, s))))
    assert heard
    assert all(0 <= fraction <= 1 for fraction, _ in heard)
    assert {stage for _, stage in heard} == {f"training.fit {family}"}


def test_sparse_rows_are_learned_like_dense_ones(family: str, clinic_table: MakeTable, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    data = data_of(clinic_table(patients=150))
    dense = family_named(family).fit(data, 0, Progress()).scores(data.design, data.select)
    monkeypatch.setattr("mlpipeline.features.design.DENSE_LIMIT", 400)
    fresh = data_of(clinic_table(patients=150))
    sparse = family_named(family).fit(fresh, 0, Progress()).scores(fresh.design, fresh.select)
    assert np.isfinite(sparse).all()
    agreed = (sparse.argmax(axis=1) == dense.argmax(axis=1)).mean()
    assert agreed > 0.8


def test_no_row_at_all_has_no_scores(family: str, clinic_table: MakeTable) -> None:
    data = data_of(clinic_table(patients=150))
    fitted = family_named(family).fit(data, 0, Progress())
    none: EncodedRows = data.train.take(np.arange(0))
    assert fitted.scores(data.design, none).shape == (0, len(data.classes))
