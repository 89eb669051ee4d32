"""The design: fitted on training rows only, the same for one patient and for a table, plain JSON."""

from __future__ import annotations

import json
from collections.abc import Callable

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpipeline.domain import Case, Measurement, PhenotypicFeature, Sex
from mlpipeline.features import design as design_module
from mlpipeline.features.case_values import case_values
from mlpipeline.features.design import Design, fit_design
from mlpipeline.features.table import PatientTable, cases_to_table


def table_of(*states: tuple[float | None, ...]) -> PatientTable:
    """One column a tuple, findings f0, f1, …: 1 present, 0 excluded, None unknown."""
    cases = []
    for row in range(len(states[0])):
        said = [(f"f{i}", column[row]) for i, column in enumerate(states) if column[row] is not None]
        features = tuple(PhenotypicFeature(name, name, excluded=state == 0) for name, state in said)
        cases.append(Case(str(row), str(row), features=features))
    return cases_to_table(cases, lambda patient: "train")


def all_rows(table: PatientTable) -> np.ndarray:
    return np.ones(len(table), dtype=bool)


def test_one_patient_is_encoded_as_a_row_of_the_table(clinic_cases: Callable[..., list[Case]]) -> None:
    cases = clinic_cases(patients=80)
    table = cases_to_table(cases, lambda patient: "train")
    design = fit_design(table, all_rows(table))
    matrix = design.dense(design.encode(table))
    for row, case in enumerate(cases):
        single = design.dense(design.encode_values(case_values(case)))
        np.testing.assert_array_equal(single[0], matrix[row])


def test_the_design_survives_json(clinic_table: Callable[..., PatientTable]) -> None:
    table = clinic_table(patients=100)
    design = fit_design(table, table.part == "train")
    again = Design.from_dict(json.loads(json.dumps(design.to_dict())))
    assert again == design
    rows = design.encode(table)
    np.testing.assert_array_equal(again.dense(again.encode(table)), design.dense(rows))


def test_rare_and_constant_columns_are_left_out_with_the_reason() -> None:
    table = table_of((1, None, None, None), (1, 1, 1, 1), (1, 0, 1, None))
    design = fit_design(table, all_rows(table))
    assert ("f0", "rare") in design.dropped
    assert ("f1", "constant") in design.dropped
    assert [code.name for code in design.findings] == ["f2"]


def test_only_training_rows_decide() -> None:
    table = table_of((1, 0, None, None), (None, None, 1, 0))
    design = fit_design(table, np.array([True, True, False, False]))
    assert [code.name for code in design.findings] == ["f0"]


def test_unknown_is_zero_and_between_present_and_absent() -> None:
    always, often = (1, 0, 1, 0, 1, 0), (1, 0, None, None, 1, 0)
    table = table_of(always, often)
    design = fit_design(table, all_rows(table))
    assert [code.planes for code in design.findings] == ["signed", "both"]
    for state, expected in ((1.0, [1, 1, 0]), (0.0, [-1, 0, 1])):
        row = design.dense(design.encode_values({"f0": state, "f1": state}))[0]
        assert row.tolist() == expected
    assert design.dense(design.encode_values({}))[0].tolist() == [0, 0, 0]


def test_numbers_are_scaled_and_gaps_are_marked() -> None:
    cases = [Case(str(i), str(i), age, Sex.MALE) for i, age in enumerate([10.0, 20.0, 30.0, None, None])]
    table = cases_to_table(cases, lambda patient: "train")
    design = fit_design(table, all_rows(table))
    assert design.age_range == (10.0, 30.0)
    assert design.missing_share["age"] == 0.4
    matrix = design.dense(design.encode(table))
    value, gap = design.plane_names.index(("age", "value")), design.plane_names.index(("age", "missing"))
    np.testing.assert_allclose(matrix[:3, value], [-np.sqrt(1.5), 1e-6, np.sqrt(1.5)], rtol=1e-5)
    assert matrix[:, gap].tolist() == [0, 0, 0, 1, 1]
    assert matrix[3, value] == 0


def test_other_and_missing_categories_have_their_planes() -> None:
    sexes = [Sex.MALE, Sex.MALE, Sex.FEMALE, Sex.FEMALE, Sex.OTHER, Sex.UNKNOWN, Sex.UNKNOWN]
    table = cases_to_table([Case(str(i), str(i), sex=sex) for i, sex in enumerate(sexes)], lambda patient: "train")
    design = fit_design(table, all_rows(table))
    planes = {plane: place for place, (column, plane) in enumerate(design.plane_names) if column == "sex"}
    assert list(planes) == ["female", "male", "other", "missing"]
    matrix = design.dense(design.encode(table))
    hot = [list(planes)[matrix[row, list(planes.values())].argmax()] for row in range(7)]
    assert hot == ["male", "male", "female", "female", "other", "missing", "missing"]


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["f0", "f1", "age", "sex", "strange"]), st.floats(width=32) | st.text(max_size=5))
)
def test_any_value_of_any_kind_gives_a_finite_row(values: dict[str, float | str]) -> None:
    cases = [Case(str(i), str(i), float(i), [Sex.MALE, Sex.FEMALE][i % 2]) for i in range(6)]
    table = cases_to_table(cases, lambda patient: "train")
    design = fit_design(table, all_rows(table))
    assert np.isfinite(design.dense(design.encode_values(values))).all()


def test_columns_the_table_lacks_are_unknown_and_strange_ones_ignored() -> None:
    table = table_of((1, 0, 1), (0, 1, 0))
    design = fit_design(table, all_rows(table))
    stranger = cases_to_table(
        [Case("c", "p", features=(PhenotypicFeature("f9"),), measurements=(Measurement("x", 1.0, "m"),))],
        lambda p: "test",
    )
    assert design.dense(design.encode(stranger)).tolist() == [[0.0, 0.0]]


def test_the_sparse_matrix_is_the_dense_one(clinic_table, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    table = clinic_table(patients=60)
    design = fit_design(table, all_rows(table))
    rows = design.encode(table)
    dense = design.dense(rows)
    monkeypatch.setattr(design_module, "DENSE_LIMIT", 500)
    sparse = design.matrix(rows)
    assert not isinstance(sparse, np.ndarray)
    np.testing.assert_array_equal(sparse.toarray(), dense)
