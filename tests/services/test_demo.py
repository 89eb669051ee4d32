"""The example clinic: made whole or not at all, and the whole pipeline on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.services import browse
from app.services.demo import DEMO_PASSPHRASE, DEMO_USER, ensure_demo_workspace, run_demo
from app.services.workspace import close_workspace, is_demo_folder, open_workspace
from mlpipeline.errors import KnownError
from mlpipeline.progress import Cancelled, Progress


def test_the_example_clinic_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    stages: list[str] = []
    stopping = Progress(lambda _, stage: stages.append(stage), lambda: "import.write" in stages)
    with pytest.raises(Cancelled):
        ensure_demo_workspace(folder, progress=stopping)
    assert list(tmp_path.iterdir()) == []
    ensure_demo_workspace(folder)
    ensure_demo_workspace(folder)
    assert is_demo_folder(folder)
    assert [path.name for path in tmp_path.iterdir()] == ["demo"]
    workspace = open_workspace(folder, DEMO_USER, DEMO_PASSPHRASE, exclusive=True)
    home = browse.home(workspace)
    assert (workspace.is_demo, home.synthetic, home.counts.patients, home.production) == (True, True, 1200, None)
    assert all(row.synthetic for row in browse.patients(workspace).rows)
    with pytest.raises(KnownError) as refused:
        run_demo(folder)
    assert refused.value.code == "workspace.locked"
    close_workspace(workspace)
    assert not (folder / "backups").exists(), "a demo needs no backups"


def test_nobody_elses_folder_becomes_a_demo(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("years of work")
    for make in (ensure_demo_workspace, run_demo):
        with pytest.raises(KnownError) as refused:
            make(tmp_path)
        assert refused.value.code == "demo.folder_in_use"
    assert (tmp_path / "thesis.doc").exists()


@pytest.mark.slow
def test_the_whole_pipeline_end_to_end(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    told: list[str] = []
    ensure_demo_workspace(folder, seed=5)
    report = run_demo(folder, seed=7, tell=lambda key, _: told.append(key))
    assert (report.imported.cases, report.dataset.rows) == (1200, 1200)
    assert len(report.comparison.rows) == 4
    assert len(report.diagnoses) == 3
    assert report.audit.ok
    assert [path.suffix for path in report.files] == [".png", ".png", ".md"]
    text = report.files[-1].read_text(encoding="utf-8")
    assert "SYNTHETIC" in text
    assert report.decision in text
    assert told[0] == "demo.imported"
    approved = "approved" in report.decision
    assert all((result.model_version == 1) == approved for result in report.diagnoses)
