"""Imports as table columns."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.services.patient_views import BatchView
from app.ui.models.run_words import moment, short_hash
from app.ui.translation import QT_TRANSLATE_NOOP, fill, whole
from app.ui.widgets.table import Column

translate = QCoreApplication.translate

BASES = {
    "consent": QT_TRANSLATE_NOOP("BatchRows", "The patients' consent for research"),
    "care": QT_TRANSLATE_NOOP("BatchRows", "Care only: not for training"),
    "deidentified_approval": QT_TRANSLATE_NOOP("BatchRows", "De-identified, with the ethics committee's approval"),
    "published": QT_TRANSLATE_NOOP("BatchRows", "Published and free to use"),
    "synthetic": QT_TRANSLATE_NOOP("BatchRows", "Made up (SYNTHETIC)"),
}


def basis_words(basis: str) -> str:
    return translate("BatchRows", BASES[basis]) if basis in BASES else basis


def batch_state(batch: BatchView) -> str:
    """ "in use", or when it was undone."""
    if batch.undone_at is not None:
        return "✗ " + fill(translate("BatchRows", "undone %1"), moment(batch.undone_at))
    return "✓ " + translate("BatchRows", "in the store")


def _source(batch: BatchView) -> str:
    mark = translate("BatchRows", "SYNTHETIC") if batch.synthetic else ""
    return f"{batch.source_name}  ·  {mark}" if mark else batch.source_name


def batch_columns() -> list[Column[BatchView]]:
    return [
        Column(translate("BatchRows", "Import"), lambda batch: str(batch.number), numeric=True),
        Column(translate("BatchRows", "File"), _source, strong=True, stretch=True),
        Column(translate("BatchRows", "Cases"), lambda batch: whole(batch.cases), numeric=True),
        Column(translate("BatchRows", "Patients"), lambda batch: whole(batch.patients), numeric=True),
        Column(
            translate("BatchRows", "Refused"), lambda batch: whole(batch.refused), numeric=True,
            token=lambda batch: "danger" if batch.refused else "",
        ),
        Column(
            translate("BatchRows", "State"), batch_state, token=lambda batch: "muted" if batch.undone_at else "ok",
        ),
        Column(
            translate("BatchRows", "When"), lambda batch: moment(batch.imported_at),
            tip=lambda batch: batch.imported_by,
        ),
        Column(
            translate("BatchRows", "SHA-256"), lambda batch: short_hash(batch.sha256), token=lambda batch: "muted",
            tip=lambda batch: batch.sha256,
        ),
    ]  # fmt: skip
