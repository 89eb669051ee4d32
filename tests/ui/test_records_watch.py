"""After an import or an outcome the window measures what the confirmed cases cost others, and Home says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services import browse
from app.services.import_cases import ImportRequest, import_cases, undo_import
from app.services.workspace import Workspace, close_workspace, create_workspace
from app.ui.context import AppContext
from app.ui.pages.home import HomePage
from app.ui.shell.frame import Frame
from mlpipeline.domain import Case, Disease, PhenotypicFeature
from mlpipeline.examples import examples_as_phenopackets

FOUND = tuple(PhenotypicFeature(each) for each in ("HP:0001166", "HP:0002616", "HP:0000518"))
MEASURED_MS = 120_000


@pytest.fixture
def clinic(home_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    workspace, _code = create_workspace(
        tmp_path / "clinic", "Clinic", "ana", "Dr. Ana Restrepo", "four words are enough"
    )
    yield workspace
    close_workspace(workspace)


def test_home_says_what_an_import_brought_and_cost(
    qtbot: QtBot, clinic: Workspace, context: AppContext, frame: Frame, settle: Callable[[], None], tmp_path: Path
) -> None:
    home = frame.pages["home"]
    assert isinstance(home, HomePage)
    line = home.production.records
    assert line.isHidden()
    disease = Disease("LOCAL:fiebre-del-valle", "Fiebre del valle")
    cases = [Case(f"c{i}", f"p{i}", features=FOUND, diagnosis=disease) for i in range(3)]
    path = tmp_path / "cases.zip"
    path.write_bytes(examples_as_phenopackets(cases))
    batch = import_cases(clinic, ImportRequest(path, "phenopackets", None, "published")).batch_id
    context.tell_change("imports")
    qtbot.waitUntil(lambda: not line.isHidden(), timeout=MEASURED_MS)
    settle()
    assert line.text().startswith("3 confirmed cases are in the ranking; ")
    assert "other diseases in the first ten: " in line.text()
    assert line.text().count(" %") == 2
    measured = len([each for each in browse.audit_events(clinic) if each.act == "records.measure"])
    context.tell_change("diagnoses")
    settle()
    assert len([each for each in browse.audit_events(clinic) if each.act == "records.measure"]) == measured == 1
    context.translation.set_language("es")
    home.refresh()
    settle()
    assert line.text().startswith("3 casos confirmados entran en la ordenación; ")
    undo_import(clinic, batch, "the wrong file")
    context.tell_change("imports")
    qtbot.waitUntil(line.isHidden, timeout=MEASURED_MS)
    settle()
