"""Findings, evidence and diseases in the language of the window. What is stored stays as it is: only words change."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from app.services.assessment_views import EvidenceView
from app.services.disease_names import disease_names
from app.services.finding_names import capital_like, finding_names
from app.services.workspace import Workspace
from app.ui.models.patient_words import spoken_age
from app.ui.translation import QT_TRANSLATE_NOOP, Translation, fill

translate = QCoreApplication.translate

_MEASURED = {
    "temperature": QT_TRANSLATE_NOOP("FindingWords", "temperature"),
    "systolic blood pressure": QT_TRANSLATE_NOOP("FindingWords", "systolic blood pressure"),
    "diastolic blood pressure": QT_TRANSLATE_NOOP("FindingWords", "diastolic blood pressure"),
    "glucose": QT_TRANSLATE_NOOP("FindingWords", "glucose"),
    "platelets": QT_TRANSLATE_NOOP("FindingWords", "platelets"),
    "haematocrit": QT_TRANSLATE_NOOP("FindingWords", "haematocrit"),
    "haemoglobin": QT_TRANSLATE_NOOP("FindingWords", "haemoglobin"),
    "leukocytes": QT_TRANSLATE_NOOP("FindingWords", "leukocytes"),
    "alt": QT_TRANSLATE_NOOP("FindingWords", "ALT"),
    "ast": QT_TRANSLATE_NOOP("FindingWords", "AST"),
    "heart rate": QT_TRANSLATE_NOOP("FindingWords", "heart rate"),
    "respiratory rate": QT_TRANSLATE_NOOP("FindingWords", "respiratory rate"),
    "oxygen saturation": QT_TRANSLATE_NOOP("FindingWords", "oxygen saturation"),
    "creatinine": QT_TRANSLATE_NOOP("FindingWords", "creatinine"),
    "bilirubin": QT_TRANSLATE_NOOP("FindingWords", "bilirubin"),
    "weight": QT_TRANSLATE_NOOP("FindingWords", "weight"),
    "height": QT_TRANSLATE_NOOP("FindingWords", "height"),
}
_SEXES = {
    "sex female": QT_TRANSLATE_NOOP("FindingWords", "sex female"),
    "sex male": QT_TRANSLATE_NOOP("FindingWords", "sex male"),
    "sex other": QT_TRANSLATE_NOOP("FindingWords", "sex other"),
}
_HISTORY = {
    "own": QT_TRANSLATE_NOOP("FindingWords", "own history: %1"),
    "family": QT_TRANSLATE_NOOP("FindingWords", "family: %1"),
    "exposure": QT_TRANSLATE_NOOP("FindingWords", "exposure: %1"),
    "earlier": QT_TRANSLATE_NOOP("FindingWords", "earlier: %1"),
    "exam": QT_TRANSLATE_NOOP("FindingWords", "exam: %1"),
}
_MEASUREMENT = re.compile(r"measurement:.+ \[(?P<unit>.*)\]", re.DOTALL)
_ABSENT = "no "
"""How the kept label of an absent finding begins."""


class FindingWords:
    """words.name("HP:0001945", "Fever") -> "Fiebre"; words.evidence(view) -> "sin tos". Without a name in the language
    of the window, the label as it is kept. Reads the names once a language; safe from several threads."""

    def __init__(self, workspace: Workspace, translation: Translation) -> None:
        self._workspace, self._translation = workspace, translation
        self._names: dict[str, Mapping[str, str]] = {}
        self._diseases: dict[str, Mapping[str, str]] = {}

    @property
    def language(self) -> str:
        """Of the window: "en", "es"."""
        return self._translation.language

    def forget(self) -> None:
        """Other names were brought in."""
        self._names, self._diseases = {}, {}

    def disease(self, codes: Sequence[str], label: str) -> str:
        """The name of a disease by any of its codes, the first that has one counts."""
        language = self._translation.language
        if language not in self._diseases:
            self._diseases[language] = disease_names(self._workspace, language)
        names = self._diseases[language]
        return next((names[code] for code in codes if code in names), label or codes[0])

    def name(self, term_id: str, label: str) -> str:
        """As a label of its own: with a capital where the kept one has it."""
        name = self._name_of(term_id)
        return capital_like(name, label) if name else label or term_id

    def evidence(self, said: EvidenceView) -> str:
        """One item of what speaks for or against a disease."""
        kind, _, rest = said.term_id.partition(":")
        if kind in _HISTORY and rest:
            return fill(translate("FindingWords", _HISTORY[kind]), said.label.removeprefix(f"{kind}: "))
        if kind == "measurement":
            return _measurement(said)
        if kind in ("age", "sex", "urgency") and not rest:
            return _person(kind, said.label)
        if not said.excluded:
            return self.name(said.term_id, said.label)
        name = self._name_of(said.term_id) or said.label.removeprefix(_ABSENT)
        return fill(translate("FindingWords", "no %1"), name)

    def _name_of(self, term_id: str) -> str:
        language = self._translation.language
        if language not in self._names:
            self._names[language] = finding_names(self._workspace, language)
        return self._names[language].get(term_id, "")


def measured_words(words: str) -> str:
    """What was measured, as the pipeline says it ("systolic blood pressure"); what is not known by name stays."""
    return translate("FindingWords", _MEASURED[words]) if words in _MEASURED else words


def _measurement(said: EvidenceView) -> str:
    """ "temperature 39.1 °C" -> "temperatura 39,1 °C"."""
    met = _MEASUREMENT.fullmatch(said.term_id)
    unit = met["unit"] if met else ""
    without = said.label.removesuffix(f" {unit}") if unit else said.label
    what, _, figure = without.rpartition(" ")
    number = _number(figure)
    if not what or number is None:
        return said.label
    return f"{measured_words(what)} {number}{said.label[len(without) :]}"


def _person(kind: str, label: str) -> str:
    """ "age 34 years" -> "edad 34 años"."""
    if kind == "sex":
        return translate("FindingWords", _SEXES[label]) if label in _SEXES else label
    figure = label.removeprefix(kind).removesuffix("years").strip()
    number = _number(figure)
    if number is None:
        return label
    if kind == "age":
        return fill(translate("FindingWords", "age %1"), spoken_age(float(figure)))
    return fill(translate("FindingWords", "urgency %1"), number)


def _number(figure: str) -> str | None:
    """The figure with the language's decimal mark and as many decimals as it came with; None where it is none."""
    if not re.fullmatch(r"-?\d+(\.\d+)?", figure):
        return None
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(float(figure), "f", len(figure.partition(".")[2]))
