"""Which findings to ask a consenting patient for next: inferred behind the gate of a diagnosis, and never kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.services.case_limits import require_plausible
from app.services.diagnose_patient import pass_gate
from app.services.rights import Act, require
from app.services.sealed_models import ProductionModel, production_model
from app.services.set_policy import ranking_in_force
from app.services.trace import record
from app.services.workspace import Workspace
from mlpipeline.domain import Case
from mlpipeline.errors import KnownError
from mlpipeline.progress import Progress

if TYPE_CHECKING:
    from mlpipeline.asking_next import AskNext, Question

ASK_NEXT = "diagnosis.ask_next"
"""The act in the trace: once a consultation, as the questions follow every finding that is entered."""

MOST_QUESTIONS, MOST_ASKED = 10, 500
_ASKER, _TRACED = "ask next", "ask next traced"


@dataclass(frozen=True, slots=True)
class AskNextRequest:
    """asked: terms that were asked and not answered.

    case.patient_id is not looked at; case.case_id says which consultation this is."""

    patient_id: str
    case: Case
    asked: tuple[str, ...] = ()
    most: int = 3


@dataclass(frozen=True, slots=True)
class DiseaseRateView:
    """How often the disease shows the finding, 0-1. raised: a "yes" would make it more probable."""

    disease: str
    rate: float
    raised: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """gain: expected information in nats. effort: "history", "examination", "laboratory", "imaging" or "tissue"."""

    term_id: str
    label: str
    gain: float
    effort: str
    diseases: tuple[DiseaseRateView, ...]


def ask_next(
    workspace: Workspace, request: AskNextRequest, progress: Progress = Progress()
) -> tuple[QuestionView, ...]:
    """Best first; () where nothing tells the diseases in question apart.

    Raises KnownError consent.missing, consent.revoked, patient.missing, diagnosis.implausible (fact: field),
    diagnosis.too_many_findings (fact: limit), sealed.*, artifact.*, reranker.tampered, rights.denied.
    """
    require(workspace, Act.DIAGNOSE)
    require_plausible(request.case)
    if len(request.asked) > MOST_ASKED:
        raise KnownError("diagnosis.too_many_findings", limit=MOST_ASKED)
    pass_gate(workspace, request.patient_id)
    progress(0.1, "diagnosis.load")
    used = production_model(workspace, progress.part(0.1, 0.5))
    progress(0.5, "diagnosis.rank")
    found = _questions(workspace, request, used)
    # A consent that ended meanwhile shows nothing.
    pass_gate(workspace, request.patient_id)
    _trace(workspace, request, used)
    return tuple(_view(workspace, each) for each in found)


def _questions(workspace: Workspace, request: AskNextRequest, used: ProductionModel) -> tuple[Question, ...]:
    from mlpipeline.asking_next import Known  # the learning libraries load with it
    from mlpipeline.diagnosing import known_findings, weigh

    case = replace(request.case, patient_id=request.patient_id)
    with workspace.store.read() as conn:
        policy, _ = ranking_in_force(conn)
    mixture = weigh(case, used.model, workspace.knowledge, policy, used.ranker).mixture
    present, excluded = known_findings(case, workspace.knowledge)
    most = max(0, min(request.most, MOST_QUESTIONS))
    return _asker(workspace, used).questions(mixture, Known(present, excluded, request.asked), most)


def _asker(workspace: Workspace, used: ProductionModel) -> AskNext:
    """Made once for the ranker in use."""
    from mlpipeline.asking_next import AskNext

    with workspace.warming:
        kept: Any = workspace.warm.get(_ASKER)
        if kept is None or kept.ranker is not used.ranker:
            kept = workspace.warm[_ASKER] = AskNext(used.ranker, workspace.knowledge)
        return kept


def _trace(workspace: Workspace, request: AskNextRequest, used: ProductionModel) -> None:
    consultation = (request.patient_id, request.case.case_id)
    with workspace.warming:
        traced: set[tuple[str, str]] = workspace.warm.setdefault(_TRACED, set())
        if request.case.case_id and consultation in traced:
            return
        with workspace.store.begin() as conn:
            facts = {"version": used.version, "reranker": used.reranker.number}
            record(conn, workspace, ASK_NEXT, f"patient {request.patient_id}", **facts)
        traced.add(consultation)


def _view(workspace: Workspace, question: Question) -> QuestionView:
    profiles = workspace.knowledge.profiles
    named = [(profiles.disease(each.disease_id), each) for each in question.rate_if]
    rates = tuple(
        DiseaseRateView(disease.label if disease else each.disease_id, each.rate, each.raised)
        for disease, each in named
    )
    return QuestionView(question.term_id, question.label, question.gain, question.effort, rates)
