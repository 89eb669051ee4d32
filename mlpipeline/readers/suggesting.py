"""A first mapping of a table's columns, from their names (English, Spanish) and their values; the user decides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from mlpipeline.knowledge.knowledge import Knowledge
from mlpipeline.readers import words
from mlpipeline.readers.layout import NUMBER
from mlpipeline.readers.mapping import ONCE, ColumnMapping, MappingProfile
from mlpipeline.readers.measures import MEASURE_OF_NAME, Measure
from mlpipeline.readers.preview import Preview

_ROLE_OF_NAME = {
    "patient_id": (
        "patient id|patientid|patient|id patient|subject id|paciente|id paciente|historia clinica|"
        "numero historia|documento|study code|studyno|study no|consecutive|consecutivo|mrn|id"
    ),
    "case_id": "case id|encounter id|visit id|id caso|episodio",
    "age": "age|age years|age at visit|edad|edad anos|age in years",
    "age_unit": "age unit|unidad edad|unidad de edad|uni med",
    "sex": "sex|gender|sexo|genero",
    "diagnosis": (
        "diagnosis|final diagnosis|disease|prognosis|condition|diagnostico|diagnostico final|"
        "diagnostico principal|enfermedad|nombre evento|dx|label"
    ),
    "severity": "severity|severidad|gravedad",
    "urgency": "urgency|urgencia|triage",
    "seen_on": ("date|visit date|admission date|fecha|fecha consulta|fecha de consulta|fecha ingreso|fec con|seen on"),
    "own_history": (
        "history|past history|medical history|antecedentes|antecedentes personales|own history|"
        "comorbidities|comorbilidades"
    ),
    "family_history": "family history|antecedentes familiares|historia familiar",
    "exposure": "exposure|travel|travel history|exposicion|viajes|viaje",
    "earlier_diagnosis": "earlier diagnosis|previous diagnosis|diagnostico previo|diagnosticos previos",
    "earlier_exam": "earlier exams|previous exams|examenes previos|examen previo",
}
_ROLES = {name: role for role, names in _ROLE_OF_NAME.items() for name in names.split("|")}
_UNIT = re.compile(r"[(\[]([^)\]]{1,20})[)\]]\s*$")
_SURE = 0.6
_ONE_TWO = {"1": "present", "2": "absent"}
"""How surveillance forms of Latin America and many trials write yes and no."""
_ANY_DISEASE = frozenset({"fever", "disease", "infection", "virus", "fiebre", "enfermedad", "del", "de", "por"})
_SIVIGILA_UNITS = {"0": "unknown", "1": "years", "2": "months", "3": "days", "4": "hours", "5": "minutes"}


def suggest_profile(preview: Preview, knowledge: Knowledge) -> MappingProfile:
    """Every column with a role; "ignore" where nothing is likely. Roles that may occur once go to the first column
    of the best name. What a finding's 1/0 or yes/no columns mean is the lexicon's best hit, by name."""
    values = [[row[i].strip() for row in preview.rows] for i in range(len(preview.columns))]
    taken: set[str] = set()
    columns = []
    for name, cells in zip(preview.columns, values, strict=True):
        mapping = _suggest(name, cells, knowledge)
        if mapping.role in ONCE and mapping.role in taken:
            mapping = ColumnMapping(name, "ignore")
        taken.add(mapping.role)
        columns.append(mapping)
    found = {guess.what: guess.value for guess in preview.guesses}
    return MappingProfile(
        name="",
        columns=tuple(columns),
        separator=found.get("separator") or None,
        encoding=found.get("encoding") or None,
        decimal=found.get("decimal") or None,
        header=found["header"] == "yes" if "header" in found else None,
        date_order=found.get("date_order") or None,
    )


def _suggest(column: str, cells: Sequence[str], knowledge: Knowledge) -> ColumnMapping:
    unit_found = _UNIT.search(column)
    name = _folded(column[: unit_found.start()] if unit_found else column)
    unit = unit_found[1].strip() if unit_found else None
    role = _ROLES.get(name)
    filled = [cell for cell in cells if cell.lower() not in words.NOTHING]
    if role == "age":
        return _age(column, unit)
    if role == "age_unit":
        coded = bool(filled) and all(cell in _SIVIGILA_UNITS for cell in filled)
        return ColumnMapping(column, role, values=_SIVIGILA_UNITS if coded else {})
    if role == "sex":
        return ColumnMapping(column, role, values=_sexes(filled))
    if role == "diagnosis":
        return ColumnMapping(column, role, values=_diseases(filled, knowledge))
    if role is not None:
        return ColumnMapping(column, role)
    if name in MEASURE_OF_NAME and filled and all(_is_number(cell) for cell in filled):
        return _measurement(column, MEASURE_OF_NAME[name], unit)
    if filled and all(cell.lower() in words.FINDING for cell in filled):
        return _finding(column, name, {}, knowledge)
    if filled and all(cell.removesuffix(".0") in _ONE_TWO for cell in filled):
        return _finding(column, name, _ONE_TWO, knowledge)
    return ColumnMapping(column, "ignore")


def _sexes(filled: Sequence[str]) -> dict[str, str]:
    """M is male beside F and female (mujer) beside H (hombre)."""
    return {"H": "male", "M": "female"} if any(cell in ("H", "h") for cell in filled) else {}


def _folded(text: str) -> str:
    split = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    plain = unicodedata.normalize("NFKD", split).encode("ascii", "ignore").decode("ascii").lower()
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def _is_number(cell: str) -> bool:
    return bool(NUMBER.fullmatch(cell))


def _age(column: str, unit: str | None) -> ColumnMapping:
    name = words.AGE_UNIT.get((unit or "").lower(), "years")
    return ColumnMapping(column, "age", scale=words.YEARS_IN[name])


def _measurement(column: str, measure: Measure, unit: str | None) -> ColumnMapping:
    known = unit is None or unit == measure.unit or unit in measure.other_units
    return ColumnMapping(column, "measurement", measure.code, column, unit if unit and known else measure.unit)


def _finding(column: str, name: str, values: Mapping[str, str], knowledge: Knowledge) -> ColumnMapping:
    for hit in knowledge.lexicon.search(name, limit=1):
        if hit.score >= _SURE:
            return ColumnMapping(column, "finding", hit.term_id, hit.label, values=values)
    return ColumnMapping(column, "ignore")


def _diseases(filled: Sequence[str], knowledge: Knowledge) -> dict[str, str]:
    """The names seen so far that are a known disease's, but for a word such as "fever" ("Dengue" = "Dengue fever")."""
    meanings = {}
    for name in dict.fromkeys(filled):
        for disease in knowledge.profiles.search(name, limit=3):
            if _core(name) and _core(disease.label) == _core(name):
                meanings[name] = f"{disease.term_id} {disease.label}"
                break
    return meanings


def _core(name: str) -> tuple[str, ...]:
    return tuple(word for word in _folded(name).split() if word not in _ANY_DISEASE)
