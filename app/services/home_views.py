"""What Home, the trace and the people's page show: plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.services.learning_views import MetricView


@dataclass(frozen=True, slots=True)
class ProductionView:
    version: int
    family: str
    approved_by: str
    approved_at: datetime | None
    trained_patients: int
    metrics: MetricView


@dataclass(frozen=True, slots=True)
class TodoItem:
    """kind: "approval", "outcome", "refused_rows" or "task". subject_id: what to open."""

    kind: str
    count: int
    subject_id: str
    text: str


@dataclass(frozen=True, slots=True)
class RecentDiagnosis:
    """leading: name of the first disease; group: where it is known from; records: of it in the clinic."""

    diagnosis_id: str
    patient_label: str
    age_years: float | None
    sex: str
    at: datetime
    leading: str
    group: str
    records: int
    state: str
    decision: str
    patient_id: str = ""
    leading_id: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    patients: int
    cases: int
    diagnoses: int
    datasets: int
    runs: int
    versions: int


@dataclass(frozen=True, slots=True)
class RecordsView:
    """Confirmed cases in the ranking that `version` has not learned from (None: no model), and what they cost others.
    before, after: share of `others` simulated patients, with other diseases, found in the first ten without and with
    them, 0-1; None without such patients. synthetic: some of the cases are made up."""

    version: int | None
    cases: int
    diseases: int
    others: int
    before: float | None
    after: float | None
    synthetic: bool
    measured_at: datetime


@dataclass(frozen=True, slots=True)
class HomeView:
    """recent: empty for who may not read patients. synthetic: some of the patients are made up. records: as last
    measured; None where there are none, or where another model is in production since."""

    production: ProductionView | None
    todo: tuple[TodoItem, ...]
    recent: tuple[RecentDiagnosis, ...]
    counts: Counts
    synthetic: bool
    records: RecordsView | None = None


@dataclass(frozen=True, slots=True)
class AuditView:
    """actor: the name of who did it."""

    seq: int
    at: datetime
    actor: str
    act: str
    subject: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class UserView:
    user_id: str
    name: str
    display_name: str
    roles: tuple[str, ...]
    active: bool
    created_at: datetime
