"""Live switch between English (the source) and Spanish, and how facts are filled into translated sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from app.paths import resource

LANGUAGES = {"en": "English", "es": "Español"}


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Marks a text that is kept in a table and translated where it is shown; lupdate knows the name."""
    return text


class Translation(QObject):
    """Holds the installed translators; every window hears QEvent.LanguageChange when the language is set."""

    def __init__(self, parent: QObject, language: str = "system") -> None:
        super().__init__(parent)
        self._installed: list[QTranslator] = []
        self.language = "en"
        self.set_language(language)

    def set_language(self, language: str) -> None:
        """`language` is "en", "es" or "system" (English where the system speaks neither)."""
        spoken = QLocale.system().name()[:2] if language == "system" else language
        self.language = spoken if spoken in LANGUAGES else "en"
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed.clear()
        QLocale.setDefault(QLocale("es_CO" if self.language == "es" else "en_GB"))
        folder = str(resource("translations"))
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, where in ((f"qtbase_{self.language}", qt_folder), (f"hoofbeat_{self.language}", folder)):
            translator = QTranslator(self)
            if translator.load(name, where):
                QCoreApplication.installTranslator(translator)
                self._installed.append(translator)


def fill(sentence: str, *facts: object) -> str:
    """Put facts into a translated sentence with %1, %2 …: `fill(self.tr("%1 of %2"), 3, 8)`.

    One pass, so that a fact which itself holds "%1" is not filled again.
    """
    parts = sentence.split("%")
    said = [parts[0]]
    for part in parts[1:]:
        if part[:1].isdigit() and 0 < int(part[0]) <= len(facts):
            said.append(f"{facts[int(part[0]) - 1]}{part[1:]}")
        else:
            said.append(f"%{part}")
    return "".join(said)


def decimal(value: float, digits: int = 2) -> str:
    """A number as the language writes it (0.91, or 0,91)."""
    return QLocale().toString(value, "f", digits)


def percent(share: float, digits: int = 1) -> str:
    """A share, 0-1, as the language writes it (37.6 %, or 37,6 %); the sign never stands alone on a line."""
    return f"{decimal(100 * share, digits)}\u00a0%"


def whole(value: int) -> str:
    """A count with the language's grouping."""
    return QLocale().toString(value)
