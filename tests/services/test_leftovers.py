"""Files that no row names go once they are a day old; all others stay."""

from __future__ import annotations

import os
import time
from typing import Any

from app.services.workspace import close_workspace


def test_old_orphans_go_and_young_ones_stay(clinic: Any) -> None:
    folder = clinic.folder("trained")
    kept = {path for name in ("datasets", "artifacts") for path in (folder / name).iterdir()}
    young, old = folder / "artifacts" / "aa.hoof", folder / "artifacts" / "bb.hoof"
    half = folder / "datasets" / ".cc.parquet.hoof.1234.tmp"
    for path in (young, old, half):
        path.write_bytes(b"left by a crash")
    two_days_ago = time.time() - 2 * 24 * 3600
    for path in (*kept, old, half):
        os.utime(path, (two_days_ago, two_days_ago))
    close_workspace(clinic.open_folder(folder))
    left = {path for name in ("datasets", "artifacts") for path in (folder / name).iterdir()}
    assert left == kept | {young}
