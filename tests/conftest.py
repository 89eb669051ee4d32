"""What every test may ask for: the shared data, where it is there, and the knowledge, built once."""

from __future__ import annotations

from pathlib import Path

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
