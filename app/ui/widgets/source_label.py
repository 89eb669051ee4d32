"""Where a disease is known from: ● the clinic's own patients, ◇ orphan knowledge."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QWidget

from app.ui.theme import COMMON_MARK, ORPHAN_MARK
from app.ui.widgets.text import Text

FEW_RECORDS = 5
"""Below it, Orphanet and OMIM say more than the clinic's own records."""


def source_words(group: str, records: int, code: str = "") -> tuple[str, str]:
    """(text, token) for a group of the ranking: N no disease, L learned here, C common or described by the clinic's
    cases alone, and not learned, K known. code: of the disease; its catalogue is named where it is told."""
    if group == "N":
        return "–", "muted"
    shown = QLocale().toString(records)
    if records and (group == "C" or (group == "L" and records >= FEW_RECORDS)):
        text = QCoreApplication.translate("SourceLabel", "%1 of our patients").replace("%1", shown)
        return f"{COMMON_MARK} {text}", "common"
    if group == "C":
        return f"{COMMON_MARK} " + QCoreApplication.translate("SourceLabel", "Common, none here yet"), "common"
    base = catalogue_of(code) or "Orphanet"
    if records:
        text = QCoreApplication.translate("SourceLabel", "%1 here, %2").replace("%1", shown).replace("%2", base)
        return f"{ORPHAN_MARK} {text}", "orphan"
    text = QCoreApplication.translate("SourceLabel", "%1, none here yet").replace("%1", base)
    return f"{ORPHAN_MARK} {text}", "orphan"


def catalogue_of(code: str) -> str:
    """Of orphan diseases, by the code's prefix; "" for another."""
    return {"ORPHA": "Orphanet", "OMIM": "OMIM", "DECIPHER": "DECIPHER"}.get(code.partition(":")[0], "")


class SourceLabel(Text):
    """label.show_source(group, records)."""

    def __init__(self, group: str = "N", records: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.show_source(group, records)

    def show_source(self, group: str, records: int) -> None:
        text, token = source_words(group, records)
        self.setText(text)
        self.set_role(token)
