"""Icons by name from qtawesome, which is loaded when the first one is asked for."""

from __future__ import annotations

import os

from PySide6.QtGui import QIcon


def icon(name: str, colour: str) -> QIcon:
    """icon("mdi6.flag", tokens.danger): names of Material Design Icons; the colour is a token's value."""
    os.environ.setdefault("QT_API", "pyside6")  # qtawesome goes through qtpy, which must not look for other bindings
    import qtawesome

    return qtawesome.icon(name, color=colour)
