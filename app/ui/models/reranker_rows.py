"""Rerankers trained here as table columns, and how their held-out figures are said."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.services.use_reranker import HeldOutView, RerankerView
from app.ui.models.run_words import NOT_MEASURED, moment
from app.ui.translation import QT_TRANSLATE_NOOP, decimal, fill, percent, whole
from app.ui.widgets.table import Column

translate = QCoreApplication.translate

_TOPS = {
    "top1": QT_TRANSLATE_NOOP("RerankerRows", "First"),
    "top3": QT_TRANSLATE_NOOP("RerankerRows", "Among the first 3"),
    "top10": QT_TRANSLATE_NOOP("RerankerRows", "Among the first 10"),
}
_NOT_USED = {
    "common": QT_TRANSLATE_NOOP("RerankerRows", "common disease: %1"),
    "no_finding": QT_TRANSLATE_NOOP("RerankerRows", "no known finding: %1"),
    "nothing_left": QT_TRANSLATE_NOOP("RerankerRows", "described by their own papers alone: %1"),
    "repeated": QT_TRANSLATE_NOOP("RerankerRows", "repeated: %1"),
    "too_many": QT_TRANSLATE_NOOP("RerankerRows", "beyond 25 of a disease: %1"),
    "without_profile": QT_TRANSLATE_NOOP("RerankerRows", "disease that nobody describes: %1"),
}


def reranker_name(view: RerankerView) -> str:
    """ "No. 3"."""
    return fill(translate("RerankerRows", "No. %1"), view.number)


def state_words(view: RerankerView) -> str:
    """Whether it orders the diseases, or why it should or cannot."""
    if view.in_use:
        return "● " + translate("RerankerRows", "in use")
    if not view.readable:
        return translate("RerankerRows", "of another version")
    return "" if view.same_knowledge else translate("RerankerRows", "other knowledge")


def pair_words(figure: HeldOutView) -> str:
    """ "24.0 % → 23.7 %": the shipped one's share, then its own."""
    shipped, retrained = figure.shipped.value, figure.retrained.value
    if shipped is None or retrained is None:
        return NOT_MEASURED
    return f"{percent(shipped)} → {percent(retrained)}"


def difference_words(figure: HeldOutView) -> str:
    """ "+1.2 (0.3 to 2.1)" in points, or "tie (-1.0 to 0.2)" where chance explains it."""
    gap = figure.difference
    if gap.value is None or gap.low is None or gap.high is None:
        return NOT_MEASURED
    span = fill(translate("RerankerRows", "(%1 to %2)"), _points(gap.low), _points(gap.high))
    said = translate("RerankerRows", "tie") if figure.tie else _points(gap.value)
    return f"{said} {span}"


def _points(share: float) -> str:
    """ "+1.2": percentage points, with their sign."""
    said = decimal(100 * share, 1)
    return f"+{said}" if share > 0 else said


def top_words(top: str) -> str:
    """ "Among the first 3", of "top3"."""
    return translate("RerankerRows", _TOPS[top])


def learned_words(view: RerankerView) -> str:
    """ "2,140 cases, 278 diseases"."""
    sentence = translate("RerankerRows", "%1 cases, %2 diseases")
    return fill(sentence, whole(view.cases), whole(view.diseases))


def origin_words(view: RerankerView) -> str:
    """What it was trained on and measured by, and what was left out."""
    parts = []
    if view.hidden:
        words = translate("RerankerRows", "%1 cases ranked without what their papers say")
        parts.append(fill(words, whole(view.hidden)))
    left_out = [fill(translate("RerankerRows", _NOT_USED[each]), whole(n)) for each, n in view.not_used.items() if n]
    if left_out:
        parts.append(fill(translate("RerankerRows", "not used (%1)"), ", ".join(left_out)))
    if view.synthetic:
        parts.append(translate("RerankerRows", "some of the cases are SYNTHETIC: for practice only"))
    parts += [view.knowledge_version, view.made_by]
    return " · ".join(parts)


def warning_words(view: RerankerView) -> str:
    """What speaks against using it; "" where nothing does."""
    if not view.readable:
        return translate("RerankerRows", "It was made for another version of the program: train it again.")
    if not view.same_knowledge:
        return translate("RerankerRows", "It was trained with other knowledge than is in use: train it again.")
    return ""


def reranker_columns() -> list[Column[RerankerView]]:
    return [
        Column(translate("RerankerRows", "No."), lambda each: whole(each.number), numeric=True),
        Column(
            translate("RerankerRows", "State"), state_words, token=lambda each: "ok" if each.in_use else "",
        ),
        Column(
            translate("RerankerRows", "Learned from"), learned_words, strong=True, stretch=True, tip=origin_words,
        ),
        Column(
            translate("RerankerRows", "First: shipped → ours"), lambda each: pair_words(each.macro["top1"]),
            numeric=True, hint=translate("RerankerRows", "Share of diseases whose held-out cases rank it first"),
        ),
        Column(
            translate("RerankerRows", "Difference, 95 %"), lambda each: difference_words(each.macro["top1"]),
            numeric=True, hint=translate("RerankerRows", "In percentage points, on the same cases"),
        ),
        Column(
            translate("RerankerRows", "When"), lambda each: moment(each.made_at), tip=lambda each: each.made_by,
        ),
    ]  # fmt: skip
