"""The house's own words among a packet's measurements: severity, urgency, history, when the patient was seen."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from mlpipeline.domain import History, Severity
from mlpipeline.readers import phenopacket_words as words
from mlpipeline.readers.plain_json import finite, malformed, object_of, text_of

_LEVELS = {level.name.lower(): level for level in Severity}


@dataclass(frozen=True, slots=True)
class Sayings:
    severity: Severity | None
    urgency: int | None
    seen_on: date | None
    said: dict[str, list[str]]

    def texts(self, code: str) -> tuple[str, ...]:
        return tuple(self.said.get(code, ()))

    def history(self) -> History:
        return History(self.texts(words.OWN_HISTORY), self.texts(words.FAMILY_HISTORY), self.texts(words.EXPOSURE))


def read_sayings(measured: list[Any]) -> Sayings:
    """Raises KnownError `phenopacket.malformed` where one of the house's codes carries what it cannot."""
    severity, urgency, seen_on = None, None, None
    said: defaultdict[str, list[str]] = defaultdict(list)
    for item in measured:
        measurement = object_of(item, "measurements")
        code = object_of(measurement.get("assay"), "measurements.assay").get("id")
        if not isinstance(code, str) or not code.startswith(words.PREFIX):
            continue
        value = object_of(measurement.get("value"), "measurements.value")
        if code == words.URGENCY:
            urgency = _urgency(value)
        elif code == words.SEEN_ON:
            seen_on = _day(measurement)
        elif "ontologyClass" in value:
            text = text_of(object_of(value["ontologyClass"], code).get("label"), code)
            if code == words.SEVERITY:
                severity = _severity(text)
            elif text:
                said[code].append(text)
    return Sayings(severity, urgency, seen_on, dict(said))


def _severity(text: str) -> Severity:
    if text not in _LEVELS:
        raise malformed(words.SEVERITY)
    return _LEVELS[text]


def _urgency(value: Any) -> int:
    number = finite(object_of(value.get("quantity"), words.URGENCY).get("value"), words.URGENCY)
    if not 1 <= number <= 10:
        raise malformed(words.URGENCY)
    return round(number)


def _day(measurement: Any) -> date:
    stamp = text_of(object_of(measurement.get("timeObserved"), words.SEEN_ON).get("timestamp"), words.SEEN_ON)
    try:
        return date.fromisoformat(stamp[:10])
    except ValueError:
        raise malformed(words.SEEN_ON) from None
