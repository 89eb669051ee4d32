"""What must be said of a result before and below its ranking: its limits, what was missing, how much was considered."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from app.services.assessment_views import AbstentionView, AssessmentView, DiagnosisResult
from app.ui.models.finding_words import measured_words
from app.ui.translation import fill
from app.ui.widgets.banner import Banner
from app.ui.widgets.text import Text


def notes_of(assessment: AssessmentView) -> dict[str, str]:
    """{"missing_labs": "platelets,haematocrit", "no_model": ""}: the codes, with what follows their colon."""
    return {note.partition(":")[0]: note.partition(":")[2] for note in assessment.notes}


def limit_of(assessment: AssessmentView) -> str:
    """The gravest limit of a result, which its banner says; the line of notes says the others. "" = there is none."""
    notes = notes_of(assessment)
    if "no_findings" in notes:
        return "no_findings"
    if assessment.abstains:
        return "abstains"
    return next((each for each in ("age_out_of_range", "no_model", "synthetic_model") if each in notes), "")


class ResultBanner(Banner):
    """The gravest limit of this result, with the way back to the findings where more of them would help; hidden where
    there is none."""

    def show_assessment(self, assessment: AssessmentView) -> None:
        limit = limit_of(assessment)
        if limit == "no_findings":
            words = self.tr("Nothing that the knowledge describes was entered: this ranks nothing.")
            self.show_message("warning", self.tr("No finding"), words, self.tr("Add findings"))
        elif limit == "abstains":
            helps = any(each.reason != "out_of_range" for each in assessment.abstains)
            words = " ".join(self._why(each) for each in assessment.abstains)
            self.show_message("warning", self.tr("Hoofbeat abstains"), words, self.tr("Add findings") if helps else "")
        elif limit == "age_out_of_range":
            words = self.tr("The model has learned from ages %1 years only. Weigh its answer with care.")
            ages = notes_of(assessment)["age_out_of_range"].replace("-", "–")
            self.show_message("warning", self.tr("Out of range"), fill(words, ages))
        elif limit == "no_model":
            words = self.tr("Ranked by what is known, without probabilities.")
            self.show_message("info", self.tr("No model is in production"), words)
        elif limit == "synthetic_model":
            words = self.tr("The model has learned from made-up patients: for practice only.")
            self.show_message("warning", self.tr("SYNTHETIC"), words)
        self.setVisible(bool(limit))

    def _why(self, abstention: AbstentionView) -> str:
        """The reason, and what to do next."""
        if abstention.reason == "out_of_range":
            words = self.tr("The model has learned from ages %1 years only. Weigh its answer with care.")
            return fill(words, "–".join(f"{abstention.facts[end]:.4g}" for end in ("low", "high")))
        return {
            "few_findings": self.tr(
                "These findings do not separate these diseases. The step before asks for those that would help most."
            ),
            "no_pattern": self.tr(
                "No known orphan disease fits these findings better than chance. Add findings, or think of a referral "
                "to genetics."
            ),
            "unknown_disease": self.tr(
                "This may be a disease that nobody has described: trust the orphan diseases listed little. Add "
                "findings, or think of a referral to genetics."
            ),
        }[abstention.reason]


class NotesLine(Text):
    """ "Age within the training range · missing: platelets · 12,687 diseases considered"."""

    def __init__(self) -> None:
        super().__init__(role="muted", wrap=True)

    def show_result(self, result: DiagnosisResult) -> None:
        notes, parts = notes_of(result.assessment), list[str]()
        if likely := result.assessment.likely_rows:
            parts.append(self.tr("Likely: the first %Ln; such sets hold the diagnosis in 90 of 100", "", likely))
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
        if trained := notes.get("reranker"):
            parts.append(fill(self.tr("orphan diseases in the order of reranker %1, trained here"), trained))
        if refused := notes.get("reranker_refused"):
            words = self.tr("reranker %1 was made for another version: the shipped one ranked")
            parts.append(fill(words, refused))
        limit = limit_of(result.assessment)
        said = {limit, *(each.reason for each in result.assessment.abstains)}
        if "age_out_of_range" in notes and not said & {"age_out_of_range", "out_of_range"}:
            parts.append(self.tr("Age outside the training range"))
        if "no_model" in notes and limit != "no_model":
            parts.append(self.tr("no model: no probabilities"))
        if "synthetic_model" in notes and limit != "synthetic_model":
            parts.append(self.tr("SYNTHETIC model: for practice only"))
        parts.append(fill(self.tr("%1 diseases considered"), QLocale().toString(result.assessment.considered)))
        self.setText(" · ".join(parts))
