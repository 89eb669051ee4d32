"""What speaks for and against a disease: each recorded item is hidden in turn and the model is asked again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from mlpipeline.domain import DIASTOLIC, SYSTOLIC, Case
from mlpipeline.features.case_values import Column, describe_case
from mlpipeline.features.encoded_rows import EncodedRows
from mlpipeline.knowledge.ontology import Ontology
from mlpipeline.orphan.naive_bayes import Evidence

if TYPE_CHECKING:
    from mlpipeline.artifact import Model

WORTH_SAYING = 0.1
"""Nats under which an item neither speaks for nor against."""

_UNKNOWN_CODE = -1
_WORDS = {SYSTOLIC: "systolic blood pressure", DIASTOLIC: "diastolic blood pressure"}


def explain_by_hiding(
    model: Model, case: Case, classes: Sequence[str], ontology: Ontology
) -> dict[str, tuple[Evidence, ...]]:
    """Class -> evidence of each item the model reads, strongest first: log odds of the class as the case is, minus log
    odds without the item. One batch of (1 + items) rows for all classes."""
    rows = model.encode_case(case)
    items = [(column, value) for column, value in describe_case(case) if column.name in _readable(model, rows)]
    batch = _hidden_in_turn(model, rows, [column.name for column, _ in items])
    probabilities = np.clip(model.predict_rows(batch), 1e-9, 1 - 1e-9)
    log_odds = np.log(probabilities) - np.log1p(-probabilities)
    said: dict[str, tuple[Evidence, ...]] = {}
    for disease_id in classes:
        place = model.classes.index(disease_id)
        nats = log_odds[0, place] - log_odds[1:, place]
        said[disease_id] = strongest(
            Evidence(
                column.term_id or column.name,
                item_label(column, value, ontology),
                float(each),
                is_excluded(column, value),
            )
            for (column, value), each in zip(items, nats, strict=True)
        )
    return said


def strongest(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """By size, whichever way it points; the label breaks ties."""
    return tuple(sorted(evidence, key=lambda each: (-abs(each.nats), each.label)))


def speaking(evidence: Sequence[Evidence], most: int = 5) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """(for, against): the strongest of each that are worth saying."""
    pro = tuple(each for each in evidence if each.nats >= WORTH_SAYING)[:most]
    contra = tuple(each for each in evidence if each.nats <= -WORTH_SAYING)[:most]
    return pro, contra


def is_excluded(column: Column, value: float | str) -> bool:
    return column.kind == "finding" and value == 0.0


def item_label(column: Column, value: float | str, ontology: Ontology) -> str:
    """An item as it is said: "Fever", "no cough", "temperature 39.1 °C", "age 34 years", "family: diabetes"."""
    if column.kind == "finding":
        label = (ontology.label(column.term_id) if column.term_id else "") or column.label
        history, _, _ = column.name.partition(":")
        if column.term_id is None:
            return f"{history}: {label}"
        return excluded_label(label) if value == 0.0 else label
    label = measurement_words(column.label)
    text = _figure(value) if isinstance(value, float) else value
    unit = f" {column.unit}" if column.unit and column.unit != "1-10" else ""
    return f"{label} {text}{unit}"


def _figure(value: float) -> str:
    """As a clinician would write it: 182000, 39.1, 5.17; no exponents, no trailing zeros."""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def measurement_words(label: str) -> str:
    """A column's name inside a sentence: "Age" -> "age", "systolic_bp" -> "systolic blood pressure"."""
    plain = _WORDS.get(label, label.replace("_", " "))
    return plain.lower() if plain.istitle() else plain


def excluded_label(label: str) -> str:
    """ "Cough" -> "no cough"; an abbreviation keeps its letters ("no EEG abnormality")."""
    small = label if label[:2].isupper() else label[:1].lower() + label[1:]
    return f"no {small}"


def _readable(model: Model, rows: EncodedRows) -> set[str]:
    """Columns of the design that this patient's row has a value for."""
    design = model.design
    there = {code.name for code, state in zip(design.findings, rows.findings[0], strict=True) if state != _UNKNOWN_CODE}
    there |= {code.name for code, value in zip(design.numbers, rows.numbers[0], strict=True) if not np.isnan(value)}
    there |= {code.name for code, level in zip(design.categories, rows.categories[0], strict=True) if level >= 0}
    return there


def _hidden_in_turn(model: Model, rows: EncodedRows, names: Sequence[str]) -> EncodedRows:
    """The row, then one copy for each named column in which that column is unknown."""
    batch = rows.take(np.zeros(len(names) + 1, dtype=np.intp))
    design = model.design
    parts = ((design.findings, batch.findings), (design.numbers, batch.numbers), (design.categories, batch.categories))
    for codes, values in parts:
        place = {code.name: i for i, code in enumerate(codes)}
        for number, name in enumerate(names, start=1):
            if name in place:
                values[number, place[name]] = np.nan if values.dtype.kind == "f" else _UNKNOWN_CODE
    return batch
