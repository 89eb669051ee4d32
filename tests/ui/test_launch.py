"""The window begins lightly: what it needs to be usable loads no learning library."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from app.services.workspace import close_workspace, create_workspace

HEAVY = ("sklearn", "xgboost", "pandas", "jax", "matplotlib", "scipy", "pyarrow")

PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from app.ui.entry import Entry
began = Entry.ask_passphrase
def sign_in(self, folder):
    began(self, folder)
    page = self._window.centralWidget().currentWidget()
    QTimer.singleShot(0, lambda: page.asked.emit("ana", "four words are enough", ""))
Entry.ask_passphrase = sign_in
from pathlib import Path
from app.main import run_window
code = run_window(demo=False, workspace=Path(sys.argv[1]), close_when_ready=True)
print("heavy:", sorted(name for name in %r if name in sys.modules))
sys.exit(code)
"""


def test_the_window_is_usable_without_heavy_libraries(tmp_path: Path) -> None:
    workspace, _code = create_workspace(tmp_path / "clinic", "Clinic", "ana", "Ana R.", "four words are enough")
    close_workspace(workspace)
    environment = os.environ | {"HOOFBEAT_HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM % (HEAVY,), str(tmp_path / "clinic")],
        env=environment,
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "window usable in" in done.stdout
    assert "heavy: []" in done.stdout


def test_icons_load_nothing_heavy() -> None:
    program = (
        "import os; os.environ['QT_API'] = 'pyside6'; import qtawesome, sys; print([n for n in %r if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program % (HEAVY,)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
