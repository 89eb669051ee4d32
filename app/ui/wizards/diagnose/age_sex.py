"""Age (years or months) and sex: asked when a patient is registered and looked at again before a diagnosis."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from app.ui.translation import fill
from app.ui.widgets.text import FieldLabel, Text
from app.ui.wizards.diagnose.entered_numbers import parse_age
from mlpipeline.domain import Sex


class AgeAndSex(QWidget):
    """`age_years` is None while nothing, or nothing sensible, is typed; `trouble()` says which."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.age = QLineEdit()
        self.age.setMaximumWidth(80)
        self.age.setMaxLength(12)
        self.age.textChanged.connect(self.changed)
        self.unit = QComboBox()
        self.unit.addItems(["", ""])
        self.unit.setMaximumWidth(112)
        self.unit.currentIndexChanged.connect(self.changed)
        self._sexes = QButtonGroup(self)
        self._buttons: dict[Sex, QRadioButton] = {}
        self._age_label = FieldLabel("", self.age)
        self._sex_label = Text()
        self._lay_out()
        self.retranslate()
        self._sexes.buttonToggled.connect(self.changed)

    @property
    def age_years(self) -> float | None:
        return parse_age(self.age.text(), self._unit())

    @property
    def sex(self) -> Sex:
        return next((sex for sex, button in self._buttons.items() if button.isChecked()), Sex.UNKNOWN)

    def retranslate(self) -> None:
        self._age_label.rename(self.tr("A&ge"))
        self._sex_label.setText(self.tr("Sex"))
        self.unit.setItemText(0, self.tr("years"))
        self.unit.setItemText(1, self.tr("months"))
        self.unit.setAccessibleName(self.tr("Unit of age"))
        words = {
            Sex.FEMALE: self.tr("Female"),
            Sex.MALE: self.tr("Male"),
            Sex.OTHER: self.tr("Other"),
            Sex.UNKNOWN: self.tr("Not known"),
        }
        for sex, button in self._buttons.items():
            button.setText(words[sex])
            button.setAccessibleName(fill(self.tr("Sex: %1"), words[sex]))

    def trouble(self) -> str:
        if self.age.text().strip() and self.age_years is None:
            return self.tr("Age must be a number, up to 130 years.")
        return ""

    def set_values(self, age_years: float | None, sex: Sex) -> None:
        """Show these; below two years in months, as people say it."""
        number = QLocale()
        number.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        in_months = age_years is not None and 0 < age_years < 2 and float(age_years * 12).is_integer()
        self.unit.setCurrentIndex(1 if in_months else 0)
        shown = None if age_years is None else age_years * 12 if in_months else age_years
        self.age.setText("" if shown is None else number.toString(round(shown, 4), "g", 6))
        self._sexes.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == sex and sex != Sex.UNKNOWN)
        self._sexes.setExclusive(True)
        if sex == Sex.UNKNOWN and age_years is not None:
            self._buttons[Sex.UNKNOWN].setChecked(True)

    def _unit(self) -> Literal["years", "months"]:
        return "months" if self.unit.currentIndex() == 1 else "years"

    def _lay_out(self) -> None:
        age_row = QHBoxLayout()
        age_row.setSpacing(8)
        age_row.addWidget(self.age)
        age_row.addWidget(self.unit)
        sex_row = QHBoxLayout()
        sex_row.setSpacing(16)
        for sex in (Sex.FEMALE, Sex.MALE, Sex.OTHER, Sex.UNKNOWN):
            button = QRadioButton()
            button.setFixedHeight(32)
            self._sexes.addButton(button)
            self._buttons[sex] = button
            sex_row.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(32)
        for label, fields in ((self._age_label, age_row), (self._sex_label, sex_row)):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(label)
            column.addLayout(fields)
            row.addLayout(column)
        row.addStretch()
