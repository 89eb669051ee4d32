"""Words that several places need: roles, families of models, stages of a job, sexes, severities, metrics."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.ui.translation import QT_TRANSLATE_NOOP

_ROLES = {
    "clinician": QT_TRANSLATE_NOOP("Words", "Clinician"),
    "steward": QT_TRANSLATE_NOOP("Words", "Data steward"),
    "researcher": QT_TRANSLATE_NOOP("Words", "Researcher"),
    "approver": QT_TRANSLATE_NOOP("Words", "Approver"),
    "auditor": QT_TRANSLATE_NOOP("Words", "Auditor"),
    "administrator": QT_TRANSLATE_NOOP("Words", "Administrator"),
}
_FAMILIES = {
    "prior": QT_TRANSLATE_NOOP("Words", "Knowledge prior"),
    "logistic_regression": QT_TRANSLATE_NOOP("Words", "Logistic regression"),
    "random_forest": QT_TRANSLATE_NOOP("Words", "Random forest"),
    "xgboost": QT_TRANSLATE_NOOP("Words", "XGBoost"),
    "xgboost_on_prior": QT_TRANSLATE_NOOP("Words", "XGBoost on the prior"),
    "logistic_on_prior": QT_TRANSLATE_NOOP("Words", "Logistic regression on the prior"),
}
_SEXES = {
    "female": QT_TRANSLATE_NOOP("Words", "F"),
    "male": QT_TRANSLATE_NOOP("Words", "M"),
    "other": QT_TRANSLATE_NOOP("Words", "other"),
    "unknown": QT_TRANSLATE_NOOP("Words", "sex unknown"),
}
_SEVERITIES = {
    "none": QT_TRANSLATE_NOOP("Words", "None"),
    "mild": QT_TRANSLATE_NOOP("Words", "Mild"),
    "acute": QT_TRANSLATE_NOOP("Words", "Acute"),
    "chronic": QT_TRANSLATE_NOOP("Words", "Chronic"),
    "terminal": QT_TRANSLATE_NOOP("Words", "Terminal"),
}
_METRICS = {
    "accuracy": QT_TRANSLATE_NOOP("Words", "Accuracy"),
    "macro_recall": QT_TRANSLATE_NOOP("Words", "Macro recall"),
    "macro_f1": QT_TRANSLATE_NOOP("Words", "Macro F1"),
    "mse": QT_TRANSLATE_NOOP("Words", "MSE"),
    "log_loss": QT_TRANSLATE_NOOP("Words", "Log loss"),
    "rare_recall": QT_TRANSLATE_NOOP("Words", "Recall, ≤ 20 records"),
    "sensitivity": QT_TRANSLATE_NOOP("Words", "Sensitivity, any disease"),
    "specificity": QT_TRANSLATE_NOOP("Words", "Specificity, any disease"),
    "ece": QT_TRANSLATE_NOOP("Words", "Calibration error"),
}
_STAGES = {
    "reading": QT_TRANSLATE_NOOP("Words", "Reading"),
    "read": QT_TRANSLATE_NOOP("Words", "Reading"),
    "checking": QT_TRANSLATE_NOOP("Words", "Checking"),
    "check": QT_TRANSLATE_NOOP("Words", "Checking"),
    "writing": QT_TRANSLATE_NOOP("Words", "Writing"),
    "write": QT_TRANSLATE_NOOP("Words", "Writing"),
    "training": QT_TRANSLATE_NOOP("Words", "Training"),
    "fit": QT_TRANSLATE_NOOP("Words", "Fitting"),
    "evaluate": QT_TRANSLATE_NOOP("Words", "Evaluating"),
    "knowledge": QT_TRANSLATE_NOOP("Words", "Reading the knowledge"),
    "starting": QT_TRANSLATE_NOOP("Words", "Starting"),
}


def _word(table: dict[str, str], key: str) -> str:
    known = table.get(key)
    return QCoreApplication.translate("Words", known) if known else key.replace("_", " ")


def role_words(role: str) -> str:
    return _word(_ROLES, str(role))


def family_words(family: str) -> str:
    return _word(_FAMILIES, family)


def sex_words(sex: str) -> str:
    return _word(_SEXES, str(sex))


def severity_words(level: str) -> str:
    return _word(_SEVERITIES, level.lower())


def metric_words(metric: str) -> str:
    return _word(_METRICS, metric)


def stage_words(stage: str) -> str:
    """A stage key, such as "training.fit random_forest": its last word if known, else its first, then the rest."""
    key, _, rest = stage.partition(" ")
    names = [name for name in reversed(key.split(".")) if name in _STAGES]
    words = _word(_STAGES, names[0]) if names else key.rpartition(".")[2].replace("_", " ")
    return f"{words} · {family_words(rest)}" if rest else words
