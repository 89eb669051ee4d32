"""What the line below a ranking says of the reranker that ordered it, and of the likely set."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.services.assessment_views import AssessmentView, DiagnosisResult
from app.ui.translation import Translation
from app.ui.wizards.diagnose.result_notes import NotesLine
from mlpipeline.domain import Case


def said(*notes: str, likely_rows: int | None = None) -> str:
    view = AssessmentView((), None, None, None, 12_289, None, notes, "HPO", likely_rows=likely_rows)
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


def test_the_likely_set_is_said_in_its_size(qapp: object, translation: Translation) -> None:
    try:
        assert said(likely_rows=4).startswith("Likely: the first 4; such sets")
        assert said(likely_rows=1).startswith("Likely: the first; such sets")
        assert "Likely" not in said()
        translation.set_language("es")
        assert said(likely_rows=4).startswith("Probables: las 4 primeras;")
    finally:
        translation.set_language("en")
