"""What every test may ask for: the shared data, where it is there, and the knowledge, built once."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from mlpipeline.knowledge.cache import load_knowledge
from mlpipeline.knowledge.knowledge import Knowledge

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED_DATA = REPOSITORY.parent / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real and published records beside the repository; a test that needs it skips where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip("needs the records of ../shared/data, which are not part of the repository")
    return SHARED_DATA


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The embedded knowledge; its cache is kept between runs."""
    return load_knowledge(REPOSITORY / "build" / "test-cache" / "knowledge")


@pytest.fixture(scope="session")
def module_at() -> Callable[[Path], ModuleType]:
    """Loads a file that stands beside tests and is no test: their folders are no packages."""

    def load(path: Path) -> ModuleType:
        spec = importlib.util.spec_from_file_location(path.stem, path)
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load


@pytest.fixture(scope="session")
def pack_files(module_at: Callable[[Path], ModuleType]) -> ModuleType:
    """Makes small knowledge packs of every kind: tests/pack_files.py."""
    return module_at(Path(__file__).with_name("pack_files.py"))
