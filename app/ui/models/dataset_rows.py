"""Dataset versions, and what a model that was sent back left to do, as table columns."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.services.learning_views import DatasetView, TaskView
from app.ui.models.run_words import moment, rule_words, short_hash
from app.ui.translation import QT_TRANSLATE_NOOP, fill, whole
from app.ui.widgets.table import Column

translate = QCoreApplication.translate

PARTS = {
    "train": QT_TRANSLATE_NOOP("DatasetRows", "train"),
    "select": QT_TRANSLATE_NOOP("DatasetRows", "choose"),
    "calibrate": QT_TRANSLATE_NOOP("DatasetRows", "calibrate"),
    "test": QT_TRANSLATE_NOOP("DatasetRows", "locked"),
}
VALIDATION = ("select", "calibrate")


def parts_figures(dataset: DatasetView) -> tuple[int, int, int]:
    """Rows for learning, for choosing (validation), and locked away."""
    parts = dataset.parts
    return parts.get("train", 0), sum(parts.get(name, 0) for name in VALIDATION), parts.get("test", 0)


def parts_words(dataset: DatasetView) -> str:
    """ "840 / 240 / 120"."""
    return " / ".join(whole(number) for number in parts_figures(dataset))


def parts_tip(dataset: DatasetView) -> str:
    return "\n".join(
        f"{translate('DatasetRows', words)}: {whole(dataset.parts.get(name, 0))}" for name, words in PARTS.items()
    )


def dataset_name(dataset: DatasetView) -> str:
    """ "Dataset 12"."""
    return fill(translate("DatasetRows", "Dataset %1"), dataset.number)


def dataset_line(dataset: DatasetView) -> str:
    """ "18 107 patients · 49 diseases (14 with ≤ 20 records)"."""
    sentence = translate("DatasetRows", "%1 patients · %2 diseases (%3 with ≤ 20 records)")
    return fill(sentence, whole(dataset.patients), dataset.diseases, dataset.rare_diseases)


def _name(dataset: DatasetView) -> str:
    mark = translate("DatasetRows", "SYNTHETIC") if dataset.synthetic else ""
    return "  ·  ".join(part for part in (dataset_name(dataset), dataset.note, mark) if part)


def dataset_columns() -> list[Column[DatasetView]]:
    return [
        Column(translate("DatasetRows", "Version"), _name, strong=True, stretch=True),
        Column(translate("DatasetRows", "Rows"), lambda each: whole(each.rows), numeric=True),
        Column(translate("DatasetRows", "Diseases"), lambda each: whole(each.diseases), numeric=True),
        Column(translate("DatasetRows", "Rare (≤ 20)"), lambda each: whole(each.rare_diseases), numeric=True),
        Column(translate("DatasetRows", "70 / 20 / 10 %"), parts_words, numeric=True, tip=parts_tip),
        Column(translate("DatasetRows", "Runs"), lambda each: whole(each.used_by_runs), numeric=True),
        Column(
            translate("DatasetRows", "Frozen"), lambda each: moment(each.created_at), tip=lambda each: each.created_by,
        ),
        Column(
            translate("DatasetRows", "SHA-256"), lambda each: short_hash(each.sha256), token=lambda each: "muted",
            tip=lambda each: each.sha256,
        ),
    ]  # fmt: skip


def task_words(task: TaskView) -> str:
    """What is to be done: a requirement to reach, or what the approver wrote."""
    if task.kind == "requirement":
        return fill(translate("DatasetRows", "Reach: %1"), rule_words(task.metric, task.limit, "value"))
    return task.text


def task_columns() -> list[Column[TaskView]]:
    return [
        Column(translate("DatasetRows", "To do"), task_words, strong=True, stretch=True, tip=task_words),
        Column(translate("DatasetRows", "From"), lambda task: task.created_by),
        Column(translate("DatasetRows", "Since"), lambda task: moment(task.created_at)),
        Column(
            translate("DatasetRows", "State"),
            lambda task: f"✓ {moment(task.done_at)}" if task.done_at else translate("DatasetRows", "open"),
            token=lambda task: "ok" if task.done_at else "warning",
        ),
    ]  # fmt: skip
