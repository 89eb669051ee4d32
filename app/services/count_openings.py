"""How often locked parts were opened so far: said before somebody opens one again."""

from __future__ import annotations

from dataclasses import dataclass

from app.services.rights import Act, require
from app.services.trace import record
from app.services.workspace import Workspace
from db import openings, runs


@dataclass(frozen=True, slots=True)
class OpeningsView:
    """next_number: of the opening that would come now. of_dataset: how often this run's locked part was opened."""

    next_number: int
    of_dataset: int


def count_openings(workspace: Workspace, run_id: str) -> OpeningsView:
    """Raises KnownError run.missing, rights.denied."""
    require(workspace, Act.READ_RUNS)
    with workspace.store.begin() as conn:
        run = runs.get_run(conn, run_id)
        every = openings.openings(conn)
        of_dataset = sum(each.dataset_id == run.dataset_id for each in every)
        record(conn, workspace, Act.READ_RUNS, f"run {run_id}", openings=of_dataset)
    return OpeningsView(max((each.number for each in every), default=0) + 1, of_dataset)
