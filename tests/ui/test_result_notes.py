"""What the line below a ranking says of the reranker that ordered it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.services.assessment_views import AssessmentView, DiagnosisResult
from app.ui.translation import Translation
from app.ui.wizards.diagnose.result_notes import NotesLine
from mlpipeline.domain import Case


def said(*notes: str) -> str:
    view = AssessmentView((), None, None, None, 12_289, None, notes, "HPO")
    line = NotesLine()
    line.show_result(DiagnosisResult("d", "p", Case("c", "p"), view, None, "", 0, "HPO", "signed 1", datetime.now(UTC)))
    return line.text()


@pytest.mark.parametrize(
    ("note", "english", "spanish"),
    [
        ("reranker:3", "in the order of reranker 3, trained here", "según el reordenador 3, entrenado aquí"),
        ("reranker_refused:3", "the shipped one ranked", "ordenó el original"),
    ],
)
def test_a_reranker_of_the_clinic_is_named(
    qapp: object, translation: Translation, note: str, english: str, spanish: str
) -> None:
    try:
        assert english in said("no_model", note)
        assert "reranker" not in said("no_model"), "the shipped one goes without saying"
        translation.set_language("es")
        assert spanish in said("no_model", note)
    finally:
        translation.set_language("en")
