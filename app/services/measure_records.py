"""Measure what the confirmed cases in the ranking cost other diseases, once for each set of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.services.home_views import RecordsView
from app.services.rights import Act, require
from app.services.sealed_models import ProductionModel, kept_if_current, production_model
from app.services.set_policy import ranking_in_force
from app.services.trace import record
from app.services.workspace import Workspace
from db import audit
from db.store import Connection
from mlpipeline.progress import Progress

if TYPE_CHECKING:
    from mlpipeline.other_diseases import Price, SimulatedPatient
    from mlpipeline.ranking.policy import RankingPolicy

__all__ = ["RecordsView", "is_measured", "last_measured", "measure_records"]

_SUBJECT = "records"
_BEFORE = "other diseases before"


def measure_records(workspace: Workspace, progress: Progress = Progress()) -> RecordsView | None:
    """Ranks patients simulated from the knowledge with and without the confirmed cases, and keeps the figures as facts
    of the trace. Where model, cases, knowledge, reranker and policy are those of the last time, that one is given. None
    where there never was a confirmed case. Some seconds; nobody waits for it.

    Raises KnownError sealed.*, artifact.*, rights.denied; Cancelled, and then nothing is kept.
    """
    require(workspace, Act.MEASURE_RECORDS)
    used = production_model(workspace, progress.part(0.0, 0.3))
    if not _is_measured(workspace, used):
        with workspace.store.read() as conn:
            policy, version = ranking_in_force(conn)
        facts: dict[str, str | int | float | bool | None] = {
            **_about(workspace, used, version),
            "cases": used.confirmed.cases,
            "diseases": len(used.confirmed.counts),
            "synthetic": used.confirmed.synthetic,
        }
        price = _price(workspace, used, policy, progress.part(0.3, 1.0)) if used.confirmed.cases else None
        facts |= {"others": price.patients, "before": price.before, "after": price.after} if price else {"others": 0}
        with workspace.store.begin() as conn:
            record(conn, workspace, Act.MEASURE_RECORDS, _SUBJECT, **facts)
    with workspace.store.read() as conn:
        return last_measured(conn)


def is_measured(workspace: Workspace) -> bool:
    """Whether `measure_records` would have nothing to do, as far as that can be told without counting a case."""
    require(workspace, Act.MEASURE_RECORDS)
    used = kept_if_current(workspace)
    return used is not None and _is_measured(workspace, used)


def _is_measured(workspace: Workspace, used: ProductionModel) -> bool:
    with workspace.store.read() as conn:
        last, (_, policy_version) = _last(conn), ranking_in_force(conn)
    if last is None:
        return not used.confirmed.cases
    return all(last.facts.get(name) == value for name, value in _about(workspace, used, policy_version).items())


def _about(workspace: Workspace, used: ProductionModel, policy_version: str) -> dict[str, str | int | None]:
    """What the figures depend on."""
    return {
        "version": used.version,
        "digest": used.confirmed.digest,
        "knowledge": workspace.knowledge.version,
        "policy": policy_version,
        "reranker": used.reranker.number,
    }


def last_measured(conn: Connection) -> RecordsView | None:
    """The figures of the last measurement, whatever was confirmed since; None where nothing was measured yet."""
    last = _last(conn)
    if last is None:
        return None
    facts = last.facts
    return RecordsView(
        version=facts["version"],
        cases=facts["cases"],
        diseases=facts["diseases"],
        others=facts["others"],
        before=facts.get("before"),
        after=facts.get("after"),
        synthetic=facts["synthetic"],
        measured_at=last.at,
    )


def _last(conn: Connection) -> audit.AuditEvent | None:
    return next(iter(audit.events(conn, limit=1, act=Act.MEASURE_RECORDS.value, subject=_SUBJECT)), None)


def _price(workspace: Workspace, used: ProductionModel, policy: RankingPolicy, progress: Progress) -> Price:
    from mlpipeline.other_diseases import found_in_first_ten, price_of  # the learning libraries load with it

    knowledge = workspace.knowledge
    sample, before = _without_cases(workspace, used, policy, progress.part(0.0, 0.6))
    after = found_in_first_ten(sample, used.model, knowledge, policy, used.ranker, progress.part(0.6, 1.0))
    return price_of(sample, before, after, used.ranker.nodes, used.confirmed.counts)


def _without_cases(
    workspace: Workspace, used: ProductionModel, policy: RankingPolicy, progress: Progress
) -> tuple[tuple[SimulatedPatient, ...], tuple[bool, ...]]:
    """The simulated patients, and who of them is found by model and knowledge alone: kept, as no case changes it."""
    from mlpipeline.diagnosing import ranker_for
    from mlpipeline.other_diseases import found_in_first_ten, simulated_sample

    knowledge = workspace.knowledge
    kept: Any = workspace.warm.get(_BEFORE)
    about = (used.version, policy, used.reranker.number)
    if kept is None or kept[0] != about:
        sample = simulated_sample(knowledge, progress.part(0.0, 0.3))
        ranker = ranker_for(used.model, knowledge).reranked(used.reranker.reranker)
        found = found_in_first_ten(sample, used.model, knowledge, policy, ranker, progress.part(0.5, 1.0))
        kept = workspace.warm[_BEFORE] = (about, sample, found)
    return kept[1], kept[2]
