"""Words for known errors: the ranking, its policy and its rerankers."""

from __future__ import annotations

from app.ui.translation import QT_TRANSLATE_NOOP

RANKING: dict[str, tuple[str, str]] = {
    "ranking.policy_malformed": (
        QT_TRANSLATE_NOOP("problems", "The ranking was not signed"),
        QT_TRANSLATE_NOOP("problems", "Its field {field} is missing or of the wrong kind. Correct it."),
    ),
    "ranking.policy_out_of_range": (
        QT_TRANSLATE_NOOP("problems", "The ranking was not signed"),
        QT_TRANSLATE_NOOP("problems", "{field} must lie between {low} and {high}. Choose a value in that range."),
    ),
    "ranking.reranker_malformed": (
        QT_TRANSLATE_NOOP("problems", "Nothing was ranked"),
        QT_TRANSLATE_NOOP("problems", "The reranker is damaged. Install the program again."),
    ),
    "ranking.silence_malformed": (
        QT_TRANSLATE_NOOP("problems", "Nothing was judged"),
        QT_TRANSLATE_NOOP("problems", "What says when to be silent is damaged. Install the program again."),
    ),
    "reranker.missing": (
        QT_TRANSLATE_NOOP("problems", "This reranker is not there"),
        QT_TRANSLATE_NOOP("problems", "No reranker {number} was trained here. Read the page anew (F5)."),
    ),
    "reranker.nothing_learned": (
        QT_TRANSLATE_NOOP("problems", "Nothing was learned"),
        QT_TRANSLATE_NOOP(
            "problems",
            "In none of {cases} cases do the findings point at the disease. Check how the findings were imported.",
        ),
    ),
    "reranker.other_format": (
        QT_TRANSLATE_NOOP("problems", "The reranker in use is unchanged"),
        QT_TRANSLATE_NOOP(
            "problems", "Reranker {number} was made by a program that ranks by other features. Train it again."
        ),
    ),
    "reranker.tampered": (
        QT_TRANSLATE_NOOP("problems", "This reranker was refused"),
        QT_TRANSLATE_NOOP(
            "problems",
            "Reranker {number} was changed outside of the program. Use the shipped one, under Experiments, and tell "
            "the administrator.",
        ),
    ),
    "reranker.too_few_cases": (
        QT_TRANSLATE_NOOP("problems", "The reranker was not trained"),
        QT_TRANSLATE_NOOP(
            "problems",
            "{cases} usable cases of {diseases} orphan diseases are there; {least_cases} cases of {least_diseases} "
            "diseases are needed. Import more cases whose diagnosis is known and that may be learned from.",
        ),
    ),
    "reranker.too_much_memory": (
        QT_TRANSLATE_NOOP("problems", "The reranker was not trained"),
        QT_TRANSLATE_NOOP("problems", "{cases} cases need more memory than is allowed. Close other programs."),
    ),
}
