"""Say what is missing on this machine, with the command that installs it; start the program where nothing is."""

from __future__ import annotations

import ctypes.util
import os
import sys
from pathlib import Path

# What the Qt wheels load from the system, and the Debian package that has it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def missing(libraries: dict[str, str]) -> list[str]:
    lost = []
    for name, package in libraries.items():
        try:
            ctypes.CDLL(name)
        except OSError:
            lost.append(package)
    return lost


def name_missing(libraries: dict[str, str], purpose: str) -> None:
    """Leave with the command that installs what is missing."""
    if not sys.platform.startswith("linux"):
        return
    if lost := missing(libraries):
        sys.exit(
            f"{purpose} needs system libraries that are not here. Install them with:\n"
            f"    sudo apt-get install -y {' '.join(lost)}\nand run the same command again."
        )


def check_python() -> None:
    if sys.version_info < (3, 11):
        sys.exit(
            f"Hoofbeat needs Python 3.11 or newer; this is {sys.version.split()[0]}. "
            "Install one and say `make run PYTHON=python3.12`."
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        sys.exit(
            f"Python's venv module is missing. Install it with:\n"
            f"    sudo apt-get install -y python3.{sys.version_info.minor}-venv\nand run the same command again."
        )


def has_screen() -> bool:
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main(what: str) -> None:
    if what == "--python":
        check_python()
    elif what == "--libraries":
        name_missing(QT_LIBRARIES, "The window")
    else:
        arguments = ["hoofbeat", "--demo"]
        if has_screen():
            name_missing(QT_LIBRARIES | SCREEN_LIBRARIES, "The window")
        else:
            print("No screen here: running the same pipeline in the terminal (hoofbeat demo).", flush=True)
            arguments = ["hoofbeat", "demo"]
        program = Path(sys.executable).parent / "hoofbeat"
        os.execv(program, [str(program), *arguments[1:]])


if __name__ == "__main__":
    main(sys.argv[1])
