"""kill -9 at random moments of import and training: nothing acknowledged is lost, nothing half-done is left."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from app.services import browse
from app.services.compare_runs import compare_runs
from app.services.verify_audit import verify_audit
from app.services.workspace import close_workspace
from db import imports

REPOSITORY = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("HOOFBEAT_KILLS", "20"))

IMPORTING = """
import sys
from pathlib import Path
from app.services.import_cases import ImportRequest, import_cases
from app.services.workspace import open_workspace

if __name__ == "__main__":
    folder, user, passphrase, table, profile = sys.argv[1:6]
    from app.services.mapping_profiles import load_profile
    workspace = open_workspace(Path(folder), user, passphrase, exclusive=True)
    print("ready", flush=True)
    path, number = Path(table), 0
    while True:
        number += 1
        rows = "".join(f"{number}-{row};{row % 90}\\n" for row in range(40))
        path.write_text(f"id;age\\n{rows}{sys.argv[6]};1\\n")
        report = import_cases(workspace, ImportRequest(path, "csv", load_profile(Path(profile)), "care"))
        print(report.batch_id, flush=True)
"""

TRAINING = """
import sys
from pathlib import Path
from app.services.train_models import TrainingRequest, train_models
from app.services.workspace import open_workspace

if __name__ == "__main__":
    folder, user, passphrase, dataset = sys.argv[1:5]
    workspace = open_workspace(Path(folder), user, passphrase, exclusive=True)
    print("ready", flush=True)
    while True:
        for run in train_models(workspace, TrainingRequest(dataset, ("prior", "logistic_regression"))).runs:
            print(run.run_id, flush=True)
"""

PROFILE = '{"name": "two", "columns": [{"column": "id", "role": "patient_id"}, {"column": "age", "role": "age"}]}'


def acknowledged_until_killed(script: Path, arguments: list[str], wait_s: float, after_first: bool) -> list[str]:
    """The ids printed by a process that was killed, with its children, `wait_s` after it was ready, or after it
    acknowledged its first piece of work."""
    command = [sys.executable, str(script), *arguments]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    with subprocess.Popen(
        command, cwd=REPOSITORY, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        first = process.stdout.readline() if after_first else ""
        time.sleep(wait_s)
        os.killpg(process.pid, signal.SIGKILL)
        printed = (first + process.stdout.read()).split("\n")
    return [line for line in printed[:-1] if line]


def import_kills(clinic: Any, tmp_path: Path, kills: int, seed: int, longest_s: float = 6.0) -> int:
    """How many imports were acknowledged in all."""
    chance = random.Random(seed)
    folder = clinic.folder("empty")
    script, profile = tmp_path / "importing.py", tmp_path / "profile.json"
    script.write_text(IMPORTING)
    profile.write_text(PROFILE)
    acknowledged: set[str] = set()
    for turn in range(kills):
        arguments = [str(folder), clinic.ana, clinic.passphrases[clinic.ana], str(tmp_path / "table.csv"), str(profile)]
        wait_s = chance.uniform(0.2, longest_s)
        acknowledged |= set(acknowledged_until_killed(script, [*arguments, f"turn-{turn}"], wait_s, turn == 0))
        workspace = clinic.open_folder(folder)
        kept = browse.batches(workspace)
        assert acknowledged <= {batch.batch_id for batch in kept}
        with workspace.store.read() as conn:
            assert {imports.count_cases_of(conn, batch.batch_id) for batch in kept} <= {41}
        assert verify_audit(workspace).ok
        assert clinic.counts(workspace)["cases"] == 41 * len(kept)
        close_workspace(workspace)
    return len(acknowledged)


def training_kills(clinic: Any, tmp_path: Path, kills: int, seed: int) -> int:
    """How many runs were acknowledged in all."""
    chance = random.Random(seed)
    folder = clinic.folder("trained")
    script = tmp_path / "training.py"
    script.write_text(TRAINING)
    workspace = clinic.open_folder(folder)
    dataset_id = browse.datasets(workspace)[0].dataset_id
    close_workspace(workspace)
    acknowledged: set[str] = set()
    for turn in range(kills):
        arguments = [str(folder), clinic.ana, clinic.passphrases[clinic.ana], dataset_id]
        # Every other kill falls into the second training, whose first was acknowledged.
        wait_s = chance.uniform(0.0, 12.0)
        acknowledged |= set(acknowledged_until_killed(script, arguments, wait_s, turn % 2 == 0))
        workspace = clinic.open_folder(folder)
        runs = browse.runs(workspace)
        assert acknowledged <= {run.run_id for run in runs}
        for run in runs:
            assert (workspace.artifacts_folder / f"{run.run_id}.hoof").is_file(), "a run without its model"
        assert compare_runs(workspace).rows
        assert verify_audit(workspace).ok
        close_workspace(workspace)
    return len(acknowledged)


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are killed by signal")
def test_a_few_kills_of_imports(clinic: Any, tmp_path: Path) -> None:
    assert import_kills(clinic, tmp_path, 3, seed=1, longest_s=3.0) > 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="process groups are killed by signal")
def test_many_kills_of_imports(clinic: Any, tmp_path: Path) -> None:
    assert import_kills(clinic, tmp_path, KILLS, seed=2) > 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="process groups are killed by signal")
def test_many_kills_of_trainings(clinic: Any, tmp_path: Path) -> None:
    assert training_kills(clinic, tmp_path, KILLS, seed=3) > 0
