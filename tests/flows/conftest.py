"""What the tests of the terminal share: a command run in this process, and what it said."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from app.cli.entry import run


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """say(*arguments, code=0): the command's JSON where it succeeded, its last word where it failed."""

    def told(*arguments: str, code: int = 0) -> Any:
        capsys.readouterr()
        got = run([*arguments, "--json", "-"])
        out, err = capsys.readouterr()
        assert got == code, err
        return json.loads(out) if code == 0 else err.strip().splitlines()[-1]

    return told
