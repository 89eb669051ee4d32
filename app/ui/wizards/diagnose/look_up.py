"""Where a disease and its findings can be read about: codes with addresses to copy. Nothing here opens one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.services.assessment_views import EvidenceView, RankedDiseaseView
from app.services.identifiers import address_of
from app.ui.models.finding_words import FindingWords
from app.ui.translation import fill
from app.ui.widgets.buttons import Button
from app.ui.widgets.text import Text

_SHORTEST_CHOICE = 8
"""Letters: a longer name of a finding is cut in the closed field, and whole in the open list and in the tool tip."""


class LookUp(QWidget):
    """A choice among the codes that have an address, the address, and its copy; `codes`, all of them as a line, stands
    where the panel puts it."""

    def __init__(self, words: FindingWords) -> None:
        super().__init__()
        self._words = words
        self.codes = Text(role="muted", wrap=True)
        self._address = Text(wrap=True)
        for label in (self.codes, self._address):
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.choice = QComboBox()
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(_SHORTEST_CHOICE)
        self.choice.currentIndexChanged.connect(self._show_address)
        self.copy_button = Button()
        self.copy_button.clicked.connect(self._copy)
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        self.copy_button.setText(self.tr("Copy address"))
        self.choice.setAccessibleName(self.tr("Where to read about it"))
        self._show_address()

    def show_row(self, row: RankedDiseaseView, findings: Sequence[EvidenceView]) -> None:
        """`findings`: those of the row that have a page too."""
        codes = [each.code for each in row.identifiers]
        self.codes.setText(fill(self.tr("Identifiers: %1"), ", ".join(codes)))
        self.codes.setVisible(bool(codes))
        language = self._words.language
        places = [(each.code, each.address_in(language)) for each in row.identifiers]
        names = {each.term_id: self._words.name(each.term_id, each.label) for each in findings if not each.excluded}
        places += [(f"{term_id} {name}", address_of(term_id, language)) for term_id, name in names.items()]
        self.choice.blockSignals(True)
        self.choice.clear()
        for text, address in places:
            if address:
                self.choice.addItem(text, address)
                self.choice.setItemData(self.choice.count() - 1, address, Qt.ItemDataRole.ToolTipRole)
        self.choice.blockSignals(False)
        self._show_address()

    def address(self) -> str:
        """The one that is shown; "" where there is none."""
        return self.choice.currentData() or ""

    def _show_address(self) -> None:
        address = self.address()
        self._address.setText(address)
        self.choice.setToolTip(self.choice.currentText())
        self.copy_button.setAccessibleName(fill(self.tr("Copy the address %1"), address))
        for widget in (self._address, self.choice, self.copy_button):
            widget.setVisible(bool(address))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.address())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choice, 1)
        row.addWidget(self.copy_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._address)
