"""Runs: one family fitted once on one dataset, with all that was measured; never changed afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, desc, insert, select

from db.canonical import from_json, from_optional_json, to_json
from db.clock import from_text, to_text, utc_now
from db.learning_tables import runs_rows
from db.numbering import new_id, next_number
from mlpipeline.errors import KnownError


@dataclass(frozen=True, slots=True)
class Run:
    """experiment: the number shared by the runs of one training. state: done, failed or cancelled; reason: its code.

    metrics: of the validation part, plain JSON or None. artifact_path: of the sealed file, relative to the workspace.
    artifact_sha256: of the clear artifact. size: its bytes.
    """

    run_id: str
    number: int
    experiment: int
    dataset_id: str
    family: str
    target: str
    state: str
    reason: str
    params: Mapping[str, Any]
    metrics: Any
    confusion: Any
    per_class: Any
    artifact_path: str | None
    artifact_sha256: str | None
    cpu_s: float
    size: int
    seed: int
    versions: Mapping[str, str]
    trained_by: str
    at: datetime


def next_experiment(conn: Connection) -> int:
    """The number of the next training; only within the transaction that writes its runs."""
    return next_number(conn, runs_rows.c.experiment)


def add_run(
    conn: Connection,
    *,
    experiment: int,
    dataset_id: str,
    family: str,
    by: str,
    state: str = "done",
    reason: str = "",
    target: str = "disease",
    params: Mapping[str, Any] | None = None,
    metrics: Any = None,
    confusion: Any = (),
    per_class: Any = (),
    artifact_path: str | None = None,
    artifact_sha256: str | None = None,
    cpu_s: float = 0.0,
    size: int = 0,
    seed: int = 0,
    versions: Mapping[str, str] | None = None,
    run_id: str | None = None,
    at: datetime | None = None,
) -> Run:
    """The row of a run whose artifact is already written (folder first, row last)."""
    run_id = run_id or new_id()
    conn.execute(
        insert(runs_rows).values(
            run_id=run_id,
            number=next_number(conn, runs_rows.c.number),
            experiment=experiment,
            dataset_id=dataset_id,
            family=family,
            target=target,
            state=state,
            reason=reason,
            params=to_json(dict(params or {})),
            metrics=None if metrics is None else to_json(metrics),
            confusion=to_json(confusion),
            per_class=to_json(per_class),
            artifact_path=artifact_path,
            artifact_sha256=artifact_sha256,
            cpu_s=cpu_s,
            size=size,
            seed=seed,
            versions=to_json(dict(versions or {})),
            trained_by=by,
            at=to_text(at or utc_now()),
        )
    )
    return get_run(conn, run_id)


def get_run(conn: Connection, run_id: str) -> Run:
    """Raises KnownError run.missing (fact: run)."""
    return _one(conn, runs_rows.c.run_id == run_id, run_id)


def run_by_number(conn: Connection, number: int) -> Run:
    """Raises KnownError run.missing (fact: run)."""
    return _one(conn, runs_rows.c.number == number, number)


def all_runs(
    conn: Connection, experiment: int | None = None, dataset_id: str | None = None, limit: int = 500
) -> tuple[Run, ...]:
    """Newest first."""
    query = select(runs_rows).order_by(desc(runs_rows.c.number)).limit(limit)
    if experiment is not None:
        query = query.where(runs_rows.c.experiment == experiment)
    if dataset_id is not None:
        query = query.where(runs_rows.c.dataset_id == dataset_id)
    return tuple(_run(row) for row in conn.execute(query))


def _one(conn: Connection, condition: Any, wanted: str | int) -> Run:
    row = conn.execute(select(runs_rows).where(condition)).one_or_none()
    if row is None:
        raise KnownError("run.missing", run=wanted)
    return _run(row)


def _run(row: Row[Any]) -> Run:
    plain = dict(row._mapping)
    for name in ("params", "confusion", "per_class", "versions"):
        plain[name] = from_json(plain[name])
    plain["metrics"] = from_optional_json(row.metrics)
    plain["at"] = from_text(row.at)
    return Run(**plain)
