"""What must be said of a result before and below its ranking: its limits, what was missing, how much was considered."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from app.services.assessment_views import AssessmentView, DiagnosisResult
from app.ui.models.finding_words import measured_words
from app.ui.translation import fill
from app.ui.widgets.banner import Banner
from app.ui.widgets.text import Text


def notes_of(assessment: AssessmentView) -> dict[str, str]:
    """{"missing_labs": "platelets,haematocrit", "no_model": ""}: the codes, with what follows their colon."""
    return {note.partition(":")[0]: note.partition(":")[2] for note in assessment.notes}


class ResultBanner(Banner):
    """The gravest limit of this result; hidden where there is none."""

    def show_assessment(self, assessment: AssessmentView) -> None:
        notes = notes_of(assessment)
        if "no_findings" in notes:
            words = self.tr("Nothing that the knowledge describes was entered: this ranks nothing.")
            self.show_message("warning", self.tr("No finding"), words)
        elif "age_out_of_range" in notes:
            words = self.tr("The model has learned from ages %1 years only. Weigh its answer with care.")
            ages = notes["age_out_of_range"].replace("-", "–")
            self.show_message("warning", self.tr("Out of range"), fill(words, ages))
        elif "no_model" in notes:
            words = self.tr("Ranked by what is known, without probabilities.")
            self.show_message("info", self.tr("No model is in production"), words)
        elif "synthetic_model" in notes:
            words = self.tr("The model has learned from made-up patients: for practice only.")
            self.show_message("warning", self.tr("SYNTHETIC"), words)
        else:
            self.hide()
            return
        self.show()


class NotesLine(Text):
    """ "Age within the training range · missing: platelets · 12,687 diseases considered"."""

    def __init__(self) -> None:
        super().__init__(role="muted", wrap=True)

    def show_result(self, result: DiagnosisResult) -> None:
        notes, parts = notes_of(result.assessment), list[str]()
        if result.model_version is not None and result.case.age_years is not None and "age_out_of_range" not in notes:
            parts.append(self.tr("Age within the training range"))
        if missing := notes.get("missing_labs"):
            parts.append(fill(self.tr("missing: %1"), ", ".join(measured_words(each) for each in missing.split(","))))
        if "published_cases" in notes:
            parts.append(self.tr("probabilities as in published cases"))
        if confirmed := notes.get("confirmed_cases"):
            parts.append(self.tr("%Ln confirmed case(s) known beside the model", "", int(confirmed)))
        if "synthetic_cases" in notes and "synthetic_model" not in notes:
            parts.append(self.tr("some of the cases are SYNTHETIC: for practice only"))
        if "age_out_of_range" in notes and "synthetic_model" in notes:
            parts.append(self.tr("SYNTHETIC model: for practice only"))
        parts.append(fill(self.tr("%1 diseases considered"), QLocale().toString(result.assessment.considered)))
        self.setText(" · ".join(parts))
