"""Words: every known error has them, in both languages; every text can be translated and is."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.assessment_views import RankedDiseaseView
from app.services.process import WorkerFailed
from app.ui.models.ranking_rows import RankingRows
from app.ui.problems import WORDS, problem_of
from app.ui.translation import Translation, fill
from app.ui.widgets.source_label import source_words
from app.ui.words import disease_words
from mlpipeline.domain import NO_DISEASE, Disease
from mlpipeline.errors import KnownError

HOUSE = Path(__file__).resolve().parents[2]
TERMINAL_ONLY: frozenset[str] = frozenset()


def raised_codes() -> dict[str, set[str]]:
    """Code -> names of its facts, from every KnownError("…") in the tree."""
    codes: dict[str, set[str]] = {}
    for floor in ("app", "db", "mlpipeline"):
        for path in (HOUSE / floor).rglob("*.py"):
            if path.is_relative_to(HOUSE / "app" / "cli"):
                continue  # the terminal's own, which has its own words
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or not node.args:
                    continue
                if getattr(node.func, "id", getattr(node.func, "attr", "")) != "KnownError":
                    continue
                for text in ast.walk(node.args[0]):
                    if isinstance(text, ast.Constant) and isinstance(text.value, str):
                        codes.setdefault(text.value, set()).update(each.arg for each in node.keywords if each.arg)
    return codes


RAISED = raised_codes()


def test_every_code_has_words() -> None:
    assert len(RAISED) > 100
    assert sorted(set(RAISED) - set(WORDS)) == []


def test_codes_of_the_store_have_words() -> None:
    """Those that the store names by table, not by a literal at the raise."""
    for code in ("store.busy", "store.disk_full", "store.readonly", "store.unreadable", "store.append_only"):
        assert code in WORDS


@pytest.mark.parametrize("language", ["en", "es"])
def test_words_are_filled_and_calm(qapp: object, language: str, translation: Translation) -> None:
    translation.set_language(language)
    try:
        for code, facts in RAISED.items():
            problem = problem_of(KnownError(code, **dict.fromkeys(facts, "X")))
            assert problem.what, code
            assert problem.why.endswith((".", ")")), code
            assert "{" not in problem.what + problem.why, (code, problem)
            assert "!" not in problem.what + problem.why, code
    finally:
        translation.set_language("en")


def test_spanish_differs_from_english(qapp: object, translation: Translation) -> None:
    translation.set_language("es")
    try:
        same = [code for code, (what, _why) in WORDS.items() if problem_of(KnownError(code)).what == what]
    finally:
        translation.set_language("en")
    assert same == []


def test_an_unknown_code_and_a_bug_are_told_honestly(qapp: object) -> None:
    unknown = problem_of(KnownError("nowhere.known", file="a.csv"))
    assert "nowhere.known" in unknown.why
    bug = problem_of(ValueError("Luz Marina O. has dengue"))
    assert "mistake" in bug.what
    assert "Luz" not in bug.what + bug.why, "a bug's message may hold a patient's values"
    assert "ValueError" in bug.why
    assert "exit code 9" in problem_of(WorkerFailed("exit code 9")).why


def test_the_translations_are_complete() -> None:
    done = subprocess.run(
        [sys.executable, HOUSE / ".ci" / "translations.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:]


@given(facts=st.lists(st.text(), max_size=4))
def test_facts_are_filled_in_one_pass(facts: list[str]) -> None:
    sentence = " ".join(f"%{number}" for number in range(1, len(facts) + 1))
    assert fill(sentence, *facts) == " ".join(facts)


def test_a_share_keeps_its_sign() -> None:
    assert fill("%1 % of %2", 62, "100 %1") == "62 % of 100 %1"


def test_every_stage_of_a_job_has_words(qapp: object) -> None:
    from app.ui.words import stage_words

    stages = set()
    for floor in ("app/services", "mlpipeline"):
        for path in (HOUSE / floor).rglob("*.py"):
            stages |= set(re.findall(r"""progress\([^"\n]*f?"([a-z]+\.[a-z_]+)""", path.read_text(encoding="utf-8")))
    assert len(stages) > 20
    for stage in stages:
        assert stage_words(stage)[0].isupper(), stage


def test_that_there_is_no_disease_is_said_in_the_window_s_language(qapp: object, translation: Translation) -> None:
    assert disease_words(NO_DISEASE.label) == "No disease"
    translation.set_language("es")
    try:
        assert disease_words(NO_DISEASE.label) == "Sin enfermedad"
        assert disease_words("Malaria") == "Malaria"
        counted = RankedDiseaseView(1, Disease("ORPHA:673", "Malaria"), "L", 0.5, 1.0, 12_034, 1, 1, (), ())
        assert RankingRows(words=None).source(counted) == "12.034 de nuestros pacientes"  # type: ignore[arg-type]
    finally:
        translation.set_language("en")


@pytest.mark.parametrize(
    ("group", "code", "records", "words"),
    [
        ("L", "ORPHA:673", 7, "7 of our patients"),
        ("C", "ICD10:J00", 0, "Common, none here yet"),
        ("C", "LOCAL:fiebre-del-valle", 1, "1 of our patients"),
        ("K", "ORPHA:586", 3, "3 here, Orphanet"),
        ("K", "OMIM:219700", 3, "3 here, OMIM"),
        ("K", "OMIM:219700", 0, "OMIM, none here yet"),
    ],
)
def test_where_a_row_is_known_from(translation: Translation, group: str, code: str, records: int, words: str) -> None:
    row = RankedDiseaseView(1, Disease(code), group, None, 1.0, records, 1, 1, (), ())
    assert RankingRows(words=None).source(row) == words  # type: ignore[arg-type]
    said, _token = source_words(group, records, code)
    assert said[2:] == words
