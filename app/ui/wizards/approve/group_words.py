"""Groups of patients as evidence names them ("sex female", "age_band 15-44"), in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.ui.translation import QT_TRANSLATE_NOOP, fill

_SEXES = {
    "female": QT_TRANSLATE_NOOP("GroupWords", "Women and girls"),
    "male": QT_TRANSLATE_NOOP("GroupWords", "Men and boys"),
    "other": QT_TRANSLATE_NOOP("GroupWords", "Another sex"),
    "unknown": QT_TRANSLATE_NOOP("GroupWords", "Sex unknown"),
}


def group_words(name: str) -> str:
    """A sex in words, an age band with its unit, anything else as it is."""
    by, _, group = name.partition(" ")
    if by == "sex" and group in _SEXES:
        return QCoreApplication.translate("GroupWords", _SEXES[group])
    if by == "age_band":
        if group == "unknown":
            return QCoreApplication.translate("GroupWords", "Age unknown")
        return fill(QCoreApplication.translate("GroupWords", "%1 years"), group)
    return name.replace("_", " ")
