"""What a chart of shares shows, as plain values: series over categories, what stands below them, and one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.ui.models.run_words import NOT_MEASURED
from app.ui.translation import decimal, fill, percent

Values = Sequence[float | None]
FEW_CASES = 20


@dataclass(frozen=True, slots=True)
class Series:
    """values: 0-1, one a category, None where nothing was measured; low, high: their 95 % interval. colour, mark: of
    matplotlib. figures: "above" or "below" its points, "" = not written. legend: "" = its name; None = left out."""

    name: str
    values: Values
    colour: str
    mark: str = "o"
    dashed: bool = False
    figures: str = ""
    legend: str | None = ""
    low: Values = ()
    high: Values = ()


@dataclass(frozen=True, slots=True)
class Plot:
    """key: name of a saved file. notes: below the categories, such as how many cases. axis: what categories and notes
    are. joined: along a series; gaps: between the first two series, at each category. level: a dashed line.
    digits: shares are written as percent where None, else as 0.674. styles: names of the full and of the dashed lines.
    sentence: what is seen, or why nothing is."""

    key: str
    title: str
    hint: str
    axis: str
    categories: Sequence[str]
    series: Sequence[Series]
    sentence: str
    notes: Sequence[str] = ()
    note_name: str = ""
    joined: bool = True
    gaps: bool = False
    level: float | None = None
    digits: int | None = None
    styles: Sequence[str] = ()

    def is_empty(self) -> bool:
        return all(value is None for each in self.series for value in each.values)

    def written(self, value: float | None) -> str:
        if value is None:
            return NOT_MEASURED
        return percent(value) if self.digits is None else decimal(value, self.digits)


def with_too_few(sentence: str, cases: Mapping[str, int]) -> str:
    """The sentence, and behind it the numbers of findings that too few cases have. cases: band -> how many."""
    few = [shown_band(band) for band in bands_of(cases) if cases[band] < FEW_CASES]
    if not few:
        return sentence
    warning = QCoreApplication.translate("Plots", "Too few cases to rely on with %1 findings.")
    return f"{sentence} {fill(warning, ', '.join(few))}"


def bands_of(by_findings: Iterable[str]) -> list[str]:
    """Numbers of findings ("1-3", "11+") in their order; kept reports have their names sorted as text."""
    return sorted(by_findings, key=lambda band: int(band.rstrip("+").split("-")[0]))


def shown_band(band: str) -> str:
    """ "4–6"."""
    return band.replace("-", "–")
