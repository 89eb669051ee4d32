"""Train the reranker of the known diseases again, on the clinic's cases whose disease is known."""

from __future__ import annotations

from app.paths import cache_folder
from app.services.knowledge_packs import active_packs
from app.services.process import run_in_process
from app.services.reranker_views import RerankerView, reranker_view
from app.services.reranker_worker import PlainCase
from app.services.rights import Act, require
from app.services.trace import names_of_people, record
from app.services.workspace import Workspace
from db import cases, rerankers
from mlpipeline.domain import NO_DISEASE_ID, Case
from mlpipeline.progress import Progress

__all__ = ["RerankerView", "retrain_ranker"]

EVERY = 1000


def retrain_ranker(workspace: Workspace, progress: Progress = Progress()) -> RerankerView:
    """In a child, with the knowledge packs in use, on cases whose patients' consent covers research or whose import's
    legal basis allows it; keeps four weights, their sharpness and figures, never a case. It is not in use until
    `use_reranker` says so.

    Raises KnownError reranker.too_few_cases (facts: cases, diseases, least_cases, least_diseases),
    reranker.nothing_learned, reranker.too_much_memory, knowledge.*, rights.denied; Cancelled, and then nothing is kept.
    """
    require(workspace, Act.RETRAIN_RANKER)
    known, synthetic = _known_cases(workspace, progress.part(0.0, 0.1))
    knowledge = workspace.knowledge.version
    content, report = run_in_process(
        "app.services.reranker_worker:retrain",
        known,
        str(cache_folder()),
        active_packs(),
        progress=progress.part(0.1, 0.99),
    )
    progress(0.99, "reranker.keep")
    with workspace.store.begin() as conn:
        kept = rerankers.add_reranker(
            conn,
            content=content,
            report={**report, "synthetic": synthetic},
            knowledge_version=report["knowledge"],
            by=workspace.user.user_id,
        )
        use = rerankers.reranker_in_use(conn)
        view = reranker_view(kept, names_of_people(conn), use.number if use else None, knowledge)
        facts = {"cases": view.cases, "diseases": view.diseases, "knowledge": view.knowledge_version}
        record(conn, workspace, Act.RETRAIN_RANKER, f"reranker {kept.number}", **facts, synthetic=synthetic)
    return view


def _known_cases(workspace: Workspace, progress: Progress) -> tuple[list[PlainCase], bool]:
    """What crosses to the child of every case that may be learned from, and whether one of them is made up."""
    known: list[PlainCase] = []
    synthetic = False
    with workspace.store.read() as conn:
        total = max(1, cases.count_cases(conn))
        for number, each in enumerate(cases.training_cases(conn)):
            if number % EVERY == 0:
                progress(min(1.0, number / total), "dataset.gather")
            if each.case.diagnosis is not None and each.case.diagnosis.term_id != NO_DISEASE_ID:
                known.append(_plain(each.case, each.case.diagnosis.term_id))
                synthetic = synthetic or each.case.synthetic
    return known, synthetic


def _plain(case: Case, disease: str) -> PlainCase:
    said = [tuple(each.term_id for each in case.features if each.excluded is excluded) for excluded in (False, True)]
    return disease, said[0], said[1], tuple(case.references)
