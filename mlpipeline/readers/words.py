"""How clinics write yes and no, sexes, levels, units of age and nothing at all, in English and Spanish."""

from __future__ import annotations

from mlpipeline.domain import Severity


def _each(names: tuple[str, ...], meaning: str) -> dict[str, str]:
    return dict.fromkeys(names, meaning)


NOTHING = frozenset(
    {
        "",
        "na",
        "n/a",
        "n.a.",
        "null",
        "none given",
        "nan",
        ".",
        "-",
        "--",
        "?",
        "#n/a",
        "sin dato",
        "s/d",
        "nd",
        "<na>",
    }
)
"""What stands where nothing is known. "none" is not among them: it may be a diagnosis or a severity."""

PRESENT, ABSENT, UNKNOWN = "present", "absent", "unknown"

_YES = "present 1 1.0 yes y si sí s true t x + present presente positive positivo positiva pos verdadero v"
_NO = "absent 0 0.0 no n false f absent ausente negative negativo negativa neg falso ninguno ninguna"
FINDING: dict[str, str] = (
    _each(tuple(_YES.split()), PRESENT)
    | _each(tuple(_NO.split()), ABSENT)
    | _each(("unknown", "desconocido", "desconocida", "ignorado", "unk", "no sabe"), UNKNOWN)
)

SEX: dict[str, str] = (
    _each(("m", "male", "man", "boy", "masculino", "hombre", "varon", "varón"), "male")
    | _each(("f", "female", "woman", "girl", "femenino", "mujer", "fem"), "female")
    | _each(("other", "otro", "o", "i", "intersex", "indeterminado"), "other")
    | _each(("unknown", "desconocido", "u"), "unknown")
)

SEVERITY: dict[str, Severity] = {level.name.lower(): level for level in Severity} | {
    "ninguna": Severity.NONE,
    "ninguno": Severity.NONE,
    "leve": Severity.MILD,
    "light": Severity.MILD,
    "aguda": Severity.ACUTE,
    "agudo": Severity.ACUTE,
    "cronica": Severity.CHRONIC,
    "crónica": Severity.CHRONIC,
    "cronico": Severity.CHRONIC,
    "crónico": Severity.CHRONIC,
}
SEVERITY |= {str(int(level)): level for level in Severity}

NO_DISEASE_WORDS = frozenset(
    {
        "none",
        "no disease",
        "healthy",
        "sin enfermedad",
        "sano",
        "sana",
        "ninguno",
        "ninguna",
        "no diagnosis of disease",
    }
)

YEARS_IN = {
    "years": 1.0,
    "months": 1 / 12,
    "weeks": 7 / 365.25,
    "days": 1 / 365.25,
    "hours": 1 / 8766,
    "minutes": 1 / 525960,
}
AGE_UNIT: dict[str, str] = (
    _each(("years", "year", "y", "yr", "yrs", "años", "año", "anos", "a"), "years")
    | _each(("months", "month", "mo", "meses", "mes"), "months")
    | _each(("weeks", "week", "w", "wk", "semanas", "semana", "sem"), "weeks")
    | _each(("days", "day", "d", "dias", "días", "dia", "día"), "days")
    | _each(("hours", "hour", "h", "horas", "hora"), "hours")
    | _each(("minutes", "minute", "min", "minutos", "minuto"), "minutes")
)
