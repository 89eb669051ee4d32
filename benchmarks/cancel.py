"""Cancel of a training: how long until the window says so, until the worker is gone, and what is left on the disk.

python benchmarks/cancel.py [trials]
"""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

TRIALS = int(sys.argv[1]) if len(sys.argv) > 1 else 12
PATIENTS = 1200
LONGEST_WAIT_S = 14.0


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"HOOFBEAT_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        workspace = _clinic(Path(home))
        print(f"{'cancelled after':>16}{'acknowledged':>14}{'worker gone':>13}{'runs kept':>11}{'stray files':>13}")
        chosen = random.Random(1)
        figures = [_trial(workspace, chosen.uniform(0.2, LONGEST_WAIT_S)) for _ in range(TRIALS)]
        acknowledged, gone = (sorted(column) for column in zip(*figures, strict=True))
        print(f"median {1000 * acknowledged[len(acknowledged) // 2]:.1f} ms, {gone[len(gone) // 2]:.2f} s; ", end="")
        print(f"worst {1000 * acknowledged[-1]:.1f} ms, {gone[-1]:.2f} s")


def _clinic(home: Path) -> Any:
    from app.services.demo import DEMO_PASSPHRASE, DEMO_USER, ensure_demo_workspace
    from app.services.make_dataset import make_dataset
    from app.services.workspace import open_workspace

    ensure_demo_workspace(home / "clinic")
    workspace = open_workspace(home / "clinic", DEMO_USER, DEMO_PASSPHRASE, exclusive=True)
    make_dataset(workspace)
    return workspace


def _trial(workspace: Any, after_s: float) -> tuple[float, float]:
    """Seconds from cancel() to the job's word, and to the end of its child."""
    from PySide6.QtWidgets import QApplication

    from app.services import browse
    from app.services.train_models import TrainingRequest, families, train_models
    from app.ui.jobs import JobRunner

    application = QApplication.instance() or QApplication([])
    jobs = JobRunner()
    frozen = browse.datasets(workspace)[0]
    known = len(browse.runs(workspace))
    request = TrainingRequest(frozen.dataset_id, tuple(card.name for card in families()))
    ended: list[str] = []
    job = jobs.start("Training", lambda progress: train_models(workspace, request, progress))
    job.cancelled.connect(lambda: ended.append("cancelled"))
    job.succeeded.connect(lambda _: ended.append("finished"))
    _pump(application, lambda begun: time.monotonic() - begun > after_s or bool(ended))
    begun = time.monotonic()
    job.cancel()
    while not job.is_cancelling():
        application.processEvents()
    acknowledged = time.monotonic() - begun
    _pump(application, lambda _: not multiprocessing.active_children())
    gone = time.monotonic() - begun
    _pump(application, lambda _: bool(ended))
    kept = browse.runs(workspace)
    names = {view.run_id for view in kept}
    stray = [path for path in workspace.artifacts_folder.iterdir() if path.stem not in names]
    print(f"{after_s:>14.1f} s{1000 * acknowledged:>11.1f} ms{gone:>11.2f} s{len(kept) - known:>11}{len(stray):>13}")
    jobs.shutdown()
    return acknowledged, gone


def _pump(application: Any, until: Callable[[float], bool]) -> None:
    begun = time.monotonic()
    while not until(begun):
        application.processEvents()
        time.sleep(0.002)


if __name__ == "__main__":
    main()
