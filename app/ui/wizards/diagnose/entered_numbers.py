"""Numbers as people type them (age, temperature, blood pressure, glucose), their plausible limits and usual ranges."""

from __future__ import annotations

import re
from typing import Literal

from mlpipeline.domain import DIASTOLIC, GLUCOSE, LIMITS, SYSTOLIC, TEMPERATURE

MG_DL_PER_MMOL_L = 18.016
"""Of glucose (molar mass 180.16 g/mol)."""
SUSPECT_GLUCOSE_MG_DL = 25.0
"""Below it a living, talking patient is less likely than a value in mmol/L typed into a field of mg/dL."""
OLDEST_YEARS = 130.0
ADULT_YEARS = 18.0

USUAL: dict[str, tuple[float, float]] = {
    TEMPERATURE: (35.0, 38.0),  # hypothermia below, fever from (CDC case definitions)
    SYSTOLIC: (90.0, 140.0),  # adults: hypotension below, hypertension from (WHO 2021)
    DIASTOLIC: (60.0, 90.0),
    GLUCOSE: (70.0, 140.0),  # hypoglycaemia level 1 below; above what a healthy person reaches after a meal (ADA)
}
"""Lower bound (inclusive) and upper bound (exclusive) of what needs no mark."""

_AGE = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*([a-záñ]*)\.?\s*", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*")
_PRESSURE = re.compile(r"\s*(\d{1,3})\s*[/\\-]\s*(\d{1,3})\s*")


def parse_number(text: str) -> float | None:
    """The number, with "." or "," before its decimals; None where the text is no plain number."""
    match = _NUMBER.fullmatch(text)
    return float(match[1].replace(",", ".")) if match else None


def parse_age(text: str, unit: Literal["years", "months"] = "years") -> float | None:
    """Decimal years of "34", "8m", "8 meses", "2,5 y"; a letter beats `unit`. None where it is no age of a person."""
    match = _AGE.fullmatch(text)
    if not match:
        return None
    letter = match[2][:1].lower()
    if letter not in ("", "m", "y", "a"):
        return None
    in_months = letter == "m" or (letter == "" and unit == "months")
    years = float(match[1].replace(",", ".")) / (12 if in_months else 1)
    return years if years <= OLDEST_YEARS else None


def parse_pressure(text: str) -> tuple[float, float] | None:
    """Systolic and diastolic mmHg of "110/70"; None where the text is not two numbers. Limits are checked apart."""
    match = _PRESSURE.fullmatch(text)
    return (float(match[1]), float(match[2])) if match else None


def is_plausible(code: str, value: float) -> bool:
    low, high = LIMITS[code]
    return low <= value <= high


def beside_usual(code: str, value: float, age_years: float | None) -> Literal["low", "high", ""]:
    """Whether a value deserves a mark. Blood pressure of children, or of unknown age, gets none: the range moves."""
    if code in (SYSTOLIC, DIASTOLIC) and (age_years is None or age_years < ADULT_YEARS):
        return ""
    low, high = USUAL[code]
    return "low" if value < low else "high" if value >= high else ""
