"""Registered model versions as table columns."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.services.learning_views import DecisionView, VersionView
from app.ui.models.run_words import figure, interval, moment, state_words
from app.ui.translation import fill
from app.ui.widgets.table import Column
from app.ui.words import family_words

translate = QCoreApplication.translate
PRODUCTION = "production"


def version_name(version: VersionView) -> str:
    """ "v7"."""
    return f"v{version.number}"


def is_in_production(version: VersionView) -> bool:
    return version.alias == PRODUCTION


def state_chip(version: VersionView) -> str:
    """What it is now, with its mark."""
    if is_in_production(version):
        return "● " + state_words(PRODUCTION)
    mark = "✓ " if version.state == "approved" else ""
    return mark + state_words(version.state)


def metric_line(version: VersionView) -> str:
    """ "F1 .91 (.89–.92)" on the validation part."""
    estimate = version.metrics.get("macro_f1") if version.metrics else None
    if estimate is None or estimate.value is None:
        return ""
    span = interval(estimate)
    return figure(estimate.value) + (f" ({span})" if span else "")


def approval_of(version: VersionView) -> DecisionView | None:
    """The decision that made it a version."""
    return next((each for each in version.decisions if each.decision == "approve"), None)


def lineage_words(version: VersionView) -> str:
    """ "dataset 12 → run 4"."""
    lineage = version.lineage
    return fill(translate("VersionRows", "dataset %1 → run %2"), lineage.get("dataset", "?"), lineage.get("run", "?"))


def _approved_by(version: VersionView) -> str:
    approval = approval_of(version)
    return approval.by if approval else ""


def _approved_at(version: VersionView) -> str:
    approval = approval_of(version)
    return moment(approval.at) if approval else ""


def version_columns() -> list[Column[VersionView]]:
    return [
        Column(translate("VersionRows", "Version"), version_name, strong=True),
        Column(translate("VersionRows", "Model"), lambda each: family_words(each.family), strong=True, stretch=True),
        Column(
            translate("VersionRows", "State"), state_chip, token=lambda each: "ok" if is_in_production(each) else "",
        ),
        Column(translate("VersionRows", "Macro F1, 95 %"), metric_line, numeric=True),
        Column(translate("VersionRows", "Made from"), lineage_words),
        Column(translate("VersionRows", "Approved by"), _approved_by),
        Column(translate("VersionRows", "When"), _approved_at),
    ]  # fmt: skip
