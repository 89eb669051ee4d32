"""The two or three answers above the ranking: is a disease likely, how severe, how far the list can be trusted."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.assessment_views import AssessmentView
from app.ui.translation import fill
from app.ui.widgets.text import Text
from mlpipeline.domain import Severity


class AnswerCard(QFrame):
    """A muted question, a large answer, and a muted remark."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._asked = Text(role="muted")
        self._answer = Text(role="figure")
        self._remark = Text(role="muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(0)
        for label in (self._asked, self._answer, self._remark):
            layout.addWidget(label)
        layout.addStretch()

    def ask(self, question: str) -> None:
        self._asked.setText(question)

    def say(self, answer: str, remark: str) -> None:
        self._answer.setText(answer)
        self._remark.setText(remark)
        self.setAccessibleName(f"{answer} {remark}")


class ResultCards(QWidget):
    """Every number comes with what it is a number of."""

    def __init__(self) -> None:
        super().__init__()
        self.any_disease, self.severity, self.coverage = AnswerCard(), AnswerCard(), AnswerCard()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for card in (self.any_disease, self.severity, self.coverage):
            row.addWidget(card, 1)
        self.retranslate()

    def retranslate(self) -> None:
        self.any_disease.ask(self.tr("Is a disease likely?"))
        self.severity.ask(self.tr("Severity"))
        self.coverage.ask(self.tr("Is it among those shown?"))

    def show_assessment(self, assessment: AssessmentView) -> None:
        self._show_any_disease(assessment.any_disease)
        self._show_severity(assessment)
        coverage = assessment.coverage_of_shown
        self.coverage.setVisible(coverage is not None)
        if coverage is not None:
            words = self.tr("of the validation patients")
            of_100 = round(coverage * 100)
            answer = self.tr("About %1 of 100") if of_100 < 100 else self.tr("More than 99 of 100")
            self.coverage.say(fill(answer, of_100), words)

    def _show_any_disease(self, any_disease: float | None) -> None:
        if any_disease is None:
            self.any_disease.say(self.tr("Not estimable"), self.tr("no model with records of people without a disease"))
            return
        of_100 = round(any_disease * 100)
        answer = self.tr("Likely") if any_disease >= 0.5 else self.tr("No disease is more likely")
        number = self.tr("about %1 of 100 such patients")
        if of_100 >= 100:
            number = self.tr("more than 99 of 100 such patients")
        elif of_100 < 1:
            number = self.tr("less than 1 of 100 such patients")
        self.any_disease.say(answer, fill(number, of_100))

    def _show_severity(self, assessment: AssessmentView) -> None:
        severity = assessment.severity
        if severity is None:
            self.severity.say(self.tr("Not known"), self.tr("no severity labels to learn from"))
            return
        names = self.level_names()
        ordered = sorted(severity.probabilities.items(), key=lambda each: -each[1])
        first = fill(self.tr("%1 of 100"), round(ordered[0][1] * 100)) if ordered else ""
        others = [f"{names[Severity[name.upper()]].lower()} {round(p * 100)}" for name, p in ordered[1:3] if p >= 0.005]
        self.severity.say(names[severity.level], ", ".join([first, *others]))

    def level_names(self) -> dict[Severity, str]:
        return {
            Severity.NONE: self.tr("None"),
            Severity.MILD: self.tr("Mild"),
            Severity.ACUTE: self.tr("Acute"),
            Severity.CHRONIC: self.tr("Chronic"),
            Severity.TERMINAL: self.tr("Terminal"),
        }
