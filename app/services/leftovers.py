"""What killed processes left behind: half-written files, and files whose row was never written."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

from app.services.opened_workspace import Workspace
from db import datasets, runs
from db.durable import LEFTOVER_AGE_S, remove_leftovers


def remove_orphans(workspace: Workspace) -> int:
    """Deletes sealed datasets and models that no row names, and half-written files, once they are a day old: another
    process may be writing the young ones now. Returns how many."""
    with workspace.store.read() as conn:
        owned = {each.dataset_id for each in datasets.all_datasets(conn)}
        owned |= {each.run_id for each in runs.all_runs(conn, limit=1_000_000)}
    removed = remove_leftovers(workspace.folder)
    for folder in (workspace.datasets_folder, workspace.artifacts_folder):
        removed += sum(_remove_if_old(path) for path in folder.glob("*.*") if path.name.split(".")[0] not in owned)
    return removed


def _remove_if_old(path: Path) -> bool:
    with suppress(FileNotFoundError):
        if path.is_file() and path.stat().st_mtime < time.time() - LEFTOVER_AGE_S:
            path.unlink()
            return True
    return False
