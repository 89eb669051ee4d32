"""Words that several places need: roles, families of models, stages of a job, sexes, severities, metrics."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.ui.translation import QT_TRANSLATE_NOOP
from mlpipeline.domain import NO_DISEASE, UNKNOWN_DISEASE

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
    "workspace.create": QT_TRANSLATE_NOOP("Words", "Making the workspace"),
    "workspace.open": QT_TRANSLATE_NOOP("Words", "Opening the workspace"),
    "demo.examples": QT_TRANSLATE_NOOP("Words", "Writing the example patients"),
    "demo.diagnose": QT_TRANSLATE_NOOP("Words", "Diagnosing the examples"),
    "demo.ready": QT_TRANSLATE_NOOP("Words", "Ready"),
    "import.preview": QT_TRANSLATE_NOOP("Words", "Reading the first rows"),
    "import.hash": QT_TRANSLATE_NOOP("Words", "Taking the file's fingerprint"),
    "import.read": QT_TRANSLATE_NOOP("Words", "Reading the file"),
    "import.check": QT_TRANSLATE_NOOP("Words", "Checking the records"),
    "import.write": QT_TRANSLATE_NOOP("Words", "Writing the records"),
    "import.keep": QT_TRANSLATE_NOOP("Words", "Keeping the file"),
    "dataset.gather": QT_TRANSLATE_NOOP("Words", "Gathering the records"),
    "dataset.table": QT_TRANSLATE_NOOP("Words", "Making the table"),
    "dataset.write": QT_TRANSLATE_NOOP("Words", "Writing the dataset"),
    "dataset.keep": QT_TRANSLATE_NOOP("Words", "Keeping the dataset"),
    "training.open": QT_TRANSLATE_NOOP("Words", "Opening the dataset"),
    "training.prepare": QT_TRANSLATE_NOOP("Words", "Preparing"),
    "training.fit": QT_TRANSLATE_NOOP("Words", "Fitting"),
    "training.measure": QT_TRANSLATE_NOOP("Words", "Measuring"),
    "ranking.coverage": QT_TRANSLATE_NOOP("Words", "Measuring the ranking"),
    "ranking.common": QT_TRANSLATE_NOOP("Words", "Ranking diseases of the records"),
    "ranking.hidden": QT_TRANSLATE_NOOP("Words", "Ranking diseases left out of the records"),
    "ranking.simulate": QT_TRANSLATE_NOOP("Words", "Simulating patients"),
    "ranking.rerank": QT_TRANSLATE_NOOP("Words", "Fitting the reranker"),
    "ranking.gather": QT_TRANSLATE_NOOP("Words", "Hiding each case's own papers"),
    "ranking.held_out": QT_TRANSLATE_NOOP("Words", "Ranking diseases not learned from"),
    "ranking.sharpen": QT_TRANSLATE_NOOP("Words", "Fitting how sure it is"),
    "reranker.keep": QT_TRANSLATE_NOOP("Words", "Keeping the reranker"),
    "evidence.open": QT_TRANSLATE_NOOP("Words", "Opening the locked part"),
    "evidence.measure": QT_TRANSLATE_NOOP("Words", "Measuring on the locked part"),
    "approval.sign": QT_TRANSLATE_NOOP("Words", "Signing"),
    "approval.keep": QT_TRANSLATE_NOOP("Words", "Keeping the decision"),
    "activation.golden": QT_TRANSLATE_NOOP("Words", "Running the golden cases"),
    "consent.keep": QT_TRANSLATE_NOOP("Words", "Keeping the consent"),
    "diagnosis.load": QT_TRANSLATE_NOOP("Words", "Loading the model"),
    "diagnosis.records": QT_TRANSLATE_NOOP("Words", "Taking in confirmed cases"),
    "records.measure": QT_TRANSLATE_NOOP("Words", "Ranking simulated patients"),
    "diagnosis.rank": QT_TRANSLATE_NOOP("Words", "Ranking"),
    "diagnosis.keep": QT_TRANSLATE_NOOP("Words", "Keeping the result"),
    "knowledge.terms": QT_TRANSLATE_NOOP("Words", "Reading the knowledge: terms"),
    "knowledge.profiles": QT_TRANSLATE_NOOP("Words", "Reading the knowledge: diseases"),
    "knowledge.words": QT_TRANSLATE_NOOP("Words", "Reading the knowledge: words"),
    "knowledge.links": QT_TRANSLATE_NOOP("Words", "Reading the knowledge: links"),
    "packs.look": QT_TRANSLATE_NOOP("Words", "Looking at the pack"),
    "packs.copy": QT_TRANSLATE_NOOP("Words", "Copying the pack"),
    "packs.read": QT_TRANSLATE_NOOP("Words", "Reading the pack"),
    "packs.keep": QT_TRANSLATE_NOOP("Words", "Keeping the pack"),
    "knowledge.writing": QT_TRANSLATE_NOOP("Words", "Keeping the knowledge"),
    "knowledge.ready": QT_TRANSLATE_NOOP("Words", "Knowledge ready"),
    "benchmark.read": QT_TRANSLATE_NOOP("Words", "Reading the table"),
    "benchmark.types": QT_TRANSLATE_NOOP("Words", "Looking at the columns"),
    "benchmark.reading": QT_TRANSLATE_NOOP("Words", "Reading the cases"),
    "benchmark.ranking": QT_TRANSLATE_NOOP("Words", "Ranking the cases"),
    "benchmark.leaving_out": QT_TRANSLATE_NOOP("Words", "Ranking without their papers"),
    "benchmark.keep": QT_TRANSLATE_NOOP("Words", "Keeping the figures"),
    "benchmark.test": QT_TRANSLATE_NOOP("Words", "Testing"),
    "benchmark.ready": QT_TRANSLATE_NOOP("Words", "Ready"),
    "process.starting": QT_TRANSLATE_NOOP("Words", "Starting"),
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


def disease_words(label: str) -> str:
    """A disease is named as its catalogue names it; that there is none, or an unknown one, in the window's language."""
    if label == UNKNOWN_DISEASE.label:
        return QCoreApplication.translate("Words", "Unknown disease")
    return QCoreApplication.translate("Words", "No disease") if label == NO_DISEASE.label else label


def metric_words(metric: str) -> str:
    return _word(_METRICS, metric)


def stage_words(stage: str) -> str:
    """A stage key, such as "training.fit random_forest", in words: "Fitting · Random forest"."""
    key, _, rest = stage.partition(" ")
    words = _word(_STAGES, key) if key in _STAGES else key.rpartition(".")[2].replace("_", " ")
    return f"{words} · {family_words(rest)}" if rest else words
