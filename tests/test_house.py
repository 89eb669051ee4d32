"""The rules of the house: the floors, the sizes, the head lines, and that each rule can be broken."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[1]
PRODUCT = sorted(path for floor in ("app", "mlpipeline", "db") for path in (HOUSE / floor).rglob("*.py"))
HARD_LIMIT = 400
MAY_CATCH_EVERYTHING = {HOUSE / "app/ui/jobs.py", HOUSE / "app/services/process.py"}
HOMELESS_NAMES = {"utils.py", "helpers.py", "common.py", "manager.py", "core.py", "models.py"}


def name(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_each_file_says_what_it_is_and_stays_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= HARD_LIMIT
    assert path.name not in HOMELESS_NAMES
    if "migrations/versions" not in name(path):
        assert text.startswith('"""'), "the first line says what the file is"


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_nobody_catches_everything(path: Path) -> None:
    if path in MAY_CATCH_EVERYTHING:
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            caught = "" if node.type is None else ast.unparse(node.type)
            assert caught, f"line {node.lineno}"
            assert not re.search(r"\b(Base)?Exception\b", caught), f"line {node.lineno}"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def copy_of_the_house(folder: Path) -> Path:
    for floor in ("app", "mlpipeline", "db"):
        shutil.copytree(HOUSE / floor, folder / floor, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HOUSE / "pyproject.toml", folder)
    return folder


def test_the_contracts_are_kept() -> None:
    done = lint(HOUSE)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("where", "planted", "contract"),
    [
        ("mlpipeline/errors.py", "import app.services.process", "arrows go down only"),
        ("db/store.py", "import app.services.process", "arrows go down only"),
        ("app/services/process.py", "import PySide6.QtCore", "Qt only in the window"),
        ("app/services/process.py", "import sqlalchemy", "SQL only in db"),
        ("db/store.py", "import pandas", "opens without the learning libraries"),
        ("app/ui/jobs.py", "import db.store", "through services"),
    ],
)
def test_a_planted_import_breaks_its_contract(tmp_path: Path, where: str, planted: str, contract: str) -> None:
    house = copy_of_the_house(tmp_path)
    with (house / where).open("a", encoding="utf-8") as file:
        file.write(f"\n{planted}\n")
    done = lint(house)
    broken = [line for line in done.stdout.splitlines() if line.rstrip().endswith("BROKEN")]
    assert done.returncode != 0
    assert any(contract in line for line in broken), done.stdout


def test_every_proof_named_in_the_hazard_log_exists() -> None:
    text = (HOUSE / "docs/intended-use.md").read_text(encoding="utf-8")
    proofs = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text)
    assert proofs, "the hazard log names its proofs"
    for file, test in proofs:
        assert f"def {test}(" in (HOUSE / file).read_text(encoding="utf-8"), f"{file}::{test}"


def test_every_dependency_has_its_reason() -> None:
    import tomllib

    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    reasons = (HOUSE / "docs/dependencies.md").read_text(encoding="utf-8")
    for requirement in project["dependencies"] + project["optional-dependencies"]["dev"]:
        package = re.match(r"[A-Za-z0-9_-]+", requirement)
        assert package
        assert package.group().lower() in reasons.lower(), requirement
