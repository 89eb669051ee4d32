"""Temperature, blood pressure and glucose: one field each, with limits said at once and a mark beside the unusual."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from app.ui.translation import fill
from app.ui.widgets.text import FieldLabel, Text
from app.ui.wizards.diagnose.entered_numbers import (
    MG_DL_PER_MMOL_L,
    SUSPECT_GLUCOSE_MG_DL,
    beside_usual,
    is_plausible,
    parse_number,
    parse_pressure,
)
from mlpipeline.domain import DIASTOLIC, GLUCOSE, LIMITS, SYSTOLIC, TEMPERATURE


class MeasurementFields(QWidget):
    """`values()` holds only what is plausible; `trouble()` is one sentence while a field is not."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.temperature = self._field("")
        self.pressure = self._field("120/80")
        self.glucose = self._field("90")
        self.glucose_unit = QComboBox()
        self.glucose_unit.addItems(["mg/dL", "mmol/L"])
        self.glucose_unit.currentIndexChanged.connect(self._look)
        self._marks = {field: Text(role="danger") for field in (self.temperature, self.pressure, self.glucose)}
        self._message = Text(role="danger", wrap=True)
        self._message.hide()
        self._labels = [FieldLabel("", field) for field in (self.temperature, self.pressure, self.glucose)]
        self._age_years: float | None = None
        self._values: dict[str, float] = {}
        self._troubles: dict[QLineEdit, str] = {}
        self._question = ""
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        names = (self.tr("&Temperature"), self.tr("Blood &pressure"), self.tr("&Glucose"))
        for label, name in zip(self._labels, names, strict=True):
            label.rename(name)
        self.glucose_unit.setAccessibleName(self.tr("Unit of glucose"))
        self.temperature.setPlaceholderText(QLocale().toString(36.8, "f", 1))
        self._look()

    def values(self) -> Mapping[str, float]:
        return dict(self._values)

    def trouble(self) -> str:
        return next(iter(self._troubles.values()), "")

    def set_age(self, age_years: float | None) -> None:
        """Blood pressure is marked for adults only."""
        self._age_years = age_years
        self._look()

    def set_values(self, values: Mapping[str, float]) -> None:
        """Show these (in the units of mlpipeline.domain)."""
        number = QLocale()
        number.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)

        def text(code: str) -> str:
            return number.toString(values[code], "g", 6) if code in values else ""

        self.glucose_unit.setCurrentIndex(0)
        self.temperature.setText(text(TEMPERATURE))
        self.pressure.setText(f"{text(SYSTOLIC)}/{text(DIASTOLIC)}" if SYSTOLIC in values else "")
        self.glucose.setText(text(GLUCOSE))

    def _field(self, example: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(example)
        field.setMaxLength(12)
        field.setMaximumWidth(110)
        field.textChanged.connect(self._look)
        return field

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        fields = (self.temperature, self.pressure, self.glucose)
        units = (Text("°C"), Text("mmHg"), self.glucose_unit)
        for column, (field, unit, label) in enumerate(zip(fields, units, self._labels, strict=True)):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(field)
            row.addWidget(unit)
            self._marks[field].setMinimumWidth(16)
            row.addWidget(self._marks[field])
            row.addStretch()
            grid.addWidget(label, 0, column)
            grid.addLayout(row, 1, column)
        grid.setColumnStretch(len(fields), 1)
        grid.addWidget(self._message, 2, 0, 1, len(fields) + 1)

    def _look(self) -> None:
        self._values.clear()
        self._troubles.clear()
        self._question = ""
        self._look_temperature()
        self._look_pressure()
        self._look_glucose()
        for field in self._marks:
            bad = field in self._troubles
            field.setProperty("trouble", "true" if bad else "false")
            field.style().polish(field)
            field.setAccessibleDescription(self._troubles.get(field) or self._marks[field].toolTip())
        words = self.trouble() or self._question
        self._message.setText(words)
        self._message.setVisible(bool(words))
        self.changed.emit()

    def _look_temperature(self) -> None:
        text = self.temperature.text().strip()
        value = parse_number(text)
        self._mark(self.temperature, "")
        if not text:
            return
        if value is None or not is_plausible(TEMPERATURE, value):
            self._troubles[self.temperature] = self._outside(self.tr("Temperature"), TEMPERATURE, "°C")
            return
        self._values[TEMPERATURE] = value
        self._mark(self.temperature, beside_usual(TEMPERATURE, value, self._age_years))

    def _look_pressure(self) -> None:
        text = self.pressure.text().strip()
        self._mark(self.pressure, "")
        if not text:
            return
        both = parse_pressure(text)
        if both is None:
            self._troubles[self.pressure] = self.tr("Blood pressure is two numbers, such as 110/70.")
            return
        systolic, diastolic = both
        if not is_plausible(SYSTOLIC, systolic):
            self._troubles[self.pressure] = self._outside(self.tr("Systolic blood pressure"), SYSTOLIC, "mmHg")
        elif not is_plausible(DIASTOLIC, diastolic):
            self._troubles[self.pressure] = self._outside(self.tr("Diastolic blood pressure"), DIASTOLIC, "mmHg")
        elif diastolic >= systolic:
            self._troubles[self.pressure] = self.tr("The first number of blood pressure must be the higher one.")
        else:
            self._values.update({SYSTOLIC: systolic, DIASTOLIC: diastolic})
            marks = {
                beside_usual(code, value, self._age_years)
                for code, value in ((SYSTOLIC, systolic), (DIASTOLIC, diastolic))
            }
            self._mark(self.pressure, "high" if "high" in marks else "low" if "low" in marks else "")

    def _look_glucose(self) -> None:
        text = self.glucose.text().strip()
        self._mark(self.glucose, "")
        if not text:
            return
        value = parse_number(text)
        in_mmol = self.glucose_unit.currentIndex() == 1
        if value is not None and in_mmol:
            value *= MG_DL_PER_MMOL_L
        if value is None or not is_plausible(GLUCOSE, value):
            self._troubles[self.glucose] = self._outside(self.tr("Glucose"), GLUCOSE, "mg/dL")
        else:
            if value < SUSPECT_GLUCOSE_MG_DL and not in_mmol:  # asked, not refused: a newborn can have it
                self._question = self.tr("Glucose this low in mg/dL is rare in life: is the unit mmol/L?")
            self._values[GLUCOSE] = round(value, 1)
            self._mark(self.glucose, beside_usual(GLUCOSE, value, self._age_years))

    def _outside(self, name: str, code: str, unit: str) -> str:
        low, high = (QLocale().toString(limit, "g", 6) for limit in LIMITS[code])
        words = self.tr("%1 must be a number from %2 to %3 %4.")
        return fill(words, name, low, high, unit)

    def _mark(self, field: QLineEdit, beside: str) -> None:
        mark = self._marks[field]
        mark.setText({"low": "▼", "high": "▲"}.get(beside, ""))
        words = {"low": self.tr("below the usual range"), "high": self.tr("above the usual range")}.get(beside, "")
        mark.setToolTip(words)
        mark.setAccessibleName(words)
