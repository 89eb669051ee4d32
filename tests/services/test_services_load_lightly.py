"""The window must be usable without the learning libraries: no service may load them when it is imported."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from app.services import train_models
from mlpipeline.families.registry import FAMILIES

REPOSITORY = Path(__file__).resolve().parents[2]
HEAVY = ("sklearn", "xgboost", "pandas", "pyarrow", "scipy", "matplotlib", "PySide6")
SCRIPT = """
import importlib, json, sys
for name in json.loads(sys.argv[1]):
    importlib.import_module(name)
print(json.dumps(sorted(set(json.loads(sys.argv[2])) & set(sys.modules))))
"""


def test_no_service_loads_a_learning_library() -> None:
    modules = [f"app.services.{path.stem}" for path in (REPOSITORY / "app/services").glob("*.py")]
    modules = [name for name in modules if not name.endswith("__init__")] + ["app.paths", "app.settings", "app.logs"]
    assert len(modules) > 25
    command = [sys.executable, "-c", SCRIPT, json.dumps(modules), json.dumps(HEAVY)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


def test_the_families_offered_are_those_that_can_be_trained() -> None:
    assert train_models.FAMILIES == FAMILIES
    assert tuple(card.name for card in train_models.families()) == FAMILIES
    assert all(card.seconds_hint(100, 10) >= 1 for card in train_models.families())
