"""Measurements the readers know by name: unit, what a living person can have, other units, how columns are called."""

from __future__ import annotations

from dataclasses import dataclass, field

from mlpipeline.domain import DIASTOLIC, GLUCOSE, LIMITS, SYSTOLIC, TEMPERATURE, UNITS


@dataclass(frozen=True, slots=True)
class Measure:
    """low, high: outside of it the number or its unit is wrong. names: folded words, English and Spanish.

    other_units: unit -> (factor, offset): value in `unit` = factor * value + offset.
    """

    code: str
    unit: str
    low: float
    high: float
    names: tuple[str, ...]
    other_units: dict[str, tuple[float, float]] = field(default_factory=dict)


def _house(code: str, names: tuple[str, ...], other_units: dict[str, tuple[float, float]] | None = None) -> Measure:
    return Measure(code, UNITS[code], *LIMITS[code], names, other_units or {})


_CELLS = {
    "/µL": (0.001, 0.0),
    "/mm³": (0.001, 0.0),
    "/mm3": (0.001, 0.0),
    "/uL": (0.001, 0.0),
    "10^3/µL": (1.0, 0.0),
    "10^9/L": (1.0, 0.0),
    "K/µL": (1.0, 0.0),
}

_ALL = (
    _house(
        TEMPERATURE,
        ("temperature", "temp", "body temperature", "temperatura", "temperatura corporal", "bt"),
        {"°F": (5 / 9, -160 / 9), "F": (5 / 9, -160 / 9), "C": (1.0, 0.0)},
    ),
    _house(
        SYSTOLIC,
        (
            "systolic",
            "systolic bp",
            "sbp",
            "systolic blood pressure",
            "presion sistolica",
            "pas",
            "tas",
        ),
    ),
    _house(
        DIASTOLIC, ("diastolic", "diastolic bp", "dbp", "diastolic blood pressure", "presion diastolica", "pad", "tad")
    ),
    _house(GLUCOSE, ("glucose", "blood glucose", "glucosa", "glucemia", "glicemia"), {"mmol/L": (18.016, 0.0)}),
    Measure(
        "platelets",
        "×10⁹/L",
        1,
        3000,
        ("platelets", "platelet", "plt", "platelet count", "plaquetas", "recuento de plaquetas"),
        _CELLS,
    ),
    Measure("haematocrit", "%", 5, 80, ("haematocrit", "hematocrit", "hct", "hematocrito"), {"L/L": (100.0, 0.0)}),
    Measure("haemoglobin", "g/dL", 1.5, 27, ("haemoglobin", "hemoglobin", "hgb", "hemoglobina"), {"g/L": (0.1, 0.0)}),
    Measure(
        "leukocytes",
        "×10⁹/L",
        0.01,
        1000,
        ("leukocytes", "leucocytes", "wbc", "white blood cells", "white cell count", "leucocitos", "globulos blancos"),
        _CELLS,
    ),
    Measure("alt", "U/L", 0, 30000, ("alt", "gpt", "sgpt", "alanine aminotransferase", "tgp", "alat")),
    Measure("ast", "U/L", 0, 30000, ("ast", "got", "sgot", "aspartate aminotransferase", "tgo", "asat")),
    Measure("heart_rate", "/min", 10, 350, ("heart rate", "pulse", "hr", "frecuencia cardiaca", "pulso", "fc")),
    Measure("respiratory_rate", "/min", 3, 150, ("respiratory rate", "rr", "frecuencia respiratoria", "fr")),
    Measure(
        "oxygen_saturation", "%", 20, 100, ("oxygen saturation", "spo2", "sao2", "saturacion", "saturacion de oxigeno")
    ),
    Measure("creatinine", "mg/dL", 0.05, 60, ("creatinine", "creatinina"), {"µmol/L": (1 / 88.42, 0.0)}),
    Measure(
        "bilirubin",
        "mg/dL",
        0,
        100,
        ("bilirubin", "total bilirubin", "bilirrubina", "bilirrubina total"),
        {"µmol/L": (1 / 17.1, 0.0)},
    ),
    Measure("weight", "kg", 0.3, 400, ("weight", "body weight", "peso")),
    Measure("height", "cm", 20, 260, ("height", "body height", "talla", "estatura"), {"m": (100.0, 0.0)}),
)

MEASURES = {measure.code: measure for measure in _ALL}
MEASURE_OF_NAME = {name: measure for measure in _ALL for name in measure.names}


def conversion(code: str, unit: str) -> tuple[float, float, str]:
    """(factor, offset, unit that results): to the house's unit where it knows how, else unchanged."""
    measure = MEASURES.get(code)
    if measure is None:
        return 1.0, 0.0, unit
    if not unit or unit == measure.unit:
        return 1.0, 0.0, measure.unit
    known = measure.other_units.get(unit)
    return (*known, measure.unit) if known else (1.0, 0.0, unit)


def plausible(code: str, value: float, unit: str) -> bool:
    """False only where the measurement and its unit are known and no living person has the value."""
    measure = MEASURES.get(code)
    return measure is None or unit != measure.unit or measure.low <= value <= measure.high
