"""The user's settings, folders and log: forgiving, movable, and without a patient's values."""

from __future__ import annotations

import json
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import paths
from app.logs import LOG, start_logging
from app.settings import Settings, load_settings, save_settings
from mlpipeline.errors import KnownError


def test_settings_survive_a_round_and_a_damaged_file(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()
    wanted = Settings(language="es", theme="dark", last_workspace="/somewhere", density="compact")
    save_settings(wanted, tmp_path)
    assert load_settings(tmp_path) == wanted
    path = tmp_path / "settings.json"
    for damaged in ("", "[]", "{", '{"language": 3, "theme": "pink", "more": 1}'):
        path.write_text(damaged, encoding="utf-8")
        assert load_settings(tmp_path) == Settings()
    path.write_text(json.dumps({"language": "es", "theme": "pink"}), encoding="utf-8")
    assert load_settings(tmp_path) == Settings(language="es")
    (tmp_path / "file").write_text("")
    with pytest.raises(KnownError) as refused:
        save_settings(wanted, tmp_path / "file" / "below")
    assert refused.value.code == "settings.unwritable"


def test_one_variable_moves_all_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    folders = {paths.data_folder(), paths.cache_folder(), paths.config_folder(), paths.demo_folder()}
    assert len(folders) == 4
    assert all(folder.is_relative_to(tmp_path) for folder in folders)
    monkeypatch.delenv(paths.HOME_VARIABLE)
    assert not paths.data_folder().is_relative_to(tmp_path)
    assert paths.resource("policies/requirements.json").is_file()


@pytest.fixture
def hooks_put_back() -> Iterator[None]:
    before = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = before
    for handler in list(LOG.handlers):
        LOG.removeHandler(handler)
        handler.close()


@pytest.mark.usefixtures("hooks_put_back")
def test_the_log_names_type_and_place_of_a_bug_and_never_its_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = start_logging(tmp_path)
    assert path is not None
    try:
        raise ValueError("could not convert 'Maria Perez' to float")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    thread = threading.Thread(target=lambda: {}["Maria Perez"])
    thread.start()
    thread.join()
    text = path.read_text(encoding="utf-8")
    assert "ValueError at test_settings_and_logs.py" in text
    assert "KeyError at test_settings_and_logs.py" in text
    assert "Maria" not in text + capsys.readouterr().err


@pytest.mark.usefixtures("hooks_put_back")
def test_a_log_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert start_logging(tmp_path / "file" / "below") is None
    logging.getLogger("hoofbeat").error("still here")
