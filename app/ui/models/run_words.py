"""How runs, datasets and versions are said: figures, durations, sizes, days, states, requirements."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from app.services.learning_views import EstimateView, RequirementView
from app.ui.translation import QT_TRANSLATE_NOOP, decimal, fill
from app.ui.words import metric_words

NOT_MEASURED = "–"
SECONDS_A_MINUTE = 60
TENTHS_BELOW = 9.95
TRAINING = "training"
"""The key of the running training in context.running."""
translate = QCoreApplication.translate

_SHORT = {
    "accuracy": QT_TRANSLATE_NOOP("RunWords", "accuracy"),
    "macro_recall": QT_TRANSLATE_NOOP("RunWords", "macro recall"),
    "macro_f1": QT_TRANSLATE_NOOP("RunWords", "F1"),
    "mse": QT_TRANSLATE_NOOP("RunWords", "MSE"),
    "log_loss": QT_TRANSLATE_NOOP("RunWords", "log loss"),
    "rare_recall": QT_TRANSLATE_NOOP("RunWords", "recall ≤ 20"),
    "sensitivity": QT_TRANSLATE_NOOP("RunWords", "sensitivity"),
    "specificity": QT_TRANSLATE_NOOP("RunWords", "specificity"),
    "ece": QT_TRANSLATE_NOOP("RunWords", "ECE"),
}
_STATES = {
    "done": QT_TRANSLATE_NOOP("RunWords", "done"),
    "failed": QT_TRANSLATE_NOOP("RunWords", "failed"),
    "cancelled": QT_TRANSLATE_NOOP("RunWords", "cancelled"),
    "candidate": QT_TRANSLATE_NOOP("RunWords", "candidate"),
    "approved": QT_TRANSLATE_NOOP("RunWords", "approved"),
    "rejected": QT_TRANSLATE_NOOP("RunWords", "rejected"),
    "retired": QT_TRANSLATE_NOOP("RunWords", "retired"),
    "production": QT_TRANSLATE_NOOP("RunWords", "in production"),
    "met": QT_TRANSLATE_NOOP("RunWords", "met"),
    "missed": QT_TRANSLATE_NOOP("RunWords", "missed"),
    "not_enough_evidence": QT_TRANSLATE_NOOP("RunWords", "not enough evidence"),
}
_REASONS = {
    "worse_than_prior": QT_TRANSLATE_NOOP("RunWords", "no better than guessing by frequency alone"),
    "training.one_class": QT_TRANSLATE_NOOP("RunWords", "only one diagnosis to learn from"),
    "training.no_columns": QT_TRANSLATE_NOOP("RunWords", "no column to learn from"),
    "training.no_target": QT_TRANSLATE_NOOP("RunWords", "no diagnosis to learn from"),
}


def said(text: str) -> str:
    """A text of this file's tables in the language of the window."""
    return QCoreApplication.translate("RunWords", text)


def figure(value: float | None, digits: int = 2) -> str:
    """ ".91", as tables write shares; "–" where nothing could be measured."""
    if value is None:
        return NOT_MEASURED
    text = decimal(value, digits)
    return text[1:] if text.startswith("0") and len(text) > 1 else text


def interval(estimate: EstimateView | None) -> str:
    """ ".89–.92", or "" where there is none."""
    if estimate is None or estimate.low is None or estimate.high is None:
        return ""
    return f"{figure(estimate.low)}–{figure(estimate.high)}"


def spoken_estimate(metric: str, estimate: EstimateView | None) -> str:
    """ "Accuracy .91, 95 % interval .89–.92, on 812 rows"; for tool tips and screen readers."""
    if estimate is None or estimate.value is None:
        return fill(translate("RunWords", "%1: could not be measured"), metric_words(metric))
    full = translate("RunWords", "%1 %2, 95 % interval %3, on %4 rows")
    sentence = full if interval(estimate) else translate("RunWords", "%1 %2, on %4 rows")
    return fill(sentence, metric_words(metric), figure(estimate.value, 3), interval(estimate), estimate.n)


def short_metric(metric: str) -> str:
    """For narrow columns: "recall ≤ 20"."""
    return said(_SHORT.get(metric, metric))


def state_words(state: str) -> str:
    return said(_STATES.get(state, state))


def reason_words(reason: str) -> str:
    """Why a run has no model, in plain words; a code that has none is shown as it is."""
    if reason.startswith("numerical."):
        return translate("RunWords", "the calculation did not come to an end that can be trusted")
    return said(_REASONS[reason]) if reason in _REASONS else reason


def duration(seconds: float) -> str:
    """ "0.8 s", "41 s" or "2 min 10 s"."""
    whole = round(seconds)
    if seconds < TENTHS_BELOW:
        return fill(translate("RunWords", "%1 s"), decimal(seconds, 1))
    if whole < SECONDS_A_MINUTE:
        return fill(translate("RunWords", "%1 s"), whole)
    return fill(translate("RunWords", "%1 min %2 s"), whole // SECONDS_A_MINUTE, f"{whole % SECONDS_A_MINUTE:02d}")


def size_words(size: int) -> str:
    """ "1.4 MB"."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def moment(at: datetime | None) -> str:
    """ "23 Nov 2026 08:12" where the clinic's clock stands."""
    if at is None:
        return ""
    local = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    return QLocale().toString(local, "d MMM yyyy HH:mm")


def short_hash(sha256: str) -> str:
    return sha256[:8]


def rule_words(metric: str, limit: str, bound: str) -> str:
    """ "Sensitivity, any disease ≥ 0.9, also its interval": its unfavourable end must reach the limit, too."""
    plain = translate("RunWords", "%1 %2")
    sentence = translate("RunWords", "%1 %2, also its interval") if bound == "lower" else plain
    return fill(sentence, metric_words(metric), limit)


def missed_words(requirements: tuple[RequirementView, ...]) -> str:
    """The requirements that stand in the way: "F1, recall ≤ 20"; "" where all are met."""
    return ", ".join(short_metric(each.metric) for each in requirements if each.state != "met")
