"""Severity, the second target: learned from labels, silent without them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from mlpipeline.domain import Severity
from mlpipeline.features.design import fit_design
from mlpipeline.features.table import PatientTable
from mlpipeline.progress import Cancelled, Progress
from mlpipeline.severity import MIN_ROWS_A_LEVEL, SeverityModel, fit_severity, load_severity, measure_severity


def fitted(table: PatientTable, progress: Progress = Progress()):  # type: ignore[no-untyped-def]
    design = fit_design(table, table.part == "train")
    parts = []
    for part in ("train", "calibrate", "test"):
        there = table.rows(table.part == part)
        parts.append((design.encode(there), there.severity, there.patient))
    return fit_severity(design, parts[0][:2], parts[1][:2], progress), design, parts[2]


def test_it_learns_the_levels_in_their_order(clinic_table: Callable[..., PatientTable]) -> None:
    model, design, (rows, labels, patients) = fitted(clinic_table(patients=600))
    assert model is not None
    assert model.levels == (Severity.NONE, Severity.MILD, Severity.ACUTE, Severity.CHRONIC)
    np.testing.assert_allclose(model.predict_proba(design, rows).sum(axis=1), 1)
    found = measure_severity(model, design, rows, labels, patients)
    assert found is not None
    assert found["n"] == int((labels >= 0).sum())
    assert found["accuracy"]["value"] > 0.6
    for name in ("squared_error", "ranked_probability"):
        assert found[name]["low"] <= found[name]["value"] <= found[name]["high"]


def test_the_squared_error_is_of_the_levels() -> None:
    """A model that always says MILD: labels 0, 1 and 4 are 1, 0 and 3 levels away."""
    model = SeverityModel((Severity.NONE, Severity.MILD), np.array([[-50.0, 50.0]], dtype=np.float32), 1.0)
    design = fit_design_of_nothing()
    rows = design.encode_values({}).take(np.zeros(3, dtype=np.intp))
    found = measure_severity(model, design, rows, np.array([0, 1, 4], dtype=np.int8), np.array(list("abc")))
    assert found is not None
    assert found["squared_error"]["value"] == pytest.approx((1 + 0 + 9) / 3)
    assert found["accuracy"]["value"] == pytest.approx(1 / 3)
    assert found["ranked_probability"]["value"] == pytest.approx((1 + 0 + 3) / 3)


def fit_design_of_nothing():  # type: ignore[no-untyped-def]
    from mlpipeline.features.design import Design

    return Design((), (), (), ())


@pytest.mark.parametrize("labels", [0, 1, 2 * MIN_ROWS_A_LEVEL - 1])
def test_too_few_labels_give_no_model(clinic_table: Callable[..., PatientTable], labels: int) -> None:
    table = clinic_table(patients=100)
    severity = np.full(len(table), -1, dtype=np.int8)
    chosen = np.flatnonzero(table.part == "train")[:labels]
    severity[chosen] = np.arange(labels) % 2
    model, _, _ = fitted(replace(table, severity=severity))
    assert model is None


def test_unlabelled_rows_are_not_measured(clinic_table: Callable[..., PatientTable]) -> None:
    model, design, (rows, labels, patients) = fitted(clinic_table(patients=200))
    assert model is not None
    assert measure_severity(model, design, rows, np.full_like(labels, -1), patients) is None


def test_it_survives_its_members(clinic_table: Callable[..., PatientTable]) -> None:
    model, design, (rows, _, _) = fitted(clinic_table(patients=200))
    assert model is not None
    again = load_severity(model.members())
    assert again is not None
    np.testing.assert_array_equal(again.predict_proba(design, rows), model.predict_proba(design, rows))
    assert load_severity({}) is None


def test_it_can_be_cancelled(clinic_table: Callable[..., PatientTable]) -> None:
    with pytest.raises(Cancelled):
        fitted(clinic_table(patients=200), Progress(is_cancelled=lambda: True))
